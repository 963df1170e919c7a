"""The documents of teams: read, added to the knowledge base under a label, removed again."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from bot.adapters.database.schema_knowledge import SHARED
from bot.adapters.documents import ParsedText, parse_document
from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.sources import FileReport
from bot.services.inbound import Place
from bot.services.ports import AddedSource, FileText

_PAGE = re.compile(r"page \d+")


class TeamDocuments:
    """Implements the `Documents` port over the knowledge base."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def text_of(self, name: str, content: bytes) -> FileText:
        """The words of a file; raises `DocumentRejected` when it cannot be read."""
        parsed = parse_document(content, PurePosixPath(name).suffix.lower(), name)
        return FileText(parsed.title, _plain_text(parsed))

    def add_shared(self, name: str, content: bytes, place: Place, added_by: str) -> FileReport:
        """Add a file under the label of its place; the same name from there replaces."""
        channel = f"{place.team_id}/{place.channel_id}"
        return self._knowledge.add_shared(content, channel, name, place.visibility, added_by)

    def added(self, team_id: str) -> list[AddedSource]:
        """What was added from the channels of a workspace, by name."""
        start = f"channel:{team_id}/"
        found = [
            AddedSource(
                document_id=document.document_id,
                name=document.origin.split("/", 2)[-1],
                channel_id=document.visibility.removeprefix(start),
                added_by=document.added_by,
            )
            for document in self._knowledge.documents()
            if document.visibility.startswith(start) and document.origin.startswith(SHARED)
        ]
        return sorted(found, key=lambda source: (source.name.lower(), source.document_id))

    def remove(self, document_id: str) -> bool:
        """Remove an added document; False when there is none."""
        return self._knowledge.remove(document_id)

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


def _plain_text(parsed: ParsedText) -> str:
    """The words of a parsed text, one paragraph per line, each section below its own heading."""
    lines: list[str] = []
    for section in parsed.sections:
        heading = section.heading.rpartition(" > ")[2]
        if heading != parsed.title and not _PAGE.fullmatch(heading):
            lines.append(heading)
        lines.append(section.text)
    return "\n".join(lines)
