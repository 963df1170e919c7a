"""A review says when the advice is no longer what it was when the decision was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.advisor.profile import Approach
from bot.services.conversation import handle_message
from bot.services.reminders import deliver_due
from tests.builders import World, a_message, a_world
from tests.integration.recording import PROJECT, click, decisions, form, project, send, shown

FEW = "sorry, we have only 30 labelled examples"
CHANGED = (
    "My advice has changed since this was decided: Fine-tuning then, Prompting now (Labelled "
    "examples: 4,000 → 30)."
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that has advised fine-tuning in a thread."""
    world = a_world(tmp_path)
    say(world, PROJECT)
    click(world, "answer_now", assessment=project(world).id)
    return world


def say(world: World, text: str) -> None:
    """Maya writes in the thread."""
    handle_message(world.deps, a_message(text, ts="100.9"), None)
    world.deliver()


def review(world: World) -> dict[str, Any]:
    """The review, once it is due."""
    world.clock.advance(days=400)
    assert deliver_due(world.deps) == 1
    return world.deliver()[-1]


def test_nothing_is_said_while_the_advice_is_the_same(world: World) -> None:
    """Also when facts changed that do not turn it."""
    send(world, form(world))
    say(world, "sorry, it is 5,000 labelled examples")

    assert review(world)["changed_advice"] == ""


def test_newer_advice_in_the_thread_is_told(world: World) -> None:
    """Then and now with the fact that turned it, also once the review was answered."""
    send(world, form(world))
    say(world, FEW)
    card = review(world)

    assert card["changed_advice"] == CHANGED
    assert CHANGED in shown(card)
    about = {"reminder": card["reminder_id"], "occurrence": card["occurrence"]}
    closed = next(c for c in click(world, "still_valid", **about) if c["type"] == "reminder")
    assert closed["closed"].startswith("Still valid")
    assert CHANGED in shown(closed)


def test_advice_that_comes_round_to_the_decision_is_told(world: World) -> None:
    """The team had departed from it."""
    send(world, form(world), approach="prompting")
    say(world, FEW)

    assert review(world)["changed_advice"] == f"{CHANGED} That is what you decided."


def test_an_interview_begun_anew_leaves_the_facts_of_the_decision(world: World) -> None:
    """What is not known yet is no change."""
    send(world, form(world))
    say(world, "start over")
    assert project(world).facts == {}

    assert review(world)["changed_advice"] == ""


def test_advice_turned_by_another_policy_is_told(world: World) -> None:
    """The facts are the same, and an older policy had led them to retrieval."""
    send(world, form(world))
    [decision] = decisions(world)
    made = decision.recommendation
    older = made.model_copy(
        update={
            "approach": Approach.RAG,
            "stamps": made.stamps.model_copy(update={"policy": "older"}),
        }
    )
    with world.store.unit() as unit:
        unit.decisions.save(decision.model_copy(update={"recommendation": older}))
        unit.commit()

    assert review(world)["changed_advice"] == (
        "My advice has changed since this was decided: Retrieval (RAG) then, Fine-tuning now (my "
        "rules for deciding have changed)."
    )
