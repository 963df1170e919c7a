"""Questions about a recommendation in its thread, through the services."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.inbound import Click, FormSubmission
from bot.services.submissions import handle_form
from tests.builders import MAYA, World, a_message, a_place, a_world

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _say(world: World, text: str) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text), None)
    return world.deliver()


def _click(world: World, action: str) -> list[dict[str, Any]]:
    about = {"assessment": _assessment(world).id}
    click = Click(action=action, payload=about, place=a_place(), user_id=MAYA)
    handle_click(world.deps, click, None)
    return world.deliver()


@pytest.fixture
def advised(world: World) -> World:
    """The same with a recommendation in the thread."""
    _say(world, PROJECT)
    _click(world, "answer_now")
    assert _assessment(world).recommendation.approach == "fine_tuning"
    return world


def _text(card: dict[str, Any]) -> str:
    parts = card["reply"]["sections"]
    said = [statement["text"] for part in parts for statement in part["statements"]]
    return "\n".join([card["reply"]["opening"], *(part["heading"] for part in parts), *said])


class TestAddressed:
    """What is asked with a mention is answered from the assessment."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("why?", "What speaks for Fine-tuning"),
            ("why not RAG?", "What speaks against Retrieval (RAG)"),
            ("why not just prompt?", "I put Prompting at"),
            ("what would change your mind?", "What would change my mind"),
            ("what's the next step?", "steps, in order"),
            ("what should we do first?", "steps, in order"),
            ("how sure are you?", "How the four compare"),
            ("what are the risks?", "the largest risk first"),
            ("what if we had 10k labels?", "Labelled examples: 10,000 (now 4,000)"),
            ("what if latency didn't matter?", "Latency target: 10,000 ms (p95) (now unknown)"),
            ("what if we could not fine-tune?", "Then I would say Prompting"),
            ("what about 1M requests per month — how much would it cost?",
             "What it costs at 1,000,000 requests a month"),
            ("how much would that cost at 1M requests?",
             "What it costs at 1,000,000 requests a month"),
            ("is this still valid?", "As far as I know, yes"),
            ("what did you understand?", "I went by 7 facts"),
            ("which facts did you use?", "I went by 7 facts"),
        ],
    )  # fmt: skip
    def test_it_is_answered_and_nothing_changes(
        self, advised: World, text: str, words: str
    ) -> None:
        """One card, and the assessment is what it was."""
        before = _assessment(advised)
        [card] = _say(advised, text)

        assert card["type"] == "follow_up"
        assert words in _text(card)
        assert _assessment(advised) == before

    def test_each_citation_is_a_source_of_the_card(self, advised: World) -> None:
        """A statement's first passage is listed."""
        [card] = _say(advised, "why?")
        listed = {source["passage_id"] for source in card["sources"]}

        cited = [s["citations"][0] for p in card["reply"]["sections"] for s in p["statements"]]
        assert cited
        assert set(cited) == listed

    def test_several_questions_get_an_answer_each(self, advised: World) -> None:
        """In their order."""
        cards = _say(advised, "Thanks! Why not RAG? And what would it cost at 2M requests?")

        assert [card["type"] for card in cards] == ["follow_up", "follow_up"]
        assert "2,000,000 requests a month" in _text(cards[1])

    def test_a_fact_and_a_question_are_both_taken(self, advised: World) -> None:
        """The new recommendation comes first, and the question is about that."""
        cards = _say(advised, "We have 9k labelled tickets now. What are the risks?")

        assert [card["type"] for card in cards[-2:]] == ["recommendation", "follow_up"]
        assert "the largest risk first" in _text(cards[-1])

    @pytest.mark.parametrize(
        "text",
        ["what is LoRA?", "how does chunking affect RAG?", "what are the risks of fine-tuning?",
         "what about chunk size?", "what if the model hallucinates?", "what about embeddings?",
         "what if the retriever returns wrong passages?", "what if we use LoRA?",
         "how much does fine-tuning cost?", "why is RAG cheaper than fine-tuning?"],
    )  # fmt: skip
    def test_the_subject_is_looked_up(self, advised: World, text: str) -> None:
        """As before; this world's knowledge is empty."""
        [card] = _say(advised, text)

        assert card["type"] == "answer"

    def test_a_supposition_is_never_a_correction(self, advised: World) -> None:
        """Although it is worded like one."""
        [card] = _say(advised, "what if we had 500 labels instead of 4000?")

        assert "Labelled examples: 500 (now 4,000)" in _text(card)
        assert _assessment(advised).facts["labelled_examples"].value == 4000

    def test_what_is_so_already_is_said(self, advised: World) -> None:
        """Nothing would change."""
        [card] = _say(advised, "what if we had 4k labels?")

        assert card["text"] == "That is what I count with already, so nothing would change."

    def test_what_makes_no_sense_is_refused_in_a_sentence(self, advised: World) -> None:
        """A multiple of a known number can leave what a fact takes."""
        _say(advised, "Our prompt has 40k tokens")
        [card] = _say(advised, "what if the prompt was 9999 times as long?")

        assert card["type"] == "notice"
        assert "prompt_tokens" in card["text"]

    def test_the_export_is_what_the_button_gives(self, advised: World) -> None:
        """The same files."""
        asked = _say(advised, "send me the export")
        pressed = _click(advised, "export")

        assert [c["type"] for c in asked] == ["file", "file", "file"]
        assert asked == pressed

    def test_the_review_of_a_decision_is_named(self, advised: World) -> None:
        """Where one was recorded."""
        handle_form(
            advised.deps,
            FormSubmission(
                form="record",
                values={"title": "Tickets", "review": "2027-03-01"},
                context={"assessment": _assessment(advised).id},
                user_id=MAYA,
                team_id="T1",
            ),
            None,
        )
        advised.deliver()
        [card] = _say(advised, "is this still valid?")

        assert "Its decision is reviewed on 01 March 2027." in _text(card)
