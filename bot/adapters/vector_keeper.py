"""Keeps the vectors in step with the stored passages, or says why there are none."""

from __future__ import annotations

import threading
from pathlib import Path

import structlog

from bot.adapters.chroma_index import ChromaIndex, IndexBroken
from bot.adapters.corpus_snapshot import CorpusSnapshot
from bot.adapters.dense_search import VectorSide
from bot.adapters.embeddings import EmbeddingUnavailable, choose_embedding, stored_name
from bot.adapters.passage_store import PassageStore
from bot.adapters.vector_maker import Progress, Stopped, VectorMaker
from bot.errors import ConfigurationError, IndexUnavailable

log = structlog.get_logger(__name__)


class VectorKeeper:
    """Owns the embedding model, the vector index and the thread that fills it.

    Every failure of model or index turns into a notice; searching then goes on with words alone.
    """

    def __init__(
        self, store: PassageStore, data_dir: Path, setting: str, url: str | None, replicas: int
    ) -> None:
        self._store = store
        self._data_dir = data_dir
        self._setting = setting
        self._url = url
        self._replicas = replicas
        self._working = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._maker: VectorMaker | None = None
        self._english: frozenset[str] = frozenset()
        self._index: ChromaIndex | None = None
        self._notices: dict[str, str] = {}
        self.side: VectorSide | None = None
        """What dense retrieval needs; none while there are no vectors."""

    @property
    def model(self) -> str:
        """Name of the embedding model, or `none`."""
        return stored_name(self._setting)

    def notices(self) -> tuple[str, ...]:
        """What the operator should know about the vectors."""
        own = self._index.notice if self._index is not None else None
        return (*self._notices.values(), *([own] if own else []))

    def refresh(self, corpus: CorpusSnapshot, progress: Progress | None = None) -> int:
        """Bring the vectors in line with a corpus, now.

        Returns:
            How many texts were embedded; 0 also when there can be no vectors.

        Raises:
            ConfigurationError: embedded Chroma with several replicas.
        """
        with self._working:
            if self._setting == "none":
                return 0
            try:
                return self._refresh(corpus, progress)
            except Stopped:
                return 0
            except (IndexUnavailable, EmbeddingUnavailable) as error:
                self.side = None
                self._notices["vectors"] = f"{error} Questions are matched by words alone."
                log.warning("vectors_unavailable", reason=type(error).__name__)
                return 0

    def _refresh(self, corpus: CorpusSnapshot, progress: Progress | None) -> int:
        """Load the model, open the index, embed and project."""
        if self._index is None:
            self._index = ChromaIndex(self._data_dir / "chroma", self._url, replicas=self._replicas)
        if self._maker is None:
            choice = choose_embedding(self._setting, self._data_dir / "models")
            if choice is None:
                return 0
            self._maker = VectorMaker(self._store, choice, self._stop.is_set)
            words = getattr(choice.model, "known_words", frozenset)
            self._english = words()
        embedded = self._maker.make(corpus, progress)
        try:
            self._maker.project(corpus, self._index, progress)
        except IndexBroken:
            self._index.set_aside()
            self._maker.project(corpus, self._index, progress)
        self.side = VectorSide(self._index, self.model, self._maker.embed, self._english)
        self._notices.pop("vectors", None)
        self._notices.pop("making", None)
        return embedded

    def refresh_in_background(self, corpus: CorpusSnapshot) -> None:
        """The same in a thread; until it is done, searching uses what there is."""
        if self._replicas > 1 and self._url is None and self._setting != "none":
            raise ConfigurationError(
                "Embedded Chroma serves one process only: start a Chroma server "
                "(`chroma run`) and set CHROMA_URL to its address."
            )
        self.wait()
        if self._setting == "none":
            return
        if self.side is None:
            self._notices["making"] = (
                "Vectors are being made; until then questions are matched by words alone."
            )
        self._thread = threading.Thread(
            target=self._work, args=(corpus,), name="vectors", daemon=True
        )
        self._thread.start()

    def _work(self, corpus: CorpusSnapshot) -> None:
        """The thread's task."""
        self.refresh(corpus)
        self._notices.pop("making", None)

    def repair(
        self, corpus: CorpusSnapshot, error: IndexUnavailable | EmbeddingUnavailable
    ) -> None:
        """After a failed search: note why, and make a broken index again in the background."""
        self._notices["search"] = str(error)
        if not isinstance(error, IndexBroken):
            return
        with self._working:
            if self._index is not None and self.side is not None:
                self.side = None
                self._index.set_aside()
                self.refresh_in_background(corpus)

    def vectors(self, names: list[str]) -> int:
        """Vectors in the given collections; while the index is closed, those that are stored."""
        if self._index is None:
            return self._store.count_vectors(self.model)
        try:
            return sum(self._index.count(name) for name in names)
        except IndexUnavailable as error:
            self._notices["search"] = str(error)
            return 0

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait for background work; False when it is still going on."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout_s)
            return not thread.is_alive()
        return True

    def close(self) -> None:
        """Stop background work and let another process use the index."""
        self._stop.set()
        self.wait()
        with self._working:
            if self._index is not None:
                self._index.close()
            self._index = None
            self.side = None
        self._stop.clear()
