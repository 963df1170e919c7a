"""Lists of decisions: every one can be reached, by those who may see it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.advisor.advise import advise
from bot.advisor.profile import parse_profile
from bot.services.actions import handle_click
from bot.services.cards import DecisionsCard, HomeCard
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.home import handle_home, home_card
from bot.services.inbound import Click, Command, HomeOpened, Place
from bot.services.projects import project_at
from bot.services.records import REVIEW, Decision, Reminder
from bot.slack.blocks import read_card, render
from bot.slack.controls import read_control
from bot.slack.home import home_view
from bot.slack.limits import texts
from tests.builders import CHANNEL, JONAS, MAYA, START, TEAM, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%."
URL = "https://hooks.example/answer"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot with thirty decisions of one channel, the newest first named D30."""
    world = a_world(tmp_path)
    _decide(world, range(1, 31), CHANNEL)
    return world


def _decide(world: World, numbers: range, channel: str) -> None:
    made = advise(parse_profile({}), world.deps.policy, completions=1024).recommendation
    with world.store.unit() as unit:
        for n in numbers:
            unit.decisions.add(
                Decision(
                    id=f"d{n}", place=a_place(thread_ts=f"{n}.1", channel_id=channel),
                    assessment_id=f"a{n}", title=f"D{n}", status="accepted", owner_id=MAYA,
                    recorded_by=MAYA, facts={}, recommendation=made,
                    review_at=START + timedelta(days=90), triggers=[],
                    created_at=START + timedelta(minutes=n),
                )
            )  # fmt: skip
        unit.commit()


def _titles(card: dict[str, Any]) -> list[str]:
    return [line["title"] for line in card["decisions"]]


def _older(card: dict[str, Any]) -> dict[str, Any] | None:
    """What the button below a page carries, as Slack hands it back."""
    blocks = render(DecisionsCard.model_validate(card), "k").blocks
    for block in blocks:
        for element in block.get("elements", []):
            if element.get("action_id") == "older_decisions":
                return read_control(element)[1]
    return None


def _click(world: World, payload: dict[str, Any], user: str, place: Place) -> dict[str, Any]:
    click = Click(
        action="older_decisions", payload=payload, place=place, user_id=user, response_url=URL
    )
    handle_click(world.deps, click, None)
    world.deliver()
    return world.slack.sent[-1].card


def _page_through(world: World, user: str, place: Place) -> list[str]:
    """The titles on the page shown last and on all the pages behind it."""
    card = world.slack.sent[-1].card
    found = _titles(card)
    while (payload := _older(card)) is not None:
        card = _click(world, payload, user, place)
        found += _titles(card)
    return found


def test_every_decision_can_be_reached_by_command(world: World) -> None:
    """Page by page, newest first, none twice and none left out."""
    place = a_place(thread_ts=None)
    handle_command(
        world.deps, Command(place=place, user_id=MAYA, text="decisions", response_url=URL), None
    )
    world.deliver()

    assert _page_through(world, MAYA, place) == [f"D{n}" for n in range(30, 0, -1)]
    assert {item.user_id for item in world.slack.sent} == {MAYA}


def test_every_decision_of_a_channel_can_be_reached_from_a_thread(world: World) -> None:
    """The list in a thread goes on with the channel's decisions only."""
    handle_message(world.deps, a_message("what did we decide?"), None)
    world.deliver()

    assert _page_through(world, JONAS, a_place()) == [f"D{n}" for n in range(30, 0, -1)]


def test_many_decisions_elsewhere_hide_none_of_a_channel(world: World) -> None:
    """Neither from its list, nor from a reminder in its thread, nor from who wants it forgotten."""
    _decide(world, range(31, 531), "C2")
    handle_message(world.deps, a_message("what did we decide?", ts="99.1"), None)
    world.deliver()
    assert _page_through(world, JONAS, a_place()) == [f"D{n}" for n in range(30, 0, -1)]

    thread = a_place(thread_ts="7.1")
    found = project_at(world.deps, thread)
    assert found is not None
    assert found.title == "D7"

    handle_message(world.deps, a_message("forget this thread", place=thread, ts="7.2"), None)
    [asked] = world.deliver()
    assert asked["confirm"]["action"] == "forget_thread"


def test_many_decisions_of_hidden_channels_hide_none_that_may_be_seen(world: World) -> None:
    """Neither from the command, page by page, nor from the home tab and its reviews."""
    world.slack.kinds["C2"] = "private"
    _decide(world, range(31, 631), "C2")
    with world.store.unit() as unit:
        for n in (7, 9, 300):
            unit.reminders.add(
                Reminder(
                    id=f"{REVIEW}d{n}", place=a_place(channel_id="C1" if n < 31 else "C2"),
                    user_id=MAYA, decision_id=f"d{n}", due_at=START, time_zone="UTC",
                    created_at=START, status="paused" if n == 7 else "scheduled",
                )
            )  # fmt: skip
        unit.commit()
    place = a_place(thread_ts=None)
    handle_command(
        world.deps, Command(place=place, user_id=MAYA, text="decisions", response_url=URL), None
    )
    world.deliver()
    assert _page_through(world, MAYA, place) == [f"D{n}" for n in range(30, 0, -1)]

    home = home_card(world.deps, TEAM, MAYA)
    assert [line.title for line in home.decisions] == [f"D{n}" for n in range(30, 10, -1)]
    assert home.more_decisions == 10
    reviews = [line.reminder_id for line in home.upcoming]
    assert sorted(reviews) == [f"{REVIEW}d7", f"{REVIEW}d9"]
    left = home_card(world.deps, TEAM, MAYA, without=f"{REVIEW}d9")
    assert [line.reminder_id for line in left.upcoming] == [f"{REVIEW}d7"]


def test_the_next_page_is_checked_when_it_is_shown(world: World) -> None:
    """Who left the private channel meanwhile reads why there is nothing."""
    private = a_place(channel_kind="private")
    world.slack.members[CHANNEL] = {JONAS}
    world.slack.kinds[CHANNEL] = "private"

    card = _click(world, {"newer": 8, "of_channel": True}, MAYA, private)

    assert card["text"] == "Only members of this channel can see its decisions."


def test_a_page_that_is_gone_is_said(world: World) -> None:
    """Decisions may have been deleted since the button was shown."""
    card = _click(world, {"newer": 500, "of_channel": False}, MAYA, a_place())

    assert card["text"] == "There are no older decisions any more."


def test_open_questions_of_others_hide_none_of_ones_own(world: World) -> None:
    """Many interviews that nobody finished are older than the one of the viewer."""
    for n in range(60):
        place = a_place(thread_ts=f"900.{n}")
        handle_message(world.deps, a_message(PROJECT, place=place, user_id=JONAS), None)
        world.clock.advance(minutes=1)
    handle_message(world.deps, a_message(PROJECT, place=a_place(thread_ts="999.1")), None)

    assert [line.permalink for line in home_card(world.deps, TEAM, MAYA).waiting] == [
        f"https://example.slack.com/archives/{CHANNEL}/p9991"
    ]


def test_the_home_tab_lists_twenty_and_names_the_command_for_the_rest(world: World) -> None:
    """The command really lists them, so nobody is sent in a circle."""
    handle_home(world.deps, HomeOpened(team_id=TEAM, user_id=MAYA), None)
    world.deliver()
    card = read_card(world.slack.sent[-1].card)
    assert isinstance(card, HomeCard)
    shown = list(texts(home_view(card, "k", "/fork")["blocks"]))

    assert sum(text.startswith("*<") for text in shown) == 20
    assert "And 10 older: `/fork decisions` lists all of them." in shown
