"""Makes the vectors of the stored passages and brings Chroma in line with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.adapters.chroma_index import ChromaIndex
from bot.adapters.corpus_snapshot import (
    CorpusSnapshot,
    collection_name,
    corpus_of,
    embedded_texts,
    text_key,
)
from bot.adapters.embeddings import EmbeddingChoice, EmbeddingUnavailable
from bot.adapters.passage_store import PassageStore

SAVED_AT_ONCE = 256
"""Texts embedded between two commits; a crash loses at most their work."""

Progress = Callable[[str, int, int], None]
"""Told (what is being done, done, total)."""


class Stopped(Exception):
    """The knowledge base is being closed; the work goes on at the next start."""


class VectorMaker:
    """Embeds what has no vector yet, then copies the vectors into the index."""

    def __init__(
        self, store: PassageStore, choice: EmbeddingChoice, stopping: Callable[[], bool]
    ) -> None:
        self._store = store
        self._choice = choice
        self._stopping = stopping

    def embed(self, text: str) -> NDArray[np.float32]:
        """Embed a question into a vector of length 1."""
        rows = unit_rows([call_model(lambda: self._choice.model.embed_query(text))])
        row: NDArray[np.float32] = rows[0]
        return row

    def make(self, corpus: CorpusSnapshot, progress: Progress | None = None) -> int:
        """Embed every text of the corpus that has no stored vector; returns how many.

        Raises:
            EmbeddingUnavailable: the model does not answer.
            Stopped: the knowledge base is being closed.
        """
        known = self._store.known_vectors(self._choice.name)
        missing: dict[str, str] = {}
        wanted: set[str] = set()
        for row, passage in enumerate(corpus.passages):
            keys = corpus.text_keys(row)
            wanted.update(keys)
            if not known.issuperset(keys):
                texts = zip(keys, embedded_texts(passage), strict=True)
                missing.update((key, text) for key, text in texts if key not in known)
        self._make(missing, progress)
        orphans = known.difference(wanted)
        if orphans and self._store.version() == corpus.version:
            self._store.drop_vectors(self._choice.name, orphans)
        return len(missing)

    def make_texts(self, wanted: Sequence[str], progress: Progress | None = None) -> None:
        """Embed the texts that have no stored vector."""
        texts = {text_key(text): text for text in wanted}
        known = self._store.known_vectors(self._choice.name)
        self._make({key: text for key, text in texts.items() if key not in known}, progress)

    def _make(self, missing: Mapping[str, str], progress: Progress | None) -> None:
        """Embed and store texts by their hash, some at a time."""
        # Sorted by length, so that batches hold little padding and the rate is even.
        order = sorted(missing, key=lambda key: len(missing[key]))
        for start in range(0, len(order), SAVED_AT_ONCE):
            if self._stopping():
                raise Stopped
            keys = order[start : start + SAVED_AT_ONCE]
            rows = self._embed_rows([missing[key] for key in keys])
            self._store.save_vectors(self._choice.name, dict(zip(keys, rows, strict=True)))
            if progress:
                progress("embedding", min(start + SAVED_AT_ONCE, len(order)), len(order))

    def _embed_rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1, straight as an array where the model can."""
        model: Any = self._choice.model
        if hasattr(model, "embed_array"):
            rows: NDArray[np.float32] = model.embed_array(texts)
            return rows
        return unit_rows(call_model(lambda: model.embed_documents(list(texts))))

    def project(
        self, corpus: CorpusSnapshot, index: ChromaIndex, progress: Progress | None = None
    ) -> None:
        """Make the index hold exactly the vectors of the corpus."""
        wanted: dict[str, dict[str, str]] = {}
        for row, each in enumerate(corpus.passages):
            name = collection_name(corpus_of(each), each.visibility, self._choice.name)
            ids = wanted.setdefault(name, {})
            ids.update(zip(corpus.vector_ids(row), corpus.text_keys(row), strict=True))
        current = self._is_current(corpus)
        for name, ids in wanted.items():
            if self._stopping():
                raise Stopped
            told = (lambda done, total: progress("indexing", done, total)) if progress else None
            index.sync(
                name,
                ids,
                lambda keys: self._store.vectors(self._choice.name, keys),
                told,
                current,
            )
        stale = set(index.names()).difference(wanted)
        if stale and current():
            index.drop(sorted(stale))

    def _is_current(self, corpus: CorpusSnapshot) -> Callable[[], bool]:
        """Whether the snapshot is still the newest, asked before anything is removed."""
        return lambda: self._store.version() == corpus.version


def call_model(action: Callable[[], Any]) -> Any:
    """Ask an embedding provider; all its failures become one clear sentence.

    Providers' packages raise exceptions of their own; httpx and value errors are what they share.
    """
    try:
        return action()
    except (OSError, ValueError, RuntimeError) as error:
        raise EmbeddingUnavailable(
            "The embedding model did not answer: check EMBEDDING_MODEL, its key and the network."
        ) from error
    except Exception as error:  # provider packages have no common base class
        if type(error).__module__.partition(".")[0] in {"openai", "ollama", "httpx", "httpcore"}:
            raise EmbeddingUnavailable(
                "The embedding provider refused or did not answer: check EMBEDDING_MODEL and "
                "its key."
            ) from error
        raise


def unit_rows(rows: Sequence[Sequence[float]]) -> NDArray[np.float32]:
    """Rows as float32 of length 1."""
    array = np.asarray(rows, dtype=np.float32)
    scaled: NDArray[np.float32] = array / np.maximum(
        np.linalg.norm(array, axis=1, keepdims=True), np.float32(1e-12)
    )
    return scaled
