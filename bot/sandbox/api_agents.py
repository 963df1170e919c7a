"""Assistant status, prompts and titles, agent sessions, and streamed messages."""

from typing import Any

from bot.sandbox import events, messages
from bot.sandbox.api_chat import postable_channel
from bot.sandbox.grammar import limits
from bot.sandbox.rules import check_message_blocks
from bot.sandbox.settings import BOT_USER_ID
from bot.sandbox.tables import Json, Message, Note
from bot.sandbox.workspace import ApiError, Work


def _note(work: Work, kind: str, key: str, data: Json) -> None:
    work.session.merge(Note(kind=kind, key=key, data=data))
    work.changed.add("status")


def _thread_key(work: Work, args: Json, *, required: bool) -> str:
    channel = postable_channel(work, {"channel": args.get("channel_id")})
    thread_ts = args.get("thread_ts") or ""
    if not thread_ts and required:
        raise ApiError("invalid_arguments")
    if thread_ts:
        messages.find(work, channel.id, thread_ts)
    return f"{channel.id}:{thread_ts}"


def set_status(work: Work, args: Json) -> Json:
    """`assistant.threads.setStatus`; an empty status clears it."""
    key = _thread_key(work, args, required=True)
    loading = args.get("loading_messages") or []
    if len(loading) > limits()["interaction"]["loading_messages"]:
        raise ApiError("invalid_arguments")
    if not args.get("status"):
        messages.clear_status(work, *key.split(":", 1))
        return {}
    data = {"status": args["status"], "loading_messages": loading, "at": work.now.timestamp()}
    _note(work, "status", key, data)
    return {}


def set_title(work: Work, args: Json) -> Json:
    """`assistant.threads.setTitle`."""
    _note(work, "title", _thread_key(work, args, required=True), {"title": args.get("title", "")})
    return {}


def set_prompts(work: Work, args: Json) -> Json:
    """`assistant.threads.setSuggestedPrompts`: at most four."""
    prompts = args.get("prompts") or []
    if not prompts or len(prompts) > limits()["interaction"]["prompts"]:
        raise ApiError("invalid_arguments")
    data = {"title": args.get("title") or "", "prompts": prompts}
    _note(work, "prompts", _thread_key(work, args, required=False), data)
    return {}


def session_status(work: Work, args: Json) -> Json:
    """`agents.sessions.setStatus`: active, processing, suspended or closed."""
    if args.get("status") not in ("active", "processing", "suspended", "closed"):
        raise ApiError("invalid_arguments")
    if len(args.get("title") or "") > limits()["interaction"]["session_title"]:
        raise ApiError("invalid_arguments")
    channel = args.get("channel_id") or args.get("channel")
    key = f"{channel}:{args.get('thread_ts') or ''}"
    _note(work, "session", key, {"status": args["status"], "title": args.get("title") or ""})
    return {}


def start_stream(work: Work, args: Json) -> Json:
    """`chat.startStream`: a message that grows; only in threads."""
    channel = postable_channel(work, args)
    if not args.get("thread_ts"):
        raise ApiError("invalid_thread_ts")
    if channel.kind != "im":
        for name in ("recipient_user_id", "recipient_team_id"):
            if not args.get(name):
                raise ApiError(f"missing_{name}")
    fields = {"text": "", "blocks": [], "streaming_state": "in_progress"}
    row = messages.add(work, channel, fields | messages.bot_fields(work), args["thread_ts"])
    row.stream = {"text": "", "tasks": {}, "order": [], "blocks": []}
    _grow(work, row, args)
    return {"channel": channel.id, "ts": row.ts}


def append_stream(work: Work, args: Json) -> Json:
    """`chat.appendStream`."""
    row = _streaming(work, args)
    _grow(work, row, args)
    return {"channel": row.channel, "ts": row.ts}


def stop_stream(work: Work, args: Json) -> Json:
    """`chat.stopStream`: final text, blocks and metadata."""
    row = _streaming(work, args)
    before = row.data
    _grow(work, row, args)
    final = args.get("blocks") or []
    if final:
        check_message_blocks(final)
    fields: Json = {"blocks": row.data["blocks"] + messages.fill_ids(work, final)}
    if args.get("metadata"):
        fields["metadata"] = args["metadata"]
    row.data = {**row.data, **fields}
    row.data = {name: value for name, value in row.data.items() if name != "streaming_state"}
    row.stream = None
    events.emit_changed(work, messages.find_channel(work, row.channel), row.data, before)
    return {"channel": row.channel, "ts": row.ts, "message": row.data}


def _streaming(work: Work, args: Json) -> Message:
    channel = postable_channel(work, args)
    row = messages.find(work, channel.id, args.get("ts"))
    if row.data.get("user") != BOT_USER_ID or row.stream is None:
        raise ApiError("message_not_in_streaming_state")
    if row.stream.get("stopped"):
        raise ApiError("stopped_by_user")
    return row


def _grow(work: Work, row: Message, args: Json) -> None:
    """Add text and chunks to a stream and show its present content."""
    stream = dict(row.stream or {})
    chunks: list[Any] = list(args.get("chunks") or [])
    if args.get("markdown_text"):
        chunks.append({"type": "markdown_text", "text": args["markdown_text"]})
    for chunk in chunks:
        _chunk(stream, chunk)
    if len(stream["text"]) > limits()["totals"]["markdown_chars"]:
        raise ApiError("msg_too_long")
    blocks: list[Json] = [stream["tasks"][task] for task in stream["order"]]
    if stream["text"]:
        blocks.append({"type": "markdown", "text": stream["text"]})
    blocks += stream["blocks"]
    row.stream = stream
    filled = messages.fill_ids(work, blocks)
    row.data = {**row.data, "text": stream["text"], "blocks": filled}
    work.changed.add("messages")


def _chunk(stream: Json, chunk: Json) -> None:
    kind = chunk.get("type")
    if kind == "markdown_text":
        stream["text"] += chunk.get("text", "")
    elif kind == "task_update":
        task_id = str(chunk.get("id"))
        old = stream["tasks"].get(task_id, {"type": "task_card", "task_id": task_id})
        title = chunk.get("title") or old.get("title", "")
        status = chunk.get("status", "pending")
        stream["tasks"] = {**stream["tasks"], task_id: old | {"title": title, "status": status}}
        if task_id not in stream["order"]:
            stream["order"] = [*stream["order"], task_id]
    elif kind == "blocks":
        check_message_blocks(chunk.get("blocks"))
        stream["blocks"] = [*stream["blocks"], *chunk["blocks"]]
    elif kind != "plan_update":
        raise ApiError("invalid_chunks")


METHODS = {
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setTitle": set_title,
    "assistant.threads.setSuggestedPrompts": set_prompts,
    "agents.sessions.setStatus": session_status,
    "chat.startStream": start_stream,
    "chat.appendStream": append_stream,
    "chat.stopStream": stop_stream,
}
"""Web API methods of this module by name."""
