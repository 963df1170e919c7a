"""Confidence intervals and exact tests for counts of right and wrong answers.

Wilson's score interval for one rate; Newcombe's hybrid score intervals for a difference: method
10 of "Interval estimation for the difference between independent proportions" and method 10 of
"Improved confidence intervals for the difference between binomial proportions based on paired
data" (both Statistics in Medicine 17, 1998). They keep their level with few cases and rates near
0 or 1, where the textbook intervals fail. Rates are 0..1, intervals are two-sided 95%.
"""

from __future__ import annotations

import math

Z95 = 1.959963984540054
"""97.5% quantile of the normal distribution."""

Interval = tuple[float, float]


def wilson(successes: int, cases: int) -> Interval:
    """Score interval of a success rate."""
    rate, z2 = successes / cases, Z95 * Z95
    centre = rate + z2 / (2 * cases)
    spread = Z95 * math.sqrt(rate * (1 - rate) / cases + z2 / (4 * cases * cases))
    scale = 1 + z2 / cases
    low = 0.0 if successes == 0 else (centre - spread) / scale
    high = 1.0 if successes == cases else (centre + spread) / scale
    return max(0.0, low), min(1.0, high)


def newcombe(successes_a: int, cases_a: int, successes_b: int, cases_b: int) -> Interval:
    """Interval of rate b minus rate a, for independent samples."""
    return _square_and_add(
        successes_a / cases_a,
        wilson(successes_a, cases_a),
        successes_b / cases_b,
        wilson(successes_b, cases_b),
        0.0,
    )


def newcombe_paired(both: int, only_a: int, only_b: int, neither: int) -> Interval:
    """Interval of rate b minus rate a, when both systems ran on the same cases.

    The arguments count cases that both, only one, or neither got right. The correlation of the
    two is corrected for continuity, as in the paper.
    """
    cases = both + only_a + only_b + neither
    right_a, right_b = both + only_a, both + only_b
    margins = right_a * (cases - right_a) * right_b * (cases - right_b)
    phi = 0.0
    if margins:
        cross = both * neither - only_a * only_b
        corrected = max(cross - cases / 2, 0.0) if cross > 0 else float(cross)
        phi = corrected / math.sqrt(margins)
    return _square_and_add(
        right_a / cases, wilson(right_a, cases), right_b / cases, wilson(right_b, cases), phi
    )


def _square_and_add(
    rate_a: float, interval_a: Interval, rate_b: float, interval_b: Interval, phi: float
) -> Interval:
    difference = rate_b - rate_a
    down_a, up_a = rate_a - interval_a[0], interval_a[1] - rate_a
    down_b, up_b = rate_b - interval_b[0], interval_b[1] - rate_b
    below = math.sqrt(max(down_b**2 - 2 * phi * down_b * up_a + up_a**2, 0.0))
    above = math.sqrt(max(up_b**2 - 2 * phi * up_b * down_a + down_a**2, 0.0))
    return max(-1.0, difference - below), min(1.0, difference + above)


def mcnemar_exact(only_a: int, only_b: int) -> float:
    """Two-sided exact p-value that neither system wins more of the cases on which they differ."""
    if only_a + only_b == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(only_a, only_a + only_b, 0.5).pvalue)


def two_proportions(
    successes_a: int, cases_a: int, successes_b: int, cases_b: int
) -> tuple[float, str]:
    """Two-sided p-value that two rates are equal, and the name of the test.

    The pooled z-test; Fisher's exact test where an expected count is below 5.
    """
    right, cases = successes_a + successes_b, cases_a + cases_b
    if right in (0, cases):
        return 1.0, "two-proportion z-test"
    least = min(cases_a, cases_b) * min(right, cases - right) / cases
    if least < 5:
        from scipy.stats import fisher_exact

        table = [[successes_a, cases_a - successes_a], [successes_b, cases_b - successes_b]]
        return float(fisher_exact(table)[1]), "Fisher's exact test"
    pooled = right / cases
    error = math.sqrt(pooled * (1 - pooled) * (1 / cases_a + 1 / cases_b))
    z = abs(successes_b / cases_b - successes_a / cases_a) / error
    return math.erfc(z / math.sqrt(2)), "two-proportion z-test"
