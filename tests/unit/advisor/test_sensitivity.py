"""The smallest change of each fact that turns the recommendation."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.advisor.advise import advise
from bot.advisor.profile import Approach, Profile
from bot.advisor.reasoning import known_facts
from bot.advisor.recommendation import Change
from bot.advisor.sensitivity import two_digit_numbers
from bot.advisor.variation import Variation
from tests.unit.advisor.shipped import model, policy, profiles

SOLVED = {
    "task_type": "classification",
    "labelled_examples": 12000,
    "accuracy_gap": "none",
    "requests_per_month": 40000,
    "task_stability": "high",
    "task_breadth": "narrow",
    "knowledge_source": "none",
    "latency_target_ms": 5000,
    "gpu_access": True,
}

PRICED = {
    "task_type": "summarization",
    "requests_per_month": 3_000_000,
    "prompt_tokens": 4000,
    "model_tier": "large",
}
"""A project whose volume counts by what its requests cost."""


def changes(facts: dict[str, object]) -> dict[str, Change]:
    """What would change the recommendation, by fact."""
    advice = advise(Profile.model_validate(facts), policy())
    return {change.fact: change for change in advice.recommendation.would_change}


def test_a_tighter_time_limit_turns_a_solved_case_to_training() -> None:
    """The threshold lies below a second, as a number to two digits, on the side `at_most`."""
    change = changes(SOLVED)["latency_target_ms"]
    assert change.approach is Approach.FINE_TUNING
    assert change.direction == "at_most"
    assert 200 <= change.to <= 900
    assert isinstance(change.to, int)


def test_volume_has_a_threshold_in_the_millions() -> None:
    """Where the cost model breaks even, and not below."""
    change = changes(SOLVED)["requests_per_month"]
    assert change.direction == "at_least"
    assert 1_000_000 < change.to < 30_000_000


@pytest.mark.parametrize("fact", ["latency_target_ms", "requests_per_month"])
def test_a_threshold_is_the_nearest_number_of_two_digits(fact: str) -> None:
    """One step back towards the present value, the recommendation still stands."""
    change = changes(SOLVED)[fact]
    step = 10 ** (math.floor(math.log10(change.to)) - 1)
    nearer = change.to + (step if change.direction == "at_most" else -step)
    recommendation = advise(Profile.model_validate(SOLVED | {fact: nearer}), policy())
    assert recommendation.recommendation.approach is Approach.PROMPTING


def test_a_smaller_change_of_an_ordered_fact_comes_first() -> None:
    """From a gap of none, the nearest value that flips is named."""
    change = changes(SOLVED)["accuracy_gap"]
    nearer = {"small": [], "large": ["small"]}[change.to]
    for value in nearer:
        advice = advise(Profile.model_validate(SOLVED | {"accuracy_gap": value}), policy())
        assert advice.recommendation.approach is Approach.PROMPTING


def test_useful_unknown_facts_are_named_with_nothing_as_their_present_value() -> None:
    """An unknown fact that could turn the answer counts as a change from nothing."""
    found = changes({"task_type": "qa"})
    assert any(change.from_ is None for change in found.values())


@settings(max_examples=25, deadline=None)
@given(profiles(), st.sampled_from([c.field for c in policy().criteria]))
@example(Profile.model_validate(PRICED), "task_type")
@example(Profile.model_validate(PRICED), "requests_per_month")
def test_varying_one_fact_equals_scoring_the_changed_profile(profile: Profile, field: str) -> None:
    """The shortcut gives the same probabilities as the long way."""
    known = known_facts(profile)
    variation = Variation(model(), model().evaluate(known), field)
    values = policy().criterion(field).values()
    for value, means in zip(values, variation.means(values), strict=True):
        expected = model().evaluate({**known, field: value}).mean
        assert means == pytest.approx(expected, abs=1e-9)


def test_two_digit_numbers_are_whole_where_they_must_be() -> None:
    """0.5 to 20 has decimals for a number and none for a count."""
    assert two_digit_numbers(8, 12, whole=True) == [8, 9, 10, 11, 12]
    assert 0.95 in two_digit_numbers(0.9, 1.0, whole=False)
    assert two_digit_numbers(0, 2, whole=True) == [0, 1, 2]
    assert two_digit_numbers(990, 1200, whole=True) == [990, 1000, 1100, 1200]
