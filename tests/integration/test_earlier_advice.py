"""After newer advice the message of the earlier one says so and can no longer be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Command
from bot.services.records import OutboxItem
from bot.slack.blocks import read_card, render
from tests.builders import MAYA, World, a_message, a_place, a_world
from tests.integration.recording import PROJECT, click, form, project, send, shown

FEW = "sorry, we have only 30 labelled examples"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that has advised fine-tuning in a thread."""
    world = a_world(tmp_path)
    handle_message(world.deps, a_message(PROJECT), None)
    click(world, "answer_now", assessment=project(world).id)
    return world


def say(world: World, text: str) -> list[dict[str, Any]]:
    """Maya writes in the thread."""
    handle_message(world.deps, a_message(text, ts="100.9"), None)
    return world.deliver()


def updates(world: World, number: int) -> list[OutboxItem]:
    """The changes of the n-th recommendation message."""
    key = f"recommendation:{project(world).id}:{number}"
    return [item for item in world.slack.sent if item.message_key == key]


def controls_of(card: dict[str, Any]) -> list[str]:
    """The buttons, selects and thumbs on a message."""
    found = []
    for block in render(read_card(card), "k").blocks:
        found += [str(element.get("action_id")) for element in block.get("elements", [])]
    return [action for action in found if action != "None"]


def test_the_earlier_message_loses_its_buttons_and_points_on(world: World) -> None:
    """It keeps its reasons and its costs; the new one has the buttons."""
    first = next(c for c in world.cards("recommendation"))
    cards = say(world, FEW)
    newer, older = [c for c in cards if c["type"] == "recommendation"]

    assert controls_of(first)
    assert controls_of(older) == []
    assert "open_form:0" in controls_of(newer)
    words = shown(older)
    assert "Earlier recommendation: Fine-tuning" in words
    assert "newer advice further down in this thread:* Prompting." in words
    assert older["recommendation"] == first["recommendation"]
    assert older["cost_lines"] == first["cost_lines"]
    assert updates(world, 2) == []


def test_each_of_several_points_on(world: World) -> None:
    """The second reassessment closes the second message and leaves the first as it is."""
    say(world, FEW)
    say(world, "sorry, it is 5,000 labelled examples after all")

    assert len(updates(world, 1)) == len(updates(world, 2)) == 1
    assert updates(world, 2)[0].card["newer"] == "fine_tuning"


def test_what_was_decided_on_it_still_stands_there(world: World) -> None:
    """The history of the thread can be read."""
    send(world, form(world), title="Routing", approach="rag")
    say(world, FEW)

    older = updates(world, 1)[-1].card
    assert older["decided"].startswith("Retrieval (RAG), though I advised Fine-tuning. Recorded")
    assert older["newer"] == "prompting"


def test_a_fact_that_is_unknown_again_does_not_change_the_past(world: World) -> None:
    """The costs of the earlier advice are those of its facts."""
    first = next(c for c in world.cards("recommendation"))
    say(world, "remove the volume")

    assert updates(world, 1)[-1].card["cost_lines"] == first["cost_lines"]


def test_after_starting_over_the_earlier_advice_points_on(world: World) -> None:
    """Its buttons live until there is newer advice."""
    say(world, "start over")
    assert updates(world, 1) == []
    click(world, "answer_now", assessment=project(world).id)

    assert len(updates(world, 1)) == 1


def test_what_only_one_person_saw_is_not_posted_by_it(tmp_path: Path) -> None:
    """An update of a message that never was would post it to the channel."""
    world = a_world(tmp_path)
    command = Command(
        place=a_place(thread_ts=None),
        user_id=MAYA,
        text=f"assess {PROJECT}",
        response_url="https://hooks.example/answer",
    )
    handle_command(world.deps, command, None)
    world.deliver()

    assert {item.kind for item in world.slack.sent} == {"respond"}
    with world.store.unit() as unit:
        [found] = [unit.assessments.get(world.cards("recommendation")[0]["assessment_id"])]
    assert found is not None
    click(world, "share", assessment=found.id)
    assert [item.kind for item in world.slack.sent] == ["respond", "post"]
