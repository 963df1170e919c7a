"""Messages: writing, changing, deleting and reading them, and their threads."""

import copy
import re
import uuid
from typing import Any

from sqlalchemy import func, select

from bot.sandbox import events
from bot.sandbox.settings import APP_ID, BOT_ID, BOT_NAME, BOT_USER_ID, TEAM_ID
from bot.sandbox.tables import Channel, Ephemeral, Json, Message, Note, User
from bot.sandbox.workspace import ApiError, Work

_TYPED = re.compile(
    r"<@(?P<user>[UW][A-Z0-9]+)>|<#(?P<channel>[CG][A-Z0-9]+)(?:\|[^>]*)?>"
    r"|@(?P<all>channel|here|everyone)\b|(?P<url>https?://[^\s<>]+[^\s<>.,;:!?)\]])"
)


def bot_fields(work: Work) -> Json:
    """The fields that mark a message as posted by the bot."""
    return {
        "user": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "bot_profile": {
            "id": BOT_ID,
            "app_id": APP_ID,
            "user_id": BOT_USER_ID,
            "name": BOT_NAME,
            "team_id": TEAM_ID,
            "deleted": False,
            "updated": int(work.now.timestamp()),
        },
    }


def fill_ids(work: Work, blocks: list[Json]) -> list[Json]:
    """A copy of the blocks in which every block and element has an id, as Slack stores them."""
    filled = copy.deepcopy(blocks)
    for block in filled:
        if not block.get("block_id"):
            block["block_id"] = f"b{work.number('sequence'):05X}"
        candidates = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        if block.get("type") == "card":
            candidates.extend(block.get("actions") or [])
        for element in candidates:
            interactive = isinstance(element, dict) and str(element.get("type")) not in _PASSIVE
            if interactive and not element.get("action_id"):
                element["action_id"] = f"a{work.number('sequence'):05X}"
    return filled


_PASSIVE = {
    "image",
    "plain_text",
    "mrkdwn",
    "rich_text_section",
    "rich_text_list",
    "rich_text_quote",
    "rich_text_preformatted",
}


def find_channel(work: Work, channel: Any) -> Channel:
    """The channel with that id; `#name` and a person's id work too, as in Slack.

    Raises:
        ApiError: `channel_not_found`.
    """
    row = work.session.get(Channel, str(channel)) if channel else None
    if row is None and isinstance(channel, str):
        name = channel.removeprefix("#")
        row = work.session.scalars(select(Channel).where(Channel.name == name)).first()
    if row is None:
        raise ApiError("channel_not_found")
    return row


def add(work: Work, channel: Channel, fields: Json, thread_ts: str | None = None) -> Message:
    """Store a message in a channel or a thread and queue the events that it causes.

    Raises:
        ApiError: `is_archived`, `thread_not_found`.
    """
    if channel.archived:
        raise ApiError("is_archived")
    parent = None
    if thread_ts:
        parent = work.session.get(Message, (channel.id, thread_ts))
        if parent is None:
            raise ApiError("thread_not_found")
        thread_ts = parent.thread_ts or parent.ts
    ts = work.new_ts()
    data: Json = {"type": "message", "text": "", **fields, "ts": ts, "team": TEAM_ID}
    if thread_ts and parent:
        data |= {"thread_ts": thread_ts, "parent_user_id": parent.data.get("user", "")}
    row = Message(channel=channel.id, ts=ts, thread_ts=thread_ts, data=data)
    work.session.add(row)
    work.session.flush()
    if fields.get("bot_id"):
        clear_status(work, channel.id, thread_ts or ts)
    work.changed.add("messages")
    events.emit_message(work, channel, data)
    return row


def clear_status(work: Work, channel: str, thread_ts: str) -> None:
    """Take away the "is thinking" line of a thread."""
    note = work.session.get(Note, ("status", f"{channel}:{thread_ts}"))
    if note:
        work.session.delete(note)
        work.changed.add("status")


def find(work: Work, channel: str, ts: Any) -> Message:
    """The message with that timestamp.

    Raises:
        ApiError: `message_not_found`.
    """
    row = work.session.get(Message, (channel, str(ts)))
    if row is None:
        raise ApiError("message_not_found")
    return row


def change(work: Work, row: Message, fields: Json, *, editor: str, announce: bool = True) -> None:
    """Change a message in place and queue `message_changed`."""
    before = row.data
    edited = {"user": editor, "ts": f"{int(work.now.timestamp())}.000000"}
    row.data = {**before, **fields, "edited": edited}
    work.changed.add("messages")
    if announce:
        channel = find_channel(work, row.channel)
        events.emit_changed(work, channel, row.data, before)


def remove(work: Work, row: Message) -> None:
    """Delete a message and queue `message_deleted`; a parent with replies leaves a tombstone."""
    before = row.data
    work.changed.add("messages")
    if with_thread(work, row).get("reply_count"):
        tombstone = {"subtype": "tombstone", "text": "This message was deleted.", "hidden": True}
        row.data = {"type": "message", "user": "USLACKBOT", "ts": row.ts, **tombstone}
    else:
        work.session.delete(row)
        work.session.flush()
    events.emit_deleted(work, find_channel(work, row.channel), before)


def add_ephemeral(
    work: Work, channel: str, user: str, fields: Json, thread_ts: str | None = None
) -> Ephemeral:
    """Show a message to one person only."""
    ts = work.new_ts()
    data: Json = {"type": "message", "text": "", **bot_fields(work), **fields, "ts": ts}
    data |= {"is_ephemeral": True, "channel": channel}
    if thread_ts:
        data["thread_ts"] = thread_ts
    row = Ephemeral(ts=ts, channel=channel, user=user, data=data)
    work.session.add(row)
    work.changed.add("messages")
    return row


def with_threads(work: Work, rows: list[Message]) -> list[Json]:
    """Messages of one channel as `conversations.history` shows them: parents with reply counts."""
    if not rows:
        return []
    replies: dict[str, list[tuple[str, str]]] = {}
    query = select(Message.thread_ts, Message.ts, func.json_extract(Message.data, "$.user")).where(
        Message.channel == rows[0].channel, Message.thread_ts.in_([row.ts for row in rows])
    )
    for parent, ts, user in work.session.execute(query.order_by(Message.ts)):
        replies.setdefault(str(parent), []).append((ts, user))
    return [_counted(row, replies.get(row.ts, [])) for row in rows]


def with_thread(work: Work, row: Message) -> Json:
    """One message with its reply counts."""
    return with_threads(work, [row])[0]


def _counted(row: Message, replies: list[tuple[str, str]]) -> Json:
    if not replies:
        return row.data
    users = list(dict.fromkeys(user for _, user in replies))
    return row.data | {
        "thread_ts": row.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1][0],
    }


def typed(work: Work, text: str) -> str:
    """What a person typed, escaped as Slack does, with mentions and addresses as tokens.

    `@Name` and `<@ID>` become a mention when such a user exists, `#name` a channel link.
    """
    users = {user.id: user.data for user in work.session.scalars(select(User))}
    names = {data["real_name"]: user for user, data in users.items()}
    names |= {data["profile"]["display_name"]: user for user, data in users.items()}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<![\w<])@{re.escape(name)}(?!\w)", f"<@{names[name]}>", text, flags=re.I)
    channels = {row.id: row.name for row in work.session.scalars(select(Channel))}
    for channel, name in channels.items():
        text = re.sub(rf"(?<![\w<&])#{re.escape(name)}(?![\w-])", f"<#{channel}>", text)
    parts, end = [], 0
    for match in _TYPED.finditer(text):
        parts += [escape(text[end : match.start()]), _token(match, users, channels)]
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def _token(match: re.Match[str], users: dict[str, Json], channels: dict[str, str]) -> str:
    found = match.groupdict()
    if found["all"]:
        return f"<!{found['all']}>"
    if found["url"]:
        return f"<{escape(found['url'])}>"
    if found["user"] in users:
        return f"<@{found['user']}>"
    if found["channel"] in channels:
        return f"<#{found['channel']}|{channels[found['channel']]}>"
    return escape(match.group())


def escape(text: str) -> str:
    """Slack's escaping of the three control characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def person_fields(user: str, text: str) -> Json:
    """The fields of a message that a person wrote; `text` is already escaped."""
    return {
        "user": user,
        "text": text,
        "client_msg_id": str(uuid.uuid4()),
        "blocks": [
            {
                "type": "rich_text",
                "block_id": uuid.uuid4().hex[:5],
                "elements": [{"type": "rich_text_section", "elements": _rich(text)}],
            }
        ],
    }


def _rich(text: str) -> list[Json]:
    elements: list[Json] = []
    for part in re.split(r"(<[^>]+>)", text):
        if part.startswith("<@"):
            elements.append({"type": "user", "user_id": part[2:-1]})
        elif part.startswith("<#"):
            elements.append({"type": "channel", "channel_id": part[2:-1].split("|")[0]})
        elif part.startswith("<!"):
            elements.append({"type": "broadcast", "range": part[2:-1]})
        elif part.startswith("<"):
            elements.append({"type": "link", "url": unescape(part[1:-1])})
        elif part:
            elements.append({"type": "text", "text": unescape(part)})
    return elements


def unescape(text: str) -> str:
    """The reverse of `escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
