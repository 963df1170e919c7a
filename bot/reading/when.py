"""Reads when a person wants to be reminded: "in two weeks", "2027-01-15 9am", "every quarter"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.errors import UserInputError

DEFAULT_TIME = time(9, 30)
"""Time of day when none was named."""

UNCLEAR = (
    "I could not read a time in that. Try “in two weeks”, “2027-01-15 9am”, "
    "“first Monday of every quarter” or “every 3 months”."
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "other": 2, "couple of": 2,
}  # fmt: skip
_CLOCK = re.compile(
    r"\b(?:at\s+)?(?:(\d{1,2}):(\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm)|(noon|midday))\b"
)
_NTH = re.compile(
    rf"\b({'|'.join(_ORDINALS)})\s+({'|'.join(_WEEKDAYS)})\s+of\s+(?:every|each)\s+"
    r"(month|quarter|year)\b"
)
_EVERY = re.compile(
    r"\b(?:every|each)\s+(?:(\d{1,3}|other|[a-z]+)\s+)?(day|week|month|quarter|year)s?\b"
)
_EVERY_WEEKDAY = re.compile(rf"\bevery\s+({'|'.join(_WEEKDAYS)})\b")
_ADVERBS = {
    "daily": ("day", 1), "weekly": ("week", 1), "monthly": ("month", 1),
    "quarterly": ("quarter", 1), "yearly": ("year", 1), "annually": ("year", 1),
}  # fmt: skip
_NEXT = re.compile(r"\bnext\s+(week|month|quarter|year)\b")
_IN = re.compile(
    r"\bin\s+(?:about\s+)?(\d{1,4}|[a-z]+(?:\s+of)?)\s+(hour|day|week|month|quarter|year)s?\b"
)


@dataclass(frozen=True, slots=True)
class When:
    """The first time, in the person's zone, and how it repeats."""

    first: datetime
    """Aware local time, after now."""
    rule: str | None = None
    """iCalendar RRULE, or `None` for once."""


def read_when(text: str, now: datetime) -> When:
    """Read a time in words, relative to an aware local `now`.

    Raises:
        UserInputError: no time can be read, or it is in the past; says what to write.
    """
    words = " ".join(text.lower().replace("\u2019", "'").split())[:200]
    words = re.sub(r"^(remind\s+(me|us)\s*)", "", words)
    at, rest = _take_clock(words)
    found = _repeating(rest, now, at) or _relative(rest, now, at) or _date(rest, now, at)
    if found is None:
        raise UserInputError(UNCLEAR)
    if found.first <= now:
        raise UserInputError("That time has passed already; name one in the future.")
    if found.first > now + timedelta(days=366 * 5):
        raise UserInputError("That is more than five years away; name an earlier time.")
    return found


def _take_clock(words: str) -> tuple[time | None, str]:
    match = _CLOCK.search(words)
    if match is None:
        return None, words
    hour24, minute, half, hour12, half12, noon = match.groups()
    hour = 12 if noon else int(hour24 or hour12)
    half = half or half12
    if half and not 1 <= hour <= 12:
        raise UserInputError(UNCLEAR)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or int(minute or 0) > 59:
        raise UserInputError(UNCLEAR)
    return time(hour, int(minute or 0)), (words[: match.start()] + words[match.end() :]).strip()


def _count(word: str | None) -> int | None:
    if word is None:
        return 1
    number = int(word) if word.isdigit() else _COUNTS.get(word)
    return number if number else None


def _months_later(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    later: date = day + relativedelta(months=months)
    return later


def _at(day: date, at: time | None, now: datetime) -> datetime:
    return datetime.combine(day, at or DEFAULT_TIME, tzinfo=now.tzinfo)


def _repeating(words: str, now: datetime, at: time | None) -> When | None:
    nth = _NTH.search(words)
    if nth:
        ordinal, weekday, unit = nth.groups()
        day = f"{_ORDINALS[ordinal]:+d}{weekday[:2].upper()}"
        months = _MONTHS_OF[unit]
        by_month = {"quarter": ";BYMONTH=1,4,7,10", "year": ";BYMONTH=1"}.get(unit, "")
        rule = f"FREQ=MONTHLY;BYDAY={day}{by_month}" if months else ""
        return _first_of(rule, now, at)
    weekday_match = _EVERY_WEEKDAY.search(words)
    if weekday_match:
        return _first_of(f"FREQ=WEEKLY;BYDAY={weekday_match.group(1)[:2].upper()}", now, at)
    unit, count = "", None
    every = _EVERY.search(words)
    if every:
        count, unit = _count(every.group(1)), every.group(2)
    else:
        adverb = next((a for a in _ADVERBS if re.search(rf"\b{a}\b", words)), None)
        if adverb:
            unit, count = _ADVERBS[adverb]
    if not unit or not count:
        return None
    if unit in ("day", "week"):
        rule = f"FREQ={'DAILY' if unit == 'day' else 'WEEKLY'};INTERVAL={count}"
        first = now.date() + timedelta(days=count * (1 if unit == "day" else 7))
    else:
        months = count * _MONTHS_OF[unit]
        first = _months_later(now.date(), months)
        rule = f"FREQ=MONTHLY;INTERVAL={months};BYMONTHDAY={min(first.day, 28)}"
        first = first.replace(day=min(first.day, 28))
    return When(_at(first, at, now), rule)


def _first_of(rule: str, now: datetime, at: time | None) -> When:
    return When(next_of(rule, _at(now.date(), at, now), now), rule)


def next_of(rule: str, start: datetime, after: datetime) -> datetime:
    """The first time of an RRULE after a moment, at the local time of day of `start`.

    Computed on wall-clock time, so that 9:30 stays 9:30 across a change of daylight saving.
    """
    from dateutil.rrule import rrulestr

    naive: Any = rrulestr(rule, dtstart=start.replace(tzinfo=None))
    local = after.astimezone(start.tzinfo).replace(tzinfo=None)
    found: datetime | None = naive.after(local)
    if found is None:
        raise UserInputError(UNCLEAR)
    return found.replace(tzinfo=start.tzinfo)


def _relative(words: str, now: datetime, at: time | None) -> When | None:
    match = _IN.search(words)
    if match:
        count, unit = _count(match.group(1)), match.group(2)
        if count is None:
            return None
        if unit == "hour":
            return When(now + timedelta(hours=count))
        return When(_at(_days_or_months(now.date(), count, unit), at, now))
    match = _NEXT.search(words)
    if match:
        return When(_at(_days_or_months(now.date(), 1, match.group(1)), at, now))
    if re.search(r"\btomorrow\b", words):
        return When(_at(now.date() + timedelta(days=1), at, now))
    for number, weekday in enumerate(_WEEKDAYS):
        if re.fullmatch(rf"(?:on\s+|next\s+|this\s+)?{weekday}", words.strip(" .!")):
            ahead = (number - now.weekday()) % 7 or 7
            return When(_at(now.date() + timedelta(days=ahead), at, now))
    return None


def _days_or_months(day: date, count: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    return _months_later(day, count * _MONTHS_OF[unit])


def _date(words: str, now: datetime, at: time | None) -> When | None:
    """A calendar date, read by dateparser from a phrase that holds nothing else."""
    phrase = re.sub(r"^(on|at|by|for|the)\s+", "", words.strip(" .!"))
    if not re.search(r"\d", phrase) and not re.search(
        r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", phrase
    ):
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", phrase)
    if iso:
        try:
            return When(_at(date(*(int(part) for part in iso.groups())), at, now))
        except ValueError:
            return None
    import dateparser

    parsed = dateparser.parse(
        phrase,
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
            "REQUIRE_PARTS": ["month"],
            "PREFER_DAY_OF_MONTH": "first",
        },
    )
    return None if parsed is None else When(_at(parsed.date(), at, now))
