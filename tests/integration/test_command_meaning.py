"""What people type behind the slash command without knowing its subcommands."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from bot.grounding.passages import Answer
from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Command
from bot.services.projects import known_to
from tests.builders import JONAS, MAYA, EmptyKnowledge, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."


class KnowsLora(EmptyKnowledge):
    """Answers what names LoRA, and nothing else."""

    def answer(self, question: str, *, visibility: Any = None, top_k: int = 5) -> Answer:
        """An answer, or an abstention."""
        if "lora" not in question.lower():
            return super().answer(question, visibility=visibility, top_k=top_k)
        return Answer(answered=True, answer="LoRA trains few weights.", citations=[], passages=[])


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file that knows about LoRA."""
    made = a_world(tmp_path)
    made.deps = dataclasses.replace(made.deps, knowledge=KnowsLora())
    return made


def _command(world: World, text: str, user: str = MAYA, **place: Any) -> dict[str, Any]:
    where = a_place(**({"thread_ts": None} | place))
    handle_command(
        world.deps, Command(place=where, user_id=user, text=text, response_url="u"), None
    )
    return world.deliver()[-1]


def _press(
    world: World, button: dict[str, Any], user: str = MAYA, **place: Any
) -> list[dict[str, Any]]:
    where = a_place(**({"thread_ts": None} | place))
    click = Click(
        action=button["action"], payload=button["payload"], place=where, user_id=user,
        response_url="u",
    )  # fmt: skip
    handle_click(world.deps, click, None)
    return world.deliver()


def _tell(world: World, thread: str, text: str = PROJECT, **place: Any) -> list[dict[str, Any]]:
    world.clock.advance(minutes=1)
    where = a_place(thread_ts=thread, **place)
    handle_message(world.deps, a_message(text, place=where, ts=thread), None)
    return world.deliver()


@pytest.mark.parametrize("text", ["what is lora?", "LoRA", "when should we use lora", "lora?"])
def test_a_question_without_a_subcommand_is_asked(world: World, text: str) -> None:
    """As if `ask` stood before it."""
    card = _command(world, text)

    assert (card["type"], card["question"], card["can_share"]) == ("answer", text, True)
    assert card["answer"]["answered"]


def test_a_project_without_a_subcommand_is_assessed(world: World) -> None:
    """As if `assess` stood before it, its first word included."""
    card = _command(world, PROJECT)

    assert card["type"] == "recommendation"
    assert card["private"]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("asess my project", "assess", "assess my project"),
        ("remnd in 2 weeks", "remind", "remind in 2 weeks"),
        ("cmpare 172/200 188/200", "compare", "compare 172/200 188/200"),
        ("decisons", "decisions", "decisions"),
        ("stauts", "status", "status"),
        ("deci", "decisions", "decisions"),
    ],
)
def test_a_misspelt_subcommand_is_offered_with_all_that_was_written(
    world: World, text: str, name: str, whole: str
) -> None:
    """The button shows and carries the whole command."""
    card = _command(world, text)
    first = card["buttons"][0]

    assert card["text"] == f"I do not know “{text.split()[0]}”. Did you mean /fork {name}?"
    assert first["label"] == f"/fork {whole}"
    assert (first["action"], first["payload"]) == ("run_command", {"text": whole})


def test_the_offered_command_runs(world: World) -> None:
    """Pressed, it does what the command would have done, for who pressed."""
    [button] = _command(world, "remnd in 2 weeks")["buttons"]
    [said] = _press(world, button)
    assert "I will remind you on Mon 7 Dec 2026" in said["text"]
    asked = _command(world, f"asess {PROJECT}")
    assert [b["label"] for b in asked["buttons"]][1:] == ["Assess All of It"]
    [card] = _press(world, asked["buttons"][0], JONAS)
    assert card["type"] == "recommendation"


def test_a_misspelt_command_that_opens_a_form_opens_it(world: World) -> None:
    """The button needs no words then."""
    [button] = _command(world, "asess")["buttons"]

    assert (button["action"], button["payload"]) == ("open_form", {"kind": "assess"})


def test_what_no_button_holds_is_run_at_once(world: World) -> None:
    """A long description behind a misspelt word is not lost."""
    card = _command(world, f"asess {PROJECT} " + "The tickets are long. " * 120)

    assert card["type"] == "recommendation"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what did we decide?", "decisions"),
        ("list reminders", "reminders"),
        ("reminders", "reminders"),
        ("reminder in two weeks", "notice"),
        ("please remind us in two weeks", "notice"),
        (
            "costs of our 4k labelled tickets are the problem, 200k a month",
            "recommendation",
        ),
        ("frobnicate", "help"),
        ("Wir haben viertausend Tickets und wollen wissen ob wir das trainieren sollen", "notice"),
    ],
)
def test_other_words_are_taken_as_meant(world: World, text: str, kind: str) -> None:
    """Commands in words, a sentence that begins like a subcommand, and what is nothing at all."""
    assert _command(world, text)["type"] == kind


@pytest.mark.parametrize("words", ["we decided RAG instead", "record decision: RAG"])
def test_a_told_decision_is_sent_to_its_thread(world: World, words: str) -> None:
    """Behind the slash command nobody knows which project is meant."""
    assert "press Record Decision below my recommendation" in _command(world, words)["text"]


@pytest.mark.parametrize(
    "words", ["200k", "200k requests a month", "at 200,000 requests", "200k/month"]
)
def test_a_volume_alone_is_counted_alone_where_no_project_is(world: World, words: str) -> None:
    """No project in the channel: the numbers stand for themselves."""
    card = _command(world, f"cost {words}")

    assert card["title"] == "What it costs at 200,000 requests a month"
    assert not any(line.startswith("For “") for line in card["lines"])
    assert card["buttons"] == []


def test_a_volume_is_taken_for_the_latest_project_of_the_channel(world: World) -> None:
    """Its other facts stay; the other projects are a click away."""
    _tell(world, "1.1", "We classify 900 labelled invoices, 50k a month, we can tune llama.")
    _tell(world, "2.1")
    _tell(world, "3.1", PROJECT, channel_id="C2")
    card = _command(world, "cost 2M")
    assert card["title"] == "What it costs at 2,000,000 requests a month"
    newest, *_ = known_to(world.deps, a_place(), MAYA)
    assert newest.place.thread_ts == "2.1"
    assert card["lines"][0] == f"For “{newest.title}”:"
    other, alone = card["buttons"]
    assert "invoices" in other["label"]
    [invoices] = _press(world, other)
    assert "invoices" in invoices["lines"][0]
    assert invoices["title"] == card["title"]
    [bare] = _press(world, alone)
    assert not bare["lines"][0].startswith("For “")


def test_a_private_project_is_counted_for_its_owner_only(world: World) -> None:
    """What one person assessed alone is not shown to a colleague."""
    _command(world, f"assess {PROJECT}")

    assert "For “" in _command(world, "cost 2M")["lines"][0]
    assert "For “" not in _command(world, "cost 2M", JONAS)["lines"][0]


def test_no_project_is_shown_to_who_may_not_see_the_channel(world: World) -> None:
    """Neither by command nor by a button that was kept."""
    _tell(world, "1.1")
    _tell(world, "2.1")
    button = _command(world, "cost 2M")["buttons"][0]
    world.slack.kinds = {"C1": "private"}
    world.slack.members = {"C1": {MAYA}}

    assert "For “" not in _command(world, "cost 2M", JONAS)["lines"][0]
    [refusal] = _press(world, button, JONAS)
    assert "Only members" in refusal["text"]


@pytest.mark.parametrize(
    ("thread", "words"),
    [("100.1", "cost 2M"), ("200.1", "what would it cost at 2M requests a month?")],
)
def test_words_count_the_project_of_the_thread_or_the_latest(
    world: World, thread: str, words: str
) -> None:
    """Visible for all, at the named volume, without what one person assessed alone."""
    _tell(world, "100.1")
    _command(world, "assess we sort 3k labelled invoices, 50k a month, we can tune mistral")
    newest = next(p for p in known_to(world.deps, a_place(), JONAS))
    [card] = _tell(world, thread, words)

    assert card["title"] == "What it costs at 2,000,000 requests a month"
    assert card["lines"][0] == f"For “{newest.title}”:"
    assert card["buttons"] == []


def test_money_is_no_volume(world: World) -> None:
    """The refusal says what to write."""
    assert "Name the volume" in _command(world, "cost $200k")["text"]


def test_counts_can_be_posted_to_the_project(world: World) -> None:
    """A comparison that one person sees becomes facts once it stands in the thread."""
    assert "mention me with your project" in _command(world, "compare 172/200 188/200")["lines"][-1]
    _tell(world, "100.1")
    card = _command(world, "compare 172/200 188/200")
    [button] = card["buttons"]
    cards = _press(world, button)

    assert cards[0]["type"] == "compare"
    assert cards[-1]["text"].startswith("Posted to the thread of “")
    with world.store.unit() as unit:
        found = unit.assessments.in_thread("T1", "C1", "100.1")
    assert found is not None
    assert found.facts["prompt_score_percent"].value == 86.0
    assert found.facts["prompt_score_percent"].provenance.quote == "compare 172/200 188/200"
