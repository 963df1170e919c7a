"""A stated budget is compared with what the approach costs."""

from __future__ import annotations

import pytest

from bot.advisor.budget import beyond_budget
from bot.advisor.cost import compare_costs
from bot.advisor.cost_results import CostComparison
from bot.advisor.profile import Approach, Profile, parse_profile
from tests.builders import policy

FACTS = {"labelled_examples": 4000, "requests_per_month": 200_000}


def _compared(**facts: float) -> tuple[CostComparison, Profile]:
    profile = parse_profile(FACTS | facts)
    found = compare_costs(profile, policy().prices)
    assert found is not None
    return found, profile


def test_a_budget_below_the_cost_is_named_with_the_words_that_state_it() -> None:
    """The figure is that of the comparison, the words are the team's own."""
    result, profile = _compared(budget_usd=500)
    once = result.headline(Approach.FINE_TUNING).one_off_usd
    assert once > 500
    said = beyond_budget(result, Approach.FINE_TUNING, profile, {"budget_usd": "$500 at most"})

    assert said.startswith("Over budget: fine-tuning costs about $")
    assert "more than the one-off budget of $500 that you named (“$500 at most”)." in said
    assert "a month" not in said


def test_both_budgets_are_told_in_one_sentence() -> None:
    """Without words to cite, the figure alone is told."""
    result, profile = _compared(budget_usd=500, monthly_budget_usd=1)
    said = beyond_budget(result, Approach.FINE_TUNING, profile)

    assert "once, more than the one-off budget of $500 that you named; and about $" in said
    assert "a month, more than the monthly budget of $1 that you named." in said


@pytest.mark.parametrize("approach", list(Approach))
def test_a_budget_that_pays_or_is_unknown_says_nothing(approach: Approach) -> None:
    """Also one that the estimate only just misses."""
    assert beyond_budget(*_swapped(approach)) == ""
    result, profile = _compared(budget_usd=1e9, monthly_budget_usd=1e9)
    assert beyond_budget(result, approach, profile) == ""
    row = result.headline(approach)
    close = parse_profile(FACTS | {"budget_usd": row.one_off_usd * 0.999})
    assert beyond_budget(result, approach, close) == ""


def _swapped(approach: Approach) -> tuple[CostComparison, Approach, Profile]:
    result, profile = _compared()
    return result, approach, profile
