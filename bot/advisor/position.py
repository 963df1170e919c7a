"""Where a project stands on the two questions, and how far the unknown facts could move it."""

from __future__ import annotations

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from bot.advisor.policy import Policy
from bot.advisor.profile import Profile
from bot.advisor.reasoning import compiled, known_facts

_ENDS = (10, 90)
"""Percentiles of the completions that bound the plausible range."""


class Position(BaseModel):
    """A point and a range on two axes; all values are probabilities 0..1 after the gates.

    `k` is the need to fetch material per request, `t` the need to change weights. Each range
    holds eight of ten completions of the unknown facts, and always the point itself.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    k: float = Field(ge=0, le=1)
    """Mean over the completions; equals the probability of RAG plus that of a hybrid."""
    k_low: float = Field(ge=0, le=1)
    """10th percentile, or `k` where that is lower."""
    k_high: float = Field(ge=0, le=1)
    """90th percentile, or `k` where that is higher."""
    t: float = Field(ge=0, le=1)
    """Mean over the completions; equals the probability of fine-tuning plus that of a hybrid."""
    t_low: float = Field(ge=0, le=1)
    """10th percentile, or `t` where that is lower."""
    t_high: float = Field(ge=0, le=1)
    """90th percentile, or `t` where that is higher."""


def position(profile: Profile, policy: Policy, *, seed: int, completions: int) -> Position:
    """The position of a profile; the same arguments give the same position.

    Args:
        profile: The facts; unknown ones are marginalised over the completions.
        policy: What to decide by.
        seed: Seed of the completions, as stamped on the recommendation.
        completions: How many to draw, as stamped on the recommendation.
    """
    chances = compiled(policy, seed, completions).evaluate(known_facts(profile)).chances
    (k, k_low, k_high), (t, t_low, t_high) = (_spread(row) for row in chances)
    return Position(k=k, k_low=k_low, k_high=k_high, t=t, t_low=t_low, t_high=t_high)


def _spread(chances: np.ndarray) -> tuple[float, float, float]:
    """Mean and both ends; a lopsided distribution can have its mean outside of the percentiles."""
    mean = min(1.0, max(0.0, float(chances.mean())))
    low, high = (min(1.0, max(0.0, float(end))) for end in np.percentile(chances, _ENDS))
    return mean, min(low, mean), max(high, mean)
