"""The shares of interactions and gates: one number, or one per completion, or one row per value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.advisor.completions import Floats
from bot.advisor.rules import Factor

Part = float | Floats
"""A number when all its facts are known, else one number per completion.

Where a fact is varied it has one row per value: shape (values, 1) or (values, n)."""


class Several:
    """Several values of one known fact, to be scored at once.

    Args:
        values: The values, in the order of the rows.
    """

    __slots__ = ("values",)

    def __init__(self, values: Sequence[Any]) -> None:
        self.values = values

    def share(self, factor: Factor) -> Part:
        """The share 0..1 with which each value takes part, shape (values, 1); 0 when none does."""
        shares = [factor.share(value) for value in self.values]
        return np.array(shares)[:, None] if any(shares) else 0.0


def sigmoid(x: Floats, out: Floats) -> Floats:
    """Probability of log-odds, written to `out`.

    In single precision, four times as fast, and off by 1e-7 at most.
    """
    odds = x.astype(np.float32)
    np.negative(odds, out=odds)
    np.exp(odds, out=odds)
    odds += 1.0
    return np.reciprocal(odds, out=out)


def is_zero(part: Part) -> bool:
    """Whether it is the number 0, so that nothing need be computed with it."""
    return isinstance(part, float) and part == 0.0


def larger(one: Part, other: Part) -> Part:
    """The larger share; one that is 0 leaves the other as it is."""
    if isinstance(one, float) and isinstance(other, float):
        return max(one, other)
    if is_zero(one):
        return other
    return one if is_zero(other) else np.maximum(one, other)


def add(total: Floats, push: Floats, part: Part, sign: float = 1.0) -> None:
    """Add what a share adds to K and T at its push, in place; `sign` -1 takes it off again."""
    if is_zero(part):
        return
    for axis in (0, 1):
        if push[axis]:
            total[axis] += sign * push[axis] * part
