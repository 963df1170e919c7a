"""A decision told in words: the reply opens the form, filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.conversation import handle_message
from bot.services.form_builders import build_form
from bot.services.forms import Form
from bot.slack.blocks import read_card, render
from bot.slack.controls import read_control
from tests.builders import JONAS, MAYA, TEAM, World, a_message, a_place, a_world
from tests.integration.recording import PROJECT, click, decisions, form, project, send


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that has advised fine-tuning in a thread."""
    world = a_world(tmp_path)
    say(world, PROJECT)
    click(world, "answer_now", assessment=project(world).id)
    return world


def say(world: World, text: str, **change: Any) -> list[dict[str, Any]]:
    """Somebody writes in the thread."""
    handle_message(world.deps, a_message(text, ts="100.9", **change), None)
    return world.deliver()


def opened(world: World, card: dict[str, Any]) -> Form:
    """The form behind the button of a message, as Slack hands its click back."""
    rendered = render(read_card(card), "k")
    [row] = [block for block in rendered.blocks if block["type"] == "actions"]
    [button] = row["elements"]
    action, payload = read_control(button)
    assert action == "open_form"
    kind = payload.pop("kind")
    context = {"place": a_place().model_dump(), **payload}
    return build_form(world.deps, kind, context=context, user_id=MAYA, team_id=TEAM)


def preset(found: Form) -> dict[str, Any]:
    """What stands in the fields when the form opens."""
    return {field.name: field.initial for field in found.fields}


def test_another_approach_in_words_is_recorded_by_button(world: World) -> None:
    """From the sentence over the filled form to the decision."""
    [card] = say(world, "we decided RAG instead because Legal wants <sources>")
    assert "Retrieval (RAG), though I advised Fine-tuning" in card["text"]

    found = opened(world, card)
    assert preset(found)["approach"] == "rag"
    assert "Legal wants" in preset(found)["note"]
    send(world, found)
    [decision] = decisions(world)
    assert decision.approach == "rag"
    assert "Legal wants" in decision.note


@pytest.mark.parametrize("text", ["we're going with fine-tuning", "record the decision"])
def test_the_advice_in_words_is_recorded_by_button(world: World, text: str) -> None:
    """Named, or only meant."""
    [card] = say(world, text)

    assert "as I advised" in card["text"]
    assert preset(opened(world, card))["approach"] == "fine_tuning"


@pytest.mark.parametrize("text", ["we have not decided on RAG", "should we go with RAG?"])
def test_what_is_no_decision_offers_no_button(world: World, text: str) -> None:
    """It is answered as before."""
    for card in say(world, text):
        assert not card.get("buttons")


def test_a_change_of_mind_says_what_it_replaces(world: World) -> None:
    """And what is recorded already is not offered again."""
    send(world, form(world))
    [card] = say(world, "we decided RAG instead")
    assert "It will replace what is recorded now: Fine-tuning." in card["text"]
    send(world, opened(world, card))
    [again] = say(world, "we decided RAG")

    assert again["text"].startswith("That is recorded already, as “")
    assert not again["buttons"]


def test_words_among_people_count_when_they_are_unmistakable(world: World) -> None:
    """Nobody mentions the bot in the thread it takes part in."""
    [card] = say(world, "we decided RAG instead", addressed=False, user_id=JONAS)
    assert card["buttons"]

    for talk in (
        "let's go with RAG",
        "@priya we decided RAG instead",
        "we have not decided on RAG",
        "should we go with RAG?",
        "record this",
    ):
        assert say(world, talk, addressed=False, user_id=JONAS) == [], talk


def test_words_among_people_about_what_is_recorded_are_left_alone(world: World) -> None:
    """The bot does not repeat what it knows."""
    send(world, form(world), approach="rag")

    assert say(world, "we decided RAG", addressed=False) == []


def test_without_a_recommendation_it_says_what_is_missing(tmp_path: Path) -> None:
    """In a new thread, and while the interview is open."""
    world = a_world(tmp_path)
    [card] = say(world, "we decided RAG")
    assert "none in this thread" in card["text"]

    say(world, PROJECT)
    [card] = say(world, "we decided RAG")
    assert card["text"].startswith("There is no recommendation to record yet")
    assert say(world, "we decided RAG", addressed=False) == []
