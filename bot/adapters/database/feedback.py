"""Votes on answers and questions that went unanswered, as rows."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.adapters.database.schema import aware, votes
from bot.adapters.database.schema_knowledge import gaps
from bot.adapters.gaps import topic_of
from bot.services.records import Gap

_READ = ("team_id", "visibility", "asked_openly", "question", "kind", "asked_at")


class SqlFeedback:
    """Votes and gaps."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add_gap(self, gap: Gap) -> None:
        """Keep a question that was not answered well."""
        row = gap.model_dump() | {
            "gap_id": uuid.uuid4().hex,
            "topic": topic_of(gap.question),
            "missing": "\n".join(gap.missing) or None,
        }
        self._db.execute(insert(gaps).values(row))

    def gaps(self, team_id: str, limit: int = 200) -> list[Gap]:
        """Kept questions, newest first."""
        query = (
            select(*(gaps.c[name] for name in _READ))
            .where(gaps.c.team_id == team_id, gaps.c.question.is_not(None))
            .order_by(gaps.c.asked_at.desc())
            .limit(limit)
        )
        return [
            Gap(**(row | {"asked_at": aware(row["asked_at"])}))
            for row in map(dict, self._db.execute(query).mappings())
        ]

    def vote(self, team_id: str, answer_id: str, user_id: str, good: bool, now: datetime) -> None:
        """Keep one vote per person and answer; the last one counts."""
        self._db.execute(
            delete(votes).where(votes.c.answer_id == answer_id, votes.c.user_id == user_id)
        )
        self._db.execute(
            insert(votes).values(
                team_id=team_id, answer_id=answer_id, user_id=user_id, good=good, voted_at=now
            )
        )
