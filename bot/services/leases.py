"""Holds a lease while work runs: short enough for a crash, renewed for what takes longer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

_log = structlog.get_logger(__name__)


@contextmanager
def held(renew: Callable[[], bool], lease_s: float, longest_s: float) -> Iterator[None]:
    """Renew a lease while the enclosed work runs, so that nobody takes it over meanwhile.

    Args:
        renew: renews it once in the store; False when it is not ours any more.
        lease_s: seconds that one renewal lasts.
        longest_s: seconds after which the work counts as stuck, and its lease is let go.
    """
    ended = threading.Event()
    every_s = lease_s / 3

    def beat() -> None:
        for _ in range(int(longest_s / every_s)):
            if ended.wait(every_s):
                return
            try:
                if not renew():
                    return
            except Exception as error:  # noqa: BLE001 - the next beat may get through
                _log.warning("lease.not_renewed", error=type(error).__name__)

    threading.Thread(target=beat, name="lease", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
