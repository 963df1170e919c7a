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


def published(name: str) -> list[dict[str, Any]]:
    """Cases with their source and the judge's rationale."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def archetypes(name: str) -> list[dict[str, Any]]:
    """Cases that follow from the evidence; the first acceptable approach is the label."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [{**case, "label": case["acceptable"][0]} for case in yaml.safe_load(text)["cases"]]


SETS = {
    "decisions": published("decisions.jsonl"),
    "archetypes": archetypes("archetypes.yaml"),
    "published": published("published.jsonl"),
    "boundaries": archetypes("boundaries.yaml"),
}
"""The first two were at hand when the policy was made, the others came afterwards."""

CASES = [case for cases in SETS.values() for case in cases]
SETTLED = [case for case in CASES if "open" not in case]
"""Cases that the facts decide; `open` says of the others why they do not."""


@pytest.fixture(scope="module")
def policy() -> Policy:
    """The shipped policy."""
    return load_policy(HERE.parents[1] / "knowledge" / "policy")


@pytest.mark.parametrize("case", SETTLED, ids=[case["id"] for case in SETTLED])
def test_the_recommendation_is_acceptable(case: dict[str, Any], policy: Policy) -> None:
    """What the judge accepts is what is recommended."""
    recommendation = advise(parse_profile(case["facts"]), policy).recommendation
    assert recommendation.approach.value in case["acceptable"]


_IMPLIED = {"main_driver": "", "knowledge_change": "knowledge_source"}
"""Facts that may differ beside the one that turns: any driver, and the source of what changes."""


@pytest.mark.parametrize(("name", "least"), [("archetypes", 13), ("boundaries", 36)])
def test_boundary_pairs_turn_on_one_fact(name: str, least: int) -> None:
    """Each pair differs in the fact it names, and at most in what that implies."""
    pairs: dict[str, list[dict[str, Any]]] = {}
    for case in SETS[name]:
        if "pair" in case:
            pairs.setdefault(case["pair"], []).append(case)
    assert len(pairs) >= least
    for one, other in pairs.values():
        names = {*one["facts"], *other["facts"]}
        differing = {n for n in names if one["facts"].get(n) != other["facts"].get(n)}
        flip = one["flip"]
        assert flip in differing
        assert differing - {flip, "main_driver", _IMPLIED.get(flip)} == set()
        assert one["label"] != other["label"]


def test_confidence_is_honest(policy: Policy) -> None:
    """High is right nine times in ten and covers three in ten, low is visibly worse."""
    metrics = evaluate_cases(CASES, policy)
    high, medium, low = metrics.by_confidence
    assert high.accuracy >= 0.95
    assert high.cases >= 0.3 * metrics.cases
    assert low.cases <= 0.15 * metrics.cases
    assert low.accuracy <= min(high.accuracy, medium.accuracy) - 0.1
    assert metrics.log_loss < 0.4
    assert metrics.baseline is not None
    assert metrics.baseline.accuracy < metrics.accuracy - 0.2


def test_cases_that_came_later_are_right_with_the_undecided_ones_counted(policy: Policy) -> None:
    """Nothing was left out of the sets because the advisor is wrong on it."""
    for name, share in (("published", 0.93), ("boundaries", 0.95)):
        assert evaluate_cases(SETS[name], policy).accuracy >= share
    pairs = evaluate_cases(SETS["boundaries"], policy).pairs
    assert pairs.cases == 36
    assert pairs.right >= 33


@pytest.mark.parametrize("names", [("decisions", "archetypes"), ("published",)])
def test_short_interviews_end_well(names: tuple[str, ...], policy: Policy) -> None:
    """From task and stage alone, at most six questions lead to an acceptable answer."""
    cases = [case for name in names for case in SETS[name]]
    played = [simulate_interview(case, policy) for case in cases]
    assert max(len(interview.asked) for interview in played) <= 6
    assert sum(interview.right for interview in played) >= 0.85 * len(played)


def test_nothing_is_measured_without_cases() -> None:
    """No division by zero."""
    metrics = measure([])
    assert metrics.cases == 0
    assert metrics.accuracy == 0.0
