"""A channel got another id: everything that is kept about it is found under the new one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.adapters.database.schema import assessments, decisions, outbox, reminders
from bot.adapters.database.schema_knowledge import SHARED, corpus_state, documents, gaps
from bot.adapters.database.waiting_requests import move_requests
from bot.services.inbound import Place
from bot.services.records import Assessment, Decision, Reminder

_PLACED = ((assessments, Assessment), (decisions, Decision), (reminders, Reminder))


def move_channel(db: Connection, team_id: str, old: str, new: str, now: datetime) -> int:
    """Move the records, messages, waiting requests, documents and questions; counts the rows.

    The version of a record grows, so that work which read it before is done again.
    """
    before, after = (Place(team_id=team_id, channel_id=one).visibility for one in (old, new))
    from_old, from_new = (f"{SHARED}{team_id}/{one}/" for one in (old, new))
    # First the version, as every change of documents begins: replicas then read them anew.
    db.execute(update(corpus_state).values(version=corpus_state.c.version + 1, changed_at=now))
    statements = (
        update(documents).where(documents.c.visibility == before).values(visibility=after),
        # A file that is shared again replaces the one of its name from the channel.
        update(documents)
        .where(documents.c.origin.startswith(from_old, autoescape=True))
        .values(origin=from_new + func.substr(documents.c.origin, len(from_old) + 1)),
        update(gaps).where(gaps.c.visibility == before).values(visibility=after),
        update(outbox)
        .where(outbox.c.team_id == team_id, outbox.c.channel_id == old)
        .values(channel_id=new, order_key=f"{team_id}:{new}"),
    )
    moved = sum(db.execute(statement).rowcount for statement in statements)
    moved += move_requests(db, team_id, old, new)
    for table, kind in _PLACED:
        query = select(table.c.record).where(table.c.team_id == team_id, table.c.channel_id == old)
        for row in db.execute(query.with_for_update()).scalars().all():
            record = _moved(kind.model_validate(row), old, new)
            statement = update(table).where(table.c.id == record.id)
            values = {
                "channel_id": new,
                "record": record.model_dump(mode="json", by_alias=True),
                "version": record.version,
            }
            moved += db.execute(statement.values(values)).rowcount
    return moved


def _moved(record: Any, old: str, new: str) -> Any:
    """The record at its new place, with links that lead there."""
    place = record.place.model_copy(update={"channel_id": new})
    values: dict[str, Any] = {"place": place, "version": record.version + 1}
    if not isinstance(record, Reminder):
        values["facts"] = {
            name: _linked(fact, f"/archives/{old}/", f"/archives/{new}/")
            for name, fact in record.facts.items()
        }
    return record.model_copy(update=values)


def _linked(fact: Any, old: str, new: str) -> Any:
    said = fact.provenance
    if old not in (said.permalink or ""):
        return fact
    link = said.permalink.replace(old, new)
    return fact.model_copy(update={"provenance": said.model_copy(update={"permalink": link})})
