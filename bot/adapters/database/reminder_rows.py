"""Reminders as rows: the record as JSON beside what queries need, and claims by lease."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, and_, func, or_, select, update

from bot.adapters.database.queues import insert_ignoring_duplicates
from bot.adapters.database.schema import reminders
from bot.errors import StaleAssessment
from bot.services.records import Reminder

_log = structlog.get_logger(__name__)
ACTIVE = ("scheduled", "paused")
"""Statuses of reminders that are not stopped or done."""


class SqlReminders:
    """Reminders in the `reminders` table, which is the truth about what is due."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, reminder: Reminder) -> None:
        """Store a new one; nothing happens when its id is stored already."""
        insert_ignoring_duplicates(self._db, reminders, self._row(reminder))

    def get(self, reminder_id: str) -> Reminder | None:
        """The reminder with this id."""
        query = select(reminders.c.record).where(reminders.c.id == reminder_id)
        row = self._db.execute(query).scalar_one_or_none()
        return None if row is None else Reminder.model_validate(row)

    def save(self, reminder: Reminder, *, not_before: datetime | None = None) -> Reminder:
        """Store a changed one and end its lease; with a time nobody claims it before."""
        following = reminder.model_copy(update={"version": reminder.version + 1})
        done = self._db.execute(
            update(reminders)
            .where(reminders.c.id == reminder.id, reminders.c.version == reminder.version)
            .values(self._row(following) | {"lease_until": not_before})
        )
        if done.rowcount != 1:
            raise StaleAssessment("Someone changed this reminder at the same time.")
        return following

    def claim_due(self, now: datetime, lease: timedelta, limit: int) -> list[Reminder]:
        """Reminders due by now that nobody else has leased.

        One that a newer version wrote and this one cannot read keeps its lease and is left out, so
        that the others come.
        """
        ids = (
            select(reminders.c.id)
            .where(
                reminders.c.status == "scheduled",
                reminders.c.due_at <= now,
                or_(reminders.c.lease_until.is_(None), reminders.c.lease_until <= now),
            )
            .order_by(reminders.c.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = self._db.execute(
            update(reminders)
            .where(reminders.c.id.in_(ids.scalar_subquery()))
            .values(lease_until=now + lease)
            .returning(reminders.c.id, reminders.c.record)
        )
        claimed = []
        for reminder_id, record in rows:
            try:
                claimed.append(Reminder.model_validate(record))
            except ValidationError:
                _log.error("reminder.unreadable", reminder=reminder_id)
        return sorted(claimed, key=lambda reminder: reminder.due_at)

    def of_decision(self, decision_id: str) -> list[Reminder]:
        """Reminders of one decision that are not stopped or done."""
        return self._many(reminders.c.decision_id == decision_id)

    def of_user(self, team_id: str, user_id: str) -> list[Reminder]:
        """Scheduled and paused reminders that this person set, soonest first."""
        return self._many(and_(reminders.c.team_id == team_id, reminders.c.user_id == user_id))

    def in_channel(self, team_id: str, channel_id: str) -> list[Reminder]:
        """Scheduled and paused reminders of a channel."""
        return self._many(
            and_(reminders.c.team_id == team_id, reminders.c.channel_id == channel_id)
        )

    def next_due(self, team_id: str | None = None) -> datetime | None:
        """When the next scheduled reminder is due, of one workspace or of all."""
        query = select(func.min(reminders.c.due_at)).where(reminders.c.status == "scheduled")
        if team_id is not None:
            query = query.where(reminders.c.team_id == team_id)
        found: datetime | None = self._db.execute(query).scalar_one_or_none()
        return found

    def _many(self, condition: Any) -> list[Reminder]:
        query = (
            select(reminders.c.record)
            .where(condition, reminders.c.status.in_(ACTIVE))
            .order_by(reminders.c.due_at)
        )
        return [Reminder.model_validate(r) for r in self._db.execute(query).scalars()]

    @staticmethod
    def _row(reminder: Reminder) -> dict[str, Any]:
        return {
            "id": reminder.id,
            "team_id": reminder.place.team_id,
            "channel_id": reminder.place.channel_id,
            "thread_ts": reminder.place.thread_ts,
            "user_id": reminder.user_id,
            "decision_id": reminder.decision_id,
            "status": reminder.status,
            "due_at": reminder.due_at,
            "version": reminder.version,
            "record": reminder.model_dump(mode="json", by_alias=True),
        }
