"""Which question next, with its options and its reason, and when to stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.advisor.information import Answers, values_with_follow_up
from bot.advisor.policy import Policy
from bot.advisor.profile import FIELDS, Approach, Profile
from bot.advisor.reasoning import APPROACHES, Model, Outcome, compiled, known_facts
from bot.advisor.recommendation import Option, Question

_LISTED = 6
"""Most questions returned at once."""


def rank_questions(
    model: Model, outcome: Outcome, asked: frozenset[str], answers: Answers | None = None
) -> list[Question]:
    """Questions worth asking, best first; empty when the interview should stop.

    Args:
        model: The policy made ready.
        outcome: The profile's scores.
        answers: Its completions by the answers they hold, where these were already counted.
        asked: Facts already asked about, answered or not; they are not asked again.
    """
    rules = model.policy.decision.interview
    if outcome.stability >= rules.stop_stability or len(asked) >= rules.max_questions:
        return []
    if answers is None:
        answers = Answers(outcome)
    worth = {
        field: value * _answerable(model, outcome, field, asked)
        for field, value in values_with_follow_up(model, outcome, answers).items()
        if value >= rules.least_value and field not in asked and field in model.effective
    }
    order = sorted(
        worth,
        key=lambda f: (-worth[f] / model.criteria[f].effort, FIELDS.index(f)),
    )
    return [_question(model, outcome, answers, field, worth[field]) for field in order[:_LISTED]]


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


def _question(
    model: Model, outcome: Outcome, answers: Answers, field: str, value: float
) -> Question:
    question = question_for(model.policy, field)
    why = _why_asked(model, outcome, answers, field, question.options)
    return question.model_copy(update={"value": min(1.0, value), "why": why})


def _why_asked(
    model: Model, outcome: Outcome, answers: Answers, field: str, options: Sequence[Option]
) -> str:
    """Which answer would turn the recommendation, or that it takes another answer as well."""
    places = answers.of(field)
    firsts, counts = answers.first[places], answers.counts[places]
    criterion = model.criteria[field]
    turning = [
        (counts[at], option.label, APPROACHES[firsts[at]])
        for option in options
        for at in (criterion.position(option.value),)
        if firsts[at] != outcome.best and counts[at]
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
