"""The gap report: questions that were not answered, or whose answer was voted down.

For whoever owns the knowledge base. Texts are kept only when the operator allows it and only for
a time; what remains afterwards are the stems of the topic words, enough to group and count.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select, update

from bot.adapters.database.schema_knowledge import gaps
from bot.grounding.chat_words import CHAT_WORDS
from bot.grounding.passages import PUBLIC
from bot.grounding.query import clean_question
from bot.grounding.words import STOP_WORDS, rough_stem, words_of

KINDS = ("unanswered", "down_voted")
"""Why a question is in the report."""
SIMILAR = 70.0
"""Token-set similarity (0..100) from which two questions ask for the same."""
KEPT_QUESTION = 500
"""Characters of a question that are kept."""


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
    """Up to five kept texts, newest first."""
    missing: tuple[str, ...] = field(default=())
    """Named things that no passage mentions."""


class GapReport:
    """Records and groups what the knowledge base could not answer."""

    def __init__(self, engine: Engine, *, keep_texts: bool = True) -> None:
        """Set up.

        Args:
            engine: the database with the knowledge tables.
            keep_texts: whether the words of a question may be stored at all.
        """
        self._engine = engine
        self._keep_texts = keep_texts

    def record(
        self,
        kind: str,
        question: str,
        now: datetime,
        *,
        visibility: str = PUBLIC,
        missing: Sequence[str] = (),
    ) -> str:
        """Note one question; returns the id of the note.

        Args:
            kind: `unanswered` or `down_voted`.
            question: the text; stored only where texts are kept.
            now: when it was asked.
            visibility: the label of the place it was asked in; the report respects it.
            missing: named things that no passage mentions.
        """
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {KINDS}")
        gap_id = str(uuid.uuid4())
        text = clean_question(question)[:KEPT_QUESTION]
        row = {
            "gap_id": gap_id,
            "kind": kind,
            "visibility": visibility,
            "question": text if self._keep_texts else None,
            "topic": topic_of(text),
            "missing": "\n".join(missing) if self._keep_texts and missing else None,
            "asked_at": now,
        }
        with self._engine.begin() as connection:
            connection.execute(insert(gaps), [row])
        return gap_id

    def forget_texts(self, before: datetime) -> int:
        """Erase the texts of questions asked before a time; counts and topics stay."""
        with self._engine.begin() as connection:
            erased = connection.execute(
                update(gaps)
                .where(gaps.c.asked_at < before, gaps.c.question.is_not(None))
                .values(question=None, missing=None)
            )
        return erased.rowcount

    def delete(self, *, visibility: str) -> int:
        """Remove everything that was asked in one place."""
        with self._engine.begin() as connection:
            return connection.execute(delete(gaps).where(gaps.c.visibility == visibility)).rowcount

    def groups(
        self, *, since: datetime, visibility: frozenset[str] = frozenset({PUBLIC}), limit: int = 20
    ) -> list[GapGroup]:
        """Questions since a time, grouped by topic, the most frequent first."""
        statement = (
            select(gaps)
            .where(gaps.c.asked_at >= since, gaps.c.visibility.in_(sorted(visibility)))
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
