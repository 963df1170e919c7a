"""Whether a stated budget pays for an approach."""

from __future__ import annotations

from collections.abc import Mapping

from bot.advisor.amounts import about_dollars, dollars
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_series import NAMES
from bot.advisor.profile import Approach, Profile

BUDGETS = ("budget_usd", "monthly_budget_usd")
"""Fields that hold a budget."""
ROUNDED = 1.05
"""Costs are told as estimates, rounded by up to five percent: so far a budget still pays."""
_QUOTED = 80


def beyond_budget(
    result: CostComparison,
    approach: Approach,
    profile: Profile,
    quotes: Mapping[str, str | None] | None = None,
) -> str:
    """What a stated budget does not pay for, in a sentence; empty where it pays or none is known.

    Args:
        result: the costs at the project's volume.
        approach: the one whose costs are compared with the budget.
        profile: holds the budgets.
        quotes: field to the words that state it, which the sentence cites.
    """
    row = result.headline(approach)
    compared = (
        ("budget_usd", profile.budget_usd, row.one_off_usd, "once", "one-off"),
        ("monthly_budget_usd", profile.monthly_budget_usd, row.monthly_usd, "a month", "monthly"),
    )
    over = []
    for field, budget, cost, often, kind in compared:
        if budget is None or cost <= budget * ROUNDED:
            continue
        words = " ".join(((quotes or {}).get(field) or "").split())[:_QUOTED]
        cited = f" (“{words}”)" if words else ""
        over.append(
            f"about {about_dollars(cost)} {often}, more than the {kind} budget of "
            f"{dollars(budget)} that you named{cited}"
        )
    return f"Over budget: {NAMES[approach].lower()} costs {'; and '.join(over)}." if over else ""
