"""Launch dates that stand apart from the words for the launch: `the new date, 20 Feb, is final`.

A sentence that speaks of a launch and names one coming day, and nothing of the past, names the day
of the launch; it says so less plainly than the phrases of `deadline`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from bot.reading.clauses import Sentence
from bot.reading.facts.load.time_to_ship_dates import MONTHS
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_CUES = word_set(
    "launch launches launching live ship ships shipping release released rollout roll deadline due "
    "final cutoff hands users customers ready running promised promise delivery deliver cutover "
    " switched opens opening go goes date sharp latest until till before ahead by stop starts "
    "later"
)
_PAST = word_set(
    "since ago last was were changed updated started launched shipped published printed signed "
    "born from founded audit audits auditors meeting holiday"
)
_WEEK = word_set("week wk cw kw")
_FARTHEST = 78
"""Weeks; a day that is farther off is hardly the launch."""


def read_named_days(sentences: list[Sentence], today: date | None) -> Iterator[Finding]:
    """Weeks from `today` to the one coming day that a sentence about a launch names."""
    if today is None:
        return
    for sentence in sentences:
        words = {u.text for u in sentence.units}
        if _CUES.isdisjoint(words) or not _PAST.isdisjoint(words):
            continue
        named = [
            (at, day)
            for at, day in _days(sentence, today)
            if not sentence.asked(at) and not sentence.is_unreal(at)
        ]
        if len({day for _, day in named}) != 1:
            continue
        at, day = named[0]
        weeks = (day - today).days / 7
        if 0 < weeks <= _FARTHEST:
            value = float(round(weeks)) if weeks >= 1 else round(weeks, 2)
            first, last = max(0, at - 2), min(len(sentence.units) - 1, at + 1)
            yield Finding("time_to_ship_weeks", value, sentence, first, last, 1, certain=False)


def _days(sentence: Sentence, today: date) -> Iterator[tuple[int, date]]:
    """The days that a sentence names, each with where it stands."""
    units = sentence.units
    for i, unit in enumerate(units):
        if unit.text == "#d" and unit.quantity is not None:
            yield i, date.fromordinal(int(unit.quantity.value))
        elif unit.text in MONTHS and (day := _day_beside(sentence, i)):
            yield i, _coming(today, MONTHS[unit.text], day)
        elif unit.text in _WEEK and 0 < (week := _number(sentence, i + 1)) <= 52:
            yield i, _coming_week(today, week)
        elif unit.text == "#x" and _stands_alone(sentence, i):
            yield i, _coming_day(today, _number(sentence, i))


def _day_beside(sentence: Sentence, month_at: int) -> int:
    """The day of a month's name: `20 Feb`, `6th of September`, `June 15`; 0 without one."""
    units = sentence.units
    of = month_at > 1 and units[month_at - 1].text == "of"
    for i in (month_at - 1 - of, month_at + 1):
        if 0 <= i < len(units) and units[i].text in ("#", "#x") and _number(sentence, i):
            return _number(sentence, i)
    return 0


def _number(sentence: Sentence, at: int) -> int:
    """The number of a unit, when it can be that of a day or week; else 0."""
    quantity = sentence.units[at].quantity if at < len(sentence.units) else None
    value = quantity.value if quantity is not None else 0.0
    return int(value) if value == int(value) and 0 < value < 53 else 0


def _stands_alone(sentence: Sentence, at: int) -> bool:
    """True for `the 19th` without a month."""
    near = [unit.text for unit in sentence.units[max(0, at - 1) : at + 3]]
    return near[0] == "the" and MONTHS.keys().isdisjoint(near)


def _coming(today: date, month: int, day: int) -> date:
    """That day of this year, or of the next when it is over; the month's last for a later one."""
    for year in (today.year, today.year + 1):
        found = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if found >= today:
            return found
    return today


def _coming_week(today: date, week: int) -> date:
    """The Monday of that calendar week of this year, or of the next when it is over."""
    found = date.fromisocalendar(today.year, week, 1)
    return found if found >= today else date.fromisocalendar(today.year + 1, week, 1)


def _coming_day(today: date, day: int) -> date:
    """The next day with that number: of this month, or of one that follows."""
    if not 0 < day <= 31:
        return today
    found = today
    while found.day != day:
        found += timedelta(days=1)
    return found
