"""How many test cases a claim needs, and what a given number of cases can prove.

Normal approximations, two-sided; checked against the tables of `plans#sample-size`.
"""

from __future__ import annotations

import math
from functools import lru_cache

ALPHA = 0.05
"""Chance of calling no difference a difference."""

POWER = 0.8
"""Chance of finding a difference that is there."""


@lru_cache(maxsize=64)
def _z(probability: float) -> float:
    from statistics import NormalDist

    return NormalDist().inv_cdf(probability)


def paired_cases(difference: float, discordant: float) -> int:
    """Cases on which both systems run, so that McNemar's test finds the difference.

    n = (z_a sqrt(p_d) + z_b sqrt(p_d - d^2))^2 / d^2, with d the difference of the two success
    rates and p_d the share of cases that exactly one of them gets right (both 0..1).

    Raises:
        ValueError: unless 0 < d <= p_d <= 1.
    """
    if not 0 < difference <= discordant <= 1:
        raise ValueError("needs 0 < difference <= discordant <= 1")
    spread = math.sqrt(max(discordant - difference**2, 0.0))
    root = _z(1 - ALPHA / 2) * math.sqrt(discordant) + _z(POWER) * spread
    return math.ceil((root / difference) ** 2)


def unpaired_cases(first: float, second: float) -> int:
    """Cases per system for a two-proportion test to tell two success rates (0..1) apart.

    Raises:
        ValueError: for rates outside 0..1 or equal rates.
    """
    if not (0 <= first <= 1 and 0 <= second <= 1) or first == second:
        raise ValueError("needs two different rates from 0 to 1")
    mean = (first + second) / 2
    together = math.sqrt(2 * mean * (1 - mean))
    apart = math.sqrt(first * (1 - first) + second * (1 - second))
    root = _z(1 - ALPHA / 2) * together + _z(POWER) * apart
    return math.ceil((root / (second - first)) ** 2)


def provable_difference(cases: int, discordant: float) -> float:
    """The smallest difference (0..1) that `cases` paired cases can prove; 1.0 when none.

    The inverse of `paired_cases`, found by bisection.
    """
    if cases < 1 or paired_cases(discordant, discordant) > cases:
        return 1.0
    low, high = 0.0, discordant
    for _ in range(40):
        middle = (low + high) / 2
        if paired_cases(middle, discordant) > cases:
            low = middle
        else:
            high = middle
    return high


def failure_bound(cases: int) -> float:
    """Upper 95% bound (0..1) of the failure rate after `cases` without a failure: 3/n."""
    return min(1.0, 3.0 / cases) if cases > 0 else 1.0
