"""Words people read for approaches, known facts, options and changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.advisor.fact_words import FACT, value_words
from bot.advisor.policy import Policy
from bot.advisor.profile import FIELD_KINDS, Approach, KnownFact
from bot.advisor.recommendation import Change, Option, Recommendation
from bot.services.cards import FactLine

__all__ = [
    "APPROACH",
    "ENGLISH_ONLY",
    "FACT",
    "change_line",
    "disputed_words",
    "fact_line",
    "leaning",
    "offered",
    "percent",
    "value_words",
]

ENGLISH_ONLY = (
    "I understand English only so far. Please describe your project or ask your question in "
    "English, and I will take it from there."
)
"""What is said to text in another language, where no chat model is set."""
APPROACH: dict[Approach, str] = {
    Approach.PROMPTING: "Prompting",
    Approach.RAG: "Retrieval (RAG)",
    Approach.FINE_TUNING: "Fine-tuning",
    Approach.HYBRID: "Hybrid",
}
"""Name of each approach."""


def fact_line(fact: KnownFact) -> FactLine:
    """A known fact as shown."""
    return FactLine(
        fact=fact.name,
        label=FACT[fact.name],
        value=value_words(fact.name, fact.value),
        quote=fact.provenance.quote,
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


def percent(share: float) -> str:
    """A probability as people read it; nothing unknown is ever quite certain."""
    return "over 99%" if share >= 0.995 else f"{share * 100:.0f}%"


def change_line(change: Change) -> str:
    """One sentence of what would change the recommendation."""
    name = FACT[change.fact].lower() if FACT[change.fact] != "GPUs" else "GPUs"
    to = value_words(change.fact, change.to)
    other = APPROACH[change.approach]
    if change.direction and FIELD_KINDS[change.fact] in ("int", "float"):
        side = "at least" if change.direction == "at_least" else "at most"
        return f"If {name} were {side} {to}, I would say {other}."
    return f"If “{FACT[change.fact]}” were “{to}”, I would say {other}."


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
