"""Events that the bot receives: what happened, wrapped as Slack wraps it, and queued."""

import json

from sqlalchemy import select

from bot.sandbox.clock import real_time
from bot.sandbox.settings import APP_ID, BOT_USER_ID, TEAM_ID, VERIFICATION_TOKEN
from bot.sandbox.tables import Channel, Delivery, Json, Member, View
from bot.sandbox.workspace import Work

CHANNEL_LETTER = {"channel": "C", "group": "G", "im": "D"}


def emit(work: Work, event: Json) -> str:
    """Queue one event for delivery; gives its event id."""
    event_id = work.new_id("Ev")
    channel = event.get("channel")
    channel_id = channel if isinstance(channel, str) else (channel or {}).get("id", "")
    envelope = {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(work.now.timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": _is_ext_shared(work, channel_id),
        "event_context": f"4-{event['type']}-{TEAM_ID}-{channel_id}",
    }
    work.session.add(
        Delivery(
            kind="event",
            label=str(event["type"]),
            event_id=event_id,
            lane=channel_id,
            body=json.dumps(envelope, ensure_ascii=False),
            state="pending",
            created=real_time(),
        )
    )
    work.changed.add("delivery")
    return event_id


def is_member(work: Work, channel: str, user: str) -> bool:
    """Whether a user is in a channel."""
    return work.session.get(Member, (channel, user)) is not None


def emit_message(work: Work, channel: Channel, message: Json) -> None:
    """Queue what a new message causes: `message` where subscribed, `app_mention` when named."""
    if not is_member(work, channel.id, BOT_USER_ID):
        return
    base = message | {"channel": channel.id, "event_ts": message["ts"]}
    from_person = not message.get("bot_id")
    if channel.kind != "im" and from_person and f"<@{BOT_USER_ID}>" in message.get("text", ""):
        mention = {k: v for k, v in base.items() if k not in ("subtype", "channel_type")}
        emit(work, mention | {"type": "app_mention"})
    if channel.kind == "im" or work.settings.channel_messages:
        emit(work, base | {"type": "message", "channel_type": channel.kind})


def emit_changed(work: Work, channel: Channel, message: Json, before: Json) -> None:
    """Queue a `message_changed` event."""
    _emit_hidden(
        work,
        channel,
        {"subtype": "message_changed", "message": message, "previous_message": before},
    )


def emit_deleted(work: Work, channel: Channel, before: Json) -> None:
    """Queue a `message_deleted` event."""
    _emit_hidden(
        work,
        channel,
        {"subtype": "message_deleted", "previous_message": before, "deleted_ts": before["ts"]},
    )


def _emit_hidden(work: Work, channel: Channel, fields: Json) -> None:
    subscribed = channel.kind == "im" or work.settings.channel_messages
    if not subscribed or not is_member(work, channel.id, BOT_USER_ID):
        return
    ts = work.new_ts()
    base = {"type": "message", "channel": channel.id, "hidden": True, "ts": ts, "event_ts": ts}
    emit(work, base | fields | {"channel_type": channel.kind})


def emit_joined(work: Work, channel: Channel, user: str, inviter: str | None) -> None:
    """Queue a `member_joined_channel` event, when the bot is there to see it."""
    if not is_member(work, channel.id, BOT_USER_ID):
        return
    event = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": CHANNEL_LETTER[channel.kind],
        "team": TEAM_ID,
        "event_ts": work.new_ts(),
    }
    emit(work, event | ({"inviter": inviter} if inviter else {}))


def emit_left(work: Work, channel: Channel, user: str) -> None:
    """Queue a `member_left_channel` event."""
    emit(
        work,
        {
            "type": "member_left_channel",
            "user": user,
            "channel": channel.id,
            "channel_type": CHANNEL_LETTER[channel.kind],
            "team": TEAM_ID,
            "event_ts": work.new_ts(),
        },
    )


def emit_home_opened(work: Work, user: str, channel: str, tab: str) -> None:
    """Queue `app_home_opened` for the home or the messages tab."""
    event: Json = {
        "type": "app_home_opened",
        "user": user,
        "channel": channel,
        "tab": tab,
        "event_ts": work.new_ts(),
    }
    home = work.session.scalars(select(View).where(View.user == user, View.kind == "home")).first()
    if tab == "home" and home:
        event["view"] = home.data
    emit(work, event)


def _is_ext_shared(work: Work, channel: str) -> bool:
    row = work.session.get(Channel, channel) if channel else None
    return bool(row and row.data.get("is_ext_shared"))
