"""Which question next: value of information on the sample, order, and when to stop.

Completions are grouped by the answers they hold, so that on the same sample the expected best
probability after learning never falls below the one before. One fact alone seldom turns an answer
that rests on several, so a question is worth the most of three: what it adds alone, its fair share
of what it adds with the best follow-up, and its share of what knowing everything would add.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.advisor.completions import Floats
from bot.advisor.policy import Policy
from bot.advisor.profile import FIELDS, Approach, Profile
from bot.advisor.reasoning import APPROACHES, Model, Outcome, compiled, known_facts
from bot.advisor.recommendation import Option, Question
from bot.advisor.sensitivity import touches

_LISTED = 6
"""Most questions returned at once."""

_PAIRED = 12
"""Facts tried in pairs: those whose answers move the probabilities most, per effort."""


def values_of_information(model: Model, outcome: Outcome) -> dict[str, float]:
    """Expected gain in the best probability from learning each unknown fact alone.

    Facts of which no answer changes the first approach within the sample are left out.
    """
    found: dict[str, float] = {}
    for field, sums in _grouped(outcome).items():
        gain = _gain(sums, outcome)
        flips = (sums.argmax(axis=1) != outcome.best) & (outcome.columns[field].counts > 0)
        if gain > 0 and flips.any():
            found[field] = gain
    return found


def values_with_follow_up(model: Model, outcome: Outcome) -> dict[str, float]:
    """Value of each question alone, with its best follow-up or with all others, 0..1.

    With V(f) the gain from one fact and V(f, g) that from two, a question is worth the largest of
    V(f), its Shapley share of a pair (V(f) + V(f, g) - V(g)) / 2, and the gain from knowing
    everything times the share of the probabilities' variance that the fact explains.
    """
    sums = _grouped(outcome)
    alone = {field: _gain(table, outcome) for field, table in sums.items()}
    moved = {
        field: _spread(table, outcome.columns[field].counts, outcome.mean)
        for field, table in sums.items()
        if touches(model, field)
    }
    effort = {field: model.criteria[field].effort for field in moved}
    chosen = sorted(moved, key=lambda f: (-moved[f] / effort[f], FIELDS.index(f)))[:_PAIRED]
    per_variance = _gain_from_all(outcome) / max(_variance(outcome), 1e-12)
    found = {f: max(gain, per_variance * moved.get(f, 0.0)) for f, gain in alone.items()}
    for one, other, joint in _pair_gains(outcome, chosen):
        for f, g in ((one, other), (other, one)):
            found[f] = max(found[f], (alone[f] + joint - alone[g]) / 2)
    return found


def _grouped(outcome: Outcome) -> dict[str, Floats]:
    """Sums of the four probabilities per answer of each unknown fact."""
    rows = np.ascontiguousarray(outcome.rows.T)
    return {field: column.members @ rows for field, column in outcome.columns.items()}


def _gain(sums: Floats, outcome: Outcome) -> float:
    best = float(outcome.rows.sum(axis=1).max())
    gain = float(sums.max(axis=1).sum()) - best
    return max(0.0, gain / len(outcome.rows[0]))


def _gain_from_all(outcome: Outcome) -> float:
    """Gain in the best probability if every unknown fact were learned."""
    best = outcome.rows.max(axis=0).mean() - outcome.rows.mean(axis=1).max()
    return max(0.0, float(best))


def _variance(outcome: Outcome) -> float:
    """Total variance of the four probabilities, summed over completions."""
    return float(outcome.rows.var(axis=1).sum() * outcome.rows.shape[1])


def _spread(sums: Floats, counts: Floats, mean: Floats) -> float:
    """Variance of the four probabilities between a fact's answers, summed over completions."""
    held = counts > 0
    apart = sums[held] / counts[held, None] - mean
    between: Floats = counts[held, None] * apart**2
    return float(between.sum())


def _pair_gains(outcome: Outcome, fields: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Expected gain from learning two facts, for all pairs of these."""
    if len(fields) < 2:
        return
    count = outcome.rows.shape[1]
    best = float(outcome.rows.sum(axis=1).max())
    rows = outcome.rows.astype(np.float32)
    members = [outcome.columns[field].members.astype(np.float32) for field in fields]
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


def _in_strips(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """A matrix product in strips so small that BLAS starts no threads.

    Threads cost more than they bring at this size, and wait for each other on a busy machine.
    """
    total = one[:, :_STRIP] @ other[:_STRIP]
    for start in range(_STRIP, one.shape[1], _STRIP):
        total += one[:, start : start + _STRIP] @ other[start : start + _STRIP]
    return total


_STRIP = 128
"""Completions per strip: 52 x 128 x 39 products at most, below OpenBLAS's 262 144."""


def expected_best(model: Model, outcome: Outcome, field: str) -> float:
    """Expected best probability after learning an unknown fact, on the sample."""
    sums = outcome.columns[field].members @ outcome.rows.T
    return float(sums.max(axis=1).sum()) / model.count


def rank_questions(model: Model, outcome: Outcome, asked: frozenset[str]) -> list[Question]:
    """Questions worth asking, best first; empty when the interview should stop.

    Args:
        model: The policy made ready.
        outcome: The profile's scores.
        asked: Facts already asked about, answered or not; they are not asked again.
    """
    rules = model.policy.decision.interview
    if outcome.stability >= rules.stop_stability or len(asked) >= rules.max_questions:
        return []
    worth = {
        field: value * _answerable(model, outcome, field, asked)
        for field, value in values_with_follow_up(model, outcome).items()
        if value >= rules.least_value and field not in asked and touches(model, field)
    }
    order = sorted(
        worth,
        key=lambda f: (-worth[f] / model.criteria[f].effort, FIELDS.index(f)),
    )
    return [_question(model, outcome, field, worth[field]) for field in order[:_LISTED]]


def _answerable(model: Model, outcome: Outcome, field: str, asked: frozenset[str]) -> float:
    """How likely an answer is, against 1: less where a fact that it depends on was not known.

    Who cannot say where the facts live can seldom say how fast they change; and after a second
    "don't know" about the same matter, a third question about it is worth still less.
    """
    in_vain = {f for f in asked if f in outcome.columns}
    above = {f for f in model.criteria[field].given if f in in_vain}
    beside = {f for f in in_vain if above & set(model.criteria[f].given)}
    return _AFTER_DONT_KNOW ** len(above | beside)


_AFTER_DONT_KNOW = 0.5
"""Worth of a question for each fact above it, or beside it below the same, asked about in vain."""


def next_questions(
    profile: Profile,
    policy: Policy,
    *,
    seed: int = 0,
    completions: int = 2048,
    asked: frozenset[str] = frozenset(),
) -> list[Question]:
    """Questions worth asking about a profile, best first; empty when none could change it."""
    model = compiled(policy, seed, completions)
    return rank_questions(model, model.evaluate(known_facts(profile)), asked)


def _options(policy: Policy, field: str) -> list[Option]:
    criterion = policy.criterion(field)
    if criterion.numeric:
        return [
            Option(value=value, label=bucket.label)
            for value, bucket in zip(criterion.values(), criterion.buckets, strict=True)
        ]
    return [Option(value=o.value, label=o.label) for o in criterion.options if o.offer]


def question_for(policy: Policy, field: str) -> Question:
    """The question about a fact as a form asks it, whatever its value."""
    criterion = policy.criterion(field)
    return Question(
        fact=field,
        question=criterion.question,
        options=_options(policy, field),
        value=0.0,
        effort=criterion.effort,
    )


def _question(model: Model, outcome: Outcome, field: str, value: float) -> Question:
    question = question_for(model.policy, field)
    why = _why_asked(model, outcome, field, question.options)
    return question.model_copy(update={"value": min(1.0, value), "why": why})


def _why_asked(model: Model, outcome: Outcome, field: str, options: Sequence[Option]) -> str:
    """Which answer would turn the recommendation, or that it takes another answer as well."""
    column = outcome.columns[field]
    firsts = (column.members @ outcome.rows.T).argmax(axis=1)
    criterion = model.criteria[field]
    turning = [
        (column.counts[at], option.label, APPROACHES[firsts[at]])
        for option in options
        for at in (criterion.position(option.value),)
        if firsts[at] != outcome.best and column.counts[at]
    ]
    if turning:
        _, label, approach = max(turning, key=lambda entry: entry[0])
        return f'"{label}" would point to {NAMES[approach]}.'
    second = APPROACHES[int(outcome.mean.argsort()[-2])]
    return f"Together with another answer it could point to {NAMES[second]}."


NAMES: dict[Approach, str] = {
    Approach.PROMPTING: "prompting",
    Approach.RAG: "retrieval",
    Approach.FINE_TUNING: "fine-tuning",
    Approach.HYBRID: "a hybrid",
}
"""The approaches in running text."""


def contradictions(old: Profile, new: Profile) -> list[tuple[str, Any, Any]]:
    """Facts that two profiles state differently, as (field, old, new), in field order.

    Numbers count as different when they are more than a tenth apart.
    """
    found = []
    for field in FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if before is None or after is None or before == after:
            continue
        number = isinstance(before, int | float) and not isinstance(before, bool)
        if number and np.isclose(before, after, rtol=0.1, atol=0.0):
            continue
        found.append((field, before, after))
    return found


def consistency_notes(profile: Profile, policy: Policy) -> list[str]:
    """Polite sentences about facts that seldom go together, in the policy's order."""
    return [note.text for note in policy.consistency if note.when.holds(profile)]
