"""Numbers as people write them."""

from __future__ import annotations

import pytest

from bot.reading import read
from bot.reading.clauses import sentences


def _quantities(text: str) -> list[tuple[str, float]]:
    return [
        (u.text, u.quantity.value)
        for s in sentences(text)
        for u in s.units
        if u.quantity is not None and u.text != "#v"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5k", [("#", 5000)]),
        ("~5k rows", [("#", 5000)]),
        ("2.5M calls", [("#", 2_500_000)]),
        ("1,200 invoices", [("#", 1200)]),
        ("12 hundred summaries", [("#", 1200)]),
        ("ten thousand rows", [("#", 10_000)]),
        ("a couple of hundred rows", [("#", 200)]),
        ("half a million queries", [("#", 500_000)]),
        ("tens of millions of items", [("#", 30_000_000)]),
        ("3-5k rows", [("#", 4000)]),
        ("between 200 and 300 rows", [("#", 250)]),
        ("200 to 300 rows", [("#", 250)]),
        ("5k+ rows", [("#", 5000)]),
        ("twenty-five rows", [("#", 25)]),
        ("one to five examples", [("#", 3)]),
        ("$3k", [("$#", 3000)]),
        ("3 grand", [("$#", 3000)]),
        ("20k euros", [("$#", 20_000)]),
        ("86% right", [("#%", 86)]),
        ("300ms", [("#ms", 300)]),
        ("under 2 s", [("#ms", 2000)]),
        ("sub-second answers", [("#ms", 1000)]),
        ("6 weeks", [("#w", 6)]),
        ("within a fortnight", [("#w", 2)]),
        ("two months", [("#w", 2 * 52 / 12)]),
        ("a 7B model", [("#b", 7)]),
        ("10.000 rows", [("#", 10_000)]),
        ("10 000 rows", [("#", 10_000)]),
        ("1/2 million rows", [("#", 500_000)]),
        ("3/4 of a million rows", [("#", 750_000)]),
        ("1/2 a million rows", [("#", 500_000)]),
        ("a goal of .925", [("#", 0.925)]),
        ("F1 .72", [("#", 0.72)]),
    ],
)
def test_a_quantity_is_read_whatever_way_it_is_written(
    text: str, expected: list[tuple[str, float]]
) -> None:
    """Magnitudes, number words, ranges, money, time and sizes."""
    found = _quantities(text)
    assert [kind for kind, _ in found] == [kind for kind, _ in expected]
    assert [v for _, v in found] == pytest.approx([v for _, v in expected])


@pytest.mark.parametrize(
    "text",
    ["dozens of rows", "thousands of customers", "GPT-4", "llama 3", "ticket #4512", "port 8080"],
)
def test_vague_words_and_names_give_no_count(text: str) -> None:
    """`dozens`, versions and identifiers count nothing."""
    assert [kind for kind, _ in _quantities(text) if kind == "#"] == []


@pytest.mark.parametrize("text", ["open 24/7 for millions", "on 1/2 we meet", "see v.5 of it"])
def test_other_strokes_and_points_make_no_share(text: str) -> None:
    """Hours, dates and versions are not parts of a million."""
    assert all(value in (1, 2, 5, 7, 24) for _, value in _quantities(text))


def test_a_range_keeps_its_bounds() -> None:
    """The middle is the value, the bounds stay beside it."""
    unit = next(u for s in sentences("between 200 and 300 rows") for u in s.units if u.quantity)
    assert unit.quantity is not None
    assert (unit.quantity.low, unit.quantity.high) == (200, 300)


def test_a_year_is_not_a_count() -> None:
    """`since 2019` is a year."""
    assert _quantities("the same since 2019") == [("#y", 2019)]


@pytest.mark.parametrize(
    ("text", "amount", "certain"),
    [
        ("our budget is 8,000 euros", 8000, False),
        ("our budget is £5k", 5000, False),
        ("our budget is $8,000", 8000, True),
        ("our budget is 8,000 dollars", 8000, True),
    ],
)
def test_foreign_money_is_taken_at_face_value_and_uncertain(
    text: str, amount: float, certain: bool
) -> None:
    """The budget is in dollars, so an amount in another currency is only about right."""
    (evidence,) = [e for e in read(text).evidence if e.fact == "budget_usd"]
    assert evidence.value == amount
    assert evidence.certain is certain
