"""What holds for every text."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advisor.profile import FIELDS, Profile
from bot.bootstrap.content import shipped_wording
from bot.reading import PendingQuestion, read
from bot.reading.clauses import MAX_SENTENCE, sentences
from bot.reading.gather import BOOK
from bot.reading.tokens import clean, tokenize

_VOCABULARY = (
    'we have no not 5k labelled tickets a day , . ? ! ( ) " if had never docs change weekly $3k '
    "p95 < 300ms GPUs 86% need 95% by end of Q1 2027 sorry 12 hundred between 200 and 300 the "
    "it's can't &lt; <@U1> :smile: *bold* ~ - / per month model is wrong 7B llama GPT-4 in 6 weeks "
    "zero of to one \n"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))
_TEXT = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join))


@settings(max_examples=2000, deadline=None)
@given(_TEXT)
def test_no_text_raises_and_every_quote_is_an_exact_span(text: str) -> None:
    """Facts are valid for the profile and each rests on words that stand in the message."""
    known = {"labelled_examples": 5000}
    reading = read(text, today=date(2027, 1, 11), known=known, wording=shipped_wording())
    Profile.model_validate(reading.facts)
    assert {e.fact for e in reading.evidence} == set(reading.facts)
    for evidence in reading.evidence:
        assert evidence.quote == text[evidence.start : evidence.end] != ""
        assert evidence.fact in FIELDS
    assert all(part.text in text for part in reading.parts)


@settings(max_examples=200, deadline=None)
@given(_TEXT, st.sampled_from(FIELDS))
def test_no_answer_raises(text: str, fact: str) -> None:
    """An answer's value is valid for the field asked about."""
    answer = read(text, pending=PendingQuestion(fact, [("a", "Alpha"), (7, "Seven")])).answer
    assert answer is None or (answer.kind == "value") == (answer.value is not None)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_cleaning_keeps_every_offset(text: str) -> None:
    """The cleaned text is as long as the original, and tokens stand in order inside it."""
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    tokens = tokenize(cleaned)
    assert all(0 <= t.start <= t.end <= len(text) for t in tokens)
    assert all(a.start <= b.start for a, b in pairwise(tokens))


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "1,", "no ", "(", '"', "<", ":a", "5k ", "a.", "&lt;", "x ? ", "1-", "if we had "],
)
def test_the_work_grows_with_the_length_only(piece: str) -> None:
    """Tokens are bounded by characters, and a sentence by a constant, so patterns run linearly."""
    text = piece * (4000 // len(piece))
    tokens = tokenize(clean(text))
    found = sentences(text)
    assert len(tokens) <= 2 * len(text)
    assert sum(len(s.units) for s in found) <= len(tokens)
    assert all(len(s.units) <= MAX_SENTENCE for s in found)
    read(text, wording=shipped_wording())


def test_text_behind_the_limit_is_not_read() -> None:
    """A fact behind 40,000 characters is left out."""
    assert read("x " * 20_001 + ". We have no GPUs.").facts == {}


def test_reading_twice_gives_the_same() -> None:
    """The reader is a function of its arguments."""
    text = "We classify ~5k labelled tickets, 2.5M calls/day, no GPUs."
    assert read(text) == read(text)


def test_every_rule_is_filed_under_a_word_it_needs() -> None:
    """The rule book is whole: a few hundred rules and none that could match everywhere."""
    assert len(BOOK) > 1000


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_a_hundred_thousand_random_texts_do_no_harm() -> None:
    """Seeded texts of words, signs and any characters: no error, valid facts, exact quotes.

    Each fourth is read with the networks as well, which take most of the time.
    """
    rng = random.Random(20270111)
    words = _VOCABULARY.split(" ")
    today = date(2027, 1, 11)
    for number in range(100_000):
        if rng.random() < 0.5:
            text = " ".join(rng.choices(words, k=rng.randint(1, 40)))
        else:
            text = "".join(chr(_any_character(rng)) for _ in range(rng.randint(1, 80)))
        wording = shipped_wording() if number % 4 == 0 else None
        reading = read(text, today=today, wording=wording)
        Profile.model_validate(reading.facts)
        for evidence in reading.evidence:
            assert evidence.quote == text[evidence.start : evidence.end] != ""


def _any_character(rng: random.Random) -> int:
    """A code point: mostly of ASCII and Latin-1, sometimes of any script, no surrogate."""
    point = rng.randint(32, 255) if rng.random() < 0.8 else rng.randint(0, 0x1FFFF)
    return 0x20AC if 0xD800 <= point <= 0xDFFF else point
