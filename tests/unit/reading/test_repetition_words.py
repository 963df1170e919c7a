"""What is told of a repetition sets the same one again."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.repeating import read_repetition
from bot.reading.repetition_words import repetition_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("daily", "every day"),
        ("every 3 days", "every 3 days"),
        ("weekly", "every week"),
        ("every two weeks", "every 2 weeks"),
        ("weekdays", "every weekday"),
        ("every monday and thursday", "every Monday and Thursday"),
        ("mondays, wednesdays and fridays", "every Monday, Wednesday and Friday"),
        ("every other friday", "every other Friday"),
        ("every month", "every month"),
        ("every 3 months", "every 3 months"),
        ("quarterly", "every 3 months"),
        ("every 2 years", "every 2 years"),
        ("yearly", "every year"),
        ("first monday of every quarter", "the first Monday of every quarter"),
        ("last friday of every month", "the last Friday of every month"),
        ("2nd tuesday of every year", "the second Tuesday of every year"),
        ("last weekday of every month", "the last weekday of every month"),
        ("the 15th of every month", "the 15th of every month"),
        ("the 31st of every month", "the 31st of every month"),
        ("the 22nd of each quarter", "the 22nd of every quarter"),
        ("the last day of every month", "the last day of every month"),
    ],
)
def test_the_words_say_what_was_set_and_set_it_again(said: str, told: str) -> None:
    """Round trip: words, rule, words, the same rule."""
    read = read_repetition(said, TODAY)
    assert read is not None
    assert repetition_words(read.rule) == told
    again = read_repetition(told.lower(), TODAY)
    assert again is not None
    assert again.rule == read.rule
