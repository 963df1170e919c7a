"""Tasks, their breadth and their rules, told by what goes in and what comes out."""

from __future__ import annotations

import pytest

from bot.reading import read


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("each complaint should go to the proper office", "task_type", "classification"),
        ("one verdict per photo", "task_type", "classification"),
        ("it flags suspicious transfers", "task_type", "classification"),
        ("we need each drug in its own cell", "task_type", "extraction"),
        ("lifts serial numbers off photos", "task_type", "extraction"),
        ("people get answers rather than links", "task_type", "qa"),
        ("the log is squeezed into five lines", "task_type", "summarization"),
        ("churning out taglines for clients", "task_type", "text_generation"),
        ("we have it draft tenders", "task_type", "text_generation"),
        ("residents want someone to chat with", "task_type", "chatbot"),
        ("say what you need, get terraform", "task_type", "code_generation"),
        ("turns a wish into a WHERE clause", "task_type", "text_to_sql"),
        ("papers ordered from most to least relevant", "task_type", "ranking"),
        ("bring the app to 12 languages", "task_type", "translation"),
        ("solves logic puzzles", "task_type", "reasoning"),
        ("only one kind of letter", "task_breadth", "narrow"),
        ("it's no Swiss army knife", "task_breadth", "narrow"),
        ("four forms, each its own task", "task_breadth", "several"),
        ("people ask for everything under the sun", "task_breadth", "broad"),
        ("fields come and go", "task_stability", "low"),
        ("we still argue about what it should return", "task_stability", "low"),
        ("nobody dares touch the categories", "task_stability", "high"),
        ("half of the codes are frozen, the rest is open", "task_stability", "medium"),
    ],
)
def test_what_goes_in_and_out(text: str, fact: str, value: str) -> None:
    """The name of the task is not said."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("our team is stable, nobody left this year", "task_stability"),
        ("the office is on the third floor", "task_type"),
        ("the app supports 12 languages", "task_type"),
        ("colleagues come and go", "task_stability"),
        ("we trimmed the prompt to five lines of rules", "task_breadth"),
    ],
)
def test_the_like_that_tells_no_task(text: str, fact: str) -> None:
    """People, places and settings."""
    assert fact not in read(text).facts
