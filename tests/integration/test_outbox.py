"""The outbox: sent once, again after a fault, looked up after a crash, honest when unsure."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import SlackUnavailable
from bot.services.cards import NoticeCard
from bot.services.outbox import AMBIGUOUS, send_due
from bot.services.ports import UncertainDelivery
from bot.services.turns import keep, new_turn
from tests.builders import World, a_place, a_world


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
