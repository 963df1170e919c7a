"""A number as it stands in a text, and the unit of a sentence that can hold one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written."""

    value: float
    """Plain value; a time is in ms or weeks. Of a range, the middle."""
    low: float | None = None
    """Lower bound of a range or minimum (`50k+`, `> 50k`)."""
    high: float | None = None
    """Upper bound of a range or maximum (`< 300`)."""
    vague: bool = False
    """True for `a few hundred` and `tens of thousands`."""
    unit: float = 1.0
    """Of a time: the ms or weeks in one of the unit it is written in."""


class Unit(NamedTuple):
    """One element of a sentence: a word, a sign or a whole quantity."""

    text: str
    """The word, or the placeholder of the quantity."""
    start: int
    """Offset of its first character in the original text."""
    end: int
    """Offset behind its last character."""
    quantity: Quantity | None = None
    """The quantity behind it."""
