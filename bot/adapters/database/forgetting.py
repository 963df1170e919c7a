"""Deletes what is kept about one person: the own things go, the name leaves the team's things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, String, Table, cast, delete, select, update

from bot.adapters.database.schema import assessments, decisions, outbox, reminders, votes
from bot.adapters.database.schema_knowledge import documents
from bot.services.records import REVIEW, Assessment, Decision
from bot.services.titles import WITHDRAWN


def forget_person(db: Connection, team_id: str, user_id: str) -> int:
    """Delete a person's votes, own reminders and direct talks, and take the name off the rest.

    A decision keeps owner and review, since somebody has to be asked when it is due. Counts the
    rows that were deleted or changed.
    """
    own = [
        delete(votes).where(votes.c.user_id == user_id),
        delete(reminders).where(
            reminders.c.team_id == team_id,
            reminders.c.user_id == user_id,
            ~reminders.c.id.startswith(REVIEW),
        ),
        delete(outbox).where(
            outbox.c.team_id == team_id,
            outbox.c.user_id == user_id,
            outbox.c.kind.in_(("ephemeral", "respond", "home")),
            outbox.c.status.in_(("sent", "ambiguous", "failed")),
        ),
        # of what others see, the row stays: updates need the timestamp of their message
        update(outbox)
        .where(
            outbox.c.team_id == team_id,
            outbox.c.user_id == user_id,
            outbox.c.status.in_(("sent", "ambiguous", "failed")),
        )
        .values(user_id=None),
        update(documents).where(documents.c.added_by == user_id).values(added_by=None),
    ]
    count = sum(db.execute(statement).rowcount for statement in own)
    count += _each(db, assessments, team_id, user_id, Assessment, _without)
    return count + _each(db, decisions, team_id, user_id, Decision, _unsigned)


def _each(
    db: Connection,
    table: Table,
    team_id: str,
    user_id: str,
    kind: Any,
    changed: Callable[[Any, str], dict[str, Any] | None],
) -> int:
    """Change or delete every record of a table that names the person."""
    query = select(table.c.record).where(
        table.c.team_id == team_id, cast(table.c.record, String).contains(user_id, autoescape=True)
    )
    count = 0
    for row in db.execute(query).scalars().all():
        record = kind.model_validate(row)
        values = changed(record, user_id)
        if values is None:
            count += db.execute(delete(table).where(table.c.id == record.id)).rowcount
            continue
        following = record.model_copy(update={**values, "version": record.version + 1})
        if following.model_copy(update={"version": record.version}) == record:
            continue
        statement = update(table).where(table.c.id == record.id)
        count += db.execute(
            statement.values(
                record=following.model_dump(mode="json", by_alias=True), version=following.version
            )
        ).rowcount
    return count


def _without(assessment: Assessment, user_id: str) -> dict[str, Any] | None:
    """What changes in an assessment; `None` when it was a talk with this person alone."""
    started = assessment.started_by == user_id
    if started and (assessment.place.channel_kind == "dm" or assessment.private):
        return None
    asked = [
        question.model_copy(update={"answered_by": None})
        if question.answered_by == user_id
        else question
        for question in assessment.asked
    ]
    values: dict[str, Any] = {"facts": unsaid(assessment.facts, user_id), "asked": asked}
    return values | ({"started_by": "", "title": WITHDRAWN} if started else {})


def _unsigned(decision: Decision, user_id: str) -> dict[str, Any] | None:
    """What changes in a decision; `None` when it was made in a talk with this person alone."""
    if decision.place.channel_kind == "dm" and decision.recorded_by == user_id:
        return None
    signed = {"recorded_by": ""} if decision.recorded_by == user_id else {}
    return {"facts": unsaid(decision.facts, user_id), **signed}


def unsaid(facts: dict[str, Any], user_id: str) -> dict[str, Any]:
    """The facts without the words, the link and the name of who said them."""
    nobody = {"said_by": None, "quote": None, "permalink": None}
    return {
        name: fact.model_copy(update={"provenance": fact.provenance.model_copy(update=nobody)})
        if fact.provenance.said_by == user_id
        else fact
        for name, fact in facts.items()
    }
