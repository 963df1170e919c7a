"""The cost section of a decision record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.advisor.amounts import about_dollars, dollars, short_number
from bot.advisor.budget import BUDGETS, beyond_budget
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_series import NAMES
from bot.advisor.cost_words import WAY, finding, objection
from bot.advisor.markdown import escape, table
from bot.advisor.profile import Approach, KnownFact, parse_profile

_ASSUMED_SHOWN = 8


def cost_section(
    dumped: dict[str, Any] | None, chosen: Approach, facts: Sequence[KnownFact]
) -> list[str]:
    """Lines of the section: what the chosen approach costs beside the others.

    `dumped` is a `CostComparison` as a recommendation carries it; `facts` may hold a budget.
    """
    if dumped is None:
        return ["## Cost", "", "Not compared: the monthly volume is unknown."]
    cost = CostComparison.model_validate(dumped)
    rows = [
        [
            NAMES[row.approach],
            WAY[row.hosting],
            about_dollars(row.one_off_usd),
            about_dollars(row.monthly_usd),
            "-" if row.per_request_usd is None else dollars(row.per_request_usd),
        ]
        for row in cost.approaches
    ]
    header = ["Approach", "Run", "One-off", "Monthly", "Per request"]
    lines = ["## Cost", "", finding(cost, chosen)]
    warning = objection(cost, chosen)
    if warning:
        lines += ["", f"**Mind the money:** {warning}"]
    over = _beyond_budget(cost, chosen, facts)
    if over:
        lines += ["", escape(over)]
    lines += ["", *table(header, rows), ""]
    lines += [f"- {note}" for note in cost.notes]
    guessed = [item for item in cost.inputs if item.assumed][:_ASSUMED_SHOWN]
    told = [item for item in cost.inputs if item.source in ("profile", "override")]
    lines.append(f"- Prices of {escape(cost.prices_version)}, all in US dollars, rounded.")
    if told:
        lines.append(f"- Given: {'; '.join(_input(item.label, item.value) for item in told)}.")
    if guessed:
        lines.append(
            f"- Assumed, among others: {'; '.join(_input(i.label, i.value) for i in guessed)}."
        )
    return lines


def _beyond_budget(cost: CostComparison, chosen: Approach, facts: Sequence[KnownFact]) -> str:
    profile = parse_profile({fact.name: fact.value for fact in facts if fact.name in BUDGETS})
    quotes = {fact.name: fact.provenance.quote for fact in facts}
    return beyond_budget(cost, chosen, profile, quotes)


def _input(label: str, value: float) -> str:
    return f"{escape(label)} {short_number(value)}"
