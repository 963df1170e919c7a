"""A cost comparison in sentences: what follows from it, and what was assumed."""

from __future__ import annotations

from typing import Any

import pytest
from money import WORKED_EXAMPLE, shipped_prices

from bot.advisor.cost import compare_costs
from bot.advisor.cost_results import CostComparison
from bot.advisor.profile import Profile

PRICES = shipped_prices()


def compare(overrides: dict[str, float] | None = None, **facts: Any) -> CostComparison:
    """The worked example with other facts or inputs."""
    profile = Profile(**{"requests_per_month": 1_000_000, **WORKED_EXAMPLE, **facts})
    result = compare_costs(profile, PRICES, overrides)
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"requests_per_month": 20_000}, "cheaper to run above about 1.39 M requests"),
        ({"requests_per_month": 2_000_000}, "never earned back"),
        ({"requests_per_month": 5_000_000}, "earned back in 2 months"),
    ],
)
def test_the_takeaway_says_what_follows(facts: dict[str, Any], said: str) -> None:
    """Too little volume, eaten by falling prices, or paid back."""
    assert said in compare(**facts).takeaway


def test_a_tuned_model_that_is_never_cheaper_is_called_so() -> None:
    """Free competitors have no break-even."""
    free = {"mid_input_usd_per_m": 0.0, "mid_output_usd_per_m": 0.0}
    result = compare(free)
    assert result.break_even_requests is None
    assert "no volume makes the tuned model cheaper" in result.takeaway
    assert result.payback_months is None


def test_notes_name_what_was_assumed() -> None:
    """Lengths nobody stated, the tier, and what a small model would change."""
    result = compare_costs(Profile(requests_per_month=10_000), PRICES)
    assert result is not None
    words = " ".join(result.notes)
    assert "Not told, so assumed" in words
    assert "the price tier (mid)" in words
    assert "If a prompted small model passes" in words
    told = compare(model_tier="mid", corpus_tokens=100_000)
    assert "Not told, so assumed" not in " ".join(told.notes)
    assert "The material is above 60k tokens, so RAG is cheaper per request." in told.notes
