"""Checks the facts that a chat model reports: nothing counts that the message does not state.

A fact is kept only if its quote stands in the message, in a statement (not in a question, a
hypothesis or talk about others); a number stands in the quote, with the unit of the field; the
value is valid; in English, the quote speaks of the field and is not negated against the value;
and the rules do not read the quote otherwise. Numbers are taken from the message by code, never
from the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.adapters.model_cues import (
    AFFIRMED,
    COUNTABLE_ZERO,
    CUES,
    PERIODS,
    PLACEHOLDERS,
    WEEKS_TO_MONTHS,
)
from bot.adapters.model_schema import Claim
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, FIELDS, parse_profile
from bot.errors import UserInputError
from bot.reading.clauses import NEGATORS, Sentence, sentences
from bot.reading.model import Evidence, Reading
from bot.reading.quantity import Quantity, Unit

MAX_QUOTE = 200
"""Characters of a quote; a longer one points at nothing."""
MAX_CLAIMS = 60
"""Facts looked at per reply."""

_TOLERANCE = 0.02
_PLAIN_SIGNS = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u2013", "''\"\" -")
_NEGATING = NEGATORS | {"no_one", "nothing", "lacks", "don't", "isn't"}
_ANY_UNIT = ("#", "$#", "#%", "#ms", "#w")
_ANY_FACTOR = (1.0, 30.0, 4.3, 1 / 12, 720.0, 1000.0, 60_000.0, WEEKS_TO_MONTHS, 52 / 12, 1 / 7)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a quote stands."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    sentence: Sentence
    """The sentence that holds it."""
    first: int
    """Index of its first unit in the sentence."""
    last: int
    """Index of its last unit in the sentence."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the quote."""
        return self.sentence.units[self.first : self.last + 1]


class FactCheck:
    """Checks claims against one message.

    Args:
        message: the message as written.
        rules: reads a text by rules alone.
        english: whether the message is English; else words are not looked at, only quote and
            number.
        asked: the field that the bot asked about, if any; its answer may be a bare word or number.
    """

    def __init__(
        self,
        message: str,
        rules: Callable[[str], Reading],
        *,
        english: bool = True,
        asked: str | None = None,
    ) -> None:
        self._message = message
        self._plain = message.translate(_PLAIN_SIGNS)
        self._rules = rules
        self._english = english
        self._asked = asked
        self._sentences = sentences(message)

    def verified(self, claims: list[Claim]) -> list[Evidence]:
        """The claims that hold, one per field, in the order of the message.

        Two claims of different values for one field cancel each other out.
        """
        kept: dict[str, Evidence] = {}
        torn: set[str] = set()
        for claim in claims[:MAX_CLAIMS]:
            evidence = self._verify(claim)
            if evidence is None:
                continue
            other = kept.setdefault(evidence.fact, evidence)
            if other.value != evidence.value:
                torn.add(evidence.fact)
        return sorted((e for e in kept.values() if e.fact not in torn), key=lambda e: e.start)

    def _verify(self, claim: Claim) -> Evidence | None:
        value = _typed(claim)
        span = self._find(claim.quote) if value is not None else None
        if span is None or not self._speaks_of(claim.fact, span):
            return None
        quantity: Quantity | None = None
        if FIELD_KINDS[claim.fact] in ("int", "float"):
            counted = self._counted(claim.fact, float(value), span)
            if counted is None:
                return None
            value, quantity = counted
        elif not self._polarity_fits(claim.fact, value, span):
            return None
        value = _valid(claim.fact, value)
        quote = self._message[span.start : span.end]
        if value is None or self._rules(quote).facts.get(claim.fact, value) != value:
            return None
        return Evidence(
            fact=claim.fact,
            value=value,
            quote=quote,
            start=span.start,
            end=span.end,
            certain=False,
            low=quantity.low if quantity else None,
            high=quantity.high if quantity else None,
        )

    def _find(self, quote: str) -> Span | None:
        """Where the quote stands as a statement, first such place; white space and case apart."""
        words = quote.translate(_PLAIN_SIGNS).split()
        if not words or len(quote) > MAX_QUOTE or not any(c.isalnum() for c in quote):
            return None
        pattern = r"(?<!\w)" if words[0][0].isalnum() else ""
        pattern += r"\s+".join(re.escape(word) for word in words)
        pattern += r"(?!\w)" if words[-1][-1].isalnum() else ""
        for match in re.finditer(pattern, self._plain, re.IGNORECASE):
            span = self._place(match.start(), match.end())
            if span is not None and not _unstated(span):
                return span
        return None

    def _place(self, start: int, end: int) -> Span | None:
        """The quote among the units of the one sentence that holds all of it."""
        for sentence in self._sentences:
            inside = [i for i, u in enumerate(sentence.units) if u.start < end and u.end > start]
            if inside:
                behind = sentence.index + 1 < len(self._sentences)
                following = self._sentences[sentence.index + 1] if behind else None
                if following is not None and following.units[0].start < end:
                    return None
                return Span(start, end, sentence, inside[0], inside[-1])
        return None

    def _speaks_of(self, fact: str, span: Span) -> bool:
        """Whether the quote is about the field at all."""
        if fact == self._asked:
            return True
        words = [u.text for u in span.units]
        if len(words) < 2 and not self._english:
            return False
        if not self._english:
            return True
        written = self._plain[span.start : span.end].lower()
        said = [*words, *re.findall(r"[\w&]+", written)]
        return any(
            any(word.startswith(cue) for word in said)
            or (cue in "$%\u20ac\u00a3" and cue in written)
            for cue in CUES[fact].split()
        )

    def _polarity_fits(self, fact: str, value: Any, span: Span) -> bool:
        """Whether a negation, or none, agrees with the value."""
        if not self._english or fact not in AFFIRMED:
            return True
        denies = value is False or value in ("none", "never")
        return denies == _negated(span)

    def _counted(
        self, fact: str, claimed: float, span: Span
    ) -> tuple[float, Quantity | None] | None:
        """The value by the quote's own number, and that number; `None` when there is none."""
        if self._english and _negated(span):
            zero = claimed == 0 and fact in COUNTABLE_ZERO
            return (0.0, None) if zero else None
        takes = PLACEHOLDERS.get(fact, ("#",)) if self._english else _ANY_UNIT
        for unit in span.units:
            quantity = unit.quantity
            if quantity is None or unit.text not in takes or unit.end > span.end:
                continue
            for factor in self._factors(fact, span):
                if _fits(claimed, quantity, factor):
                    return quantity.value * factor, _scaled(quantity, factor)
        return None

    def _factors(self, fact: str, span: Span) -> tuple[float, ...]:
        """By what the quote's number may be multiplied to give the field's unit."""
        if not self._english:
            return _ANY_FACTOR if fact in _CONVERTED else (1.0,)
        if fact == "base_lifetime_months":
            return (WEEKS_TO_MONTHS,)
        if fact != "requests_per_month":
            return (1.0,)
        words = [u.text for u in span.sentence.units[span.first : span.last + 4]]
        return tuple(PERIODS[word] for word in words if word in PERIODS)[:1]


_CONVERTED = frozenset(
    ("requests_per_month", "latency_target_ms", "time_to_ship_weeks", "base_lifetime_months")
)


def _unstated(span: Span) -> bool:
    """Asked, supposed, quoted or told of somebody else."""
    sentence = span.sentence
    return any(sentence.asked(i) or sentence.is_unreal(i) for i in range(span.first, span.last + 1))


def _negated(span: Span) -> bool:
    """Whether the quote as a whole denies: an odd number of negations in and before it."""
    inside = sum(1 for u in span.units if u.text in _NEGATING)
    return (inside + span.sentence.negated(span.first)) % 2 == 1


def _fits(claimed: float, quantity: Quantity, factor: float) -> bool:
    """Whether the claimed number is the quoted one; of a range, one inside it."""
    if abs(claimed - quantity.value * factor) <= _TOLERANCE * max(abs(claimed), 1e-9):
        return True
    if quantity.low is None or quantity.high is None:
        return False
    return quantity.low * factor <= claimed <= quantity.high * factor


def _scaled(quantity: Quantity, factor: float) -> Quantity:
    return Quantity(
        quantity.value * factor,
        None if quantity.low is None else quantity.low * factor,
        None if quantity.high is None else quantity.high * factor,
        quantity.vague,
    )


def _typed(claim: Claim) -> Any:
    """The value in the type of its field; `None` when it is none of the field's values."""
    kind = FIELD_KINDS.get(claim.fact) if claim.fact in FIELDS else None
    word = claim.value.strip().lower()
    if kind == "bool":
        return {"true": True, "yes": True, "false": False, "no": False}.get(word)
    if kind == "enum":
        return word if word in FIELD_CHOICES[claim.fact] else None
    if kind in ("int", "float"):
        number = re.fullmatch(r"-?\d{1,18}(?:\.\d{1,9})?", word.replace(",", ""))
        return float(number.group()) if number else None
    return None


def _valid(fact: str, value: Any) -> Any:
    """The value as the profile keeps it, or `None`."""
    if FIELD_KINDS[fact] == "int":
        value = round(value)
    try:
        return getattr(parse_profile({fact: value}), fact)
    except UserInputError:
        return None
