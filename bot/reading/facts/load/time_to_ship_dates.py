"""The weeks until first users, from a date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from bot.reading.facts.load.feasts import MOVABLE, next_feast
from bot.reading.finding import Finding
from bot.reading.patterns import Match
from bot.reading.tokens import word_set

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sep sept", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip


def read_date(match: Match, today: date | None) -> Iterator[Finding]:
    """Weeks from `today` to a named date, rounded; nothing without `today` or for a past date."""
    units = match.sentence.units
    if today is None:
        if _FROM_ANY_DAY.search(match.sentence.text) is None:
            return
        today = _ANY_DAY
    words = [u.text for u in units[match.first : min(len(units), match.last + 2)]]
    before = [u.text for u in units[max(0, match.first - 9) : match.first]]
    inside = [u.text for u in units[match.first : match.last + 1]]
    past = _DONE - {"from"} if _FROM_ANY_DAY.search(match.sentence.text) else _DONE
    if not past.isdisjoint(before + inside):
        return
    goal = _written_date(match) or _goal(words, today, _year(match))
    day = _day(match)
    if goal is not None and day:
        goal = goal.replace(day=min(day, monthrange(goal.year, goal.month)[1]))
    if goal is not None and goal >= today:
        weeks = (goal - today).days / 7
        yield Finding.of(
            match, "time_to_ship_weeks", float(round(weeks)) if weeks >= 1 else round(weeks, 2)
        )


_FROM_ANY_DAY = re.compile(
    r" (?:week after next|(?:a|one) (?:week|month|quarter|year) from (?:today|now)) "
)
"""Spans that are the same whatever day it is."""
_ANY_DAY = date(2026, 1, 5)
_DONE = word_set(
    "since changed last updated started from launched released shipped data met printed happened "
    "signed bought were visited saw held took"
)
"""Words that make a date one of the past."""


def _written_date(match: Match) -> date | None:
    """The date of `2027-01-15` in the words of the match."""
    for unit in match.sentence.units[match.first : match.last + 1]:
        if unit.text == "#d" and unit.quantity is not None:
            return date.fromordinal(int(unit.quantity.value))
    return None


def _day(match: Match) -> int:
    """The day beside the month's name (`1 June`, `June 15th`); 0 without one."""
    units = match.sentence.units
    at = next((i for i in range(match.first, match.last + 1) if units[i].text in MONTHS), -1)
    for i in (at - 1, at + 1, at - 2):
        if 0 <= i < len(units) and at >= 0:
            quantity = units[i].quantity
            if quantity is not None and units[i].text in ("#", "#x") and quantity.value <= 31:
                return int(quantity.value)
    return 0


def _year(match: Match) -> int | None:
    for unit in match.sentence.units[match.last : match.last + 3]:
        if unit.text == "#y" and unit.quantity is not None:
            return int(unit.quantity.value)
    return None


def _goal(words: list[str], today: date, year: int | None) -> date | None:
    """The date meant: the end of a period, the first of a month unless `end` is said."""
    late = any(w in ("end", "close", "until", "in", "during", "late", "for") for w in words)
    for word in words:
        if word in ("h1", "h2"):
            later = 1 if "next" in words and word == "h1" else 0
            return _quarter_end(
                2 * int(word[1]), today, year or (today.year + 1 if later else None)
            )
        if word in ("q1", "q2", "q3", "q4"):
            return _quarter_end(int(word[1]), today, year)
        if word in MONTHS and not (
            word == "may" and not _LEADS_MAY.intersection(words[: words.index("may")][-2:])
        ):
            goal = _month_day(MONTHS[word], today, year, late)
            return goal.replace(day=15) if "mid" in words or "middle" in words else goal
    text = " ".join(words)
    named = {"christmas": (12, 24), "xmas": (12, 24), "new year": (12, 31), "year end": (12, 31),
             "eoy": (12, 31), "summer": (6, 21), "halloween": (10, 31), "mid year": (6, 30),
             "midyear": (6, 30)}  # fmt: skip
    for name, (month, day) in named.items():
        if name in text:
            return next_feast(partial(date, month=month, day=day), today)
    for name, feast in MOVABLE.items():
        if name in text:
            return next_feast(feast, today)
    return _relative(words, today)


_LEADS_MAY = word_set(
    "by before in end until due on deadline for early late mid of during from is #"
)
"""Words right before `may` that make it the month."""


def _relative(words: list[str], today: date) -> date | None:
    if "after" in words and "week" in words and "next" in words:
        return today + timedelta(weeks=2)
    if "from" in words:
        lengths = (("week", 7), ("month", 30), ("quarter", 91), ("year", 365))
        days = next((d for word, d in lengths if word in words), 0)
        return today + timedelta(days=days) if days else None
    step = 1 if "next" in words else 0
    if "month" in words or "eom" in words:
        return _month_end(today.year, today.month + step)
    if "quarter" in words or "eoq" in words:
        return _month_end(today.year, ((today.month - 1) // 3 + step) * 3 + 3)
    if "year" in words:
        return date(today.year + step, 12, 31)
    if "sprint" in words:
        return today + timedelta(weeks=2 + 2 * step)
    if "week" in words:
        return today + timedelta(days=6 - today.weekday() + 7 * step)
    if "tomorrow" in words:
        return today + timedelta(days=1)
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday")):
        if name in words:
            return today + timedelta(days=(number - today.weekday()) % 7)
    return None


def _month_end(year: int, month: int) -> date:
    """The last day of a month; a month above 12 runs into the next year."""
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def _quarter_end(quarter: int, today: date, year: int | None) -> date:
    goal = _month_end(year or today.year, quarter * 3)
    if goal < today and year is None:
        goal = _month_end(today.year + 1, quarter * 3)
    return goal


def _month_day(month: int, today: date, year: int | None, late: bool) -> date:
    chosen = year or (today.year if month >= today.month else today.year + 1)
    return _month_end(chosen, month) if late else date(chosen, month, 1)
