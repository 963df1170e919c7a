"""The gap report: questions that were not answered, or whose answer was voted down.

For whoever owns the knowledge base. Questions are kept for `RETENTION_DAYS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine, select

from bot.adapters.database.schema_knowledge import gaps
from bot.grounding.chat_words import CHAT_WORDS
from bot.grounding.words import STOP_WORDS, rough_stem, words_of

SIMILAR = 70.0
"""Token-set similarity (0..100) from which two questions ask for the same."""


@dataclass(frozen=True)
class GapGroup:
    """Questions that ask for the same, most frequent first in a report."""

    topic: str
    """Stems of the topic words of the first question."""
    unanswered: int
    """How many were not answered."""
    down_voted: int
    """How many answers were voted down."""
    last_asked: datetime
    """When the newest was asked."""
    questions: tuple[str, ...] = ()
    """Up to five texts, newest first."""
    missing: tuple[str, ...] = field(default=())
    """Named things that no passage mentions."""


class GapReport:
    """Groups what the knowledge base could not answer; `SqlFeedback` keeps the questions."""

    def __init__(self, engine: Engine) -> None:
        """Set up over the database with the knowledge tables."""
        self._engine = engine

    def groups(self, *, since: datetime, limit: int = 20) -> list[GapGroup]:
        """Questions since a time, grouped by topic, the most frequent first.

        What was asked in a private channel or a direct message is left out: it is seen only there.
        """
        statement = (
            select(gaps)
            .where(gaps.c.asked_at >= since, gaps.c.asked_openly)
            .order_by(gaps.c.asked_at.desc(), gaps.c.gap_id)
        )
        with self._engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(statement).mappings()]
        grouped: list[list[dict[str, object]]] = []
        for row in rows:
            home = next((group for group in grouped if _alike(group[0], row)), None)
            if home is None:
                grouped.append([row])
            else:
                home.append(row)
        found = [_group(rows) for rows in grouped]
        return sorted(found, key=lambda each: -(each.unanswered + each.down_voted))[:limit]


def topic_of(question: str) -> str:
    """Stems of the topic words, sorted, at most twelve; numbers stay out."""
    stems = {
        rough_stem(word)
        for word in words_of(question)
        if word.isalpha() and word not in STOP_WORDS and word not in CHAT_WORDS
    }
    return " ".join(sorted(stems)[:12])


def _alike(first: dict[str, object], second: dict[str, object]) -> bool:
    """Whether two questions share most of their topic words."""
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(str(first["topic"]), str(second["topic"])) >= SIMILAR


def _group(rows: Sequence[dict[str, object]]) -> GapGroup:
    """One group from its rows, newest first."""
    texts = [str(row["question"]) for row in rows if row["question"]]
    named = [item for row in rows if row["missing"] for item in str(row["missing"]).splitlines()]
    newest = rows[0]["asked_at"]
    if not isinstance(newest, datetime):
        raise TypeError("asked_at is not a time")
    return GapGroup(
        topic=str(rows[0]["topic"]),
        unanswered=sum(row["kind"] == "unanswered" for row in rows),
        down_voted=sum(row["kind"] == "down_voted" for row in rows),
        last_asked=newest,
        questions=tuple(dict.fromkeys(texts))[:5],
        missing=tuple(dict.fromkeys(named)),
    )
