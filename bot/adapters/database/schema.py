"""The tables of the product; `schema_knowledge` holds those of the knowledge base."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    cast,
    text,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


def aware(moment: datetime) -> datetime:
    """A stored time in aware UTC; SQLite keeps no zone, so it is added back."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite keeps no zone, so it is added back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give back an aware UTC time."""
        if value is None:
            return None
        return aware(value)


def names(table: Table, user_id: str) -> Any:
    """The records in which a person's id stands."""
    return cast(table.c.record, String).contains(user_id, autoescape=True)


_LIVE = text("status <> 'cancelled' AND thread_ts <> ''")
"""Assessments that go on in a thread; those that only one person saw so far have no thread."""

assessments = Table(
    "assessments",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("team_id", String(32), nullable=False),
    Column("channel_id", String(32), nullable=False),
    Column("thread_ts", String(32), nullable=False),
    Column("status", String(16), nullable=False),
    Column("waiting", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False),
    Column("record", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index("assessments_in_thread", "team_id", "channel_id", "thread_ts"),
    Index(
        "one_live_assessment",
        "team_id",
        "channel_id",
        "thread_ts",
        unique=True,
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    ),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("team_id", String(32), nullable=False),
    Column("channel_id", String(32), nullable=False),
    Column("thread_ts", String(32)),
    Column("assessment_id", String(64), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("record", JSON, nullable=False),
    Column("review_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("decisions_of_team", "team_id", "created_at"),
    Index("decisions_in_channel", "team_id", "channel_id", "created_at"),
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("team_id", String(32), nullable=False),
    Column("channel_id", String(32), nullable=False),
    Column("thread_ts", String(32)),
    Column("user_id", String(32), nullable=False),
    Column("decision_id", String(64), index=True),
    Column("status", String(16), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("version", Integer, nullable=False),
    Column("record", JSON, nullable=False),
    Index("reminders_due", "status", "due_at"),
    Index("reminders_of_user", "team_id", "user_id"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("event_key", String(255), nullable=False, unique=True),
    Column("dedupe_key", String(255), unique=True),
    Column("thread_key", String(255), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("content_type", String(128), nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", String(500)),
    Column("due_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("received_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("draft_ts", String(32)),
    Index("inbox_open", "status", "due_at"),
    Index("inbox_thread", "thread_key", "status"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(255), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("team_id", String(32), nullable=False),
    Column("channel_id", String(32), nullable=False),
    Column("order_key", String(96), nullable=False),
    Column("thread_ts", String(32)),
    Column("user_id", String(32)),
    Column("message_key", String(255), index=True),
    Column("response_url", Text),
    Column("card", JSON, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("unsure", Integer, nullable=False, default=0),
    Column("message_ts", String(32)),
    Column("due_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Index("outbox_open", "status", "due_at"),
    Index("outbox_order", "order_key", "status", "id"),
    Index("outbox_pace", "order_key", "sent_at"),
)

votes = Table(
    "votes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("team_id", String(32), nullable=False),
    Column("answer_id", String(64), nullable=False),
    Column("user_id", String(32), nullable=False),
    Column("good", Boolean, nullable=False),
    Column("voted_at", UtcDateTime, nullable=False),
    UniqueConstraint("answer_id", "user_id", name="one_vote_each"),
    Index("votes_of_team", "team_id"),
)

model_budget = Table(
    "model_budget",
    metadata,
    Column("team_id", String(32), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("tokens_used", Integer, nullable=False, default=0),
)
