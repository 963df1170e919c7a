"""Brings the tables to the present version, with Alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from bot.errors import ConfigurationError

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK_ID = 720_115
"""Key of the Postgres advisory lock under which replicas migrate one after the other."""


def migrate(engine: Engine) -> str:
    """Apply all migrations; returns the version reached. Safe to run from several processes."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_lock({_LOCK_ID})"))
            connection.commit()
        try:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
        finally:
            if engine.dialect.name == "postgresql":
                connection.rollback()
                connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK_ID})"))
                connection.commit()
    return version(engine) or ""


def version(engine: Engine) -> str | None:
    """The version of the tables, or `None` when there are none."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        found: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar_one_or_none()
    return found


def newest() -> str:
    """The version that this code needs."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    head = ScriptDirectory.from_config(config).get_current_head()
    if head is None:
        raise ConfigurationError("The migrations are missing from this installation.")
    return head
