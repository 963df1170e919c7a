"""The price table: complete, dated, sourced, and strict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from money import load, shipped_prices
from pydantic import ValidationError

from bot.advisor.amounts import dollars, short_number
from bot.advisor.prices import UNIT_LIMITS, Prices
from bot.errors import UserInputError


def test_every_shipped_price_is_dated_and_sourced() -> None:
    """Nothing in the table is of unknown age or origin."""
    for entry in shipped_prices().prices:
        assert entry.as_of <= date(2026, 11, 30)
        assert len(entry.source) > 10, entry.id
        assert entry.unit in UNIT_LIMITS


def test_our_own_assumptions_are_never_called_prices() -> None:
    """A source that begins with ours is of kind assumption, and only such."""
    for entry in shipped_prices().prices:
        assert entry.source.startswith("Our assumption") <= (entry.kind == "assumption"), entry.id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "gpu_usd_per_hour"}, "given twice"),
        ({"price": -1}, "greater than or equal"),
        ({"price": 1e30}, "give a number"),
        ({"unit": "EUR"}, "not known"),
        ({"as_of": "yesterday"}, "date"),
        ({"colour": "red"}, "Extra"),
        ({"id": "something_else"}, "is missing"),
    ],
)
def test_a_wrong_table_is_refused(change: dict[str, Any], said: str) -> None:
    """With words that name what is wrong."""
    data = load("prices")
    rows = data["prices"]
    position = next(i for i, row in enumerate(rows) if row["id"] == "label_usd")
    rows[position] = {**rows[position], **change}
    with pytest.raises(ValidationError, match=said):
        Prices.model_validate(data)


def test_overrides_leave_the_table_as_it_was() -> None:
    """A new table is returned; derived tables do not leak from the old one."""
    table = shipped_prices()
    before = table.book["mid_input_usd_per_m"], table.tier_table[1, 0]
    other = table.with_overrides({"mid_input_usd_per_m": 9.0})
    assert (other.book["mid_input_usd_per_m"], other.tier_table[1, 0]) == (9.0, 9.0)
    assert (table.book["mid_input_usd_per_m"], table.tier_table[1, 0]) == before
    with pytest.raises(UserInputError, match="no price named"):
        table.with_overrides({"nothing": 1.0})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (0.5, "0.5"),
        (950, "950"),
        (3000, "3,000"),
        (12_500, "12.5k"),
        (999_999, "1 M"),
        (1_390_000, "1.39 M"),
        (25_700_000, "25.7 M"),
        (2e9, "2 B"),
        (float("inf"), "never"),
    ],
)
def test_numbers_read_at_a_glance(value: float, words: str) -> None:
    """Three digits and a magnitude."""
    assert short_number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "$0"),
        (0.00436, "$0.0044"),
        (1.5, "$1.50"),
        (4307.0, "$4,307"),
        (-25, "-$25"),
        (215_000, "$215k"),
        (2_180_000, "$2.18 M"),
    ],
)
def test_money_reads_at_a_glance(value: float, words: str) -> None:
    """Cents where they matter, magnitudes where they do not."""
    assert dollars(value) == words
