"""The words that misspelt ones of a message stand for: `3 thosand labled emials`.

A word is left alone when it is known English or people write it so more than once. Other words
stand for the nearest one of those that messages about such projects are made of; a name that is
near none stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.spelling import SLIPS, TWO_SLIPS, Vocabulary, nearest_word

FEWEST = 8
"""Times that the texts must hold a word for a misspelt one to stand for it."""
SHORTEST = 4
"""Letters of a misspelt word; shorter ones are near too many others."""
COMMON = 30
"""Times that the texts must hold a word for one of so few letters to stand for it."""
REMEMBERED = 4096
"""Words whose spelling is remembered."""


class Respelling:
    """Looks misspelt words up."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take words with how often the texts hold them; below zero, a word may be misspelt."""
        self._known = frozenset(word for word, count in counts.items() if count >= 0)
        self._meant = Vocabulary({word: n for word, n in counts.items() if n >= FEWEST})
        self.plain = lru_cache(REMEMBERED)(self._plain)
        """The plain spelling of a word in lower case."""

    def _plain(self, word: str) -> str:
        if word in SLIPS:
            return SLIPS[word]
        if word in self._known or len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
            return word
        if any(word.removesuffix(end) in self._known for end in ("s", "es", "d", "ed", "ing")):
            return word
        found = nearest_word(word, self._meant, generous=True, clipped=False, is_slip=_is_slip)
        if found is None or (len(word) == SHORTEST and self._meant[found] < COMMON):
            return word
        return found


def _is_slip(word: str, found: str) -> bool:
    """Two letters swapped; or one too few or too many, or a wrong vowel, but not at the end.

    Another ending makes another form, and any other wrong letter another word of a short one:
    transcribe, transcribed; lapel, label; wafer, water.
    """
    if sorted(found) == sorted(word):
        return True
    if found[-1] != word[-1]:
        return False
    if len(word) >= TWO_SLIPS or len(found) != len(word):
        return len(word) > SHORTEST or len(found) > len(word)
    wrong = [pair for pair in zip(word, found, strict=True) if pair[0] != pair[1]]
    return len(word) > SHORTEST and all(_VOWELS.issuperset(pair) for pair in wrong)


_VOWELS = frozenset("aeiouy")
