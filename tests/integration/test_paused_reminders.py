"""Snoozed and paused reminders: one occurrence moves, and what was paused goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Lifecycle
from bot.services.lifecycle import handle_lifecycle
from bot.services.ports import Person, Undeliverable
from bot.services.records import Reminder
from bot.services.reminders import deliver_due
from tests.builders import JONAS, MAYA, Recorder, World, a_message, a_place, a_world


class PeopleLeave(Recorder):
    """A directory whose people may be gone."""

    gone: frozenset[str] = frozenset()

    def person(self, team_id: str, user_id: str) -> Person:
        """A person, perhaps deactivated."""
        found = super().person(team_id, user_id)
        return replace(found, is_deactivated=user_id in self.gone)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _said(world: World, text: str, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), None)
    return world.deliver()


def _only(world: World) -> Reminder:
    with world.store.unit() as unit:
        [found] = unit.reminders.in_channel("T1", "C1")
    return found


def _delivered(world: World) -> dict[str, Any]:
    assert deliver_due(world.deps) == 1
    return world.deliver()[-1]


def _snooze(world: World, card: dict[str, Any], words: str) -> dict[str, Any]:
    carried = {"reminder": card["reminder_id"], "occurrence": card["occurrence"], "for": words}
    handle_click(
        world.deps,
        Click(action="snooze", payload=carried, place=a_place(), user_id=MAYA),
        None,
    )
    return world.deliver()[-1]


def _event(world: World, kind: Any) -> list[dict[str, Any]]:
    handle_lifecycle(world.deps, Lifecycle(kind=kind, team_id="T1", channel_id="C1"), None)
    return world.deliver()


def test_snoozing_moves_one_occurrence_and_not_the_hour_of_the_series(world: World) -> None:
    """Every Monday at half past nine; this one on Tuesday at three."""
    _said(world, "remind us every monday")
    world.clock.now = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    closed = _snooze(world, _delivered(world), "tomorrow at 3pm")

    assert closed["closed"] == (
        "Snoozed by Maya until Tue 1 Dec 2026, 15:00 (Europe/Berlin). Then it goes on as before, "
        "next on Mon 7 Dec 2026, 09:30 (Europe/Berlin)."
    )
    world.clock.now = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
    _delivered(world)
    assert _only(world).due_at == datetime(2026, 12, 7, 8, 30, tzinfo=UTC)


def test_a_long_snooze_leaves_out_what_lies_before_it(world: World) -> None:
    """Nothing comes for a month, then it is Monday at half past nine again."""
    _said(world, "remind us every monday")
    world.clock.now = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    card = _delivered(world)
    _snooze(world, card, "2026-12-30 4pm")
    _snooze(world, card, "2026-12-30 5pm")
    world.clock.now = datetime(2026, 12, 28, 12, 0, tzinfo=UTC)
    assert deliver_due(world.deps) == 0
    world.clock.now = datetime(2026, 12, 30, 16, 0, tzinfo=UTC)
    _delivered(world)

    assert _only(world).due_at == datetime(2027, 1, 4, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pauses", "resumes"),
    [("channel_archived", "channel_unarchived"), ("bot_left", "bot_joined")],
)
def test_what_an_event_paused_goes_on_with_one_notice(
    world: World, pauses: str, resumes: str
) -> None:
    """The notice names the reminder and its time; a second event says nothing."""
    _said(world, "remind us in two weeks to check the eval")
    [told] = _event(world, pauses)
    assert "goes on once I can write there again" in told["text"]
    assert _only(world).status == "paused"
    back = _event(world, resumes)

    [notice] = [card for card in back if card["type"] == "notice"]
    assert notice["text"] == (
        "A reminder goes on that I had paused here:\n"
        "• Reminder to check the eval: Mon 7 Dec 2026, 09:30 (Europe/Berlin)"
    )
    assert [card["type"] for card in _event(world, resumes)] in ([], ["help"])
    world.clock.advance(days=15)
    assert _delivered(world)["text"] == "Reminder to check the eval"


def test_one_notice_tells_of_all_that_was_paused(world: World) -> None:
    """Each owner is told once, and again when it happens again."""
    _said(world, "remind us in two weeks to check the eval")
    _said(world, "remind us in three weeks to check the bill")
    _said(world, "remind us in three weeks", user_id=JONAS)
    for _ in range(2):
        before = len(world.slack.sent)
        first, second = _event(world, "channel_archived")
        assert [item.channel_id for item in world.slack.sent[before:]] == [MAYA, JONAS]
        assert first["text"].startswith(
            "I paused 2 reminders, because I cannot write to their channel:\n"
            "• Reminder to check the eval\n• Reminder to check the bill\nThey go on once"
        )
        assert "I paused it" in second["text"]
        [back] = _event(world, "channel_unarchived")
        assert back["text"].startswith("3 reminders go on that I had paused here:\n")


def test_what_was_due_meanwhile_comes_once(world: World) -> None:
    """A single reminder that Slack refused in an archived channel is not lost."""
    _said(world, "remind us in two weeks to check the eval")
    world.clock.advance(days=15)
    deliver_due(world.deps)
    world.slack.failures = [Undeliverable("is_archived")]
    world.deliver()
    world.clock.advance(days=3)
    assert deliver_due(world.deps) == 0
    [notice] = _event(world, "channel_unarchived")
    assert "was due meanwhile, so it comes now" in notice["text"]

    assert _delivered(world)["text"] == "Reminder to check the eval"
    assert deliver_due(world.deps) == 0


def test_a_mention_lets_them_go_on_where_no_event_came(world: World) -> None:
    """Whoever mentions the bot in a channel shows that it is back; talk does not."""
    _said(world, "remind us in two weeks to check the eval")
    _event(world, "bot_left")
    _said(world, "what a day", addressed=False)
    assert _only(world).status == "paused"
    cards = _said(world, "status")

    assert "goes on that I had paused here" in cards[-1]["text"]
    assert _only(world).status == "scheduled"


def test_nothing_goes_on_where_the_bot_still_cannot_write(world: World) -> None:
    """Unarchived, but the bot was not taken back in."""
    _said(world, "remind us in two weeks")
    _event(world, "channel_archived")
    world.slack.absent = {"C1"}

    assert _event(world, "channel_unarchived") == []
    assert _only(world).status == "paused"


def _without_owner(world: World) -> tuple[World, PeopleLeave, dict[str, Any]]:
    """Maya's reminder came due after she had left."""
    people = PeopleLeave()
    moved = replace(
        world, deps=replace(world.deps, directory=people, messenger=people), slack=people
    )
    _said(moved, "remind us in two weeks to check the eval")
    people.gone = frozenset({MAYA})
    moved.clock.advance(days=15)
    return moved, people, _delivered(moved)


def test_a_reminder_of_somebody_who_left_can_be_taken_over(world: World) -> None:
    """One button; it comes at once to who pressed it."""
    moved, _, card = _without_owner(world)
    [button] = card["buttons"]
    assert button["label"] == "Take It Over"
    take = Click(action=button["action"], payload=button["payload"], place=a_place(), user_id=JONAS)
    handle_click(moved.deps, take, None)
    cards = moved.deliver()

    assert any("Jonas looks after this" in str(c.get("text")) for c in cards)
    assert not any(c.get("buttons") for c in cards)
    delivered = _delivered(moved)
    assert (delivered["set_by"], delivered["text"]) == (JONAS, "Reminder to check the eval")
    handle_click(moved.deps, take, None)
    assert "answered or sent again since" in moved.deliver()[-1]["text"]


def test_it_goes_on_when_the_person_is_back(world: World) -> None:
    """At the next mention in the channel, and not before."""
    moved, people, _ = _without_owner(world)
    _said(moved, "status")
    assert _only(moved).status == "paused"
    people.gone = frozenset()
    assert "goes on that I had paused here" in _said(moved, "status")[-1]["text"]

    assert _delivered(moved)["set_by"] == MAYA
