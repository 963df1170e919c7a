"""Words people read for approaches, known facts, options and changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from bot.advisor.fact_words import APPROACH, FACT, change_line, percent, value_words
from bot.advisor.policy import Policy
from bot.advisor.profile import Approach, KnownFact
from bot.advisor.recommendation import Option, Recommendation
from bot.services.cards import FactLine
from bot.services.unmarked import unmarked

__all__ = [
    "APPROACH",
    "ENGLISH_ONLY",
    "FACT",
    "change_line",
    "decided_words",
    "disputed_words",
    "fact_line",
    "leaning",
    "left_out_words",
    "offered",
    "percent",
    "value_words",
]

ENGLISH_ONLY = (
    "I understand English only so far. Please describe your project or ask your question in "
    "English, and I will take it from there."
)
"""What is said to text in another language, where no chat model is set."""


def decided_words(approach: Approach, advised: Approach | None) -> str:
    """What was decided, with a clause where the advice was another."""
    return APPROACH[approach] + (f", though I advised {APPROACH[advised]}" if advised else "")


def left_out_words(untold: Collection[str]) -> str:
    """That Slack did not tell of some channels; empty when it told of all."""
    if not untold:
        return ""
    channels = "a channel" if len(untold) == 1 else f"{len(untold)} channels"
    return f"Slack did not tell me about {channels} just now, so what is kept there is left out."


def fact_line(fact: KnownFact) -> FactLine:
    """A known fact as shown."""
    return FactLine(
        fact=fact.name,
        label=FACT[fact.name],
        value=value_words(fact.name, fact.value),
        quote=unmarked(fact.provenance.quote) if fact.provenance.quote else None,
        file=fact.provenance.file,
        said_by=fact.provenance.said_by,
        certain=fact.provenance.certain,
        doubt=_doubt(fact),
    )


_HEDGE = re.compile(
    r"\b(?:may ?be|perhaps|probably|possibly|might|guess\w*|i think|unsure|not sure|likely|"
    r"hopefully|ballpark|about|around|roughly|approx\w*|or so|some|almost|nearly)\b|~|\?",
    re.IGNORECASE,
)
"""Words with which people say that they are not sure."""


def _doubt(fact: KnownFact) -> str:
    """What makes a fact uncertain: the team hedged, or its words only suggest the value."""
    if fact.provenance.certain:
        return ""
    hedged = fact.provenance.quote and _HEDGE.search(fact.provenance.quote)
    return "you were not sure" if hedged else "my guess"


def offered(policy: Policy, fact: str) -> list[Option]:
    """All values of a fact with their labels; for numbers the ranges to choose from."""
    criterion = policy.criterion(fact)
    if criterion.numeric:
        return [Option(value=criterion.typed(b.value), label=b.label) for b in criterion.buckets]
    return [Option(value=choice.value, label=choice.label) for choice in criterion.options]


def leaning(recommendation: Recommendation) -> str:
    """Where the advice stands before the interview is over."""
    share = recommendation.probabilities[recommendation.approach]
    return f"So far I lean towards {APPROACH[recommendation.approach]}, {percent(share)}."


def disputed_words(facts: Mapping[str, Any], disputed: Mapping[str, Any]) -> list[str]:
    """What a message states in two ways and which of both is used, a sentence each.

    Args:
        facts: what was read from the message.
        disputed: of facts stated in two ways, the value that was not taken.
    """
    lines = []
    for name, other in disputed.items():
        used = value_words(name, facts[name])
        lines.append(
            f"{FACT[name]}: you wrote both {value_words(name, other)} and {used}. I use {used}."
        )
    return lines
