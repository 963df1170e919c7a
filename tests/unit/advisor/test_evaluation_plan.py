"""How much to measure and how much data to collect, from the team's own numbers."""

from __future__ import annotations

from typing import Any

import pytest

from bot.advisor.plan import data_plan, evaluation_plan
from bot.advisor.profile import Profile


@pytest.mark.parametrize(
    ("facts", "gap", "cases"),
    [
        ({"accuracy_gap": "small"}, 5, 626),
        ({"accuracy_gap": "large"}, 10, 155),
        ({"target_score_percent": 90, "prompt_score_percent": 87}, 3, 1742),
        ({"target_score_percent": 90, "prompt_score_percent": 60}, 30, 50),
        ({"accuracy_gap": "large", "error_cost": "high"}, 10, 300),
        ({}, 16, 100),
        ({"accuracy_gap": "small", "requests_per_month": 9_000}, 5, 626),
        ({"accuracy_gap": "small", "requests_per_month": 215}, 16, 100),
        ({"accuracy_gap": "large", "error_cost": "high", "requests_per_month": 215}, 10, 210),
    ],
)
def test_the_evaluation_is_sized_by_the_teams_own_gap(
    facts: dict[str, Any], gap: float, cases: int
) -> None:
    """McNemar at 20% discordant cases; never below 50, nor below 300 at high stakes."""
    result = evaluation_plan(Profile(**facts))
    assert (result.gap_points, result.cases) == (gap, cases)


def test_a_small_test_set_is_told_what_it_can_prove() -> None:
    """Small tests can only justify big claims."""
    small = evaluation_plan(Profile(evaluation_set_size=100, accuracy_gap="small"))
    assert small.provable_points is not None
    assert small.provable_points > 10
    assert "prove only differences of" in small.text
    tiny = evaluation_plan(Profile(evaluation_set_size=5))
    assert "prove no difference" in tiny.text
    enough = evaluation_plan(Profile(evaluation_set_size=700, accuracy_gap="small"))
    assert (enough.missing, "are enough" in enough.text) == (0, True)


def test_the_metric_follows_the_task() -> None:
    """Each task type has one."""
    metrics = {
        task: evaluation_plan(Profile(task_type=task)).metric
        for task in ("classification", "extraction", "qa", "agent", "text_to_sql", "ranking")
    }
    assert metrics["classification"] == "macro-F1"
    assert metrics["text_to_sql"] == "execution accuracy"
    assert len(set(metrics.values())) == len(metrics)


def test_labels_that_disagree_are_repaired_before_more_are_collected() -> None:
    """More noise is not more data."""
    result = data_plan(Profile(label_agreement_percent=70, labelled_examples=100))
    assert result.fix_labels_first
    assert "First repair" in result.text
    assert not data_plan(Profile(label_agreement_percent=92)).fix_labels_first
