"""Assessments and decisions as rows: the record as JSON beside what queries need."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, and_, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError

from bot.adapters.database.queues import insert_ignoring_duplicates
from bot.adapters.database.reminder_rows import ACTIVE
from bot.adapters.database.schema import assessments, decisions, names, reminders
from bot.errors import StaleAssessment
from bot.services.records import REVIEW, Assessment, Decision


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

    def channels(self, team_id: str) -> list[str]:
        """The channels of a workspace with decisions that stand, latest decided first."""
        query = (
            select(decisions.c.channel_id)
            .where(decisions.c.team_id == team_id, decisions.c.status != "superseded")
            .group_by(decisions.c.channel_id)
            .order_by(func.max(decisions.c.created_at).desc())
        )
        return list(self._db.execute(query).scalars())

    def standing(
        self, team_id: str, channel_ids: Collection[str], limit: int, newer: int = 0
    ) -> list[Decision]:
        """Decisions of these channels that no other replaces, newest first, behind the newer."""
        return self._newest(self._stands(team_id, channel_ids), limit, newer)

    def count_standing(self, team_id: str, channel_ids: Collection[str]) -> int:
        """How many there are."""
        query = select(func.count()).select_from(decisions)
        return int(self._db.execute(query.where(self._stands(team_id, channel_ids))).scalar_one())

    def next_reviewed(
        self, team_id: str, channel_ids: Collection[str], limit: int, without: str | None = None
    ) -> list[Decision]:
        """Those whose own review is still to come, soonest first; `without` one such reminder."""
        query = (
            select(decisions.c.record)
            .join(reminders, reminders.c.id == literal(REVIEW) + decisions.c.id)
            .where(
                self._stands(team_id, channel_ids),
                reminders.c.status.in_(ACTIVE),
                reminders.c.id != (without or ""),
            )
            .order_by(decisions.c.review_at)
            .limit(limit)
        )
        return [Decision.model_validate(r) for r in self._db.execute(query).scalars()]

    @staticmethod
    def _stands(team_id: str, channel_ids: Collection[str]) -> Any:
        return and_(
            decisions.c.team_id == team_id,
            decisions.c.channel_id.in_(channel_ids),
            decisions.c.status != "superseded",
        )

    def in_channel(self, team_id: str, channel_id: str, limit: int = 500) -> list[Decision]:
        """Decisions of a channel, newest first."""
        here = and_(decisions.c.team_id == team_id, decisions.c.channel_id == channel_id)
        return self._newest(here, limit)

    def of_assessment(self, assessment_id: str) -> list[Decision]:
        """Decisions of one assessment, newest first."""
        return self._newest(decisions.c.assessment_id == assessment_id)

    def _newest(
        self, condition: Any, limit: int | None = None, newer: int | None = None
    ) -> list[Decision]:
        query = select(decisions.c.record).where(condition)
        order = (decisions.c.created_at.desc(), decisions.c.id)
        newest = query.order_by(*order).limit(limit).offset(newer)
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
