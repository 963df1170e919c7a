"""Decides what becomes of a request before anything is done: store, answer now, or leave alone.

Also names it: two deliveries of one thing get the same keys, so that it is handled once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from bot.services.command_words import split_command
from bot.services.records import InboxItem
from bot.slack.controls import read_control
from bot.slack.escape import incoming
from bot.slack.payloads import (
    Body,
    bot_of,
    event_of,
    first_action,
    is_addressed,
    team_of,
    user_of,
)
from bot.slack.views import kind_of

Way = Literal["store", "edge", "form", "drop"]
"""store: keep it and acknowledge; edge: listeners answer while the trigger lives; form: check the
fields, then keep it; drop: acknowledge only."""
Live = Callable[[str, str, str], bool]
"""Whether (team, channel, thread) has an assessment; which ones count, the argument says."""

EDGE_COMMANDS = ("assess", "cost")
"""Subcommands that open a form when nothing follows them."""
START = "start_assessment"
"""Callback id of the global shortcut."""
ASSESS_THREAD = "assess_thread"
"""Callback id of the message shortcut."""
_SAID = ":message"
"""How the dedupe key of what somebody said ends."""
_SAID_BY_PEOPLE = (None, "file_share", "thread_broadcast")
_CHANNEL_EVENTS = (
    "channel_archive",
    "channel_unarchive",
    "group_archive",
    "group_unarchive",
    "channel_id_changed",
    "agent_session_stopped",
)
_OWN_EVENTS = ("channel_left", "group_left", "app_uninstalled")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What becomes of a request, and its names."""

    way: Way
    """What becomes of it."""
    kind: Literal["event", "command", "action", "view", "shortcut"] = "event"
    """What it is."""
    event_key: str = ""
    """Unique per delivery that is not a repetition."""
    dedupe_key: str | None = None
    """Unique per thing that Slack may report in several ways."""
    thread_key: str = ""
    """Work with the same key is done one after the other."""


DROP = Ticket("drop")
"""Acknowledged without being stored."""


def examine(
    body: Body, bot_user_id: str | None, *, reads_threads: bool, live: Live, kept: Live
) -> Ticket:
    """What becomes of a request that Bolt has verified.

    Args:
        body: the parsed request.
        bot_user_id: the bot in this workspace.
        reads_threads: whether talk in engaged threads is followed.
        live: asks the store about a thread; only called for talk that is not addressed.
        kept: the same for any assessment, also one that was cancelled; called for deletions.
    """
    if "command" in body:
        return _command(body)
    match body.get("type"):
        case "event_callback":
            return _event(body, bot_user_id, reads_threads, live, kept)
        case "block_actions":
            return _action(body)
        case "view_submission":
            return _form(body)
        case "shortcut" | "message_action":
            return _shortcut(body)
        case _:
            return DROP


def thread_key(team_id: str, channel_id: str, thread_ts: str) -> str:
    """What work of one thread is kept in order by."""
    return f"{team_id}:{channel_id}:{thread_ts}"


def is_request(item: InboxItem) -> bool:
    """Whether a stored item is a message or *Assess this thread*, which are answered."""
    return item.kind == "shortcut" or (item.dedupe_key or "").endswith(_SAID)


def _digest(*parts: Any) -> str:
    return sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def _command(body: Body) -> Ticket:
    team, user = team_of(body), user_of(body)
    word, rest = split_command(incoming(str(body.get("text") or "")))
    way: Way = "edge" if word in EDGE_COMMANDS and not rest else "store"
    return Ticket(
        way,
        "command",
        event_key=f"command:{body.get('trigger_id') or _digest(dict(body))}",
        thread_key=f"{team}:{body.get('channel_id')}:command:{user}",
    )


def _action(body: Body) -> Ticket:
    action = first_action(body)
    name, _ = read_control(action)
    if not name:
        return DROP
    team = team_of(body)
    channel = (body.get("channel") or {}).get("id") or user_of(body)
    container = body.get("container") or {}
    message = body.get("message") or {}
    thread = message.get("thread_ts") or container.get("thread_ts") or container.get("message_ts")
    return Ticket(
        "edge" if name == "open_form" else "store",
        "action",
        event_key="action:"
        + _digest(
            action.get("action_ts"), user_of(body), action.get("action_id"), action.get("block_id")
        ),
        thread_key=thread_key(team, str(channel), str(thread or user_of(body))),
    )


def _form(body: Body) -> Ticket:
    view = body.get("view") or {}
    if kind_of(view) is None:
        return DROP
    team = team_of(body)
    return Ticket(
        "form",
        "view",
        event_key=f"view:{view.get('id')}:{_digest(view.get('hash'), view.get('state'))}",
        dedupe_key=f"{team}:view:{view.get('id')}",
        thread_key=f"{team}:form:{user_of(body)}",
    )


def _shortcut(body: Body) -> Ticket:
    callback = body.get("callback_id")
    if callback == START:
        return Ticket("edge", "shortcut")
    if callback != ASSESS_THREAD:
        return DROP
    message = body.get("message") or {}
    thread = message.get("thread_ts") or message.get("ts") or body.get("message_ts")
    channel = (body.get("channel") or {}).get("id")
    return Ticket(
        "store",
        "shortcut",
        event_key=f"shortcut:{body.get('trigger_id') or body.get('action_ts')}",
        thread_key=thread_key(team_of(body), str(channel), str(thread)),
    )


def _event(
    body: Body, bot_user_id: str | None, reads_threads: bool, live: Live, kept: Live
) -> Ticket:
    event = event_of(body)
    kind = str(event.get("type"))
    if kind == "message" and event.get("subtype") == "message_deleted":
        return _deleted(body, event, kept)
    if kind in ("message", "app_mention"):
        return _message(body, event, bot_user_id, reads_threads, live)
    bots = {bot_user_id, bot_of(body)} - {None}
    wanted = (
        kind in _CHANNEL_EVENTS + _OWN_EVENTS
        or (kind == "app_home_opened" and event.get("tab") in ("home", "messages"))
        or (kind in ("member_joined_channel", "member_left_channel") and event.get("user") in bots)
        or (kind == "tokens_revoked" and bool((event.get("tokens") or {}).get("bot")))
    )
    if not wanted:
        return DROP
    team = team_of(body)
    where = event.get("channel") or event.get("old_channel_id") or event.get("user") or "app"
    return Ticket(
        "store",
        event_key=_event_key(body),
        thread_key=f"{team}:{kind if kind == 'app_home_opened' else 'channel'}:{where}",
    )


def _event_key(body: Body) -> str:
    return f"event:{body.get('event_id') or _digest(event_of(body))}"


def _message(
    body: Body, event: Body, bot_user_id: str | None, reads_threads: bool, live: Live
) -> Ticket:
    team, channel = team_of(body), str(event.get("channel", ""))
    bots = {bot for bot in (bot_user_id, bot_of(body)) if bot}
    user = event.get("user")
    if (
        event.get("subtype") not in _SAID_BY_PEOPLE
        or event.get("bot_id")
        or event.get("hidden")
        or not user
        or user in bots
        or user in ("USLACK", "USLACKBOT")
    ):
        return DROP
    ts = str(event.get("ts"))
    thread = str(event.get("thread_ts") or ts)
    if not is_addressed(event, bots):
        in_thread = event.get("thread_ts") and event.get("thread_ts") != ts
        if not (reads_threads and in_thread and live(team, channel, thread)):
            return DROP
    return Ticket(
        "store",
        event_key=_event_key(body),
        dedupe_key=f"{team}:{channel}:{ts}{_SAID}",
        thread_key=thread_key(team, channel, thread),
    )


def _deleted(body: Body, event: Body, kept: Live) -> Ticket:
    """A person's message was deleted in the thread of an assessment, or the one that began it."""
    team, channel = team_of(body), str(event.get("channel", ""))
    before = event.get("previous_message")
    gone = str(event.get("deleted_ts") or "")
    if not isinstance(before, Mapping) or before.get("bot_id") or not before.get("user"):
        return DROP
    thread = str(before.get("thread_ts") or gone)
    if not kept(team, channel, thread):
        return DROP
    return Ticket(
        "store",
        event_key=_event_key(body),
        dedupe_key=f"{team}:{channel}:{gone}:deleted",
        thread_key=thread_key(team, channel, thread),
    )
