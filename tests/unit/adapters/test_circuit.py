"""A failing model is left alone, a busy one is not piled upon."""

from __future__ import annotations

import threading
import time

import pytest

from bot.adapters.circuit import CircuitBreaker, Slots
from bot.adapters.timed import within
from bot.errors import ModelUnavailable


class Clock:
    """Seconds that only tests move."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_the_circuit_opens_after_failures_in_a_row() -> None:
    """A success in between starts the count again."""
    circuit = CircuitBreaker(failures=2, pause_s=10, clock=Clock())
    circuit.failed()
    circuit.succeeded()
    circuit.failed()
    assert circuit.allow()
    circuit.failed()
    assert circuit.state == "open"
    assert not circuit.allow()


def test_one_trial_call_after_the_pause_decides() -> None:
    """After the pause one caller gets through; its failure opens again, its success closes."""
    clock = Clock()
    circuit = CircuitBreaker(failures=1, pause_s=10, clock=clock)
    circuit.failed()
    clock.now += 10
    assert circuit.state == "half_open"
    assert [circuit.allow(), circuit.allow()] == [True, False]
    circuit.failed()
    assert not circuit.allow()
    clock.now += 10
    assert circuit.allow()
    circuit.succeeded()
    assert circuit.state == "closed"
    assert circuit.allow()


def test_a_trial_call_that_never_reports_does_not_block_for_good() -> None:
    """A pause later the next trial is let through."""
    clock = Clock()
    circuit = CircuitBreaker(failures=1, pause_s=10, clock=clock)
    circuit.failed()
    clock.now += 10
    assert circuit.allow()
    clock.now += 10
    assert circuit.allow()


def test_slots_turn_away_who_waited_long_enough() -> None:
    """With all slots taken a caller is refused after its wait, and served after a release."""
    slots = Slots(1, wait_s=0.05)
    with slots.hold(), pytest.raises(ModelUnavailable, match="busy"), slots.hold():
        pass
    with slots.hold():
        pass


def test_work_that_hangs_is_left_at_the_deadline() -> None:
    """The caller goes on in time although the thread still sleeps."""
    started = time.monotonic()
    release = threading.Event()

    def hang():
        release.wait(5)
        yield 1

    with pytest.raises(ModelUnavailable, match="in time"):
        list(within(started + 0.1, hang, (ValueError,)))
    assert time.monotonic() - started < 1
    release.set()


def test_errors_and_items_come_through_in_order() -> None:
    """Items before an error are delivered, then the error itself."""

    def broken():
        yield 1
        yield 2
        raise ValueError("third")

    items = within(time.monotonic() + 5, broken, (ValueError,))
    assert [next(items), next(items)] == [1, 2]
    with pytest.raises(ValueError, match="third"):
        next(items)


def test_work_ends_when_nobody_listens() -> None:
    """A reader that stops early closes the generator in its thread."""
    closed = threading.Event()

    def endless():
        try:
            while True:
                yield 1
        finally:
            closed.set()

    items = within(time.monotonic() + 30, endless, ())
    assert next(items) == 1
    items.close()
    assert closed.wait(5)
