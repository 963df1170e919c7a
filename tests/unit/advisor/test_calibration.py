"""The figures over judged cases, checked by hand on small sets."""

from __future__ import annotations

import math

import pytest

from bot.advisor.calibration import JudgedCase, measure, rule_of_thumb
from bot.advisor.profile import Approach, Profile

P, R, F, H = Approach.PROMPTING, Approach.RAG, Approach.FINE_TUNING, Approach.HYBRID


def case(name: str, label: Approach, approach: Approach, p: float, **more: object) -> JudgedCase:
    """A case whose approach has probability `p`, the rest spread evenly."""
    rest = (1 - p) / 3
    facts = {
        "id": name,
        "label": label,
        "acceptable": (label,),
        "approach": approach,
        "probabilities": {a: p if a is approach else rest for a in Approach},
        "confidence": "high",
        "stability": p,
    }
    return JudgedCase.model_validate(facts | more)


def test_accuracy_counts_what_the_judge_accepts() -> None:
    """A second accepted approach is right but not the first choice."""
    cases = [case("a", P, P, 0.9), case("b", P, R, 0.7, acceptable=(P, R)), case("c", F, P, 0.7)]
    metrics = measure(cases)
    assert metrics.accuracy == pytest.approx(2 / 3)
    assert metrics.top_label_accuracy == pytest.approx(1 / 3)
    by_label = {share.name: (share.right, share.cases) for share in metrics.by_label}
    assert by_label["prompting"] == (2, 2)
    assert by_label["fine_tuning"] == (0, 1)


def test_log_loss_and_brier_by_hand() -> None:
    """One case at 0.7 on the label, 0.1 on each of the others."""
    metrics = measure([case("a", P, P, 0.7)])
    assert metrics.log_loss == pytest.approx(-math.log(0.7))
    assert metrics.brier == pytest.approx(0.3**2 + 3 * 0.1**2)


def test_a_pair_counts_only_when_both_are_right() -> None:
    """Whole pairs, not halves."""
    cases = [
        case("a", P, P, 0.9, pair="1"),
        case("b", F, F, 0.9, pair="1"),
        case("c", P, P, 0.9, pair="2"),
        case("d", F, P, 0.9, pair="2"),
    ]
    assert (measure(cases).pairs.right, measure(cases).pairs.cases) == (1, 2)


def test_reliability_bins_hold_every_case_once() -> None:
    """Edges belong to the upper bin, 1.0 to the last."""
    cases = [case(str(p), P, P, p) for p in (0.45, 0.5, 0.65, 0.9, 1.0)]
    table = measure(cases).reliability
    assert [row.cases for row in table] == [1, 1, 1, 0, 0, 2]
    assert table[-1].mean_probability == pytest.approx(0.95)
    assert sum(share.cases for share in measure(cases).by_stability) == 5


def test_the_worst_cases_come_first_with_their_reasons() -> None:
    """Least probability on what is acceptable."""
    cases = [case("good", P, P, 0.9), case("bad", F, P, 0.94, contributions=("x T +1.00",))]
    worst = measure(cases, worst=1).worst
    assert [entry.id for entry in worst] == ["bad"]
    assert worst[0].contributions == ("x T +1.00",)
    assert worst[0].probability_of_acceptable == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("facts", "approach"),
    [
        ({}, P),
        ({"knowledge_source": "private_static"}, R),
        ({"labelled_examples": 5000}, F),
        ({"knowledge_source": "private_changing", "regulated": True}, H),
    ],
)
def test_the_rule_of_thumb_is_the_articles_checklist(
    facts: dict[str, object], approach: Approach
) -> None:
    """Private facts: retrieve; labels, form or stakes: train; both: both."""
    assert rule_of_thumb(Profile.model_validate(facts)) is approach
