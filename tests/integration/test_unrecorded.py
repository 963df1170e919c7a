"""“What did we decide?” in a thread whose recommendation nobody has recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.conversation import handle_message
from bot.slack.blocks import read_card, render
from bot.slack.controls import read_control
from tests.builders import World, a_message, a_place, a_world
from tests.integration.recording import PROJECT, click, form, project, send, shown

FEW = "sorry, we have only 30 labelled examples"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that has advised fine-tuning in a thread."""
    world = a_world(tmp_path)
    say(world, PROJECT)
    click(world, "answer_now", assessment=project(world).id)
    return world


def say(world: World, text: str, thread: str = "100.1") -> None:
    """Maya writes in a thread."""
    place = a_place(thread_ts=thread)
    handle_message(world.deps, a_message(text, ts="200.9", place=place), None)
    world.deliver()


def asked(world: World, thread: str = "100.1") -> dict[str, Any]:
    """The answer to the question."""
    say(world, "what did we decide?", thread)
    return world.slack.sent[-1].card


def record_buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    """What the buttons carry that open the form."""
    found = []
    for block in render(read_card(card), "k").blocks:
        for element in block.get("elements", []):
            action, payload = read_control(element)
            if action == "open_form" and payload["kind"] == "record":
                found.append(payload)
    return found


def test_the_recommendation_is_named_with_a_button(world: World) -> None:
    """Nothing is recorded in the whole channel, and it does not say that there is nothing."""
    card = asked(world)

    assert "yet. My recommendation stands unrecorded: *Fine-tuning* (74%)." in shown(card)
    assert "No decisions yet" not in shown(card)
    assert [p["assessment"] for p in record_buttons(card)] == [project(world).id]


def test_once_recorded_there_is_nothing_more_to_say(world: World) -> None:
    """As advised or not."""
    send(world, form(world), approach="rag")
    card = asked(world)

    assert card["unrecorded"] is None
    assert record_buttons(card) == []
    say(world, "sorry, it is 5,000 labelled examples")
    assert asked(world)["unrecorded"] is None


def test_newer_advice_than_the_decision_is_told_above_it(world: World) -> None:
    """The decision stands below."""
    send(world, form(world), title="Routing")
    say(world, FEW)
    words = shown(asked(world))

    assert "My newest recommendation for" in words
    assert "is not recorded: *Prompting*" in words
    assert words.index("is not recorded") < words.index("1 decision")
    assert "Routing" in words


def test_other_threads_of_the_channel_are_not_spoken_of(world: World) -> None:
    """Only its own; and during the interview there is no recommendation."""
    assert "No decisions yet" in shown(asked(world, "300.1"))
    say(world, PROJECT, "400.1")
    assert asked(world, "400.1")["unrecorded"] is None
