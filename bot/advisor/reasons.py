"""Why: the contributions of known facts in words, the gates, and the one line of why not.

The weights of all reasons of an axis, the starting point and the mean of what unknown facts add
make up the mean score of that axis exactly; see `Account`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.advisor.criterion import Criterion
from bot.advisor.profile import Approach
from bot.advisor.reasoning import Model, Outcome
from bot.advisor.recommendation import Axis, GateResult, Reason
from bot.advisor.rules import Gate, Interaction

AXES: tuple[Axis, Axis] = ("K", "T")
"""The two questions in the order of every score."""

_TOWARD: dict[tuple[Axis, bool, bool], Approach] = {
    ("K", True, False): Approach.RAG,
    ("K", True, True): Approach.HYBRID,
    ("K", False, False): Approach.PROMPTING,
    ("K", False, True): Approach.FINE_TUNING,
    ("T", True, False): Approach.FINE_TUNING,
    ("T", True, True): Approach.HYBRID,
    ("T", False, False): Approach.PROMPTING,
    ("T", False, True): Approach.RAG,
}


@dataclass(frozen=True)
class Account:
    """How the mean score of each axis comes about: start + known + gates + unknown = score."""

    start: dict[Axis, float]
    """Log-odds before any fact."""
    reasons: list[Reason]
    """Contributions of known facts, interactions among them, and closed gates; largest first."""
    unknown: dict[Axis, float]
    """Mean contribution of everything that rests on unknown facts."""
    score: dict[Axis, float]
    """Mean log-odds after the gates that known facts close."""


def account(model: Model, outcome: Outcome) -> Account:
    """Itemise the scores of an outcome."""
    sides = outcome.chances.mean(axis=1) > 0.5
    entries = [*_facts(model, outcome), *_interactions(model, outcome)]
    before = outcome.scores.mean(axis=1)
    entries += _gate_entries(model, outcome, before)
    start: dict[Axis, float] = {}
    unknown: dict[Axis, float] = {}
    score: dict[Axis, float] = {}
    for n, axis in enumerate(AXES):
        start[axis] = float(model.start[n])
        forced = sum(e[2] for e in entries if e[1] == axis and e[5])
        known = sum(e[2] for e in entries if e[1] == axis and not e[5])
        score[axis] = float(before[n]) + forced
        unknown[axis] = float(before[n]) - start[axis] - known
    reasons = [
        Reason(
            criterion=name,
            axis=axis,
            toward=_TOWARD[axis, weight > 0, bool(sides[1 - AXES.index(axis)])],
            weight=weight,
            text=text,
            citations=citations,
        )
        for name, axis, weight, text, citations, _ in entries
    ]
    reasons.sort(key=lambda r: (-abs(r.weight), r.criterion, r.axis))
    return Account(start, reasons, unknown, score)


_Entry = tuple[str, Axis, float, str, list[str], bool]


def _facts(model: Model, outcome: Outcome) -> list[_Entry]:
    found: list[_Entry] = []
    for name, constant in outcome.constants.items():
        if not any(constant):
            continue
        criterion = model.criteria[name]
        for axis, weight in zip(AXES, constant, strict=True):
            if weight:
                counted = outcome.counted[name]
                said = outcome.known.get(name, counted)
                text = sentence(criterion, said, axis, counted)
                found.append((name, axis, weight, text, list(criterion.citations), False))
    return found


def _interactions(model: Model, outcome: Outcome) -> list[_Entry]:
    """What interactions add for certain: the share that they have in every completion."""
    found: list[_Entry] = []
    trained = float(outcome.chances[1].mean())
    for entry, part in zip(model.policy.interactions, outcome.parts, strict=True):
        share = float(np.min(part))
        if share <= 0.0:
            continue
        why = _why(entry, outcome.counted)
        pushes = (entry.K * trained if entry.if_trained else entry.K, entry.T)
        for axis, push in zip(AXES, pushes, strict=True):
            weight = push * share
            if weight:
                found.append((entry.id, axis, weight, why, list(entry.citations), False))
    return found


def _why(entry: Interaction, known: dict[str, Any]) -> str:
    """The sentence of the strongest way that known facts make, or the general one."""
    best, text = 0.0, entry.why
    for way in entry.strongest_of:
        if all(name in known for name in way.factors):
            share = math.prod(f.share(known[name]) for name, f in way.factors.items())
            if share > best:
                best, text = share, way.why
    return text


def _gate_entries(model: Model, outcome: Outcome, before: Any) -> list[_Entry]:
    """What closed gates force, shared equally among the closed gates of an axis."""
    decision = model.policy.decision
    found: list[_Entry] = []
    shut = closed_gates(model, outcome)
    cap, floor = _logit(decision.tuning_cap), _logit(decision.retrieval_floor)
    for axis, forced, gates in (
        ("K", max(0.0, floor - float(before[0])), [g for g in shut if not g.holds_back_tuning]),
        ("T", min(0.0, cap - float(before[1])), [g for g in shut if g.holds_back_tuning]),
    ):
        for gate in gates:
            if forced:
                weight = forced / len(gates)
                label: Axis = "K" if axis == "K" else "T"
                found.append((gate.id, label, weight, gate.closed, list(gate.citations), True))
    return found


def sentence(criterion: Criterion, value: Any, axis: Axis, counted: Any = None) -> str:
    """The policy's sentence about a known fact on one axis.

    Args:
        criterion: The fact's criterion.
        value: The fact, as it is spoken of.
        axis: The axis.
        counted: The fact as it counts, when the cost makes that another number.
    """
    position = criterion.position(value if counted is None else counted)
    entry = criterion.buckets[position] if criterion.numeric else criterion.options[position]
    text = entry.why_k if axis == "K" and entry.why_k else entry.why
    return text.replace("{value}", spoken(value))


def spoken(value: Any) -> str:
    """A number as a person writes it: thousands apart, no needless decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.1f}"
    if abs(value) >= 10_000_000:
        return f"{value / 1e6:,.4g} million"
    return f"{int(value):,}"


def closed_gates(model: Model, outcome: Outcome) -> list[Gate]:
    """The gates that known facts close for certain."""
    return [
        gate
        for gate, part in zip(model.policy.gates, outcome.closed, strict=True)
        if certainly_closed(part)
    ]


def certainly_closed(part: Any) -> bool:
    """Whether a gate is closed whatever the unknown facts are."""
    return bool(np.all(np.asarray(part) > 0))


def gate_results(model: Model, outcome: Outcome) -> list[GateResult]:
    """The gates that known facts close or open, closed ones first."""
    found: list[GateResult] = []
    for gate, part in zip(model.policy.gates, outcome.closed, strict=True):
        closed = certainly_closed(part)
        opened = isinstance(part, float) and part == 0.0
        looked_at = any(name in outcome.known for name in gate.fields())
        text = gate.closed if closed else gate.open
        if text and (closed or (opened and looked_at)):
            found.append(
                GateResult(
                    id=gate.id,
                    closed=closed,
                    effect=gate.effect,
                    text=text,
                    citations=list(gate.citations),
                )
            )
    found.sort(key=lambda result: not result.closed)
    return found


def why_not(approach: Approach, reasons: list[Reason]) -> str:
    """One line: why prompting alone, or why fine-tuning, was not chosen."""
    fetch = _strongest(reasons, "K", 1)
    causes = [reason for reason in reasons if reason.criterion not in _ENABLERS]
    train = _strongest(causes, "T", 1) or _strongest(reasons, "T", 1)
    keep = _strongest(reasons, "T", -1)
    if approach is Approach.PROMPTING:
        return f"Why not fine-tuning: {keep or _NO_CASE}"
    if approach is Approach.RAG:
        return f"Why not prompting alone: {fetch or _FETCH} Why not fine-tuning: {keep or _NO_CASE}"
    if approach is Approach.FINE_TUNING:
        return f"Why not prompting alone: {train or _TRAIN}"
    return f"Why not prompting alone: {fetch or _FETCH} {train or _TRAIN}"


ANSWERS_YES: dict[Axis, tuple[Approach, Approach]] = {
    "K": (Approach.RAG, Approach.HYBRID),
    "T": (Approach.FINE_TUNING, Approach.HYBRID),
}
"""The approaches that answer each question with yes."""


def supports(reason: Reason, approach: Approach) -> bool:
    """Whether a reason pushes its question the way the approach answers it."""
    return (reason.weight > 0) == (approach in ANSWERS_YES[reason.axis])


_ENABLERS: frozenset[str] = frozenset(
    {
        "data_rights",
        "feedback_type",
        "few_labels_suffice",
        "gpu_access",
        "label_agreement_percent",
        "label_source",
        "labelled_examples",
        "ml_expertise",
        "task_breadth",
        "task_stability",
        "task_type",
        "weights_or_tuning_access",
    }
)
"""What makes training possible; it says nothing about why a prompt is not enough."""

_NO_CASE = "Nothing known so far makes a case for changing weights."
_FETCH = "The facts so far point to material that has to be fetched per request."
_TRAIN = "The facts so far point to a model whose weights are changed."


def _strongest(reasons: list[Reason], axis: Axis, sign: int) -> str:
    for reason in reasons:
        if reason.axis == axis and reason.weight * sign > 0:
            return reason.text
    return ""


def _logit(p: float) -> float:
    return math.log(p / (1.0 - p))
