"""The workspace: its database, and one unit of work at a time on it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from bot.sandbox.clock import Clock
from bot.sandbox.settings import SandboxSettings
from bot.sandbox.tables import Base, Meta


class ApiError(Exception):
    """A Slack error name, with further fields of the answer (for example `errors`)."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


@dataclass
class Work:
    """One transaction on the workspace, with the time and the addresses that it may use."""

    session: Session
    """The open transaction."""
    now: datetime
    """The sandbox's time."""
    settings: SandboxSettings
    """The server's settings."""
    url: str
    """Base address of the server, without a trailing slash."""
    changed: set[str] = field(default_factory=set)
    """Topics to announce after the commit: `messages`, `views`, `status`, `delivery`, `clock`."""

    def number(self, key: str, step: int = 1, at_least: int = 0) -> int:
        """Raise a stored counter by `step`, or to `at_least` if that is higher."""
        row = self.session.get(Meta, key)
        value = max((int(row.value) if row else 0) + step, at_least)
        if row:
            row.value = str(value)
        else:
            self.session.add(Meta(key=key, value=str(value)))
        self.session.flush()
        return value

    def new_id(self, prefix: str) -> str:
        """A fresh id such as `Ev0000001F`."""
        return f"{prefix}{self.number('sequence'):08X}"

    def new_ts(self) -> str:
        """A fresh message timestamp, later than every one before it."""
        micro = self.number("last_ts", at_least=int(self.now.timestamp() * 1_000_000))
        return f"{micro // 1_000_000}.{micro % 1_000_000:06d}"


class Workspace:
    """Owns the database; hands out one unit of work at a time.

    Announces the topics of every committed unit to its listeners.
    """

    def __init__(self, settings: SandboxSettings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.url = f"http://{settings.host}:{settings.port}"
        self._lock = threading.RLock()
        self._listeners: list[Callable[[set[str]], None]] = []
        Path(settings.database_path).parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_engine(
            f"sqlite:///{settings.database_path}", connect_args={"check_same_thread": False}
        )
        event.listen(self._engine, "connect", _tune)
        Base.metadata.create_all(self._engine)
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A transaction; committed at the end, rolled back on an exception."""
        with self._lock, self._sessions.begin() as session:
            work = Work(session, self.clock(), self.settings, self.url)
            yield work
        self.announce(work.changed)

    def announce(self, topics: set[str]) -> None:
        """Tell every listener that something about `topics` has changed."""
        if topics:
            for listener in self._listeners:
                listener(topics)

    def on_change(self, listener: Callable[[set[str]], None]) -> None:
        """Call `listener(topics)` after every commit that changed something."""
        self._listeners.append(listener)

    def clear(self) -> None:
        """Throw everything away: an empty database with the same tables."""
        with self._lock:
            Base.metadata.drop_all(self._engine)
            Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()


def _tune(connection: Any, _record: Any) -> None:
    """Survive a kill at any moment, and wait for a lock instead of failing."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
