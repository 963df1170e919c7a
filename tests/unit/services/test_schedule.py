"""Reminders come in the person's zone, weekends left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.reading.when import When, read_when
from bot.services.inbound import Place
from bot.services.records import Reminder
from bot.services.schedule import first_due, local_words, next_due, on_day

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_missed_repetition_is_delivered_once() -> None:
    """After a long downtime the next delivery lies in the future."""
    start = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    reminder = Reminder(
        id="r",
        place=Place(team_id="T", channel_id="C"),
        user_id="U",
        due_at=start,
        time_zone="UTC",
        rule="FREQ=WEEKLY;INTERVAL=1",
        created_at=start,
    )

    following = next_due(reminder, start + timedelta(days=40))

    assert following == datetime(2026, 12, 14, 9, 30, tzinfo=UTC)


def test_words_name_the_zone() -> None:
    """The time that is repeated back is exact and local."""
    moment = datetime(2027, 1, 4, 8, 30, tzinfo=UTC)

    assert local_words(moment, "Europe/Berlin") == "Mon 4 Jan 2027, 09:30 (Europe/Berlin)"


def test_a_day_without_an_hour_is_at_half_past_nine_and_never_at_the_weekend() -> None:
    """Also over a change of daylight saving, and in UTC where the zone is unknown."""
    sunday = date(2027, 3, 28)

    assert on_day(sunday, "Europe/Berlin") == datetime(2027, 3, 29, 7, 30, tzinfo=UTC)
    assert on_day(sunday, "Not/AZone") == datetime(2027, 3, 29, 9, 30, tzinfo=UTC)


def test_an_hour_that_was_named_is_kept() -> None:
    """Early or late, only the day moves."""
    when = When(datetime(2026, 11, 28, 22, 0, tzinfo=UTC))

    assert first_due(when, "UTC") == datetime(2026, 11, 30, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "words", "minutes"),
    [
        (datetime(2027, 3, 28, 1, 30, tzinfo=BERLIN), "in 2 hours", 120),
        (datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN), "in 2 hours", 120),
        (datetime(2026, 10, 25, 2, 45, tzinfo=BERLIN), "in 30 minutes", 30),
        (datetime(2026, 10, 25, 2, 45, fold=1, tzinfo=BERLIN), "half an hour from now", 30),
    ],
)
def test_hours_from_now_pass_on_no_changed_clock(now: datetime, words: str, minutes: int) -> None:
    """In the nights in which an hour is left out or comes twice."""
    due = first_due(read_when(words, now), "Europe/Berlin")

    assert due - now.astimezone(UTC) == timedelta(minutes=minutes)
