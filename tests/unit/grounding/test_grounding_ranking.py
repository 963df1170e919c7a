"""Fusion and figures of merit, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grounding.ranking import reciprocal_rank_fusion, whole_and_best_line
from bot.grounding.retrieval_metrics import (
    auroc,
    bootstrap_interval,
    hit_at,
    ndcg_at,
    paired_difference,
    recall_at,
    reciprocal_rank,
)


def test_fusion_adds_reciprocal_ranks() -> None:
    """First in both gives 1; the rest by 1 / (60 + rank)."""
    fused = reciprocal_rank_fusion([["a", "b"], ["a", "c", "b"]])
    assert list(fused) == ["a", "b", "c"]
    assert fused["a"] == pytest.approx(1.0)
    assert fused["b"] == pytest.approx((1 / 62 + 1 / 63) / (2 / 61))
    assert fused["c"] == pytest.approx((1 / 62) / (2 / 61))


@given(st.lists(st.permutations(list("abcdef")), min_size=1, max_size=4))
def test_fused_scores_are_ordered_and_bounded(rankings: list[list[str]]) -> None:
    """Best first, between 0 and 1, nothing lost."""
    values = list(reciprocal_rank_fusion(rankings).values())
    assert values == sorted(values, reverse=True)
    assert len(values) == 6
    assert all(0 < value <= 1 + 1e-12 for value in values)


def test_a_passage_scores_by_itself_and_its_best_line() -> None:
    """The mean of both; a passage without lines counts twice."""
    scores = whole_and_best_line(
        np.array([0.2, 0.6], dtype=np.float32),
        np.array([0.1, 0.8], dtype=np.float32),
        np.array([0, 0]),
    )
    assert scores.tolist() == pytest.approx([0.5, 0.6])


def test_ndcg_matches_the_definition() -> None:
    """One relevant at rank 2, one at rank 3, of two."""
    ideal = 1 + 1 / math.log2(3)
    got = 1 / math.log2(3) + 1 / math.log2(4)
    relevant = {"b": 1.0, "c": 1.0}
    assert ndcg_at(["a", "b", "c"], relevant) == pytest.approx(got / ideal)
    assert ndcg_at(["b", "c"], relevant) == pytest.approx(1.0)
    assert ndcg_at(["a"], {}) == 0.0


def test_recall_hits_and_reciprocal_rank() -> None:
    """Each on one small ranking."""
    ranking, relevant = ["a", "b", "c", "d"], {"c": 1.0, "x": 1.0, "a": 0.0}
    assert recall_at(ranking, relevant, 3) == 0.5
    assert hit_at(ranking, relevant, 2) == 0.0
    assert hit_at(ranking, relevant, 3) == 1.0
    assert reciprocal_rank(ranking, relevant) == pytest.approx(1 / 3)


def test_auroc_counts_ties_half() -> None:
    """All above is 1, equal is one half."""
    assert auroc([2.0, 3.0], [1.0]) == 1.0
    assert auroc([1.0], [1.0]) == 0.5
    assert math.isnan(auroc([], [1.0]))


def test_bootstrap_is_seeded_and_holds_the_mean() -> None:
    """Equal input, equal interval; constant values have no width."""
    values = [0.0, 1.0, 1.0, 0.0, 1.0] * 10
    low, high = bootstrap_interval(values)
    assert (low, high) == bootstrap_interval(values)
    assert low < 0.6 < high
    assert bootstrap_interval([0.5] * 9) == (0.5, 0.5)
    mean, span = paired_difference([1.0, 0.5], [0.5, 0.0])
    assert mean == 0.5
    assert span == (0.5, 0.5)
