"""How a reminder repeats: "weekdays", "every 3 months", "the 31st of every month"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "other": 2, "couple of": 2,
}  # fmt: skip
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
"""Months of the longer units."""

_WEEKDAY = "|".join(WEEKDAYS)
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_IN_WHICH = {"month": "", "quarter": ";BYMONTH=1,4,7,10", "year": ";BYMONTH=1"}
_WORKING = "BYDAY=MO,TU,WE,TH,FR"
_OF_EVERY = r"\s+of\s+(?:every|each)\s+(month|quarter|year)\b"
_OF_THE = re.compile(
    r"\b(?:every|each)\s+((?:\w+\s+)?\w+)\s+(?:of|in)\s+the\s+(month|quarter|year)\b"
)
_WEEKLY_ON = re.compile(rf"\b(?:(?:every|each)\s+week|weekly)\s+on\s+(?={_WEEKDAY})")
_NTH_WEEKDAY = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+({_WEEKDAY}){_OF_EVERY}")
_WORKING_DAY = r"(?:week|work(?:ing)?\s?|business\s)day"
_NTH_WORKING_DAY = re.compile(rf"\b(first|last)\s+{_WORKING_DAY}{_OF_EVERY}")
_ON_WORKING_DAYS = re.compile(
    rf"\b(?:on\s+)?(?:(?:every|each)\s+{_WORKING_DAY}|{_WORKING_DAY}s)\b|"
    r"\b(?:every\s+|from\s+)?mon(?:day)?\s*(?:to|-|\u2013|through|until|till)\s*fri(?:day)?\b"
)
_DAY = r"(?:the\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?|(first|last))(?:\s+day)?"
_NTH_DAY = re.compile(rf"\b(?:on\s+)?{_DAY}{_OF_EVERY}")
_ON_NTH_DAY = re.compile(
    r"\b(?:(?:every|each)\s+(month|quarter|year)|(month|quarter|year)ly)"
    r"\s+(?:on\s+)?the\s+(?:(\d{1,2})(?:st|nd|rd|th)?|(first|last)\s+day)\b(?!\s+\w+day\b)"
)
_EVERY_NTH = re.compile(r"\b(?:every|each)\s+(\d{1,2})(?:st|nd|rd|th)\b(?!\s+\w)")
_SOME_WEEKDAYS = re.compile(
    rf"\b(?:on\s+)?(?:(?:every|each)\s+(other\s+|second\s+|2nd\s+)?(?:{_WEEKDAY})s?|"
    rf"(?:{_WEEKDAY})s)(?:(?:\s*,\s*|\s*&\s*|\s+)(?:and\s+)?(?:every\s+)?(?:{_WEEKDAY})s?)*\b"
)
_EVERY = re.compile(
    r"\b(?:every|each)\s+(?:(\d{1,3}|other|[a-z]+)\s+)?(day|week|month|quarter|year)s?\b"
)
_ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annually": "year",
}  # fmt: skip
_ADVERB = re.compile(rf"\b({'|'.join(_ADVERBS)})\b")
_LAST_DAY_OF_ALL = 28
"""Days of the shortest month: what comes later is missing in some."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """How something repeats."""

    rule: str
    """iCalendar RRULE."""
    rest: str
    """The words that were not read."""
    first: date | None = None
    """The first day, where it is counted from today; else the rule tells it."""
    note: str = ""
    """What happens in months that have no such day."""


def read_repetition(words: str, today: date) -> Repetition | None:
    """How lower-case words say that something repeats, or `None` when they do not."""
    words = _OF_THE.sub(r"\1 of every \2", words)
    words = _WEEKLY_ON.sub("every ", words)
    return _by_calendar(words) or _by_weekday(words) or _by_count(words, today)


def _by_calendar(words: str) -> Repetition | None:
    """A certain day of every month, quarter or year."""
    if match := _NTH_WEEKDAY.search(words):
        ordinal, weekday, unit = match.groups()
        day = f"{_ORDINALS[ordinal]:+d}{weekday[:2].upper()}"
        return Repetition(f"FREQ=MONTHLY;BYDAY={day}{_IN_WHICH[unit]}", _rest(words, match))
    if match := _NTH_WORKING_DAY.search(words):
        ordinal, unit = match.groups()
        place = f";BYSETPOS={_ORDINALS[ordinal]}"
        return Repetition(f"FREQ=MONTHLY;{_WORKING}{place}{_IN_WHICH[unit]}", _rest(words, match))
    if match := _ON_NTH_DAY.search(words):
        every, adverb, number, ordinal = match.groups()
        return _day_of_month(number, ordinal, every or adverb, _rest(words, match))
    if match := _NTH_DAY.search(words):
        number, ordinal, unit = match.groups()
        return _day_of_month(number, ordinal, unit, _rest(words, match))
    if match := _EVERY_NTH.search(words):
        return _day_of_month(match[1], None, "month", _rest(words, match))
    return None


def _day_of_month(
    number: str | None, ordinal: str | None, unit: str, rest: str
) -> Repetition | None:
    """A day by its number; where a month has no such day, its last day stands in."""
    day = int(number) if number else _ORDINALS[ordinal or "first"]
    if day == 0 or day > 31:
        return None
    if day <= _LAST_DAY_OF_ALL:
        return Repetition(f"FREQ=MONTHLY;BYMONTHDAY={day}{_IN_WHICH[unit]}", rest)
    days = ",".join(str(each) for each in range(_LAST_DAY_OF_ALL, day + 1))
    rule = f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1{_IN_WHICH[unit]}"
    # The months in which a quarter or a year begins: January, April, July and October.
    missing = unit == "month" or (unit == "quarter" and day == 31)
    suffix = "st" if day == 31 else "th"
    note = f"on the last day of a month that has no {day}{suffix}" if missing else ""
    return Repetition(rule, rest, note=note)


def _by_weekday(words: str) -> Repetition | None:
    """Working days, or some days of the week."""
    if match := _ON_WORKING_DAYS.search(words):
        return Repetition(f"FREQ=WEEKLY;{_WORKING}", _rest(words, match))
    if match := _SOME_WEEKDAYS.search(words):
        days = ",".join(day[:2].upper() for day in WEEKDAYS if day in match[0])
        every = ";INTERVAL=2" if match[1] else ""
        return Repetition(f"FREQ=WEEKLY{every};BYDAY={days}", _rest(words, match))
    return None


def _by_count(words: str, today: date) -> Repetition | None:
    """Every so many days, weeks, months, quarters or years from today."""
    if match := _EVERY.search(words):
        count, unit = counted(match[1]), match[2]
    elif match := _ADVERB.search(words):
        count, unit = 1, _ADVERBS[match[1]]
    else:
        return None
    if not count:
        return None
    rest = _rest(words, match)
    if unit in ("day", "week"):
        rule = f"FREQ={'DAILY' if unit == 'day' else 'WEEKLY'};INTERVAL={count}"
        return Repetition(rule, rest, today + timedelta(days=count * (1 if unit == "day" else 7)))
    months = count * MONTHS_OF[unit]
    first = months_later(today, months)
    day = min(first.day, _LAST_DAY_OF_ALL)
    rule = f"FREQ=MONTHLY;INTERVAL={months};BYMONTHDAY={day}"
    return Repetition(rule, rest, first.replace(day=day))


def counted(word: str | None) -> int | None:
    """The number that a word stands for; none means one, and `None` that it is no number."""
    if word is None:
        return 1
    number = int(word) if word.isdecimal() else COUNTS.get(word)
    return number if number else None


def months_later(day: date, months: int) -> date:
    """The same day that many months later, or the last day of a shorter month."""
    from dateutil.relativedelta import relativedelta

    later: date = day + relativedelta(months=months)
    return later


def _rest(words: str, match: re.Match[str]) -> str:
    return " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
