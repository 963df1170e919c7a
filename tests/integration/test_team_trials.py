"""Trials that become facts: two counts, or a table that comes with a mention."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.inbound import Click, IncomingFile
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)
VAGUE = "We sort 4,000 labelled support tickets into 12 fixed labels and can tune a llama"
SCORED = VAGUE + ", 200k a month. The prompt scores 86%, the target is 95%"
URL = "https://files.slack.com/trial"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _say(world: World, text: str, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), None)
    return world.deliver()


def _click(world: World, action: str, **payload: Any) -> list[dict[str, Any]]:
    click = Click(action=action, payload=payload, place=a_place(), user_id=MAYA)
    handle_click(world.deps, click, None)
    return world.deliver()


def _share(
    world: World, text: str, files: Mapping[str, str | bytes], **change: Any
) -> list[dict[str, Any]]:
    shared = []
    for number, (name, content) in enumerate(files.items()):
        url = f"{URL}/{number}"
        world.slack.files[url] = content.encode() if isinstance(content, str) else content
        shared.append(IncomingFile(name=name, url=url))
    return _say(world, text, files=tuple(shared), **change)


def _recommended(world: World, text: str = PROJECT) -> Any:
    _say(world, text)
    _click(world, "answer_now", assessment=_assessment(world).id)
    return _assessment(world)


def _csv(prompt_wrong: int, tuned_wrong: int, cases: int = 400, more: str = "") -> str:
    head = "id,prompt_correct,tuned_correct" + (",prompt_cost,tuned_cost" if more else "")
    rows = [f"{n},{int(n >= prompt_wrong)},{int(n >= tuned_wrong)}{more}" for n in range(cases)]
    return "\n".join([head, *rows])


class TestCounts:
    """`compare 172/200 188/200` in a thread."""

    def test_counts_become_facts_with_their_words(self, world: World) -> None:
        """The statistics are shown, and each new fact says that it was measured."""
        _say(world, VAGUE)
        cards = _say(world, "compare 172/200 188/200", user_id=JONAS)

        [compare] = [c for c in cards if c["type"] == "compare"]
        assert "better by 8.0 points" in compare["lines"][0]
        assert "evaluation set 200 cases" in compare["lines"][-1]
        assert "score you need" not in str(compare["lines"])
        facts = _assessment(world).facts
        assert facts["prompt_score_percent"].value == 86
        assert facts["accuracy_gap"].value == "large"
        origin = facts["evaluation_set_size"].provenance
        assert (origin.source, origin.quote) == ("trial", "compare 172/200 188/200")
        assert origin.said_by == JONAS
        assert origin.permalink
        assert facts["labelled_examples"].provenance.source == "message"
        [overview] = [c for c in cards if c["type"] == "assessment"]
        assert "evaluation_set_size" in {line["fact"] for line in overview["facts"]}

    def test_a_moved_recommendation_shows_what_moved_it(self, world: World) -> None:
        """A trial in which the prompt already reaches the target turns the advice."""
        before = _recommended(world, SCORED)
        assert before.recommendation.approach == "fine_tuning"
        cards = _say(world, "compare 388/400 390/400")

        [again, earlier] = [c for c in cards if c["type"] == "recommendation"]
        assert earlier["newer"] == again["recommendation"]["approach"] != "fine_tuning"
        assert again["difference"]["old_approach"] == "fine_tuning"
        changes = {c["label"]: (c["old"], c["new"]) for c in again["difference"]["changes"]}
        assert changes["Accuracy gap"] == ("large", "none")
        assert changes["Best prompt score"] == ("86%", "97%")
        assert _assessment(world).recommendations_made == 2

    def test_without_a_target_a_stated_gap_is_asked_about(self, world: World) -> None:
        """A trial that settles nothing leaves the gap, and says how to set it."""
        _say(world, PROJECT)
        cards = _say(world, "compare 194/200 195/200")

        assert "accuracy gap stays large, as said" in cards[0]["lines"][-1]
        assert "the prompt scores 97%, the target is 95%" in cards[0]["lines"][-1]
        _say(world, "sorry, the prompt scores 97%, the target is 95%")
        assert _assessment(world).facts["accuracy_gap"].value == "none"

    def test_figures_that_are_known_recommend_nothing_anew(self, world: World) -> None:
        """The second time the same trial is told, only its statistics are shown."""
        _recommended(world, VAGUE)
        _say(world, "compare 172/200 188/200")
        made = _assessment(world).recommendations_made
        [card] = _say(world, "compare 172/200 188/200")

        assert card["type"] == "compare"
        assert "nothing changes" in card["lines"][-1]
        assert _assessment(world).recommendations_made == made

    def test_a_part_of_a_larger_set_does_not_shrink_it(self, world: World) -> None:
        """A trial on 200 of 2,000 graded cases leaves the 2,000."""
        _say(world, VAGUE + ". Our evaluation set has 2,000 graded examples")
        assert _assessment(world).facts["evaluation_set_size"].value == 2000
        _say(world, "compare 172/200 188/200")

        assert _assessment(world).facts["evaluation_set_size"].value == 2000
        assert _assessment(world).facts["prompt_score_percent"].provenance.source == "trial"

    def test_without_an_assessment_the_card_says_how_to_use_it(self, world: World) -> None:
        """Nothing is started by two counts alone."""
        [card] = _say(world, "compare 172/200 188/200")

        assert card["type"] == "compare"
        assert "mention me with your project" in card["lines"][-1]
        assert _assessment(world) is None

    @pytest.mark.parametrize("words", ["172/200", "300/200 1/2", "0/0 1/1", "/"])
    def test_counts_that_make_no_sense_change_nothing(self, world: World, words: str) -> None:
        """One sentence says what is wrong, and no fact is touched."""
        _say(world, VAGUE)
        before = _assessment(world)
        [card] = _say(world, f"compare {words}")

        assert card["type"] == "notice"
        assert _assessment(world) == before


class TestTables:
    """A CSV that comes with a mention."""

    def test_a_table_is_a_paired_trial_with_cost(self, world: World) -> None:
        """It is compared case by case, becomes facts, and never reaches the knowledge base."""
        _say(world, VAGUE)
        table = _csv(56, 24, more=",0.004,0.001")
        cards = _share(world, "here is our trial", {"trial.csv": table})

        assert [c["type"] for c in cards] == ["compare", "notice", "assessment"]
        text = " ".join(cards[0]["lines"])
        assert "better by 8.0 points" in text
        assert "A right answer costs" in text
        facts = _assessment(world).facts
        assert facts["evaluation_set_size"].value == 400
        assert facts["evaluation_set_size"].provenance.quote.startswith("trial.csv: prompt 344")
        assert facts["prompt_score_percent"].value == 86

    def test_words_and_table_are_one_change(self, world: World) -> None:
        """What a message says and what its table shows are both kept, with one overview."""
        table = {"trial.csv": _csv(56, 24)}
        cards = _share(world, PROJECT + ". Here is our trial", table)

        assert [c["type"] for c in cards] == ["compare", "assessment"]
        facts = _assessment(world).facts
        assert facts["labelled_examples"].provenance.source == "message"
        assert facts["evaluation_set_size"].provenance.source == "trial"
        assert facts["accuracy_gap"].value == "large"

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("name,price\nA,1\nB,2", "no column 'prompt_correct'"),
            ("", "empty"),
            ("id,prompt_correct,tuned_correct\n1,maybe,1", "row 2"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not text"),
        ],
    )
    def test_a_table_that_is_no_trial_says_why(
        self, world: World, content: str | bytes, words: str
    ) -> None:
        """The reason names the file, and nothing changes."""
        _say(world, VAGUE)
        before = _assessment(world)
        [card] = _share(world, "compare this file", {"prices.csv": content})

        assert card["text"].startswith("prices.csv: ")
        assert words in card["text"]
        assert _assessment(world) == before

    def test_without_an_assessment_a_table_is_only_compared(self, world: World) -> None:
        """Also without any words beside it."""
        [card] = _share(world, "", {"trial.csv": _csv(56, 24)})

        assert "mention me with your project" in card["lines"][-1]
        assert _assessment(world) is None

    def test_several_tables_are_compared_each(self, world: World) -> None:
        """Each gets its card, a bad one its reason; the last good one counts, in one change."""
        _say(world, VAGUE)
        tables = {"a.csv": _csv(56, 24), "b.csv": "name,price\nA,1", "c.csv": _csv(40, 8)}
        cards = _share(world, "our trials", tables)

        kinds = [c["type"] for c in cards]
        assert sorted(kinds) == ["assessment", "compare", "compare", "notice", "notice"]
        facts = _assessment(world).facts
        assert facts["prompt_score_percent"].value == 90
        assert facts["prompt_score_percent"].provenance.quote.startswith("c.csv: ")

    def test_a_trial_takes_a_cancelled_assessment_up_again(self, world: World) -> None:
        """As any mention in its thread does."""
        _say(world, VAGUE)
        _click(world, "cancel", assessment=_assessment(world).id)
        assert _assessment(world).status == "cancelled"
        _share(world, "", {"trial.csv": _csv(56, 24)})

        assert _assessment(world).status == "interviewing"
        assert _assessment(world).facts["evaluation_set_size"].value == 400

    def test_a_file_that_cannot_be_had_is_named(self, world: World) -> None:
        """Slack's refusal is passed on, and nothing changes."""
        _say(world, VAGUE)
        before = _assessment(world)
        world.slack.lost.add(f"{URL}/0")
        [card] = _share(world, "our trial", {"trial.csv": _csv(56, 24)})

        assert card["text"] == "trial.csv: Slack did not give me the file."
        assert _assessment(world) == before

    def test_files_in_talk_among_people_are_not_taken(self, world: World) -> None:
        """Only a mention hands a table over; of a document it is asked what it is."""
        _say(world, VAGUE)
        pending = _assessment(world).pending
        label = pending.options[0].label
        cards = _share(world, label, {"t.csv": _csv(56, 24), "n.md": "# A"}, addressed=False)

        assert [c["type"] for c in cards] == ["notice", "assessment", "notice"]
        assert cards[2]["text"].startswith("What is n.md?")
        facts = _assessment(world).facts
        assert facts[pending.fact].value == pending.options[0].value
        assert all(fact.provenance.source != "trial" for fact in facts.values())

    def test_a_document_with_a_request_to_add_it_gets_one_answer(self, world: World) -> None:
        """The words beside it start nothing of their own."""
        cards = _share(world, "please add this to the knowledge base", {"notes.md": "# A\n\nB."})

        assert [c["type"] for c in cards] == ["notice"]
        assert _assessment(world) is None
