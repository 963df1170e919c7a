"""Stored requests that still wait when their channel gets another id name the new one."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import Connection, select, update

from bot.adapters.database.queues import OPEN
from bot.adapters.database.schema import inbox

_CHANNEL = ("channel", "channel_id")
"""Fields of Slack's requests that hold the id of a channel."""
_OURS = ("value", "private_metadata", "payload")
"""Fields that hold JSON: what buttons and forms of the bot carry, and whole interactions."""
_TYPED = ("state", "text")
"""Fields that hold what people wrote."""


def move_requests(db: Connection, team_id: str, old: str, new: str) -> int:
    """Rewrite the open requests of a workspace that name a channel; counts them.

    The key that keeps repetitions out stays, since Slack may repeat one with the old id.
    """
    query = select(inbox.c.id, inbox.c.thread_key, inbox.c.body, inbox.c.content_type).where(
        inbox.c.status.in_(OPEN),
        inbox.c.thread_key.startswith(f"{team_id}:", autoescape=True),
        inbox.c.body.contains(old, autoescape=True),
    )
    count = 0
    for number, key, body, content_type in db.execute(query.with_for_update()).all():
        parts = [new if part == old else part for part in key.split(":")]
        values = {"thread_key": ":".join(parts), "body": _moved(body, content_type, old, new)}
        count += db.execute(update(inbox).where(inbox.c.id == number).values(values)).rowcount
    return count


def _moved(body: str, content_type: str, old: str, new: str) -> str:
    if not content_type.startswith("application/x-www-form-urlencoded"):
        return _moved_json(body, old, new)
    fields = dict(parse_qsl(body, keep_blank_values=True))
    return urlencode(_renamed(fields, old, new))


def _moved_json(text: str, old: str, new: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return json.dumps(_renamed(found, old, new), ensure_ascii=False)


def _renamed(value: Any, old: str, new: str) -> Any:
    """A part of a request with the new id where a channel is named."""
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _field(name, item, old, new) for name, item in value.items()}


def _field(name: str, value: Any, old: str, new: str) -> Any:
    if name in _TYPED:
        return value
    if name in _CHANNEL and isinstance(value, dict):
        return _renamed(value, old, new) | ({"id": new} if value.get("id") == old else {})
    if name in _CHANNEL and value == old:
        return new
    if name in _OURS and isinstance(value, str) and old in value:
        return _moved_json(value, old, new)
    return _renamed(value, old, new)
