"""The cost comparison as shown in Slack."""

from __future__ import annotations

from bot.advisor.charts import volume_chart
from bot.advisor.cost import CostComparison, compare_costs
from bot.advisor.profile import Approach, Profile
from bot.services.cards import ChartView, CompareCard, NoticeCard
from bot.services.ports import Deps
from bot.services.wording import APPROACH


def cost_lines(comparison: CostComparison) -> list[str]:
    """What each approach costs at the project's volume; the chart brings the takeaway."""
    rows = [comparison.headline(approach) for approach in Approach]
    each = "; ".join(
        f"{APPROACH[row.approach]} ${row.monthly_usd:,.0f} a month"
        + (f" and ${row.one_off_usd:,.0f} once" if row.one_off_usd else "")
        for row in rows
    )
    return [f"At {comparison.requests_per_month:,.0f} requests a month: {each}."]


def chart_view(comparison: CostComparison) -> ChartView:
    """Cost against volume."""
    chart = volume_chart(comparison)
    return ChartView(
        title=chart.title,
        x_labels=chart.categories,
        series={line.name: line.values for line in chart.series},
        y_label=chart.y_title,
        takeaway=chart.takeaway,
    )


def comparison_card(
    deps: Deps, profile: Profile, overrides: dict[str, float]
) -> CompareCard | NoticeCard:
    """The cost of each approach, or what is missing to compute it.

    Raises:
        UserInputError: a number makes no sense.
    """
    comparison = compare_costs(profile, deps.policy.prices, overrides)
    if comparison is None:
        return NoticeCard(
            text="I need the number of requests a month to compare costs. Tell me, for example "
            "“we have 200k requests a month”."
        )
    return CompareCard(
        title="What it costs",
        lines=[*cost_lines(comparison), *comparison.notes[:2]],
        chart=chart_view(comparison),
    )
