"""A decision for another approach than the recommended one, with the plan that goes with it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from bot.advisor.plan import build_plan
from bot.advisor.plan_rules import PlanPolicy
from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import Kpi, NextStep, Recommendation, Risk, Technique
from bot.advisor.triggers import with_triggers


class Departure(BaseModel):
    """What was decided instead of the recommendation, and what to do for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    approach: Approach
    """The approach decided on."""
    techniques: list[Technique]
    """In the order to try."""
    next_steps: list[NextStep]
    """In the order to do; what the team has done is left out."""
    risks: list[Risk]
    """Largest first."""
    kpis: list[Kpi]
    """Numbers to watch."""
    triggers: list[str]
    """Events that should bring the review forward, one sentence each."""


def departure_to(
    approach: Approach, profile: Profile, recommendation: Recommendation, policy: PlanPolicy
) -> Departure:
    """The plan for an approach that the recommendation for this profile does not name."""
    plan = build_plan(
        profile,
        approach=approach,
        # Nothing is to be waited for where the team goes ahead; to measure first holds always.
        readiness="measure_first" if recommendation.readiness == "measure_first" else "now",
        gates=recommendation.gates,
        probabilities=recommendation.probabilities,
        policy=policy,
    )
    return Departure(
        approach=approach,
        techniques=plan.techniques,
        next_steps=plan.next_steps,
        risks=plan.risks,
        kpis=plan.kpis,
        triggers=with_triggers(plan.revisit, recommendation.would_change).triggers,
    )
