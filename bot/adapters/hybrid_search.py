"""Hybrid retrieval: words and meaning, joined by rank.

A passage's meaning score is the mean of the cosine of the whole passage and of its best line (the
title counts as a line); the word score is stemmed BM25 over title and text. Both rankings are
joined by reciprocal rank fusion, k = 60. Without vectors the words rank alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.adapters.chroma_index import ChromaIndex
from bot.adapters.corpus_snapshot import CorpusSnapshot
from bot.grounding.passages import ScoredPassage
from bot.grounding.query import Query, build_query, clean_question
from bot.grounding.ranking import order_by_score, reciprocal_rank_fusion
from bot.grounding.sentences import split_lines

DEPTH = 60
"""Passages of each ranking that take part in the fusion."""
NEAREST_VECTORS = 300
"""Vectors fetched per collection to find the passages of the dense ranking."""


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


@dataclass
class DenseScores:
    """Cosines of the candidate passages with one question."""

    mean: dict[int, float] = field(default_factory=dict)
    """Mean of whole passage and best line, by row."""
    lines: dict[int, tuple[float, ...]] = field(default_factory=dict)
    """Cosine of each line, by row."""


class HybridSearch:
    """Searches one snapshot of the corpus."""

    def __init__(self, corpus: CorpusSnapshot, vectors: VectorSide | None) -> None:
        self.corpus = corpus
        self.vectors = vectors

    def prepare(self, question: str, labels: frozenset[str]) -> Query:
        """Read a question against the words of the visible passages."""
        english = self.vectors.english if self.vectors else frozenset()
        vocabulary = self.corpus.vocabulary(labels)
        return build_query(clean_question(question), vocabulary, english=english)

    def search(self, query: Query, top_k: int, labels: frozenset[str]) -> list[ScoredPassage]:
        """The best visible passages, best first.

        Args:
            query: from `prepare`.
            top_k: passages at most.
            labels: the visibilities that the asker may see.
        """
        mask = self.corpus.visible(labels)
        if top_k < 1 or not mask.any():
            return []
        words = _best_rows(np.where(mask, self.corpus.lexical.scores(query.words), 0.0))
        dense = self._dense(query, words[:top_k], labels)
        rankings = [words]
        if dense.mean:
            rankings.append(order_by_score(dense.mean)[:DEPTH])
        fused = list(reciprocal_rank_fusion(rankings).items())[:top_k]
        return [self._scored(row, score, query, dense) for row, score in fused]

    def _scored(self, row: int, score: float, query: Query, dense: DenseScores) -> ScoredPassage:
        """One result with the figures that the answer is composed from."""
        passage = self.corpus.passages[row]
        return ScoredPassage(
            passage=passage,
            score=min(score, 1.0),
            similarity=dense.mean.get(row),
            overlap=self.corpus.overlap(query, passage),
            lines=split_lines(passage.text),
            line_scores=dense.lines.get(row, ()),
        )

    def _dense(self, query: Query, also: list[int], labels: frozenset[str]) -> DenseScores:
        """Cosines of the nearest passages, and of some more rows; empty without vectors."""
        scores = DenseScores()
        side = self.vectors
        if side is None or not query.meaning.strip():
            return scores
        asked = side.embed(query.meaning)
        for name, label in self.corpus.collections(labels, side.model):
            rows = self._nearest_rows(side, name, asked)
            wanted = [row for row in also if self.corpus.passages[row].visibility == label]
            self._rescore(side, name, list(dict.fromkeys([*rows, *wanted])), asked, scores)
        return scores

    def _nearest_rows(self, side: VectorSide, name: str, asked: NDArray[np.float32]) -> list[int]:
        """Rows that own the nearest vectors of a collection, at most `DEPTH`."""
        rows: dict[int, None] = {}
        for key in side.index.nearest(name, asked, NEAREST_VECTORS):
            row = self.corpus.row_of.get(key.rsplit("|", 2)[0])
            if row is not None:
                rows[row] = None
        return list(rows)[:DEPTH]

    def _rescore(
        self,
        side: VectorSide,
        name: str,
        rows: list[int],
        asked: NDArray[np.float32],
        scores: DenseScores,
    ) -> None:
        """Exact scores of candidate rows, from all of their vectors."""
        ids = {row: self.corpus.vector_ids(row) for row in rows}
        found = side.index.vectors(name, [key for keys in ids.values() for key in keys])
        for row, keys in ids.items():
            cosines = _cosines(keys, found, asked)
            if cosines is not None:
                scores.mean[row] = float((cosines[0] + max(cosines[1:])) / 2)
                scores.lines[row] = cosines[2:]


def _best_rows(scores: NDArray[np.float32]) -> list[int]:
    """Rows with a positive score, best first, at most `DEPTH`."""
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return [int(row) for row in order if scores[row] > 0]


def _cosines(
    keys: Sequence[str], found: Mapping[str, NDArray[np.float32]], asked: NDArray[np.float32]
) -> tuple[float, ...] | None:
    """Cosine of each vector; none when any is not there yet."""
    if any(key not in found for key in keys):
        return None
    return tuple(float(value) for value in np.stack([found[key] for key in keys]) @ asked)
