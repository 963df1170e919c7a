"""How sure: stability, its error, and one word."""

from __future__ import annotations

import math

from bot.advisor.policy import Policy
from bot.advisor.profile import Profile
from bot.advisor.recommendation import Level


def stability_error(stability: float, count: int) -> float:
    """Standard error of a share over `count` completions: sqrt(s (1 - s) / n)."""
    return math.sqrt(max(stability * (1.0 - stability), 0.0) / count)


def confidence(probability: float, stability: float, profile: Profile, policy: Policy) -> Level:
    """The word for how sure the recommendation is.

    The thresholds stand in the policy. A missing or unknown test set caps the word at `medium`
    where stakes are high; a known lack of any metric caps it at `low`.

    Args:
        probability: Of the recommended approach, 0..1.
        stability: Share of completions in which it is first, 0..1.
        profile: The facts.
        policy: The policy.
    """
    rules = policy.decision.confidence
    if profile.success_metric is False:
        return "low"
    if probability < rules.medium_probability or stability < rules.medium_stability:
        return "low"
    high = probability >= rules.high_probability and stability >= rules.high_stability
    return "high" if high and not _stakes_untested(profile, rules.enough_cases) else "medium"


def _stakes_untested(profile: Profile, enough: int) -> bool:
    high_stakes = profile.error_cost == "high" or profile.regulated is True
    return high_stakes and (profile.evaluation_set_size or 0) < enough
