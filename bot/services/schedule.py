"""When a reminder is delivered: in the person's zone, weekends skipped, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.reading.time_of_day import DEFAULT_TIME
from bot.reading.when import When, next_of
from bot.services.records import Reminder


def zone(name: str) -> ZoneInfo:
    """The IANA zone, or UTC when Slack names none that exists."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def on_day(day: date, time_zone: str) -> datetime:
    """The usual hour of a day, or of the next working day, in aware UTC."""
    return first_due(When(datetime.combine(day, DEFAULT_TIME, tzinfo=zone(time_zone))), time_zone)


def days_later(now: datetime, days: int, time_zone: str) -> date:
    """The local date that many days after now."""
    return now.astimezone(zone(time_zone)).date() + timedelta(days=days)


def first_due(when: When, time_zone: str) -> datetime:
    """When a reminder is delivered first, in aware UTC.

    A weekend is skipped, unless minutes or hours from now were named; a time of day that the
    person named is kept, whatever it is.
    """
    if when.exact:
        return when.first.astimezone(UTC)
    local = when.first.astimezone(zone(time_zone))
    while local.weekday() >= 5:
        local = datetime.combine(
            local.date() + timedelta(days=1), local.time(), tzinfo=local.tzinfo
        )
    return local.astimezone(UTC)


def next_due(reminder: Reminder, now: datetime) -> datetime | None:
    """The next delivery of a repeating reminder after now, or `None` when it is done.

    The rule is counted from the day on which the reminder was set: a delivery that was moved, from
    a weekend or by hand, moves no later one. What fell due while nothing was running is not caught
    up: it was delivered once.
    """
    if reminder.rule is None:
        return None
    local = zone(reminder.time_zone)
    set_on = reminder.created_at.astimezone(local).date()
    # Rules of earlier versions name no time of day: it is that of the last delivery.
    start = datetime.combine(set_on, reminder.due_at.astimezone(local).time(), tzinfo=local)
    after = max(now, reminder.due_at)
    return first_due(When(next_of(reminder.rule, start, after)), reminder.time_zone)


def same_hour(moment: datetime, time_zone: str, new_zone: str) -> datetime:
    """The same day and hour on the clocks of another zone, in aware UTC."""
    return moment.astimezone(zone(time_zone)).replace(tzinfo=zone(new_zone)).astimezone(UTC)


def local_words(moment: datetime, time_zone: str, whose: str = "") -> str:
    """The exact local time, e.g. `Mon 4 Jan 2027, 09:30 (Europe/Berlin)`.

    `whose` names the person whose zone it is, where somebody else reads it.
    """
    local = moment.astimezone(zone(time_zone))
    place = f"{time_zone}, {whose}'s time" if whose else time_zone
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M} ({place})"


def moved_words(wanted: date, due: datetime, time_zone: str) -> str:
    """Why a reminder comes on another day than the one that was named; empty when it does not."""
    if due.astimezone(zone(time_zone)).date() == wanted or wanted.weekday() < 5:
        return ""
    return f", since {wanted:%a} {wanted.day} {wanted:%b} is at the weekend"
