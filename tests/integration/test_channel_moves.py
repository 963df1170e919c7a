"""Slack gives a channel another id, for example when it becomes private: the work goes on there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.team_documents import TeamDocuments
from bot.services.actions import handle_click
from bot.services.answering import find_answer
from bot.services.conversation import handle_message
from bot.services.inbound import Click, FormSubmission, IncomingFile, Lifecycle
from bot.services.lifecycle import handle_lifecycle
from bot.services.reminders import deliver_due
from bot.services.submissions import handle_form
from bot.services.turns import new_turn
from tests.builders import JONAS, MAYA, ROOT, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."
NEW = "C9"


@pytest.fixture
def world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """A bot with an assessment, a decision, its review and a document in C1."""
    postgres = getattr(request, "param", "sqlite") == "postgres"
    made = a_world(tmp_path, request.getfixturevalue("postgres_url") if postgres else None)
    made.slack.members[NEW] = {MAYA, JONAS}
    base = KnowledgeBase(
        made.store.engine,
        tmp_path / "data",
        ROOT / "knowledge" / "notes",
        embedding="none",
        clock=made.clock,
    )
    made = replace(made, deps=replace(made.deps, knowledge=base, documents=TeamDocuments(base)))
    made.slack.files["https://files/zephyr.md"] = (
        b"# Zephyr gateway handbook\n\n## Adapter limits\n\n"
        b"The Zephyr gateway serves at most nine LoRA adapters per base model."
    )
    file = IncomingFile(name="zephyr.md", url="https://files/zephyr.md")
    handle_message(made.deps, a_message("please add this", ts="90.1", files=(file,)), None)
    handle_message(made.deps, a_message(PROJECT), None)
    click = Click(
        action="answer_now",
        payload={"assessment": _assessment(made, "C1").id},
        place=a_place(),
        user_id=MAYA,
    )
    handle_click(made.deps, click, None)
    form = FormSubmission(
        form="record",
        values={"title": "Routing", "owner": JONAS},
        context={"assessment": _assessment(made, "C1").id, "place": a_place().model_dump()},
        user_id=MAYA,
        team_id="T1",
    )
    handle_form(made.deps, form, None)
    yield made
    base.close()
    made.empty()


def _assessment(world: World, channel: str) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", channel, "100.1")


def _move(world: World) -> None:
    event = Lifecycle(kind="channel_renamed", team_id="T1", channel_id="C1", new_channel_id=NEW)
    handle_lifecycle(world.deps, event, None)


@pytest.mark.parametrize("world", ["sqlite", "postgres"], indirect=True)
def test_records_are_found_under_the_new_id(world: World) -> None:
    """Nothing stays behind, and links lead to the new place."""
    world.deliver()
    _move(world)

    assert _assessment(world, "C1") is None
    kept = _assessment(world, NEW)
    assert kept.place.channel_id == NEW
    links = {fact.provenance.permalink for fact in kept.facts.values()} - {None}
    assert links
    assert all(f"/archives/{NEW}/" in link for link in links)
    with world.store.unit() as unit:
        [decision] = unit.decisions.in_channel("T1", NEW)
        [review] = unit.reminders.in_channel("T1", NEW)
        assert unit.reminders.in_channel("T1", "C1") == []
    assert decision.place.channel_id == review.place.channel_id == NEW


def test_what_waits_to_be_sent_goes_to_the_new_id(world: World) -> None:
    """Also updates of messages that were sent before."""
    _move(world)
    world.deliver()

    assert {item.channel_id for item in world.slack.sent} == {NEW}
    assert all(ts is not None for ts, _ in world.slack.updates)


def test_reviews_come_in_the_new_place_and_can_be_answered(world: World) -> None:
    """The life of the decision goes on."""
    world.deliver()
    _move(world)
    world.clock.advance(days=200)
    assert deliver_due(world.deps) == 1
    card = world.deliver()[-1]
    assert world.slack.sent[-1].channel_id == NEW
    click = Click(
        action="still_valid",
        payload={"reminder": card["reminder_id"], "occurrence": card["occurrence"]},
        place=a_place(channel_id=NEW),
        user_id=JONAS,
    )
    handle_click(world.deps, click, None)

    assert "Still valid, says Jonas" in world.deliver()[0]["closed"]


def test_documents_move_along(world: World) -> None:
    """The document answers in its channel, which is private now, and nowhere else."""
    _move(world)
    world.slack.kinds[NEW] = "private"
    world.clock.advance(seconds=6)
    found = {}
    for channel in (NEW, "C2"):
        turn = new_turn(world.deps, a_place(channel_id=channel), None)
        card = find_answer(world.deps, turn, "how many adapters does the Zephyr serve?", MAYA)
        found[channel] = "nine LoRA adapters" in card.model_dump_json()

    assert found == {NEW: True, "C2": False}
    assert world.deps.documents.channels("T1") == {NEW}


@pytest.mark.parametrize("world", ["sqlite", "postgres"], indirect=True)
def test_a_document_that_moved_is_replaced_by_its_name(world: World) -> None:
    """Shared again in the channel, the earlier version answers no more."""
    _move(world)
    world.slack.files["https://files/zephyr2.md"] = (
        b"# Zephyr gateway handbook\n\n## Adapter limits\n\n"
        b"The Zephyr gateway serves at most twelve LoRA adapters per base model."
    )
    file = IncomingFile(name="zephyr.md", url="https://files/zephyr2.md")
    there = a_place(channel_id=NEW, thread_ts="200.1")
    handle_message(world.deps, a_message("add this", place=there, ts="200.1", files=(file,)), None)
    world.deliver()
    turn = new_turn(world.deps, there, None)
    card = find_answer(world.deps, turn, "how many adapters does the Zephyr serve?", MAYA)
    found = card.model_dump_json()

    assert "twelve LoRA adapters" in found
    assert "nine LoRA adapters" not in found


def test_another_workspace_with_the_same_id_is_left_alone(world: World) -> None:
    """Channel ids are unique within a workspace only."""
    event = Lifecycle(kind="channel_renamed", team_id="T2", channel_id="C1", new_channel_id=NEW)
    handle_lifecycle(world.deps, event, None)

    assert _assessment(world, "C1") is not None
