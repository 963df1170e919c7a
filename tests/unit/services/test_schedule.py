"""Reminders come in working hours, in the person's zone, weekends left out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.services.inbound import Place
from bot.services.records import Reminder
from bot.services.schedule import into_working_time, local_words, next_due


@pytest.mark.parametrize(
    ("moment", "zone", "expected"),
    [
        ("2026-11-23T10:00", "UTC", "2026-11-23T10:00"),
        ("2026-11-23T03:00", "UTC", "2026-11-23T09:30"),
        ("2026-11-23T18:00", "UTC", "2026-11-24T09:30"),
        ("2026-11-27T23:00", "UTC", "2026-11-30T09:30"),
        ("2026-11-28T12:00", "UTC", "2026-11-30T09:30"),
        ("2026-11-23T10:00", "America/Los_Angeles", "2026-11-23T17:30"),
        ("2026-11-23T10:00", "Asia/Tokyo", "2026-11-24T00:30"),
        ("2027-03-28T00:30", "Europe/Berlin", "2027-03-29T07:30"),
        ("2026-11-23T10:00", "Not/AZone", "2026-11-23T10:00"),
    ],
)
def test_moves_into_working_time(moment: str, zone: str, expected: str) -> None:
    """Nights and weekends are skipped, also over a change of daylight saving."""
    found = into_working_time(datetime.fromisoformat(moment).replace(tzinfo=UTC), zone)

    assert found.isoformat()[:16] == expected


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
