"""The documents of teams in the knowledge base: added under a label, forgotten by it."""

from __future__ import annotations

from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.sources import FileReport
from bot.services.inbound import Place


class TeamDocuments:
    """Implements the `Documents` port over the knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def add_shared(self, name: str, content: bytes, place: Place, added_by: str) -> FileReport:
        """Add a file under the label of its place; the same name from there replaces."""
        channel = f"{place.team_id}/{place.channel_id}"
        return self._knowledge.add_shared(content, channel, name, place.visibility, added_by)

    def channels(self, team_id: str) -> frozenset[str]:
        """The channels of a workspace from which documents were added."""
        labels = {document.visibility for document in self._knowledge.documents()}
        start = f"channel:{team_id}/"
        return frozenset(x.removeprefix(start) for x in labels if x.startswith(start))

    def forget(self, team_id: str, channel_id: str | None) -> int:
        """Remove the documents of a channel, or of a whole workspace; counts them."""
        count = 0
        for document in self._knowledge.documents():
            if _belongs(document.visibility, team_id, channel_id):
                count += int(self._knowledge.remove(document.document_id))
        return count


def _belongs(label: str, team_id: str, channel_id: str | None) -> bool:
    if channel_id is not None:
        return label == f"channel:{team_id}/{channel_id}"
    return label == f"team:{team_id}" or label.startswith(f"channel:{team_id}/")
