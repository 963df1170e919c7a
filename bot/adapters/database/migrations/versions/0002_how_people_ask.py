"""How people ask for a passage."""

from alembic import op
import sqlalchemy as sa



revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asks', sa.Text(), server_default='', nullable=False, comment='how people ask for it, one way per line'))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.drop_column('asks')
