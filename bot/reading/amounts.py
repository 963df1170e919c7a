"""Reads one amount that stands alone, as typed into a form: `5k`, `~2.5M`, `300 ms`."""

from __future__ import annotations

from bot.reading.numbers import merge
from bot.reading.tokens import clean, tokenize

_MAX_LENGTH = 80


def read_amount(text: str) -> float | None:
    """The one number in a short text, in the unit its words name; `None` when there is none.

    A time is given in ms, or in weeks from days up; of a range the middle is taken.
    """
    cleaned = clean(text[:_MAX_LENGTH])
    found = [unit.quantity for unit in merge(tokenize(cleaned), cleaned) if unit.quantity]
    return found[0].value if found else None
