"""The advisor's entry point: from a profile to a recommendation and the next questions."""

from __future__ import annotations

from collections.abc import Mapping

from bot.advisor.confidence import confidence, stability_error
from bot.advisor.cost import CostComparison, compare_costs
from bot.advisor.cost_evidence import CostEvidence
from bot.advisor.information import Answers, values_of_information
from bot.advisor.interview import rank_questions
from bot.advisor.plan import build_plan
from bot.advisor.plan_rules import Readiness
from bot.advisor.policy import Policy
from bot.advisor.prices import Prices
from bot.advisor.profile import FIELDS, Approach, Profile
from bot.advisor.reasoning import APPROACHES, Model, Outcome, compiled, known_facts
from bot.advisor.reasons import account, closed_gates, gate_results, why_not
from bot.advisor.recommendation import Advice, Later, Recommendation, Stamps
from bot.advisor.rules import Gate
from bot.advisor.sensitivity import would_change
from bot.advisor.triggers import with_triggers

_UNKNOWN_VARIED = 6
"""Most unknown facts whose answer is tried as a change of the recommendation."""

_IDENTITY = "task_type"
"""The fact that makes the project what it is: another task is another project, no change of it."""

TUNED: frozenset[Approach] = frozenset({Approach.FINE_TUNING, Approach.HYBRID})
"""The approaches that change weights."""


def advise(
    profile: Profile,
    policy: Policy,
    *,
    seed: int = 0,
    completions: int = 2048,
    asked: frozenset[str] = frozenset(),
    index: str | None = None,
    prompts: Mapping[str, str] | None = None,
    prices: Prices | None = None,
) -> Advice:
    """Recommend what to do now, and what to ask next.

    The same profile, policy, seed and number of completions give the same advice. It is total:
    every valid profile, the empty one too, gets a recommendation.

    Args:
        profile: The facts; unknown ones are marginalised over the completions.
        policy: What to decide by.
        seed: Seed of the completions.
        completions: How many to draw, 1 000 or more for the published figures.
        asked: Facts already asked about in this interview, answered or not.
        index: Fingerprint of the passages, stamped on the result.
        prompts: Versions of the prompts used, stamped on the result.
        prices: Prices to use instead of the policy's.
    """
    model = compiled(policy, seed, completions)
    other = prices is not None and prices is not policy.prices
    evidence = CostEvidence(prices, policy.prices) if prices and other else None
    outcome = model.evaluate(known_facts(profile), evidence)
    answers = Answers(outcome)
    recommendation = _recommendation(
        model,
        outcome,
        answers,
        profile,
        cost=compare_costs(profile, prices or policy.prices),
        stamps=Stamps.model_construct(
            policy=policy.stamp,
            index=index,
            prompts=dict(prompts or {}),
            seed=seed,
            completions=completions,
        ),
    )
    return Advice.model_construct(
        recommendation=recommendation,
        next_questions=rank_questions(model, outcome, asked, answers),
    )


def _recommendation(
    model: Model,
    outcome: Outcome,
    answers: Answers,
    profile: Profile,
    *,
    cost: CostComparison | None,
    stamps: Stamps,
) -> Recommendation:
    policy = model.policy
    probabilities = {a: float(p) for a, p in zip(APPROACHES, outcome.mean, strict=True)}
    probability = probabilities[outcome.approach]
    reasons = account(model, outcome).reasons
    gates = gate_results(model, outcome)
    later = _later(model, outcome, profile)
    readiness = _readiness(profile, later)
    plan = build_plan(
        profile,
        approach=outcome.approach,
        readiness=readiness,
        gates=gates,
        probabilities=probabilities,
        policy=policy.plan,
    )
    changes = would_change(model, outcome, _varied(outcome, answers))
    return Recommendation.model_construct(
        approach=outcome.approach,
        probabilities=probabilities,
        confidence=confidence(probability, outcome.stability, profile, policy),
        confidence_score=probability,
        stability=outcome.stability,
        stability_error=stability_error(outcome.stability, model.count),
        runner_up=_runner_up(model, outcome),
        readiness=readiness,
        later=later,
        why_not=why_not(outcome.approach, reasons),
        reasons=reasons,
        gates=gates,
        would_change=changes,
        techniques=plan.techniques,
        cost=None if cost is None else cost.model_dump(mode="json"),
        next_steps=plan.next_steps,
        risks=plan.risks,
        kpis=plan.kpis,
        revisit=with_triggers(plan.revisit, changes),
        stamps=stamps,
    )


def _runner_up(model: Model, outcome: Outcome) -> Approach | None:
    """The second approach, where the first is not stable."""
    if outcome.stability >= model.policy.decision.runner_up_below:
        return None
    return APPROACHES[int(outcome.mean.argsort()[-2])]


def _varied(outcome: Outcome, answers: Answers) -> list[str]:
    """The facts to vary: all known ones but the task, and the unknown ones most worth knowing."""
    worth = values_of_information(outcome, answers)
    useful = sorted(worth, key=lambda f: (-worth[f], FIELDS.index(f)))[:_UNKNOWN_VARIED]
    return [f for f in FIELDS if f != _IDENTITY and (f in outcome.known or f in useful)]


def _later(model: Model, outcome: Outcome, profile: Profile) -> Later | None:
    """What would be right with the preconditions met that closed gates name."""
    missing: list[Gate] = [g for g in closed_gates(model, outcome) if g.holds_back_tuning]
    if not missing:
        return None
    met = {name: value for gate in missing for name, value in gate.remedy.items()}
    then = model.evaluate(known_facts(profile.with_facts(**met)), outcome.evidence)
    if then.approach not in TUNED:
        return None
    return Later.model_construct(
        approach=then.approach,
        conditions=[gate.condition for gate in missing],
        trigger=missing[0].trigger,
    )


def _readiness(profile: Profile, later: Later | None) -> Readiness:
    if profile.success_metric is False:
        return "measure_first"
    return "now" if later is None else "not_yet"
