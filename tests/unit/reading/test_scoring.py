"""The measures of `evaluate reading`."""

from __future__ import annotations

import pytest

from bot.reading.scoring import score


def test_counts_right_wrong_missed_and_invented() -> None:
    """Each of the four outcomes is counted once, over all and per field."""
    row = {"id": 1, "facts": {"labelled_examples": 100, "stage": "pilot", "regulated": True}}
    result = score([(row, {"labelled_examples": 100, "stage": "production", "gpu_access": True})])
    total = result.overall
    assert (total.right, total.wrong, total.missed, total.invented) == (1, 1, 1, 1)
    assert total.precision == pytest.approx(1 / 3)
    assert total.recall == pytest.approx(1 / 3)
    assert result.by_field["stage"].wrong == 1
    assert result.exact == 0


def test_further_right_values_ranges_and_absence_are_honoured() -> None:
    """`also_ok`, `range`, `null` in `also_ok`, and fields that may but need not be read."""
    row = {
        "facts": {"labelled_examples": 250, "task_breadth": "narrow"},
        "also_ok": {"task_breadth": [None], "stage": ["pilot"]},
        "range": {"labelled_examples": [200, 300]},
    }
    assert score([(row, {"labelled_examples": 201})]).overall.f1 == 1
    assert score([(row, {"labelled_examples": 301})]).overall.wrong == 1
    assert score([(row, {"labelled_examples": 250, "stage": "pilot"})]).overall.invented == 0
    assert score([(row, {"labelled_examples": 250, "stage": "production"})]).overall.invented == 1


def test_numbers_have_two_percent_and_approximate_ones_a_factor_of_three() -> None:
    """Close numbers are right; hinted ones within their order of magnitude."""
    row = {"facts": {"requests_per_month": 1000}}
    assert score([(row, {"requests_per_month": 1019})]).overall.right == 1
    assert score([(row, {"requests_per_month": 1030})]).overall.wrong == 1
    rough = {**row, "approx_facts": ["requests_per_month"]}
    assert score([(rough, {"requests_per_month": 2900})]).overall.right == 1
    assert score([(rough, {"requests_per_month": 3100})]).overall.wrong == 1


def test_nothing_stated_and_nothing_read_is_perfect() -> None:
    """An empty row counts as exact and F1 is 1."""
    result = score([({"facts": {}}, {})])
    assert (result.exact, result.overall.f1, result.overall.precision, result.overall.recall) == (
        1,
        1,
        1,
        1,
    )
