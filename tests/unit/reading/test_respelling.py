"""Misspelt words: what they stand for, and which words are left alone."""

from __future__ import annotations

import pytest

from bot.bootstrap.content import shipped_wording
from bot.reading import read
from bot.reading.respelling import Respelling

COUNTS = {
    "thousand": 90, "labels": 400, "labelled": 300, "weeks": 400, "week": 500, "transcribed": 20,
    "wait": 50, "water": 60, "customer": 90, "custommer": -1, "rarely": 3, "blue": 12,
    "sources": 40,
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("thosand", "thousand"),
        ("weks", "weeks"),
        ("custommer", "customer"),
        ("lablled", "labelled"),
        ("soarces", "sources"),
        ("adn", "and"),
    ],
)
def test_a_misspelt_word_stands_for_a_common_one(word: str, plain: str) -> None:
    """Letters left out, doubled, swapped, a wrong vowel; and slips that the texts once held."""
    assert Respelling(COUNTS).plain(word) == plain


@pytest.mark.parametrize(
    "word", ["wafer", "lapels", "transcribe", "watt", "bleu", "rarley", "raw", "müller", "gpt4"]
)
def test_other_words_are_left_alone(word: str) -> None:
    """Another letter, another ending, short words near rare ones, signs that are no letters."""
    assert Respelling(COUNTS).plain(word) == word


def test_misspelt_facts_are_read_and_quoted_as_written() -> None:
    """Numbers in words and phrases alike; the quotes are the message's own letters."""
    text = "we have 3 thosand labled emials, budegt 30.000 dolars, frist users in 5 weks"
    reading = read(text, wording=shipped_wording())
    assert reading.facts["labelled_examples"] == 3000
    assert reading.facts["budget_usd"] == 30_000
    assert reading.facts["time_to_ship_weeks"] == 5
    assert all(e.quote == text[e.start : e.end] for e in reading.evidence)
    assert "thosand" in " ".join(e.quote for e in reading.evidence)
