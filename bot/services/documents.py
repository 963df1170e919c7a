"""Documents that an owner adds by mentioning the bot with a file."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from bot.errors import DocumentRejected
from bot.services.access import is_open
from bot.services.cards import NoticeCard
from bot.services.inbound import IncomingMessage
from bot.services.ports import Deps
from bot.services.turns import Turn

MAX_FILE_BYTES = 20_000_000
"""Largest file taken from a channel; larger ones are for the command line."""

_ADD_IT = re.compile(
    r"\W*(?:(?:please|pls|hi|hey|hello|can|could|would|you|kindly)\W+)*"
    r"(?:add|read|index|learn|ingest|import|include|take|keep|remember|store|use)\b"
)
_SHORT = 15
_NOT_ADDED = frozenset({"skipped", "rejected", "failed", "removed"})


def only_asks_to_add(text: str) -> bool:
    """Whether the words beside a file say no more than to add it, as "please add this" does."""
    return len(text.split()) <= _SHORT and "?" not in text and bool(_ADD_IT.match(text.lower()))


def add_files(deps: Deps, turn: Turn, message: IncomingMessage) -> None:
    """Add each file under the label of its channel, and say what became of it and who finds it."""
    owners = deps.limits.owners
    if owners and message.user_id not in owners:
        text = "Only owners of the knowledge base may add documents; ask one of them to do it."
        turn.post(NoticeCard(text=text))
        return
    lines: list[str] = []
    added = False
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(message.files):
            name = Path(file.name).name or f"file-{number}"
            try:
                content = deps.directory.download(message.place.team_id, file, MAX_FILE_BYTES)
            except DocumentRejected as error:
                lines.append(_line(name, "skipped", str(error)))
                continue
            path = Path(folder) / name
            path.write_bytes(content)
            reports = deps.documents.add([path], message.place.visibility, message.user_id)
            lines += [_line(name, r.status, r.reason) for r in reports]
            added = added or any(r.status not in _NOT_ADDED for r in reports)
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
