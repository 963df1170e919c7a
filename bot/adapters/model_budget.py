"""How many tokens of the chat model a workspace may use in a day (UTC), kept in the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, case, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot.adapters.database.schema import model_budget
from bot.errors import ModelUnavailable

NO_TEAM = "local"
"""The name under which calls outside Slack are counted."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Tokens set aside for one call."""

    team_id: str
    """The workspace."""
    day: str
    """UTC day, `2027-01-31`."""
    tokens: int
    """Tokens set aside."""


class TokenBudget:
    """Reserves before a call and settles after it; safe with any number of processes.

    A process that dies between the two leaves its reservation counted until the day is over: the
    limit errs on the safe side.

    Args:
        engine: the database with the table `model_budget`.
        daily_tokens: tokens per workspace and day, input and output together; at least 0.
        clock: aware UTC time.
    """

    def __init__(self, engine: Engine, *, daily_tokens: int, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._daily = daily_tokens
        self._clock = clock

    def reserve(self, team_id: str, tokens: int) -> Reservation:
        """Set tokens aside, or refuse when the day's rest is smaller.

        Raises:
            ModelUnavailable: the budget is used up, or the database did not answer.
        """
        reservation = Reservation(
            team_id=(team_id or NO_TEAM)[:32],
            day=self._clock().astimezone(UTC).date().isoformat(),
            tokens=max(0, tokens),
        )
        if reservation.tokens > self._daily or not self._add(reservation):
            raise ModelUnavailable(
                "Today's budget for the chat model is used up; answers come without it until "
                "midnight UTC. Raise LLM_DAILY_TOKENS to allow more."
            )
        return reservation

    def settle(self, reservation: Reservation, used: int) -> None:
        """Replace the reserved number by what was used; a lost database keeps the reservation."""
        difference = used - reservation.tokens
        if not difference:
            return
        wanted = model_budget.c.tokens_used + difference
        statement = (
            update(model_budget)
            .where(
                model_budget.c.team_id == reservation.team_id,
                model_budget.c.day == reservation.day,
            )
            .values(tokens_used=case((wanted < 0, 0), else_=wanted))
        )
        try:
            with self._engine.begin() as connection:
                connection.execute(statement)
        except SQLAlchemyError:
            return

    def used(self, team_id: str) -> int:
        """Tokens counted for a workspace today, reservations included."""
        day = self._clock().astimezone(UTC).date().isoformat()
        query = select(model_budget.c.tokens_used).where(
            model_budget.c.team_id == (team_id or NO_TEAM)[:32], model_budget.c.day == day
        )
        with self._engine.connect() as connection:
            return int(connection.execute(query).scalar() or 0)

    def _add(self, reservation: Reservation) -> bool:
        """One statement, so that two processes cannot both take the last tokens."""
        insert: Any = (
            postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        )
        total = model_budget.c.tokens_used + reservation.tokens
        statement = (
            insert(model_budget)
            .values(
                team_id=reservation.team_id, day=reservation.day, tokens_used=reservation.tokens
            )
            .on_conflict_do_update(
                index_elements=[model_budget.c.team_id, model_budget.c.day],
                set_={"tokens_used": total},
                where=total <= self._daily,
            )
            .returning(model_budget.c.tokens_used)
        )
        try:
            with self._engine.begin() as connection:
                return connection.execute(statement).scalar() is not None
        except SQLAlchemyError as error:
            raise ModelUnavailable(
                "The budget for the chat model cannot be read; answers come without it."
            ) from error
