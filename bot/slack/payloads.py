"""From Slack's dictionaries to what the services understand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.services.inbound import (
    ChannelKind,
    Click,
    Command,
    FormSubmission,
    HomeOpened,
    IncomingFile,
    IncomingMessage,
    Lifecycle,
    Place,
    ThreadShortcut,
)
from bot.slack.controls import read_control
from bot.slack.escape import incoming, mentions
from bot.slack.views import context_of, kind_of, values_of

Body = Mapping[str, Any]
KindOf = Callable[[str, str], ChannelKind]
"""Asks Slack what kind of channel (team id, channel id) is, where a payload does not say."""

_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_KINDS: dict[str, ChannelKind] = {
    "im": "dm",
    "channel": "public",
    "group": "private",
    "mpim": "private",
    "directmessage": "dm",
    "privategroup": "private",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something came from, so that a failure can be told there."""

    place: Place | None
    """Channel and thread, if any."""
    user_id: str | None
    """Who caused it."""
    response_url: str | None
    """Where an answer that only this person sees goes."""
    addressed: bool = True
    """False for talk among people."""


def team_of(body: Body) -> str:
    """The workspace whose installation a payload is for; empty when it names none."""
    view = body.get("view")
    if isinstance(view, Mapping) and view.get("app_installed_team_id"):
        return str(view["app_installed_team_id"])
    team = body.get("team")
    if isinstance(team, Mapping) and team.get("id"):
        return str(team["id"])
    granted = body.get("authorizations") or [{}]
    user = body.get("user")
    candidates = (
        granted[0].get("team_id"),
        body.get("team_id"),
        user.get("team_id") if isinstance(user, Mapping) else None,
    )
    return str(next((team for team in candidates if team), ""))


def enterprise_of(body: Body) -> str | None:
    """The organisation, where one is named."""
    granted = body.get("authorizations") or [{}]
    return granted[0].get("enterprise_id") or body.get("enterprise_id")


def bot_of(body: Body) -> str | None:
    """The bot user id that an event names as the one it is for."""
    granted = body.get("authorizations") or [{}]
    return granted[0].get("user_id") if granted[0].get("is_bot") else None


def event_of(body: Body) -> Body:
    """The event inside an Events API body."""
    event = body.get("event")
    return event if isinstance(event, Mapping) else {}


def user_of(body: Body) -> str:
    """Who caused an interaction or command."""
    user = body.get("user")
    if isinstance(user, Mapping):
        return str(user.get("id", ""))
    return str(body.get("user_id") or user or "")


def _kind(team: str, channel: str, said: str | None, kind_of_channel: KindOf) -> ChannelKind:
    if channel.startswith("D"):
        return "dm"
    if said in _KINDS:
        return _KINDS[said]
    return kind_of_channel(team, channel)


def _named_kind(team: str, channel: str, name: str | None, kind_of_channel: KindOf) -> ChannelKind:
    """Commands and interactions hide the names of private channels and direct messages."""
    if name and name.startswith("mpdm-"):
        return "private"
    known = name if name in ("directmessage", "privategroup") else ("channel" if name else None)
    return _kind(team, channel, known, kind_of_channel)


def message_of(body: Body, bot_user_id: str | None, kind_of_channel: KindOf) -> IncomingMessage:
    """A message or mention."""
    event = event_of(body)
    team, channel = team_of(body), str(event.get("channel", ""))
    kind = _kind(team, channel, event.get("channel_type"), kind_of_channel)
    text = str(event.get("text") or "")
    bots = {bot for bot in (bot_user_id, bot_of(body)) if bot}
    cleaned = text
    for bot in bots:
        cleaned = cleaned.replace(f"<@{bot}>", " ")
    return IncomingMessage(
        place=Place(
            team_id=team,
            channel_id=channel,
            thread_ts=str(event.get("thread_ts") or event.get("ts")),
            channel_kind=kind,
        ),
        user_id=str(event.get("user", "")),
        text=incoming(cleaned, bot_user_id),
        ts=str(event.get("ts", "")),
        addressed=is_addressed(event, bots),
        files=tuple(
            IncomingFile(
                name=str(file.get("name") or file.get("title") or "file"),
                url=str(file.get("url_private_download") or file.get("url_private")),
                size=int(file.get("size") or 0),
            )
            for file in event.get("files") or []
            if file.get("url_private_download") or file.get("url_private")
        ),
    )


def is_addressed(event: Body, bots: set[str]) -> bool:
    """Whether a message speaks to the bot: a mention or a direct message."""
    if event.get("type") == "app_mention" or event.get("channel_type") == "im":
        return True
    if str(event.get("channel", "")).startswith("D"):
        return True
    return any(mentions(str(event.get("text") or ""), bot) for bot in bots)


def command_of(body: Body, kind_of_channel: KindOf) -> Command:
    """A slash command; typographic quotes become plain ones."""
    return Command(
        place=command_place(body, kind_of_channel),
        user_id=user_of(body),
        text=incoming(str(body.get("text") or "")).translate(_QUOTES),
        response_url=str(body.get("response_url") or ""),
    )


def command_place(body: Body, kind_of_channel: KindOf) -> Place:
    """Where a command was typed."""
    team, channel = team_of(body), str(body.get("channel_id", ""))
    name = body.get("channel_name")
    return Place(
        team_id=team,
        channel_id=channel,
        channel_kind=_named_kind(team, channel, name, kind_of_channel),
    )


def interaction_place(body: Body, kind_of_channel: KindOf) -> Place:
    """Where the control stands; the person's own direct message for the home tab."""
    team = team_of(body)
    channel = body.get("channel") or {}
    container = body.get("container") or {}
    channel_id = channel.get("id") or container.get("channel_id")
    if not channel_id:
        return Place(team_id=team, channel_id=user_of(body), channel_kind="dm")
    message = body.get("message") or {}
    thread = message.get("thread_ts") or container.get("thread_ts")
    if not thread and not container.get("is_ephemeral"):
        thread = container.get("message_ts") or message.get("ts") or body.get("message_ts")
    return Place(
        team_id=team,
        channel_id=str(channel_id),
        thread_ts=thread,
        channel_kind=_named_kind(team, str(channel_id), channel.get("name"), kind_of_channel),
    )


def click_of(body: Body, kind_of_channel: KindOf) -> Click:
    """The first action of a `block_actions` payload; Slack sends one at a time."""
    action, payload = read_control(first_action(body))
    container = body.get("container") or {}
    return Click(
        action=action,
        payload=payload,
        place=interaction_place(body, kind_of_channel),
        user_id=user_of(body),
        message_ts=container.get("message_ts") or (body.get("message") or {}).get("ts"),
        response_url=body.get("response_url"),
    )


def first_action(body: Body) -> Body:
    """The control that was used."""
    actions = body.get("actions") or [{}]
    return actions[0] if isinstance(actions[0], Mapping) else {}


def form_of(body: Body) -> FormSubmission:
    """A form that was sent."""
    view = body.get("view") or {}
    return FormSubmission(
        form=kind_of(view) or "",
        values=values_of(view),
        context=context_of(view),
        user_id=user_of(body),
        team_id=team_of(body),
    )


def shortcut_of(body: Body, bot_user_id: str | None, kind_of_channel: KindOf) -> ThreadShortcut:
    """The message shortcut."""
    message = body.get("message") or {}
    place = interaction_place(body, kind_of_channel)
    thread = message.get("thread_ts") or message.get("ts") or body.get("message_ts")
    return ThreadShortcut(
        place=place.model_copy(update={"thread_ts": thread}),
        user_id=user_of(body),
        text=incoming(str(message.get("text") or ""), bot_user_id),
        response_url=body.get("response_url"),
    )


def home_of(body: Body) -> HomeOpened:
    """The home tab was opened."""
    return HomeOpened(team_id=team_of(body), user_id=str(event_of(body).get("user", "")))


def lifecycle_of(body: Body) -> Lifecycle | None:
    """Something happened to the app or a channel; `None` when it does not concern us."""
    event = event_of(body)
    kinds: dict[str, Any] = {
        "app_uninstalled": "uninstalled",
        "tokens_revoked": "tokens_revoked",
        "channel_archive": "channel_archived",
        "group_archive": "channel_archived",
        "channel_unarchive": "channel_unarchived",
        "group_unarchive": "channel_unarchived",
        "member_joined_channel": "bot_joined",
        "member_left_channel": "bot_left",
        "channel_left": "bot_left",
        "group_left": "bot_left",
        "channel_id_changed": "channel_renamed",
    }
    kind = kinds.get(str(event.get("type")))
    if kind is None:
        return None
    return Lifecycle(
        kind=kind,
        team_id=team_of(body),
        channel_id=event.get("old_channel_id") or event.get("channel"),
        user_id=event.get("inviter") or (None if kind == "bot_joined" else event.get("user")),
        new_channel_id=event.get("new_channel_id"),
    )


def origin_of(body: Body, bot_user_id: str | None, kind_of_channel: KindOf) -> Origin:
    """Where a failure is told."""
    event = event_of(body)
    if event.get("type") in ("message", "app_mention"):
        message = message_of(body, bot_user_id, kind_of_channel)
        return Origin(message.place, message.user_id, None, message.addressed)
    if event:
        return Origin(None, None, None, addressed=False)
    if "command" in body:
        command = command_of(body, kind_of_channel)
        return Origin(command.place, command.user_id, command.response_url or None)
    if body.get("type") == "view_submission":
        form = form_of(body)
        place = form.context.get("place")
        where = (
            Place.model_validate(place)
            if isinstance(place, Mapping)
            else Place(team_id=form.team_id, channel_id=form.user_id, channel_kind="dm")
        )
        return Origin(where, form.user_id, form.context.get("response_url"))
    return Origin(interaction_place(body, kind_of_channel), user_of(body), body.get("response_url"))
