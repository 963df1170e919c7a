"""Values that Slack was asked for, kept for a short time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

_MOST_KEPT = 2_000
_T = TypeVar("_T")


class Briefly(Generic[_T]):
    """Values that are kept for a short time; safe for threads."""

    def __init__(self, clock: Callable[[], datetime], keep: timedelta) -> None:
        self._clock = clock
        self._keep = keep
        self._values: dict[tuple[str, ...], tuple[datetime, _T]] = {}
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...]) -> _T | None:
        """The value, unless it is too old."""
        with self._lock:
            found = self._values.get(key)
        if found is None or not timedelta(0) <= self._clock() - found[0] < self._keep:
            return None
        return found[1]

    def put(self, key: tuple[str, ...], value: _T) -> _T:
        """Keep a value from now on."""
        with self._lock:
            if len(self._values) >= _MOST_KEPT:
                self._values.clear()
            self._values[key] = (self._clock(), value)
        return value
