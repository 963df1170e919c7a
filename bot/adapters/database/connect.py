"""Opens the database: SQLite (WAL) for one replica, Postgres for many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import ConfigurationError

BUSY_TIMEOUT_MS = 30_000
"""How long SQLite waits for another writer; longer than any transaction of ours."""


def open_engine(url: str) -> Engine:
    """An engine for a SQLAlchemy URL; plain `postgresql://` uses psycopg 3.

    Raises:
        ConfigurationError: the URL cannot be used, or the SQLite folder cannot be written.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ConfigurationError(
            "DATABASE_URL is not a database address; use for example "
            "sqlite:///data/tuningfork.db or postgresql://user:password@host/name."
        ) from error
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(str(parsed.database or ""), parsed.render_as_string(False))
    if parsed.get_backend_name() != "postgresql":
        raise ConfigurationError(
            f"DATABASE_URL names {parsed.get_backend_name()}; only SQLite and Postgres are served."
        )
    return create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=10)


def _open_sqlite(database: str, url: str) -> Engine:
    if database and database != ":memory:":
        folder = Path(database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / ".writable").open("w"):
                pass
            (folder / ".writable").unlink()
        except OSError as error:
            raise ConfigurationError(
                f"The folder {folder} cannot be written ({error.strerror}); "
                "set DATA_DIR to a folder that can."
            ) from error
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        # SQLAlchemy, not the driver, begins transactions, so that writers queue from the start
        # instead of failing half-way with "database is locked".
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
