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
    "I found no time in that which I can read. Try “in 10 minutes”, “in two weeks”, “tomorrow at "
    "3pm”, “2027-01-15 9am”, “first Monday of every quarter” or “every 3 months”; behind it, "
    "“to …” may say what for."
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
    r"\bin\s+(?:about\s+)?(\d{1,4}|half an?|[a-z]+(?:\s+of)?)\s+"
    r"(minute|min|hour|hr|day|week|month|quarter|year)s?\b"
)
_CLOCK_UNITS = {"minute": 1, "min": 1, "hour": 60, "hr": 60}
_TASK = re.compile(r"\s+(to|about|that)\s+(?=\S)", re.IGNORECASE)
_TIME_LEAD = re.compile(
    r"\b(?:in|on|at|by|next|every|each|tomorrow|first|second|third|fourth|last|daily|weekly|"
    r"monthly|quarterly|yearly|annually|this|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|\d{4}-\d\d)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:remind\s+(?:me|us)\b)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The first time, in the person's zone, and how it repeats."""

    first: datetime
    """Aware local time, after now."""
    rule: str | None = None
    """iCalendar RRULE, or `None` for once."""
    exact: bool = False
    """True when minutes or hours from now were named, which are kept even at a weekend."""


def read_when(text: str, now: datetime) -> When:
    """Read a time in words, relative to an aware local `now`.

    Raises:
        UserInputError: no time can be read, or it is in the past; says what to write.
    """
    words = " ".join(text.lower().replace("\u2019", "'").split())[:200]
    words = re.sub(r"^(remind\s+(me|us)\s*)", "", words)
    at, rest = _take_clock(words)
    found = _repeating(rest, now, at) or _relative(rest, now, at) or _date(rest, now, at)
    found = found or _today(rest, now, at)
    if found is None:
        raise UserInputError(UNCLEAR)
    if found.first <= now:
        raise UserInputError("That time has passed already; name one in the future.")
    if found.first > now + timedelta(days=366 * 5):
        raise UserInputError("That is more than five years away; name an earlier time.")
    return found


def read_reminder(text: str, now: datetime) -> tuple[When, str]:
    """When to remind, and what of in the person's own words ("to check the eval"), or "".

    Raises:
        UserInputError: no time can be read, or it is in the past; says what to write.
    """
    words = _LEAD.sub("", " ".join(text.split())[:400], count=1).strip(" .!")
    for found in _TASK.finditer(words):
        when = _readable(words[: found.start()], now)
        if when is not None:
            return when, words[found.start() :].strip()
    for found in _TIME_LEAD.finditer(words):
        task = words[: found.start()].strip(" ,;:")
        if not task:
            break  # the time stands first: "first Monday of every quarter" holds no task
        when = _readable(words[found.start() :], now)
        if when is not None:
            named = re.match(r"(?:to|about|that)\b", task, re.IGNORECASE)
            return when, task if named else f"of {task}"
    return read_when(words, now), ""


def _readable(words: str, now: datetime) -> When | None:
    """The time in these words, or `None` when there is none to be read."""
    try:
        return read_when(words, now)
    except UserInputError as error:
        if str(error) == UNCLEAR:
            return None
        raise


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
        unit = match.group(2)
        if unit in _CLOCK_UNITS:
            return _from_now(match.group(1), _CLOCK_UNITS[unit], now)
        count = _count(match.group(1))
        if count is None:
            return None
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


def _from_now(word: str, minutes: int, now: datetime) -> When | None:
    """`10 minutes`, `an hour`, `half an hour` from now."""
    half = word.startswith("half")
    count = 1 if half else _count(word)
    if count is None:
        return None
    away = timedelta(minutes=count * minutes * (0.5 if half else 1))
    return When(now + away, exact=True)


def _days_or_months(day: date, count: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    return _months_later(day, count * _MONTHS_OF[unit])


def _today(words: str, now: datetime, at: time | None) -> When | None:
    """A bare hour is the next time that the clock shows it."""
    if at is None or words.strip(" .!") not in ("", "today", "at", "this afternoon"):
        return None
    first = _at(now.date(), at, now)
    if first <= now and "today" not in words:
        first = _at(now.date() + timedelta(days=1), at, now)
    return When(first)


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
