"""The upload methods of `files.*`."""

from bot.sandbox import files, messages
from bot.sandbox.api_chat import postable_channel
from bot.sandbox.rules import check_message_blocks
from bot.sandbox.settings import BOT_USER_ID
from bot.sandbox.tables import Json, StoredFile
from bot.sandbox.workspace import ApiError, Work


def upload_url(work: Work, args: Json) -> Json:
    """`files.getUploadURLExternal`: an address to post the bytes to."""
    name, length = args.get("filename"), args.get("length")
    if not name or not length or int(length) <= 0:
        raise ApiError("invalid_arguments")
    row = files.new_file(work, str(name), int(length), BOT_USER_ID, None)
    if args.get("alt_txt"):
        row.data = {**row.data, "alt_txt": str(args["alt_txt"])}
    return {"upload_url": f"{work.url}/upload/{row.id}", "file_id": row.id}


def complete(work: Work, args: Json) -> Json:
    """`files.completeUploadExternal`: shares the files when a channel is named."""
    rows = [_uploaded(work, item) for item in args.get("files") or []]
    if not rows:
        raise ApiError("invalid_arguments")
    target = args.get("channel_id") or str(args.get("channels") or "").split(",")[0]
    if target:
        channel = postable_channel(work, {"channel": target})
        fields: Json = {"text": args.get("initial_comment") or ""}
        if args.get("blocks"):
            check_message_blocks(args["blocks"])
            fields["blocks"] = messages.fill_ids(work, args["blocks"])
        fields |= messages.bot_fields(work)
        files.share(work, channel, rows, fields, args.get("thread_ts"))
    return {"files": [row.data for row in rows]}


def _uploaded(work: Work, item: Json) -> StoredFile:
    row = work.session.get(StoredFile, str(item.get("id")))
    if row is None or row.content is None:
        raise ApiError("file_not_found")
    row.complete = True
    if item.get("title"):
        row.data = {**row.data, "title": item["title"]}
    return row


def info(work: Work, args: Json) -> Json:
    """`files.info`."""
    row = work.session.get(StoredFile, str(args.get("file")))
    if row is None or not row.complete:
        raise ApiError("file_not_found")
    return {"file": row.data, "comments": []}


METHODS = {
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": complete,
    "files.info": info,
}
"""Web API methods of this module by name."""
