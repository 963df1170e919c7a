"""A lease is renewed while work runs, and let go when it ends or is stuck."""

from __future__ import annotations

import threading
import time

from bot.errors import StoreUnavailable
from bot.services.leases import held


class Renewals:
    """Counts renewals; the first ones may fail, and the lease may be lost."""

    def __init__(self, failing: int = 0, lost: bool = False) -> None:
        self.count = 0
        self.enough = threading.Event()
        self._failing = failing
        self._lost = lost

    def __call__(self) -> bool:
        """Renew once."""
        self.count += 1
        if self.count > 3:
            self.enough.set()
        if self.count <= self._failing:
            raise StoreUnavailable("away")
        return not self._lost


def test_it_is_renewed_until_the_work_ends() -> None:
    """Also over a moment without the database; not after the work."""
    renew = Renewals(failing=2)
    with held(renew, 0.03, 60):
        assert renew.enough.wait(5)
    time.sleep(0.05)
    count = renew.count
    time.sleep(0.1)
    assert renew.count == count


def test_stuck_work_lets_go() -> None:
    """After its longest time nobody renews any more."""
    renew = Renewals()
    with held(renew, 0.03, 0.055):
        time.sleep(0.5)
    assert 1 <= renew.count <= 5


def test_a_lost_lease_is_not_asked_for_again() -> None:
    """Somebody else has the work."""
    renew = Renewals(lost=True)
    with held(renew, 0.03, 60):
        time.sleep(0.3)
    assert renew.count == 1
