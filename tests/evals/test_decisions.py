"""The advisor against judged cases: published ones, archetypes of the evidence, pairs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.adapters.policy_files import load_policy
from bot.advisor.advise import advise
from bot.advisor.calibration import evaluate_cases, measure, simulate_interview
from bot.advisor.policy import Policy
from bot.advisor.profile import parse_profile

HERE = Path(__file__).parent


def published() -> list[dict[str, Any]]:
    """Cases with their source and the judge's rationale."""
    lines = (HERE / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def archetypes() -> list[dict[str, Any]]:
    """Cases that follow from the evidence; the first acceptable approach is the label."""
    text = (HERE / "archetypes.yaml").read_text(encoding="utf-8")
    return [{**case, "label": case["acceptable"][0]} for case in yaml.safe_load(text)["cases"]]


CASES = published() + archetypes()


@pytest.fixture(scope="module")
def policy() -> Policy:
    """The shipped policy."""
    return load_policy(HERE.parents[1] / "knowledge" / "policy")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_recommendation_is_acceptable(case: dict[str, Any], policy: Policy) -> None:
    """What the judge accepts is what is recommended."""
    recommendation = advise(parse_profile(case["facts"]), policy).recommendation
    assert recommendation.approach.value in case["acceptable"]


def test_boundary_pairs_are_right_as_a_whole_and_turn_on_one_fact() -> None:
    """Each archetypal pair differs in the fact it names (and at most in the driver it implies)."""
    pairs: dict[str, list[dict[str, Any]]] = {}
    for case in archetypes():
        if "pair" in case:
            pairs.setdefault(case["pair"], []).append(case)
    assert len(pairs) >= 12
    for one, other in pairs.values():
        names = {*one["facts"], *other["facts"]}
        differing = {n for n in names if one["facts"].get(n) != other["facts"].get(n)}
        assert differing - {"main_driver"} == {one["flip"]}
        assert one["label"] != other["label"]


def test_confidence_is_honest(policy: Policy) -> None:
    """High is right nine times in ten and covers a third; the rule of thumb is far behind."""
    metrics = evaluate_cases(CASES, policy)
    high, _, low = metrics.by_confidence
    assert high.accuracy >= 0.9
    assert high.cases >= 0.3 * metrics.cases
    assert low.cases < 0.1 * metrics.cases
    assert metrics.log_loss < 0.35
    assert metrics.pairs.right == metrics.pairs.cases > 12
    assert metrics.baseline is not None
    assert metrics.baseline.accuracy < metrics.accuracy - 0.2


def test_short_interviews_end_well(policy: Policy) -> None:
    """From task and stage alone, at most six questions lead to an acceptable answer."""
    played = [simulate_interview(case, policy) for case in CASES]
    assert max(len(interview.asked) for interview in played) <= 6
    assert sum(interview.right for interview in played) >= 0.85 * len(played)


def test_nothing_is_measured_without_cases() -> None:
    """No division by zero."""
    metrics = measure([])
    assert metrics.cases == 0
    assert metrics.accuracy == 0.0
