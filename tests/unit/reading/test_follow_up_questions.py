"""Questions about a recommendation, told from questions about the subject and talk among people.

Most phrasings were written before the forms that read them were complete, or without looking.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.advisor.profile import Approach
from bot.reading import read
from bot.reading.follow_up import FollowUpKind, follow_ups_in
from bot.reading.supposed import supposition
from tests.builders import rule_reader

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "evals" / "follow_ups.jsonl").read_text().splitlines()
]
"""Phrasings with their kind; `None` for what is no question about a recommendation."""


@pytest.mark.parametrize("case", [c for c in CASES if c["kind"]], ids=lambda c: c["text"])
def test_a_question_about_the_recommendation(case: dict[str, str]) -> None:
    """Many phrasings of each kind."""
    assert [asked.kind for asked in follow_ups_in(case["text"])] == [FollowUpKind(case["kind"])]


@pytest.mark.parametrize("case", [c for c in CASES if not c["kind"]], ids=lambda c: c["text"])
def test_look_alikes_are_left_alone(case: dict[str, str]) -> None:
    """What asks about the subject is looked up; what is said to a colleague is not answered."""
    assert follow_ups_in(case["text"]) == []


@pytest.mark.parametrize(
    ("text", "approaches"),
    [
        ("why not RAG?", [Approach.RAG]),
        ("why not just prompt?", [Approach.PROMPTING]),
        ("why not combine RAG and fine-tuning?", [Approach.HYBRID]),
        ("why RAG and not fine-tuning?", [Approach.FINE_TUNING]),
        ("why do you recommend fine-tuning over prompting?", [Approach.PROMPTING]),
        ("Why not RAG or a hybrid?", [Approach.RAG, Approach.HYBRID]),
        ("what would it take for you to say RAG?", [Approach.RAG]),
        ("why fine-tuning?", [Approach.FINE_TUNING]),
        ("what are the risks?", []),
    ],
)
def test_the_approaches_that_are_asked_about(text: str, approaches: list[Approach]) -> None:
    """In their order; what is compared against is not asked about."""
    [asked] = follow_ups_in(text)

    assert list(asked.approaches) == approaches


@pytest.mark.parametrize(
    ("text", "unmistakable"),
    [
        ("why not RAG?", True),
        ("what would change your mind?", True),
        ("which facts did you use?", True),
        ("what if we had 10k labels?", True),
        ("how sure are you about this recommendation?", True),
        ("why?", False),
        ("how sure are you?", False),
        ("what's the next step?", False),
        ("what are the risks?", False),
        ("why not both?", False),
        ("is this still valid?", False),
    ],
)
def test_what_a_colleague_might_be_asked_too(text: str, unmistakable: bool) -> None:
    """Only what names the recommendation can mean nobody else."""
    [asked] = follow_ups_in(text)

    assert asked.unmistakable is unmistakable


def test_several_questions_are_told_apart() -> None:
    """Pleasantries beside them say nothing; any other sentence makes the message something else."""
    asked = follow_ups_in("Thanks, interesting! Why not RAG? And what are the risks?")

    assert [one.kind for one in asked] == [FollowUpKind.WHY_NOT, FollowUpKind.RISKS]
    assert follow_ups_in("We have 9k tickets now. What are the risks?") == []
    assert follow_ups_in("Why not RAG? Bob thinks it is fine.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what if we had 1M requests a month? what would it cost then?", FollowUpKind.COST),
        ("what if we had 10k labels? what would you say then?", FollowUpKind.SUPPOSED),
        ("what if we had 10k labels, would you still say RAG?", FollowUpKind.SUPPOSED),
    ],
)
def test_what_follows_a_supposition_belongs_to_it(text: str, kind: FollowUpKind) -> None:
    """One question, asked of what was supposed before."""
    [asked] = follow_ups_in(text)

    assert asked.kind is kind
    assert asked.supposed is not None
    assert asked.supposed.words in ("we have 10k labels", "we have 1M requests a month")


def test_the_cost_alone_is_left_to_the_command() -> None:
    """Without a supposition it asks for the cost as things are."""
    assert follow_ups_in("how much would it cost?") == []


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (" we had 10k labels", {"labelled_examples": 10_000}),
        (" 1M requests", {"requests_per_month": 1_000_000}),
        (" 5M requests with 3k token prompts",
         {"requests_per_month": 5_000_000, "prompt_tokens": 3_000}),
        (" 200k requests per day", {"requests_per_month": 6_000_000}),
        (" we had 500 labels instead of 4000", {"labelled_examples": 500}),
        (" with 10k labels", {"labelled_examples": 10_000}),
        (" we could not fine-tune", {"weights_or_tuning_access": False}),
        (" it were regulated", {"regulated": True}),
        (" p95 had to be 300ms", {"latency_target_ms": 300}),
        (" we had no labels", {"labelled_examples": 0}),
    ],
)  # fmt: skip
def test_a_supposition_reads_like_a_statement(words: str, facts: dict[str, object]) -> None:
    """The reader finds in it what it would find in the plain sentence."""
    supposed = supposition(words)
    assert supposed is not None

    assert rule_reader(supposed.words).facts == facts


@pytest.mark.parametrize(
    ("words", "relaxed"),
    [
        ("latency didn't matter", ("latency_target_ms",)),
        ("speed was not an issue", ("latency_target_ms",)),
        ("money was no object", ("budget_usd", "monthly_budget_usd")),
        ("we had unlimited time", ("time_to_ship_weeks",)),
        ("we didn't care about cost", ("budget_usd", "monthly_budget_usd")),
        ("Bob didn't matter", ()),
    ],
)
def test_a_limit_that_does_not_matter(words: str, relaxed: tuple[str, ...]) -> None:
    """No number is named, so the field is."""
    supposed = supposition(words)
    assert supposed is not None

    assert supposed.relaxed == relaxed


@pytest.mark.parametrize(
    ("words", "scaled"),
    [
        ("volume doubled", (("requests_per_month", 2.0),)),
        ("we had ten times the traffic", (("requests_per_month", 10.0),)),
        ("we had twice as many labels", (("labelled_examples", 2.0),)),
        ("traffic was 3x", (("requests_per_month", 3.0),)),
        ("the budget halved", (("budget_usd", 0.5),)),
        ("we had twice the fun", ()),
    ],
)
def test_a_multiple_of_what_is_known(words: str, scaled: tuple[tuple[str, float], ...]) -> None:
    """The factor is kept with its field."""
    supposed = supposition(words)
    assert supposed is not None

    assert supposed.scaled == scaled


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("send me the export", "export"),
        ("can you send us the decision record please?", "export"),
        ("where's the export?", "export"),
        ("export", "export"),
        ("can I have the export?", "export"),
        ("what is the export?", None),
        ("we want an export of CRM data", None),
        ("the record", None),
    ],
)
def test_asking_for_the_export(text: str, command: str | None) -> None:
    """It is the command, as the button is; other exports are not."""
    found = read(text).command

    assert (found.name if found else None) == command
