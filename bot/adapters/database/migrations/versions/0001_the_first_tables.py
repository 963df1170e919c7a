"""The first tables."""

from alembic import op
import sqlalchemy as sa



revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table('assessments',
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('team_id', sa.String(length=32), nullable=False),
    sa.Column('channel_id', sa.String(length=32), nullable=False),
    sa.Column('thread_ts', sa.String(length=32), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('waiting', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('assessments', schema=None) as batch_op:
        batch_op.create_index('assessments_in_thread', ['team_id', 'channel_id', 'thread_ts'], unique=False)

    op.create_table('decisions',
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('team_id', sa.String(length=32), nullable=False),
    sa.Column('channel_id', sa.String(length=32), nullable=False),
    sa.Column('thread_ts', sa.String(length=32), nullable=True),
    sa.Column('assessment_id', sa.String(length=64), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.Column('review_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.create_index('decisions_of_team', ['team_id', 'created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_decisions_assessment_id'), ['assessment_id'], unique=False)

    op.create_table('inbox',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('event_key', sa.String(length=255), nullable=False),
    sa.Column('dedupe_key', sa.String(length=255), nullable=True),
    sa.Column('thread_key', sa.String(length=255), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('content_type', sa.String(length=128), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('error', sa.String(length=500), nullable=True),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('dedupe_key'),
    sa.UniqueConstraint('event_key')
    )
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.create_index('inbox_open', ['status', 'due_at'], unique=False)
        batch_op.create_index('inbox_thread', ['thread_key', 'status'], unique=False)

    op.create_table('model_budget',
    sa.Column('team_id', sa.String(length=32), nullable=False),
    sa.Column('day', sa.String(length=10), nullable=False),
    sa.Column('tokens_used', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('team_id', 'day')
    )
    op.create_table('outbox',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('key', sa.String(length=255), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('team_id', sa.String(length=32), nullable=False),
    sa.Column('channel_id', sa.String(length=32), nullable=False),
    sa.Column('order_key', sa.String(length=96), nullable=False),
    sa.Column('thread_ts', sa.String(length=32), nullable=True),
    sa.Column('user_id', sa.String(length=32), nullable=True),
    sa.Column('message_key', sa.String(length=255), nullable=True),
    sa.Column('response_url', sa.Text(), nullable=True),
    sa.Column('card', sa.JSON(), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('unsure', sa.Integer(), nullable=False),
    sa.Column('message_ts', sa.String(length=32), nullable=True),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('key')
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outbox_message_key'), ['message_key'], unique=False)
        batch_op.create_index('outbox_open', ['status', 'due_at'], unique=False)
        batch_op.create_index('outbox_order', ['order_key', 'status', 'id'], unique=False)

    op.create_table('reminders',
    sa.Column('id', sa.String(length=64), nullable=False),
    sa.Column('team_id', sa.String(length=32), nullable=False),
    sa.Column('channel_id', sa.String(length=32), nullable=False),
    sa.Column('thread_ts', sa.String(length=32), nullable=True),
    sa.Column('user_id', sa.String(length=32), nullable=False),
    sa.Column('decision_id', sa.String(length=64), nullable=True),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('reminders', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reminders_decision_id'), ['decision_id'], unique=False)
        batch_op.create_index('reminders_due', ['status', 'due_at'], unique=False)
        batch_op.create_index('reminders_of_user', ['team_id', 'user_id'], unique=False)

    op.create_table('votes',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('answer_id', sa.String(length=64), nullable=False),
    sa.Column('user_id', sa.String(length=32), nullable=False),
    sa.Column('good', sa.Boolean(), nullable=False),
    sa.Column('voted_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('answer_id', 'user_id', name='one_vote_each')
    )
    op.create_table('corpus_state',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False, comment='counts changes of the stored passages'),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name')
    )
    op.create_table('documents',
    sa.Column('document_id', sa.String(length=160), nullable=False),
    sa.Column('corpus', sa.String(length=16), nullable=False, comment='notes or added'),
    sa.Column('visibility', sa.String(length=160), nullable=False, comment='public, or the one place it shows'),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('url', sa.Text(), nullable=True),
    sa.Column('publisher', sa.Text(), nullable=True),
    sa.Column('published', sa.String(length=40), nullable=True),
    sa.Column('retrieved', sa.String(length=40), nullable=True),
    sa.Column('kind', sa.String(length=16), nullable=False, comment='article, research or document'),
    sa.Column('licence', sa.Text(), nullable=True),
    sa.Column('origin', sa.Text(), nullable=False, comment='file path or address it was read from'),
    sa.Column('root', sa.Text(), nullable=True, comment='the folder it was added with, to follow deletions'),
    sa.Column('content_sha256', sa.String(length=64), nullable=False),
    sa.Column('added_by', sa.String(length=160), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('document_id')
    )
    op.create_table('gaps',
    sa.Column('gap_id', sa.String(length=36), nullable=False),
    sa.Column('team_id', sa.String(length=32), server_default='', nullable=False, comment='workspace'),
    sa.Column('kind', sa.String(length=16), nullable=False, comment='unanswered or down_voted'),
    sa.Column('visibility', sa.String(length=160), nullable=False, comment='who may read it in the report'),
    sa.Column('question', sa.Text(), nullable=True, comment='empty when texts are not kept, or after their time'),
    sa.Column('topic', sa.Text(), nullable=False, comment='stems of the topic words, for grouping'),
    sa.Column('missing', sa.Text(), nullable=True, comment='named things that no passage mentions'),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('gap_id')
    )
    with op.batch_alter_table('gaps', schema=None) as batch_op:
        batch_op.create_index('gaps_by_time', ['asked_at'], unique=False)

    op.create_table('passage_vectors',
    sa.Column('text_sha256', sa.String(length=64), nullable=False, comment='of the embedded text'),
    sa.Column('model', sa.String(length=160), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False, comment='little-endian float32'),
    sa.PrimaryKeyConstraint('text_sha256', 'model')
    )
    op.create_table('passages',
    sa.Column('passage_id', sa.String(length=240), nullable=False),
    sa.Column('document_id', sa.String(length=160), nullable=False),
    sa.Column('section', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['documents.document_id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('passage_id')
    )
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.create_index('passages_of_document', ['document_id'], unique=False)



def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.drop_index('passages_of_document')

    op.drop_table('passages')
    op.drop_table('passage_vectors')
    with op.batch_alter_table('gaps', schema=None) as batch_op:
        batch_op.drop_index('gaps_by_time')

    op.drop_table('gaps')
    op.drop_table('documents')
    op.drop_table('corpus_state')
    op.drop_table('votes')
    with op.batch_alter_table('reminders', schema=None) as batch_op:
        batch_op.drop_index('reminders_of_user')
        batch_op.drop_index('reminders_due')
        batch_op.drop_index(batch_op.f('ix_reminders_decision_id'))

    op.drop_table('reminders')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('outbox_order')
        batch_op.drop_index('outbox_open')
        batch_op.drop_index(batch_op.f('ix_outbox_message_key'))

    op.drop_table('outbox')
    op.drop_table('model_budget')
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_index('inbox_thread')
        batch_op.drop_index('inbox_open')

    op.drop_table('inbox')
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_decisions_assessment_id'))
        batch_op.drop_index('decisions_of_team')

    op.drop_table('decisions')
    with op.batch_alter_table('assessments', schema=None) as batch_op:
        batch_op.drop_index('assessments_in_thread')

    op.drop_table('assessments')
