"""The clock of the sandbox: real time plus an offset that people may push forward."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Anything that, when called, gives the present moment as an aware UTC datetime."""


def real_time() -> float:
    """Seconds since the epoch on the machine's own clock (signatures and retries use it)."""
    return time.time()


class MovableClock:
    """Real time plus an offset; one object is shared by the bot and the sandbox.

    A sandbox server loads the offset from its database at start and stores every change, so a
    restarted process lives on at the same moved time.
    """

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._offset = offset
        self._lock = threading.Lock()
        self._listeners: list[Callable[[timedelta], object]] = []

    def __call__(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.fromtimestamp(real_time(), UTC) + self._offset

    @property
    def offset(self) -> timedelta:
        """How far this clock stands before (positive) or behind real time."""
        return self._offset

    def advance(self, by: timedelta) -> None:
        """Move the clock by a span of time and tell everyone who listens."""
        with self._lock:
            self._offset += by
            offset = self._offset
        for listener in self._listeners:
            listener(offset)

    def restore(self, offset: timedelta) -> None:
        """Set the offset without telling listeners: for loading a stored one."""
        with self._lock:
            self._offset = offset

    def on_change(self, listener: Callable[[timedelta], object]) -> None:
        """Call `listener(offset)` after every `advance`."""
        self._listeners.append(listener)
