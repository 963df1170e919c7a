"""The stored passages: the truth that every index is made from.

Each change of a document is one transaction that first raises the corpus version. That first
statement takes the write lock, on SQLite and on Postgres, so that changes queue up instead of
mixing, and every reader can tell by the version that something changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.adapters.database.schema_knowledge import (
    corpus_state,
    documents,
    passage_vectors,
    passages,
)
from bot.grounding.passages import Document, Passage

CORPUS = "corpus"
"""The name of the one version counter."""
SQL_LIST = 400
"""Values in one `IN (...)`: below every database's limit of parameters."""


@dataclass(frozen=True)
class StoredDocument:
    """What is known of a stored document without reading its passages."""

    document_id: str
    """Its id."""
    corpus: str
    """`notes` or `added`."""
    visibility: str
    """`public`, or the label of the one place in which it may be shown."""
    title: str
    """What the source calls itself."""
    origin: str
    """File path, address, or `slack:TEAM/CHANNEL/NAME`."""
    root: str | None
    """The folder it was added with."""
    content_sha256: str
    """Hash of the content it was made from."""
    added_by: str | None
    """Who added it."""


@dataclass(frozen=True)
class Placement:
    """Where a document belongs and where it came from."""

    corpus: str
    """`notes` or `added`."""
    visibility: str
    """`public`, or the label of the one place in which it may be shown."""
    origin: str
    """File path, address, or `slack:TEAM/CHANNEL/NAME`."""
    content_sha256: str
    """Hash of the content; an equal hash means that there is nothing to do."""
    root: str | None = None
    """The folder it was added with."""
    added_by: str | None = None
    """Who added it."""


class PassageStore:
    """Reads and writes the knowledge tables through a SQLAlchemy engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def version(self) -> int:
        """How often the stored passages have changed; 0 when there were never any."""
        with self._engine.connect() as connection:
            found = connection.scalar(
                select(corpus_state.c.version).where(corpus_state.c.name == CORPUS)
            )
        return int(found or 0)

    def documents(self) -> list[StoredDocument]:
        """All documents, by id."""
        columns = [documents.c[name] for name in StoredDocument.__dataclass_fields__]
        with self._engine.connect() as connection:
            rows = connection.execute(select(*columns).order_by(documents.c.document_id)).all()
        return [StoredDocument(*row) for row in rows]

    def put(self, document: Document, placement: Placement, now: datetime) -> bool:
        """Store a document in place of its former version.

        Returns:
            False when the same content is stored already at the same place.
        """
        with self._engine.begin() as connection:
            self._raise_version(connection, now)
            known = connection.execute(
                select(documents.c.content_sha256, documents.c.visibility, documents.c.root).where(
                    documents.c.document_id == document.document_id
                )
            ).first()
            same = (placement.content_sha256, placement.visibility, placement.root)
            if known is not None and tuple(known) == same:
                connection.rollback()
                return False
            self._delete(connection, document.document_id)
            connection.execute(insert(documents), [_document_row(document, placement, now)])
            rows = [_passage_row(document.document_id, passage) for passage in document.passages]
            if rows:
                connection.execute(insert(passages), rows)
        return True

    def remove(self, document_id: str, now: datetime) -> bool:
        """Remove a document with its passages; False when there is none."""
        with self._engine.begin() as connection:
            self._raise_version(connection, now)
            if not self._delete(connection, document_id):
                connection.rollback()
                return False
        return True

    def count_vectors(self, model: str) -> int:
        """Stored vectors of one model; the index can be made from them without embedding."""
        query = (
            select(func.count())
            .select_from(passage_vectors)
            .where(passage_vectors.c.model == model)
        )
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def passages(self) -> tuple[int, list[Passage]]:
        """The corpus version and all passages, by document and position, read together."""
        with self._engine.connect() as connection:
            version = connection.scalar(
                select(corpus_state.c.version).where(corpus_state.c.name == CORPUS)
            )
            rows = connection.execute(
                _joined().order_by(passages.c.document_id, passages.c.position)
            ).all()
        return int(version or 0), [_passage(row) for row in rows]

    def passage(self, passage_id: str) -> Passage | None:
        """One passage by its id."""
        with self._engine.connect() as connection:
            row = connection.execute(_joined().where(passages.c.passage_id == passage_id)).first()
        return _passage(row) if row is not None else None

    def known_vectors(self, model: str) -> set[str]:
        """Hashes of the texts whose vectors of a model are stored."""
        with self._engine.connect() as connection:
            found = connection.scalars(
                select(passage_vectors.c.text_sha256).where(passage_vectors.c.model == model)
            ).all()
        return set(found)

    def save_vectors(self, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Store vectors by text hash; those that are there already stay."""
        rows = [
            {"text_sha256": key, "model": model, "vector": vector.astype("<f4").tobytes()}
            for key, vector in vectors.items()
        ]
        if not rows:
            return
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        with self._engine.begin() as connection:
            connection.execute(dialect.insert(passage_vectors).on_conflict_do_nothing(), rows)

    def vectors(self, model: str, hashes: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Stored vectors by text hash; unknown hashes are left out."""
        found: dict[str, NDArray[np.float32]] = {}
        with self._engine.connect() as connection:
            for part in _parts(hashes):
                rows = connection.execute(
                    select(passage_vectors.c.text_sha256, passage_vectors.c.vector).where(
                        passage_vectors.c.model == model, passage_vectors.c.text_sha256.in_(part)
                    )
                )
                for key, blob in rows:
                    found[key] = np.frombuffer(blob, dtype="<f4")
        return found

    def drop_vectors(self, model: str, hashes: Iterable[str]) -> None:
        """Remove vectors of texts that no passage holds any more."""
        with self._engine.begin() as connection:
            for part in _parts(list(hashes)):
                connection.execute(
                    delete(passage_vectors).where(
                        passage_vectors.c.model == model, passage_vectors.c.text_sha256.in_(part)
                    )
                )

    def _raise_version(self, connection: Connection, now: datetime) -> None:
        """Count one change; the first statement of every change."""
        raised = connection.execute(
            update(corpus_state)
            .where(corpus_state.c.name == CORPUS)
            .values(version=corpus_state.c.version + 1, changed_at=now)
        )
        if raised.rowcount == 0:
            dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
            first = dialect.insert(corpus_state).values(name=CORPUS, version=1, changed_at=now)
            connection.execute(
                first.on_conflict_do_update(
                    index_elements=[corpus_state.c.name],
                    set_={"version": corpus_state.c.version + 1},
                )
            )

    @staticmethod
    def _delete(connection: Connection, document_id: str) -> bool:
        """Delete a document and its passages; SQLite may run without foreign keys."""
        connection.execute(delete(passages).where(passages.c.document_id == document_id))
        gone = connection.execute(delete(documents).where(documents.c.document_id == document_id))
        return gone.rowcount > 0


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Slices that fit into one statement."""
    for start in range(0, len(values), SQL_LIST):
        yield values[start : start + SQL_LIST]


def _joined() -> Select[Any]:
    """Passages with what their documents say about them."""
    return select(
        passages.c.passage_id,
        passages.c.document_id,
        documents.c.title,
        passages.c.section,
        passages.c.text,
        documents.c.url,
        documents.c.publisher,
        documents.c.published,
        documents.c.kind,
        documents.c.visibility,
        passages.c.position,
        passages.c.asks,
    ).join(documents, documents.c.document_id == passages.c.document_id)


def _passage(row: Row[Any]) -> Passage:
    """A passage from a row of `_joined`."""
    names: tuple[str, ...] = (
        "passage_id",
        "note_id",
        "source",
        "section",
        "text",
        "url",
        "publisher",
    )
    names += ("published", "kind", "visibility", "position")
    values = dict(zip((*names, "asks"), row, strict=True))
    return Passage.model_validate(values | {"asks": tuple(values["asks"].splitlines())})


def _document_row(document: Document, placement: Placement, now: datetime) -> dict[str, object]:
    """The values of a `documents` row."""
    return {
        "document_id": document.document_id,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "retrieved": document.retrieved,
        "kind": document.kind,
        "licence": document.licence,
        "corpus": placement.corpus,
        "visibility": placement.visibility,
        "origin": placement.origin,
        "root": placement.root,
        "content_sha256": placement.content_sha256,
        "added_by": placement.added_by,
        "added_at": now,
    }


def _passage_row(document_id: str, passage: Passage) -> dict[str, object]:
    """The values of a `passages` row."""
    return {
        "passage_id": passage.passage_id,
        "document_id": document_id,
        "section": passage.section,
        "text": passage.text,
        "asks": "\n".join(passage.asks),
        "position": passage.position,
    }
