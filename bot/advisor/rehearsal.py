"""An interview played through, and the rule of thumb that the advisor is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.advisor.advise import advise
from bot.advisor.interview import next_questions
from bot.advisor.policy import Policy
from bot.advisor.profile import Approach, Profile, parse_profile


def rule_of_thumb(profile: Profile) -> Approach:
    """The checklist that the introductory articles amount to, for comparison only.

    Private knowledge calls for retrieval; a thousand examples, strict form, regulation or high
    stakes call for fine-tuning; both call for a hybrid; else prompt.
    """
    fetch = profile.knowledge_source in ("private_static", "private_changing")
    train = (
        (profile.labelled_examples or 0) >= 1000
        or profile.style_or_format_strictness == "high"
        or profile.regulated is True
        or profile.error_cost == "high"
    )
    if fetch and train:
        return Approach.HYBRID
    if train:
        return Approach.FINE_TUNING
    return Approach.RAG if fetch else Approach.PROMPTING


class Interview(BaseModel):
    """An interview played through with known answers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    asked: tuple[str, ...]
    """Facts asked about, in order."""
    answered: int
    """Questions that the case could answer."""
    approach: Approach
    """The recommendation at its end."""
    right: bool
    """Whether the judge accepts it."""


def simulate_interview(
    case: Mapping[str, Any],
    policy: Policy,
    max_questions: int = 6,
    start: Sequence[str] = ("task_type", "stage"),
) -> Interview:
    """Interview a case that first tells only `start`; what it does not hold is "don't know".

    Args:
        case: Object with `facts`, `label` and perhaps `acceptable`.
        policy: What to decide by.
        max_questions: Most questions asked.
        start: Facts told at the start.
    """
    truth = parse_profile(dict(case["facts"])).known()
    told = {name: truth[name] for name in start if name in truth}
    asked: list[str] = []
    answered = 0
    while len(asked) < max_questions:
        questions = next_questions(parse_profile(told), policy, asked=frozenset(asked))
        if not questions:
            break
        fact = questions[0].fact
        asked.append(fact)
        if fact in truth:
            told[fact] = truth[fact]
            answered += 1
    approach = advise(parse_profile(told), policy).recommendation.approach
    accepted = case.get("acceptable") or [case["label"]]
    return Interview(
        asked=tuple(asked), answered=answered, approach=approach, right=approach in accepted
    )
