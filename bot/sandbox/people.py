"""What people do that reaches the bot as events: say, edit, react, upload, come and go."""

from typing import Any

from bot.sandbox import events, files, messages
from bot.sandbox.api_chat import react
from bot.sandbox.api_conversations import open_direct
from bot.sandbox.settings import BOT_USER_ID
from bot.sandbox.tables import Channel, Json, Member, ReadMark, User
from bot.sandbox.workspace import ApiError, Work


def say(work: Work, args: Json) -> Json:
    """A person writes: `user`, `channel` (id, `name` or `#name`, or `dm`), `text`, `thread_ts`."""
    user = person(work, args)
    channel = place(work, user, args.get("channel"))
    text = str(args.get("text") or "").strip()
    if not text:
        raise ApiError("no_text")
    escaped = messages.typed(work, text)
    fields = messages.person_fields(user, escaped)
    row = messages.add(work, channel, fields, args.get("thread_ts"))
    read(work, {"user": user, "channel": channel.id})
    mentioned = f"<@{BOT_USER_ID}>" in escaped
    absent = mentioned and not events.is_member(work, channel.id, BOT_USER_ID)
    return {"channel": channel.id, "ts": row.ts, "message": row.data, "bot_absent": absent}


def person(work: Work, args: Json) -> str:
    """The acting person: an id, or a name such as `maya`.

    Raises:
        ApiError: `user_not_found`.
    """
    wanted = str(args.get("user") or "")
    if work.session.get(User, wanted):
        return wanted
    for row in work.session.query(User).all():
        if row.data["name"] == wanted.lower():
            return row.id
    raise ApiError("user_not_found")


def place(work: Work, user: str, wanted: Any) -> Channel:
    """The channel that a person acts in; `dm` is the direct message with the bot.

    Raises:
        ApiError: `channel_not_found`, `not_in_channel`.
    """
    channel = open_direct(work, user) if wanted == "dm" else messages.find_channel(work, wanted)
    if not events.is_member(work, channel.id, user):
        raise ApiError("not_in_channel")
    return channel


def edit(work: Work, args: Json) -> Json:
    """A person edits an own message: `user`, `channel`, `ts`, `text`."""
    user = person(work, args)
    row = messages.find(work, place(work, user, args.get("channel")).id, args.get("ts"))
    if row.data.get("user") != user:
        raise ApiError("cant_update_message")
    fields = messages.person_fields(user, messages.typed(work, str(args.get("text") or "")))
    del fields["client_msg_id"]
    messages.change(work, row, fields, editor=user)
    return {"ts": row.ts}


def delete(work: Work, args: Json) -> Json:
    """A person deletes an own message: `user`, `channel`, `ts`."""
    user = person(work, args)
    row = messages.find(work, place(work, user, args.get("channel")).id, args.get("ts"))
    if row.data.get("user") != user:
        raise ApiError("cant_delete_message")
    messages.remove(work, row)
    return {}


def reaction(work: Work, args: Json) -> Json:
    """A person reacts: `user`, `channel`, `ts`, `name`, `remove`."""
    user = person(work, args)
    channel = place(work, user, args.get("channel"))
    fields = {"channel": channel.id, "timestamp": args.get("ts"), "name": args.get("name")}
    return react(work, fields, user, remove=bool(args.get("remove")))


def upload(work: Work, args: Json, uploads: list[tuple[str, bytes]]) -> Json:
    """A person shares files: `user`, `channel`, `text`, `thread_ts`, and (name, bytes) pairs."""
    user = person(work, args)
    channel = place(work, user, args.get("channel"))
    if not uploads:
        raise ApiError("no_file_data")
    rows = [files.new_file(work, name, len(data), user, data) for name, data in uploads]
    text = messages.typed(work, str(args.get("text") or ""))
    fields = messages.person_fields(user, text)
    message = files.share(work, channel, rows, fields, args.get("thread_ts") or None)
    return {"channel": channel.id, "ts": message.ts, "files": [row.data for row in rows]}


def membership(work: Work, args: Json) -> Json:
    """Someone joins or leaves: `user` or `bot`, `channel`, `action` join or leave, `inviter`."""
    user = BOT_USER_ID if args.get("user") == "bot" else person(work, args)
    channel = messages.find_channel(work, args.get("channel"))
    row = work.session.get(Member, (channel.id, user))
    work.changed.add("messages")
    if args.get("action") == "leave":
        if row:
            if events.is_member(work, channel.id, BOT_USER_ID):
                events.emit_left(work, channel, user)
            work.session.delete(row)
        return {}
    if row is None:
        work.session.add(Member(channel=channel.id, user=user))
        work.session.flush()
        events.emit_joined(work, channel, user, args.get("inviter"))
    return {}


def new_channel(work: Work, args: Json) -> Json:
    """A fresh channel: `name`, `private`, `members`, and `data` such as `is_ext_shared`."""
    kind = "group" if args.get("private") else "channel"
    created = int(work.now.timestamp())
    data = args.get("data") or {}
    row = Channel(
        id=work.new_id("C"), name=str(args["name"]), kind=kind, created=created, data=data
    )
    work.session.add(row)
    for member in args.get("members") or []:
        user = BOT_USER_ID if member == "bot" else person(work, {"user": member})
        work.session.add(Member(channel=row.id, user=user))
    work.session.flush()
    work.changed.add("messages")
    return {"channel": row.id}


def archive(work: Work, args: Json) -> Json:
    """Archive a channel or bring it back: `channel`, `archived`, `user`."""
    channel = messages.find_channel(work, args.get("channel"))
    channel.archived = bool(args.get("archived", True))
    kind = "channel" if channel.kind == "channel" else "group"
    verb = "archive" if channel.archived else "unarchive"
    events.emit(
        work,
        {
            "type": f"{kind}_{verb}",
            "channel": channel.id,
            "user": args.get("user") or "",
            "event_ts": work.new_ts(),
        },
    )
    work.changed.add("messages")
    return {}


def change_user(work: Work, args: Json) -> Json:
    """Change fields of a person (`user`, `data`): deactivate, another time zone, a guest."""
    row = work.session.get(User, person(work, args))
    if row:
        row.data = {**row.data, **(args.get("data") or {})}
    return {}


def open_home(work: Work, args: Json) -> Json:
    """A person opens the app: `user`, `tab` home or messages."""
    user = person(work, args)
    channel = open_direct(work, user)
    events.emit_home_opened(work, user, channel.id, str(args.get("tab") or "home"))
    return {"channel": channel.id}


def read(work: Work, args: Json) -> Json:
    """A person has read a channel up to now: `user`, `channel`."""
    user = person(work, args)
    ts = f"{work.now.timestamp():.6f}"
    key = {"user": user, "channel": str(args["channel"])}
    old = work.session.get(ReadMark, (key["user"], key["channel"]))
    work.session.merge(ReadMark(**key, ts=max(ts, old.ts if old else "0")))
    work.changed.add("read")
    return {}
