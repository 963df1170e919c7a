"""A reminder that cannot be put together is tried ever more rarely, then paused and told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from bot.adapters.database.schema import decisions, reminders
from bot.services.records import Reminder
from bot.services.reminders import deliver_due
from bot.services.undelivered import BROKEN
from tests.builders import MAYA, START, World, a_place, a_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot with a reminder due now, of a decision whose record cannot be read."""
    made = a_world(tmp_path)
    _due(made, "C1")
    with made.store.engine.begin() as connection:
        connection.execute(
            insert(decisions).values(
                id="d1", team_id="T1", channel_id="C1", assessment_id="a1", status="accepted",
                version=0, record={"id": "d1"}, review_at=START, created_at=START,
            )
        )  # fmt: skip
    return made


def _due(world: World, channel_id: str, reminder_id: str = "r1") -> None:
    with world.store.unit() as unit:
        unit.reminders.add(
            Reminder(
                id=reminder_id,
                place=a_place(channel_id=channel_id),
                user_id=MAYA,
                decision_id="d1",
                text="to check the eval",
                due_at=START,
                time_zone="UTC",
                rule="FREQ=WEEKLY",
                created_at=START,
            )
        )
        unit.commit()


def _stored(world: World, reminder_id: str = "r1") -> Reminder:
    with world.store.unit() as unit:
        found = unit.reminders.get(reminder_id)
    assert found is not None
    return found


def _tries(world: World, minutes: int) -> list[int]:
    """After how many minutes each try came, with a tick a minute."""
    found = []
    for minute in range(minutes):
        before = _lease(world)
        deliver_due(world.deps)
        if _lease(world) != before:
            found.append(minute)
        world.clock.advance(minutes=1)
    return found


def _lease(world: World) -> object:
    query = select(reminders.c.lease_until, reminders.c.status)
    with world.store.engine.connect() as connection:
        return connection.execute(query).one()


def test_the_pauses_between_tries_grow_until_it_is_paused(world: World) -> None:
    """Five tries over seven hours; not one every five minutes for ever."""
    assert _tries(world, 24 * 60) == [0, 5, 25, 105, 425]
    assert (_stored(world).status, _stored(world).paused_by) == ("paused", "delivery")
    assert _stored(world).due_at == START


@pytest.mark.parametrize("channel", ["C1", MAYA])
def test_its_owner_is_told_once(world: World, channel: str) -> None:
    """In a direct message, also when the reminder itself would have been one."""
    _due(world, channel, "r2")
    with world.store.engine.begin() as connection:
        connection.execute(delete(reminders).where(reminders.c.id == "r1"))
    _tries(world, 24 * 60)
    told = world.deliver()

    assert [item.channel_id for item in world.slack.sent] == [MAYA]
    assert told[0]["text"].startswith(f"Reminder to check the eval: I paused it, because {BROKEN}.")


def test_one_that_succeeds_in_between_starts_afresh(world: World) -> None:
    """Failures count in a row, and the delivery that came late is the ordinary one."""
    _tries(world, 30)
    assert _stored(world).failures == 3
    with world.store.engine.begin() as connection:
        connection.execute(delete(decisions))
    with world.store.unit() as unit:
        unit.reminders.save(_stored(world).model_copy(update={"decision_id": None}))
        unit.commit()
    assert deliver_due(world.deps) == 1

    kept = _stored(world)
    assert (kept.failures, kept.occurrence, kept.status) == (0, 1, "scheduled")
    assert kept.due_at > world.clock() + timedelta(days=4)
