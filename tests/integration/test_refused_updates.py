"""A change of a message that Slack refuses is shown or told all the same, and never in a loop."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.services.cards import NoticeCard
from bot.services.outbox import send_due
from bot.services.ports import Undeliverable
from bot.services.turns import keep, new_turn
from tests.builders import MAYA, World, a_place, a_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot whose message stands in a thread; Maya has clicked, and a change of it waits."""
    made = a_world(tmp_path)
    turn = new_turn(made.deps, a_place(), None)
    turn.post(NoticeCard(text="before"), key="card")
    keep(made.deps, turn, None)
    made.deliver()
    _change(made, "after")
    return made


def _change(world: World, text: str) -> None:
    turn = new_turn(world.deps, a_place(), None, MAYA)
    turn.update("card", NoticeCard(text=text))
    keep(world.deps, turn, None)


@pytest.mark.parametrize(
    "reason",
    [
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "is_inactive",
        "streaming_state_conflict",
    ],
)
def test_what_an_old_message_cannot_show_is_posted_in_its_thread(world: World, reason: str) -> None:
    """Later changes go to the new message."""
    world.slack.failures = [Undeliverable(reason)]
    [card] = world.deliver()
    anew = world.slack.sent[-1]
    with world.store.unit() as unit:
        standing = unit.outbox.message_ts("card")

    assert card["text"] == "after"
    assert (anew.kind, anew.key, anew.thread_ts) == ("post", "card", "100.1")
    _change(world, "later")
    world.deliver()
    assert world.slack.updates[-1][0] == standing


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("not_in_channel", "/invite"),
        ("is_archived", "archived"),
        ("restricted_action", "restricted_action"),
        ("invalid_blocks", "invalid_blocks"),
        ("missing_scope", "missing_scope"),
    ],
)
def test_any_other_refusal_is_told_to_who_clicked(world: World, reason: str, words: str) -> None:
    """In a direct message, once."""
    world.slack.failures = [Undeliverable(reason)]
    [card] = world.deliver()

    assert words in card["text"]
    assert world.slack.sent[-1].channel_id == MAYA
    assert world.deliver() == []


def test_what_is_refused_everywhere_ends(world: World) -> None:
    """Neither as a change, nor as a new message, nor as a notice: then it is given up."""
    world.slack.failures = [Undeliverable("cant_update_message") for _ in range(20)]
    for _ in range(20):
        send_due(world.deps)
        world.clock.advance(minutes=5)

    assert len(world.slack.failures) == 17
    with world.store.unit() as unit:
        assert unit.outbox.backlog() == 0
