"""Alembic's entry: runs the migrations on the connection that `migrate` hands over."""

from alembic import context

from bot.adapters.database.schema import metadata
from bot.adapters.database.schema_knowledge import metadata as knowledge

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=[metadata, knowledge], render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
