"""Which known word a misspelt word stands for."""

from __future__ import annotations

import random

import pytest
from rapidfuzz.distance import OSA

from bot.spelling import Vocabulary, nearest_word

COUNTS = {
    "evaluation": 9,
    "evaluate": 4,
    "prompt": 20,
    "prompts": 7,
    "retrieval": 12,
    "tuning": 15,
    "turning": 1,
    "model": 30,
    "llama": 3,
    "rag": 8,
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("promt", "prompt"),
        ("prompst", "prompt"),
        ("rpompt", "prompt"),
        ("mdoel", "model"),
        ("llamma", "llama"),
        ("eval", "evaluation"),
        ("retreivl", "retrieval"),
        ("tunning", "tuning"),
        ("tromp", None),
        ("rags", None),
        ("evalbaok", None),
        ("volcano", None),
    ],
)
def test_a_misspelt_word_is_read_as_the_nearest_known_one(written: str, meant: str | None) -> None:
    """By edits, then by count; a grouped vocabulary gives the same as a plain one."""
    assert nearest_word(written, COUNTS, generous=True) == meant
    assert nearest_word(written, Vocabulary(COUNTS), generous=True) == meant


def test_two_edits_need_a_long_word_and_generosity() -> None:
    """Without a list of English words only one edit is dared."""
    assert nearest_word("retreivl", COUNTS, generous=False) is None
    assert nearest_word("promxx", COUNTS, generous=True) is None


def test_the_quick_search_finds_what_comparing_with_every_word_finds() -> None:
    """Random words over few letters, where near ones are common."""
    rng = random.Random(3)
    words = {"".join(rng.choices("abcd", k=rng.randint(3, 10))) for _ in range(400)}
    counts = {word: rng.randint(1, 5) for word in sorted(words)}
    for _ in range(300):
        written = "".join(rng.choices("abcd", k=rng.randint(7, 10)))
        limit = 2 if len(written) >= 8 else 1
        near = [
            (OSA.distance(written, word), -count, word)
            for word, count in counts.items()
            if len(word) >= 4 and (word[0] == written[0] or word[:2] == written[1::-1])
        ]
        likely = [each for each in near if each[0] < 2 or each[2][:3] == written[:3]]
        expected = min((each for each in likely if each[0] <= limit), default=(0, 0, None))[2]
        assert nearest_word(written, Vocabulary(counts), generous=True) == expected


def test_a_vocabulary_is_a_mapping_of_counts() -> None:
    """It can stand wherever counts are asked for."""
    words = Vocabulary(COUNTS)
    assert dict(words) == COUNTS
    assert len(words) == len(COUNTS)
    assert "rag" in words
    assert "rags" not in words
    assert words.starting_with("t") == ["tuning", "turning"]
    assert words.starting_with("z") == []
