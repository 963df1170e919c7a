"""What is taken of a network's chances: what states a value, and what doubts a rule's reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

FIELDS = (
    "task_type", "stage", "accuracy_gap", "prompt_attempts", "knowledge_source",
    "knowledge_change", "citations_required", "style_or_format_strictness", "task_stability",
    "task_breadth", "error_cost", "regulated", "on_prem_required", "weights_or_tuning_access",
    "gpu_access", "ml_expertise", "main_driver",
)  # fmt: skip
"""Fields whose values a network knows, in the order of its outputs."""

ROLES = (
    "", "labelled_examples", "requests_per_month", "prompt_tokens", "latency_target_ms",
    "budget_usd", "time_to_ship_weeks", "score_now", "score_target",
)  # fmt: skip
"""What a number can be: something else, a field, or one of two scores that make a gap."""

KINDS = frozenset(("#", "#%", "$#", "#ms", "#w", "#d"))
"""Placeholders of the numbers that can have a role."""


FEW_WORDS = 18
"""Words and signs of a message below which it is taken as the writer's own more readily."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that a sentence seems to state."""

    field: str
    """One of `FIELDS`."""
    value: str
    """The value as text."""
    chance: float
    """Between 0 and 1."""

    @property
    def what(self) -> tuple[str, str]:
        """Field and value."""
        return self.field, self.value


@dataclass(frozen=True)
class Bounds:
    """The columns of a network's chances, and what is taken of them."""

    values: Mapping[str, Sequence[str]]
    """Per field "" for nothing, then its values."""
    thresholds: Mapping[str, float]
    """Per field and role the chance from which a proposal is taken."""
    doubted: Mapping[str, float]
    """Per field the chance below which a rule's reading is dropped."""
    own_from: float = 0.0
    """The chance below which nothing is read from a sentence, since it tells of another project
    than the writer's own."""
    sure_from: float = 0.9
    """The chance from which the network also speaks where a rule has spoken."""

    @cached_property
    def columns(self) -> list[tuple[str, str]]:
        """Field and value of each column."""
        return [(field, value) for field in FIELDS for value in self.values[field]]

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        return {what: at for at, what in enumerate(self.columns)}

    @cached_property
    def _least(self) -> Array:
        least = [self.thresholds.get(f, 1.0) if value else 2.0 for f, value in self.columns]
        return np.array(least, dtype=np.float32)

    @cached_property
    def _of_field(self) -> Array:
        """1 where a column is a value of a field, (columns, fields)."""
        rows = [[float(field == other) for other in FIELDS] for field, _ in self.columns]
        return np.array(rows, dtype=np.float32)

    def chances(self, outputs: Array) -> Array:
        """The chance of each value of each field, (sentences, columns), from outputs."""
        raised = np.exp(np.clip(outputs, -60, 60), dtype=np.float32)
        return np.asarray(raised / (raised @ self._of_field @ self._of_field.T), dtype=np.float32)

    def own(self, chances: Array, words: int) -> NDArray[np.bool_]:
        """Which sentences of a message of so many words may tell of the writer's own project.

        A message of few words leaves little to tell by: there half the chance is enough.
        """
        return chances >= (self.own_from if words >= FEW_WORDS else self.own_from / 2)

    def column(self, field: str, value: str) -> int:
        """Where the chance of a value stands; "" is that nothing is stated."""
        return self._places[field, value]

    def likeliest(self, chances: Array) -> list[tuple[Proposal, int]]:
        """The most likely value of each field whose chance reaches its threshold somewhere.

        Args:
            chances: (sentences, columns).

        Returns:
            Proposals with the sentence of each, by the first sentence that proposes the field.
        """
        best: dict[str, tuple[Proposal, int]] = {}
        rows, columns = np.nonzero(chances >= self._least)
        for row, at in zip(rows.tolist(), columns.tolist(), strict=True):
            field, value = self.columns[at]
            chance = float(chances[row, at])
            if field not in best or chance > best[field][0].chance:
                best[field] = Proposal(field, value, chance), row
        return list(best.values())

    def doubts(self, field: str, value: str, chances: Array) -> bool:
        """Whether a rule's reading of a sentence is too unlikely; `chances` are the sentence's."""
        least = self.doubted.get(field, 0.0)
        known = least > 0 and value in self.values.get(field, ())
        return known and float(chances[self.column(field, value)]) < least

    def role(self, chances: Array) -> str:
        """The role of a number; "" when none is likely enough."""
        best = int(chances.argmax())
        name = ROLES[best]
        return name if float(chances[best]) >= self.thresholds.get(name, 0.5) else ""


def sigmoid(outputs: Array) -> Array:
    """Chances of outputs that stand alone."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(outputs, -60, 60))), dtype=np.float32)


def role_chances(outputs: Array) -> Array:
    """The chance of each of `ROLES`, (numbers, roles), from a network's outputs."""
    raised = np.exp(np.clip(outputs, -60, 60), dtype=np.float64)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
