"""The sample of what unknown facts could be."""

from __future__ import annotations

import numpy as np
import pytest

from bot.advisor.completions import Completions
from tests.unit.advisor.shipped import COUNT, model, policy


def test_the_share_of_each_answer_follows_its_prior() -> None:
    """Stratified: within one completion per answer where nothing else is known of the fact."""
    sample = Completions(policy(), 0, COUNT)
    for criterion in policy().criteria:
        if criterion.given:
            continue
        entries = criterion.buckets if criterion.numeric else criterion.options
        prior = np.array([entry.prior for entry in entries])
        weights = sample.column(criterion.field, {}).weights
        assert weights == pytest.approx(prior / prior.sum(), abs=2 / COUNT)


def test_learning_one_fact_leaves_the_others_as_they_were() -> None:
    """Common random numbers: only facts whose prior depends on it move."""
    sample = model().completions
    for field in ("labelled_examples", "task_breadth"):
        before = sample.column(field, {}).index
        assert (sample.column(field, {"regulated": True}).index == before).all()
    assert "labelled_examples" in sample.descendants("stage")
    moved = sample.column("labelled_examples", {"stage": "production"}).index
    assert moved.mean() > sample.column("labelled_examples", {}).index.mean()


def test_seeds_differ_and_repeat() -> None:
    """The same seed gives the same completions."""
    one, again, other = (Completions(policy(), seed, COUNT) for seed in (1, 1, 2))
    index = one.column("task_breadth", {}).index
    assert (again.column("task_breadth", {}).index == index).all()
    assert (other.column("task_breadth", {}).index != index).any()


def test_a_known_parent_conditions_its_children() -> None:
    """Where everything is in the input, facts hardly ever change by the day."""
    column = model().completions.column("knowledge_change", {"knowledge_source": "none"})
    changing = model().completions.column(
        "knowledge_change", {"knowledge_source": "private_changing"}
    )
    assert column.weights[-1] < 0.15 < changing.weights[-1]
