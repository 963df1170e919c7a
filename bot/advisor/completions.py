"""Completions: what the unknown facts could be, as one fixed seeded sample.

Every fact has its own stream of uniform numbers (common random numbers): learning one fact leaves
the completions of the others as they were, except where they depend on it. A completion draws
parents before children, so priors may depend on facts such as stage and task type. A known child
speaks for its unknown parents in turn, by Bayes' rule: who names quality as the reason for a
change has hardly met the target. Only facts without parents, such as the task and the stage, are
not inferred: a project tells them first.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
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

_KEPT_BEARINGS = 20_000
"""Sets of known facts remembered with what they bear on; at so many they are forgotten."""


class Column:
    """The sampled values of one unknown fact, with everything looked up from them."""

    __slots__ = ("contribution", "index", "shares", "size")

    def __init__(self, index: Indices, size: int, contribution: Floats) -> None:
        self.index = index
        """Option or bucket per completion."""
        self.contribution = contribution[:, index]
        """Log-odds on K and T per completion, shape (2, n)."""
        self.size = size
        """Number of options or buckets."""
        self.shares: dict[tuple[str, int], Floats] = {}
        """Looked-up shares per interaction or gate term."""

    def share_of(self, key: tuple[str, int], table: Floats) -> Floats:
        """The share of a term per completion, looked up once; `table` holds it per option."""
        found = self.shares.get(key)
        if found is None:
            found = self.shares[key] = table[self.index]
        return found

    @property
    def weights(self) -> Floats:
        """Share of completions per option."""
        counts = np.bincount(self.index, minlength=self.size)
        return np.asarray(counts / len(self.index), dtype=np.float64)


class ColumnPerValue:
    """The completions of an unknown fact for several values of a known one, one row each."""

    __slots__ = ("rows",)

    def __init__(self, rows: Sequence[Column]) -> None:
        self.rows = rows
        """One column per value."""

    def share_of(self, key: tuple[str, int], table: Floats) -> Floats:
        """The share of a term, shape (values, n)."""
        return np.stack([row.share_of(key, table) for row in self.rows])


AnyColumn = Column | ColumnPerValue


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
        self._place = {name: n for n, name in enumerate(self.order)}
        self._parents = {name: tuple(self._criteria[name].given) for name in self.order}
        self._inferred_from = {
            name: tuple(child for child in self.order if name in self._parents[child])
            if self._parents[name]
            else ()
            for name in self.order
        }
        self._factors = {
            (name, parent): self._factor_table(name, parent)
            for name in self.order
            for parent in self._parents[name]
        }
        self.related = frozenset(f for pair in self._factors for f in pair)
        """Facts that say something about the unknown value of another fact."""
        self._columns: dict[tuple[Any, ...], Column] = {}
        self._tables_of_shares: dict[tuple[str, int, str], Floats] = {}
        self._moving: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
        self._bearing_on: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}

    def _factor_table(self, field: str, parent: str) -> Floats:
        """Factors on the prior of a fact per value of a parent, shape (its own, parent's)."""
        above = self._criteria[parent]
        keys = range(above.size) if above.numeric else above.values()
        return np.array([self._policy.prior_factors(field, parent, key) for key in keys]).T.copy()

    def moving(self, field: str, known: Collection[str]) -> tuple[str, ...]:
        """The other unknown facts whose completions depend on this one once it is known."""
        if field not in self.related:
            return ()
        told = self.related & {*known, field}
        found = self._moving.get((field, told))
        if found is None:
            if len(self._moving) >= _KEPT_BEARINGS:
                self._moving.clear()
            found = self._moving[field, told] = tuple(
                name
                for name in self.order
                if name in self.related and name not in told and field in self._bearing(name, told)
            )
        return found

    def _bearing(self, field: str, known: frozenset[str]) -> tuple[str, ...]:
        """The known facts on which the completions of an unknown one depend, in order."""
        key = (field, known)
        found = self._bearing_on.get(key)
        if found is None:
            if len(self._bearing_on) >= _KEPT_BEARINGS:
                self._bearing_on.clear()
            found = self._bearing_on[key] = tuple(sorted(self._find_bearing(field, known)))
        return found

    def _find_bearing(self, field: str, known: frozenset[str]) -> set[str]:
        found: set[str] = set()
        beside = list(self._parents[field])
        for child in self._inferred_from[field]:
            if child in known:
                found.add(child)
                beside += self._beside(field, child)
        for name in beside:
            if name in known:
                found.add(name)
            elif self._place[name] < self._place[field]:
                found.update(self._bearing(name, known))
        return found

    def _beside(self, field: str, child: str) -> list[str]:
        """The other parents of a child."""
        return [name for name in self._parents[child] if name != field]

    def column(self, field: str, known: dict[str, Any]) -> Column:
        """The completions of an unknown fact, given the known ones.

        Args:
            field: The unknown fact.
            known: Known facts; only those related to it by priors matter.
        """
        bearing: tuple[str, ...] = ()
        if field in self.related:
            bearing = self._bearing(field, self.related.intersection(known))
        key = (field, *((name, self._criteria[name].position(known[name])) for name in bearing))
        found = self._columns.get(key)
        if found is None:
            found = self._draw(field, known)
            if len(self._columns) < _KEPT:
                self._columns[key] = found
        return found

    def shares(self, column: AnyColumn, key: tuple[str, int], field: str, factor: Factor) -> Floats:
        """The share of a term per completion, looked up once per column."""
        table = self._tables_of_shares.get((*key, field))
        if table is None:
            table = np.array([factor.share(value) for value in self._criteria[field].values()])
            self._tables_of_shares[(*key, field)] = table
        return column.share_of(key, table)

    def _draw(self, field: str, known: dict[str, Any]) -> Column:
        criterion = self._criteria[field]
        weights = _prior(criterion)[:, None]
        for parent in self._parents[field]:
            weights = weights * self._given(field, parent, known)
        for child in self._inferred_from[field]:
            if child in known:
                weights = weights * self._likelihood(field, child, known)
        bounds = np.cumsum(weights, axis=0)
        bounds /= bounds[-1]
        uniform = self._uniform[field]
        if bounds.shape[1] == 1:
            index = np.searchsorted(bounds[:-1, 0], uniform, side="right")
        else:
            index = (uniform >= bounds[:-1]).sum(axis=0)
        return Column(index, criterion.size, self._tables[field])

    def _given(self, field: str, parent: str, known: dict[str, Any]) -> Floats:
        """Factors on the prior of a fact from one parent: one column, or one per completion."""
        table = self._factors[field, parent]
        if parent in known:
            at = self._criteria[parent].position(known[parent])
            return table[:, at : at + 1]
        return np.take(table, self.column(parent, known).index, axis=1)

    def _likelihood(self, field: str, child: str, known: dict[str, Any]) -> Floats:
        """How likely the known child is per value of a fact: one column, or one per completion.

        Parents of the child that are drawn later are left out; they see this fact in their turn.
        """
        weights = _prior(self._criteria[child])[:, None]
        for other in self._beside(field, child):
            if other in known or self._place[other] < self._place[field]:
                weights = weights * self._given(child, other, known)
        table = self._factors[child, field]
        at = self._criteria[child].position(known[child])
        chance: Floats = weights[at] * table[at][:, None] / (table.T @ weights)
        return chance


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
