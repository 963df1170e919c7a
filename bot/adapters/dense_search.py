"""The meaning half of retrieval: which passages lie nearest to a question, and how near.

The graph search gives the nearest vectors with their cosines. Shipping vectors out of Chroma costs
far more than finding them, so the ranking is made of those cosines alone: a vector that is not
among the nearest has at most the cosine of the last of them, and counts as if it had just that.
Only the vectors of the few passages that are returned are fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.adapters.chroma_index import ChromaIndex
from bot.adapters.corpus_snapshot import CorpusSnapshot, Place

DEPTH = 60
"""Passages of each ranking that take part in the fusion."""
NEAREST_VECTORS = 200
"""Vectors found per collection to make the dense ranking from."""


@dataclass(frozen=True)
class VectorSide:
    """What dense retrieval needs, once the vectors are made."""

    index: ChromaIndex
    """Where the vectors are."""
    model: str
    """Name of the embedding model."""
    embed: Callable[[str], NDArray[np.float32]]
    """Embeds a question into a vector of length 1."""
    english: Collection[str] = frozenset()
    """Common words, left alone by spelling correction."""


@dataclass(frozen=True)
class Candidate:
    """A passage of the dense ranking, with the cosines known so far."""

    collection: str
    """Where its vectors are."""
    keys: tuple[str, ...]
    """Ids of its vectors: the whole, the title, each line, each way to ask."""
    ways: int = 0
    """How many of them are ways to ask; they stand last."""
    bound: float = -1.0
    """What a cosine that is not known is at most."""
    cosines: dict[int, float] = field(default_factory=dict)
    """Cosine with the question by place in `keys`."""

    @property
    def most(self) -> float:
        """What `mean` is at most; exact where the whole and any line are known.

        The graph gives the nearest first, so the best line known is the best of all.
        """
        best = max((cosine for place, cosine in self.cosines.items() if place), default=self.bound)
        return (self.cosines.get(0, self.bound) + best) / 2

    @property
    def mean(self) -> float | None:
        """Mean of the whole and the best title, line or way to ask; none while one is unknown."""
        lines = [cosine for place, cosine in self.cosines.items() if place]
        return (self.cosines[0] + max(lines)) / 2 if lines and 0 in self.cosines else None

    @property
    def lines(self) -> tuple[float, ...]:
        """Cosine of each line of the text; empty unless all vectors are known."""
        if len(self.cosines) < len(self.keys):
            return ()
        return tuple(self.cosines[place] for place in range(2, len(self.keys) - self.ways))

    @property
    def asked(self) -> float | None:
        """Cosine of the title or way to ask that is nearest; none unless all are known."""
        if len(self.cosines) < len(self.keys):
            return None
        ways = range(len(self.keys) - self.ways, len(self.keys))
        return max(self.cosines[place] for place in (1, *ways))


class DenseSearch:
    """One question against the vectors of one snapshot."""

    def __init__(self, corpus: CorpusSnapshot, side: VectorSide, meaning: str) -> None:
        """Embed the question."""
        self._corpus = corpus
        self._side = side
        self._asked = side.embed(meaning)
        self.candidates: dict[int, Candidate] = {}
        """What is known, by row."""

    def rank(self, also: Iterable[int], labels: frozenset[str]) -> dict[int, float]:
        """Mean cosine of the nearest visible passages by row, as far as the graph knows it.

        Args:
            also: rows to score whether they are near or not; hidden ones are left out.
            labels: the visibilities that the asker may see.
        """
        asked = frozenset(also)
        for name, place in self._corpus.collections(labels, self._side.model):
            here = frozenset(row for row in asked if self._corpus.place_of(row) == place)
            self._find(name, place, here)
        return {row: each.most for row, each in self.candidates.items()}

    def complete(self, rows: Iterable[int]) -> None:
        """Learn every cosine of the given candidates."""
        self._fetch(
            (row, place)
            for row in rows
            if row in self.candidates
            for place in range(len(self.candidates[row].keys))
        )

    def _find(self, name: str, place: Place, also: frozenset[int]) -> None:
        """Make candidates of the passages that own the nearest vectors, and of the given rows.

        Beside the given ones there are at most `DEPTH`.
        """
        nearest = self._side.index.nearest(name, self._asked, NEAREST_VECTORS)
        if not nearest:
            return
        bound = min(nearest.values())
        kept = set(also)
        for key, cosine in nearest.items():
            passage_id, _, number = key.rpartition("|")[0].rpartition("|")
            row = self._corpus.row_of.get(passage_id)
            if row is None or self._corpus.place_of(row) != place:
                continue
            if row not in kept and len(kept) >= DEPTH + len(also):
                continue
            # A vector of a former text may still be there; its cosine says nothing.
            if self._corpus.vector_ids(row)[int(number) : int(number) + 1] == (key,):
                kept.add(row)
                self._candidate(row, name, bound).cosines[int(number)] = cosine
        for row in also:
            self._candidate(row, name, bound)

    def _candidate(self, row: int, name: str, bound: float) -> Candidate:
        """The candidate of a row, made when it is new."""
        if row not in self.candidates:
            ways = len(self._corpus.passages[row].asks)
            self.candidates[row] = Candidate(name, self._corpus.vector_ids(row), ways, bound)
        return self.candidates[row]

    def _fetch(self, wanted: Iterable[tuple[int, int]]) -> None:
        """Learn the cosines of (row, place) pairs, one call for each collection."""
        missing: dict[str, dict[str, tuple[int, int]]] = {}
        for row, place in wanted:
            candidate = self.candidates[row]
            if place not in candidate.cosines:
                keys = missing.setdefault(candidate.collection, {})
                keys[candidate.keys[place]] = (row, place)
        for name, places in missing.items():
            found = self._side.index.vectors(name, list(places))
            if found:
                cosines = np.stack(list(found.values())) @ self._asked
                for key, cosine in zip(found, cosines.tolist(), strict=True):
                    row, place = places[key]
                    self.candidates[row].cosines[place] = cosine
