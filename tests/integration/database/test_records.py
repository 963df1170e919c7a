"""Assessments and reminders as rows: one live one per thread, no lost saves, each claimed once."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select, update

from bot.adapters.database.migrate import migrate, newest
from bot.adapters.database.schema import reminders
from bot.adapters.database.store import SqlStore
from bot.advisor.advise import advise
from bot.advisor.profile import parse_profile
from bot.errors import StaleAssessment
from bot.services.records import REVIEW, Assessment, Decision, PendingQuestion, Reminder
from tests.builders import MAYA, ROOT, START, a_place, policy

LEASE = timedelta(seconds=60)


def test_reminders_of_an_earlier_version_are_read_after_the_migration(store: SqlStore) -> None:
    """Their count of tries, which was never counted, is dropped."""
    stored = Reminder(
        id="r", place=a_place(), user_id="U1", due_at=START, time_zone="UTC", created_at=START
    )
    with store.unit() as unit:
        unit.reminders.add(stored)
        unit.commit()
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot/adapters/database/migrations"))
    with store.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
        connection.commit()
        earlier = connection.execute(select(reminders.c.record)).scalar_one()
    migrate(store.engine)

    assert earlier["attempts"] == 0
    with store.unit() as unit:
        assert unit.reminders.get("r") == stored


def _assessment(number: int, **change: Any) -> Assessment:
    values: dict[str, Any] = {
        "id": f"a{number}", "place": a_place(), "started_by": "U1", "title": "T",
        "created_at": START + timedelta(minutes=number), "updated_at": START,
    }  # fmt: skip
    return Assessment(**(values | change))


def _add(store: SqlStore, assessment: Assessment) -> None:
    with store.unit() as unit:
        unit.assessments.add(assessment)
        unit.commit()


def test_a_thread_has_one_live_assessment(store: SqlStore) -> None:
    """A second one is refused, added or taken up again; cancelled ones do not count."""
    _add(store, _assessment(1))
    with pytest.raises(StaleAssessment):
        _add(store, _assessment(2))
    ended = _assessment(3, status="cancelled")
    _add(store, ended)
    _add(store, _assessment(4, place=a_place(thread_ts=None)))
    _add(store, _assessment(5, place=a_place(thread_ts=None)))
    _add(store, _assessment(6, place=a_place(thread_ts="200.2")))
    with pytest.raises(StaleAssessment), store.unit() as unit:
        unit.assessments.save(ended.model_copy(update={"status": "interviewing"}))


def test_open_questions_are_found_by_who_takes_part(store: SqlStore) -> None:
    """Those of others do not use up the number that is looked at."""
    asked = PendingQuestion(fact="stage", question="Where?", options=[], round=1)
    for number in range(5):
        place, who = a_place(thread_ts=f"{number}.1"), "U1" if number == 4 else "U2"
        _add(store, _assessment(number, place=place, started_by=who, pending=asked))
    with store.unit() as unit:
        assert [a.id for a in unit.assessments.waiting("T1", "U1", limit=3)] == ["a4"]
        assert len(unit.assessments.waiting("T1", "U2", limit=3)) == 3


def test_the_migration_keeps_the_newest_of_two_live_assessments(store: SqlStore) -> None:
    """The older one is cancelled, in its column and in its record."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot/adapters/database/migrations"))
    with store.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0002")
        connection.commit()
    for number in (1, 2):
        _add(store, _assessment(number, status="recommended"))
    assert migrate(store.engine) == newest()
    with store.unit() as unit:
        found = [unit.assessments.get(f"a{number}") for number in (1, 2)]
        assert [a and (a.status, a.version) for a in found] == [
            ("cancelled", 1),
            ("recommended", 0),
        ]
        unit.assessments.save(found[0] or _assessment(1))
    with pytest.raises(StaleAssessment):
        _add(store, _assessment(3))


def test_stale_saves_are_refused(store: SqlStore) -> None:
    """Two people who answer at the same time do not overwrite each other."""
    reminder = Reminder(
        id="r1", place=a_place(), user_id="U1", due_at=START, time_zone="UTC", created_at=START
    )
    with store.unit() as unit:
        unit.reminders.add(reminder)
        unit.reminders.save(reminder.model_copy(update={"status": "stopped"}))
        unit.commit()
    with store.unit() as unit, pytest.raises(StaleAssessment):
        unit.reminders.save(reminder)


def test_many_workers_claim_each_reminder_once(store: SqlStore) -> None:
    """Four workers, two hundred reminders, no double and none left."""
    with store.unit() as unit:
        for number in range(200):
            unit.reminders.add(
                Reminder(
                    id=f"r{number}",
                    place=a_place(),
                    user_id="U1",
                    due_at=START,
                    time_zone="UTC",
                    created_at=START,
                )
            )
        unit.commit()
    found: list[str] = []

    def work() -> None:
        while True:
            with store.unit() as unit:
                claimed = unit.reminders.claim_due(START, LEASE, 7)
                unit.commit()
            if not claimed:
                return
            found.extend(reminder.id for reminder in claimed)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == sorted(f"r{number}" for number in range(200))


def test_a_reminder_that_cannot_be_read_holds_up_no_other(store: SqlStore) -> None:
    """A newer version wrote it, for example while replicas are replaced one by one."""
    for number in range(3):
        made = Reminder(
            id=f"r{number}", place=a_place(), user_id="U1", time_zone="UTC", created_at=START,
            due_at=START + timedelta(minutes=number),
        )  # fmt: skip
        with store.unit() as unit:
            unit.reminders.add(made)
            unit.commit()
    newer = update(reminders).where(reminders.c.id == "r0").values(record={"from": "the future"})
    with store.engine.begin() as connection:
        connection.execute(newer)
    with store.unit() as unit:
        claimed = unit.reminders.claim_due(START + LEASE * 9, LEASE, 10)
        unit.commit()

    assert [reminder.id for reminder in claimed] == ["r1", "r2"]


def test_decisions_of_channels_are_found_page_by_page(store: SqlStore) -> None:
    """Only those that stand; with their reviews, soonest first, as far as they are to come."""
    made = advise(parse_profile({}), policy(), completions=64).recommendation
    with store.unit() as unit:
        for n, channel in enumerate(["C1", "C2", "C1", "C3", "C1"]):
            place = a_place(channel_id=channel, thread_ts=f"{n}.1")
            due = START + timedelta(days=9 - n)
            unit.decisions.add(
                Decision(
                    id=f"d{n}", place=place, assessment_id=f"a{n}", title=f"D{n}",
                    status="superseded" if n == 2 else "accepted", owner_id=MAYA,
                    recorded_by=MAYA, facts={}, recommendation=made, review_at=due, triggers=[],
                    created_at=START + timedelta(minutes=n),
                )
            )  # fmt: skip
            unit.reminders.add(
                Reminder(
                    id=f"{REVIEW}d{n}", place=place, user_id=MAYA, decision_id=f"d{n}", due_at=due,
                    time_zone="UTC", created_at=START, status="stopped" if n == 3 else "scheduled",
                )
            )  # fmt: skip
        unit.commit()
    some = frozenset({"C1", "C3"})
    with store.unit() as unit:
        found = unit.decisions
        assert found.channels("T1") == ["C1", "C3", "C2"]
        assert [d.id for d in found.standing("T1", some, 2)] == ["d4", "d3"]
        assert [d.id for d in found.standing("T1", some, 2, newer=2)] == ["d0"]
        assert (found.count_standing("T1", some), found.count_standing("T2", some)) == (3, 0)
        assert [d.id for d in found.next_reviewed("T1", some, 8)] == ["d4", "d0"]
        assert [d.id for d in found.next_reviewed("T1", some, 8, f"{REVIEW}d4")] == ["d0"]
        assert found.standing("T1", frozenset(), 2) == []
