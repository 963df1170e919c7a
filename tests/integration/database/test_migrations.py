"""The migrations and the tables in the code are one and the same, on both databases."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from bot.adapters.database.migrate import migrate, newest
from bot.adapters.database.schema import metadata
from bot.adapters.database.store import SqlStore
from tests.builders import ROOT


def _indexes(store: SqlStore) -> set[tuple[str, str, tuple[str | None, ...]]]:
    inspector = inspect(store.engine)
    return {
        (table, str(index["name"]), tuple(index["column_names"]))
        for table in metadata.tables
        for index in inspector.get_indexes(table)
        if not index.get("duplicates_constraint")
    }


def test_every_index_of_the_code_is_made(store: SqlStore) -> None:
    """Queries that rely on one are not slow on a database that was migrated."""
    declared = {
        (table.name, str(index.name), tuple(column.name for column in index.columns))
        for table in metadata.sorted_tables
        for index in table.indexes
    }

    assert declared - _indexes(store) == set()


def test_the_newest_migration_can_be_taken_back(store: SqlStore) -> None:
    """And applied again."""
    before = _indexes(store)
    config = Config()
    config.set_main_option("script_location", str(ROOT / "bot/adapters/database/migrations"))
    with store.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "-1")
        connection.commit()
    assert migrate(store.engine) == newest()

    assert _indexes(store) == before
