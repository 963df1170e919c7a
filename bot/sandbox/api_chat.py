"""The `chat.*` and `reactions.*` methods."""

from typing import Any

from sqlalchemy import delete

from bot.sandbox import events, messages
from bot.sandbox.api_conversations import open_direct
from bot.sandbox.grammar import limits
from bot.sandbox.rules import check_message_blocks
from bot.sandbox.settings import BOT_USER_ID
from bot.sandbox.tables import Channel, Ephemeral, Json, Message
from bot.sandbox.workspace import ApiError, Work


def content(work: Work, args: Json, *, total: bool = True) -> Json:
    """The text and blocks of a message after all of Slack's checks.

    Raises:
        ApiError: `no_text`, `msg_too_long`, `invalid_blocks`, `msg_blocks_too_long` and the like.
    """
    text, blocks = args.get("text") or "", args.get("blocks")
    if args.get("markdown_text"):
        if text or blocks:
            raise ApiError("markdown_text_conflict")
        if len(args["markdown_text"]) > limits()["totals"]["markdown_chars"]:
            raise ApiError("msg_too_long")
        text, blocks = "", [{"type": "markdown", "text": args["markdown_text"]}]
    if not text and not blocks and not args.get("attachments"):
        raise ApiError("no_text")
    fields: Json = {"text": str(text)[: limits()["totals"]["message_text"]]}
    if blocks:
        check_message_blocks(blocks, total=total)
        fields["blocks"] = messages.fill_ids(work, blocks)
    for name in ("attachments", "metadata"):
        if args.get(name):
            fields[name] = args[name]
    return fields


def postable_channel(work: Work, args: Json) -> Channel:
    """The channel of a post, if the bot may write there.

    Raises:
        ApiError: `channel_not_found` (also for a hidden private one), `not_in_channel`.
    """
    wanted = args.get("channel")
    if isinstance(wanted, str) and wanted.startswith(("U", "W")):
        return open_direct(work, wanted)
    channel = messages.find_channel(work, wanted)
    if not events.is_member(work, channel.id, BOT_USER_ID):
        raise ApiError("channel_not_found" if channel.kind != "channel" else "not_in_channel")
    if channel.archived:
        raise ApiError("is_archived")
    return channel


def post_message(work: Work, args: Json) -> Json:
    """`chat.postMessage`."""
    channel = postable_channel(work, args)
    fields = content(work, args) | messages.bot_fields(work)
    thread_ts = args.get("thread_ts")
    if thread_ts and args.get("reply_broadcast"):
        fields["subtype"] = "thread_broadcast"
    row = messages.add(work, channel, fields, thread_ts)
    answer: Json = {"channel": channel.id, "ts": row.ts, "message": row.data}
    if len(args.get("text") or "") > limits()["totals"]["message_text"]:
        answer["warning"] = "message_truncated"
    return answer


def _own_message(work: Work, args: Json, error: str) -> Message:
    channel = postable_channel(work, args)
    row = messages.find(work, channel.id, args.get("ts"))
    if row.data.get("user") != BOT_USER_ID:
        raise ApiError(error)
    return row


def update(work: Work, args: Json) -> Json:
    """`chat.update`: new text without blocks removes the blocks, as in Slack."""
    row = _own_message(work, args, "cant_update_message")
    if row.stream and not row.stream.get("stopped"):
        raise ApiError("streaming_state_conflict")
    fields = content(work, args)
    if "blocks" not in fields:
        fields["blocks"] = []
    messages.change(work, row, fields, editor=BOT_USER_ID)
    shown = {"text": row.data["text"], "ts": row.ts}
    return {"channel": row.channel, **shown, "message": row.data}


def delete_message(work: Work, args: Json) -> Json:
    """`chat.delete`."""
    row = _own_message(work, args, "cant_delete_message")
    messages.remove(work, row)
    return {"channel": row.channel, "ts": row.ts}


def post_ephemeral(work: Work, args: Json) -> Json:
    """`chat.postEphemeral`: shown to a member of the channel only."""
    channel = postable_channel(work, args)
    if not events.is_member(work, channel.id, str(args.get("user"))):
        raise ApiError("user_not_in_channel")
    row = messages.add_ephemeral(
        work, channel.id, args["user"], content(work, args), args.get("thread_ts")
    )
    return {"message_ts": row.ts}


def permalink(work: Work, args: Json) -> Json:
    """`chat.getPermalink`: an address of this server's page."""
    channel = messages.find_channel(work, args.get("channel"))
    row = messages.find(work, channel.id, args.get("message_ts"))
    address = f"{work.url}/archives/{channel.id}/p{row.ts.replace('.', '')}"
    if row.thread_ts:
        address += f"?thread_ts={row.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


def respond(work: Work, spec: Any, args: Json) -> None:
    """What a post to a response URL does.

    Args:
        work: the open unit of work.
        spec: the `ResponseUrl` row.
        args: the posted JSON.
    """
    replace, remove = args.get("replace_original"), args.get("delete_original")
    if remove:
        if spec.ephemeral:
            work.session.execute(delete(Ephemeral).where(Ephemeral.ts == spec.original_ts))
        elif spec.original_ts:
            messages.remove(work, messages.find(work, spec.channel, spec.original_ts))
        work.changed.add("messages")
        return
    fields = content(work, args, total=False)
    if replace and spec.original_ts:
        _replace(work, spec, fields)
        return
    channel = messages.find_channel(work, spec.channel)
    thread_ts = args.get("thread_ts")
    if args.get("response_type") == "in_channel":
        messages.add(work, channel, fields | messages.bot_fields(work), thread_ts)
    else:
        messages.add_ephemeral(work, spec.channel, spec.user, fields, thread_ts)


def _replace(work: Work, spec: Any, fields: Json) -> None:
    fields.setdefault("blocks", [])
    if spec.ephemeral:
        row = work.session.get(Ephemeral, spec.original_ts)
        if row is None:
            raise ApiError("message_not_found")
        row.data = {**row.data, **fields}
        work.changed.add("messages")
    else:
        row_message = messages.find(work, spec.channel, spec.original_ts)
        messages.change(work, row_message, fields, editor=BOT_USER_ID)


def react(work: Work, args: Json, user: str, *, remove: bool) -> Json:
    """Add or take away one reaction of one user, and queue the event."""
    channel = messages.find_channel(work, args.get("channel"))
    row = messages.find(work, channel.id, args.get("timestamp"))
    name = str(args.get("name") or "").strip(":")
    if not name:
        raise ApiError("invalid_name")
    reactions = {item["name"]: list(item["users"]) for item in row.data.get("reactions", [])}
    users = reactions.setdefault(name, [])
    if (user in users) != remove:
        raise ApiError("no_reaction" if remove else "already_reacted")
    if remove:
        users.remove(user)
    else:
        users.append(user)
    listed = [{"name": n, "users": u, "count": len(u)} for n, u in reactions.items() if u]
    row.data = {**row.data, "reactions": listed}
    work.changed.add("messages")
    item = {"type": "message", "channel": channel.id, "ts": row.ts}
    event = {"type": "reaction_removed" if remove else "reaction_added", "user": user}
    event |= {"reaction": name, "item_user": str(row.data.get("user"))}
    events.emit(work, event | {"item": item, "event_ts": work.new_ts()})
    return {}


METHODS = {
    "chat.postMessage": post_message,
    "chat.update": update,
    "chat.delete": delete_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.getPermalink": permalink,
    "reactions.add": lambda work, args: react(work, args, BOT_USER_ID, remove=False),
    "reactions.remove": lambda work, args: react(work, args, BOT_USER_ID, remove=True),
}
"""Web API methods of this module by name."""
