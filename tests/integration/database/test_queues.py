"""Inbox, outbox and reminders are claimed by lease: each once, in order, on both databases."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, update

from bot.adapters.database.connect import open_engine
from bot.adapters.database.migrate import migrate, newest, version
from bot.adapters.database.schema import inbox, outbox
from bot.adapters.database.store import SqlStore
from bot.errors import ConfigurationError, StoreUnavailable
from bot.services.cards import NoticeCard
from bot.services.records import OutboxItem
from tests.builders import START

LEASE = timedelta(seconds=60)


def _put(store: SqlStore, key: str, thread: str = "T1:C1:1", dedupe: str | None = None) -> bool:
    with store.unit() as unit:
        stored = unit.inbox.put(
            event_key=key, dedupe_key=dedupe, kind="event", body="{}",
            content_type="application/json", thread_key=thread, now=START,
        )  # fmt: skip
        unit.commit()
    return stored


def _item(key: str, channel: str = "C1", **change: Any) -> OutboxItem:
    values: dict[str, Any] = {
        "key": key, "kind": "post", "team_id": "T1", "channel_id": channel,
        "card": NoticeCard(text=key).model_dump(),
    }  # fmt: skip
    return OutboxItem(**(values | change))


def test_migrations_reach_the_newest_version(store: SqlStore) -> None:
    """Running them again changes nothing."""
    assert version(store.engine) == newest()
    assert migrate(store.engine) == newest()


def test_the_same_event_is_stored_once(store: SqlStore) -> None:
    """Neither the event's id nor the message behind it is stored twice."""
    stored = [_put(store, "Ev1", dedupe="m1"), _put(store, "Ev1"), _put(store, "Ev2", dedupe="m1")]

    assert stored == [True, False, False]


def test_open_work_of_a_thread_is_stopped_whoever_is_at_it(store: SqlStore) -> None:
    """At work or waiting; not what came later, is done, or belongs to another thread."""
    for key, thread in (("a", "t1"), ("b", "t1"), ("c", "t2"), ("stop", "t3"), ("d", "t1")):
        _put(store, key, thread)
    with store.engine.connect() as connection:
        ids = connection.execute(select(inbox.c.id).order_by(inbox.c.id)).scalars().all()
    with store.unit() as unit:
        unit.inbox.claim(START, LEASE, 1)
        found = unit.inbox.open_before(ids[3], "t1")
        stopped = [unit.inbox.stop(item.id, START) for item in found]
        again, kept = unit.inbox.stop(ids[0], START), unit.inbox.done(ids[0], START)
        left = [unit.inbox.is_open(number) for number in ids]
        unit.commit()

    assert [item.event_key for item in found] == ["a", "b"]
    assert (stopped, again, kept) == ([True, True], False, False)
    assert left == [False, False, True, True, True]
    with store.engine.connect() as connection:
        bodies = connection.execute(select(inbox.c.body).order_by(inbox.c.id)).scalars().all()
    assert bodies == ["", "", "{}", "{}", "{}"]


def test_waiting_work_of_a_channel_moves_with_it(store: SqlStore) -> None:
    """Open items of this workspace only; what is done has no body any more."""
    body = json.dumps({"event": {"channel": "C1", "text": "C1"}})
    with store.unit() as unit:
        for key, thread in (("a", "T1:C1:1"), ("b", "T2:C1:1"), ("c", "T1:C2:1")):
            unit.inbox.put(
                event_key=key, dedupe_key=None, kind="event", body=body,
                content_type="application/json", thread_key=thread, now=START,
            )  # fmt: skip
        assert unit.move_channel("T1", "C1", "C9", START) == 2
        unit.commit()
    with store.unit() as unit:
        items = unit.inbox.claim(START, LEASE, 10)
        busy = [unit.inbox.is_busy(f"{where}:1") for where in ("T1:C9", "T1:C1", "T2:C1", "T1:C2")]

    where = {item.event_key: json.loads(item.body)["event"] for item in items}
    assert [where[key]["channel"] for key in "abc"] == ["C9", "C1", "C9"]
    assert {event["text"] for event in where.values()} == {"C1"}
    assert busy == [True, False, True, True]


def test_one_item_per_thread_at_a_time(store: SqlStore) -> None:
    """The second message of a thread waits for the first; other threads do not."""
    for key, thread in (("a", "t1"), ("b", "t1"), ("c", "t2")):
        _put(store, key, thread)
    with store.unit() as unit:
        first = unit.inbox.claim(START, LEASE, 10)
        unit.commit()
    with store.unit() as unit:
        nothing = unit.inbox.claim(START, LEASE, 10)
        unit.inbox.done(first[0].id, START)
        second = unit.inbox.claim(START, LEASE, 10)
        unit.commit()

    assert [i.event_key for i in first] == ["a", "c"]
    assert nothing == []
    assert [i.event_key for i in second] == ["b"]


def test_unfinished_work_is_taken_over_when_its_lease_ends(store: SqlStore) -> None:
    """A crash in the middle loses nothing."""
    _put(store, "a")
    with store.unit() as unit:
        unit.inbox.claim(START, LEASE, 10)
        unit.commit()
    with store.unit() as unit:
        [again] = unit.inbox.claim(START + LEASE * 2, LEASE, 10)

    assert (again.event_key, again.attempts) == ("a", 2)


def test_finished_work_keeps_no_body(store: SqlStore) -> None:
    """What people wrote is erased when the work is done."""
    from bot.adapters.database.schema import inbox

    _put(store, "a")
    with store.unit() as unit:
        [item] = unit.inbox.claim(START, LEASE, 1)
        unit.inbox.done(item.id, START)
        unit.commit()
    with store.engine.connect() as connection:
        assert connection.execute(select(inbox.c.body)).scalar_one() == ""


def test_a_worker_that_lost_its_lease_changes_nothing(store: SqlStore) -> None:
    """The item belongs to the newest try; a finished one cannot be given back or finished again."""
    _put(store, "a")
    with store.unit() as unit:
        [late] = unit.inbox.claim(START, LEASE, 1)
        unit.commit()
    with store.unit() as unit:
        [newest] = unit.inbox.claim(START + LEASE * 2, LEASE, 1)
        assert not unit.inbox.renew(late, START + LEASE * 9)
        assert not unit.inbox.retry(late, START, "x")
        assert not unit.inbox.fail(late, START, "x")
        assert unit.inbox.renew(newest, START + LEASE * 9)
        assert unit.inbox.done(newest.id, START)
        assert not unit.inbox.done(newest.id, START)
        unit.commit()
    with store.unit() as unit:
        assert unit.inbox.claim(START + LEASE * 20, LEASE, 1) == []


def test_a_renewed_lease_is_not_taken_over(store: SqlStore) -> None:
    """Work that goes on stays with its worker."""
    _put(store, "a")
    with store.unit() as unit:
        [item] = unit.inbox.claim(START, LEASE, 1)
        unit.inbox.renew(item, START + LEASE * 3)
        assert unit.inbox.claim(START + LEASE * 2, LEASE, 1) == []
        assert len(unit.inbox.claim(START + LEASE * 3, LEASE, 1)) == 1


def test_nothing_is_kept_without_commit(store: SqlStore) -> None:
    """Leaving a unit of work undoes it."""
    with store.unit() as unit:
        unit.outbox.put(_item("a"), START)
    with store.unit() as unit:
        assert unit.outbox.backlog() == 0


def test_order_and_pace_per_channel(store: SqlStore) -> None:
    """One message a second per channel, in order; other channels are not held up."""
    with store.unit() as unit:
        for key, channel in (("a", "C1"), ("b", "C1"), ("c", "C2")):
            unit.outbox.put(_item(key, channel), START)
        unit.commit()
    claimed = []
    for moment in (0.0, 0.5, 1.5):
        with store.unit() as unit:
            items = unit.outbox.claim(START + timedelta(seconds=moment), LEASE, 10)
            for item in items:
                unit.outbox.sent(item, f"{moment}", START + timedelta(seconds=moment))
            unit.commit()
        claimed.append([item.key for item in items])

    assert claimed == [["a", "c"], [], ["b"]]


def test_a_clock_that_was_moved_back_holds_up_no_channel(store: SqlStore) -> None:
    """What was sent in its future does not count for the pace."""
    with store.unit() as unit:
        for key in ("a", "b"):
            unit.outbox.put(_item(key), START)
        [first] = unit.outbox.claim(START + LEASE * 9, LEASE, 1)
        unit.outbox.sent(first, "1.1", START + LEASE * 9)
        unit.commit()
    with store.unit() as unit:
        assert [item.key for item in unit.outbox.claim(START + LEASE, LEASE, 1)] == ["b"]


def test_a_newer_update_replaces_the_waiting_one(store: SqlStore) -> None:
    """Only the last state of a message is sent."""
    with store.unit() as unit:
        for key in ("u1", "u2"):
            unit.outbox.put(_item(key, kind="update", message_key="m"), START)
        items = unit.outbox.claim(START, LEASE, 10)

    assert [item.key for item in items] == ["u2"]


def test_a_row_of_a_newer_version_holds_up_nobody_else(store: SqlStore) -> None:
    """An older replica cannot read a new kind of request or message; it leaves it to a new one."""
    _put(store, "odd", "t1")
    _put(store, "plain", "t2")
    with store.unit() as unit:
        for key, channel in (("odd", "C1"), ("plain", "C2")):
            unit.outbox.put(_item(key, channel), START)
        unit.commit()
    with store.engine.begin() as connection:
        for table, key in ((inbox, inbox.c.event_key), (outbox, outbox.c.key)):
            connection.execute(update(table).where(key == "odd").values(kind="new"))
    found: list[str] = []
    for _ in range(2):
        with store.unit() as unit:
            found += [item.event_key for item in unit.inbox.claim(START, LEASE, 1)]
            found += [item.key for item in unit.outbox.claim(START, LEASE, 1)]
            unit.commit()

    assert found == ["plain", "plain"]


def test_forgetting_a_workspace_leaves_nothing(store: SqlStore) -> None:
    """Uninstalling deletes every row of the workspace."""
    _put(store, "a", "T1:C1:1")
    with store.unit() as unit:
        unit.outbox.put(_item("a"), START)
        unit.commit()
    with store.unit() as unit:
        assert unit.forget_team("T1") == 2
        unit.commit()
    with store.unit() as unit:
        assert (unit.inbox.backlog(), unit.outbox.backlog()) == (0, 0)


def test_a_pool_without_a_free_connection_is_a_store_that_does_not_answer(tmp_path: Path) -> None:
    """It passes, like a database that is away, and is no fault of the message at hand."""
    engine = create_engine(
        f"sqlite:///{tmp_path / 'small.db'}", pool_size=1, max_overflow=0, pool_timeout=0.1
    )
    small = SqlStore(engine)
    with small.unit(), pytest.raises(StoreUnavailable), small.unit():
        pass
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "sqlite:////proc/none/x.db"])
def test_an_unusable_database_is_a_clear_sentence(url: str) -> None:
    """The operator reads what to change."""
    with pytest.raises(ConfigurationError, match=r"DATABASE_URL|DATA_DIR"):
        open_engine(url)
