"""Facts that count through other facts: cost through volume, two scores through the gap."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advisor.advise import advise
from bot.advisor.cost_evidence import MOST_SHIFT, CostEvidence
from bot.advisor.derived import with_gap
from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import Recommendation
from tests.unit.advisor.shipped import policy

PRICES = policy().prices
MET = {
    "task_type": "extraction",
    "labelled_examples": 10_000,
    "accuracy_gap": "none",
    "knowledge_source": "none",
    "task_breadth": "narrow",
    "task_stability": "high",
    "weights_or_tuning_access": True,
    "requests_per_month": 8_000_000,
}


def recommended(prices: Any = None, **facts: Any) -> Recommendation:
    """The recommendation for a met target at eight million requests, with changes."""
    profile = Profile.model_validate(MET | facts)
    return advise(profile, policy(), completions=1024, prices=prices).recommendation


def test_without_facts_about_cost_a_volume_counts_as_it_is() -> None:
    """The knots are stated for ordinary prompts on a mid-price model."""
    assert CostEvidence(PRICES, PRICES).factor({"task_type": "qa"}) == 1.0


def test_a_cheap_model_makes_a_volume_count_for_less_and_a_dear_one_for_more() -> None:
    """In proportion to the break-even volumes of the cost model."""
    evidence = CostEvidence(PRICES, PRICES)
    small, mid, large = (evidence.factor({"model_tier": t}) for t in ("small", "mid", "large"))
    assert small < 0.2 < mid == 1.0 < large
    assert recommended().approach is Approach.FINE_TUNING
    assert recommended(model_tier="small").approach is Approach.PROMPTING


def test_a_long_prompt_that_cannot_be_cached_makes_a_volume_count_for_more() -> None:
    """Caching removes most of the long-prompt argument."""
    evidence = CostEvidence(PRICES, PRICES)
    cached = evidence.factor({"prompt_tokens": 8000})
    uncached = evidence.factor({"prompt_tokens": 8000, "prompt_cacheable": False})
    assert 1.0 < cached < uncached


def test_a_reader_who_overrides_a_price_sees_the_recommendation_move() -> None:
    """GPUs at ten times the price leave nothing to save."""
    dear = PRICES.with_overrides({"gpu_usd_per_hour": 30.0})
    assert recommended(prices=dear).approach is Approach.PROMPTING


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**5),
    st.sampled_from(["small", "mid", "large"]),
    st.booleans(),
)
def test_a_factor_is_bounded_for_every_project(
    static: int, dynamic: int, output: int, tier: str, cacheable: bool
) -> None:
    """Absurd prompts shift a volume by no more than the stated most."""
    factor = CostEvidence(PRICES, PRICES).factor(
        {
            "prompt_tokens": static,
            "dynamic_tokens": dynamic,
            "output_tokens": output,
            "model_tier": tier,
            "prompt_cacheable": cacheable,
        }
    )
    assert 1 / MOST_SHIFT <= factor <= MOST_SHIFT


@pytest.mark.parametrize(
    ("prompt", "target", "gap"),
    [(92.0, 90.0, "none"), (85.0, 90.0, "small"), (82.0, 90.0, "large"), (40.0, 90.0, "large")],
)
def test_two_scores_imply_the_gap(prompt: float, target: float, gap: str) -> None:
    """Eight points or more is large; reaching the target is none."""
    known = {"prompt_score_percent": prompt, "target_score_percent": target}
    assert with_gap(known)["accuracy_gap"] == gap
    assert with_gap(known | {"accuracy_gap": "none"})["accuracy_gap"] == "none"
    assert "accuracy_gap" not in with_gap({"prompt_score_percent": prompt})


def test_scores_decide_like_the_gap_they_imply_and_show_in_what_would_change() -> None:
    """A measured score that turns the answer is named with its threshold."""
    facts = MET | {"requests_per_month": 20_000, "prompt_attempts": "exhausted"}
    del facts["accuracy_gap"]
    scores = {"prompt_score_percent": 70.0, "target_score_percent": 90.0}
    implied = advise(Profile.model_validate(facts | scores), policy()).recommendation
    stated = advise(Profile.model_validate(facts | {"accuracy_gap": "large"}), policy())
    assert implied.probabilities == pytest.approx(stated.recommendation.probabilities)
    change = {c.fact: c for c in implied.would_change}["prompt_score_percent"]
    assert change.approach is Approach.PROMPTING
    assert change.direction == "at_least"
    assert 82 <= change.to <= 90
