"""The policy: what the advisor knows about deciding, as checked data.

A policy is read from `knowledge/policy/*.yaml` and validated as a whole: every fact has a
criterion, every criterion of the research is covered, every statement has a citation, and what is
declared monotone is monotone. Contributions are log-odds on two axes: K (must material be fetched
per request?) and T (should weights be changed?).
"""

from __future__ import annotations

import itertools
from typing import Any, Literal

from pydantic import Field, PrivateAttr, model_validator

from bot.advisor.criterion import RESEARCH_IDS, Criterion, PassageId, PolicyPart
from bot.advisor.plan_rules import PlanPolicy
from bot.advisor.prices import Prices
from bot.advisor.profile import FIELDS
from bot.advisor.rules import Consistency, Gate, Interaction


class ConfidenceRules(PolicyPart):
    """From stability and probability to a word."""

    high_probability: float = Field(gt=0, lt=1)
    """Smallest probability of the approach for `high`."""
    high_stability: float = Field(gt=0, le=1)
    """Smallest stability for `high`."""
    medium_probability: float = Field(gt=0, lt=1)
    """Smallest probability for `medium`."""
    medium_stability: float = Field(gt=0, le=1)
    """Smallest stability for `medium`."""
    enough_cases: int = Field(gt=0)
    """Graded test cases below which high stakes cap the word at `medium`."""


class InterviewRules(PolicyPart):
    """When to stop asking."""

    stop_stability: float = Field(gt=0, le=1)
    """Stability from which nothing more is asked."""
    max_questions: int = Field(ge=1)
    """Questions after which nothing more is asked; "don't know" counts."""
    least_value: float = Field(ge=0)
    """Expected gain in the best probability below which a question is not worth asking."""


class Decision(PolicyPart):
    """The frame of the decision: where the scores start and what closed gates do."""

    K: float
    """Log-odds of K before any fact."""
    T: float
    """Log-odds of T before any fact."""
    tuning_cap: float = Field(gt=0, lt=0.5)
    """Largest probability of T through a gate closed to tuning."""
    retrieval_floor: float = Field(gt=0.5, lt=1)
    """Smallest probability of K where retrieval is required."""
    runner_up_below: float = Field(gt=0, le=1)
    """Stability below which the runner-up is shown."""
    confidence: ConfidenceRules
    """Words for the confidence."""
    interview: InterviewRules
    """When to stop asking."""
    citations: tuple[PassageId, ...] = Field(min_length=1)
    """Passages that justify the starting point."""


class Policy(PolicyPart):
    """Everything the advisor decides by."""

    version: str
    """Version of the policy, set by its author."""
    sha256: str = ""
    """Hash over the policy's files, set by the loader."""
    decision: Decision
    """The frame."""
    criteria: tuple[Criterion, ...]
    """One per fact, parents of priors before their children."""
    interactions: tuple[Interaction, ...] = ()
    """Facts that count together."""
    gates: tuple[Gate, ...] = ()
    """Preconditions."""
    consistency: tuple[Consistency, ...] = ()
    """Polite checks."""
    plan: PlanPolicy
    """Techniques, steps, risks, KPIs and reviews."""
    prices: Prices
    """Prices with their dates and sources."""

    _compiled: dict[tuple[int, int], Any] = PrivateAttr(default_factory=dict)
    _by_field: dict[str, Criterion] = PrivateAttr(default_factory=dict)

    @property
    def stamp(self) -> str:
        """Version and short hash, for stamping recommendations."""
        return f"{self.version}+{self.sha256[:12]}" if self.sha256 else self.version

    def criterion(self, field: str) -> Criterion:
        """The criterion of a fact."""
        if not self._by_field:
            self._by_field.update({c.field: c for c in self.criteria})
        return self._by_field[field]

    @model_validator(mode="after")
    def _complete(self) -> Policy:
        found = [criterion.field for criterion in self.criteria]
        missing = [name for name in FIELDS if name not in found]
        if missing:
            raise ValueError(f"no criterion for: {', '.join(missing)}")
        twice = {name for name in found if found.count(name) > 1}
        if twice:
            raise ValueError(f"more than one criterion for: {', '.join(sorted(twice))}")
        covered = {ref for criterion in self.criteria for ref in criterion.research}
        if RESEARCH_IDS - covered:
            raise ValueError(f"research criteria not covered: {sorted(RESEARCH_IDS - covered)}")
        ids = [entry.id for entry in self.interactions] + [gate.id for gate in self.gates]
        if len(ids) != len(set(ids)):
            raise ValueError("ids of interactions and gates must be unique")
        self._check_priors()
        for criterion in self.criteria:
            for axis, direction in criterion.monotone.items():
                self._check_monotone(criterion, axis, 1 if direction == "up" else -1)
        return self

    def _check_monotone(self, criterion: Criterion, axis: Literal["K", "T"], sign: int) -> None:
        """Refuse interactions that could together turn what is declared monotone.

        Between neighbouring values the criterion's own step must outweigh the sum of all adverse
        steps of interactions, with their other facts taking part in full.
        """
        name = criterion.field
        joined = [entry for entry in self.interactions if name in entry.fields()]
        values: list[Any] = list(criterion.values())
        if criterion.numeric:
            curves = [getattr(criterion.knots, axis)]
            curves += [f[name].ramp or () for e in joined for f in e.sets() if name in f]
            values = sorted({x for curve in curves for x, _ in curve} | {0.0})
        for low, high in itertools.pairwise(values):
            at = 0 if axis == "K" else 1
            step = criterion.contribution(high)[at] - criterion.contribution(low)[at]
            adverse = sum(
                min(0.0, sign * getattr(entry, axis) * _largest_step(entry, name, low, high))
                for entry in joined
            )
            if sign * step + adverse < -1e-9:
                raise ValueError(
                    f"{name}: {axis} is declared monotone, but interactions "
                    f"({', '.join(e.id for e in joined)}) can turn it from {low} to {high}"
                )

    def _check_priors(self) -> None:
        seen: dict[str, Criterion] = {}
        for criterion in self.criteria:
            for parent, table in criterion.given.items():
                if parent not in seen:
                    raise ValueError(f"{criterion.field}: prior given {parent}, which comes later")
                keys = range(seen[parent].size) if seen[parent].numeric else seen[parent].values()
                for value, factors in table.items():
                    if value not in keys:
                        raise ValueError(f"{criterion.field}: {parent} has no {value!r}")
                    _prior_factors(criterion, factors)
            seen[criterion.field] = criterion

    def prior_factors(self, field: str, parent: str, value: Any) -> tuple[float, ...]:
        """Factors on the prior weights of `field` when `parent` has this value or bucket."""
        criterion = self.criterion(field)
        factors = criterion.given.get(parent, {}).get(value)
        return (1.0,) * criterion.size if factors is None else _prior_factors(criterion, factors)


def _largest_step(entry: Interaction, name: str, low: Any, high: Any) -> float:
    """The step of an interaction's share from one value to the next, its other facts in full."""
    steps = [f[name].share(high) - f[name].share(low) for f in entry.sets() if name in f]
    return max(steps, key=abs)


def _prior_factors(
    criterion: Criterion, factors: dict[Any, float] | tuple[float, ...]
) -> tuple[float, ...]:
    if isinstance(factors, dict):
        unknown = [key for key in factors if key not in criterion.values()]
        if unknown or criterion.numeric:
            raise ValueError(f"{criterion.field}: prior factors for unknown values {unknown}")
        found = tuple(factors.get(value, 1.0) for value in criterion.values())
    else:
        found = tuple(factors)
    if len(found) != criterion.size or min(found) <= 0:
        raise ValueError(f"{criterion.field}: needs {criterion.size} positive prior factors")
    return found
