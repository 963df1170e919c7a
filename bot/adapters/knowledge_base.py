"""The knowledge base: what is stored, what can be found, and what can be answered.

Passages are stored first and can be searched by words at once; vectors follow, at once or in the
background. Citations are resolved from the stored passages alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Engine

from bot.adapters.answering import answer_part, answer_question
from bot.adapters.corpus_snapshot import CorpusSnapshot
from bot.adapters.embeddings import EmbeddingUnavailable, check_setting
from bot.adapters.hybrid_search import HybridSearch
from bot.adapters.passage_store import PassageStore, StoredDocument
from bot.adapters.sources import FileReport, SourceReader
from bot.adapters.vector_keeper import VectorKeeper
from bot.adapters.vector_maker import Progress
from bot.errors import IndexUnavailable
from bot.grounding.passages import PUBLIC, Answer, Passage, ScoredPassage

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

    from bot.adapters.fetch import Fetcher

Result = TypeVar("Result")

REFRESH = timedelta(seconds=5)
"""A replica looks for changes made by others at most this often."""
TRY_AGAIN = timedelta(seconds=60)
"""Vectors that could not be had, for example from a server that was away, are tried this often."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did."""

    files: tuple[FileReport, ...]
    """One per source that was looked at."""
    passages: int
    """Stored passages afterwards."""
    embedded: int
    """Texts embedded in this build."""
    mode: str
    """`hybrid`, or `lexical` when there are no vectors."""
    notices: tuple[str, ...] = ()
    """What the operator should know."""


@dataclass(frozen=True)
class IndexStatus:
    """The state of the knowledge base."""

    documents: int
    """Stored documents."""
    passages: int
    """Stored passages."""
    vectors: int
    """Vectors in the index: passages, titles and lines."""
    fingerprint: str
    """16 hex digits over passages, splitter and model."""
    embedding: str
    """Name of the embedding model, or `none`."""
    mode: str
    """`hybrid`, or `lexical` while there are no vectors."""
    notices: tuple[str, ...] = ()
    """What the operator should know."""


class KnowledgeBase:
    """Stores, indexes, searches and answers. Safe to use from several threads."""

    def __init__(
        self,
        engine: Engine,
        data_dir: Path,
        notes_dir: Path,
        embedding: str = "minilm",
        chroma_url: str | None = None,
        *,
        clock: Callable[[], datetime],
        replicas: int = 1,
        fetcher: Fetcher | None = None,
    ) -> None:
        """Set up; nothing is read or loaded yet.

        Args:
            engine: the database with the knowledge tables.
            data_dir: for the prepared model and embedded Chroma.
            notes_dir: the shipped notes.
            embedding: `minilm`, `openai:NAME`, `ollama:NAME` or `none`.
            chroma_url: address of a Chroma server; embedded when there is none.
            clock: the time now, with zone.
            replicas: how many processes serve together; several need a Chroma server.
            fetcher: fetches addresses; by default one that refuses private networks.

        Raises:
            ConfigurationError: the embedding setting names nothing.
        """
        check_setting(embedding)
        self._store = PassageStore(engine)
        self._clock = clock
        self._sources = SourceReader(self._store, notes_dir, clock, fetcher)
        self._keeper = VectorKeeper(self._store, data_dir, embedding, chroma_url, replicas)
        self._writing = threading.RLock()
        self._corpus: CorpusSnapshot | None = None
        self._ready = False
        self._looked_at: datetime | None = None
        self._tried_at: datetime | None = None

    def build(self, progress: Progress | None = None) -> BuildReport:
        """Bring everything in line with the notes and the added sources, vectors included."""
        with self._writing:
            files = [*self._sources.read_notes(), *self._sources.follow_added()]
            corpus = self._load()
            self._keeper.wait()
            embedded = self._keeper.refresh(corpus, progress)
            self._ready = True
        skipped = (f"{each.source}: {each.reason}" for each in files if each.status == "skipped")
        notices = (*self._keeper.notices(), *skipped)
        return BuildReport(tuple(files), len(corpus.passages), embedded, self._mode(), notices)

    def ensure_ready(self, background: bool) -> None:
        """Make searching possible: passages now, vectors now or in the background.

        Args:
            background: return as soon as questions can be matched by words.
        """
        with self._writing:
            if self._ready:
                return
            self._sources.read_notes()
            corpus = self._load()
            self._ready = True
            if background:
                self._keeper.refresh_in_background(corpus)
            else:
                self._keeper.refresh(corpus)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait for vectors that are made in the background; False when they still are."""
        return self._keeper.wait(timeout_s)

    def add(
        self,
        sources: Sequence[str | Path],
        visibility: str = PUBLIC,
        added_by: str | None = None,
        progress: Progress | None = None,
    ) -> list[FileReport]:
        """Add files, folders and addresses; one report per file, whatever happens to others.

        Args:
            sources: paths or http(s) addresses.
            visibility: `public`, or the label of the one place in which it may be shown.
            added_by: who added it.
            progress: told about embedding and indexing.
        """
        added = (self._sources.add(source, visibility, added_by) for source in sources)
        return self._change(lambda: [report for reports in added for report in reports], progress)

    def add_shared(
        self, content: bytes, channel: str, name: str, visibility: str, added_by: str
    ) -> FileReport:
        """Add a file that was shared in a channel (`TEAM/CHANNEL`); the same name replaces."""
        return self._change(
            lambda: self._sources.add_shared(content, channel, name, visibility, added_by)
        )

    def remove(self, document: str) -> bool:
        """Remove an added document by its id, or by the path or address it came from."""
        return self._change(lambda: self._sources.remove(document))

    def documents(self) -> list[StoredDocument]:
        """All stored documents, by id."""
        return self._store.documents()

    def status(self) -> IndexStatus:
        """Counts, mode and notices, without building anything."""
        corpus = self._corpus or self._load()
        model = self._keeper.model
        names = [name for name, _ in corpus.collections(corpus.labels, model)]
        return IndexStatus(
            documents=len(self._store.documents()),
            passages=len(corpus.passages),
            vectors=self._keeper.vectors(names),
            fingerprint=corpus.fingerprint(model),
            embedding=model,
            mode=self._mode(),
            notices=self._keeper.notices(),
        )

    def search(
        self, query: str, top_k: int = 5, visibility: frozenset[str] = frozenset({PUBLIC})
    ) -> list[ScoredPassage]:
        """The passages nearest to a question, best first; never raises on odd input."""
        return self._run(
            lambda search: search.search(search.prepare(query, visibility), top_k, visibility)
        )

    def answer(
        self,
        question: str,
        *,
        visibility: frozenset[str] = frozenset({PUBLIC}),
        top_k: int = 5,
    ) -> Answer:
        """A cited answer, or a refusal that says what is missing; never raises on odd input."""
        return self._run(lambda search: answer_question(search, question, visibility, top_k))

    def relevance(
        self, question: str, visibility: frozenset[str] = frozenset({PUBLIC})
    ) -> tuple[float, bool]:
        """How likely the sources answer a question (0..1), and whether it would be answered."""
        part = self._run(lambda search: answer_part(search, question, visibility, 5))
        return part.verdict.relevance, part.verdict.answerable

    def passage(self, passage_id: str) -> Passage | None:
        """A stored passage by its id; opens no index."""
        return self._store.passage(passage_id)

    def fingerprint(self) -> str:
        """What recommendations are stamped with: passages, splitter and model."""
        return (self._corpus or self._load()).fingerprint(self._keeper.model)

    def as_retriever(
        self, top_k: int = 5, visibility: frozenset[str] = frozenset({PUBLIC})
    ) -> BaseRetriever:
        """This knowledge base as a LangChain retriever."""
        from bot.adapters.retriever import PassageRetriever

        return PassageRetriever(search_passages=self.search, top_k=top_k, visibility=visibility)

    def close(self) -> None:
        """Stop background work and let another process use the index."""
        self._keeper.close()
        self._ready = False

    def _change(self, change: Callable[[], Result], progress: Progress | None = None) -> Result:
        """Change the stored passages, then bring the index in line with them."""
        with self._writing:
            self.ensure_ready(background=True)
            result = change()
            self._keeper.wait()
            self._keeper.refresh(self._load(), progress)
        return result

    def _mode(self) -> str:
        """`hybrid` when there are vectors to search."""
        return "hybrid" if self._keeper.side is not None else "lexical"

    def _load(self) -> CorpusSnapshot:
        """Read the stored passages into memory, unless they are there already."""
        if self._corpus is None or self._corpus.version != self._store.version():
            version, passages = self._store.passages()
            self._corpus = CorpusSnapshot(version, passages)
        self._looked_at = self._clock()
        return self._corpus

    def _current(self) -> HybridSearch:
        """The search to use now; changes by other processes are seen within `REFRESH`."""
        self.ensure_ready(background=False)
        now = self._clock()
        if self._looked_at is None or now - self._looked_at >= REFRESH:
            with self._writing:
                before = self._corpus
                corpus = self._load()
                if corpus is not before or self._may_try_again(now):
                    self._tried_at = now
                    self._keeper.refresh_in_background(corpus)
        return HybridSearch(self._corpus or self._load(), self._keeper.side)

    def _may_try_again(self, now: datetime) -> bool:
        """Whether vectors that could not be had may be asked for again, e.g. a server is back."""
        if self._keeper.side is not None or not self._keeper.wait(0):
            return False
        return self._tried_at is None or now - self._tried_at >= TRY_AGAIN

    def _run(self, action: Callable[[HybridSearch], Result]) -> Result:
        """Search; when vectors fail, search by words alone and have the index repaired."""
        search = self._current()
        try:
            return action(search)
        except (IndexUnavailable, EmbeddingUnavailable) as error:
            self._keeper.repair(search.corpus, error)
        return action(HybridSearch(search.corpus, None))
