"""APScheduler as a clock hand: it beats, and knows nothing of what the beats cause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog

_log = structlog.get_logger(__name__)


class Ticker:
    """Calls functions at intervals, in one background thread pool, each at most once at a time."""

    def __init__(self) -> None:
        from apscheduler.schedulers.background import BackgroundScheduler

        self._scheduler: Any = BackgroundScheduler(timezone="UTC")

    def every(self, seconds: float, name: str, beat: Callable[[], object]) -> None:
        """Call `beat` every so many seconds; beats that were missed are made up for by one.

        A failing beat is logged and does not stop the next one.
        """

        def safely() -> None:
            try:
                beat()
            except Exception:  # noqa: BLE001 - the clock must go on whatever a beat meets
                _log.exception("tick.failed", beat=name)

        self._scheduler.add_job(
            safely,
            "interval",
            seconds=seconds,
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """Start beating."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop beating and wait for the running beat."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
