"""One fact varied, everything else as it was: fast, because only what it touches is recomputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bot.advisor.completions import AnyColumn, ColumnPerValue, Floats
from bot.advisor.cost_evidence import VOLUME
from bot.advisor.derived import as_they_count, carried_by
from bot.advisor.parts import Part, Several, add
from bot.advisor.profile import Approach
from bot.advisor.reasoning import APPROACHES, Model, Outcome
from bot.advisor.rules import Factors


class Variation:
    """The scores of a profile with one fact taken out, ready to take any value of it.

    Unknown facts that depend on the varied one are drawn anew for each value, from the same
    uniform numbers; all others keep their completions.

    Args:
        model: The policy made ready.
        outcome: The scores of the profile as it is.
        field: The fact to vary, known or not.
    """

    def __init__(self, model: Model, outcome: Outcome, field: str) -> None:
        self._model = model
        self._outcome = outcome
        self._field = field
        self._constant = (field, *carried_by(field, outcome.known))
        told = {*outcome.counted, *self._constant}
        moved = {f for name in self._constant for f in model.completions.moving(name, told)}
        self._moving = tuple(f for f in outcome.columns if f in moved)
        touched = {*self._constant, *self._moving}
        self._interactions = tuple(
            j
            for j in _touching(model.interactions_of, touched)
            if not self._stays_out(model.policy.interactions[j].factors, touched)
        )
        self._gates = _touching(model.gates_of, touched)
        constants = [outcome.constants[name] for name in touched if name in outcome.constants]
        scores = outcome.scores - np.array(constants or [(0.0, 0.0)]).sum(axis=0)[:, None]
        for name in touched:
            if name in outcome.columns:
                scores -= outcome.columns[name].contribution
        for j in self._interactions:
            add(scores, model.pushes[j], outcome.parts[j], -1.0)
        if not isinstance(outcome.learned, float) or outcome.learned:
            scores[0] -= outcome.learned * outcome.chances[1]
        self._teaches = any(j in model.lessons for j in self._interactions)
        self._scores = scores
        self._columns = {f: c for f, c in outcome.columns.items() if f not in touched}

    def _stays_out(self, factors: Factors, touched: set[str]) -> bool:
        """Whether a known fact that is not varied keeps an interaction at 0."""
        counted = self._outcome.counted
        return any(
            factor.share(counted[name]) == 0.0
            for name, factor in factors.items()
            if name in counted and name not in touched
        )

    def means(self, values: Sequence[Any]) -> Floats:
        """The four mean probabilities for each value, shape (values, 4)."""
        if not values:
            return np.empty((0, 4))
        size = max(1, _AT_ONCE // self._model.count)
        blocks = [values[at : at + size] for at in range(0, len(values), size)]
        return np.concatenate([self._block(block) for block in blocks])

    def _block(self, values: Sequence[Any]) -> Floats:
        model = self._model
        known, drawn = self._told(values)
        scores = np.repeat(self._scores[:, None, :], len(values), axis=1)
        for name in self._constant:
            contribution = model.criteria[name].contribution
            scores += np.array([contribution(value) for value in known[name].values]).T[:, :, None]
        for name in self._moving:
            for n, row in enumerate(drawn[name].rows):
                scores[:, n] += row.contribution
        columns: dict[str, AnyColumn] = {**self._columns, **drawn}
        parts = self._outcome.parts.copy()
        for j in self._interactions:
            parts[j] = model.part(model.policy.interactions[j], known, columns)
            add(scores, model.pushes[j], parts[j], 1.0)
        learned = model.learned(parts) if self._teaches else self._outcome.learned
        return _means(model.chances(scores, learned, self._held(known, columns)))

    def approaches(self, values: Sequence[Any]) -> list[Approach]:
        """The recommended approach for each value."""
        return [APPROACHES[int(best)] for best in self.means(values).argmax(axis=1)]

    def _told(self, values: Sequence[Any]) -> tuple[dict[str, Any], dict[str, ColumnPerValue]]:
        """The known facts with all values of the varied ones, and what depends on these anew."""
        outcome, field = self._outcome, self._field
        if self._constant == (field,) and field != VOLUME:
            told = [{**outcome.counted, field: value} for value in values]
        else:
            told = [as_they_count({**outcome.known, field: v}, outcome.evidence) for v in values]
        varied = {name: Several([known[name] for known in told]) for name in self._constant}
        column = self._model.completions.column
        drawn = {
            name: ColumnPerValue([column(name, known) for known in told]) for name in self._moving
        }
        return {**outcome.counted, **varied}, drawn

    def _held(self, known: dict[str, Any], columns: Mapping[str, AnyColumn]) -> tuple[Part, Part]:
        """As `Model.held`, with one row per value where a touched gate depends on the value."""
        if not self._gates:
            return self._outcome.held
        model = self._model
        closed = self._outcome.closed.copy()
        for j in self._gates:
            closed[j] = model.closed(model.policy.gates[j], known, columns)
        return model.held(closed)


_AT_ONCE = 4096
"""Numbers in one row of an array: larger ones leave the processor's cache, and their memory is
given back to the system and fetched again each time."""


def _touching(of_field: dict[str, tuple[int, ...]], fields: set[str]) -> tuple[int, ...]:
    return tuple(sorted({j for field in fields for j in of_field[field]}))


def _means(chances: Floats) -> Floats:
    """The four mean probabilities from those of K and T, shape (values, 4)."""
    count = chances.shape[2]
    k, t = np.add.reduce(chances, axis=2) / count
    both = np.einsum("vn,vn->v", chances[0], chances[1]) / count
    means: Floats = np.array([1.0 - k - t + both, k - both, t - both, both]).T
    result: Floats = means / np.add.reduce(means, axis=1)[:, None]
    return result
