"""Recommendations in full, for the tests of records and differences."""

from __future__ import annotations

from typing import Any

from money import shipped_plan, shipped_prices

from bot.advisor.cost import compare_costs
from bot.advisor.plan import build_plan
from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import (
    Change,
    GateResult,
    Later,
    Reason,
    Recommendation,
    Stamps,
)

PASSAGES = {
    "criteria#c13": (
        "Criteria",
        "Data",
        "https://example.org/criteria",
        "Fifty examples start.",
    ),
    "gates#g04": ("Gates", "The eleven gates", None, "Fewer than 50 examples mean not yet."),
}
"""Passage id to title, section, address and text."""


def recommend(
    profile: Profile,
    approach: Approach = Approach.PROMPTING,
    *,
    weights: dict[str, float] | None = None,
    closed: bool = True,
    policy: str = "2026-11+abc",
    **changes: Any,
) -> Recommendation:
    """A recommendation with every part filled in."""
    probabilities = {a: 0.7 if a is approach else 0.1 for a in Approach}
    gates = [
        GateResult(
            id="few_examples",
            closed=closed,
            effect="no_tuning_yet",
            text="There are fewer than 50 examples.",
            citations=["gates#g04"],
        )
    ]
    plan = build_plan(
        profile,
        approach=approach,
        readiness="not_yet",
        gates=gates,
        probabilities=probabilities,
        policy=shipped_plan(),
    )
    cost = compare_costs(profile, shipped_prices())
    reasons = [
        Reason(
            criterion=name,
            axis="T",
            toward=approach,
            weight=weight,
            text=f"The fact {name} counts.",
            citations=["criteria#c13"],
        )
        for name, weight in (weights or {"labelled_examples": -2.0}).items()
    ]
    change = Change.model_validate(
        {
            "fact": "labelled_examples",
            "from": 40,
            "to": 200,
            "direction": "at_least",
            "approach": "fine_tuning",
        }
    )
    fields: dict[str, Any] = {
        "approach": approach,
        "probabilities": probabilities,
        "confidence": "medium",
        "confidence_score": 0.7,
        "stability": 0.83,
        "readiness": "not_yet",
        "later": Later(
            approach=Approach.FINE_TUNING,
            conditions=["300 examples are missing."],
            trigger="300 examples are collected.",
        ),
        "why_not": "Fine-tuning was not chosen because examples are missing.",
        "reasons": reasons,
        "gates": gates,
        "would_change": [change],
        "techniques": plan.techniques,
        "cost": None if cost is None else cost.model_dump(mode="json"),
        "next_steps": plan.next_steps,
        "risks": plan.risks,
        "kpis": plan.kpis,
        "revisit": plan.revisit,
        "stamps": Stamps(
            policy=policy, index="idx-1", prompts={"explain": "3+ff"}, seed=7, completions=2000
        ),
    }
    return Recommendation(**{**fields, **changes})
