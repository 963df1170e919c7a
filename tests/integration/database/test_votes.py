"""Votes belong to a workspace and go with it; those from before are given theirs."""

from __future__ import annotations

from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import insert, select, text

from bot.adapters.database.migrate import migrate
from bot.adapters.database.schema import outbox, votes
from bot.adapters.database.store import SqlStore
from bot.services.records import Assessment
from tests.builders import MAYA, ROOT, START, a_place


def _left(store: SqlStore) -> list[Any]:
    query = select(votes.c.team_id, votes.c.answer_id).order_by(votes.c.answer_id)
    with store.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_votes_go_with_their_workspace(store: SqlStore) -> None:
    """Those of others stay, and the last vote of a person on an answer counts."""
    with store.unit() as unit:
        unit.feedback.vote("T1", "x1", MAYA, True, START)
        unit.feedback.vote("T1", "x1", MAYA, False, START)
        unit.feedback.vote("T2", "x2", MAYA, True, START)
        unit.commit()
    assert _left(store) == [("T1", "x1"), ("T2", "x2")]
    with store.unit() as unit:
        assert unit.forget_team("T1") == 1
        unit.commit()

    assert _left(store) == [("T2", "x2")]


def _earlier(store: SqlStore, *teams: str) -> None:
    """Two votes without a workspace, one on an assessment; messages were sent in these teams."""
    place = a_place(team_id="T1")
    with store.unit() as unit:
        unit.assessments.add(
            Assessment(
                id="a1", place=place, started_by=MAYA, title="P", created_at=START,
                updated_at=START,
            )
        )  # fmt: skip
        unit.commit()
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot/adapters/database/migrations"))
    with store.engine.connect() as connection:
        for team in teams:
            connection.execute(
                insert(outbox).values(
                    key=f"k{team}", kind="post", team_id=team, channel_id="C1",
                    order_key=f"{team}:C1", card={}, status="sent", due_at=START, created_at=START,
                )
            )  # fmt: skip
        connection.commit()
        config.attributes["connection"] = connection
        command.downgrade(config, "0011")
        for answer in ("a1", "x1"):
            connection.execute(
                text(
                    "INSERT INTO votes (answer_id, user_id, good, voted_at) "
                    "VALUES (:answer, 'U1', :good, :now)"
                ),
                {"answer": answer, "good": True, "now": START.replace(tzinfo=None)},
            )
        connection.commit()
    migrate(store.engine)


def test_votes_from_before_belong_to_the_only_workspace(store: SqlStore) -> None:
    """There is no other that they can be of."""
    _earlier(store, "T1")

    assert _left(store) == [("T1", "a1"), ("T1", "x1")]


def test_votes_that_nobody_can_place_are_deleted(store: SqlStore) -> None:
    """Of two workspaces, the assessment's is known; nothing could delete the other with its own."""
    _earlier(store, "T1", "T2")

    assert _left(store) == [("T1", "a1")]
