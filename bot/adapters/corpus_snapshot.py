"""All visible passages in memory, with the word index over them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.adapters.lexical import LexicalIndex
from bot.grounding.passages import Passage
from bot.grounding.query import Query
from bot.grounding.sentences import split_lines
from bot.spelling import Vocabulary

SPLITTER = "lines-3"
"""Version of how passages are cut into embedded texts; a change makes new collections."""

Place = tuple[str, str]
"""Corpus (`notes` or `added`) and visibility: one collection each."""


def text_key(text: str) -> str:
    """The hash that a text's vector is stored under."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def embedded_texts(passage: Passage) -> tuple[str, ...]:
    """What is embedded of a passage: the whole, its title, its lines, and how people ask for it."""
    whole = f"{passage.section}. {passage.text}"
    return (whole, passage.section, *split_lines(passage.text), *passage.asks)


def searched_text(passage: Passage) -> str:
    """What the word index holds of a passage."""
    return " ".join((passage.section, passage.text, *passage.asks))


def vector_id(passage_id: str, place: int, key: str) -> str:
    """The id of one vector; it changes with the text, so it never holds an old vector."""
    return f"{passage_id}|{place}|{key[:12]}"


@lru_cache(maxsize=256)
def collection_name(corpus: str, visibility: str, model: str) -> str:
    """The Chroma collection of one corpus and visibility under one splitter and model."""
    place = hashlib.sha256(visibility.encode()).hexdigest()[:10]
    made_by = hashlib.sha256(f"{corpus}|{SPLITTER}|{model}".encode()).hexdigest()[:12]
    return f"tf-{corpus}-{place}-{made_by}"


@dataclass(frozen=True)
class TopicWords:
    """The topic words of a question, as the word index sees them."""

    stems: tuple[frozenset[str], ...]
    """For each topic word the stems that may stand for it."""
    weights: tuple[float, ...]
    """How rare each is, > 0."""


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
        self.lexical = LexicalIndex([searched_text(each) for each in self.passages])
        """The word index over title, text and how people ask."""
        self.labels = frozenset(passage.visibility for passage in self.passages)
        """The visibilities that occur."""
        self._visibility = np.array([passage.visibility for passage in self.passages], dtype=object)
        self._places = sorted({self.place_of(row) for row in range(len(self.passages))})
        self._text_keys: dict[int, tuple[str, ...]] = {}
        self._vector_ids: dict[int, tuple[str, ...]] = {}
        self._mask = lru_cache(maxsize=32)(self._find_visible)
        self._vocabulary = lru_cache(maxsize=32)(self._count_words)

    def visible(self, labels: frozenset[str]) -> NDArray[np.bool_]:
        """Which rows may be shown to someone who sees the given labels."""
        return self._mask(labels & self.labels)

    def vocabulary(self, labels: frozenset[str]) -> Vocabulary:
        """Words of the visible passages with their counts; never those of hidden ones."""
        return self._vocabulary(labels & self.labels)

    def collections(self, labels: frozenset[str], model: str) -> list[tuple[str, Place]]:
        """Name and place of each collection that holds visible passages."""
        return [
            (collection_name(*place, model), place) for place in self._places if place[1] in labels
        ]

    def place_of(self, row: int) -> Place:
        """Where a row's vectors belong."""
        passage = self.passages[row]
        return corpus_of(passage), passage.visibility

    def text_keys(self, row: int) -> tuple[str, ...]:
        """Hashes of a row's embedded texts, in the order of `embedded_texts`."""
        if row not in self._text_keys:
            texts = embedded_texts(self.passages[row])
            self._text_keys[row] = tuple(text_key(text) for text in texts)
        return self._text_keys[row]

    def vector_ids(self, row: int) -> tuple[str, ...]:
        """Ids of a row's vectors: the whole, the title, each line, each way to ask."""
        if row not in self._vector_ids:
            passage_id = self.passages[row].passage_id
            keys = enumerate(self.text_keys(row))
            self._vector_ids[row] = tuple(vector_id(passage_id, place, key) for place, key in keys)
        return self._vector_ids[row]

    def topic_words(self, query: Query) -> TopicWords:
        """The topic words of a question with their weights; the most common known form counts."""
        lexical = self.lexical
        weights: list[float] = []
        for group in query.concepts:
            known = [lexical.rarity(word) for word in group if lexical.knows(word)]
            weights.append(min(known, default=lexical.rarity(group[0])))
        stems = (frozenset(lexical.stem(word) for word in group) for group in query.concepts)
        return TopicWords(tuple(stems), tuple(weights))

    def overlap(self, topic: TopicWords, row: int) -> float:
        """Share of the question's topic words that a row holds, rare words weighing more."""
        held = self.lexical.stems_in(row)
        total = hit = 0.0
        for stems, weight in zip(topic.stems, topic.weights, strict=True):
            total += weight
            hit += 0.0 if stems.isdisjoint(held) else weight
        return hit / total if total > 0 else 0.0

    def fingerprint(self, model: str) -> str:
        """16 hex digits that change with any passage, the splitter or the model."""
        digest = hashlib.sha256(f"{SPLITTER}|{model}".encode())
        for each in sorted(self.passages, key=lambda passage: passage.passage_id):
            digest.update(f"\n{each.passage_id}|{each.visibility}|{each.section}|".encode())
            digest.update("\n".join((each.text, *each.asks)).encode())
        return digest.hexdigest()[:16]

    def _find_visible(self, labels: frozenset[str]) -> NDArray[np.bool_]:
        """Compare every row's label; the result is shared, so it cannot be written to."""
        mask: NDArray[np.bool_] = np.isin(self._visibility, sorted(labels))
        mask.flags.writeable = False
        return mask

    def _count_words(self, labels: frozenset[str]) -> Vocabulary:
        """Add up the words of the visible rows."""
        counted: Counter[str] = Counter()
        for row in np.flatnonzero(self.visible(labels)):
            counted.update(self.lexical.vocabularies[row])
        return Vocabulary(counted)


def corpus_of(passage: Passage) -> str:
    """`notes` for what is shipped, `added` for what a team added."""
    return "added" if passage.kind == "document" else "notes"
