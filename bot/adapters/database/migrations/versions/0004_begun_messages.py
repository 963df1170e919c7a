"""Which message was begun for a request, so that it is finished after a crash."""

from alembic import op
import sqlalchemy as sa



revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('draft_ts', sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_column('draft_ts')
