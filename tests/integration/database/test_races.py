"""Two replicas that work on the same rows at the same time lose nothing of each other's work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.adapters.database.store import SqlStore, SqlUnitOfWork
from bot.errors import StaleAssessment
from bot.services.cards import NoticeCard
from bot.services.records import Assessment, OutboxItem
from tests.builders import START, a_place

LEASE = timedelta(seconds=60)


def _blocked(store: SqlStore) -> bool:
    """Whether somebody waits for a row that somebody else holds; SQLite does not tell."""
    if store.engine.dialect.name == "sqlite":
        return True
    query = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with store.engine.connect() as connection:
        return bool(connection.execute(query).scalar_one())


def _while_saving(store: SqlStore, other: Callable[[SqlUnitOfWork], object]) -> None:
    """Somebody finishes the interview; before that is committed, `other` begins."""

    def work() -> None:
        with store.unit() as unit:
            other(unit)
            unit.commit()

    beside = threading.Thread(target=work)
    with store.unit() as unit:
        found = unit.assessments.get("a1")
        assert found is not None
        unit.assessments.save(found.model_copy(update={"status": "recommended"}))
        beside.start()
        for _ in range(100):
            beside.join(0.05)
            if _blocked(store):
                break
        unit.commit()
    beside.join(20)
    assert not beside.is_alive()


@pytest.fixture
def assessment(store: SqlStore) -> Assessment:
    """One that Maya began."""
    made = Assessment(
        id="a1", place=a_place(), started_by="U1", title="Ours", created_at=START, updated_at=START
    )
    with store.unit() as unit:
        unit.assessments.add(made)
        unit.commit()
    return made


def test_a_move_keeps_what_is_saved_meanwhile(store: SqlStore, assessment: Assessment) -> None:
    """The channel gets its new id, and the interview stays finished."""
    _while_saving(store, lambda unit: unit.move_channel("T1", "C1", "C9", START))
    with store.unit() as unit:
        found = unit.assessments.get("a1")

    assert found is not None
    assert (found.status, found.place.channel_id) == ("recommended", "C9")
    with store.unit() as unit, pytest.raises(StaleAssessment):
        unit.assessments.save(assessment)


def test_forgetting_a_person_keeps_what_is_saved_meanwhile(
    store: SqlStore, assessment: Assessment
) -> None:
    """The name goes, and the interview stays finished."""
    _while_saving(store, lambda unit: unit.forget_person("T1", assessment.started_by))
    with store.unit() as unit:
        found = unit.assessments.get("a1")

    assert found is not None
    assert (found.status, found.started_by) == ("recommended", "")


def _put(unit: SqlUnitOfWork, key: str, channel: str = "C1") -> None:
    """A request and a message of one thread."""
    unit.inbox.put(
        event_key=key, dedupe_key=None, kind="event", body="{}",
        content_type="application/json", thread_key=f"T1:{channel}:1", now=START,
    )  # fmt: skip
    message = OutboxItem(
        key=key, kind="update", message_key=f"m{key}", team_id="T1", channel_id=channel,
        card=NoticeCard(text=key).model_dump(),
    )  # fmt: skip
    unit.outbox.put(message, START)


def _claim(store: SqlStore, moment: datetime, at_most: int = 5) -> list[str]:
    with store.unit() as unit:
        requests = [item.event_key for item in unit.inbox.claim(moment, LEASE, at_most)]
        messages = [item.key for item in unit.outbox.claim(moment, LEASE, at_most)]
        unit.commit()
    return requests + messages


def test_many_replicas_claim_each_request_and_message_once(store: SqlStore) -> None:
    """Six at a time take one after the other; none is taken twice and none is left."""
    keys = [f"k{number}" for number in range(60)]
    with store.unit() as unit:
        for key in keys:
            _put(unit, key, channel=f"C{key}")
        unit.commit()
    found: list[str] = []
    ready = threading.Barrier(6)

    def work() -> None:
        ready.wait()
        while taken := _claim(store, START, at_most=1):
            found.extend(taken)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == sorted(keys + keys)


def test_a_sender_whose_message_another_one_sends_now_changes_nothing(store: SqlStore) -> None:
    """Its lease ended, and the message is on its way: it is neither given back nor given up."""
    with store.unit() as unit:
        _put(unit, "k")
        [late] = unit.outbox.claim(START, LEASE, 1)
        unit.commit()
    with store.unit() as unit:
        [newest] = unit.outbox.claim(START + LEASE, LEASE, 1)
        assert not unit.outbox.renew(late, START + LEASE * 9)
        assert not unit.outbox.give_up(late, "failed", START)
        unit.outbox.retry(late, START, sure=True)
        unit.commit()
    with store.unit() as unit:
        assert unit.outbox.claim(START + LEASE * 1.5, LEASE, 1) == []
        assert unit.outbox.renew(newest, START + LEASE * 9)


@pytest.mark.parametrize("store", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_what_is_committed_late_waits_for_what_is_at_work(store: SqlStore) -> None:
    """It has the smaller number; of a thread, and of a channel, one is at work at a time."""
    with store.unit() as late:
        _put(late, "first")
        with store.unit() as unit:
            _put(unit, "second")
            unit.commit()
        assert _claim(store, START) == ["second", "second"]
        late.commit()

    assert _claim(store, START) == []
    assert _claim(store, START + LEASE) == ["first", "first"]
