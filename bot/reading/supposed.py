"""What somebody supposes for a moment: "what if we had 10k labels?", "and at 1M requests?".

A supposition is turned into a plain statement, which the reader reads as it reads any other; what
it states is never kept. Two kinds need no number: a limit that is supposed not to matter, and a
known number that is supposed to be so many times larger or smaller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Supposition:
    """What is supposed."""

    words: str
    """The same as a statement: `we have 10k labels`."""
    relaxed: tuple[str, ...] = ()
    """Fields of the profile whose limit is supposed not to matter."""
    scaled: tuple[tuple[str, float], ...] = ()
    """Fields of the profile with the factor by which their known number is supposed to change."""


_LIMITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"latency|speed|response times?|how fast it is|waiting", ("latency_target_ms",)),
    (r"costs?|money|the price|prices|budgets?", ("budget_usd", "monthly_budget_usd")),
    (r"time|the deadline|deadlines|time to market|launch dates?", ("time_to_ship_weeks",)),
)
_NO_MATTER = re.compile(
    r"(?:(?:the|our) )?(?P<what>.{3,24}?) (?:"
    r"(?:did not|didn't|does not|doesn't|would not|wouldn't|do not|don't) matter(?: at all| much)?|"
    r"(?:was|were|is|are|would be) (?:no|not an?|irrelevant|unimportant|unlimited|never an?)"
    r"(?: (?:object|issue|problem|concern|constraint|limit))?|"
    r"(?:was|were|is|are) irrelevant|played no role|plays no role)",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(
    r"(?:we|i) (?:had|have) (?:unlimited|endless|infinite|all the|no limit on(?: the)?) "
    r"(?P<what>\w+)(?: in the world)?"
    r"|(?:we|i) (?:did not|didn't|do not|don't) (?:care|mind|worry) about (?:the )?(?P<that>\w+)",
    re.IGNORECASE,
)

_GROWS: tuple[tuple[str, str], ...] = (
    (r"volumes?|traffic|loads?|requests?|calls?|quer(?:y|ies)|usage", "requests_per_month"),
    (r"labels?|(?:labelled |labeled |training )?examples?|labelled data|training data|pairs",
     "labelled_examples"),
    (r"prompts?|prompt length|(?:static )?prompt tokens", "prompt_tokens"),
    (r"budgets?", "budget_usd"),
)  # fmt: skip
_FACTOR_WORDS = {
    "twice": 2.0, "double": 2.0, "doubled": 2.0, "triple": 3.0, "tripled": 3.0,
    "quadrupled": 4.0, "half": 0.5, "halved": 0.5, "ten times": 10.0, "tenfold": 10.0,
    "five times": 5.0, "three times": 3.0, "four times": 4.0, "a hundred times": 100.0,
    "a tenth": 0.1, "a quarter": 0.25,
}  # fmt: skip
_FACTOR = (
    rf"(?P<factor>{'|'.join(sorted(_FACTOR_WORDS, key=len, reverse=True))}|"
    r"\d{1,4}(?:\.\d)? ?(?:x|times))"
)
_SCALED = (
    re.compile(
        rf"(?:(?:we|it|they|you) (?:had|have|got|get) )?{_FACTOR} (?:(?:the|our|of|as|many|much|"
        r"more|bigger|larger|that|this) ){0,3}(?P<what>[a-z ]{4,20})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:the|our|its) )?(?P<what>[a-z ]{4,20}?) (?:(?:had|has|would|were|was|is) )?(?:to )?"
        rf"(?:(?:grew|grow|grows|rose|went up|increased|shrank|fell) (?:by )?)?{_FACTOR}"
        r"(?: as (?:high|large|many|much|big|long)| bigger| larger| higher)?",
        re.IGNORECASE,
    ),
)

_MOODS: tuple[tuple[str, str], ...] = (
    (r"\b(?:would|'d) have\b|\bhad\b|\bgot\b", "have"),
    (r"\b(?P<who>it|he|she|that|this|everything) have\b", r"\g<who> has"),
    (r"\bwould be\b|\bwere\b", "are"),
    (r"\b(?P<who>it|that|this|everything) are\b", r"\g<who> is"),
    (r"\bwas\b", "is"),
    (r"\b(?:did not|didn't)\b", "do not"),
    (r"\bcould(?:n't| not)\b", "can not"),
    (r"\bcould\b", "can"),
    (r"\bneeded\b", "need"),
    (r"\bchanged\b", "change"),
    (r"\b(?:went up|went down|grew|rose|dropped|fell|shrank|increased|decreased) to\b", "is"),
)
"""From a hypothesis to a statement, in this order."""
_REST = re.compile(
    r",? (?:instead(?: of .*)?|rather than .*|and not .*|one day|tomorrow|then)$", re.I
)
_PREPOSITION = re.compile(r"^(?:only )?(?:with|at|for|on|given|of|under|having)(?: only)? ", re.I)
_THINGS = re.compile(
    r"(?:no|only|just|about|around|roughly|some|a few|a hundred|a thousand|ten|fifty)\b|[~\d]",
    re.IGNORECASE,
)
"""How words begin that name what a project has, without a verb."""
_BARE_VOLUME = re.compile(
    r"(\d[\d.,]* ?(?:k|m|mio|mn|million|thousand|bn)? ?(?:requests|calls|queries))\b"
    r"(?! ?(?:per|an?|each|every|/|monthly|daily|weekly|hourly))",
    re.IGNORECASE,
)
"""A volume without its time, which is a month where nothing else is said."""


def supposition(words: str) -> Supposition | None:
    """What these words suppose; `None` when they are none."""
    plain = _REST.sub("", words.strip(" ,.;:!?-"))
    if not plain:
        return None
    relaxed = _relaxed(plain)
    scaled = () if relaxed else _scaled(plain)
    return Supposition(_statement(plain), relaxed, scaled)


def _relaxed(plain: str) -> tuple[str, ...]:
    found = _NO_MATTER.fullmatch(plain) or _NO_LIMIT.fullmatch(plain)
    if found is None:
        return ()
    named = found.groupdict()
    what = named.get("what") or named.get("that") or ""
    return next((facts for name, facts in _LIMITS if re.fullmatch(name, what.lower())), ())


def _scaled(plain: str) -> tuple[tuple[str, float], ...]:
    for pattern in _SCALED:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        for name, fact in _GROWS:
            if re.fullmatch(name, found["what"].strip().lower()):
                return ((fact, _factor(found["factor"].lower())),)
    return ()


def _factor(words: str) -> float:
    return _FACTOR_WORDS.get(words) or float(words.rstrip("xtimes "))


def _statement(plain: str) -> str:
    said = _PREPOSITION.sub("", plain)
    for pattern, now in _MOODS:
        said = re.sub(pattern, now, said, flags=re.IGNORECASE)
    said = _BARE_VOLUME.sub(r"\1 a month", said)
    return f"we have {said}" if _THINGS.match(said) else said
