"""What the words met so far bring to the layers, so that no word is multiplied twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from bot.reading.bounds import Array
from bot.reading.windows import Layer

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
"""Rows of the vectors that stand for no word; the first for none at all."""

REMEMBERED = 4096
"""Words remembered: some 30 MB."""

_FORMS = 4 * REMEMBERED
"""Spellings whose row is remembered; several forms of a word share its row."""


@dataclass(frozen=True, slots=True)
class Met:
    """Words met, and what they bring; row 0 is nothing."""

    facts: Array
    """To the layer for sentences, (words, filters of all places)."""
    numbers: Array
    """To the layer for numbers, (words, filters of all places)."""
    places: dict[int, int] = field(default_factory=dict)
    """Row of the vectors to row here."""
    forms: dict[str, int] = field(default_factory=dict)
    """Word as written to row here."""


class WordTable:
    """Looks words up, works out what new ones bring, and forgets all when it is full."""

    def __init__(
        self, words: Mapping[str, int], vectors: Array, facts: Layer, numbers: Layer
    ) -> None:
        """Take the rows of words, their vectors (words, dimensions), and the layers."""
        self._words = words
        self._vectors = vectors
        self._facts = facts
        self._numbers = numbers
        self._lock = Lock()
        self._met = self._empty(REMEMBERED)

    def look_up(self, texts: Sequence[Sequence[str]]) -> tuple[Met, list[list[int]]]:
        """What words bring, and the rows of each text, between a beginning and an end.

        Texts looked up later never change the rows returned.
        """
        with self._lock:
            try:
                return self._met, self._rows(texts)
            except KeyError:
                self._add({word for text in texts for word in text})
                return self._met, self._rows(texts)

    def _rows(self, texts: Sequence[Sequence[str]]) -> list[list[int]]:
        forms, places = self._met.forms, self._met.places
        begin, end = places[BEGIN], places[END]
        return [[begin, *(forms[word] for word in text), end] for text in texts]

    def _add(self, words: set[str]) -> None:
        """Make every word of a message known; room for all of them is there or made first."""
        rows = {word: row_of(self._words, word) for word in words}
        needed = {BEGIN, END, *rows.values()}
        met = self._met
        missing = needed - met.places.keys()
        if len(met.places) + len(missing) >= len(met.facts) or len(met.forms) > _FORMS:
            met = self._met = self._empty(max(REMEMBERED, len(needed) + 1))
            missing = needed
        new, first = sorted(missing), len(met.places) + 1
        vectors = self._vectors[new]
        met.facts[first : first + len(new)] = self._facts.brought(vectors)
        met.numbers[first : first + len(new)] = self._numbers.brought(vectors)
        met.places.update(zip(new, range(first, first + len(new)), strict=True))
        met.forms.update((word, met.places[row]) for word, row in rows.items())

    def _empty(self, rows: int) -> Met:
        facts = np.empty((rows, self._facts.places), dtype=np.float32)
        numbers = np.empty((rows, self._numbers.places), dtype=np.float32)
        facts[0], numbers[0] = 0.0, 0.0
        return Met(facts, numbers)


def row_of(words: Mapping[str, int], word: str) -> int:
    """The row of a word; a plural or form in -ing or -ed falls back to what it comes from."""
    at = words.get(word)
    if at is None:
        stems = (word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing", "ly"))
        at = next((words[s] for s in stems if s != word and s in words), UNKNOWN)
    return at
