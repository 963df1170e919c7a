"""What holds for every profile, not only for examples."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advisor.advise import TUNED, advise
from bot.advisor.criterion import PASSAGE_ID
from bot.advisor.information import Answers
from bot.advisor.profile import Approach, Profile
from bot.advisor.reasoning import known_facts
from bot.advisor.reasons import AXES, account
from bot.advisor.recommendation import Advice
from tests.unit.advisor.shipped import COUNT, model, policy, profiles

MONOTONE = [
    (criterion.field, axis, direction)
    for criterion in policy().criteria
    for axis, direction in criterion.monotone.items()
]


def advised(profile: Profile) -> Advice:
    """Advice by the shipped policy on the fewest completions."""
    return advise(profile, policy(), completions=COUNT)


@settings(max_examples=60, deadline=None)
@given(profiles())
def test_every_valid_profile_gets_whole_valid_advice(profile: Profile) -> None:
    """Total: the object that was built without checks passes them all."""
    advice = advised(profile)
    dumped = advice.model_dump(by_alias=True)
    assert Advice.model_validate(dumped).recommendation.approach in Approach
    assert sum(advice.recommendation.probabilities.values()) == pytest.approx(1.0, abs=1e-9)
    best = max(advice.recommendation.probabilities.values())
    assert advice.recommendation.confidence_score == best
    assert advice.recommendation.why_not.startswith("Why not ")


@settings(max_examples=25, deadline=None)
@given(profiles())
def test_the_same_facts_give_the_same_advice(profile: Profile) -> None:
    """Deterministic, whatever was advised before."""
    assert advised(profile).model_dump() == advised(profile).model_dump()


@settings(max_examples=25, deadline=None)
@given(profiles(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_count(profile: Profile, shuffler: Any) -> None:
    """Facts are a set."""
    facts = list(profile.known().items())
    shuffler.shuffle(facts)
    assert advised(Profile.model_validate(dict(facts))) == advised(
        Profile.model_validate(profile.known())
    )


@pytest.mark.parametrize(("field", "axis", "direction"), MONOTONE)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_scores_are_monotone_where_the_policy_says_so(
    field: str, axis: str, direction: str, data: Any
) -> None:
    """Moving a fact along its order never moves the axis the other way."""
    known = known_facts(data.draw(profiles(but=(field,))))
    criterion = policy().criterion(field)
    at = AXES.index(axis)  # type: ignore[arg-type]
    scores = [
        model().evaluate({**known, field: value}).scores[at].mean() for value in criterion.values()
    ]
    steps = np.diff(scores) * (1 if direction == "up" else -1)
    assert (steps >= -1e-9).all()


@settings(max_examples=60, deadline=None)
@given(profiles())
def test_no_approach_goes_through_a_closed_gate(profile: Profile) -> None:
    """A gate closed to tuning leaves prompting and retrieval, whatever the wish."""
    recommendation = advised(profile).recommendation
    shut = [gate for gate in recommendation.gates if gate.closed]
    tuned = sum(p for a, p in recommendation.probabilities.items() if a in TUNED)
    if any(gate.effect != "retrieval_required" for gate in shut):
        assert recommendation.approach not in TUNED
        assert tuned <= policy().decision.tuning_cap + 1e-9
    if any(gate.effect == "retrieval_required" for gate in shut):
        assert recommendation.approach in (Approach.RAG, Approach.HYBRID)


@settings(max_examples=40, deadline=None)
@given(profiles())
def test_learning_a_fact_never_lowers_the_expected_best_probability(profile: Profile) -> None:
    """Exact on the sample: grouping it by any answer can only help."""
    outcome = model().evaluate(known_facts(profile))
    before = outcome.rows.mean(axis=1).max()
    answers = Answers(outcome)
    for field in outcome.columns:
        mine = answers.of(field)
        after = answers.sums[mine].max(axis=1).sum() / answers.counts[mine].sum()
        assert after >= before - 1e-12


@settings(max_examples=30, deadline=None)
@given(profiles())
def test_reported_changes_really_flip_the_recommendation(profile: Profile) -> None:
    """Advising on the changed profile gives the approach that was named."""
    recommendation = advised(profile).recommendation
    for change in recommendation.would_change:
        assert getattr(profile, change.fact) == change.from_
        changed = profile.with_facts(**{change.fact: change.to})
        assert type(getattr(changed, change.fact)) is type(change.to)
        assert advised(changed).recommendation.approach is change.approach
        assert change.approach is not recommendation.approach


@settings(max_examples=40, deadline=None)
@given(profiles())
def test_reasons_are_cited_sorted_and_add_up(profile: Profile) -> None:
    """Start, reasons and unknown facts make up the score of each axis."""
    outcome = model().evaluate(known_facts(profile))
    found = account(model(), outcome)
    sizes = [abs(reason.weight) for reason in found.reasons]
    assert sizes == sorted(sizes, reverse=True)
    for reason in found.reasons:
        assert reason.citations
        assert all(PASSAGE_ID.match(passage) for passage in reason.citations)
        assert "{" not in reason.text
        assert reason.text.endswith(".")
    for axis in AXES:
        listed = sum(r.weight for r in found.reasons if r.axis == axis)
        whole = found.start[axis] + listed + found.unknown[axis]
        assert whole == pytest.approx(found.score[axis], abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(profiles())
def test_questions_ask_about_unknown_facts_only(profile: Profile) -> None:
    """Nothing that is known is asked, options are few and typed, values are probabilities."""
    for question in advised(profile).next_questions:
        assert getattr(profile, question.fact) is None
        assert 2 <= len(question.options) <= 5
        assert 0 < question.value <= 1
        for option in question.options:
            profile.with_facts(**{question.fact: option.value})
