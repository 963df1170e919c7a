"""The tables of the knowledge base: stored passages, their vectors, and unanswered questions.

The stored passages are the truth; the vector index and the word index are made from them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)

from bot.adapters.database.schema import UtcDateTime

metadata = MetaData()
"""Composed into the migrations together with the other tables."""

SHARED = "slack:"
"""How the origin of a shared file begins: `slack:TEAM/CHANNEL/NAME`."""

documents = Table(
    "documents",
    metadata,
    Column("document_id", String(160), primary_key=True),
    Column("corpus", String(16), nullable=False, comment="notes or added"),
    Column("visibility", String(160), nullable=False, comment="public, or the one place it shows"),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", String(40)),
    Column("retrieved", String(40)),
    Column("kind", String(16), nullable=False, comment="article, research or document"),
    Column("licence", Text),
    Column("origin", Text, nullable=False, comment="file path or address it was read from"),
    Column("root", Text, comment="the folder it was added with, to follow deletions"),
    Column("content_sha256", String(64), nullable=False),
    Column("added_by", String(160)),
    Column("added_at", UtcDateTime, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("passage_id", String(240), primary_key=True),
    Column(
        "document_id",
        String(160),
        ForeignKey("documents.document_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("section", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column(
        "asks",
        Text,
        nullable=False,
        server_default="",
        comment="how people ask for it, one way per line",
    ),
    Column("position", Integer, nullable=False),
    Index("passages_of_document", "document_id"),
)

passage_vectors = Table(
    "passage_vectors",
    metadata,
    Column("text_sha256", String(64), primary_key=True, comment="of the embedded text"),
    Column("model", String(160), primary_key=True),
    Column("vector", LargeBinary, nullable=False, comment="little-endian float32"),
)

corpus_state = Table(
    "corpus_state",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("version", Integer, nullable=False, comment="counts changes of the stored passages"),
    Column("changed_at", UtcDateTime, nullable=False),
)

gaps = Table(
    "gaps",
    metadata,
    Column("gap_id", String(36), primary_key=True),
    Column("team_id", String(32), nullable=False, server_default="", comment="workspace"),
    Column("kind", String(16), nullable=False, comment="unanswered or down_voted"),
    Column("visibility", String(160), nullable=False, comment="who may read it in the report"),
    Column(
        "asked_openly",
        Boolean,
        nullable=False,
        server_default=false(),
        comment="in a public channel; only then the operator's report shows it",
    ),
    Column("question", Text, comment="empty when texts are not kept, or after their time"),
    Column("topic", Text, nullable=False, comment="stems of the topic words, for grouping"),
    Column("missing", Text, comment="named things that no passage mentions"),
    Column("asked_at", UtcDateTime, nullable=False),
    Index("gaps_by_time", "asked_at"),
)
