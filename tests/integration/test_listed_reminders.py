"""Reminders are listed and cancelled before they come, and name their project and their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.home import home_card
from bot.services.inbound import Click, Command, FormSubmission
from bot.services.reminders import deliver_due
from bot.services.submissions import handle_form
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."
LINK = "https://example.slack.com/archives/C1/p1001"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _said(world: World, text: str, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), None)
    return world.deliver()


def _command(world: World, text: str, user: str = MAYA, **place: Any) -> dict[str, Any]:
    where = a_place(**({"thread_ts": None} | place))
    handle_command(
        world.deps, Command(place=where, user_id=user, text=text, response_url="u"), None
    )
    return world.deliver()[-1]


def _cancel(
    world: World, reminder_id: str, user: str = MAYA, *, openly: bool = False, **place: Any
) -> list[dict[str, Any]]:
    payload = {"reminder": reminder_id, "openly": openly}
    where = a_place(**place)
    handle_click(
        world.deps,
        Click(action="cancel_reminder", payload=payload, place=where, user_id=user),
        None,
    )
    return world.deliver()


def _decide(world: World) -> None:
    _said(world, PROJECT)
    with world.store.unit() as unit:
        assessment = unit.assessments.in_thread("T1", "C1", "100.1")
    assert assessment is not None
    about = {"assessment": assessment.id}
    now = Click(action="answer_now", payload=about, place=a_place(), user_id=MAYA)
    handle_click(world.deps, now, None)
    form = FormSubmission(
        form="record",
        values={"title": "Routing", "owner": JONAS},
        context=about | {"place": a_place().model_dump()},
        user_id=MAYA,
        team_id="T1",
    )
    handle_form(world.deps, form, None)
    world.deliver()


def test_the_list_tells_project_time_repetition_and_channel(world: World) -> None:
    """By command only to who asks, with all that this person has set or may see here."""
    _decide(world)
    _said(world, "remind us every month to read the bill")
    _said(world, "remind me tomorrow to ring the vet", place=a_place(channel_id="C7"))
    card = _command(world, "remind list")

    assert card["type"] == "reminders"
    rows = [(r["title"], r["repeats"], r["channel_id"]) for r in card["reminders"]]
    assert rows == [
        ("Reminder to ring the vet", "", "C7"),
        ("Reminder to read the bill", "every month", "C1"),
        ("Review of “Routing”", "", "C1"),
    ]
    assert card["reminders"][1]["due"] == "Wed 23 Dec 2026, 09:30 (Europe/Berlin)"
    assert card["reminders"][1]["project"] == {"title": "Routing", "permalink": LINK}
    assert card["reminders"][2]["set_by"] == JONAS


@pytest.mark.parametrize(
    "words", ["list reminders", "which reminders are set?", "reminders", "remind list"]
)
def test_words_list_what_the_channel_may_see(world: World, words: str) -> None:
    """What somebody set in another channel is not told here."""
    _said(world, "remind us in two weeks")
    _said(world, "remind me tomorrow", place=a_place(channel_id="C7"))
    [card] = _said(world, words)

    assert [r["channel_id"] for r in card["reminders"]] == ["C1"]
    assert card["of_channel"]


def test_a_guest_is_not_shown_reminders_of_channels_that_they_left(world: World) -> None:
    """Membership is asked when the list is shown."""
    world.slack.kinds = {"C7": "private"}
    _said(world, "remind me tomorrow", place=a_place(channel_id="C7"))

    assert _command(world, "remind list")["reminders"] == []


def test_a_cancelled_reminder_does_not_come(world: World) -> None:
    """One click; a second one says so."""
    _said(world, "remind us in two weeks to check the eval")
    [row] = _command(world, "remind list")["reminders"]
    [said] = _cancel(world, row["reminder_id"])
    assert said["text"] == (
        "Cancelled: Reminder to check the eval, which was set for Mon 7 Dec 2026, 09:30 "
        "(Europe/Berlin). It will not come."
    )
    [again] = _cancel(world, row["reminder_id"])
    assert "cancelled already" in again["text"]
    world.clock.advance(days=30)
    assert deliver_due(world.deps) == 0


def test_a_cancelled_review_says_so_on_its_decision(world: World) -> None:
    """Its owner is another person, so the channel hears who cancelled it."""
    _decide(world)
    [row] = _command(world, "remind list")["reminders"]
    cards = _cancel(world, row["reminder_id"])

    [decision] = [card for card in cards if card["type"] == "decision"]
    assert decision["reminder_text"] == "I will not come back to this."
    assert any(
        "Maya cancelled what Jonas was to be reminded of" in str(c.get("text")) for c in cards
    )
    with world.store.unit() as unit:
        assert unit.reminders.next_due() is None


def test_only_members_cancel(world: World) -> None:
    """An id that was seen once is no permission."""
    world.slack.kinds = {"C1": "private"}
    _said(world, "remind us in two weeks")
    [row] = _command(world, "remind list")["reminders"]
    world.slack.members = {"C1": {MAYA}}
    [refusal] = _cancel(world, row["reminder_id"], JONAS)

    assert "Only members" in refusal["text"]


def test_words_cancel_the_one_reminder_of_a_thread(world: World) -> None:
    """Said for all to see; of several it shows the buttons."""
    _said(world, "remind us in two weeks to check the eval")
    [said] = _said(world, "please cancel the reminder")
    assert said["text"].startswith("Maya cancelled it: Reminder to check the eval")
    _said(world, "remind us in two weeks")
    _said(world, "remind us in three weeks")
    [card] = _said(world, "cancel the reminder")
    assert len(card["reminders"]) == 2
    assert "several" in card["note"]
    [openly] = _cancel(world, card["reminders"][0]["reminder_id"], JONAS, openly=True)
    assert openly["text"].startswith("Jonas cancelled it: ")


def test_nothing_to_cancel_is_said(world: World) -> None:
    """Never silence; what is set elsewhere in the channel is offered."""
    [nothing] = _said(world, "cancel the reminder")
    assert "nothing to cancel" in nothing["text"]
    _said(world, "remind us in two weeks", place=a_place(thread_ts="200.1"), ts="200.1")
    [card] = _said(world, "cancel the reminder")
    assert "No reminder is set in this thread" in card["note"]
    assert len(card["reminders"]) == 1


def test_a_direct_message_lists_all_of_a_person(world: World) -> None:
    """Nobody else reads there."""
    _said(world, "remind us in two weeks")
    direct = a_place(channel_id="D1", channel_kind="dm")
    world.slack.members["D1"] = {MAYA}
    [card] = _said(world, "list reminders", place=direct)

    assert [r["channel_id"] for r in card["reminders"]] == ["C1"]
    assert not card["of_channel"]


def test_the_home_tab_cancels_too(world: World) -> None:
    """The review is gone from the tab that is published with the answer."""
    _decide(world)
    [review] = home_card(world.deps, "T1", JONAS).upcoming
    cards = _cancel(world, review.reminder_id, JONAS, channel_id=JONAS, thread_ts=None)

    [home] = [card for card in cards if card["type"] == "home"]
    assert (home["upcoming"], home["waiting"]) == ([], [])
    assert home_card(world.deps, "T1", JONAS).upcoming == []


def test_the_private_answer_says_where_it_will_be_posted(world: World) -> None:
    """A decision brings it into its thread; without a project it comes in the channel."""
    bare = _command(world, "remind in two weeks")
    assert bare["where"] == {"channel_id": "C1", "project": None}
    _decide(world)
    decided = _command(world, "remind in two weeks")
    assert "about “Routing”" in decided["text"]
    assert decided["where"]["project"] == {"title": "Routing", "permalink": LINK}
    [here] = _said(world, "remind us in two weeks")
    assert here["where"] is None


@pytest.mark.parametrize(
    ("task", "thread"),
    [
        ("to revisit our decision", "100.1"),
        ("to look at the routing numbers", "100.1"),
        ("to renew the licence", None),
    ],
)
def test_a_task_that_points_to_the_project_comes_in_its_thread(
    world: World, task: str, thread: str | None
) -> None:
    """Other tasks stay in the channel where they were set."""
    _decide(world)
    _command(world, f"remind in two weeks {task}")
    world.clock.advance(days=15)
    assert deliver_due(world.deps) == 1
    card = world.deliver()[-1]

    assert card["text"] == f"Reminder {task}"
    assert world.slack.sent[-1].thread_ts == thread
    assert (card["decision"] or {}).get("title") == ("Routing" if thread else None)


def test_a_project_without_a_decision_is_named_too(world: World) -> None:
    """The newest of the channel, with the link to its thread."""
    _said(world, PROJECT)
    with world.store.unit() as unit:
        [project] = unit.assessments.in_channel("T1", "C1")
    said = _command(world, "remind in two weeks")
    assert f"about “{project.title}”" in said["text"]
    world.clock.advance(days=15)
    assert deliver_due(world.deps) == 1
    card = world.deliver()[-1]

    assert card["project"] == {"title": project.title, "permalink": LINK}
    assert card["text"] == (
        "Reminder to look at this project again, as you asked on 23 November 2026"
    )


def test_what_one_person_assessed_alone_names_no_reminder_of_the_channel(world: World) -> None:
    """A private answer stays private."""
    _command(world, f"assess {PROJECT}")
    said = _command(world, "remind in two weeks")

    assert said["where"] == {"channel_id": "C1", "project": None}
    assert "about" not in said["text"]
