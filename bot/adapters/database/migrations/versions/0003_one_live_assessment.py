"""One live assessment per thread; of several in one thread the newest goes on."""

from alembic import op
import sqlalchemy as sa



revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

LIVE = sa.text("status <> 'cancelled' AND thread_ts <> ''")


def upgrade() -> None:
    """Apply."""
    _cancel_older_ones()
    op.create_index(
        'one_live_assessment', 'assessments', ['team_id', 'channel_id', 'thread_ts'],
        unique=True, sqlite_where=LIVE, postgresql_where=LIVE,
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index('one_live_assessment', 'assessments')


def _cancel_older_ones() -> None:
    table = sa.table(
        'assessments', sa.column('id'), sa.column('team_id'), sa.column('channel_id'),
        sa.column('thread_ts'), sa.column('status'), sa.column('waiting', sa.Boolean()),
        sa.column('version', sa.Integer()), sa.column('record', sa.JSON()),
        sa.column('created_at'),
    )
    connection = op.get_bind()
    live = sa.select(table).where(LIVE).order_by(table.c.created_at.desc(), table.c.id)
    seen: set[tuple[str, str, str]] = set()
    for row in connection.execute(live).all():
        thread = (row.team_id, row.channel_id, row.thread_ts)
        if thread in seen:
            version = row.version + 1
            record = {
                **row.record, 'status': 'cancelled', 'pending': None, 'contradictions': [],
                'version': version,
            }
            connection.execute(
                sa.update(table).where(table.c.id == row.id).values(
                    status='cancelled', waiting=False, version=version, record=record,
                )
            )
        seen.add(thread)
