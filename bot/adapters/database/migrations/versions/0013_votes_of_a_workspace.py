"""Votes name their workspace, so that they are deleted with it."""

from alembic import op
import sqlalchemy as sa



revision = '0013'
down_revision = '0011'
branch_labels = None
depends_on = None

_VOTES = sa.table('votes', sa.column('answer_id'), sa.column('team_id'))
_ASSESSMENTS = sa.table('assessments', sa.column('id'), sa.column('team_id'))
_OUTBOX = sa.table('outbox', sa.column('team_id'))


def upgrade() -> None:
    """Apply; a vote belongs to the workspace of its assessment, or to the only one that there is.

    Others are deleted: nothing else could delete them with their workspace.
    """
    with op.batch_alter_table('votes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('team_id', sa.String(length=32), nullable=True))
    of_assessment = (
        sa.select(_ASSESSMENTS.c.team_id)
        .where(_ASSESSMENTS.c.id == _VOTES.c.answer_id)
        .scalar_subquery()
    )
    op.execute(_VOTES.update().values(team_id=of_assessment))
    known = sa.union(sa.select(_ASSESSMENTS.c.team_id), sa.select(_OUTBOX.c.team_id))
    teams = op.get_bind().execute(known).scalars().all()
    unplaced = _VOTES.c.team_id.is_(None)
    if len(teams) == 1:
        op.execute(_VOTES.update().where(unplaced).values(team_id=teams[0]))
    op.execute(_VOTES.delete().where(unplaced))
    with op.batch_alter_table('votes', schema=None) as batch_op:
        batch_op.alter_column('team_id', existing_type=sa.String(length=32), nullable=False)
        batch_op.create_index('votes_of_team', ['team_id'], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table('votes', schema=None) as batch_op:
        batch_op.drop_index('votes_of_team')
        batch_op.drop_column('team_id')
