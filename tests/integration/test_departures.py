"""Decisions for another approach than the advised one: kept and shown as such everywhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.advisor.profile import Approach
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.form_builders import check_form
from bot.services.home import home_card
from bot.services.inbound import Command
from bot.services.reminders import deliver_due
from bot.slack.home import home_view
from bot.slack.limits import texts
from tests.builders import MAYA, TEAM, World, a_message, a_place, a_world
from tests.integration.recording import PROJECT, click, decisions, form, project, send, shown

WHY = "Legal wants every answer to cite a page."
CLAUSE = "Retrieval (RAG), though I advised Fine-tuning"
URL = "https://hooks.example/answer"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that has advised fine-tuning in a thread."""
    world = a_world(tmp_path)
    handle_message(world.deps, a_message(PROJECT), None)
    click(world, "answer_now", assessment=project(world).id)
    found = project(world).recommendation
    assert found is not None
    assert found.approach is Approach.FINE_TUNING
    return world


def test_the_form_offers_all_approaches_and_is_preset_to_the_advice(world: World) -> None:
    """Whoever only presses the button records what was advised."""
    opened = form(world)
    field = next(f for f in opened.fields if f.name == "approach")

    assert [option.value for option in field.options] == [a.value for a in Approach]
    assert field.initial == "fine_tuning"
    assert "Fine-tuning (advised)" in [option.label for option in field.options]
    send(world, opened)
    [decision] = decisions(world)
    assert (decision.approach, decision.departure) == (Approach.FINE_TUNING, None)


def test_another_approach_is_kept_beside_the_advice(world: World) -> None:
    """The decision, what it departs from and why; the advice stays as history."""
    before = project(world).recommendation
    send(world, form(world), approach="rag", note=WHY)
    [decision] = decisions(world)

    assert (decision.approach, decision.advised) == (Approach.RAG, Approach.FINE_TUNING)
    assert decision.note == WHY
    assert decision.recommendation == before == project(world).recommendation
    assert decision.departure is not None
    steps = {step.id for step in decision.departure.next_steps}
    assert steps != {step.id for step in decision.recommendation.next_steps}


def test_messages_and_lists_show_what_was_decided(world: World) -> None:
    """The new message, the recommendation, both lists, the home tab and the review."""
    cards = send(world, form(world), approach="rag")
    assert CLAUSE in shown(next(c for c in cards if c["type"] == "decision"))
    advice = next(c for c in cards if c["type"] == "recommendation")
    assert f"{CLAUSE}. Recorded by Maya" in shown(advice)

    typed = Command(place=a_place(thread_ts=None), user_id=MAYA, text="decisions", response_url=URL)
    handle_command(world.deps, typed, None)
    assert CLAUSE in shown(world.deliver()[-1])
    handle_message(world.deps, a_message("what did we decide?"), None)
    assert CLAUSE in shown(world.deliver()[-1])
    home = home_view(home_card(world.deps, TEAM, MAYA), "k", "/fork")
    assert any(CLAUSE in text for text in texts(home["blocks"]))

    world.clock.advance(days=400)
    assert deliver_due(world.deps) == 1
    review = shown(world.deliver()[-1])
    assert CLAUSE in review
    assert "My advice rested on" in review


def test_the_exported_record_is_about_the_decision(world: World) -> None:
    """Title, outcome, reason, cost and plan; the advice has a section of its own."""
    send(world, form(world), approach="rag", title="Routing", note=WHY)
    [decision] = decisions(world)
    files = click(world, "export", decision=decision.id)
    text = files[0]["content"]

    assert "# Routing: RAG" in text
    assert 'Chosen option: "RAG". The advice was "Fine-tuning".' in text
    assert f"Why: {WHY}" in text
    assert '### The Advice It Departs From\n\nAdvised: "Fine-tuning", with' in text
    assert decision.departure is not None
    advised = {technique.name for technique in decision.recommendation.techniques}
    planned = {technique.name for technique in decision.departure.techniques}
    assert planned - advised
    for name in planned | advised:
        assert (f"this fits: {name}. " in text) == (name in planned), name
    assert files[1]["comment"].startswith("Retrieval (RAG) was decided. Fine-tuning is recommended")


def test_a_team_may_change_its_mind_on_the_same_advice(world: World) -> None:
    """The second decision replaces the first; the same one twice is one."""
    opened = form(world)
    send(world, opened)
    send(world, opened, approach="rag")
    [said] = send(world, opened, approach="rag")

    assert said["text"] == "This decision was recorded already; see the message above."
    newest, first = sorted(decisions(world), key=lambda d: d.id, reverse=True)
    assert (newest.status, newest.approach) == ("accepted", Approach.RAG)
    assert (first.status, newest.supersedes) == ("superseded", first.id)
    send(world, opened)
    assert [d.approach for d in decisions(world) if d.status == "accepted"] == [
        Approach.FINE_TUNING
    ]


def test_advice_that_nobody_saw_is_not_recorded(world: World) -> None:
    """The form was open while somebody else's correction brought newer advice."""
    opened = form(world)
    handle_message(world.deps, a_message("sorry, we have only 30 labelled examples"), None)
    world.deliver()
    [said] = send(world, opened)

    assert "newer advice" in said["text"]
    assert decisions(world) == []


def test_an_approach_that_does_not_exist_is_refused(world: World) -> None:
    """Beside its field."""
    values = {"title": "Routing", "approach": "magic"}

    assert check_form(world.deps, "record", values, {}, MAYA, TEAM) == {
        "approach": "Choose one of the four approaches."
    }


def test_the_review_comes_when_the_advice_said(world: World) -> None:
    """To decide something else does not move it."""
    send(world, form(world), approach="rag")
    [decision] = decisions(world)
    days = decision.recommendation.revisit.after_days

    assert abs(decision.review_at - world.clock() - timedelta(days=days)) < timedelta(days=3)
