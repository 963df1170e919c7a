"""Who is answered that asks about a recommendation, and what becomes of a supposition."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.advisor.fact_words import FACT, value_words
from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.inbound import Click
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

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


def _say(world: World, text: str, item: int | None = None, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), item)
    return world.deliver()


def _click(world: World, action: str, user: str = MAYA, **payload: Any) -> list[dict[str, Any]]:
    about = {"assessment": _assessment(world).id, **payload}
    click = Click(action=action, payload=about, place=a_place(), user_id=user)
    handle_click(world.deps, click, None)
    return world.deliver()


@pytest.fixture
def advised(world: World) -> World:
    """The same with a recommendation in the thread."""
    _say(world, PROJECT)
    _click(world, "answer_now")
    assert _assessment(world).recommendation.approach == "fine_tuning"
    return world


def _overheard(
    world: World, text: str, user: str = MAYA, item: int | None = None
) -> list[dict[str, Any]]:
    return _say(world, text, item, addressed=False, user_id=user)


def _stored(world: World, key: str) -> int:
    """A message of the thread in the inbox, as the edge stores it; gives its row."""
    with world.store.unit() as unit:
        unit.inbox.put(
            event_key=key, dedupe_key=None, kind="event", body="{}", content_type="x",
            thread_key="T1:C1:100.1", now=world.clock(),
        )  # fmt: skip
        [item] = unit.inbox.claim(world.clock(), timedelta(seconds=60), 1)
        unit.commit()
    return item.id


class TestOverheard:
    """Without a mention only what can mean nobody else is answered."""

    @pytest.mark.parametrize(
        "text",
        ["why not RAG?", "what would change your mind?", "what if we had 10k labels?",
         "what if we could not fine-tune?",
         "which facts did you use?", "how much would that cost at 1M requests?"],
    )  # fmt: skip
    def test_it_is_answered_to_anybody(self, advised: World, text: str) -> None:
        """Also long after, and to who only reads along."""
        item = _stored(advised, "between")
        advised.clock.advance(hours=2)

        [card] = _overheard(advised, text, user=JONAS, item=item)
        assert card["type"] == "follow_up"

    @pytest.mark.parametrize(
        "text",
        ["why did you do that, Bob?", "how sure are you, Jonas?", "why not RAG, Bob?",
         "@Jonas why not RAG?", "@Jonas what would change your mind?", "what about lunch?",
         "what is LoRA?", "why not ask legal?", "what if Bob is late?", "send me the export",
         "what about 1pm?", "what about the 500 users?", "what are the risks of fine-tuning?"],
    )  # fmt: skip
    def test_talk_stays_talk(self, advised: World, text: str) -> None:
        """Questions to people and about other things cause nothing."""
        assert _overheard(advised, text) == []

    @pytest.mark.parametrize("text", ["why?", "how sure are you?", "what are the risks?"])
    def test_a_bare_question_counts_as_the_first_word_after_it(
        self, advised: World, text: str
    ) -> None:
        """From who takes part; later it may be for whoever spoke last."""
        advised.clock.advance(seconds=30)
        first = _stored(advised, "e1")
        assert _overheard(advised, text, user=JONAS, item=first) == []

        later = _stored(advised, "e2")
        assert _overheard(advised, text, item=later) == []

    def test_right_after_it_a_bare_question_is_answered(self, advised: World) -> None:
        """Nothing else was said in between."""
        advised.clock.advance(seconds=30)

        [card] = _overheard(advised, "why?", item=_stored(advised, "e1"))
        assert card["type"] == "follow_up"


class TestBeforeThereIsOne:
    """During the interview there is nothing to explain yet."""

    @pytest.mark.parametrize(
        "text", ["why not RAG?", "what are the risks?", "what if we had 10k labels?"]
    )
    def test_it_says_so_and_asks_again(self, world: World, text: str) -> None:
        """The open question stays the same."""
        _say(world, PROJECT)
        before = _assessment(world).pending
        card = _say(world, text)[-1]

        assert card["type"] == "assessment"
        assert card["note"].startswith("There is no recommendation yet")
        assert card["question"]["text"] == before.question
        assert _assessment(world).pending == before
        assert _assessment(world).facts["labelled_examples"].value == 4000

    def test_why_is_about_the_question(self, world: World) -> None:
        """As before."""
        _say(world, PROJECT)

        assert "Why I ask:" in _say(world, "why?")[-1]["note"]

    def test_what_was_understood_is_on_the_card(self, world: World) -> None:
        """With what it says of itself."""
        _say(world, PROJECT)
        card = _say(world, "what did you understand?")[-1]

        assert card["note"].startswith("This is what I understood so far")
        assert card["facts"]

    def test_a_cancelled_interview_is_named(self, world: World) -> None:
        """And how to take it up again."""
        _say(world, PROJECT)
        _click(world, "cancel")
        [card] = _say(world, "why not RAG?")

        assert "the interview was cancelled" in card["text"]


class TestMakingItAFact:
    """A supposition becomes a fact by its button or in words, and by nothing else."""

    def test_the_button_stores_it_and_recommends_anew(self, advised: World) -> None:
        """Who pressed it is who said it; pressed twice, it says so."""
        [card] = _say(advised, "what if we could not fine-tune?")
        cards = _click(advised, "make_fact", JONAS, facts=card["supposed"])

        newer, older = [c for c in cards if c["type"] == "recommendation"]
        assert newer["difference"]["new_approach"] == older["newer"] == "prompting"
        fact = _assessment(advised).facts["weights_or_tuning_access"]
        assert fact.value is False
        assert (fact.provenance.said_by, fact.provenance.source) == (JONAS, "button")
        [again] = _click(advised, "make_fact", JONAS, facts=card["supposed"])
        assert "That is a fact already" in again["text"]

    def test_only_members_may(self, advised: World) -> None:
        """Access is checked when pressed."""
        [card] = _say(advised, "what if we had 10k labels?")
        advised.slack.members["C1"] = {MAYA}
        advised.slack.kinds["C1"] = "private"
        [refused] = _click(advised, "make_fact", JONAS, facts=card["supposed"])

        assert "Only members" in refused["text"]
        assert _assessment(advised).facts["labelled_examples"].value == 4000

    def test_the_words_that_are_offered_are_read_as_that(self, advised: World) -> None:
        """Said with a mention they do what the button does."""
        [card] = _say(advised, "what if we had 10k labels?")
        assert card["say"] == "mention me with “Labelled examples: 10,000”"
        cards = _say(advised, "Labelled examples: 10,000")

        assert cards[-1]["type"] == "recommendation"
        assert _assessment(advised).facts["labelled_examples"].value == 10_000

    def test_words_that_would_be_read_otherwise_are_not_offered(self, advised: World) -> None:
        """What is offered is read back first."""
        [card] = _say(advised, "what if money was no object?")
        told = "; ".join(f"{FACT[n]}: {value_words(n, v)}" for n, v in card["supposed"].items())
        read = advised.deps.read_rules(told).facts

        assert (card["say"] != "") == (read == card["supposed"])


class TestHowPeopleLearnOfIt:
    """The recommendation says how to ask on, as it works where it stands."""

    @pytest.mark.parametrize(
        ("reads", "place", "words"),
        [
            (True, {}, "in this thread; mention me to be sure that I notice."),
            (False, {}, "Mention me in this thread to ask on: “why not just prompt?”"),
            (True, {"channel_kind": "dm"}, "or “what if we had 10k labels?” in this thread."),
            (False, {"channel_kind": "dm"}, "Ask me “why not just prompt?”"),
        ],
    )
    def test_the_line_fits(
        self, tmp_path: Path, reads: bool, place: dict[str, Any], words: str
    ) -> None:
        """Direct messages need no mention, lean scopes always do."""
        world = a_world(tmp_path, reads_threads=reads)
        _say(world, PROJECT, place=a_place(**place))
        _click(world, "answer_now")

        assert words in world.cards("recommendation")[-1]["ask_on"]

    def test_its_examples_are_understood(self, advised: World) -> None:
        """Both, as they are written there."""
        line = advised.cards("recommendation")[-1]["ask_on"]
        examples = [part.split("”")[0] for part in line.split("“")[1:]]

        assert len(examples) == 2
        for example in examples:
            [card] = _overheard(advised, example)
            assert card["type"] == "follow_up"
