"""Completions: what the unknown facts could be, as one fixed seeded sample.

Every fact has its own stream of uniform numbers (common random numbers): learning one fact leaves
the completions of the others as they were, except where their prior depends on it. A completion
draws parents before children, so priors may depend on facts such as stage and task type.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.advisor.criterion import Criterion
from bot.advisor.policy import Policy
from bot.advisor.rules import Factor

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]

_KEPT = 600
"""Conditional columns kept in memory per policy, seed and size; more are drawn anew."""


class Column:
    """The sampled values of one unknown fact, with everything looked up from them."""

    __slots__ = ("_members", "_size", "contribution", "counts", "index", "shares", "weights")

    def __init__(self, index: Indices, size: int, contribution: Floats) -> None:
        self.index = index
        """Option or bucket per completion."""
        self.contribution = contribution[:, index]
        """Log-odds on K and T per completion, shape (2, n)."""
        self._size = size
        self._members: Floats | None = None
        self.counts: Floats = np.bincount(index, minlength=size).astype(np.float64)
        """Completions per option."""
        self.weights = self.counts / len(index)
        """Share of completions per option."""
        self.shares: dict[tuple[str, int], Floats] = {}
        """Looked-up shares per interaction or gate term."""

    @property
    def members(self) -> Floats:
        """1 where a completion has the option, shape (options, n); made when first asked for."""
        if self._members is None:
            self._members = (np.arange(self._size)[:, None] == self.index).astype(np.float64)
        return self._members


class Completions:
    """The sample of a policy for one seed and size.

    Args:
        policy: The validated policy.
        seed: Seed of the streams.
        count: Number of completions.
    """

    def __init__(self, policy: Policy, seed: int, count: int) -> None:
        self.count = count
        self.order = tuple(criterion.field for criterion in policy.criteria)
        self._criteria = {criterion.field: criterion for criterion in policy.criteria}
        self._policy = policy
        self._uniform = {name: _stream(seed, name, count) for name in self.order}
        self._tables = {name: contribution_table(self._criteria[name]) for name in self.order}
        self._ancestors: dict[str, tuple[str, ...]] = {}
        for name in self.order:
            parents = self._criteria[name].given
            above = {a for parent in parents for a in (*self._ancestors[parent], parent)}
            self._ancestors[name] = tuple(f for f in self.order if f in above)
        self.parents = frozenset(p for c in policy.criteria for p in c.given)
        """Facts on which the prior of another fact depends."""
        self._columns: dict[tuple[Any, ...], Column] = {}

    def descendants(self, field: str) -> tuple[str, ...]:
        """The facts whose prior depends on this one, directly or not."""
        return tuple(name for name in self.order if field in self._ancestors[name])

    def column(self, field: str, known: dict[str, Any]) -> Column:
        """The completions of an unknown fact, given the known ones.

        Args:
            field: The unknown fact.
            known: Known facts; only ancestors in the priors matter.
        """
        positions = tuple(
            self._criteria[name].position(known[name]) if name in known else -1
            for name in self._ancestors[field]
        )
        key = (field, positions)
        found = self._columns.get(key)
        if found is None:
            found = self._draw(field, known)
            if len(self._columns) < _KEPT:
                self._columns[key] = found
        return found

    def shares(self, column: Column, key: tuple[str, int], field: str, factor: Factor) -> Floats:
        """The share of a term per completion, looked up once per column."""
        found = column.shares.get(key)
        if found is None:
            table = np.array([factor.share(value) for value in self._criteria[field].values()])
            found = column.shares[key] = table[column.index]
        return found

    def _draw(self, field: str, known: dict[str, Any]) -> Column:
        criterion = self._criteria[field]
        weights = np.tile(_prior(criterion), (self.count, 1))
        for parent in criterion.given:
            above = self._criteria[parent]
            keys = range(above.size) if above.numeric else above.values()
            table = np.array([self._policy.prior_factors(field, parent, key) for key in keys])
            if parent in known:
                weights *= table[above.position(known[parent])]
            else:
                weights *= table[self.column(parent, known).index]
        cumulative = np.cumsum(weights, axis=1)
        cumulative /= cumulative[:, -1:]
        index = (self._uniform[field][:, None] >= cumulative[:, :-1]).sum(axis=1)
        return Column(index, criterion.size, self._tables[field])


def _prior(criterion: Criterion) -> Floats:
    entries = criterion.buckets if criterion.numeric else criterion.options
    return np.array([entry.prior for entry in entries], dtype=np.float64)


def contribution_table(criterion: Criterion) -> Floats:
    """Log-odds of each option or bucket on K and T, shape (2, options)."""
    return np.array([criterion.contribution(v) for v in criterion.values()]).T.copy()


def _stream(seed: int, field: str, count: int) -> Floats:
    """Stratified uniforms of one fact: every stratum of width 1/count is drawn once."""
    generator = np.random.default_rng([seed, zlib.crc32(field.encode())])
    return (generator.permutation(count) + generator.random(count)) / count
