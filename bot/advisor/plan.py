"""From a recommendation to what to do on Monday: techniques, steps, risks, KPIs and the review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from bot.advisor.data_plan import DataPlan, data_plan
from bot.advisor.evaluation_plan import EvaluationPlan, evaluation_plan
from bot.advisor.plan_rules import (
    PlanPolicy,
    R,
    Readiness,
    ReviewDays,
    RevisitPolicy,
    StepRule,
    TechniqueRule,
)
from bot.advisor.plan_values import plan_values
from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import GateResult, Kpi, NextStep, Revisit, Risk, Technique

__all__ = [
    "DataPlan",
    "EvaluationPlan",
    "Plan",
    "PlanPolicy",
    "build_plan",
    "data_plan",
    "evaluation_plan",
]

MOST_TECHNIQUES = 7
"""Techniques shown; more is a catalogue, not a plan."""

MOST_STEPS = 14
"""Steps shown."""

MOST_RISKS = 6
"""Risks shown."""

MOST_KPIS = 7
"""KPIs shown."""

MOST_TRIGGERS = 6
"""General triggers shown."""


class Plan(BaseModel):
    """What to do with a recommendation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    techniques: list[Technique]
    """In the order to try."""
    next_steps: list[NextStep]
    """In the order to do; what the team has done is left out."""
    risks: list[Risk]
    """Largest first."""
    kpis: list[Kpi]
    """Numbers to watch."""
    revisit: Revisit
    """When to look again."""
    evaluation: EvaluationPlan
    """What to measure, on how many cases."""
    data: DataPlan | None
    """How to get training examples; `None` when no approach in reach needs them."""


def build_plan(
    profile: Profile,
    *,
    approach: Approach,
    readiness: Readiness,
    gates: Sequence[GateResult],
    probabilities: Mapping[Approach, float],
    policy: PlanPolicy,
) -> Plan:
    """The plan for an approach; total on every profile and free of randomness.

    `gates` are those that bear on the profile; `probabilities` are after gates and tell how sure
    the recommendation is.
    """
    effects = frozenset(gate.effect for gate in gates if gate.closed)
    evaluation, data = evaluation_plan(profile), data_plan(profile)
    values = plan_values(profile, evaluation, data)

    def pick(rules: Iterable[R]) -> list[R]:
        return _pick(rules, profile, approach, readiness, effects)

    best = max(probabilities.values(), default=1.0)
    tunes = approach in (Approach.FINE_TUNING, Approach.HYBRID)
    return Plan.model_construct(
        techniques=_techniques(pick(policy.techniques), profile, values),
        next_steps=[
            NextStep.model_construct(
                id=rule.id,
                text=rule.text.format_map(values),
                owner=rule.owner,
                effort_days=_days(rule, evaluation, data),
                exit_criterion=rule.exit_criterion.format_map(values),
                citations=list(rule.citations),
            )
            for rule in pick(policy.steps)[:MOST_STEPS]
        ],
        risks=[
            Risk.model_construct(
                id=rule.id,
                text=rule.text.format_map(values),
                signal=rule.signal.format_map(values),
                mitigation=rule.mitigation.format_map(values),
                citations=list(rule.citations),
            )
            for rule in pick(policy.risks)[:MOST_RISKS]
        ],
        kpis=[
            Kpi.model_construct(id=rule.id, name=rule.name, target=rule.target.format_map(values))
            for rule in pick(policy.kpis)[:MOST_KPIS]
        ],
        revisit=Revisit.model_construct(
            after_days=_review_days(pick(policy.revisit.days), policy.revisit, best),
            triggers=[rule.text.format_map(values) for rule in pick(policy.revisit.triggers)][
                :MOST_TRIGGERS
            ],
        ),
        evaluation=evaluation,
        data=data if tunes or readiness == "not_yet" else None,
    )


def _pick(
    rules: Iterable[R],
    profile: Profile,
    approach: Approach,
    readiness: Readiness,
    effects: frozenset[str],
) -> list[R]:
    """Rules that apply, in the order of their ranks in which `Ranked` put them, one per slot."""
    taken: set[str] = set()
    found = []
    for rule in rules:
        if approach not in rule.approaches or readiness not in rule.readiness:
            continue
        if rule.slot in taken or not rule.applies(profile, effects):
            continue
        if rule.slot is not None:
            taken.add(rule.slot)
        found.append(rule)
    return found


def _days(rule: StepRule, evaluation: EvaluationPlan, data: DataPlan) -> float:
    """Working days of a step, to the half day; those of grading and labelling by the numbers."""
    if rule.effort_by == "grading":
        return evaluation.effort_days
    if rule.effort_by == "labelling":
        return max(0.5, round(2 * data.effort_days) / 2)
    return rule.effort_days


def _techniques(
    rules: Sequence[TechniqueRule], profile: Profile, values: Mapping[str, str]
) -> list[Technique]:
    found = []
    for rule in rules:
        case = rule.case(profile)
        if case is not None:
            found.append(
                Technique.model_construct(
                    id=rule.id,
                    name=rule.name,
                    why=case.why.format_map(values),
                    citations=list(rule.citations),
                )
            )
    return found[:MOST_TECHNIQUES]


def _review_days(rules: Sequence[ReviewDays], policy: RevisitPolicy, best: float) -> int:
    due = [
        rule.days
        for rule in rules
        if rule.probability_below is None or best < rule.probability_below
    ]
    return min([policy.longest_days, *due])
