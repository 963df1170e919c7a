"""Assessments, decisions and reminders as rows: the record as JSON beside what queries need."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import Connection, and_, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.adapters.database.queues import insert_ignoring_duplicates
from bot.adapters.database.schema import assessments, decisions, names, reminders
from bot.errors import StaleAssessment
from bot.services.records import Assessment, Decision, Reminder

_log = structlog.get_logger(__name__)
_ACTIVE = ("scheduled", "paused")


def _json(record: Any) -> dict[str, Any]:
    data: dict[str, Any] = record.model_dump(mode="json", by_alias=True)
    return data


class SqlAssessments:
    """Assessments in the `assessments` table."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, assessment: Assessment) -> None:
        """Store a new one; `StaleAssessment` when the id or a live one of the thread exists."""
        try:
            self._db.execute(insert(assessments).values(self._row(assessment)))
        except IntegrityError as error:
            raise StaleAssessment("Someone started the same assessment first.") from error

    def get(self, assessment_id: str) -> Assessment | None:
        """The assessment with this id."""
        query = select(assessments.c.record).where(assessments.c.id == assessment_id)
        return self._one(query)

    def in_thread(self, team_id: str, channel_id: str, thread_ts: str) -> Assessment | None:
        """The newest assessment of this thread."""
        query = (
            select(assessments.c.record)
            .where(
                assessments.c.team_id == team_id,
                assessments.c.channel_id == channel_id,
                assessments.c.thread_ts == thread_ts,
            )
            .order_by(assessments.c.created_at.desc())
            .limit(1)
        )
        return self._one(query)

    def save(self, assessment: Assessment) -> Assessment:
        """Store a changed one; raises `StaleAssessment` when it was changed since it was read."""
        following = assessment.model_copy(update={"version": assessment.version + 1})
        changed = (
            update(assessments)
            .where(assessments.c.id == assessment.id, assessments.c.version == assessment.version)
            .values(self._row(following))
        )
        try:
            done = self._db.execute(changed)
        except IntegrityError as error:
            raise StaleAssessment("The thread has another assessment by now.") from error
        if done.rowcount != 1:
            raise StaleAssessment("Someone answered at the same time.")
        return following

    def in_channel(self, team_id: str, channel_id: str, limit: int = 50) -> list[Assessment]:
        """Assessments of a channel that were not cancelled, the latest changed first."""
        query = (
            select(assessments.c.record)
            .where(
                assessments.c.team_id == team_id,
                assessments.c.channel_id == channel_id,
                assessments.c.status != "cancelled",
            )
            .order_by(assessments.c.updated_at.desc())
            .limit(limit)
        )
        return [Assessment.model_validate(r) for r in self._db.execute(query).scalars()]

    def waiting(self, team_id: str, user_id: str, limit: int = 50) -> list[Assessment]:
        """Assessments with a pending question that name a person, the longest waiting first."""
        query = (
            select(assessments.c.record)
            .where(
                assessments.c.team_id == team_id,
                assessments.c.waiting.is_(True),
                names(assessments, user_id),
            )
            .order_by(assessments.c.updated_at)
            .limit(limit)
        )
        return [Assessment.model_validate(r) for r in self._db.execute(query).scalars()]

    def _one(self, query: Any) -> Assessment | None:
        row = self._db.execute(query).scalar_one_or_none()
        return None if row is None else Assessment.model_validate(row)

    @staticmethod
    def _row(assessment: Assessment) -> dict[str, Any]:
        return {
            "id": assessment.id,
            "team_id": assessment.place.team_id,
            "channel_id": assessment.place.channel_id,
            "thread_ts": assessment.place.thread_ts or "",
            "status": assessment.status,
            "waiting": assessment.pending is not None and assessment.status == "interviewing",
            "version": assessment.version,
            "record": _json(assessment),
            "created_at": assessment.created_at,
            "updated_at": assessment.updated_at,
        }


class SqlDecisions:
    """Decisions in the `decisions` table."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, decision: Decision) -> None:
        """Store a new one; a second one with the same id raises `StaleAssessment`."""
        if not insert_ignoring_duplicates(self._db, decisions, self._row(decision)):
            raise StaleAssessment("This decision was recorded already.")

    def get(self, decision_id: str) -> Decision | None:
        """The decision with this id."""
        query = select(decisions.c.record).where(decisions.c.id == decision_id)
        row = self._db.execute(query).scalar_one_or_none()
        return None if row is None else Decision.model_validate(row)

    def save(self, decision: Decision) -> Decision:
        """Store a changed one; raises `StaleAssessment` when it was changed since."""
        following = decision.model_copy(update={"version": decision.version + 1})
        done = self._db.execute(
            update(decisions)
            .where(decisions.c.id == decision.id, decisions.c.version == decision.version)
            .values(self._row(following))
        )
        if done.rowcount != 1:
            raise StaleAssessment("Someone changed this decision at the same time.")
        return following

    def of_team(self, team_id: str, limit: int = 500) -> list[Decision]:
        """Decisions of a workspace, newest first."""
        return self._newest(decisions.c.team_id == team_id, limit)

    def in_channel(self, team_id: str, channel_id: str, limit: int = 500) -> list[Decision]:
        """Decisions of a channel, newest first."""
        here = and_(decisions.c.team_id == team_id, decisions.c.channel_id == channel_id)
        return self._newest(here, limit)

    def of_assessment(self, assessment_id: str) -> list[Decision]:
        """Decisions of one assessment, newest first."""
        return self._newest(decisions.c.assessment_id == assessment_id)

    def _newest(self, condition: Any, limit: int | None = None) -> list[Decision]:
        query = select(decisions.c.record).where(condition)
        newest = query.order_by(decisions.c.created_at.desc()).limit(limit)
        return [Decision.model_validate(r) for r in self._db.execute(newest).scalars()]

    @staticmethod
    def _row(decision: Decision) -> dict[str, Any]:
        return {
            "id": decision.id,
            "team_id": decision.place.team_id,
            "channel_id": decision.place.channel_id,
            "thread_ts": decision.place.thread_ts,
            "assessment_id": decision.assessment_id,
            "status": decision.status,
            "version": decision.version,
            "record": _json(decision),
            "review_at": decision.review_at,
            "created_at": decision.created_at,
        }


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
            .where(condition, reminders.c.status.in_(_ACTIVE))
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
            "record": _json(reminder),
        }
