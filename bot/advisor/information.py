"""What an answer is worth: value of information on the sample, alone, in pairs and with all others.

Completions are grouped by the answers they hold, so that on the same sample the expected best
probability after learning never falls below the one before. One fact alone seldom turns an answer
that rests on several, so a question is worth the most of three: what it adds alone, its fair share
of what it adds with the best follow-up, and its share of what knowing everything would add.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.advisor.completions import Floats
from bot.advisor.profile import FIELDS
from bot.advisor.reasoning import Model, Outcome

Real = TypeVar("Real", np.float32, np.float64)

_PAIRED = 12
"""Facts tried in pairs: those whose answers move the probabilities most, per effort."""


class Answers:
    """The completions of an outcome, grouped by the answer that they hold to each question.

    Args:
        outcome: The profile's scores.
    """

    __slots__ = ("_best", "_count", "counts", "fields", "first", "members", "starts", "sums")

    def __init__(self, outcome: Outcome) -> None:
        self.fields = tuple(outcome.columns)
        """The unknown facts, in the policy's order."""
        rows = outcome.rows
        self._count = rows.shape[1]
        self._best = float(rows.sum(axis=1).max())
        columns = list(outcome.columns.values())
        sizes = np.array([column.size for column in columns], dtype=np.intp)
        self.starts: NDArray[np.intp] = np.cumsum(sizes) - sizes
        """Place of each fact's first answer; those of one fact stand after those of another."""
        held = np.array([column.index for column in columns], dtype=np.int16)
        option = np.arange(sizes.sum()) - np.repeat(self.starts, sizes)
        of_fact = np.repeat(np.arange(len(columns)), sizes)
        self.members: NDArray[np.bool_] = held.reshape(-1, self._count)[of_fact] == option[:, None]
        """Whether a completion holds an answer, shape (answers, n)."""
        table = np.column_stack([rows.T, np.ones(self._count)])
        totals: Floats = _in_strips(self.members.astype(np.float64), table)
        self.sums: Floats = totals[:, :4]
        """Sums of the four probabilities per answer."""
        self.counts: Floats = totals[:, 4]
        """Completions per answer."""
        self.first: NDArray[np.intp] = self.sums.argmax(axis=1)
        """Position of the first approach per answer."""

    def of(self, field: str) -> slice:
        """Places of a fact's answers."""
        at = self.fields.index(field)
        end = self.starts[at + 1] if at + 1 < len(self.fields) else len(self.counts)
        return slice(self.starts[at], end)

    def gains(self) -> dict[str, float]:
        """Expected gain in the best probability from learning each fact alone."""
        if not self.fields:
            return {}
        after = np.add.reduceat(self.sums.max(axis=1), self.starts)
        gains = np.maximum(after - self._best, 0.0) / self._count
        return dict(zip(self.fields, gains.tolist(), strict=True))

    def turning(self, best: int) -> frozenset[str]:
        """The facts of which an answer that occurs would turn the first approach."""
        if not self.fields:
            return frozenset()
        turns = (self.first != best) & (self.counts > 0)
        found = np.logical_or.reduceat(turns, self.starts)
        return frozenset(f for f, turned in zip(self.fields, found, strict=True) if turned)

    def spreads(self, mean: Floats) -> dict[str, float]:
        """Variance of the four probabilities between a fact's answers, over completions."""
        if not self.fields:
            return {}
        apart = self.sums / np.maximum(self.counts, 1.0)[:, None] - mean
        between = self.counts * (apart**2).sum(axis=1)
        return dict(zip(self.fields, np.add.reduceat(between, self.starts).tolist(), strict=True))


def values_of_information(outcome: Outcome, answers: Answers) -> dict[str, float]:
    """Expected gain in the best probability from learning each unknown fact alone.

    Facts of which no answer changes the first approach within the sample are left out.
    """
    turning = answers.turning(outcome.best)
    return {f: gain for f, gain in answers.gains().items() if gain > 0 and f in turning}


def values_with_follow_up(model: Model, outcome: Outcome, answers: Answers) -> dict[str, float]:
    """Value of each question alone, with its best follow-up or with all others, 0..1.

    With V(f) the gain from one fact and V(f, g) that from two, a question is worth the largest of
    V(f), its Shapley share of a pair (V(f) + V(f, g) - V(g)) / 2, and the gain from knowing
    everything times the share of the probabilities' variance that the fact explains.
    """
    alone = answers.gains()
    spreads = answers.spreads(outcome.mean)
    moved = {field: spread for field, spread in spreads.items() if field in model.effective}
    effort = {field: model.criteria[field].effort for field in moved}
    chosen = sorted(moved, key=lambda f: (-moved[f] / effort[f], FIELDS.index(f)))[:_PAIRED]
    per_variance = _gain_from_all(outcome) / max(_variance(outcome), 1e-12)
    found = {f: max(gain, per_variance * moved.get(f, 0.0)) for f, gain in alone.items()}
    for one, other, joint in _pair_gains(outcome, answers, chosen):
        for f, g in ((one, other), (other, one)):
            found[f] = max(found[f], (alone[f] + joint - alone[g]) / 2)
    return found


def _gain_from_all(outcome: Outcome) -> float:
    """Gain in the best probability if every unknown fact were learned."""
    best = outcome.rows.max(axis=0).mean() - outcome.rows.mean(axis=1).max()
    return max(0.0, float(best))


def _variance(outcome: Outcome) -> float:
    """Total variance of the four probabilities, summed over completions."""
    return float(outcome.rows.var(axis=1).sum() * outcome.rows.shape[1])


def _pair_gains(
    outcome: Outcome, answers: Answers, fields: Sequence[str]
) -> Iterator[tuple[str, str, float]]:
    """Expected gain from learning two facts, for all pairs of these."""
    if len(fields) < 2:
        return
    count = outcome.rows.shape[1]
    best = float(outcome.rows.sum(axis=1).max())
    rows = outcome.rows.astype(np.float32)
    members = [answers.members[answers.of(field)].astype(np.float32) for field in fields]
    ends = np.cumsum([len(part) for part in members])
    stacked = np.concatenate(members).T.copy()
    for n, field in enumerate(fields[:-1]):
        weighted = (members[n][:, None, :] * rows[None, :, :]).reshape(-1, count)
        product = _in_strips(weighted, stacked[:, ends[n] :])
        joint = product.reshape(len(members[n]), 4, -1).max(axis=1)
        tops = joint.sum(axis=0, dtype=np.float64)
        start = 0
        for m in range(n + 1, len(fields)):
            stop = start + len(members[m])
            gain = max(0.0, float(tops[start:stop].sum()) - best) / count
            yield field, fields[m], gain
            start = stop


def _in_strips(one: NDArray[Real], other: NDArray[Real]) -> NDArray[Real]:
    """A matrix product in strips so small that BLAS starts no threads.

    Threads cost more than they bring at this size, and wait for each other on a busy machine.
    """
    total = one[:, :_STRIP] @ other[:_STRIP]
    for start in range(_STRIP, one.shape[1], _STRIP):
        total += one[:, start : start + _STRIP] @ other[start : start + _STRIP]
    return total


_STRIP = 64
"""Completions per strip: 80 x 64 x 50 products at most, below the 262,144 where OpenBLAS begins to
share out its work."""
