"""Tells people about messages that will not arrive, so that none is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.cards import NoticeCard
from bot.services.ports import UnitOfWork
from bot.services.records import OutboxItem, Reminder

CANNOT_SHOW = (
    "I have an answer here that I cannot show, because something on my side is broken. Please "
    "ask again; if it fails again, give the reference to whoever runs me."
)
DAY_OVER = "Slack did not take an answer of mine for a day, so I gave up on it. Please ask again."
NOT_THERE = (
    "I am not in that channel, so I cannot post there. Invite me (type /invite and my name in the "
    "channel), then ask again."
)
ARCHIVED = "That channel is archived, so I cannot post there. Please ask me somewhere else."
ABSENT = frozenset({"not_in_channel", "channel_not_found"})
"""Slack's names for a channel that the bot is not in."""
OLD_MESSAGE = frozenset(
    {
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "is_inactive",
        "streaming_state_conflict",
        "cant_broadcast_message",
        "block_mismatch",
        "update_failed",
    }
)
"""Slack's names for a message that cannot be changed, where a new one may well be posted."""
REFUSED = "I cannot write to its channel"
NOT_TAKEN = "Slack did not take it for a day"
BROKEN = "something on my side is broken"
_NOTICE = "undelivered:"
_NAMED = 8
"""Reminders that one notice names."""
_TO_ONE = ("ephemeral", "respond")


def notice_in_place(item: OutboxItem, text: str, reference: str | None = None) -> OutboxItem | None:
    """The notice that stands where the message should have stood, for the same readers.

    None for a home tab, which is published anew when it is opened, and for such a notice itself.
    """
    if item.kind == "home" or item.key.startswith(_NOTICE):
        return None
    return OutboxItem(
        key=_NOTICE + item.key,
        kind=item.kind if item.kind in _TO_ONE else "post",
        team_id=item.team_id,
        channel_id=item.channel_id,
        thread_ts=item.thread_ts,
        user_id=item.user_id,
        response_url=item.response_url,
        card=NoticeCard(text=text, reference=reference).model_dump(mode="json"),
    )


def notice_of_refusal(item: OutboxItem, reason: str) -> OutboxItem | None:
    """The notice to the person behind a message that Slack refuses for good, as a direct message.

    Messages that were stored together are told of once.
    None when nobody is known, for a home tab, which is published anew when it is opened, and for
    such a notice itself.
    """
    if item.kind == "home" or not item.user_id or item.key.startswith(_NOTICE):
        return None
    if reason in ABSENT:
        text = NOT_THERE
    elif reason == "is_archived":
        text = ARCHIVED
    else:
        text = (
            f"Slack did not let me post my answer ({reason}). Please ask again here, or ask "
            "whoever runs me."
        )
    at = item.created_at.isoformat() if item.created_at else item.key
    return OutboxItem(
        key=f"{_NOTICE}{item.team_id}:{item.channel_id}:{item.user_id}:{at}",  # one for a turn
        kind="post",
        team_id=item.team_id,
        channel_id=item.user_id,
        user_id=item.user_id,
        card=NoticeCard(text=text).model_dump(mode="json"),
    )


def put_back(
    unit: UnitOfWork, item: OutboxItem, because: str, *, goes_on: bool
) -> OutboxItem | None:
    """Pause the reminder whose delivery will not arrive; gives the notice to its owner.

    `goes_on` tells that it comes by itself once its channel can be written to again.

    None when the item is no delivery, or the reminder was stopped or delivered again since.

    Raises:
        StaleAssessment: somebody changes the reminder just now.
    """
    kind, _, rest = item.key.partition(":")
    reminder_id, _, occurrence = rest.rpartition(":")
    reminder = (
        unit.reminders.get(reminder_id) if kind == "reminder" and item.kind == "post" else None
    )
    if (
        reminder is None
        or reminder.status not in ("scheduled", "done")
        or str(reminder.occurrence) != occurrence
    ):
        return None
    cause = "channel" if goes_on else "delivery"
    unit.reminders.save(reminder.model_copy(update={"status": "paused", "paused_by": cause}))
    return paused_notice([reminder], because, goes_on=goes_on)


def paused_notice(
    reminders: Sequence[Reminder], because: str, *, goes_on: bool, also_there: bool = False
) -> OutboxItem | None:
    """The direct message to who set reminders of one place that were paused.

    None when that is where they went, unless that place is not what hinders them (`also_there`).
    """
    first = reminders[0]
    if first.place.channel_id == first.user_id and not also_there:
        return None
    again = "for example with “remind me in two weeks” here."
    if len(reminders) == 1:
        it, goes = "it", "It goes on"
        text = f"{first.title}: I paused it, because {because}."
    else:
        it, goes = "them", "They go on"
        titles = "\n".join(f"• {reminder.title}" for reminder in reminders[:_NAMED])
        cause = because.replace("its channel", "their channel")
        text = f"I paused {len(reminders)} reminders, because {cause}:\n{titles}\n"
    if goes_on:
        text += f" {goes} once I can write there again; or set {it} elsewhere, {again}"
    else:
        text += f" Set {it} again where you want {it}, {again}"
    return OutboxItem(
        key=f"paused:{first.id}:{first.version}",
        kind="post",
        team_id=first.place.team_id,
        channel_id=first.user_id,
        user_id=first.user_id,
        card=NoticeCard(text=text.replace("\n ", "\n")).model_dump(mode="json"),
    )
