"""How a reminder repeats, told in the words with which it could be set."""

from __future__ import annotations

from bot.reading.repeating import WEEKDAYS

_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_WORKING = "MO,TU,WE,TH,FR"
_UNITS = {"DAILY": "day", "WEEKLY": "week"}


def repetition_words(rule: str) -> str:
    """What an RRULE of `bot.reading.repeating` says: "every 2 weeks", "the 31st of every month"."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    every = int(parts.get("INTERVAL", 1))
    days = parts.get("BYDAY", "")
    if parts["FREQ"] in _UNITS:
        return _weekly(days, every) if days else _counted(_UNITS[parts["FREQ"]], every)
    unit = _unit(parts.get("BYMONTH"))
    if days == _WORKING:
        return f"the {_ORDINALS[int(parts['BYSETPOS'])]} weekday of every {unit}"
    if days:
        return f"the {_ORDINALS[int(days[:-2])]} {_weekday(days[-2:])} of every {unit}"
    if "INTERVAL" in parts:
        return _counted("year", every // 12) if every % 12 == 0 else _counted("month", every)
    day = int(parts["BYMONTHDAY"].split(",")[-1])
    return f"the {'last day' if day == -1 else _ordinal(day)} of every {unit}"


def _weekly(days: str, every: int) -> str:
    if days == _WORKING:
        return "every weekday"
    names = [_weekday(day) for day in days.split(",")]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"every {'other ' if every == 2 else ''}{listed}"


def _counted(unit: str, every: int) -> str:
    return f"every {unit}" if every == 1 else f"every {every} {unit}s"


def _unit(months: str | None) -> str:
    if months is None:
        return "month"
    return "quarter" if "," in months else "year"


def _weekday(short: str) -> str:
    return next(day for day in WEEKDAYS if day.startswith(short.lower())).capitalize()


def _ordinal(day: int) -> str:
    suffix = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"
