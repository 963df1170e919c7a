"""Indexes for the pace of a channel, and for its decisions."""

from alembic import op



revision = '0011'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index('outbox_pace', 'outbox', ['order_key', 'sent_at'])
    op.create_index('decisions_in_channel', 'decisions', ['team_id', 'channel_id', 'created_at'])


def downgrade() -> None:
    """Take back."""
    op.drop_index('decisions_in_channel', 'decisions')
    op.drop_index('outbox_pace', 'outbox')
