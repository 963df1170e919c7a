"""Runs blocking work of a library under a hard time limit."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

from bot.errors import ModelUnavailable

T = TypeVar("T")

_WAITING_ITEMS = 32
_LOOK_S = 0.1


@dataclass(frozen=True, slots=True)
class _Ended:
    error: BaseException | None


def within(
    deadline: float,
    produce: Callable[[], Generator[T, None, None]],
    failures: tuple[type[Exception], ...],
) -> Generator[T, None, None]:
    """The items of a generator that runs in a thread of its own, until a deadline.

    A library's own timeouts count single reads; a peer that sends one byte a second outlives
    them. Here the caller goes on at the deadline whatever the work does; the thread ends at its
    next item.

    Args:
        deadline: time on `time.monotonic`.
        produce: makes the generator; runs in the thread.
        failures: errors of the work that are raised here again.

    Yields:
        The items in order.

    Raises:
        ModelUnavailable: the deadline passed, or the work died of another error.
    """
    ready: queue.Queue[T | _Ended] = queue.Queue(maxsize=_WAITING_ITEMS)
    stop = threading.Event()

    def work() -> None:
        ended = _Ended(ModelUnavailable("The chat model's client failed; see the log."))
        try:
            with closing(produce()) as items:
                for item in items:
                    if not _offer(ready, item, stop):
                        break
            ended = _Ended(None)
        except failures as error:
            ended = _Ended(error)
        finally:
            _offer(ready, ended, stop)

    threading.Thread(target=work, name="chat-model", daemon=True).start()
    try:
        yield from _items(ready, deadline)
    finally:
        stop.set()


def _items(ready: queue.Queue[T | _Ended], deadline: float) -> Iterator[T]:
    while True:
        try:
            item = ready.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise _too_late() from None
        if isinstance(item, _Ended):
            if item.error is not None:
                raise item.error
            return
        if time.monotonic() > deadline:
            raise _too_late()
        yield item


def _too_late() -> ModelUnavailable:
    return ModelUnavailable("The chat model did not answer in time; try again later.")


def _offer(ready: queue.Queue[T | _Ended], item: T | _Ended, stop: threading.Event) -> bool:
    """Hand an item over; False when nobody waits for it any more."""
    while not stop.is_set():
        try:
            ready.put(item, timeout=_LOOK_S)
        except queue.Full:
            continue
        return True
    return False
