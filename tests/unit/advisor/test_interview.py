"""Which question comes next, and when none does."""

from __future__ import annotations

from bot.advisor.information import Answers, values_of_information
from bot.advisor.interview import (
    consistency_notes,
    contradictions,
    next_questions,
    question_for,
)
from bot.advisor.profile import FIELDS, Approach, Profile
from tests.unit.advisor.shipped import policy, scored


def asked_next(asked: tuple[str, ...] = (), **facts: object) -> list[str]:
    """The facts that would be asked next, best first."""
    profile = Profile.model_validate(facts)
    found = next_questions(profile, policy(), completions=1024, asked=frozenset(asked))
    return [question.fact for question in found]


def test_the_source_of_knowledge_is_asked_early_when_nothing_is_known() -> None:
    """It separates the two axes best at one click of effort."""
    assert "knowledge_source" in asked_next()[:2]


def test_nothing_is_asked_when_the_answer_is_settled() -> None:
    """No examples, no model to tune and all in the input: no answer could change prompting."""
    facts = {
        "task_type": "summarization",
        "labelled_examples": 0,
        "weights_or_tuning_access": False,
        "knowledge_source": "none",
    }
    assert asked_next(**facts) == []


def test_a_closed_gate_silences_questions_that_bear_on_tuning_only() -> None:
    """Without a model to tune, volume and examples cannot matter."""
    found = asked_next(task_type="qa", weights_or_tuning_access=False)
    assert found
    assert not {"requests_per_month", "labelled_examples", "ml_expertise"} & set(found)


def test_what_was_asked_is_not_asked_again() -> None:
    """Don't know is an answer."""
    first = asked_next()[0]
    assert first not in asked_next(asked=(first,))


def test_what_depends_on_a_fact_that_nobody_knew_is_asked_later() -> None:
    """Who cannot say where the facts live can seldom say how fast they change."""
    profile = Profile(task_type="chatbot", citations_required=True)
    worth = [
        {q.fact: q.value for q in next_questions(profile, policy(), completions=1024, asked=asked)}
        for asked in (frozenset(), frozenset({"knowledge_source"}))
    ]
    below = {f for f in worth[1] if "knowledge_source" in policy().criterion(f).given}
    assert below & set(worth[0])
    for field in set(worth[0]) & set(worth[1]):
        share = 0.5 if field in below else 1.0
        assert worth[1][field] == worth[0][field] * share


def test_it_stops_after_six_questions() -> None:
    """The setting of the policy is kept, answered or not."""
    assert asked_next(asked=FIELDS[20:25])
    assert asked_next(asked=FIELDS[20:26]) == []


def test_questions_come_by_value_per_effort() -> None:
    """Best first."""
    found = next_questions(Profile(task_type="classification"), policy(), completions=1024)
    worth = [question.value / question.effort for question in found]
    assert len(worth) > 2
    assert worth == sorted(worth, reverse=True)


def test_a_fact_that_cannot_turn_the_answer_alone_has_no_value_alone() -> None:
    """The myopic value lists flipping facts only."""
    outcome = scored(task_type="qa", knowledge_source="private_changing", labelled_examples=0)
    assert "ml_expertise" not in values_of_information(outcome, Answers(outcome))


def test_a_question_says_which_answer_would_turn_the_recommendation() -> None:
    """Why it is asked: the answer named leads to the approach named."""
    profile = Profile(task_type="summarization", labelled_examples=0)
    question = next_questions(profile, policy(), completions=1024)[0]
    assert question.fact == "knowledge_source"
    assert question.why == '"Our documents or data that change" would point to retrieval.'
    changed = scored(**profile.known(), knowledge_source="private_changing")
    assert changed.approach is Approach.RAG


def test_every_fact_can_be_asked_for() -> None:
    """The form has a question with 2 to 5 answers for each fact."""
    for field in FIELDS:
        question = question_for(policy(), field)
        assert question.question.endswith(("?", "."))
        assert 2 <= len(question.options) <= 5


def test_contradictions_name_field_and_both_values() -> None:
    """You said 500, the form says 5,000; small differences of numbers are none."""
    old = Profile(labelled_examples=500, requests_per_month=100_000, regulated=True)
    new = Profile(labelled_examples=5000, requests_per_month=105_000, gpu_access=True)
    assert contradictions(old, new) == [("labelled_examples", 500, 5000)]


def test_facts_that_seldom_go_together_are_raised_politely() -> None:
    """Cost as the reason at a small volume; silence where nothing clashes."""
    notes = consistency_notes(Profile(main_driver="cost", requests_per_month=5000), policy())
    assert len(notes) == 1
    assert "100,000" in notes[0]
    assert consistency_notes(Profile(), policy()) == []
