"""The inbox: work claimed by lease, so that any number of replicas does each once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, and_, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.adapters.database.schema import inbox
from bot.services.records import InboxItem

_log = structlog.get_logger(__name__)
OPEN = ("pending", "sending")
"""Statuses of unfinished work."""


def insert_ignoring_duplicates(connection: Connection, table: Any, row: dict[str, Any]) -> bool:
    """Insert a row unless a unique column has its value already; whether it was inserted."""
    postgres = connection.dialect.name == "postgresql"
    statement: Any = (postgres_insert if postgres else sqlite_insert)(table)
    key = next(iter(table.primary_key.columns))
    inserted = connection.execute(
        statement.values(row).on_conflict_do_nothing().returning(key)
    ).first()
    return inserted is not None


def free(table: Any, now: datetime) -> Any:
    """Rows that are due and not leased to anyone."""
    return and_(
        table.c.due_at <= now,
        or_(
            table.c.status == "pending",
            and_(table.c.status == "sending", table.c.lease_until <= now),
        ),
    )


def is_next(table: Any, key: str, now: datetime) -> Any:
    """Rows before which nothing of the same key is open, and beside which nothing is at work.

    A row with a smaller number may be committed after a larger one is claimed.
    """
    other = table.alias("other")
    at_work = and_(other.c.status == "sending", other.c.lease_until > now)
    return ~exists().where(
        other.c[key] == table.c[key],
        other.c.status.in_(OPEN),
        or_(other.c.id < table.c.id, at_work),
    )


def readable(kind: Any, rows: Iterable[Any]) -> list[Any]:
    """Claimed rows as records, oldest first.

    One that a newer version wrote and this one cannot read keeps its lease, so that the others are
    worked on and a newer replica may take it.
    """
    found = []
    for row in rows:
        try:
            found.append(kind(**row))
        except ValidationError:
            _log.error("queue.unreadable", item=row["id"], queue=kind.__name__)
    return sorted(found, key=lambda item: int(item.id))


class SqlInbox:
    """Requests from Slack in the `inbox` table."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(
        self,
        *,
        event_key: str,
        dedupe_key: str | None,
        kind: str,
        body: str,
        content_type: str,
        thread_key: str,
        now: datetime,
    ) -> bool:
        """Store one; False when the same was stored before."""
        return insert_ignoring_duplicates(
            self._db,
            inbox,
            {
                "event_key": event_key,
                "dedupe_key": dedupe_key,
                "thread_key": thread_key,
                "kind": kind,
                "body": body,
                "content_type": content_type,
                "status": "pending",
                "attempts": 0,
                "due_at": now,
                "received_at": now,
            },
        )

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[InboxItem]:
        """Unfinished items nobody else works on, oldest first, one per thread at a time."""
        ids = (
            select(inbox.c.id)
            .where(free(inbox, now), is_next(inbox, "thread_key", now))
            .order_by(inbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=inbox)
        )
        rows = self._db.execute(
            update(inbox)
            .where(inbox.c.id.in_(ids.scalar_subquery()))
            .values(status="sending", lease_until=now + lease, attempts=inbox.c.attempts + 1)
            .returning(*_ITEM_COLUMNS)
        ).mappings()
        return readable(InboxItem, rows)

    def renew(self, item: InboxItem, until: datetime) -> bool:
        """Hold a claimed one until then; False when it is finished or somebody else took it."""
        return self._change(self._newest(item), {"lease_until": until})

    def done(self, item_id: int, now: datetime) -> bool:
        """Mark as finished and erase its body; False when it was finished or given back."""
        at_work = and_(inbox.c.id == item_id, inbox.c.status == "sending")
        return self._change(at_work, self._finished("sent", now, None))

    def retry(self, item: InboxItem, at: datetime, error: str) -> bool:
        """Give it back, to be tried again at that time; False when somebody else took it."""
        given_back = {"status": "pending", "due_at": at, "lease_until": None, "error": error[:500]}
        return self._change(self._newest(item), given_back)

    def fail(self, item: InboxItem, now: datetime, error: str) -> bool:
        """Give up; its body is erased. False when somebody else took it."""
        return self._change(self._newest(item), self._finished("failed", now, error[:500]))

    @staticmethod
    def _newest(item: InboxItem) -> Any:
        """While this try is the newest; a worker that lost its lease changes nothing."""
        return and_(
            inbox.c.id == item.id,
            inbox.c.status == "sending",
            inbox.c.attempts == item.attempts,
        )

    @staticmethod
    def _finished(status: str, now: datetime, error: str | None) -> dict[str, Any]:
        return {
            "status": status,
            "body": "",
            "finished_at": now,
            "lease_until": None,
            "error": error,
        }

    def _change(self, which: Any, values: dict[str, Any]) -> bool:
        return self._db.execute(update(inbox).where(which).values(values)).rowcount == 1

    def open_before(self, item_id: int, thread_key: str) -> list[InboxItem]:
        """Items of a thread that came before this one and are not finished, oldest first."""
        query = select(*_ITEM_COLUMNS).where(
            inbox.c.thread_key == thread_key, inbox.c.id < item_id, inbox.c.status.in_(OPEN)
        )
        return readable(InboxItem, self._db.execute(query).mappings())

    def stop(self, item_id: int, now: datetime) -> bool:
        """Finish one, whoever works on it: then nothing of it is kept; False when it was done."""
        unfinished = and_(inbox.c.id == item_id, inbox.c.status.in_(OPEN))
        return self._change(unfinished, self._finished("sent", now, "stopped"))

    def is_open(self, item_id: int) -> bool:
        """Whether one is not finished."""
        query = select(inbox.c.id).where(inbox.c.id == item_id, inbox.c.status.in_(OPEN))
        return self._db.execute(query).first() is not None

    def keep_draft(self, item_id: int, ts: str) -> None:
        """Keep which message was begun for an item."""
        self._change(inbox.c.id == item_id, {"draft_ts": ts})

    def draft_ts(self, item_id: int) -> str | None:
        """Slack's timestamp of the message that was begun for an item."""
        query = select(inbox.c.draft_ts).where(inbox.c.id == item_id)
        return self._db.execute(query).scalar_one_or_none()

    def others_since(self, item_id: int, since: datetime) -> bool:
        """Whether something else of the item's thread came in after that time and before it."""
        other = inbox.alias("other")
        query = (
            select(func.count())
            .select_from(inbox.join(other, other.c.thread_key == inbox.c.thread_key))
            .where(inbox.c.id == item_id, other.c.id < item_id, other.c.received_at > since)
        )
        return bool(self._db.execute(query).scalar_one())

    def is_busy(self, thread_key: str) -> bool:
        """Whether something of a thread is not finished yet."""
        query = select(inbox.c.id).where(inbox.c.thread_key == thread_key, inbox.c.status.in_(OPEN))
        return self._db.execute(query.limit(1)).first() is not None

    def backlog(self, team_id: str | None = None) -> int:
        """Items not finished, of one workspace or of all."""
        query = select(func.count()).select_from(inbox).where(inbox.c.status.in_(OPEN))
        if team_id is not None:
            query = query.where(inbox.c.thread_key.startswith(f"{team_id}:", autoescape=True))
        return int(self._db.execute(query).scalar_one())


_ITEM_COLUMNS = tuple(inbox.c[name] for name in InboxItem.model_fields)
