"""How many heads there are of what is told per head, and which period stands behind a number.

That the heads are the same is seen by the word for them, singular beside `per`, `each` or `every`,
and plural beside their number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.reading.clauses import Sentence
from bot.reading.facts.load.requests_hours import on_duty
from bot.reading.facts.load.requests_rate import MONTHLY, PERIODS

MARKS = frozenset(("per", "each", "every"))
LEADS = frozenset(("a", "an", "per", "/", "each", "every"))
_TO_PERIOD = 6
"""Words from the number, or from its head, on to the period."""
STRENGTH = 4
"""As what is said outright; a rate alone says less."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and the period that it comes in."""

    sentence: Sentence
    at: int
    value: float
    monthly: float | None
    """How often its period comes in a month; `None` without one."""


def count_heads(sentences: list[Sentence]) -> dict[str, Count]:
    """The first number of a message that stands before each word, at most one word between."""
    found: dict[str, Count] = {}
    for sentence in sentences:
        units = sentence.units
        for i, unit in enumerate(units[:-1]):
            if unit.text != "#" or unit.quantity is None or sentence.is_unreal(i):
                continue
            if (before := _named_before(sentence, i)) is not None:
                found.setdefault(before, Count(sentence, i, unit.quantity.value, None))
            if units[i + 1].text in MARKS:
                continue
            for at in range(i + 1, min(len(units), i + 3)):
                word = units[at].text
                if word not in found:
                    value = unit.quantity.value
                    found[word] = Count(sentence, i, value, times_a_month(sentence, at, i))
    return found


def _named_before(sentence: Sentence, at: int) -> str | None:
    """The analysts of `the analysts, 75 of them`."""
    units = sentence.units
    if [u.text for u in units[at + 1 : at + 3]] != ["of", "them"]:
        return None
    words = [u.text for u in units[max(0, at - 3) : at]]
    return next((word for word in reversed(words) if word.isalpha() and len(word) > 2), None)


def heads_of(counted: Mapping[str, Count], head: str) -> Count | None:
    """How many heads there are: the number before their plural."""
    plurals: tuple[str, ...] = (head + "s", head + "es", head.removesuffix("y") + "ies", head)
    if head == "person":
        plurals = ("people", "persons")
    return next((counted[word] for word in plurals if word in counted), None)


def times_a_month(sentence: Sentence, at: int, number: int) -> float | None:
    """How often the period behind a place comes in a month; `None` when none is named."""
    units = sentence.units
    for i in range(at + 1, min(len(units), at + 1 + _TO_PERIOD)):
        word, lead = units[i].text, units[i - 1].text
        if word in (";", ".", "(", ")", "but", "and"):
            return None
        if word in PERIODS and (lead in LEADS or word.endswith("ly")):
            return on_duty(sentence, i, number, MONTHLY[word])
    return None
