"""The shipped policy as a whole, and the checks that keep a changed one honest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.advisor.criterion import RESEARCH_IDS, along
from bot.advisor.explain import explain_policy
from bot.advisor.policy import Policy
from bot.advisor.profile import FIELDS
from tests.unit.advisor.shipped import policy

NOTES = Path(__file__).parents[3] / "knowledge" / "notes"


def changed(**parts: Any) -> Policy:
    """The shipped policy with parts replaced, checked anew."""
    shipped = policy()
    data = {name: getattr(shipped, name) for name in Policy.model_fields} | parts
    return Policy.model_validate(data)


def cited() -> set[str]:
    """All passages that criteria, interactions, gates and checks refer to."""
    shipped = policy()
    entries = (*shipped.criteria, *shipped.interactions, *shipped.gates, *shipped.consistency)
    return {p for entry in (*entries, shipped.decision) for p in entry.citations}


def test_every_fact_has_a_criterion_and_every_research_criterion_is_covered() -> None:
    """46 facts, 30 criteria of the research."""
    shipped = policy()
    assert {criterion.field for criterion in shipped.criteria} == set(FIELDS)
    assert {ref for c in shipped.criteria for ref in c.research} == RESEARCH_IDS


def test_every_citation_is_a_passage_of_the_notes() -> None:
    """A reason whose source cannot be opened is no reason."""
    for passage in sorted(cited()):
        note, anchor = passage.split("#")
        text = (NOTES / f"{note}.md").read_text(encoding="utf-8")
        assert f"{{#{anchor}}}" in text, passage


def test_a_fact_without_criterion_is_refused() -> None:
    """Nothing is decided on silently or forgotten."""
    with pytest.raises(ValidationError, match="no criterion for: stage"):
        changed(criteria=tuple(c for c in policy().criteria if c.field != "stage"))


def test_a_fact_with_two_criteria_is_refused() -> None:
    """Nothing counts twice."""
    with pytest.raises(ValidationError, match="more than one criterion for: gpu_access"):
        changed(criteria=(*policy().criteria, policy().criterion("gpu_access")))


def test_priors_may_depend_on_earlier_facts_only() -> None:
    """Parents are drawn before children."""
    with pytest.raises(ValidationError, match="comes later"):
        changed(criteria=tuple(reversed(policy().criteria)))


def test_an_interaction_may_not_turn_what_is_declared_monotone() -> None:
    """The check adds up all adverse steps, not only the criterion's own curve."""
    interactions = tuple(
        entry.model_copy(update={"T": 9.0}) if entry.id == "met_but_needed" else entry
        for entry in policy().interactions
    )
    with pytest.raises(ValidationError, match="accuracy_gap: T is declared monotone"):
        changed(interactions=interactions)


def test_ids_of_rules_are_unique() -> None:
    """A reason names one rule."""
    with pytest.raises(ValidationError, match="must be unique"):
        changed(gates=(*policy().gates, policy().gates[0]))


def test_numbers_join_their_knots_in_the_logarithm() -> None:
    """Half way in log10 is half way in contribution; flat outside; 0 counts as the first knot."""
    knots = ((10.0, 0.0), (1000.0, 2.0))
    assert along(knots, 100) == pytest.approx(1.0)
    assert along(knots, 0) == 0.0
    assert along(knots, 10**9) == 2.0
    assert along(knots, 505, linear=True) == pytest.approx(1.0)
    assert along((), 5) == 0.0


def test_the_page_explains_every_part() -> None:
    """Facts, weights, interactions, gates and all sources stand on it."""
    page = explain_policy(policy())
    for criterion in policy().criteria:
        assert f"### {criterion.field}\n" in page
        assert criterion.question in page
    for entry in (*policy().interactions, *policy().gates):
        assert entry.id in page
    assert all(f"`{passage}`" in page for passage in cited())
    assert not re.search(r"[{}]", page.replace("{value}", ""))
