"""Rates that hold only in some hours or on some days: `50 an hour, 9 to 17 on weekdays`."""

from __future__ import annotations

from bot.reading.clauses import Sentence
from bot.reading.tokens import word_set

_OFFICE_DAY = 8.0
"""Hours of a working day."""
_WORKING_DAYS = 22.0
"""Working days of a month, of its 30 days."""
_DAYS = 30.0
_HOURS = 720.0
"""Hours of a month."""
_HOUR_MS = 3_600_000.0
_SHORTEST, _LONGEST = 3.0, 18.0
"""Hours that a stated opening time can last."""

_OFFICE = tuple(
    f" {hours} "
    for hours in (
        "office hours", "business hours", "working hours", "work hours", "opening hours",
        "open hours", "open hour", "office hour", "opening hour", "business hour", "working hour",
        "shop hours", "store hours", "trading hours", "branch hours", "school hours",
    )
)  # fmt: skip
_WEEKDAYS = tuple(
    f" {days} "
    for days in (
        "weekdays", "workdays", "working days", "business days", "weekday", "workday",
        "mon fri", "mon to fri", "mon ; fri", "monday to friday", "monday ; friday",
        "monday through friday", "no weekends", "not on weekends", "nothing on saturday",
        "x5", "days a week", "#w a week",
    )
)  # fmt: skip
_KINDS_OF_DAY = word_set("working business trading school office banking opening")
_WEEK_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_PARTS_OF_DAY = word_set("night morning evening")


def on_duty(sentence: Sentence, period_at: int, number_at: int, factor: float) -> float:
    """The factor from a rate to a month, counting only the hours and days it holds in.

    Args:
        sentence: Where the rate stands.
        period_at: The unit that names its period.
        number_at: The unit of its number.
        factor: How often the period comes in a month of 30 days.
    """
    units = sentence.units
    period, before = units[period_at].text, units[max(0, period_at - 1)].text
    if period in _PARTS_OF_DAY and before in _WEEK_DAYS:
        return 4.3
    weekdays = any(words in sentence.text for words in _WEEKDAYS)
    if period == "day":
        working = weekdays or before in ("working", "business", "week")
        return _WORKING_DAYS if working else factor
    if factor <= _DAYS or period in ("weekday", "workday", "shift"):
        return factor
    hours = _hours(sentence, period_at, number_at)
    if not hours:
        return factor
    working = weekdays or _says_office(sentence)
    days = _stated_days(sentence) or (_WORKING_DAYS if working else _DAYS)
    return factor / _HOURS * hours * days


_A_MONTH = frozenset((("a", "month"), ("per", "month"), ("/", "month"), ("each", "month")))


def _stated_days(sentence: Sentence) -> float:
    """The days of `21 trading days` and `30 days a month`; 0 without them."""
    units = sentence.units
    for unit, kind, days in zip(units, units[1:], units[2:], strict=False):
        named = kind.text in _KINDS_OF_DAY and days.text == "days"
        if unit.text == "#w" and unit.quantity and (kind.text, days.text) in _A_MONTH:
            return min(round(7 * unit.quantity.value), _DAYS)
        if named and unit.text == "#" and unit.quantity is not None and unit.quantity.value >= 10:
            return min(unit.quantity.value, _DAYS)
    return 0.0


def _hours(sentence: Sentence, period_at: int, number_at: int) -> float:
    """The hours of a day in which the rate holds; 0 when nothing is said of them."""
    units = sentence.units
    for i, unit in enumerate(units):
        quantity = unit.quantity
        if quantity is None or i in (period_at, number_at):
            continue
        if unit.text == "#ms" and _SHORTEST <= quantity.value / _HOUR_MS <= _LONGEST:
            return quantity.value / _HOUR_MS
        if unit.text == "#" and (open_hours := _open_hours(sentence, i)):
            opens, closes = open_hours
            if 0 < opens < closes <= 24 and _SHORTEST <= closes - opens <= _LONGEST:
                return closes - opens
        if unit.text == "#" and i + 1 < len(units) and units[i + 1].text == "x5":
            return quantity.value
    return _OFFICE_DAY if _says_office(sentence) else 0.0


def _says_office(sentence: Sentence) -> bool:
    return any(words in sentence.text for words in _OFFICE)


def _open_hours(sentence: Sentence, at: int) -> tuple[float, float] | None:
    """The two hours of `9-17`, `9 to 5` and `9 am to 5 pm`, the second after noon."""
    first = sentence.units[at].quantity
    if first is None:
        return None
    if first.low is not None and first.high is not None:
        return first.low, first.high
    words = [u for u in sentence.units[at + 1 : at + 5] if u.text not in ("am", "pm")]
    second = words[1].quantity if len(words) > 1 and words[0].text in ("to", "till", ";") else None
    if second is None or words[1].text != "#":
        return None
    closes = second.value + (12 if second.value <= first.value and second.value <= 12 else 0)
    return first.value, closes
