"""The two scores and the four probabilities over all completions of a profile.

K asks whether material must be fetched per request, T whether weights should be changed. Each is
a logistic score: a starting point plus what every fact and every interaction contributes. Gates
hold T down or K up afterwards. With the two probabilities taken as independent within a
completion: P(prompting) = (1-K)(1-T), P(rag) = K(1-T), P(fine_tuning) = (1-K)T, P(hybrid) = KT.
T is settled first, because what training would teach lowers K only as far as training happens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bot.advisor.completions import AnyColumn, Column, Completions, Floats
from bot.advisor.cost_evidence import COST_FACTS, CostEvidence
from bot.advisor.derived import SCORES, as_they_count
from bot.advisor.parts import Part, Several, add, is_zero, larger, sigmoid
from bot.advisor.policy import Policy
from bot.advisor.profile import Approach, Profile
from bot.advisor.rules import Factors, Gate, Interaction

APPROACHES: tuple[Approach, ...] = (
    Approach.PROMPTING,
    Approach.RAG,
    Approach.FINE_TUNING,
    Approach.HYBRID,
)
"""The order of every array of four probabilities."""


class Outcome:
    """The scores of one profile over all completions."""

    __slots__ = (
        "approach",
        "best",
        "chances",
        "closed",
        "columns",
        "constants",
        "counted",
        "evidence",
        "held",
        "known",
        "learned",
        "mean",
        "parts",
        "rows",
        "scores",
        "stability",
    )

    def __init__(self, known: dict[str, Any], evidence: CostEvidence) -> None:
        self.known = known
        """Known facts."""
        self.evidence = evidence
        """How their volume counts."""
        self.counted = as_they_count(known, evidence)
        """Known facts as they count: the volume by its cost, a gap from two scores."""
        self.columns: dict[str, Column] = {}
        """Completions of the unknown facts."""
        self.constants: dict[str, tuple[float, float]] = {}
        """Contribution of each known fact to K and T."""
        self.parts: list[Part] = []
        """Share of each interaction."""
        self.closed: list[Part] = []
        """1 where a gate is closed."""
        self.scores: Floats
        """Log-odds of K and T before gates, shape (2, n)."""
        self.learned: Part
        """Log-odds of K that count only as far as weights are changed; in `scores` already."""
        self.held: tuple[Part, Part]
        """1 where K is held up and where T is held down by closed gates."""
        self.chances: Floats
        """Probabilities of K and T after gates, shape (2, n)."""
        self.rows: Floats
        """The four probabilities per completion, shape (4, n)."""
        self.mean: Floats
        """The four mean probabilities; they sum to 1."""
        self.best: int
        """Position of the approach with the highest mean probability."""
        self.approach: Approach
        """That approach."""
        self.stability: float
        """Share of completions in which it is first."""


class Model:
    """A policy made ready to score profiles.

    Args:
        policy: The validated policy.
        seed: Seed of the completions.
        count: Number of completions.
    """

    def __init__(self, policy: Policy, seed: int = 0, count: int = 2048) -> None:
        self.policy = policy
        self.completions = Completions(policy, seed, count)
        self.evidence = CostEvidence(policy.prices, policy.prices)
        self.seed = seed
        self.count = count
        self.criteria = {criterion.field: criterion for criterion in policy.criteria}
        self.start = np.array([policy.decision.K, policy.decision.T])
        self.pushes = [np.array([0.0 if i.if_trained else i.K, i.T]) for i in policy.interactions]
        self.lessons = {j: i.K for j, i in enumerate(policy.interactions) if i.if_trained}
        self.interactions_of: dict[str, tuple[int, ...]] = {
            name: tuple(j for j, i in enumerate(policy.interactions) if name in i.fields())
            for name in self.completions.order
        }
        self.gates_of: dict[str, tuple[int, ...]] = {
            name: tuple(j for j, gate in enumerate(policy.gates) if name in gate.fields())
            for name in self.completions.order
        }

        self.effective = frozenset(filter(self._moves, self.completions.order))
        """Facts that can move the scores at all."""

    def _moves(self, name: str) -> bool:
        criterion = self.criteria[name]
        return bool(
            self.interactions_of[name]
            or self.gates_of[name]
            or name in self.completions.related
            or name in COST_FACTS
            or name in SCORES
            or any(any(criterion.contribution(value)) for value in criterion.values())
        )

    def evaluate(self, known: dict[str, Any], evidence: CostEvidence | None = None) -> Outcome:
        """Score a profile given by its known facts.

        Args:
            known: The known facts.
            evidence: How volumes count, when other prices than the policy's apply.
        """
        outcome = Outcome(known, evidence or self.evidence)
        known = outcome.counted
        total = self.start[:, None] + np.zeros((2, self.count))
        for name in self.completions.order:
            value = known.get(name)
            if value is None:
                column = outcome.columns[name] = self.completions.column(name, known)
                total += column.contribution
            else:
                constant = self.criteria[name].contribution(value)
                outcome.constants[name] = constant
                total[0] += constant[0]
                total[1] += constant[1]
        for interaction, push in zip(self.policy.interactions, self.pushes, strict=True):
            part = self.part(interaction, known, outcome.columns)
            outcome.parts.append(part)
            add(total, push, part)
        outcome.learned = self.learned(outcome.parts)
        outcome.closed = [self.closed(gate, known, outcome.columns) for gate in self.policy.gates]
        outcome.scores = total
        outcome.held = self.held(outcome.closed)
        outcome.chances = self.chances(total, outcome.learned, outcome.held)
        outcome.rows = four(outcome.chances)
        outcome.mean = outcome.rows.mean(axis=1)
        outcome.mean /= outcome.mean.sum()
        outcome.best = int(outcome.mean.argmax())
        outcome.approach = APPROACHES[outcome.best]
        outcome.stability = float((outcome.rows.argmax(axis=0) == outcome.best).mean())
        return outcome

    def part(
        self, entry: Interaction, known: Mapping[str, Any], columns: Mapping[str, AnyColumn]
    ) -> Part:
        """The share of an interaction: its factors times the strongest of its ways."""
        share = self.product((entry.id, 0), entry.factors, known, columns)
        if not entry.strongest_of or is_zero(share):
            return share
        strongest: Part = 0.0
        for n, way in enumerate(entry.strongest_of, 1):
            one = self.product((entry.id, n), way.factors, known, columns)
            strongest = larger(strongest, one)
        return share * strongest

    def closed(
        self, gate: Gate, known: Mapping[str, Any], columns: Mapping[str, AnyColumn]
    ) -> Part:
        """1 where a gate is closed."""
        found: Part = 0.0
        for n, factors in enumerate(gate.closed_when):
            one = self.product((gate.id, n), factors, known, columns)
            found = larger(found, one)
        return found

    def product(
        self,
        key: tuple[str, int],
        factors: Factors,
        known: Mapping[str, Any],
        columns: Mapping[str, AnyColumn],
    ) -> Part:
        """The product of the shares of some facts; `key` names where they are kept."""
        product: Part = 1.0
        unknown = []
        for name, factor in factors.items():
            value = known.get(name)
            if value is None:
                unknown.append((name, factor))
                continue
            share = value.share(factor) if isinstance(value, Several) else factor.share(value)
            if is_zero(share):
                return 0.0
            product = product * share
        for name, factor in unknown:
            product = product * self.completions.shares(columns[name], key, name, factor)
        return product

    def held(self, closed: list[Part]) -> tuple[Part, Part]:
        """1 where K is held up and where T is held down, from the gates that are closed."""
        up: Part = 0.0
        down: Part = 0.0
        for gate, part in zip(self.policy.gates, closed, strict=True):
            if gate.holds_back_tuning:
                down = larger(down, part)
            else:
                up = larger(up, part)
        return up, down

    def learned(self, parts: Sequence[Part]) -> Part:
        """What all training would take from K at full T, from the shares of the interactions."""
        total: Part = 0.0
        for j, lesson in self.lessons.items():
            part = parts[j]
            if not is_zero(part):
                total = total + lesson * part
        return total

    def chances(self, scores: Floats, learned: Part, held: tuple[Part, Part]) -> Floats:
        """Probabilities of K and T after gates; T first, since K depends on it.

        Args:
            scores: Log-odds of K and T, the last axis over completions; K takes in `learned`.
            learned: As `learned` returns it.
            held: As `held` returns it.
        """
        up, down = held
        decision = self.policy.decision
        chances = np.empty_like(scores)
        k, t = chances
        sigmoid(scores[1], out=t)
        if not is_zero(down):
            ceiling = 1.0 - (1.0 - decision.tuning_cap) * np.asarray(down)
            np.minimum(t, ceiling, out=t)
        if not is_zero(learned):
            scores[0] += learned * t
        sigmoid(scores[0], out=k)
        if not is_zero(up):
            np.maximum(k, decision.retrieval_floor * np.asarray(up), out=k)
        return chances


def compiled(policy: Policy, seed: int, count: int) -> Model:
    """The model of a policy, made once per seed and number of completions."""
    key = (seed, count)
    found = policy._compiled.get(key)
    if found is None:
        found = policy._compiled[key] = Model(policy, seed, count)
    assert isinstance(found, Model)  # noqa: S101 - the cache holds nothing else
    return found


def known_facts(profile: Profile) -> dict[str, Any]:
    """The known facts of a profile, without the raw name of its task."""
    values = {name: value for name, value in profile.__dict__.items() if value is not None}
    values.pop("task_type_raw", None)
    return values


def four(chances: Floats) -> Floats:
    """The four probabilities from those of K and T along the first axis."""
    k, t = chances[0], chances[1]
    both = k * t
    return np.stack([1.0 - k - t + both, k - both, t - both, both])
