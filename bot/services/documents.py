"""Documents that an owner adds by mentioning the bot with a file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from bot.errors import DocumentRejected
from bot.services.access import is_open
from bot.services.cards import NoticeCard
from bot.services.inbound import IncomingMessage
from bot.services.ports import MAX_FILE_BYTES, Deps
from bot.services.turns import Turn

_ADD_IT = re.compile(
    r"\W*(?:(?:please|pls|hi|hey|hello|can|could|would|you|kindly)\W+)*"
    r"(?:add|read|index|learn|ingest|import|include|take|keep|remember|store|use)\b"
)
_SHORT = 15
_REPLACED = "The earlier file of this name in this channel no longer answers."


def only_asks_to_add(text: str) -> bool:
    """Whether the words beside a file say no more than to add it, as "please add this" does."""
    return len(text.split()) <= _SHORT and "?" not in text and bool(_ADD_IT.match(text.lower()))


def add_files(deps: Deps, turn: Turn, message: IncomingMessage) -> None:
    """Add each file under the label of its channel, and say what became of it and who finds it.

    A file is known by its channel and its name: the same name again replaces the earlier one, and
    doing a turn again adds nothing twice.
    """
    owners = deps.limits.owners
    if owners and message.user_id not in owners:
        text = "Only owners of the knowledge base may add documents; ask one of them to do it."
        turn.post(NoticeCard(text=text))
        return
    lines: list[str] = []
    added = False
    for number, file in enumerate(message.files):
        name = PurePosixPath(file.name).name or f"file-{number}"
        try:
            content = deps.directory.download(message.place.team_id, file, MAX_FILE_BYTES)
        except DocumentRejected as error:
            lines.append(_line(name, "skipped", str(error)))
            continue
        report = deps.documents.add_shared(name, content, message.place, message.user_id)
        if report.status == "updated":
            lines.append(_line(name, "replaced", _REPLACED))
        else:
            lines.append(_line(name, report.status, report.reason))
        added = added or report.status != "skipped"
    scope = (
        "everyone in this workspace, as long as this channel is public"
        if is_open(deps, message.place.team_id, message.place.channel_id)
        else "this conversation only"
    )
    if added:
        lines.append(f"Answers from what was added are visible to {scope}.")
    turn.post(NoticeCard(text="\n".join(lines)))


def _line(name: str, status: str, reason: str | None) -> str:
    """What became of one file, and why, as sentences."""
    return f"{name}: {status}." + (f" {reason[:1].upper()}{reason[1:]}" if reason else "")
