"""A reading of one field, before the fields are settled against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.reading.clauses import Sentence
from bot.reading.patterns import Match


@dataclass(frozen=True, slots=True)
class Finding:
    """A value that some words state for a field."""

    fact: str
    """The field."""
    value: Any
    """The value, of the field's kind."""
    sentence: Sentence
    """The sentence that states it."""
    first: int
    """Index of the first unit of the words."""
    last: int
    """Index of the last unit of the words."""
    strength: int
    """1 implied by custom, 2 said, 3 and more said outright."""
    certain: bool = True
    """False when hedged or implied."""
    low: float | None = None
    """Lower bound, where the words give one."""
    high: float | None = None
    """Upper bound, where the words give one."""

    @property
    def start(self) -> int:
        """Offset of the first character in the message."""
        return self.sentence.units[self.first].start

    @property
    def end(self) -> int:
        """Offset behind the last character in the message."""
        return self.sentence.units[self.last].end

    @classmethod
    def of(
        cls,
        match: Match,
        fact: str,
        value: Any,
        low: float | None = None,
        high: float | None = None,
    ) -> Finding:
        """The finding of a match, with its hedges."""
        certain = not match.sentence.hedged(match.first, match.last + 1)
        return cls(
            fact,
            value,
            match.sentence,
            match.first,
            match.last,
            match.rule.strength,
            certain,
            low,
            high,
        )
