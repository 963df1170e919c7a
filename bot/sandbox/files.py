"""Files: the objects that Slack shows for them, and sharing them in a channel."""

import mimetypes

from bot.sandbox import messages
from bot.sandbox.tables import Channel, Json, Message, StoredFile
from bot.sandbox.workspace import Work

INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp"}
"""Types that the page shows in place; everything else is a download."""


def new_file(work: Work, name: str, size: int, user: str, content: bytes | None) -> StoredFile:
    """Store a file object; without content it waits for its upload."""
    file_id = work.new_id("F")
    mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if name.lower().endswith((".md", ".markdown")):
        mimetype = "text/markdown"
    kind = name.rsplit(".", 1)[-1].lower() if "." in name else "binary"
    address = f"{work.url}/files/{file_id}/{_safe(name)}"
    data: Json = {
        "id": file_id,
        "created": int(work.now.timestamp()),
        "timestamp": int(work.now.timestamp()),
        "name": name,
        "title": name,
        "mimetype": mimetype,
        "filetype": {"md": "markdown", "txt": "text"}.get(kind, kind),
        "pretty_type": {"md": "Markdown", "txt": "Plain Text"}.get(kind, kind.upper()),
        "user": user,
        "editable": False,
        "size": size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": address,
        "url_private_download": f"{address}?download=1",
        "permalink": address,
        "channels": [],
        "groups": [],
        "ims": [],
        "shares": {},
    }
    row = StoredFile(id=file_id, complete=content is not None, content=content, data=data)
    work.session.add(row)
    work.session.flush()
    return row


def share(
    work: Work, channel: Channel, rows: list[StoredFile], fields: Json, thread_ts: str | None
) -> Message:
    """Post files as one `file_share` message."""
    listed = {"channel": "channels", "group": "groups", "im": "ims"}[channel.kind]
    for row in rows:
        row.data = {**row.data, listed: [*row.data[listed], channel.id]}
    message = messages.add(
        work,
        channel,
        {**fields, "subtype": "file_share", "files": [row.data for row in rows], "upload": True},
        thread_ts,
    )
    side = "private" if channel.kind != "channel" else "public"
    share_fields = {"ts": message.ts, "channel_name": channel.name}
    if message.thread_ts:
        share_fields["thread_ts"] = message.thread_ts
    for row in rows:
        row.data = {**row.data, "shares": {side: {channel.id: [share_fields]}}}
    return message


def _safe(name: str) -> str:
    kept = [c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name]
    return "".join(kept) or "file"
