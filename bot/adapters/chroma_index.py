"""Chroma as a projection of the stored passages: it can be thrown away and made again at any time.

Every vector is handed over by us (Chroma's own default would try to download a model). One
collection holds the passage and line vectors of one corpus and visibility, because Chroma's
metadata filters look at every row. Its name carries a fingerprint of splitter and model, so
vectors of different models never meet.

Embedded Chroma is safe for one process only: a second one would not see the first one's
additions. A lock file enforces that. A kill during a write can break a directory for good, so it
is probed when opened and set aside when broken.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from bot.errors import ConfigurationError, IndexUnavailable

BATCH = 1000
"""Vectors per write; Chroma takes at most 5,461."""
EF_SEARCH = 200
"""Candidates that the graph search keeps; bounds the length of a result."""
KEPT_VECTORS = 32_768
"""Fetched vectors held in memory, 50 MB: a key names its text, so they never grow stale."""
PREFIX = "tf-"
"""All our collections start with it."""

VectorLoader = Callable[[Sequence[str]], Mapping[str, NDArray[np.float32]]]


class IndexBroken(IndexUnavailable):
    """Chroma's files are damaged; they are set aside and the vectors made again."""


class ChromaIndex:
    """Vectors by id in named collections, embedded or on a server."""

    def __init__(self, directory: Path, url: str | None = None, *, replicas: int = 1) -> None:
        """Open the index.

        Args:
            directory: where embedded Chroma keeps its files.
            url: address of a Chroma server; then the directory is not used.
            replicas: how many processes serve together.

        Raises:
            ConfigurationError: several replicas with embedded Chroma, or an unusable address.
            IndexUnavailable: another process holds the directory, or the server is away.
        """
        if url is None and replicas > 1:
            raise ConfigurationError(
                "Embedded Chroma serves one process only: start a Chroma server "
                "(`chroma run`) and set CHROMA_URL to its address."
            )
        self._directory = directory
        self._url = url
        self._lock: IO[str] | None = None
        self._collections: dict[str, Any] = {}
        self._kept: dict[tuple[str, str], NDArray[np.float32]] = {}
        self.notice: str | None = None
        """What the operator should know, for instance that a broken index was set aside."""
        if url is None:
            self._lock = _lock_directory(directory)
        self._client: Any = None
        try:
            self._open()
        except BaseException:
            self._unlock()
            raise

    def names(self) -> list[str]:
        """Names of our collections."""
        listed: list[str] = self._call(
            lambda: [each.name for each in self._client.list_collections()]
        )
        return sorted(name for name in listed if name.startswith(PREFIX))

    def count(self, name: str) -> int:
        """Vectors in a collection; 0 when there is none."""
        if name not in self._collections and name not in self.names():
            return 0
        counted: int = self._call(lambda: self._collection(name).count())
        return counted

    def sync(
        self,
        name: str,
        wanted: Mapping[str, str],
        load: VectorLoader,
        progress: Callable[[int, int], None] | None = None,
        may_delete: Callable[[], bool] = lambda: True,
    ) -> tuple[int, int]:
        """Make a collection hold exactly the wanted vectors.

        Args:
            name: the collection, created when needed.
            wanted: hash of the embedded text by vector id; an id never changes its text.
            load: gives the vectors for text hashes.
            progress: told (done, total) after each batch.
            may_delete: asked before anything is removed, so that an outdated replica removes
                nothing.

        Returns:
            How many vectors were added and removed.
        """
        collection = self._collection(name)
        present: set[str] = set(self._call(lambda: collection.get(include=[])["ids"]))
        missing = [key for key in wanted if key not in present]
        for start in range(0, len(missing), BATCH):
            part = missing[start : start + BATCH]
            loaded = load([wanted[key] for key in part])
            ready = [key for key in part if wanted[key] in loaded]
            if ready:
                rows = np.stack([loaded[wanted[key]] for key in ready])
                self._call(partial(collection.upsert, ready, embeddings=rows))
            if progress:
                progress(min(start + BATCH, len(missing)), len(missing))
        stale = sorted(present.difference(wanted))
        if not stale or not may_delete():
            return len(missing), 0
        for start in range(0, len(stale), BATCH):
            gone = stale[start : start + BATCH]
            self._call(partial(collection.delete, ids=gone))
        return len(missing), len(stale)

    def nearest(self, name: str, vector: NDArray[np.float32], limit: int) -> dict[str, float]:
        """Cosine of the nearest vectors with a vector of length 1, nearest first."""
        collection = self._collection(name)
        size = min(limit, EF_SEARCH)
        found = self._call(
            lambda: collection.query(
                query_embeddings=vector[None, :], n_results=size, include=["distances"]
            )
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return {key: 1.0 - float(distance) for key, distance in pairs}

    def vectors(self, name: str, ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The stored vectors of the given ids; unknown ids are left out."""
        if not ids:
            return {}
        held = self._kept
        kept = {key: held[name, key] for key in ids if (name, key) in held}
        missing = [key for key in ids if key not in kept]
        if missing:
            collection = self._collection(name)
            found = self._call(lambda: collection.get(ids=missing, include=["embeddings"]))
            fetched = dict(zip(found["ids"], found["embeddings"], strict=True))
            if len(self._kept) + len(fetched) > KEPT_VECTORS:
                self._kept = {}
            self._kept |= {(name, key): vector for key, vector in fetched.items()}
            kept |= fetched
        return kept

    def drop(self, names: Iterable[str]) -> None:
        """Remove collections."""
        for name in names:
            self._collections.pop(name, None)
            self._call(partial(self._client.delete_collection, name))

    def set_aside(self) -> None:
        """Put a broken directory out of the way and start with an empty one."""
        if self._url is not None:
            self.drop(self.names())
            return
        from chromadb.api.shared_system_client import SharedSystemClient

        self._collections.clear()
        if self._client is not None:
            self._client.close()
        # Chroma keeps a client that failed to start and would hand it out again.
        SharedSystemClient.clear_system_cache()
        broken = self._directory.with_name(self._directory.name + ".broken")
        shutil.rmtree(broken, ignore_errors=True)
        if self._directory.exists():
            self._directory.rename(broken)
        self.notice = (
            f"The vector index was broken; it was set aside as {broken} and is made again."
        )
        self._client = self._connect()

    def close(self) -> None:
        """Close the client and let the next process in."""
        self._collections.clear()
        if self._client is not None:
            self._client.close()
            self._client = None
        self._unlock()

    def _unlock(self) -> None:
        """Release the directory."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _connect(self) -> Any:
        """A Chroma client without telemetry."""
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        if self._url is None:
            self._directory.mkdir(parents=True, exist_ok=True)
            open_files = partial(chromadb.PersistentClient, str(self._directory), settings=settings)
            try:
                return self._call(open_files)
            except AttributeError as error:
                # Chroma stumbles over its own clean-up when its database file is damaged.
                raise IndexBroken("The vector index cannot be opened.") from error
        address = urlsplit(self._url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ConfigurationError(
                "CHROMA_URL is not an address: use for example http://chroma:8000."
            )
        secure = address.scheme == "https"
        port = address.port or (443 if secure else 8000)
        host = address.hostname
        return self._call(
            lambda: chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
        )

    def _open(self) -> None:
        """Connect, then count and query every collection once: damage shows only then."""
        try:
            self._client = self._connect()
            for name in self.names():
                collection = self._collection(name)
                if self._call(collection.count) > 0:
                    sample = self._call(partial(collection.peek, limit=1))["embeddings"]
                    self._call(partial(collection.query, query_embeddings=sample, n_results=1))
        except IndexBroken:
            self.set_aside()

    def _collection(self, name: str) -> Any:
        """A collection handle, made on first use."""
        if name not in self._collections:
            self._collections[name] = self._call(
                lambda: self._client.get_or_create_collection(
                    name,
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
                )
            )
        return self._collections[name]

    def _call(self, action: Callable[[], Any]) -> Any:
        """Run one Chroma call and name its failures in our words."""
        import httpx
        from chromadb.errors import ChromaError, InternalError, NotFoundError

        try:
            return action()
        except NotFoundError as error:
            self._collections.clear()
            raise IndexUnavailable(
                "The vector index was rebuilt by another process; ask again in a moment."
            ) from error
        except InternalError as error:
            raise IndexBroken("The vector index is damaged and has to be made again.") from error
        except (ChromaError, httpx.HTTPError, ConnectionError) as error:
            raise IndexUnavailable(
                "The Chroma server does not answer: check CHROMA_URL and that it runs."
                if self._url
                else "The vector index cannot be used: see the log and run `index build`."
            ) from error
        except ValueError as error:
            if self._url is None:
                raise IndexBroken("The vector index cannot be read.") from error
            raise IndexUnavailable(
                "The Chroma server cannot be reached: check CHROMA_URL and that it runs."
            ) from error
        except BaseException as error:
            # A panic in Chroma's native part is no Exception.
            if type(error).__module__ == "pyo3_runtime":
                raise IndexBroken("The vector index is damaged.") from error
            raise


def _lock_directory(directory: Path) -> IO[str]:
    """Take the directory for this process, or say who has to yield."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    stream = directory.with_name(directory.name + ".lock").open("w", encoding="utf-8")
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        raise IndexUnavailable(
            f"Another process uses the vector index in {directory}: stop it, or run a Chroma "
            "server (`chroma run`) and set CHROMA_URL for every process."
        ) from error
    return stream
