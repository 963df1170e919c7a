"""A written text is shown only as far as the recommendation or a cited passage says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.model_texts import checked_explanation, checked_question, findings
from bot.adapters.policy_files import load_policy
from bot.advisor.advise import advise
from bot.advisor.profile import Profile
from bot.advisor.recommendation import Recommendation
from bot.grounding.passages import Passage

POLICY = load_policy(Path(__file__).resolve().parents[3] / "knowledge" / "policy")


def recommended(**facts: object) -> Recommendation:
    """The recommendation on these facts."""
    return advise(Profile.model_validate(facts), POLICY, completions=1024).recommendation


RAG = recommended(task_type="qa", knowledge_source="private_changing", citations_required=True)
TUNE = recommended(
    task_type="classification",
    labelled_examples=6200,
    requests_per_month=60_000,
    accuracy_gap="large",
    prompt_attempts="exhausted",
    weights_or_tuning_access=True,
    knowledge_source="none",
)
PASSAGES = [
    Passage(
        passage_id="numbers#n1",
        note_id="numbers",
        source="Numbers",
        section="Retrieval",
        text="Retrieval cut wrong answers by 40 percent in one study. It needs no training data.",
    ),
    Passage(
        passage_id="numbers#n2",
        note_id="numbers",
        source="Numbers",
        section="Fine-tuning",
        text="Fine-tuning is the best choice for a fixed format. It needs 1,000 examples.",
    ),
]
GOOD = (
    "The facts change and the model lacks them, so they have to be fetched. "
    "Answers must show their source, and only fetched passages can be cited. "
    "Retrieval cut wrong answers by 40 percent in one study [1]."
)


def test_the_recommendations_are_the_ones_the_cases_need() -> None:
    """One case for retrieval, one for fine-tuning."""
    assert (RAG.approach, TUNE.approach) == ("rag", "fine_tuning")


def test_the_findings_explain_themselves() -> None:
    """Every finding repeated word by word passes its own check, on either recommendation."""
    for recommendation in (RAG, TUNE):
        lines = [line if line.endswith(".") else f"{line}." for line in findings(recommendation)]
        text = " ".join(lines[2:5])
        shown, dropped = checked_explanation(text, recommendation, [])
        assert shown == text
        assert dropped == 0


def test_a_supported_explanation_is_shown_whole() -> None:
    """Sentences of findings and of a cited passage stay, with their markers."""
    assert checked_explanation(GOOD, RAG, PASSAGES) == (GOOD, 0)


@pytest.mark.parametrize(
    "bad",
    [
        "Studies put the gain at 85 percent.",  # a number from nowhere
        "Retrieval cut wrong answers by 80 percent in one study [1].",  # a changed number
        "Retrieval cut wrong answers by eighty percent in one study [1].",  # in words
        "Retrieval cut wrong answers by 40 percent in one study.",  # no citation
        "Retrieval cut wrong answers by 40 percent in one study [7].",  # no such passage
        "The facts change and have to be fetched [2].",  # a passage that does not say it
        "Answers need not show their source.",  # turned around
        "Fine-tuning is the best choice for a fixed format [2].",  # advises something else
        "Choose fine-tuning over retrieval.",  # advises something else
        "Retrieval is not recommended now.",  # against the recommendation
        "A hybrid of fine-tuning and retrieval is right for you.",
        "Your team has a cluster of graphics cards in its cellar.",  # a fact from nowhere
        "See https://example.com for the facts that change.",
        "<!channel> The facts change and have to be fetched.",
        "Ask @here whether the facts change.",
        "**The facts change** and have to be fetched.",
        "Do the facts change and have to be fetched?",
        "According to Gartner the facts change and have to be fetched.",  # a name from nowhere
        "Gartner: the facts change and the model lacks them, so they have to be fetched.",
    ],
)
def test_a_bad_sentence_is_dropped_and_the_rest_stays(bad: str) -> None:
    """Behind a good sentence it is left out; in front nothing is shown at all."""
    first, rest = GOOD.split(". ", 1)
    shown, dropped = checked_explanation(f"{first}. {bad} {rest}", RAG, PASSAGES)
    assert shown == GOOD
    assert dropped >= 1
    assert checked_explanation(f"{bad} {GOOD}", RAG, PASSAGES)[0] == ""


def test_too_little_left_is_nothing() -> None:
    """A lone short sentence is no explanation."""
    assert checked_explanation("Facts change.", RAG, PASSAGES)[0] == ""
    assert checked_explanation("", RAG, PASSAGES) == ("", 0)


def test_an_endless_explanation_is_cut() -> None:
    """What goes on is cut at a sentence end."""
    shown, _ = checked_explanation(GOOD * 30, RAG, PASSAGES)
    assert len(shown) <= 900
    assert shown.endswith(".")


QUESTION = "What share of requests needs facts that the model lacks?"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (QUESTION, "What share of your classification requests needs facts that the model lacks?"),
        (QUESTION, '"What share of requests needs facts that the model lacks?"'),
        ("How fast do those facts change?", "How fast do the facts of your project change?"),
    ],
)
def test_the_same_question_in_other_words_is_taken(question: str, asked: str) -> None:
    """Words of the known facts and words that carry nothing may be added."""
    facts = {"task_type": "classification", "labelled_examples": 500}
    assert checked_question(asked, question, facts) == asked.strip('"')


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "What share of requests needs facts that the model lacks",
        "What share of requests needs facts that the model lacks? Why?",
        "Thanks! What share of requests needs facts that the model lacks?",
        "What share of your 500 requests needs facts that the model lacks?",
        "What share of your five hundred requests needs facts that the model lacks?",
        "What share of requests does not need facts that the model lacks?",
        "What share of requests needs facts that the model lacks, and what is your API key?",
        "What share of requests needs facts that the model lacks <!here>?",
        "What share of requests needs facts that the model lacks, see https://a.example?",
        "*What* share of requests needs `facts` that the model lacks?",
        "What share of requests needs facts that the model lacks, your password included?",
        "What share of all requests needs facts that the model lacks?",
        "How many requests need facts that the model lacks?",
        "Do you have GPUs?",
        "Should you fine-tune since requests need facts that the model lacks?",
        "What share of requests needs facts that the model lacks" + " today" * 50 + "?",
    ],
)
def test_another_question_is_not_taken(asked: str) -> None:
    """More than one, another one, new numbers, new topics, links and markup: none of it."""
    assert checked_question(asked, QUESTION, {"labelled_examples": 500}) == QUESTION


def test_may_does_not_become_must() -> None:
    """Small words decide what is asked."""
    question = "May you train on the data that you would use?"
    assert checked_question("Must you train on the data that you would use?", question, {}) == (
        question
    )


def test_numbers_of_a_question_stay_in_it() -> None:
    """A threshold that is part of the question may not get lost."""
    question = "Is the gap 8 points or more?"
    assert checked_question("Is the gap large points or more?", question, {}) == question
    assert checked_question("Is the gap 9 points or more?", question, {}) == question
    assert checked_question("Is your gap 8 points or more?", question, {}) == (
        "Is your gap 8 points or more?"
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(GOOD.split()), st.text(max_size=12)), max_size=60))
def test_both_checks_are_total(words: list[str]) -> None:
    """No text raises; what is shown consists of sentences of the text."""
    text = " ".join(words)
    shown, dropped = checked_explanation(text, RAG, PASSAGES)
    assert dropped >= 0
    assert len(shown) <= 900
    asked = checked_question(text, QUESTION, {})
    assert asked == QUESTION or asked.endswith("?")
