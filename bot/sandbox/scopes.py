"""What the app was granted: a method without its scope is refused, as Slack refuses it."""

from bot.sandbox.tables import Channel
from bot.sandbox.workspace import ApiError, Work

METHOD_SCOPES = {
    "assistant.threads.setStatus": "assistant:write",
    "assistant.threads.setTitle": "assistant:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "agents.sessions.setStatus": "assistant:write",
    "chat.startStream": "chat:write",
    "chat.appendStream": "chat:write",
    "chat.stopStream": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "files.info": "files:read",
    "users.info": "users:read",
    "users.list": "users:read",
}
"""The scope of each method that always needs the same one; `conversations.*` ask by channel."""
_FAMILY = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}


def require(work: Work, scope: str | None) -> None:
    """Refuse what the app was not granted.

    Raises:
        ApiError: `missing_scope`, with the scope that is needed.
    """
    granted = work.settings.scopes
    if scope is not None and scope not in granted:
        raise ApiError("missing_scope", needed=scope, provided=",".join(granted))


def require_for(work: Work, channel: Channel, right: str) -> None:
    """Refuse to `read` a channel, or its `history`, without the scope of its kind.

    Raises:
        ApiError: `missing_scope`, with the scope that is needed.
    """
    require(work, f"{_FAMILY[channel.kind]}:{right}")
