"""Which questions were asked in a public channel; their label names the channel by now."""

from alembic import op
import sqlalchemy as sa



revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply; questions kept under the label of their workspace came from public channels."""
    with op.batch_alter_table('gaps', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                'asked_openly',
                sa.Boolean(),
                nullable=False,
                server_default=sa.false(),
                comment="in a public channel; only then the operator's report shows it",
            )
        )
    gaps = sa.table('gaps', sa.column('visibility'), sa.column('asked_openly'))
    asked = gaps.c.visibility.startswith('team:')
    op.execute(gaps.update().where(asked).values(asked_openly=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table('gaps', schema=None) as batch_op:
        batch_op.drop_column('asked_openly')
