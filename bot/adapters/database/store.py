"""The store: units of work over one SQLAlchemy engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, update
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.adapters.database.queues import SqlInbox, SqlOutbox
from bot.adapters.database.repositories import (
    SqlAssessments,
    SqlDecisions,
    SqlFeedback,
    SqlReminders,
)
from bot.adapters.database.schema import assessments, decisions, inbox, outbox, reminders
from bot.adapters.database.schema_knowledge import gaps
from bot.errors import StoreUnavailable

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class SqlUnitOfWork:
    """One transaction over all repositories."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.assessments = SqlAssessments(connection)
        self.decisions = SqlDecisions(connection)
        self.reminders = SqlReminders(connection)
        self.inbox = SqlInbox(connection)
        self.outbox = SqlOutbox(connection)
        self.feedback = SqlFeedback(connection)

    def commit(self) -> None:
        """Keep everything done since it was opened."""
        self._db.commit()

    def forget_place(self, team_id: str, channel_id: str, thread_ts: str | None) -> int:
        """Delete assessments, decisions and reminders of a thread or a whole channel; counts."""
        count = 0
        for table in (assessments, decisions, reminders):
            statement = delete(table).where(
                table.c.team_id == team_id, table.c.channel_id == channel_id
            )
            if thread_ts is not None:
                statement = statement.where(table.c.thread_ts == thread_ts)
            count += self._db.execute(statement).rowcount
        if thread_ts is None:
            visibilities = (f"channel:{channel_id}",)
            self._db.execute(
                delete(gaps).where(gaps.c.team_id == team_id, gaps.c.visibility.in_(visibilities))
            )
        return count

    def forget_team(self, team_id: str) -> int:
        """Delete everything of a workspace; counts the rows."""
        count = 0
        for table in (assessments, decisions, reminders, outbox, gaps):
            count += self._db.execute(delete(table).where(table.c.team_id == team_id)).rowcount
        count += self._db.execute(
            delete(inbox).where(inbox.c.thread_key.like(f"{team_id}:%"))
        ).rowcount
        return count

    def release_leases(self) -> int:
        """Free all leased work; only for a single replica that has just started. Counts rows."""
        count = 0
        for table in (inbox, outbox):
            count += self._db.execute(
                update(table).where(table.c.status == "sending").values(lease_until=_LONG_AGO)
            ).rowcount
        self._db.execute(update(reminders).values(lease_until=None))
        return count

    def delete_finished(self, before: datetime) -> int:
        """Delete inbox rows that were finished before; counts them."""
        return self._db.execute(delete(inbox).where(inbox.c.finished_at < before)).rowcount

    def delete_gaps(self, before: datetime) -> int:
        """Delete kept questions from before; counts them."""
        return self._db.execute(delete(gaps).where(gaps.c.asked_at < before)).rowcount


class SqlStore:
    """Implements the `Store` port on SQLite or Postgres."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def unit(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit of work; rolls back unless committed.

        Raises:
            StoreUnavailable: the database did not answer.
        """
        try:
            connection = self.engine.connect()
        except DBAPIError as error:
            raise StoreUnavailable("The database did not answer; try again in a moment.") from error
        try:
            yield SqlUnitOfWork(connection)
        except OperationalError as error:
            raise StoreUnavailable("The database did not answer; try again in a moment.") from error
        finally:
            connection.close()
