"""Reads one amount that stands alone, as typed into a form: `5k`, `~2.5M`, `300 ms`."""

from __future__ import annotations

import re

from bot.reading.numbers import merge
from bot.reading.tokens import clean, tokenize

_MAX_LENGTH = 80
_RATE = re.compile(
    r"/|\b(?:per|each|every|daily|nightly|weekly|monthly|hourly|yearly|annually|quarterly"
    r"|rps|qps|tps|rpm|qpm|rpd)\b"
    r"|\ban? (?:second|sec|minute|min|hour|day|night|week|month|quarter|year)\b"
)
_NEGATIVE = re.compile(r"^[^\w]*-\s*[$\u20ac\u00a3]?\s*[\d.]|\b(?:minus|negative)\b")


_POWER = re.compile(r"\d[eE][+-]?\d")


def is_negative(text: str) -> bool:
    """Whether a short text is a number below zero."""
    return _NEGATIVE.search(clean(text[:_MAX_LENGTH])) is not None


def read_amount(text: str) -> float | None:
    """The one number in a short text, in the unit its words name.

    `None` when there is none, more than one, a negative one, a power (`9e99`), or a rate
    (`2.5M/day`), whose period the form does not ask for. A time is given in ms, or in weeks from
    days up; of a range the middle is taken.
    """
    cleaned = clean(text[:_MAX_LENGTH])
    if any(pattern.search(cleaned) for pattern in (_NEGATIVE, _POWER, _RATE)):
        return None
    units = merge(tokenize(cleaned), cleaned)
    found = [unit.quantity for unit in units if unit.quantity]
    zeros = sum(unit.text == "zero" for unit in units)
    if len(found) + zeros != 1:
        return None
    return found[0].value if found else 0.0
