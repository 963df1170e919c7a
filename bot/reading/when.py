"""Reads when a person wants to be reminded: "in two weeks", "2027-01-15 9am", "every quarter"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.errors import UserInputError
from bot.reading.repeating import MONTHS_OF, WEEKDAYS, counted, months_later, read_repetition
from bot.reading.time_of_day import DEFAULT_TIME, NoSuchTime, take_time_of_day

_TRY = (
    "Try “in 10 minutes”, “in two weeks”, “tomorrow at 3pm”, “2027-01-15 9am”, “weekdays at 9”, "
    "“the 15th of every month”, “first Monday of every quarter” or “every 3 months”; behind it, "
    "“to …” may say what for."
)
UNCLEAR = f"I found no time in that which I can read. {_TRY}"

_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)"
_NEXT = re.compile(r"\bnext\s+(week|month|quarter|year)\b")
_WEEKDAY_NEXT_WEEK = re.compile(
    rf"(?:on\s+)?({_WEEKDAY})\s+(?:of\s+)?next\s+week|next\s+week\s+(?:on\s+)?({_WEEKDAY})"
)
_UNITS = r"(minute|min|hour|hr|day|week|month|quarter|year)s?\b"
_IN = re.compile(rf"\bin\s+(?:about\s+)?(\d{{1,4}}|half an?|[a-z]+(?:\s+of)?)\s+{_UNITS}")
_FROM_NOW = re.compile(rf"\b(\d{{1,4}}|half an?|[a-z]+)\s+{_UNITS}\s+from\s+(?:now|today)\b")
_CLOCK_UNITS = {"minute": 1, "min": 1, "hour": 60, "hr": 60}
_THE_NTH = re.compile(
    r"(?:on\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(this|next)\s+month)?|"
    r"(?:on\s+)?(next)\s+month\s+(?:on\s+)?the\s+(\d{1,2})(?:st|nd|rd|th)?"
)
_CALENDAR = re.compile(rf"\b{_MONTH}[a-z]*\b|\d{{1,4}}[./-]\d{{1,2}}(?:[./-]\d{{1,4}})?")
_TIME_WORD = re.compile(
    rf"\b(?:(?:{_WEEKDAY})s?|today|tomorrow|tonight|yesterday|noon|midnight|morning|"
    r"afternoon|evening|every|each|daily|weekly|monthly|quarterly|yearly|annually|"
    r"(?:week|work)?days?|weeks?|weekends?|months?|quarters?|years?|hours?|minutes?|next|half|"
    r"end|mid|middle|start|beginning|january|february|april|june|july|august|september|october|"
    r"november|december|\d{1,2}(?:st|nd|rd|th)|\d{1,2}:\d\d|\d{1,2}\s*(?:am|pm)|\d{4}-\d\d|"
    r"(?:at|and|or|by|on|until|till|from)\s+\d{1,2})\b"
)
_FILLING = frozenset(
    {"at", "on", "by", "the", "of", "please", "pls", "again", "then", "about", "around", "for"}
    | {"from", "now", "and", "again,", "thanks", "only", "exactly", "this", "in", "time"}
)
_TASK = re.compile(rf"\s+(to|about|that)\s+(?=\S)(?!(?:{_WEEKDAY})s?\b)", re.IGNORECASE)
_HALF_A_TIME = re.compile(
    r"\b(?:of|after|before|until|till|from|past|half|mid|early|late|end|start|beginning|middle)$"
)
_TIME_LEAD = re.compile(
    r"\b(?:in|on|at|by|next|every|each|(?:the\s+)?day\s+after|tomorrow|today|tonight|first|second|"
    r"third|fourth|last|daily|weekly|monthly|quarterly|yearly|annually|this|"
    rf"(?:week|work(?:ing)?\s?|business\s)days?|(?:{_WEEKDAY})s?|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)|"
    r"\d{4}-\d\d)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:remind\s+(?:me|us)\b)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The first time, in the person's zone, and how it repeats."""

    first: datetime
    """Aware local time, after now."""
    rule: str | None = None
    """iCalendar RRULE with the time of day, or `None` for once; counted from the day on which it
    was said."""
    exact: bool = False
    """True when minutes or hours from now were named, which are kept even at a weekend."""
    note: str = ""
    """On which day it comes in months that lack the one that was named."""


class _Unreadable(UserInputError):
    """The words hold no time that can be read, or more of it than was read."""


def read_when(text: str, now: datetime) -> When:
    """Read a time in words, relative to an aware local `now`.

    Raises:
        UserInputError: no time can be read, only a part of it, or it is in the past; says what to
            write.
    """
    return _read(text, now)[0]


def read_reminder(text: str, now: datetime) -> tuple[When, str]:
    """When to remind, and what of in the person's own words ("to check the eval"), or "".

    Raises:
        UserInputError: as `read_when` does.
    """
    words = _LEAD.sub("", " ".join(text.split())[:400], count=1).strip(" .!")
    for found in _TASK.finditer(words):
        read = _readable(words[: found.start()], now)
        if read is not None:
            return read[0], words[found.start() :].strip()
    whole = _readable(words, now)
    if whole is not None and set(whole[1].split()) <= _FILLING:
        return whole[0], ""  # "23 January at 5" is all time
    loosely: tuple[When, str] | None = None
    for found in _TIME_LEAD.finditer(words):
        task = words[: found.start()].strip(" ,;:")
        if not task:
            break  # the time stands first: "first Monday of every quarter" holds no task
        read = _readable(words[found.start() :], now)
        if read is None or _belongs_to_time(task.lower()):
            continue
        named = re.match(r"(?:to|about|that)\b", task, re.IGNORECASE)
        split = read[0], task if named else f"of {task}"
        if set(read[1].split()) <= _FILLING:
            return split
        loosely = loosely or split  # "work on the eval tomorrow": a later split may read it all
    return loosely or (read_when(words, now), "")


def _belongs_to_time(task: str) -> bool:
    """Whether the words before a time are a part of it: "end of" next month."""
    left = _TIME_WORD.sub("", task).split()
    return set(left) <= _FILLING or _HALF_A_TIME.search(task) is not None


def _readable(words: str, now: datetime) -> tuple[When, str] | None:
    """The time in these words and what else they say, or `None` when there is none to be read."""
    try:
        return _read(words, now)
    except _Unreadable:
        return None


def _read(text: str, now: datetime) -> tuple[When, str]:
    """The time in words, and the words that belong to no time."""
    words = " ".join(text.lower().replace("\u2019", "'").split())[:200]
    words = re.sub(r"^(remind\s+(me|us)\s*)", "", words).strip(" .!,")
    try:
        at, rest = take_time_of_day(words)
    except NoSuchTime:
        raise _Unreadable(UNCLEAR) from None
    read = (
        _repeating(rest, now, at)
        or _relative(rest, now, at)
        or _date(rest, now, at)
        or _today(rest, now, at)
    )
    if read is None:
        raise _Unreadable(UNCLEAR)
    found, left = read
    unread = _TIME_WORD.search(left)
    if unread:
        raise _Unreadable(f"I read a time in that, but not “{left[:80].strip()}”. {_TRY}")
    if found.first.astimezone(UTC) <= now.astimezone(UTC):  # an hour can come twice in a night
        raise UserInputError("That time has passed already; name one in the future.")
    if found.first > now + timedelta(days=366 * 5):
        raise UserInputError("That is more than five years away; name an earlier time.")
    return found, left


def _at(day: date, at: time | None, now: datetime) -> datetime:
    return datetime.combine(day, at or DEFAULT_TIME, tzinfo=now.tzinfo)


def _repeating(words: str, now: datetime, at: time | None) -> tuple[When, str] | None:
    found = read_repetition(words, now.date())
    if found is None:
        return None
    if found.first is not None:
        first = _at(found.first, at, now)
    else:
        first = next_of(found.rule, _at(now.date(), at, now), now)
    clock = f";BYHOUR={first.hour};BYMINUTE={first.minute};BYSECOND=0"
    return When(first, found.rule + clock, note=found.note), found.rest


def next_of(rule: str, start: datetime, after: datetime) -> datetime:
    """The first time of an RRULE after a moment, at the local time of day of `start`.

    Computed on wall-clock time, so that 9:30 stays 9:30 across a change of daylight saving.
    """
    from dateutil.rrule import rrulestr

    naive: Any = rrulestr(rule, dtstart=start.replace(tzinfo=None))
    local = after.astimezone(start.tzinfo).replace(tzinfo=None)
    found: datetime | None = naive.after(local)
    if found is None:
        raise _Unreadable(UNCLEAR)
    return found.replace(tzinfo=start.tzinfo)


def _relative(words: str, now: datetime, at: time | None) -> tuple[When, str] | None:
    """A time counted from now: units, tomorrow, a day of the week or of the month."""
    today = now.date()
    if match := _IN.search(words) or _FROM_NOW.search(words):
        word, unit = match[1], match[2]
        when = _from_now(word, unit, now, at)
        return (when, _rest(words, match)) if when else None
    if match := re.search(r"\b(?:the\s+)?day\s+after\s+tomorrow\b", words):
        return When(_at(today + timedelta(days=2), at, now)), _rest(words, match)
    plain = words.strip(" .!,")
    if match := _WEEKDAY_NEXT_WEEK.fullmatch(plain):
        monday = today + timedelta(days=7 - today.weekday())
        number = WEEKDAYS.index(match[1] or match[2])
        return When(_at(monday + timedelta(days=number), at, now)), ""
    if match := _THE_NTH.fullmatch(plain):
        month = match[2] or match[3] or ""
        first = _day_of_month(int(match[1] or match[4]), month, now, at)
        return (When(first), "") if first else None
    if match := _NEXT.search(words):
        return When(_at(_days_or_months(today, 1, match[1]), at, now)), _rest(words, match)
    if match := re.search(r"\btomorrow\b", words):
        return When(_at(today + timedelta(days=1), at, now)), _rest(words, match)
    if match := re.fullmatch(rf"(?:on\s+|next\s+|this\s+|by\s+)*({_WEEKDAY})", plain):
        ahead = (WEEKDAYS.index(match[1]) - today.weekday()) % 7 or 7
        return When(_at(today + timedelta(days=ahead), at, now)), ""
    return None


def _from_now(word: str, unit: str, now: datetime, at: time | None) -> When | None:
    """`10 minutes`, `an hour`, `half an hour`, `two weeks` from now."""
    half = word.startswith("half") and unit in _CLOCK_UNITS
    count = 1 if half else counted(word)
    if count is None:
        return None
    if unit in _CLOCK_UNITS:
        if at is not None:
            return None  # "in two hours at 5" names two times
        away = timedelta(minutes=count * _CLOCK_UNITS[unit] * (0.5 if half else 1))
        # In UTC, since an hour of the clock may last none or two when the clock is changed.
        return When((now.astimezone(UTC) + away).astimezone(now.tzinfo), exact=True)
    return When(_at(_days_or_months(now.date(), count, unit), at, now))


def _days_or_months(day: date, count: int, unit: str) -> date:
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    return months_later(day, count * MONTHS_OF[unit])


def _day_of_month(day: int, month: str, now: datetime, at: time | None) -> datetime | None:
    """The next such day; of this or the next month where that was said, if the month has it."""
    start = now.date().replace(day=1)
    ahead = {"this": (0,), "next": (1,)}.get(month, range(4))
    for months in ahead:
        try:
            first = _at(months_later(start, months).replace(day=day), at, now)
        except ValueError:
            continue
        if first > now or month:
            return first
    return None


def _today(words: str, now: datetime, at: time | None) -> tuple[When, str] | None:
    """A bare hour is the next time that the clock shows it."""
    left = set(words.strip(" .!,").split())
    if at is None or not left <= _FILLING | {"today"}:
        return None
    first = _at(now.date(), at, now)
    if first <= now and "today" not in left:
        first = _at(now.date() + timedelta(days=1), at, now)
    return When(first), ""


def _date(words: str, now: datetime, at: time | None) -> tuple[When, str] | None:
    """A calendar date, read by dateparser from a phrase that holds nothing else.

    A bare number is no date: dateparser would take 5 for May.
    """
    phrase = re.sub(r"^(?:(?:on|at|by|for|the)\s+)+", "", words.strip(" .!,"))
    if not _CALENDAR.search(phrase):
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", phrase)
    if iso:
        try:
            return When(_at(date(*(int(part) for part in iso.groups())), at, now)), ""
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
    return None if parsed is None else (When(_at(parsed.date(), at, now)), "")


def _rest(words: str, match: re.Match[str]) -> str:
    return " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
