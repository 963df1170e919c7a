"""How right and how honest the advisor is on judged cases: pure metrics, an interview, a baseline.

A case is right when the recommended approach is among those its judge accepts.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.advisor.advise import advise
from bot.advisor.policy import Policy
from bot.advisor.profile import Approach, parse_profile
from bot.advisor.recommendation import Level, Recommendation
from bot.advisor.rehearsal import Interview, rule_of_thumb, simulate_interview

__all__ = [
    "DecisionMetrics",
    "Interview",
    "JudgedCase",
    "evaluate_cases",
    "judge",
    "measure",
    "rule_of_thumb",
    "simulate_interview",
]

_FLOOR = 1e-6
"""Smallest probability in the log loss, so that one sure error stays finite."""

BIN_EDGES: tuple[float, ...] = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Edges of the reliability table over the probability of the recommended approach."""


class _Result(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class JudgedCase(_Result):
    """A recommendation beside what its judge accepts."""

    id: str
    """Name of the case."""
    label: Approach
    """The judge's first choice."""
    acceptable: tuple[Approach, ...]
    """All approaches that the judge accepts."""
    approach: Approach
    """What was recommended."""
    probabilities: dict[Approach, float]
    """The four probabilities."""
    confidence: Level
    """The word for how sure."""
    stability: float
    """Share of completions in which the approach is first."""
    known: int = 0
    """Number of known facts."""
    pair: str | None = None
    """Name of the boundary pair that it belongs to."""
    contributions: tuple[str, ...] = ()
    """The largest reasons, as `criterion axis weight`."""

    @property
    def right(self) -> bool:
        """Whether the recommendation is acceptable."""
        return self.approach in self.acceptable


class Share(_Result):
    """How many of a group are right."""

    name: str
    """The group."""
    cases: int
    """Cases in it."""
    right: int
    """Right ones."""

    @property
    def accuracy(self) -> float:
        """Right ones over all, 0 when empty."""
        return self.right / self.cases if self.cases else 0.0


class Bin(_Result):
    """One row of the reliability table."""

    low: float
    """Lower edge of the probability."""
    high: float
    """Upper edge."""
    cases: int
    """Cases in it."""
    mean_probability: float
    """Mean probability of the recommended approach."""
    accuracy: float
    """Share of right ones."""


class WorstCase(_Result):
    """A case on which the advisor did badly."""

    id: str
    """Name of the case."""
    label: Approach
    """The judge's first choice."""
    approach: Approach
    """What was recommended."""
    probability_of_acceptable: float
    """Probability given to what the judge accepts."""
    contributions: tuple[str, ...]
    """The largest reasons."""


class DecisionMetrics(_Result):
    """All figures over a set of judged cases."""

    cases: int
    """Number of cases."""
    accuracy: float
    """Share whose approach is acceptable."""
    top_label_accuracy: float
    """Share whose approach is the judge's first choice."""
    by_label: tuple[Share, ...]
    """Accuracy per first choice."""
    pairs: Share
    """Boundary pairs of which both cases are right."""
    log_loss: float
    """Mean of -ln of the probability given to what the judge accepts."""
    brier: float
    """Mean squared distance of the four probabilities from the first choice, 0..2."""
    reliability: tuple[Bin, ...]
    """Probability of the recommended approach against how often it is right."""
    by_confidence: tuple[Share, ...]
    """Accuracy per word: high, medium, low."""
    by_stability: tuple[Share, ...]
    """Accuracy below 0.6, from 0.6, from 0.8 and from 0.95."""
    worst: tuple[WorstCase, ...]
    """The cases with the least probability on what is acceptable, worst first."""
    baseline: Share | None = None
    """The rule of thumb on the same cases."""


def judge(
    case_id: str,
    label: str,
    acceptable: Sequence[str],
    recommendation: Recommendation,
    *,
    known: int = 0,
    pair: str | None = None,
) -> JudgedCase:
    """Put a recommendation beside its judgement."""
    return JudgedCase(
        id=case_id,
        label=Approach(label),
        acceptable=tuple(Approach(name) for name in acceptable),
        approach=recommendation.approach,
        probabilities=recommendation.probabilities,
        confidence=recommendation.confidence,
        stability=recommendation.stability,
        known=known,
        pair=pair,
        contributions=tuple(
            f"{r.criterion} {r.axis} {r.weight:+.2f}" for r in recommendation.reasons[:6]
        ),
    )


def evaluate_cases(cases: Iterable[Mapping[str, Any]], policy: Policy) -> DecisionMetrics:
    """Advise on every case and measure.

    Args:
        cases: Objects with `id`, `label`, `acceptable`, `facts` and perhaps `pair`.
        policy: What to decide by.

    Raises:
        UserInputError: A case has a fact that does not exist or cannot have its value.
    """
    judged: list[JudgedCase] = []
    thumb = 0
    for case in cases:
        profile = parse_profile(dict(case["facts"]))
        recommendation = advise(profile, policy).recommendation
        accepted = case.get("acceptable") or [case["label"]]
        judged.append(
            judge(
                str(case["id"]),
                case["label"],
                accepted,
                recommendation,
                known=len(profile.known()),
                pair=case.get("pair"),
            )
        )
        thumb += rule_of_thumb(profile).value in accepted
    metrics = measure(judged)
    baseline = Share(name="rule of thumb", cases=len(judged), right=thumb)
    return metrics.model_copy(update={"baseline": baseline})


def measure(cases: Sequence[JudgedCase], *, worst: int = 5) -> DecisionMetrics:
    """All figures over judged cases; zeros when there are none."""
    count = max(len(cases), 1)
    accepted = [sum(c.probabilities[a] for a in set(c.acceptable)) for c in cases]
    ranked = sorted(zip(accepted, cases, strict=True), key=lambda entry: (entry[0], entry[1].id))
    return DecisionMetrics(
        cases=len(cases),
        accuracy=sum(c.right for c in cases) / count,
        top_label_accuracy=sum(c.approach is c.label for c in cases) / count,
        by_label=tuple(_share(a.value, [c for c in cases if c.label is a]) for a in Approach),
        pairs=_pairs(cases),
        log_loss=sum(-math.log(max(p, _FLOOR)) for p in accepted) / count,
        brier=sum(_brier(c) for c in cases) / count,
        reliability=_reliability(cases),
        by_confidence=tuple(
            _share(word, [c for c in cases if c.confidence == word])
            for word in ("high", "medium", "low")
        ),
        by_stability=_by_stability(cases),
        worst=tuple(
            WorstCase(
                id=case.id,
                label=case.label,
                approach=case.approach,
                probability_of_acceptable=p,
                contributions=case.contributions,
            )
            for p, case in ranked[:worst]
        ),
    )


def _share(name: str, cases: Sequence[JudgedCase]) -> Share:
    return Share(name=name, cases=len(cases), right=sum(c.right for c in cases))


def _pairs(cases: Sequence[JudgedCase]) -> Share:
    groups: dict[str, list[bool]] = {}
    for case in cases:
        if case.pair:
            groups.setdefault(case.pair, []).append(case.right)
    whole = [all(rights) for rights in groups.values() if len(rights) > 1]
    return Share(name="pairs", cases=len(whole), right=sum(whole))


def _brier(case: JudgedCase) -> float:
    return sum((p - (a is case.label)) ** 2 for a, p in case.probabilities.items())


def _reliability(cases: Sequence[JudgedCase]) -> tuple[Bin, ...]:
    rows: list[Bin] = []
    for low, high in itertools.pairwise(BIN_EDGES):
        last = high == BIN_EDGES[-1]
        inside = [
            c
            for c in cases
            if low <= c.probabilities[c.approach] and (last or c.probabilities[c.approach] < high)
        ]
        count = max(len(inside), 1)
        rows.append(
            Bin(
                low=low,
                high=high,
                cases=len(inside),
                mean_probability=sum(c.probabilities[c.approach] for c in inside) / count,
                accuracy=sum(c.right for c in inside) / count,
            )
        )
    return tuple(rows)


def _by_stability(cases: Sequence[JudgedCase]) -> tuple[Share, ...]:
    bands = (("below 0.6", 0.0, 0.6), ("0.6 to 0.8", 0.6, 0.8), ("0.8 to 0.95", 0.8, 0.95))
    found = [_share(n, [c for c in cases if lo <= c.stability < hi]) for n, lo, hi in bands]
    return (*found, _share("from 0.95", [c for c in cases if c.stability >= 0.95]))
