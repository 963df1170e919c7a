"""The outbox: sent once, again after a fault, looked up after a crash, honest when unsure."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import SlackUnavailable
from bot.services.cards import NoticeCard
from bot.services.outbox import AMBIGUOUS, send_due
from bot.services.ports import Sent, UncertainDelivery, Undeliverable, Unshowable
from bot.services.records import OutboxItem
from bot.services.turns import keep, new_turn
from bot.services.undelivered import DAY_OVER
from tests.builders import MAYA, Recorder, World, a_place, a_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file with one message to send."""
    made = a_world(tmp_path)
    turn = new_turn(made.deps, a_place(), None)
    turn.post(NoticeCard(text="hello"), key="k1")
    keep(made.deps, turn, None)
    return made


def test_a_message_is_sent_once(world: World) -> None:
    """Nothing is left to send afterwards."""
    assert send_due(world.deps) == 1
    assert send_due(world.deps) == 0
    assert [item.key for item in world.slack.sent] == ["k1"]


def test_a_pause_that_slack_asks_for_is_kept(world: World) -> None:
    """`Retry-After` is waited for, then the message goes out."""
    world.slack.failures = [SlackUnavailable("slow down", retry_after_s=30)]
    send_due(world.deps)
    world.clock.advance(seconds=29)
    assert send_due(world.deps) == 0
    world.clock.advance(seconds=2)
    send_due(world.deps)

    assert [item.key for item in world.slack.sent] == ["k1"]


def test_a_broken_connection_is_looked_up_before_sending_again(world: World) -> None:
    """It did not arrive, so it is sent again, once."""
    world.slack.failures = [UncertainDelivery()]
    send_due(world.deps)
    world.clock.advance(seconds=10)
    send_due(world.deps)

    assert [item.key for item in world.slack.sent] == ["k1"]


def test_a_crash_after_sending_does_not_send_twice(world: World) -> None:
    """The lease runs out, the message is found in the channel, and it counts as sent."""
    with world.store.unit() as unit:
        [item] = unit.outbox.claim(world.clock(), timedelta(seconds=60), 10)
        unit.commit()
    world.slack.send(item, message_ts=None)
    world.clock.advance(seconds=61)
    send_due(world.deps)

    assert [sent.key for sent in world.slack.sent] == ["k1"]
    with world.store.unit() as unit:
        assert unit.outbox.backlog() == 0
        assert unit.outbox.message_ts("k1") == "1.1"


def test_where_nothing_can_be_looked_up_the_thread_is_told(world: World) -> None:
    """The row becomes ambiguous, and people get a way to see it again."""
    world.slack.findable = False
    world.slack.failures = [UncertainDelivery()]
    send_due(world.deps)
    [card] = world.deliver()

    assert card["text"] == AMBIGUOUS
    assert card["retry"] == {"action": "show_again", "key": "k1"}
    with world.store.unit() as unit:
        kept = unit.outbox.by_key("k1")
        assert kept is not None
        assert kept.status == "ambiguous"


def test_an_outage_of_hours_loses_nothing(world: World) -> None:
    """The answer arrives when Slack is back, without a storm meanwhile."""
    world.slack.failures = [SlackUnavailable("down") for _ in range(40)]
    for _ in range(60):
        send_due(world.deps)
        world.clock.advance(minutes=5, seconds=1)

    assert [item.key for item in world.slack.sent] == ["k1"]


def test_endless_faults_end_after_a_day(world: World) -> None:
    """Then the row is given up and nothing is tried for ever."""
    world.slack.failures = [SlackUnavailable("down") for _ in range(500)]
    for _ in range(30):
        send_due(world.deps)
        world.clock.advance(hours=1)

    with world.store.unit() as unit:
        item = unit.outbox.by_key("k1")
    assert item is not None
    assert item.status == "failed"


def _status(world: World, key: str) -> str:
    with world.store.unit() as unit:
        item = unit.outbox.by_key(key)
    assert item is not None
    return item.status


@pytest.mark.parametrize("error", [ValueError("odd"), Unshowable("ValidationError")])
def test_a_message_that_cannot_be_shown_does_not_block_its_channel(
    world: World, error: Exception
) -> None:
    """After a few tries its place is told, with a reference, and what waited behind it goes out."""
    turn = new_turn(world.deps, a_place(), None)
    turn.post(NoticeCard(text="behind it"), key="k2")
    keep(world.deps, turn, None)
    world.slack.failures = [error] * world.deps.limits.max_attempts
    for _ in range(20):
        send_due(world.deps)
        world.clock.advance(minutes=5)

    assert [item.key for item in world.slack.sent] == ["k2", "undelivered:k1"]
    notice = world.slack.sent[1]
    assert (notice.kind, notice.thread_ts) == ("post", "100.1")
    assert "ask again" in notice.card["text"]
    assert notice.card["reference"]
    assert "odd" not in str(notice.card)
    assert _status(world, "k1") == "failed"


def test_one_broken_message_does_not_stop_the_batch(world: World) -> None:
    """Messages of other channels that were due with it are sent in the same go."""
    turn = new_turn(world.deps, a_place(channel_id="C2"), None)
    turn.post(NoticeCard(text="elsewhere"), key="k2")
    keep(world.deps, turn, None)
    world.slack.failures = [RuntimeError("boom")]

    assert send_due(world.deps) == 2
    assert [item.key for item in world.slack.sent] == ["k2"]


def test_what_kills_its_sender_every_time_ends_after_a_day(world: World) -> None:
    """Also a message that nobody lives to report on is given up and told."""
    for _ in range(10):
        with world.store.unit() as unit:
            unit.outbox.claim(world.clock(), timedelta(seconds=60), 1)
            unit.commit()
        world.clock.advance(hours=3)
    world.slack.findable = True
    world.deliver()

    assert [item.key for item in world.slack.sent] == ["undelivered:k1"]
    assert world.slack.sent[0].card["text"] == DAY_OVER


def test_a_day_without_slack_is_told_when_slack_is_back(world: World) -> None:
    """What was given up after a day is not lost in silence."""
    world.slack.failures = [SlackUnavailable("down") for _ in range(26)]
    for _ in range(40):
        send_due(world.deps)
        world.clock.advance(hours=1)

    assert [item.card["text"] for item in world.slack.sent] == [DAY_OVER]


class SlowSlack(Recorder):
    """Takes 25 seconds for each message; meanwhile another sender looks for work."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
        """Send slowly."""
        self._world.clock.advance(seconds=25)
        send_due(self._world.deps)
        return super().send(item, message_ts=message_ts)


def test_a_slow_sender_leaves_nothing_to_be_sent_twice(world: World) -> None:
    """Ten messages at 25 s each under a lease of 60 s, and a second sender beside it."""
    for number in range(2, 11):
        turn = new_turn(world.deps, a_place(channel_id=f"C{number}"), None)
        turn.post(NoticeCard(text="hello"), key=f"k{number}")
        keep(world.deps, turn, None)
    slow = SlowSlack(world)
    send_due(replace(world.deps, messenger=slow))
    world.deliver()

    sent = sorted(item.key for item in [*slow.sent, *world.slack.sent])
    assert sent == sorted(f"k{number}" for number in range(1, 11))


def test_a_sender_that_came_too_late_changes_nothing(world: World) -> None:
    """Its lease ended and another one sent the message: it is not put back to be sent again."""
    with world.store.unit() as unit:
        [late] = unit.outbox.claim(world.clock(), timedelta(seconds=60), 1)
        unit.commit()
    world.clock.advance(seconds=61)
    world.deliver()
    with world.store.unit() as unit:
        assert not unit.outbox.renew(late, world.clock() + timedelta(seconds=60))
        assert not unit.outbox.give_up(late, "failed", world.clock())
        unit.outbox.retry(late, world.clock(), sure=True)
        unit.commit()

    assert _status(world, "k1") == "sent"
    assert world.deliver() == []
    assert len(world.slack.sent) == 1


@pytest.mark.parametrize(
    ("reason", "words"),
    [("not_in_channel", "/invite"), ("is_archived", "archived"), ("restricted_action", "ask")],
)
def test_a_refused_post_is_told_to_who_asked(world: World, reason: str, words: str) -> None:
    """As a direct message, since the channel is closed to the bot."""
    turn = new_turn(world.deps, a_place(channel_id="C2"), None, MAYA)
    turn.post(NoticeCard(text="answer"), key="k2")
    keep(world.deps, turn, None)
    world.deliver()
    turn = new_turn(world.deps, a_place(channel_id="C3"), None, MAYA)
    turn.post(NoticeCard(text="answer"), key="k3")
    keep(world.deps, turn, None)
    world.slack.failures = [Undeliverable(reason)]
    [card] = world.deliver()

    assert words in card["text"]
    assert world.slack.sent[-1].channel_id == MAYA
    world.slack.failures = [Undeliverable(reason)] * 2
    assert world.deliver() == []


def test_a_turn_that_is_refused_is_told_once(world: World) -> None:
    """A record and its pictures, refused one after the other, are one direct message."""
    world.deliver()
    turn = new_turn(world.deps, a_place(channel_id="C2"), None, MAYA)
    for number in range(3):
        turn.post(NoticeCard(text="answer"), key=f"part{number}")
    keep(world.deps, turn, None)
    for _ in range(6):
        world.slack.failures = [Undeliverable("not_in_channel")] if _refusable(world) else []
        send_due(world.deps)
        world.clock.advance(seconds=2)

    assert [item.channel_id for item in world.slack.sent] == ["C1", MAYA]


def _refusable(world: World) -> bool:
    return any(_status(world, f"part{number}") == "pending" for number in range(3))


def test_a_send_that_takes_longer_than_its_lease_is_not_taken_over(world: World) -> None:
    """The lease is renewed while Slack is slow, in real time."""
    deps = replace(
        world.deps,
        clock=lambda: datetime.now(UTC),
        limits=replace(world.deps.limits, outbox_lease_s=1),
    )
    started = threading.Event()

    class Hanging(Recorder):
        def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
            started.set()
            time.sleep(2.5)
            return super().send(item, message_ts=message_ts)

    hanging = Hanging()
    sender = threading.Thread(target=send_due, args=(replace(deps, messenger=hanging),))
    sender.start()
    assert started.wait(5)
    while sender.is_alive():
        assert send_due(deps) == 0
        time.sleep(0.1)

    assert [item.key for item in hanging.sent] == ["k1"]
    assert world.slack.sent == []
