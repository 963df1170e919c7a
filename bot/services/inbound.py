"""What people and Slack cause, free of Slack's payload shapes.

Listeners translate payloads into these; services never see a Slack dictionary.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

ChannelKind = Literal["public", "private", "dm"]
"""Who may read a channel: everyone in the workspace, its members, one person."""


class _Inbound(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Inbound):
    """Where something happens: a thread of a channel of a workspace."""

    team_id: str
    """Workspace id."""
    channel_id: str
    """Channel or DM id."""
    thread_ts: str | None = None
    """Timestamp of the thread's first message; `None` outside a thread."""
    channel_kind: ChannelKind = "public"
    """Who could read the channel then; who may see something now is asked in
    `bot.services.access`."""

    @property
    def visibility(self) -> str:
        """The label of documents and questions of this place's channel."""
        return f"channel:{self.team_id}/{self.channel_id}"


class IncomingFile(_Inbound):
    """A file that came with a message."""

    name: str
    """File name as uploaded."""
    url: str
    """Private download URL; needs the bot's token."""
    size: int = 0
    """Bytes as announced."""


class IncomingMessage(_Inbound):
    """A message that a person wrote where the bot can read it."""

    place: Place
    """Where; `thread_ts` is the thread it belongs to or starts."""
    user_id: str
    """Who wrote it."""
    text: str
    """The words, with the mention of the bot removed and Slack's escapes undone."""
    ts: str
    """Slack's timestamp of the message."""
    addressed: bool
    """True for a mention or a DM; False for talk in a thread that the bot takes part in."""
    visible: bool = True
    """False for an answer that was written into a form, so that nobody sees it in the thread."""
    files: tuple[IncomingFile, ...] = ()
    """Files that came with it."""


class Command(_Inbound):
    """A slash command."""

    place: Place
    """Where it was typed; commands have no thread."""
    user_id: str
    """Who typed it."""
    text: str
    """Everything behind the command's name."""
    response_url: str
    """Where to answer so that only this person sees it."""


class Click(_Inbound):
    """A button, select or menu that a person used."""

    action: str
    """What was clicked, e.g. `answer`, `skip`, `still_valid`."""
    payload: dict[str, Any] = {}
    """What the control carried, e.g. assessment id, round, value."""
    place: Place
    """Where the message with the control stands."""
    user_id: str
    """Who clicked."""
    message_ts: str | None = None
    """Timestamp of the message with the control."""
    response_url: str | None = None
    """Where an answer that only this person sees goes."""


class FormSubmission(_Inbound):
    """A form that a person sent, already validated at the edge."""

    form: str
    """Kind of the form, e.g. `assess`, `edit_fact`, `record`."""
    values: dict[str, Any]
    """Field name to typed value; missing fields are absent."""
    context: dict[str, Any]
    """What the form was opened with, e.g. assessment id and place."""
    user_id: str
    """Who sent it."""
    team_id: str
    """Workspace of that person."""


class ThreadShortcut(_Inbound):
    """The message shortcut *Assess this thread*."""

    place: Place
    """The thread of the message it was used on."""
    user_id: str
    """Who used it."""
    text: str
    """Text of that message."""
    response_url: str | None = None
    """Where an answer that only this person sees goes."""


class HomeOpened(_Inbound):
    """Someone opened the app's home tab."""

    team_id: str
    """Workspace id."""
    user_id: str
    """Who opened it."""


class Lifecycle(_Inbound):
    """Something happened to the app or a channel that stops or moves work."""

    kind: Literal[
        "uninstalled",
        "tokens_revoked",
        "channel_archived",
        "channel_unarchived",
        "bot_joined",
        "bot_left",
        "channel_renamed",
    ]
    """What happened."""
    team_id: str
    """Workspace id."""
    channel_id: str | None = None
    """Channel concerned, if any."""
    user_id: str | None = None
    """Who did it, e.g. who invited the bot."""
    new_channel_id: str | None = None
    """The channel's new id after a conversion."""
