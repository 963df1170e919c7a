"""The outbox: messages claimed by lease, in order and at Slack's pace per channel."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, func, or_, select, update

from bot.adapters.database.queues import OPEN, free, insert_ignoring_duplicates, is_next, readable
from bot.adapters.database.schema import outbox
from bot.services.records import OutboxItem

POST_INTERVAL = timedelta(seconds=1)
"""Slack takes about one new message a second per channel (docs.slack.dev, rate limits)."""

_POSTING = ("post", "file")


def _order_key(team_id: str, channel_id: str, user_id: str | None) -> str:
    """What messages are sent in order by: their channel, or the home tab of a person."""
    return f"{team_id}:{channel_id or f'home:{user_id}'}"


def own_order_keys(team_id: str, user_id: str) -> tuple[str, str]:
    """Those of the direct messages and of the home tab of a person."""
    return _order_key(team_id, user_id, None), _order_key(team_id, "", user_id)


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
        left_out = {"attempts", "unsure", "created_at", "status"} | (
            {"id"} if not item.id else set()
        )
        row = item.model_dump(mode="json", exclude=left_out)
        row |= {
            "order_key": _order_key(item.team_id, item.channel_id, item.user_id),
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
        last = outbox.alias("last")
        ids = (
            select(outbox.c.id)
            .where(
                free(outbox, now),
                is_next(outbox, "order_key", now),
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
        return readable(OutboxItem, rows)

    def sent(self, item: OutboxItem, message_ts: str | None, now: datetime) -> None:
        """It arrived; its card is erased, since the message itself now shows it.

        Whom it was for, or who was behind it, need not be kept either. The key is compared too:
        SQLite gives the number of a deleted row to the next one.
        """
        self._db.execute(
            update(outbox)
            .where(outbox.c.id == item.id, outbox.c.key == item.key)
            .values(
                status="sent",
                message_ts=message_ts,
                sent_at=now,
                lease_until=None,
                card={},
                response_url=None,
                user_id=None,
            )
        )

    def renew(self, item: OutboxItem, until: datetime) -> bool:
        """Hold a claimed one until then; False when somebody else took it over."""
        return self._change(item, {"lease_until": until})

    def retry(self, item: OutboxItem, at: datetime, *, sure: bool) -> None:
        """Give it back, to be tried again at that time; `sure` when it cannot have arrived."""
        values: dict[str, Any] = {"status": "pending", "due_at": at, "lease_until": None}
        if sure:
            values["unsure"] = 0
        self._change(item, values)

    def give_up(self, item: OutboxItem, status: str, now: datetime) -> bool:
        """`ambiguous` or `failed`; an ambiguous card is kept for *Show Again*."""
        values: dict[str, Any] = {"status": status, "lease_until": None, "sent_at": now}
        if status == "failed":
            values["card"] = {}
        return self._change(item, values)

    def _change(self, item: OutboxItem, values: dict[str, Any]) -> bool:
        """Change a row while this try is its newest; a sender that is too late changes nothing."""
        done = self._db.execute(
            update(outbox)
            .where(
                outbox.c.id == item.id,
                outbox.c.key == item.key,
                outbox.c.status == "sending",
                outbox.c.attempts == item.attempts,
            )
            .values(values)
        )
        return done.rowcount == 1

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
        query = select(func.count()).select_from(outbox).where(outbox.c.status.in_(OPEN))
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
