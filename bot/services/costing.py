"""The cost comparison as shown in Slack."""

from __future__ import annotations

from bot.advisor.amounts import about_dollars
from bot.advisor.budget import beyond_budget
from bot.advisor.charts import volume_chart
from bot.advisor.cost import CostComparison, compare_costs
from bot.advisor.cost_results import ApproachCost
from bot.advisor.cost_words import WAY, finding
from bot.advisor.profile import Approach, Profile
from bot.services.cards import ChartView, CompareCard, NoticeCard
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.services.wording import APPROACH

_FLAT = 1.02
"""Largest over smallest value of a line that shows nothing."""


def cost_title(comparison: CostComparison) -> str:
    """What the cost lines are stated for."""
    where = " on your own GPUs" if _one_way(comparison) == "self_hosted" else ""
    return f"What it costs at {comparison.requests_per_month:,.0f} requests a month{where}"


def _one_way(comparison: CostComparison) -> str | None:
    """How all approaches are run, when it is the same way."""
    found = {comparison.headline(approach).hosting for approach in Approach}
    return found.pop() if len(found) == 1 else None


def cost_lines(comparison: CostComparison, chosen: Approach | None = None) -> list[str]:
    """What each approach costs at the project's volume, the chosen one first, then the cheapest."""
    rows = [comparison.headline(approach) for approach in Approach]
    rows.sort(key=lambda row: (row.approach is not chosen, row.monthly_usd))
    same = _one_way(comparison) is not None
    return [f"{APPROACH[row.approach]}: {_amount(row, with_way=not same)}" for row in rows]


def cost_of(comparison: CostComparison, approach: Approach) -> str:
    """What one approach costs, in words."""
    return _amount(comparison.headline(approach), with_way=_one_way(comparison) is None)


def _amount(row: ApproachCost, *, with_way: bool) -> str:
    once = f", and {about_dollars(row.one_off_usd)} once" if row.one_off_usd else ""
    way = f" ({WAY[row.hosting]})" if with_way and row.hosting != "api" else ""
    return f"about {about_dollars(row.monthly_usd)} a month{once}{way}"


def cost_sentence(comparison: CostComparison) -> str:
    """The same as one sentence."""
    return f"{cost_title(comparison)}: {'; '.join(cost_lines(comparison))}."


def quotes_of(assessment: Assessment) -> dict[str, str | None]:
    """Field to the words in which the team stated it."""
    return {name: fact.provenance.quote for name, fact in assessment.facts.items()}


def chart_or_words(
    comparison: CostComparison, chosen: Approach | None = None
) -> tuple[ChartView | None, str]:
    """Cost against volume with its finding; only the finding where every line would be flat."""
    view = chart_view(comparison, chosen)
    if all(max(line) <= _FLAT * min(line) for line in view.series.values()):
        return None, view.takeaway
    return view, ""


def chart_view(comparison: CostComparison, chosen: Approach | None = None) -> ChartView:
    """Cost against volume, with what it says about the chosen approach."""
    chart = volume_chart(comparison)
    return ChartView(
        title=chart.title,
        x_labels=chart.categories,
        series={line.name: line.values for line in chart.series},
        y_label=chart.y_title,
        takeaway=chart.takeaway if chosen is None else finding(comparison, chosen),
    )


def comparison_card(
    deps: Deps, profile: Profile, overrides: dict[str, float], *, of: Assessment | None = None
) -> CompareCard | NoticeCard:
    """The cost of each approach, or what is missing to compute it.

    Args:
        deps: what services use.
        profile: the facts.
        overrides: inputs of the cost model to replace, by name.
        of: the project that is counted; it is named, and its recommended approach comes first.

    Raises:
        UserInputError: a number makes no sense.
    """
    comparison = compare_costs(profile, deps.policy.prices, overrides)
    if comparison is None:
        return NoticeCard(
            text="I need the number of requests a month to compare costs. Tell me, for example "
            "“we have 200k requests a month”."
        )
    chosen = of.recommendation.approach if of and of.recommendation else None
    chart, words = chart_or_words(comparison, chosen)
    lines = [f"For “{of.title}”:" if of else "", *cost_lines(comparison, chosen)]
    if of is not None and chosen is not None:
        lines.append(beyond_budget(comparison, chosen, profile, quotes_of(of)))
    lines += [words, *comparison.notes[:2]]
    return CompareCard(
        title=cost_title(comparison), lines=[line for line in lines if line], chart=chart
    )
