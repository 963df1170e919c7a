"""Feasts that fall on another day each year, by which launches are set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import TH, relativedelta


def next_feast(feast: Callable[[int], date], today: date) -> date:
    """The day of this year, or of the next when it is over."""
    goal = feast(today.year)
    return goal if goal >= today else feast(today.year + 1)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    return date(year, 11, 1) + relativedelta(weekday=TH(4))


MOVABLE: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "thanksgiving": _thanksgiving,
    "black friday": lambda year: _thanksgiving(year) + timedelta(days=1),
}
"""Feasts by name, each with its day in a year."""
