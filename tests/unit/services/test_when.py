"""Times in words: what people type when they ask for a reminder."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserInputError
from bot.reading.when import next_of, read_reminder, read_when

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("in two weeks", "2026-12-07 09:30"),
        ("remind us in 3 months", "2027-02-23 09:30"),
        ("2027-01-15 9am", "2027-01-15 09:00"),
        ("2027-01-15", "2027-01-15 09:30"),
        ("tomorrow at 14:15", "2026-11-24 14:15"),
        ("next month", "2026-12-23 09:30"),
        ("friday", "2026-11-27 09:30"),
        ("on Monday", "2026-11-30 09:30"),
        ("15 January 2027", "2027-01-15 09:30"),
        ("in a quarter at noon", "2027-02-23 12:00"),
        ("in 5 hours", "2026-11-23 15:00"),
        ("in 10 minutes", "2026-11-23 10:10"),
        ("in half an hour", "2026-11-23 10:30"),
        ("at 3pm", "2026-11-23 15:00"),
        ("at 9am", "2026-11-24 09:00"),
        ("at 5", "2026-11-23 17:00"),
        ("at 9", "2026-11-24 09:00"),
        ("tomorrow at 5", "2026-11-24 17:00"),
        ("tomorrow morning at 5", "2026-11-24 05:00"),
        ("tomorrow evening at 8", "2026-11-24 20:00"),
        ("tomorrow afternoon", "2026-11-24 14:00"),
        ("tonight", "2026-11-23 20:00"),
        ("by end of day", "2026-11-23 17:00"),
        ("day after tomorrow at noon", "2026-11-25 12:00"),
        ("the day after tomorrow", "2026-11-25 09:30"),
        ("on the 5th", "2026-12-05 09:30"),
        ("the 31st", "2026-12-31 09:30"),
        ("next month on the 5th", "2026-12-05 09:30"),
        ("monday next week", "2026-11-30 09:30"),
        ("next week on friday", "2026-12-04 09:30"),
        ("two weeks from now", "2026-12-07 09:30"),
        ("23 january at 5", "2027-01-23 17:00"),
        ("on the 31st of december", "2026-12-31 09:30"),
    ],
)
def test_reads_one_time(words: str, first: str) -> None:
    """Each way of saying a date gives the exact local time."""
    assert read_when(words, NOW).first.strftime("%Y-%m-%d %H:%M") == first


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("first Monday of every quarter", "2027-01-04", "2027-04-05"),
        ("every 3 months", "2027-02-23", "2027-05-23"),
        ("every two weeks", "2026-12-07", "2026-12-21"),
        ("monthly", "2026-12-23", "2027-01-23"),
        ("every friday", "2026-11-27", "2026-12-04"),
        ("last friday of every month at 3pm", "2026-11-27", "2026-12-25"),
        ("weekdays at 9", "2026-11-24", "2026-11-25"),
        ("every working day", "2026-11-24", "2026-11-25"),
        ("monday to friday at 9", "2026-11-24", "2026-11-25"),
        ("every morning", "2026-11-24", "2026-11-25"),
        ("mondays at 10", "2026-11-30", "2026-12-07"),
        ("every monday and thursday", "2026-11-26", "2026-11-30"),
        ("every other friday", "2026-11-27", "2026-12-11"),
        ("every week on friday", "2026-11-27", "2026-12-04"),
        ("the 15th of every month", "2026-12-15", "2027-01-15"),
        ("every month on the 15th", "2026-12-15", "2027-01-15"),
        ("every 2nd tuesday of the month", "2026-12-08", "2027-01-12"),
        ("last day of every month", "2026-11-30", "2026-12-31"),
        ("first working day of every quarter", "2027-01-01", "2027-04-01"),
    ],
)
def test_reads_repetition(words: str, first: str, second: str) -> None:
    """A repeating reminder names its first and its next time."""
    when = read_when(words, NOW)

    assert when.first.date().isoformat() == first
    assert when.rule is not None
    assert next_of(when.rule, when.first, when.first).date().isoformat() == second


@pytest.mark.parametrize(
    ("words", "first", "task"),
    [
        ("tomorrow at 3pm to check the Eval", "2026-11-24 15:00", "to check the Eval"),
        ("to check the eval on Friday", "2026-11-27 09:30", "to check the eval"),
        ("remind me to call Bob in 10 minutes", "2026-11-23 10:10", "to call Bob"),
        ("in two weeks about the budget", "2026-12-07 09:30", "about the budget"),
        ("budget review next month", "2026-12-23 09:30", "of budget review"),
        ("in about two weeks", "2026-12-07 09:30", ""),
        ("first Monday of every quarter", "2027-01-04 09:30", ""),
        ("2027-01-15 9am", "2027-01-15 09:00", ""),
        ("at 3pm to talk about prices", "2026-11-23 15:00", "to talk about prices"),
        ("weekdays at 9", "2026-11-24 09:00", ""),
        ("9am on weekdays", "2026-11-24 09:00", ""),
        ("day after tomorrow at noon", "2026-11-25 12:00", ""),
        ("call Bob the day after tomorrow", "2026-11-25 09:30", "of call Bob"),
        ("check bills the 5th of every month", "2026-12-05 09:30", "of check bills"),
        ("work on the eval tomorrow", "2026-11-24 09:30", "of work on the eval"),
        ("plan next quarter in two weeks", "2026-12-07 09:30", "of plan next quarter"),
        ("every monday to friday at 9 to post it", "2026-11-24 09:00", "to post it"),
        ("remind me at 5 to call Bob", "2026-11-23 17:00", "to call Bob"),
    ],
)
def test_reads_what_for(words: str, first: str, task: str) -> None:
    """The task is kept as it was written, wherever the time stands."""
    when, found = read_reminder(words, NOW)

    assert when.first.strftime("%Y-%m-%d %H:%M") == first
    assert found == task


@pytest.mark.parametrize("words", ["", "soon", "whenever", "2020-01-01", "in 99999 years", "🎉"])
def test_says_what_to_write_instead(words: str) -> None:
    """What cannot be read, or lies in the past or too far away, is refused with a sentence."""
    with pytest.raises(UserInputError):
        read_when(words, NOW)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on the 31st of every month", ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]),
        ("the 30th of each month", ["2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28"]),
        ("31st of every quarter", ["2027-01-31", "2027-04-30", "2027-07-31"]),
    ],
)
def test_a_day_that_some_months_lack_is_their_last_one(words: str, days: list[str]) -> None:
    """No month is left out, and what happens in a short one is said."""
    when = read_when(words, NOW)
    found = [when.first]
    while len(found) < len(days):
        found.append(next_of(when.rule or "", when.first, found[-1]))

    assert [each.date().isoformat() for each in found] == days
    assert when.note.startswith("on the last day of a month that has no 3")


def test_every_month_has_a_fifteenth() -> None:
    """Nothing is explained where nothing happens."""
    assert read_when("the 15th of every month", NOW).note == ""


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("in two weeks on friday", "on friday"),
        ("in 2 hours and 30 minutes", "and 30 minutes"),
        ("every day at 9 and 17", "and 17"),
        ("in a month and a half", "and a half"),
        ("end of next month", "end of"),
        ("check bills end of next month", "end of"),
        ("tomorrow at midnight", "at midnight"),
        ("every year on 1 march", "on 1 march"),
    ],
)
def test_a_time_that_is_read_in_part_is_refused(words: str, unread: str) -> None:
    """Half of what was said would be a wrong time; the other half is named, with ways to say it."""
    with pytest.raises(UserInputError) as caught:
        read_reminder(words, NOW)

    assert unread in str(caught.value)
    assert "Try “in 10 minutes”" in str(caught.value)


@pytest.mark.parametrize("words", ["5", "9", "12", "the 5", "version 5", "at 25", "at 13pm", "3/"])
def test_a_bare_number_is_no_date(words: str) -> None:
    """Nine is not September."""
    with pytest.raises(UserInputError, match="no time in that"):
        read_when(words, NOW)


def test_keeps_the_hour_over_daylight_saving() -> None:
    """Half past nine stays half past nine when the clocks change."""
    march = datetime(2027, 3, 22, 10, 0, tzinfo=BERLIN)
    when = read_when("every week at 9:30", march)

    following = next_of(when.rule or "", when.first, when.first)

    assert when.first.utcoffset() != march.utcoffset()
    assert (when.first.hour, when.first.minute) == (9, 30)
    assert (following.hour, following.minute) == (9, 30)


@given(st.text(max_size=120))
def test_is_total(words: str) -> None:
    """Any text gives a time in the future or a sentence."""
    outcome: datetime | str
    try:
        outcome = read_when(words, NOW).first
    except UserInputError as error:
        outcome = str(error)

    assert outcome > NOW if isinstance(outcome, datetime) else len(outcome) > 10
