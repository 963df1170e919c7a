"""Values that the texts of a plan may name: the team's own numbers, in words."""

from __future__ import annotations

from bot.advisor.amounts import dollars, short_number
from bot.advisor.data_plan import DataPlan
from bot.advisor.evaluation_plan import EvaluationPlan, few_requests
from bot.advisor.profile import Profile

_COUNTS = (
    "requests_per_month",
    "labelled_examples",
    "prompt_tokens",
    "corpus_tokens",
    "evaluation_set_size",
    "latency_target_ms",
)
_PERCENTS = ("prompt_score_percent", "target_score_percent", "label_agreement_percent")

_PAIRS = 100
"""Questions labelled with their passage, from which recall is measured; half where few come in."""

VALUES: frozenset[str] = frozenset(
    (
        *_COUNTS,
        *_PERCENTS,
        "base_lifetime_months",
        "budget_usd",
        "time_to_ship_weeks",
        "eval_cases",
        "eval_missing",
        "eval_metric",
        "gap_points",
        "examples_target",
        "examples_missing",
        "label_days",
        "pairs",
    )
)
"""Names that may stand in braces in the policy's texts."""

UNKNOWN = "an unknown number of"
"""Stands for a fact that nobody stated; rules guard against it with `known: true`."""


def plan_values(profile: Profile, evaluation: EvaluationPlan, data: DataPlan) -> dict[str, str]:
    """Each name of `VALUES` with its words for this profile and its two plans."""
    values = {
        name: UNKNOWN if (fact := getattr(profile, name)) is None else short_number(fact)
        for name in (*_COUNTS, "base_lifetime_months", "time_to_ship_weeks")
    }
    for name in _PERCENTS:
        fact = getattr(profile, name)
        values[name] = UNKNOWN if fact is None else f"{fact:g}%"
    values["budget_usd"] = UNKNOWN if profile.budget_usd is None else dollars(profile.budget_usd)
    values |= {
        "eval_cases": short_number(evaluation.cases),
        "eval_missing": short_number(evaluation.missing),
        "eval_metric": evaluation.metric,
        "gap_points": f"{evaluation.gap_points:g}",
        "examples_target": short_number(data.target),
        "examples_missing": short_number(data.missing),
        "label_days": short_number(data.effort_days),
        "pairs": str(_PAIRS if few_requests(profile) is False else _PAIRS // 2),
    }
    return values
