"""The store: units of work over one SQLAlchemy engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, update
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from bot.adapters.database.feedback import SqlFeedback
from bot.adapters.database.forgetting import forget_person
from bot.adapters.database.moving import move_channel
from bot.adapters.database.outbox_rows import SqlOutbox
from bot.adapters.database.queues import SqlInbox
from bot.adapters.database.reminder_rows import SqlReminders
from bot.adapters.database.repositories import (
    SqlAssessments,
    SqlDecisions,
)
from bot.adapters.database.schema import (
    assessments,
    decisions,
    inbox,
    model_budget,
    outbox,
    reminders,
    votes,
)
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
        # What waits to be sent stays; what was sent and kept for "Show Again" goes.
        sent = delete(outbox).where(
            outbox.c.team_id == team_id,
            outbox.c.channel_id == channel_id,
            outbox.c.status.in_(("sent", "ambiguous", "failed")),
        )
        if thread_ts is not None:
            sent = sent.where(outbox.c.thread_ts == thread_ts)
        self._db.execute(sent)
        if thread_ts is None:
            label = f"channel:{team_id}/{channel_id}"
            self._db.execute(delete(gaps).where(gaps.c.visibility == label))
        return count

    def forget_person(self, team_id: str, user_id: str) -> int:
        """Delete a person's own things and take the name off the team's; counts the rows."""
        return forget_person(self._db, team_id, user_id)

    def move_channel(self, team_id: str, old: str, new: str, now: datetime) -> int:
        """Move everything of a channel to its new id; counts the rows."""
        return move_channel(self._db, team_id, old, new, now)

    def forget_team(self, team_id: str) -> int:
        """Delete everything of a workspace; counts the rows."""
        count = 0
        for table in (assessments, decisions, reminders, outbox, gaps, votes, model_budget):
            count += self._db.execute(delete(table).where(table.c.team_id == team_id)).rowcount
        count += self._db.execute(
            delete(inbox).where(inbox.c.thread_key.startswith(f"{team_id}:", autoescape=True))
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

    def delete_old(self, before: datetime) -> int:
        """Delete sent messages, votes and token counts from before; counts them.

        A sent message that a live assessment or reminder still updates is found by its key, so
        those of the newest state are kept as long as `before` says.
        """
        done = ("sent", "ambiguous", "failed")
        count = self._db.execute(
            delete(outbox).where(outbox.c.status.in_(done), outbox.c.created_at < before)
        ).rowcount
        count += self._db.execute(delete(votes).where(votes.c.voted_at < before)).rowcount
        day = before.date().isoformat()
        count += self._db.execute(delete(model_budget).where(model_budget.c.day < day)).rowcount
        return count

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
        except (DBAPIError, NoFreeConnection) as error:
            raise StoreUnavailable("The database did not answer; try again in a moment.") from error
        try:
            yield SqlUnitOfWork(connection)
        except OperationalError as error:
            raise StoreUnavailable("The database did not answer; try again in a moment.") from error
        finally:
            connection.close()
