"""Threads that do what is due: each loops over a function that says how much it did."""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog

_log = structlog.get_logger(__name__)
_PAUSE_AFTER_FAULT_S = 2.0


class Workers:
    """Loops in threads; a pulse wakes them at once, else they look at every interval."""

    def __init__(self, idle_s: float = 0.25) -> None:
        self._idle_s = idle_s
        self._stopping = threading.Event()
        self._pulse = threading.Condition()
        self._beats = 0
        self._threads: list[threading.Thread] = []

    def wake(self) -> None:
        """There may be something to do now."""
        with self._pulse:
            self._beats += 1
            self._pulse.notify_all()

    def add(self, name: str, count: int, step: Callable[[], int]) -> None:
        """Start `count` threads that call `step` until told to stop; it returns how much it did."""
        for number in range(count):
            thread = threading.Thread(
                target=self._loop, args=(name, step), name=f"{name}-{number}", daemon=True
            )
            self._threads.append(thread)
            thread.start()

    def _loop(self, name: str, step: Callable[[], int]) -> None:
        while not self._stopping.is_set():
            seen = self._beats
            try:
                done = step()
            except Exception:  # noqa: BLE001 - a worker must outlive whatever one item does
                _log.exception("worker.failed", worker=name)
                self._stopping.wait(_PAUSE_AFTER_FAULT_S)
                continue
            if done:
                self.wake()
            else:
                self._rest(seen)

    def _rest(self, seen: int) -> None:
        """Wait for a pulse since `seen`, at most one interval."""
        with self._pulse:
            if self._beats == seen and not self._stopping.is_set():
                self._pulse.wait(self._idle_s)

    def stop(self, within_s: float = 20.0) -> None:
        """Stop taking work and wait for what is running."""
        self._stopping.set()
        self.wake()
        for thread in self._threads:
            thread.join(within_s)
