"""Charts in neutral form: within the limits of the native chart block, and told in words."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money import PROFILES, shipped_prices
from pydantic import ValidationError

from bot.advisor.charts import Chart, Series, volume_chart
from bot.advisor.cost import compare_costs
from bot.advisor.profile import Profile

PRICES = shipped_prices()


@settings(max_examples=120, deadline=None)
@given(PROFILES, st.one_of(st.integers(0, 10**4), st.integers(0, 10**12)))
def test_every_comparison_fits_the_chart_block(profile: Profile, volume: int) -> None:
    """Series, categories, labels and values stay within the limits at any volume."""
    comparison = compare_costs(profile, PRICES, {"requests_per_month": volume})
    assert comparison is not None
    for chart in (volume_chart(comparison),):
        assert len(chart.title) <= 50
        assert 1 <= len(chart.series) <= 6
        assert len(chart.categories) <= 20
        assert len(set(chart.categories)) == len(chart.categories)
        assert all(1 <= len(label) <= 20 for label in chart.categories)
        for line in chart.series:
            assert len(line.values) == len(chart.categories)
            assert all(math.isfinite(value) for value in line.values)
        assert chart.takeaway.endswith(".")
        assert chart.alt_text.startswith("Line chart")


def test_the_chart_names_the_crossing_in_words() -> None:
    """Axes of categories cannot show it exactly."""
    profile = Profile(
        requests_per_month=3_000_000, prompt_tokens=4000, dynamic_tokens=500, output_tokens=200
    )
    comparison = compare_costs(profile, PRICES)
    assert comparison is not None
    chart = volume_chart(comparison)
    assert "at about 1.39 M" in chart.alt_text
    assert "earned back in 3 months" in chart.takeaway
    assert [line.name for line in chart.series] == ["Prompting", "RAG", "Fine-tuning", "Hybrid"]
    assert "you: 3 M" in chart.categories


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x" * 51},
        {"categories": ["a", "a"]},
        {"categories": ["a", "b" * 21]},
        {"categories": ["a", ""]},
        {"series": [Series(name="s", values=[1.0])]},
        {"series": [Series(name="s", values=[1.0, math.nan])]},
        {"series": [Series(name=str(i), values=[1.0, 2.0]) for i in range(7)]},
        {"series": []},
    ],
)
def test_a_chart_that_would_be_refused_cannot_be_made(change: dict[str, Any]) -> None:
    """The limits are part of the type."""
    fields: dict[str, Any] = {
        "title": "t",
        "x_title": "x",
        "y_title": "y",
        "categories": ["a", "b"],
        "series": [Series(name="s", values=[1.0, 2.0])],
        "takeaway": "T.",
        "alt_text": "A.",
    }
    Chart(**fields)
    with pytest.raises(ValidationError):
        Chart(**{**fields, **change})
