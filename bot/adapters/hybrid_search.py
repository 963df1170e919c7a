"""Hybrid retrieval: words and meaning, joined by rank.

A passage's meaning score is the mean of the cosine of the whole passage and of its best line (the
title and the ways to ask for it count as lines); the word score is stemmed BM25 over all of them.
Both rankings are joined by reciprocal rank fusion, k = 60. Without vectors the words rank alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.adapters.corpus_snapshot import CorpusSnapshot, TopicWords
from bot.adapters.dense_search import DEPTH, DenseSearch, VectorSide
from bot.grounding.leading import SAME_QUESTION, agreement
from bot.grounding.passages import ScoredPassage
from bot.grounding.query import Query, build_query, clean_question
from bot.grounding.ranking import order_by_score, reciprocal_rank_fusion
from bot.grounding.sentences import split_lines


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
        rankings: list[Sequence[int]] = [words]
        dense: DenseSearch | None = None
        if self.vectors is not None and query.meaning.strip():
            dense = DenseSearch(self.corpus, self.vectors, query.meaning)
            means = dense.rank(words[:top_k], labels)
            if means:
                rankings.append(order_by_score(means)[:DEPTH])
        fused = self._head_on_first(query, reciprocal_rank_fusion(rankings))[:top_k]
        if dense is not None:
            dense.complete(row for row, _ in fused)
        topic = self.corpus.topic_words(query)
        return [self._scored(row, score, topic, dense) for row, score in fused]

    def _head_on_first(self, query: Query, fused: dict[int, float]) -> list[tuple[int, float]]:
        """The fused ranking with the passages in front whose title asks just this question.

        "When should you use RAG?" has one telling word in common with every passage on RAG. They
        get the best score, which is theirs by their title.
        """
        titled = [
            row
            for row in fused
            if any(
                agreement(query.reading, title) >= SAME_QUESTION
                for title in (self.corpus.passages[row].section, *self.corpus.passages[row].asks)
            )
        ]
        best = max(fused.values(), default=0.0)
        return [(row, best) for row in titled] + [
            (row, score) for row, score in fused.items() if row not in titled
        ]

    def _scored(
        self, row: int, score: float, topic: TopicWords, dense: DenseSearch | None
    ) -> ScoredPassage:
        """One result with the figures that the answer is composed from."""
        passage = self.corpus.passages[row]
        near = dense.candidates.get(row) if dense is not None else None
        return ScoredPassage(
            passage=passage,
            score=min(score, 1.0),
            similarity=near.mean if near is not None else None,
            asked=near.asked if near is not None else None,
            overlap=self.corpus.overlap(topic, row),
            lines=split_lines(passage.text),
            line_scores=near.lines if near is not None else (),
        )


def _best_rows(scores: NDArray[np.float32]) -> list[int]:
    """Rows with a positive score, best first, at most `DEPTH`; equal scores by row."""
    rows = np.flatnonzero(scores > 0)
    if rows.size > DEPTH:
        lowest = np.partition(scores[rows], -DEPTH)[-DEPTH]
        rows = rows[scores[rows] >= lowest]
    order = np.argsort(-scores[rows], kind="stable")[:DEPTH]
    best: list[int] = rows[order].tolist()
    return best
