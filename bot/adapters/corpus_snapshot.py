"""All visible passages in memory, with the word index over them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.adapters.lexical import LexicalIndex
from bot.grounding.passages import Passage
from bot.grounding.query import Query
from bot.grounding.sentences import split_lines
from bot.grounding.words import words_of

SPLITTER = "lines-2"
"""Version of how passages are cut into embedded texts; a change makes new collections."""


def text_key(text: str) -> str:
    """The hash that a text's vector is stored under."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def embedded_texts(passage: Passage) -> tuple[str, ...]:
    """What is embedded of a passage: the whole, its title, then each of its lines."""
    return (f"{passage.section}. {passage.text}", passage.section, *split_lines(passage.text))


def vector_id(passage_id: str, place: int, key: str) -> str:
    """The id of one vector; it changes with the text, so it never holds an old vector."""
    return f"{passage_id}|{place}|{key[:12]}"


def collection_name(corpus: str, visibility: str, model: str) -> str:
    """The Chroma collection of one corpus and visibility under one splitter and model."""
    place = hashlib.sha256(visibility.encode()).hexdigest()[:10]
    made_by = hashlib.sha256(f"{corpus}|{SPLITTER}|{model}".encode()).hexdigest()[:12]
    return f"tf-{corpus}-{place}-{made_by}"


class CorpusSnapshot:
    """The stored passages at one version. Immutable; a change makes a new one."""

    def __init__(self, version: int, passages: Sequence[Passage]) -> None:
        """Index the passages by their words."""
        self.version = version
        """The corpus version that it was made from."""
        self.passages = tuple(passages)
        """All passages; rows of every score array."""
        self.row_of = {passage.passage_id: row for row, passage in enumerate(self.passages)}
        """Row by passage id."""
        self.lexical = LexicalIndex([f"{each.section} {each.text}" for each in self.passages])
        """The word index over title and text."""
        self.labels = frozenset(passage.visibility for passage in self.passages)
        """The visibilities that occur."""
        self._visibility = np.array([passage.visibility for passage in self.passages], dtype=object)
        self._vector_ids: dict[int, tuple[str, ...]] = {}
        self._vocabulary = lru_cache(maxsize=32)(self._count_words)

    def visible(self, labels: frozenset[str]) -> NDArray[np.bool_]:
        """Which rows may be shown to someone who sees the given labels."""
        mask: NDArray[np.bool_] = np.isin(self._visibility, sorted(labels & self.labels))
        return mask

    def vocabulary(self, labels: frozenset[str]) -> Counter[str]:
        """Words of the visible passages with their counts; never those of hidden ones."""
        return self._vocabulary(labels & self.labels)

    def collections(self, labels: frozenset[str], model: str) -> list[tuple[str, str]]:
        """(collection name, visibility) of each corpus and visible label that has passages."""
        pairs = sorted({(corpus_of(each), each.visibility) for each in self.passages})
        return [
            (collection_name(corpus, label, model), label)
            for corpus, label in pairs
            if label in labels
        ]

    def vector_ids(self, row: int) -> tuple[str, ...]:
        """Ids of a row's vectors: the whole, the title, then each line."""
        if row not in self._vector_ids:
            passage = self.passages[row]
            self._vector_ids[row] = tuple(
                vector_id(passage.passage_id, place, text_key(text))
                for place, text in enumerate(embedded_texts(passage))
            )
        return self._vector_ids[row]

    def overlap(self, query: Query, passage: Passage) -> float:
        """Share of the question's topic words that a passage holds, rare words weighing more."""
        stem = self.lexical.stem
        held = {stem(word) for word in words_of(f"{passage.section} {passage.text}")}
        total = 0.0
        hit = 0.0
        for group in query.concepts:
            known = [word for word in group if self.lexical.knows(word)]
            weight = min((self.lexical.rarity(word) for word in known), default=None)
            weight = self.lexical.rarity(group[0]) if weight is None else weight
            total += weight
            hit += weight if any(stem(word) in held for word in group) else 0.0
        return hit / total if total > 0 else 0.0

    def fingerprint(self, model: str) -> str:
        """16 hex digits that change with any passage, the splitter or the model."""
        digest = hashlib.sha256(f"{SPLITTER}|{model}".encode())
        for each in sorted(self.passages, key=lambda passage: passage.passage_id):
            digest.update(f"\n{each.passage_id}|{each.visibility}|{each.section}|".encode())
            digest.update(each.text.encode())
        return digest.hexdigest()[:16]

    def _count_words(self, labels: frozenset[str]) -> Counter[str]:
        """Add up the words of the visible rows."""
        counted: Counter[str] = Counter()
        for row in np.flatnonzero(self.visible(labels)):
            counted.update(self.lexical.vocabularies[row])
        return counted


def corpus_of(passage: Passage) -> str:
    """`notes` for what is shipped, `added` for what a team added."""
    return "added" if passage.kind == "document" else "notes"
