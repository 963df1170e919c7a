"""One fact varied, everything else as it was: fast, because only what it touches is recomputed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.advisor.completions import Column, Floats
from bot.advisor.derived import as_they_count, carried_by
from bot.advisor.profile import Approach
from bot.advisor.reasoning import APPROACHES, Model, Outcome, Part
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
        told = {**outcome.counted, **dict.fromkeys(self._constant)}
        moved = {f for name in self._constant for f in model.completions.moving(name, told)}
        self._moving = tuple(f for f in outcome.columns if f in moved)
        touched = {*self._constant, *self._moving}
        self._interactions = tuple(
            j
            for j in _touching(model.interactions_of, touched)
            if not self._stays_out(model.policy.interactions[j].factors, touched)
        )
        self._gates = _touching(model.gates_of, touched)
        scores = outcome.scores.copy()
        for name in touched:
            if name in outcome.constants:
                scores -= np.array(outcome.constants[name])[:, None]
            else:
                scores -= outcome.columns[name].contribution
        for j in self._interactions:
            _add(scores, model.pushes[j], outcome.parts[j], -1.0)
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
        model = self._model
        scores = np.repeat(self._scores[:, None, :], len(values), axis=1)
        closed: list[list[Part]] = []
        lessons: list[Part] = []
        for n, value in enumerate(values):
            known = as_they_count(
                {**self._outcome.known, self._field: value}, self._outcome.evidence
            )
            columns = self._redrawn(known)
            row = scores[:, n]
            for name in self._constant:
                row += np.array(model.criteria[name].contribution(known[name]))[:, None]
            for name in self._moving:
                row += columns[name].contribution
            parts = self._outcome.parts.copy()
            for j in self._interactions:
                parts[j] = model.part(model.policy.interactions[j], known, columns)
                _add(row, model.pushes[j], parts[j], 1.0)
            if self._teaches:
                lessons.append(model.learned(parts))
            closed.append(
                [model.closed(model.policy.gates[j], known, columns) for j in self._gates]
            )
        learned = self._stacked(lessons) if self._teaches else self._outcome.learned
        return _means(model.chances(scores, learned, self._held(closed)))

    def approaches(self, values: Sequence[Any]) -> list[Approach]:
        """The recommended approach for each value."""
        if not values:
            return []
        return [APPROACHES[int(best)] for best in self.means(values).argmax(axis=1)]

    def _redrawn(self, known: dict[str, Any]) -> dict[str, Column]:
        if not self._moving:
            return self._columns
        drawn = {name: self._model.completions.column(name, known) for name in self._moving}
        return {**self._columns, **drawn}

    def _held(self, closed: list[list[Part]]) -> tuple[Part, Part]:
        """As `Model.held`, with one row per value where a touched gate depends on the value."""
        if not self._gates:
            return self._outcome.held
        parts: list[Part] = list(self._outcome.closed)
        for n, j in enumerate(self._gates):
            parts[j] = self._stacked([row[n] for row in closed])
        return self._model.held(parts)

    def _stacked(self, rows: list[Part]) -> Part:
        """One part per value as one array that goes with (values, completions)."""
        if all(isinstance(row, float) for row in rows):
            return np.array(rows)[:, None] if any(rows) else 0.0
        return np.stack([np.broadcast_to(row, (self._model.count,)) for row in rows])


def _touching(of_field: dict[str, tuple[int, ...]], fields: set[str]) -> tuple[int, ...]:
    return tuple(sorted({j for field in fields for j in of_field[field]}))


def _add(scores: Floats, push: Floats, part: Part, sign: float) -> None:
    if isinstance(part, float) and part == 0.0:
        return
    for axis in (0, 1):
        if push[axis]:
            scores[axis] += sign * push[axis] * part


def _means(chances: Floats) -> Floats:
    """The four mean probabilities from those of K and T, shape (values, 4)."""
    k, t = chances.mean(axis=2)
    both = np.einsum("vn,vn->v", chances[0], chances[1]) / chances.shape[2]
    means = np.stack([1.0 - k - t + both, k - both, t - both, both], axis=1)
    result: Floats = means / means.sum(axis=1, keepdims=True)
    return result
