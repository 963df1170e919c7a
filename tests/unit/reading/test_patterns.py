"""The notation of phrase patterns."""

from __future__ import annotations

import pytest

from bot.reading.clauses import sentences
from bot.reading.patterns import RuleBook


def _matched(pattern: str, text: str) -> list[str]:
    """What a pattern covers in the first sentence of a text."""
    book = RuleBook()
    book.add("stage", "pilot", pattern)
    [sentence] = sentences(text)
    return [
        " ".join(unit.text for unit in sentence.units[match.first : match.last + 1])
        for match in book.matches(sentence)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("labels the? best", "labels the best", ["labels the best"]),
        ("labels the? best", "labels best", ["labels best"]),
        ("labels :|? none", "labels : none", ["labels : none"]),
        ("labels :|? none", "labels none", []),
        ("doc|docs|data|data_set are", "data set are", ["data set are"]),
        ("doc|docs|data|data_set are", "docs are", ["docs are"]),
        ("annot*|lab*|label_rows here", "annotations here", ["annotations here"]),
        ("annot*|lab*|label_rows here", "label rows here", ["label rows here"]),
        ("labels ..1 ours", "labels are all ours", []),
    ],
)
def test_a_pattern_matches_what_its_notation_says(
    pattern: str, text: str, found: list[str]
) -> None:
    """Optional elements, alternatives that share a letter, and bounded gaps."""
    assert _matched(pattern, text) == found
