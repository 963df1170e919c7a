"""A message of which nobody knows whether it arrived is sent once, whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import SlackUnavailable
from bot.services.actions import handle_click
from bot.services.cards import NoticeCard
from bot.services.inbound import Click
from bot.services.outbox import send_due
from bot.services.ports import Sent, UncertainDelivery, Undeliverable
from bot.services.records import OutboxItem
from bot.services.turns import keep, new_turn
from tests.builders import JONAS, Recorder, World, a_place, a_world


@pytest.fixture(params=["sqlite", "postgres"])
def world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """A bot over a fresh database."""
    postgres = request.param == "postgres"
    made = a_world(tmp_path, request.getfixturevalue("postgres_url") if postgres else None)
    yield made
    made.empty()


def _post(world: World, key: str = "k1", **change: Any) -> None:
    turn = new_turn(world.deps, a_place(), None)
    turn.post(NoticeCard(text="hello"), key=key, **change)
    keep(world.deps, turn, None)


def _send_all(world: World, slack: Recorder) -> list[str]:
    """Send for a minute; the keys of what was sent."""
    for _ in range(6):
        send_due(replace(world.deps, messenger=slack))
        world.clock.advance(seconds=10)
    return [item.key for item in slack.sent]


class Breaking(Recorder):
    """Takes the first message and breaks the connection; for `blind` looks it is not to be seen."""

    blind = 0

    def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
        """Take it without an answer."""
        sent = super().send(item, message_ts=message_ts)
        if len(self.sent) == 1:
            raise UncertainDelivery
        return sent

    def find(self, item: OutboxItem) -> Sent | None:
        """What can be seen by now."""
        self.blind -= 1
        return None if self.blind >= 0 else super().find(item)


def test_one_that_is_to_be_seen_only_later_is_not_sent_again(world: World) -> None:
    """Slack finishes a request after its connection broke: it is looked up again first."""
    _post(world)
    slack = Breaking()
    slack.blind = 1

    assert _send_all(world, slack) == ["k1"]


def test_one_that_was_to_take_the_place_of_a_draft_is_looked_up(world: World) -> None:
    """The draft is gone, so it was posted anew: doing that twice is no change of a message."""
    _post(world, draft_ts="9.9")

    assert _send_all(world, Breaking()) == ["k1"]


def test_a_pause_while_looking_leaves_the_doubt(world: World) -> None:
    """The sender died; Slack lets nobody look for half a minute, and then the message is there."""
    _post(world)
    with world.store.unit() as unit:
        unit.outbox.claim(world.clock(), timedelta(seconds=60), 1)
        unit.commit()
    world.clock.advance(seconds=61)

    class Busy(Recorder):
        looks = 0

        def find(self, item: OutboxItem) -> Sent | None:
            self.looks += 1
            if self.looks == 1:
                raise SlackUnavailable("later", retry_after_s=30)
            return Sent(ts="1.1")

    busy = Busy()
    assert _send_all(world, busy) == []
    assert busy.looks == 2
    with world.store.unit() as unit:
        assert unit.outbox.message_ts("k1") == "1.1"


def test_show_again_leaves_alone_what_is_on_its_way(world: World) -> None:
    """A second press while the message is being sent does not put it into the outbox once more."""
    world.slack.findable = False
    world.slack.failures = [UncertainDelivery()]
    _post(world)
    world.deliver()
    click = Click(action="show_again", payload={"key": "k1"}, place=a_place(), user_id=JONAS)
    handle_click(world.deps, click, None)

    class Pressed(Recorder):
        def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
            if not self.sent:
                handle_click(world.deps, click, None)
            return super().send(item, message_ts=message_ts)

    assert _send_all(world, Pressed()).count("k1") == 1


def test_a_late_sender_posts_nothing_anew(world: World) -> None:
    """It hears that the message to change is gone when another one has posted it already."""
    turn = new_turn(world.deps, a_place(), None)
    turn.update("m", NoticeCard(text="changed"), message_ts="5.5")
    keep(world.deps, turn, None)
    other = Recorder(failures=[Undeliverable("message_not_found")])

    class Stuck(Recorder):
        def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
            if item.kind == "update":
                world.clock.advance(seconds=61)
                _send_all(world, other)
                raise Undeliverable("message_not_found")
            return super().send(item, message_ts=message_ts)

    assert [*_send_all(world, Stuck()), *_send_all(world, other)] == ["m"]


def test_the_row_of_another_message_is_not_taken_for_its_own(world: World) -> None:
    """SQLite gives a deleted row's number to the next message, which must be sent all the same."""
    _post(world)

    class Forgetful(Recorder):
        def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
            if item.key == "k1":
                with world.store.unit() as unit:
                    unit.forget_team("T1")
                    unit.commit()
                _post(world, "k2")
            return super().send(item, message_ts=message_ts)

    assert _send_all(world, Forgetful()) == ["k1", "k2"]
