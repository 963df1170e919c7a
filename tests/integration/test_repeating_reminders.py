"""A repeating reminder keeps its rhythm and its hour, whatever moves one delivery."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.inbound import Click
from bot.services.reminders import deliver_due
from tests.builders import CHANNEL, JONAS, MAYA, World, a_message, a_place, a_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _next_due(world: World) -> datetime:
    with world.store.unit() as unit:
        found = unit.reminders.next_due()
    assert found is not None
    return found


def _local(moment: datetime, zone: str = "Europe/Berlin") -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"


def _deliver(world: World) -> None:
    """Let the next delivery come."""
    world.clock.now = _next_due(world)
    assert deliver_due(world.deps) == 1
    world.deliver()


def _answer(world: World, action: str, **payload: str) -> None:
    card = world.cards("reminder")[-1]
    about = {"reminder": card["reminder_id"], "occurrence": card["occurrence"]}
    click = Click(action=action, payload=about | payload, place=a_place(), user_id=MAYA)
    handle_click(world.deps, click, None)
    world.deliver()


def _days(world: World, words: str, count: int) -> list[str]:
    """The days of the first deliveries."""
    handle_message(world.deps, a_message(f"remind us {words}"), None)
    world.deliver()
    days = []
    for _ in range(count):
        days.append(_local(_next_due(world)))
        _deliver(world)
    return days


@pytest.mark.parametrize(
    ("today", "words", "days"),
    [
        (
            datetime(2026, 11, 28, 9, tzinfo=UTC),
            "every 3 months",
            ["Mon 2027-03-01 09:30", "Fri 2027-05-28 09:30", "Mon 2027-08-30 09:30"],
        ),
        (
            datetime(2026, 2, 28, 9, tzinfo=UTC),
            "every year",
            ["Mon 2027-03-01 09:30", "Mon 2028-02-28 09:30", "Wed 2029-02-28 09:30"],
        ),
        (
            datetime(2026, 11, 25, 9, tzinfo=UTC),
            "every other saturday at 5pm",
            ["Mon 2026-11-30 17:00", "Mon 2026-12-14 17:00", "Mon 2026-12-28 17:00"],
        ),
    ],
)
def test_a_weekend_moves_one_delivery_only(
    world: World, today: datetime, words: str, days: list[str]
) -> None:
    """The next one is counted from the day that was meant."""
    world.clock.now = today

    assert _days(world, words, 3) == days


def test_a_snoozed_delivery_moves_no_later_one(world: World) -> None:
    """A month later it comes once, and then when it would have come anyway."""
    assert _days(world, "every 3 months", 1) == ["Tue 2027-02-23 09:30"]
    _answer(world, "snooze", **{"for": "1m"})
    assert _local(_next_due(world)) == "Thu 2027-03-25 09:30"
    _deliver(world)

    assert _local(_next_due(world)) == "Mon 2027-05-24 09:30"


def test_an_hours_snooze_does_not_change_the_hour(world: World) -> None:
    """Snoozed into the afternoon, it is back in the morning a week later."""
    _days(world, "every week", 1)
    _answer(world, "snooze", **{"for": "in 5 hours"})
    _deliver(world)

    assert _local(_next_due(world)) == "Mon 2026-12-07 09:30"


def test_handed_over_it_keeps_its_hour(world: World) -> None:
    """Half past nine is half past nine for the next person as well, the first time and later."""
    world.slack.zones[JONAS] = "America/New_York"
    _days(world, "every week", 1)
    assert JONAS in world.slack.members[CHANNEL]
    _answer(world, "hand_over", user=JONAS)
    assert _local(_next_due(world), "America/New_York") == "Mon 2026-12-07 09:30"
    _deliver(world)

    assert _local(_next_due(world), "America/New_York") == "Mon 2026-12-14 09:30"
