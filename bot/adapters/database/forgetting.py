"""Deletes what is kept about one person: the own things go, the name leaves the team's things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, or_, select, update

from bot.adapters.database.outbox_rows import own_order_keys
from bot.adapters.database.schema import (
    assessments,
    decisions,
    names,
    outbox,
    reminders,
    votes,
)
from bot.adapters.database.schema_knowledge import documents
from bot.services.records import REVIEW, Assessment, Decision, Reminder, review_of
from bot.services.titles import WITHDRAWN


def forget_person(db: Connection, team_id: str, user_id: str) -> int:
    """Delete a person's votes, own reminders and direct talks, and take the name off the rest.

    A decision keeps owner and review, since somebody has to be asked when it is due; a title or
    note in the person's words goes. Counts the rows that were deleted or changed.
    """
    titles = _own_titles(db, team_id, user_id)
    own = [
        delete(votes).where(votes.c.user_id == user_id),
        delete(reminders).where(
            reminders.c.team_id == team_id,
            reminders.c.user_id == user_id,
            ~reminders.c.id.startswith(REVIEW),
        ),
        delete(outbox).where(
            outbox.c.team_id == team_id,
            or_(
                and_(
                    outbox.c.user_id == user_id,
                    outbox.c.kind.in_(("ephemeral", "respond", "home")),
                ),
                outbox.c.order_key.in_(own_order_keys(team_id, user_id)),
            ),
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
    named = or_(names(decisions, user_id), decisions.c.assessment_id.in_(titles))
    for row in _locked(db, decisions, team_id, named):
        before = Decision.model_validate(row)
        count += _change(db, decisions, before, _unsigned(before, user_id, titles))
    return count + _rename_reviews(db, team_id)


def _own_titles(db: Connection, team_id: str, user_id: str) -> dict[str, str]:
    """Assessment id to title, for those that the person started: it is made of their words."""
    rows = _locked(db, assessments, team_id, names(assessments, user_id))
    found = [Assessment.model_validate(row) for row in rows]
    return {one.id: one.title[:150] for one in found if one.started_by == user_id}


def _locked(db: Connection, table: Table, team_id: str, which: Any) -> Sequence[Any]:
    """Records that are about to change, held so that nobody changes them in between."""
    query = select(table.c.record).where(table.c.team_id == team_id, which)
    return db.execute(query.with_for_update()).scalars().all()


def _each(
    db: Connection,
    table: Table,
    team_id: str,
    user_id: str,
    kind: Any,
    changed: Callable[[Any, str], dict[str, Any] | None],
) -> int:
    """Change or delete every record of a table that names the person."""
    count = 0
    for row in _locked(db, table, team_id, names(table, user_id)):
        record = kind.model_validate(row)
        count += _change(db, table, record, changed(record, user_id))
    return count


def _change(db: Connection, table: Table, record: Any, values: dict[str, Any] | None) -> int:
    """Store a record with other values, or delete it when there are none; counts the rows."""
    if values is None:
        return db.execute(delete(table).where(table.c.id == record.id)).rowcount
    following = record.model_copy(update={**values, "version": record.version + 1})
    if following.model_copy(update={"version": record.version}) == record:
        return 0
    statement = update(table).where(table.c.id == record.id)
    return db.execute(
        statement.values(
            record=following.model_dump(mode="json", by_alias=True), version=following.version
        )
    ).rowcount


def _rename_reviews(db: Connection, team_id: str) -> int:
    """Call reviews by the titles that their decisions have now; counts those that changed."""
    query = (
        select(reminders.c.record, decisions.c.record)
        .join(decisions, decisions.c.id == reminders.c.decision_id)
        .where(reminders.c.team_id == team_id)
        .with_for_update(of=reminders)
    )
    count = 0
    for row, decided in db.execute(query).all():
        reminder = Reminder.model_validate(row)
        if reminder.text.startswith(review_of("")[:-1]):
            text = review_of(Decision.model_validate(decided).title)
            count += _change(db, reminders, reminder, {"text": text})
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


def _unsigned(decision: Decision, user_id: str, titles: dict[str, str]) -> dict[str, Any] | None:
    """What changes in a decision; `None` when it was made in a talk with this person alone.

    Args:
        decision: as it was recorded.
        user_id: the person.
        titles: assessment id to the title in the person's words.
    """
    recorded = decision.recorded_by == user_id
    if decision.place.channel_kind == "dm" and recorded:
        return None
    values: dict[str, Any] = {"facts": unsaid(decision.facts, user_id)}
    if recorded:
        values |= {"recorded_by": "", "note": ""}
    if recorded or titles.get(decision.assessment_id) == decision.title:
        values["title"] = WITHDRAWN
    return values


def unsaid(facts: dict[str, Any], user_id: str) -> dict[str, Any]:
    """The facts without the words, the link, the file and the name of who said them."""
    nobody = {"said_by": None, "quote": None, "permalink": None, "file": None}
    return {
        name: fact.model_copy(update={"provenance": fact.provenance.model_copy(update=nobody)})
        if fact.provenance.said_by == user_id
        else fact
        for name, fact in facts.items()
    }
