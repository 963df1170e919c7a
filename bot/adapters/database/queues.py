"""Inbox and outbox: work claimed by lease, so that any number of replicas does each once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.adapters.database.schema import inbox, outbox
from bot.services.records import InboxItem, OutboxItem

POST_INTERVAL = timedelta(seconds=1)
"""Slack takes about one new message a second per channel (docs.slack.dev, rate limits)."""

_OPEN = ("pending", "sending")
_POSTING = ("post", "file")


def insert_ignoring_duplicates(connection: Connection, table: Any, row: dict[str, Any]) -> bool:
    """Insert a row unless a unique column has its value already; whether it was inserted."""
    postgres = connection.dialect.name == "postgresql"
    statement: Any = (postgres_insert if postgres else sqlite_insert)(table)
    key = next(iter(table.primary_key.columns))
    inserted = connection.execute(
        statement.values(row).on_conflict_do_nothing().returning(key)
    ).first()
    return inserted is not None


def _free(table: Any, now: datetime) -> Any:
    """Rows that are due and not leased to anyone."""
    return and_(
        table.c.due_at <= now,
        or_(
            table.c.status == "pending",
            and_(table.c.status == "sending", table.c.lease_until <= now),
        ),
    )


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
        earlier = inbox.alias("earlier")
        ids = (
            select(inbox.c.id)
            .where(
                _free(inbox, now),
                ~exists().where(
                    earlier.c.thread_key == inbox.c.thread_key,
                    earlier.c.id < inbox.c.id,
                    earlier.c.status.in_(_OPEN),
                ),
            )
            .order_by(inbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=inbox)
        )
        rows = self._db.execute(
            update(inbox)
            .where(inbox.c.id.in_(ids.scalar_subquery()))
            .values(status="sending", lease_until=now + lease, attempts=inbox.c.attempts + 1)
            .returning(
                inbox.c.id,
                inbox.c.event_key,
                inbox.c.dedupe_key,
                inbox.c.kind,
                inbox.c.body,
                inbox.c.content_type,
                inbox.c.received_at,
                inbox.c.attempts,
            )
        ).mappings()
        return sorted((InboxItem(**row) for row in rows), key=lambda item: item.id)

    def done(self, item_id: int, now: datetime) -> None:
        """Mark as finished and erase its body."""
        self._finish(item_id, "sent", now, None)

    def retry(self, item_id: int, at: datetime, error: str) -> None:
        """Give it back, to be tried again at that time."""
        self._db.execute(
            update(inbox)
            .where(inbox.c.id == item_id)
            .values(status="pending", due_at=at, lease_until=None, error=error[:500])
        )

    def fail(self, item_id: int, now: datetime, error: str) -> None:
        """Give up; its body is erased."""
        self._finish(item_id, "failed", now, error[:500])

    def _finish(self, item_id: int, status: str, now: datetime, error: str | None) -> None:
        self._db.execute(
            update(inbox)
            .where(inbox.c.id == item_id)
            .values(status=status, body="", finished_at=now, lease_until=None, error=error)
        )

    def others_since(self, item_id: int, since: datetime) -> bool:
        """Whether something else of the item's thread came in after that time and before it."""
        other = inbox.alias("other")
        query = (
            select(func.count())
            .select_from(inbox.join(other, other.c.thread_key == inbox.c.thread_key))
            .where(inbox.c.id == item_id, other.c.id < item_id, other.c.received_at > since)
        )
        return bool(self._db.execute(query).scalar_one())

    def backlog(self, team_id: str | None = None) -> int:
        """Items not finished, of one workspace or of all."""
        query = select(func.count()).select_from(inbox).where(inbox.c.status.in_(_OPEN))
        if team_id is not None:
            query = query.where(inbox.c.thread_key.startswith(f"{team_id}:", autoescape=True))
        return int(self._db.execute(query).scalar_one())


class SqlOutbox:
    """Messages to be sent in the `outbox` table."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, item: OutboxItem, now: datetime, *, anew: bool = False) -> None:
        """Store one; an update replaces those of the same message that were not sent yet.

        When its key or id is stored already nothing happens, or it takes that place, if `anew`.
        """
        if item.kind in ("update", "home"):
            self._drop_superseded(item)
        if anew:
            same = or_(outbox.c.key == item.key, outbox.c.id == item.id)
            self._db.execute(delete(outbox).where(same))
        place = item.channel_id or f"home:{item.user_id}"
        row = item.model_dump(mode="json", exclude=None if item.id else {"id"})
        row |= {
            "order_key": f"{item.team_id}:{place}",
            "status": "pending",
            "attempts": 0,
            "unsure": 0,
            "due_at": now,
            "created_at": now,
        }
        insert_ignoring_duplicates(self._db, outbox, row)

    def _drop_superseded(self, item: OutboxItem) -> None:
        same = (
            outbox.c.message_key == item.message_key
            if item.kind == "update"
            else and_(outbox.c.team_id == item.team_id, outbox.c.user_id == item.user_id)
        )
        self._db.execute(
            update(outbox)
            .where(
                outbox.c.kind == item.kind,
                outbox.c.status == "pending",
                outbox.c.attempts == 0,
                outbox.c.key != item.key,
                same,
            )
            .values(status="sent", card={})
        )

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[OutboxItem]:
        """Unsent items nobody else sends, oldest first, one per channel at a time."""
        earlier, last = outbox.alias("earlier"), outbox.alias("last")
        ids = (
            select(outbox.c.id)
            .where(
                _free(outbox, now),
                ~exists().where(
                    earlier.c.order_key == outbox.c.order_key,
                    earlier.c.id < outbox.c.id,
                    earlier.c.status.in_(_OPEN),
                ),
                or_(
                    outbox.c.kind.not_in(_POSTING),
                    ~exists().where(
                        last.c.order_key == outbox.c.order_key,
                        last.c.kind.in_(_POSTING),
                        last.c.sent_at > now - POST_INTERVAL,
                        # a clock that was moved back must not block a channel for ever
                        last.c.sent_at <= now,
                    ),
                ),
            )
            .order_by(outbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=outbox)
        )
        rows = self._db.execute(
            update(outbox)
            .where(outbox.c.id.in_(ids.scalar_subquery()))
            .values(
                status="sending",
                lease_until=now + lease,
                attempts=outbox.c.attempts + 1,
                unsure=outbox.c.unsure + 1,
            )
            .returning(*_ITEM_COLUMNS)
        ).mappings()
        return sorted((OutboxItem(**row) for row in rows), key=lambda item: item.id)

    def sent(self, item_id: int, message_ts: str | None, now: datetime) -> None:
        """It arrived; its card is erased, since the message itself now shows it."""
        self._db.execute(
            update(outbox)
            .where(outbox.c.id == item_id)
            .values(
                status="sent",
                message_ts=message_ts,
                sent_at=now,
                lease_until=None,
                card={},
                response_url=None,
            )
        )

    def retry(self, item_id: int, at: datetime, *, sure: bool) -> None:
        """Give it back, to be tried again at that time; `sure` when it cannot have arrived."""
        values: dict[str, Any] = {"status": "pending", "due_at": at, "lease_until": None}
        if sure:
            values["unsure"] = 0
        self._db.execute(update(outbox).where(outbox.c.id == item_id).values(values))

    def give_up(self, item_id: int, status: str, now: datetime) -> None:
        """`ambiguous` or `failed`; an ambiguous card is kept for *Show Again*."""
        values: dict[str, Any] = {"status": status, "lease_until": None, "sent_at": now}
        if status == "failed":
            values["card"] = {}
        self._db.execute(update(outbox).where(outbox.c.id == item_id).values(values))

    def message_ts(self, key: str) -> str | None:
        """Slack's timestamp of the message sent under this key."""
        query = select(outbox.c.message_ts).where(outbox.c.key == key)
        return self._db.execute(query).scalar_one_or_none()

    def by_key(self, key: str) -> OutboxItem | None:
        """The item with this key."""
        row = self._db.execute(select(*_ITEM_COLUMNS).where(outbox.c.key == key)).mappings().first()
        return OutboxItem(**row) if row else None

    def backlog(self, team_id: str | None = None) -> int:
        """Items not sent, of one workspace or of all."""
        query = select(func.count()).select_from(outbox).where(outbox.c.status.in_(_OPEN))
        if team_id is not None:
            query = query.where(outbox.c.team_id == team_id)
        return int(self._db.execute(query).scalar_one())

    def undelivered(self) -> dict[str, int]:
        """How many items are `ambiguous` and how many `failed`."""
        query = (
            select(outbox.c.status, func.count())
            .where(outbox.c.status.in_(("ambiguous", "failed")))
            .group_by(outbox.c.status)
        )
        found = {"ambiguous": 0, "failed": 0}
        found.update({status: int(count) for status, count in self._db.execute(query)})
        return found


_ITEM_COLUMNS = tuple(outbox.c[name] for name in OutboxItem.model_fields)
