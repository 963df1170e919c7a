"""The `conversations.*`, `users.*`, `auth.test` and `api.test` methods."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.sandbox import events, messages
from bot.sandbox.scopes import require_for
from bot.sandbox.settings import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    TEAM_NAME,
)
from bot.sandbox.tables import Channel, Json, Member, Message, User
from bot.sandbox.workspace import ApiError, Work


def channel_object(work: Work, row: Channel) -> Json:
    """The channel as `conversations.info` answers it."""
    base: Json = {"id": row.id, "created": row.created, "is_archived": row.archived}
    base |= {"context_team_id": TEAM_ID, "updated": row.created * 1000}
    if row.kind == "im":
        return base | {"is_im": True, "user": row.name, "is_user_deleted": False, **row.data}
    count = select(func.count()).where(Member.channel == row.id)
    shape = {
        "name": row.name,
        "name_normalized": row.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": row.kind == "group",
        "is_general": row.name == "general",
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_member": events.is_member(work, row.id, BOT_USER_ID),
        "num_members": work.session.scalar(count),
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
    return base | shape | row.data


def page(items: list[Any], args: Json, default: int = 100) -> tuple[list[Any], Json]:
    """One page of a list, and the cursor of the next one."""
    start = int(args.get("cursor") or 0)
    size = max(1, min(int(args.get("limit") or default), 1000))
    rest = str(start + size) if start + size < len(items) else ""
    return items[start : start + size], {"response_metadata": {"next_cursor": rest}}


def readable_channel(work: Work, args: Json) -> Channel:
    """A channel whose content the bot may read.

    Raises:
        ApiError: `channel_not_found`, `not_in_channel`, `missing_scope`.
    """
    channel = messages.find_channel(work, args.get("channel"))
    if not events.is_member(work, channel.id, BOT_USER_ID):
        raise ApiError("channel_not_found" if channel.kind != "channel" else "not_in_channel")
    require_for(work, channel, "history")
    return channel


def _in_range(rows: list[Message], args: Json) -> list[Message]:
    oldest, latest = str(args.get("oldest") or "0"), str(args.get("latest") or "9" * 17)
    if args.get("inclusive"):
        return [row for row in rows if float(oldest) <= float(row.ts) <= float(latest)]
    return [row for row in rows if float(oldest) < float(row.ts) < float(latest)]


def history(work: Work, args: Json) -> Json:
    """`conversations.history`: newest first, without replies."""
    channel = readable_channel(work, args)
    query = select(Message).where(Message.channel == channel.id, Message.thread_ts.is_(None))
    rows = list(work.session.scalars(query.order_by(Message.ts.desc())))
    part, more = page(_in_range(rows, args), args)
    shown = messages.with_threads(work, part)
    has_more = bool(more["response_metadata"]["next_cursor"])
    return {"messages": shown, "has_more": has_more, "pin_count": 0, **more}


def replies(work: Work, args: Json) -> Json:
    """`conversations.replies`: the parent, then its replies, oldest first."""
    channel = readable_channel(work, args)
    parent = work.session.get(Message, (channel.id, str(args.get("ts"))))
    if parent is None:
        raise ApiError("thread_not_found")
    if parent.thread_ts:
        return {"messages": [parent.data], "has_more": False}
    query = select(Message).where(Message.channel == channel.id, Message.thread_ts == parent.ts)
    rows = [parent, *work.session.scalars(query.order_by(Message.ts))]
    part, more = page(_in_range(rows, args), args, 1000)
    shown = messages.with_threads(work, part)
    return {"messages": shown, "has_more": bool(more["response_metadata"]["next_cursor"]), **more}


def members(work: Work, args: Json) -> Json:
    """`conversations.members`."""
    channel = messages.find_channel(work, args.get("channel"))
    if channel.kind != "channel" and not events.is_member(work, channel.id, BOT_USER_ID):
        raise ApiError("channel_not_found")
    require_for(work, channel, "read")
    query = select(Member.user).where(Member.channel == channel.id).order_by(Member.user)
    part, more = page(list(work.session.scalars(query)), args)
    return {"members": part, **more}


def info(work: Work, args: Json) -> Json:
    """`conversations.info`."""
    channel = messages.find_channel(work, args.get("channel"))
    if channel.kind != "channel" and not events.is_member(work, channel.id, BOT_USER_ID):
        raise ApiError("channel_not_found")
    require_for(work, channel, "read")
    return {"channel": channel_object(work, channel)}


_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


def _list(work: Work, args: Json, of: str | None) -> Json:
    wanted = str(args.get("types") or "public_channel").replace(" ", "").split(",")
    kinds = {_KINDS[kind] for kind in wanted if kind in _KINDS}
    rows = [
        row
        for row in work.session.scalars(select(Channel).order_by(Channel.id))
        if row.kind in kinds
        and not (args.get("exclude_archived") and row.archived)
        and (row.kind == "channel" or events.is_member(work, row.id, BOT_USER_ID))
        and (of is None or events.is_member(work, row.id, of))
    ]
    part, more = page(rows, args)
    return {"channels": [channel_object(work, row) for row in part], **more}


def open_direct(work: Work, user: str) -> Channel:
    """The direct message between a person and the bot, made when missing."""
    if work.session.get(User, user) is None:
        raise ApiError("user_not_found")
    query = select(Channel).where(Channel.kind == "im", Channel.name == user)
    row = work.session.scalars(query).first()
    if row is None:
        created = int(work.now.timestamp())
        row = Channel(id=work.new_id("D"), name=user, kind="im", created=created, data={})
        work.session.add(row)
        for member in (user, BOT_USER_ID):
            work.session.add(Member(channel=row.id, user=member))
        work.session.flush()
        work.changed.add("messages")
    return row


def open_conversation(work: Work, args: Json) -> Json:
    """`conversations.open` for one person."""
    users = args.get("users") or ""
    listed = users if isinstance(users, list) else str(users).split(",")
    if args.get("channel"):
        return {"channel": {"id": messages.find_channel(work, args["channel"]).id}}
    if len(listed) != 1 or not listed[0]:
        raise ApiError("users_list_not_supplied" if not listed[0] else "method_not_supported")
    row = open_direct(work, listed[0])
    return {"channel": channel_object(work, row) if args.get("return_im") else {"id": row.id}}


def join(work: Work, args: Json) -> Json:
    """`conversations.join` for a public channel."""
    channel = messages.find_channel(work, args.get("channel"))
    if channel.kind != "channel":
        raise ApiError("method_not_supported_for_channel_type")
    if channel.archived:
        raise ApiError("is_archived")
    if events.is_member(work, channel.id, BOT_USER_ID):
        return {"channel": channel_object(work, channel), "warning": "already_in_channel"}
    work.session.add(Member(channel=channel.id, user=BOT_USER_ID))
    work.session.flush()
    events.emit_joined(work, channel, BOT_USER_ID, None)
    work.changed.add("messages")
    return {"channel": channel_object(work, channel)}


def user_info(work: Work, args: Json) -> Json:
    """`users.info`; the time zone offset is that of the sandbox's present moment."""
    row = work.session.get(User, str(args.get("user")))
    if row is None:
        raise ApiError("user_not_found")
    return {"user": user_object(work, row)}


def user_object(work: Work, row: User) -> Json:
    """The user with the offset of the time zone at the present moment."""
    offset = work.now.astimezone(ZoneInfo(row.data["tz"])).utcoffset()
    return row.data | {"tz_offset": int(offset.total_seconds()) if offset else 0}


def user_list(work: Work, args: Json) -> Json:
    """`users.list`."""
    part, more = page(list(work.session.scalars(select(User).order_by(User.id))), args)
    shown = [user_object(work, row) for row in part]
    return {"members": shown, "cache_ts": int(work.now.timestamp()), **more}


def auth_test(work: Work, _args: Json) -> Json:
    """`auth.test`."""
    names = {"team": TEAM_NAME, "user": "tuning-fork", "team_id": TEAM_ID, "bot_id": BOT_ID}
    url = f"{work.url}/" if work.url else f"https://{TEAM_DOMAIN}.slack.com/"
    return {
        "url": url,
        **names,
        "user_id": BOT_USER_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


METHODS = {
    "auth.test": auth_test,
    "conversations.list": lambda work, args: _list(work, args, None),
    "users.conversations": lambda work, args: _list(work, args, args.get("user") or BOT_USER_ID),
    "conversations.info": info,
    "conversations.history": history,
    "conversations.replies": replies,
    "conversations.members": members,
    "conversations.open": open_conversation,
    "conversations.join": join,
    "users.info": user_info,
    "users.list": user_list,
    "dnd.info": lambda _work, _args: {"dnd_enabled": False, "snooze_enabled": False},
}
"""Web API methods of this module by name."""
