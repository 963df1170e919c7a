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
    """Common random numbers: only facts that are related to it by priors move."""
    sample = model().completions
    for field in ("labelled_examples", "task_breadth"):
        before = sample.column(field, {}).index
        assert (sample.column(field, {"regulated": True}).index == before).all()
    assert sample.moving("regulated", {}) == ()
    assert "labelled_examples" in sample.moving("stage", {})
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


def test_a_known_child_speaks_for_its_unknown_parent() -> None:
    """Who names quality as the reason has hardly met the target; the share is Bayes' rule."""
    sample = model().completions
    gap, driver = policy().criterion("accuracy_gap"), policy().criterion("main_driver")
    told = {"stage": "pilot", "prompt_attempts": "some"}
    before = sample.column("accuracy_gap", told).weights
    after = sample.column("accuracy_gap", {**told, "main_driver": "quality"}).weights
    chances = []
    for option in gap.options:
        factors = policy().prior_factors("main_driver", "accuracy_gap", option.value)
        weights = np.array([o.prior for o in driver.options]) * factors
        chances.append(weights[driver.position("quality")] / weights.sum())
    expected = before * np.array(chances)
    assert after == pytest.approx(expected / expected.sum(), abs=3 / COUNT)
    assert after[0] < before[0] / 2


def test_what_a_project_tells_first_is_not_inferred() -> None:
    """Many examples say nothing about an unknown stage: it has no fact above it."""
    sample = model().completions
    before = sample.column("stage", {}).index
    assert (sample.column("stage", {"labelled_examples": 10**6}).index == before).all()


def test_a_fact_settles_what_it_leads_to_only_where_that_is_unknown() -> None:
    """With the source of knowledge known, how fast facts change moves nothing else."""
    sample = model().completions
    assert "knowledge_source" in sample.moving("knowledge_change", {})
    assert sample.moving("knowledge_change", {"knowledge_source": "private_static"}) == ()
