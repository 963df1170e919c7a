"""Looks a message up that may have arrived, by the mark that its blocks carry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.errors import NotAllowed
from bot.services.ports import Sent, Undeliverable
from bot.services.records import OutboxItem
from bot.slack.clients import Clients
from bot.slack.failures import delivery
from bot.slack.limits import mark
from bot.slack.settings import SlackSettings

_LOOK_BACK_S = 30
_PAGES = 10


def look_up(clients: Clients, settings: SlackSettings, item: OutboxItem) -> Sent | None:
    """Look for the message that carries the item's key.

    Raises:
        NotAllowed: it cannot be read where it went.
        SlackUnavailable: ask again later.
    """
    if item.kind in ("update", "home"):
        return None
    if item.kind in ("ephemeral", "respond") or item.channel_id[:1] in ("U", "W"):
        raise NotAllowed("Messages that only one person sees cannot be looked up.")
    try:
        with delivery(repeatable=True):
            for message in _recent(clients, settings, item):
                if _is_it(message, item):
                    return Sent(ts=str(message.get("ts")))
    except Undeliverable as error:
        raise NotAllowed(f"The channel cannot be read ({error.reason}).") from None
    return None


def _recent(
    clients: Clients, settings: SlackSettings, item: OutboxItem
) -> Iterable[dict[str, Any]]:
    """Messages of the item's thread or channel since it was stored."""
    client = clients.for_team(item.team_id, retrying=True)
    since = item.created_at.timestamp() - _LOOK_BACK_S if item.created_at else 0
    cursor: str | None = None
    for _ in range(_PAGES):
        arguments: dict[str, Any] = {
            "channel": item.channel_id,
            "oldest": f"{since:.6f}",
            "inclusive": True,
            "limit": settings.thread_page,
        }
        if cursor:
            arguments["cursor"] = cursor
        if item.thread_ts:
            page = client.conversations_replies(ts=item.thread_ts, **arguments)
        else:
            page = client.conversations_history(**arguments)
        yield from page.get("messages") or []
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
    raise NotAllowed("Too much was written there since to tell whether it arrived.")


def _is_it(message: dict[str, Any], item: OutboxItem) -> bool:
    if item.kind == "file":
        name = item.card.get("filename")
        return any(file.get("name") == name for file in message.get("files") or []) or _named(
            message, item.key
        )
    return _named(message, item.key)


def _named(message: dict[str, Any], key: str) -> bool:
    blocks = message.get("blocks") or []
    return any(block.get("block_id") == mark(key) for block in blocks)
