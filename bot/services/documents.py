"""Documents that an owner adds by mentioning the bot with a file."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from bot.errors import DocumentRejected
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


def only_asks_to_add(text: str) -> bool:
    """Whether the words beside a file say no more than to add it, as "please add this" does."""
    return len(text.split()) <= _SHORT and "?" not in text and bool(_ADD_IT.match(text.lower()))


def add_files(deps: Deps, turn: Turn, message: IncomingMessage) -> None:
    """Add each file under the visibility of its channel, and say what became of it."""
    owners = deps.limits.owners
    if owners and message.user_id not in owners:
        text = "Only owners of the knowledge base may add documents; ask one of them to do it."
        turn.post(NoticeCard(text=text))
        return
    lines, kept = [], False
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate(message.files):
            name = Path(file.name).name or f"file-{number}"
            try:
                content = deps.directory.download(message.place.team_id, file.url, MAX_FILE_BYTES)
            except DocumentRejected as error:
                lines.append(f"{name}: skipped. {error}")
                continue
            path = Path(folder) / name
            path.write_bytes(content)
            reports = deps.documents.add([path], message.place.visibility, message.user_id)
            lines += [f"{name}: {r.status}{'. ' + r.reason if r.reason else ''}" for r in reports]
            kept = kept or any(report.status != "skipped" for report in reports)
    if kept:
        lines.append(f"Answers from what I added are visible to {_readers(message)}.")
    turn.post(NoticeCard(text="\n".join(lines)))


def _readers(message: IncomingMessage) -> str:
    if message.place.channel_kind == "public":
        return "everyone in this workspace"
    return "this conversation only"
