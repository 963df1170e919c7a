"""Reminders keep no count of failed tries: the outbox counts those of each message."""

from collections.abc import Callable
from typing import Any

from alembic import op
import sqlalchemy as sa



revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

_REMINDERS = sa.table('reminders', sa.column('id', sa.String), sa.column('record', sa.JSON))


def upgrade() -> None:
    """Apply."""
    _rewrite(lambda record: {k: v for k, v in record.items() if k != 'attempts'})


def downgrade() -> None:
    """Take back."""
    _rewrite(lambda record: record | {'attempts': 0})


def _rewrite(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.select(_REMINDERS.c.id, _REMINDERS.c.record)).all()
    for reminder_id, record in rows:
        connection.execute(
            sa.update(_REMINDERS)
            .where(_REMINDERS.c.id == reminder_id)
            .values(record=change(record))
        )
