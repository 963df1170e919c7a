"""What one person's page shows at one moment, as one JSON object."""

from sqlalchemy import func, select

from bot.sandbox import events, messages
from bot.sandbox.api_conversations import open_direct, user_object
from bot.sandbox.api_views import stack
from bot.sandbox.grammar import limits
from bot.sandbox.settings import BOT_USER_ID, TEAM_NAME
from bot.sandbox.tables import (
    Channel,
    Delivery,
    Ephemeral,
    Json,
    Member,
    Message,
    Note,
    ReadMark,
    StoredFile,
    User,
    View,
)
from bot.sandbox.workspace import Work

SHOWN = 300
"""The newest messages of a channel that the page shows."""


def page_state(work: Work, user: str, channel_id: str | None, thread_ts: str | None) -> Json:
    """Everything that the page needs to draw itself for one person.

    Args:
        work: the open unit of work.
        user: who looks.
        channel_id: the channel on the screen, if any.
        thread_ts: the thread on the screen, if any.
    """
    direct = open_direct(work, user)
    channel = work.session.get(Channel, channel_id) if channel_id else None
    if channel is None or not events.is_member(work, channel.id, user):
        channel = None
    return {
        "team": {"name": TEAM_NAME},
        "me": user,
        "bot": BOT_USER_ID,
        "dm": direct.id,
        "command": work.settings.command,
        "users": {row.id: user_object(work, row) for row in work.session.scalars(select(User))},
        "channels": _channels(work, user),
        "channel": channel.id if channel else None,
        "messages": _messages(work, channel.id, user, None) if channel else [],
        "thread": _messages(work, channel.id, user, thread_ts) if channel and thread_ts else None,
        "views": [row.data for row in stack(work, user)],
        "home": _home(work, user),
        "statuses": _statuses(work),
        "prompts": _prompts(work, direct.id, thread_ts),
        "waiting": _waiting(work),
        "now": work.now.timestamp(),
    }


def _channels(work: Work, user: str) -> list[Json]:
    """The channels that the person may see, with what is unread in each."""
    marks = {
        row.channel: row.ts
        for row in work.session.scalars(select(ReadMark).where(ReadMark.user == user))
    }
    shown = []
    for row in work.session.scalars(select(Channel).order_by(Channel.kind, Channel.name.desc())):
        member = events.is_member(work, row.id, user)
        if not member and row.kind != "channel":
            continue
        mark = marks.get(row.id, "0")
        unread = work.session.scalar(
            select(func.count()).where(
                Message.channel == row.id,
                Message.ts > mark,
                func.json_extract(Message.data, "$.user") != user,
            )
        )
        hidden = work.session.scalar(
            select(func.count()).where(
                Ephemeral.channel == row.id, Ephemeral.user == user, Ephemeral.ts > mark
            )
        )
        shown.append(
            {
                "id": row.id,
                "name": row.name,
                "kind": row.kind,
                "member": member,
                "archived": row.archived,
                "topic": (row.data.get("topic") or {}).get("value", ""),
                "bot_member": events.is_member(work, row.id, BOT_USER_ID),
                "members": _member_count(work, row.id),
                "unread": (unread or 0) + (hidden or 0),
            }
        )
    return shown


def _member_count(work: Work, channel: str) -> int:
    return work.session.scalar(select(func.count()).where(Member.channel == channel)) or 0


def _messages(work: Work, channel: str, user: str, thread_ts: str | None) -> list[Json]:
    """A channel's or a thread's messages with the person's ephemeral ones, oldest first."""
    query = select(Message).where(Message.channel == channel)
    if thread_ts:
        query = query.where((Message.thread_ts == thread_ts) | (Message.ts == thread_ts))
    else:
        broadcast = func.json_extract(Message.data, "$.subtype") == "thread_broadcast"
        query = query.where(Message.thread_ts.is_(None) | broadcast)
    rows = list(work.session.scalars(query.order_by(Message.ts.desc()).limit(SHOWN)))
    shown = messages.with_threads(work, rows)
    mine = select(Ephemeral).where(Ephemeral.channel == channel, Ephemeral.user == user)
    for row in work.session.scalars(mine):
        if row.data.get("thread_ts") == thread_ts:
            shown.append(row.data)
    return sorted(shown, key=lambda message: str(message["ts"]))


def _home(work: Work, user: str) -> Json | None:
    query = select(View).where(View.user == user, View.kind == "home")
    row = work.session.scalars(query).first()
    return row.data if row else None


def _statuses(work: Work) -> list[Json]:
    """Thread statuses that are not older than two minutes."""
    alive = work.now.timestamp() - limits()["interaction"]["status_clear_s"]
    found = []
    for note in work.session.scalars(select(Note).where(Note.kind == "status")):
        if note.data["at"] >= alive:
            channel, thread_ts = note.key.split(":", 1)
            found.append({"channel": channel, "thread_ts": thread_ts, **note.data})
    return found


def _prompts(work: Work, direct: str, thread_ts: str | None) -> Json | None:
    for key in (f"{direct}:{thread_ts}", f"{direct}:"):
        note = work.session.get(Note, ("prompts", key))
        if note:
            return note.data
    return None


def _waiting(work: Work) -> int:
    """Events that the bot has not acknowledged after a failed attempt."""
    stuck = ("retrying", "delayed")
    query = select(func.count()).select_from(Delivery).where(Delivery.state.in_(stuck))
    return work.session.scalar(query) or 0


def full_state(work: Work) -> Json:
    """The whole workspace, for tests: every message, ephemeral, view and file."""
    by_channel: dict[str, list[Json]] = {}
    rows: dict[str, list[Message]] = {}
    for row in work.session.scalars(select(Message).order_by(Message.ts)):
        rows.setdefault(row.channel, []).append(row)
    for channel, listed in rows.items():
        by_channel[channel] = messages.with_threads(work, listed)
    by_user: dict[str, list[Json]] = {}
    for hidden in work.session.scalars(select(Ephemeral).order_by(Ephemeral.ts)):
        by_user.setdefault(hidden.user, []).append(hidden.data)
    users = {row.id: row.data["name"] for row in work.session.scalars(select(User))}
    people = list(users)
    stored = work.session.scalars(select(StoredFile).where(StoredFile.complete.is_(True)))
    notes = work.session.scalars(select(Note))
    return {
        "channels": [
            {"id": row.id, "name": row.name, "kind": row.kind, "archived": row.archived}
            for row in work.session.scalars(select(Channel))
        ],
        "users": users,
        "messages": by_channel,
        "ephemerals": by_user,
        "views": {user: [row.data for row in stack(work, user)] for user in people},
        "homes": {user: _home(work, user) for user in people},
        "files": [row.data for row in stored],
        "notes": [{"kind": row.kind, "key": row.key, **row.data} for row in notes],
    }
