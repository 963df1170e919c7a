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
