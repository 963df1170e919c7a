"""Keeps a failing or busy outside system from holding everything up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from bot.errors import ModelUnavailable


class CircuitBreaker:
    """Stops calling after failures in a row, and tries one call again after a pause.

    Args:
        failures: failures in a row after which calls stop; at least 1.
        pause_s: seconds without calls before one is tried again.
        clock: seconds on a clock that never runs backwards.
    """

    def __init__(
        self, *, failures: int = 5, pause_s: float = 30.0, clock: Callable[[], float]
    ) -> None:
        self._limit = failures
        self._pause_s = pause_s
        self._clock = clock
        self._lock = threading.Lock()
        self._failed = 0
        self._closed_until: float | None = None

    @property
    def state(self) -> Literal["closed", "open", "half_open"]:
        """`closed` lets calls through, `open` refuses them, `half_open` lets one through."""
        with self._lock:
            if self._closed_until is None:
                return "closed"
            return "open" if self._clock() < self._closed_until else "half_open"

    def allow(self) -> bool:
        """Whether a call may be made now.

        In the half-open state the caller that gets True makes the one trial call; the next trial
        comes a pause later, should this one never report.
        """
        with self._lock:
            if self._closed_until is None:
                return True
            now = self._clock()
            if now < self._closed_until:
                return False
            self._closed_until = now + self._pause_s
            return True

    def succeeded(self) -> None:
        """The system answered: calls go through again."""
        with self._lock:
            self._failed = 0
            self._closed_until = None

    def failed(self) -> None:
        """The system did not answer; enough of these in a row stop the calls."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._closed_until = self._clock() + self._pause_s


class Slots:
    """Limits how many calls run at once.

    Args:
        count: calls at once; at least 1.
        wait_s: seconds a caller waits for its turn.
    """

    def __init__(self, count: int = 4, wait_s: float = 2.0) -> None:
        self._free = threading.BoundedSemaphore(count)
        self._wait_s = wait_s

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Take one slot for the length of the block.

        Raises:
            ModelUnavailable: all slots stayed taken.
        """
        if not self._free.acquire(timeout=self._wait_s):
            raise ModelUnavailable("The chat model is busy; try again in a moment.")
        try:
            yield
        finally:
            self._free.release()
