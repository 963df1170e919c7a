"""Trials: published intervals and tests, honest verdicts, tolerant and strict reading."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advisor.intervals import (
    mcnemar_exact,
    newcombe,
    newcombe_paired,
    two_proportions,
    wilson,
)
from bot.advisor.profile import Profile
from bot.advisor.sample_size import (
    failure_bound,
    paired_cases,
    provable_difference,
    unpaired_cases,
)
from bot.advisor.trials import (
    PairedRow,
    compare_counts,
    compare_paired,
    facts_from_trial,
    parse_trial_csv,
)
from bot.errors import UserInputError


def rows(both: int, only_prompt: int, only_tuned: int, neither: int) -> list[PairedRow]:
    """A trial with these four counts."""
    outcomes = (
        [(True, True)] * both
        + [(True, False)] * only_prompt
        + [(False, True)] * only_tuned
        + [(False, False)] * neither
    )
    return [
        PairedRow(id=str(i), prompt_correct=p, tuned_correct=t) for i, (p, t) in enumerate(outcomes)
    ]


@pytest.mark.parametrize(
    ("right", "cases", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval_matches_newcombes_published_examples(
    right: int, cases: int, low: float, high: float
) -> None:
    """Newcombe (1998), two-sided intervals for the single proportion, table I, method 3."""
    assert wilson(right, cases) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("a", "b", "interval"),
    [
        ((48, 80), (56, 70), (0.0524, 0.3339)),
        ((3, 10), (9, 10), (0.1705, 0.8090)),
        ((2, 7), (6, 7), (0.0582, 0.8062)),
        ((0, 29), (5, 56), (-0.0381, 0.1926)),
        ((0, 20), (0, 10), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((0, 20), (10, 10), (0.6791, 1.0)),
        ((0, 10), (10, 10), (0.6075, 1.0)),
    ],
)
def test_unpaired_interval_matches_newcombes_published_examples(
    a: tuple[int, int], b: tuple[int, int], interval: tuple[float, float]
) -> None:
    """Newcombe (1998), difference between independent proportions, table II, method 10."""
    assert newcombe(*a, *b) == pytest.approx(interval, abs=5e-5)


def test_paired_interval_matches_newcombes_published_example() -> None:
    """Newcombe (1998), paired data, method 10: 36, 12, 2 and 0 give 0.0569 to 0.3404."""
    assert newcombe_paired(36, 2, 12, 0) == pytest.approx((0.0569, 0.3404), abs=5e-5)


def test_exact_mcnemar_matches_published_values() -> None:
    """5 against 15 is the sign test's 0.0414; approval ratings of Agresti, 86 against 150."""
    assert mcnemar_exact(5, 15) == pytest.approx(0.0413895, abs=1e-6)
    assert mcnemar_exact(86, 150) == pytest.approx(3.716e-5, rel=1e-3)
    assert mcnemar_exact(0, 0) == 1.0


def test_two_proportion_test_matches_chi_square_and_falls_back_to_fisher() -> None:
    """The pooled z-test is the chi-square test; small expected counts take Fisher's."""
    from scipy.stats import chi2_contingency, fisher_exact

    p, name = two_proportions(48, 80, 56, 70)
    chi = chi2_contingency([[48, 32], [56, 14]], correction=False)
    assert (p, name) == (pytest.approx(chi.pvalue), "two-proportion z-test")
    p, name = two_proportions(3, 10, 9, 10)
    assert p == pytest.approx(fisher_exact([[3, 7], [9, 1]])[1])
    assert name == "Fisher's exact test"
    assert two_proportions(0, 10, 0, 20)[0] == 1.0


@pytest.mark.parametrize(
    ("base", "expected"),
    [(70, [8080, 3554, 1251, 294]), (80, [6039, 2629, 906, 199]), (90, [3213, 1356, 435])],
)
def test_unpaired_sample_sizes_match_the_published_table(base: int, expected: list[int]) -> None:
    """Differences of 2, 3, 5 and 10 points at power 80%."""
    sizes = [unpaired_cases(base / 100, (base + d) / 100) for d in (2, 3, 5, 10)[: len(expected)]]
    assert sizes == expected
    assert [unpaired_cases(0.95, 0.97), unpaired_cases(0.95, 0.98)] == [1506, 588]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (2, {10: 1960, 15: 2941, 20: 3923, 30: 5885}),
        (3, {10: 870, 15: 1306, 20: 1742, 30: 2614}),
        (5, {10: 312, 15: 469, 20: 626, 30: 940}),
        (10, {15: 116, 20: 155, 30: 234}),
    ],
)
def test_paired_sample_sizes_match_the_published_table(
    points: int, expected: dict[int, int]
) -> None:
    """McNemar, by share of cases on which the two systems differ."""
    for discordant, cases in expected.items():
        assert paired_cases(points / 100, discordant / 100) == cases
        assert provable_difference(cases, discordant / 100) <= points / 100
        assert provable_difference(cases - 1, discordant / 100) > points / 100


def test_the_rule_of_three_matches_the_notes() -> None:
    """No failure in 300 cases bounds the rate at 1%."""
    assert failure_bound(300) == pytest.approx(0.01)
    assert provable_difference(0, 0.2) == 1.0


def test_three_points_on_a_hundred_cases_are_never_called_real() -> None:
    """However the three points come about, unpaired or paired."""
    for right in range(98):
        unpaired = compare_counts(right, 100, right + 3, 100)
        assert unpaired.verdict == "not_settled"
        assert unpaired.cases_needed is None or unpaired.cases_needed > 100
    for only_prompt in range(48):
        paired = compare_paired(rows(97 - 2 * only_prompt, only_prompt, only_prompt + 3, 0))
        assert paired.verdict == "not_settled"
        assert paired.cases_needed is not None
        assert paired.cases_needed > 500
        assert "not settled" in paired.text


def test_a_clear_gain_is_called_real_with_its_interval() -> None:
    """Twelve against two of fifty cases."""
    result = compare_paired(rows(36, 2, 12, 0))
    assert result.verdict == "tuned_better"
    assert (result.only_prompt_right, result.only_tuned_right) == (2, 12)
    assert result.p_value == pytest.approx(0.012939, abs=1e-6)
    assert (result.low_points, result.high_points) == pytest.approx((5.69, 34.04), abs=0.01)
    assert result.cases_needed is None
    assert "better by 20.0 points" in result.text
    result = compare_counts(800, 1000, 700, 1000)
    assert result.verdict == "prompt_better"
    assert "better by 10.0 points (95% interval +" in result.text


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_counts_are_total_and_mirror_when_swapped(a: int, b: int, data: st.DataObject) -> None:
    """Any two counts give a finite result, and swapping the systems turns the sign."""
    right_a, right_b = data.draw(st.integers(0, a)), data.draw(st.integers(0, b))
    here, there = compare_counts(right_a, a, right_b, b), compare_counts(right_b, b, right_a, a)
    assert here.low_points <= here.difference_points + 1e-9
    assert here.difference_points <= here.high_points + 1e-9
    assert here.difference_points == pytest.approx(-there.difference_points)
    assert here.low_points == pytest.approx(-there.high_points)
    assert here.p_value == pytest.approx(there.p_value)
    swapped = {"tuned_better": "prompt_better", "prompt_better": "tuned_better"}
    assert there.verdict == swapped.get(here.verdict, here.verdict)


@settings(max_examples=200, deadline=None)
@given(*[st.integers(0, 60)] * 4)
def test_paired_results_keep_the_rates_inside_their_intervals(
    both: int, only_prompt: int, only_tuned: int, neither: int
) -> None:
    """Total on every table with at least one case."""
    if both + only_prompt + only_tuned + neither == 0:
        return
    result = compare_paired(rows(both, only_prompt, only_tuned, neither))
    assert -100 <= result.low_points <= result.difference_points + 1e-9
    assert result.difference_points <= result.high_points + 1e-9 <= 100 + 1e-6
    assert 0 < result.p_value <= 1
    assert (result.verdict != "not_settled") <= (result.p_value < 0.05)


@pytest.mark.parametrize(
    "counts",
    [
        (5, 4, 1, 2),
        (-1, 4, 1, 2),
        (1, 0, 0, 0),
        (1.0, 4, 1, 2),
        (True, 4, 1, 2),
        ("1", 4, 1, 2),
        (1, 10**12, 1, 2),
        (math.nan, 4, 1, 2),
    ],
)
def test_impossible_counts_are_refused(counts: tuple[Any, ...]) -> None:
    """With one sentence."""
    with pytest.raises(UserInputError) as caught:
        compare_counts(*counts)
    assert str(caught.value).endswith(".")


def test_costs_and_latencies_are_compared_where_stated() -> None:
    """Cost per right answer, not per request; the median ignores missing values."""
    text = (
        "id,prompt_correct,tuned_correct,prompt_cost,tuned_cost,prompt_latency_ms,tuned_latency_s\n"
        "a,1,1,0.02,0.01,900,0.2\nb,0,1,0.02,0.01,1100,0.4\nc,0,1,,0.01,,0.3\nd,1,1,0.02,0.01,,\n"
    )
    result = compare_paired(parse_trial_csv(text))
    assert result.prompt.cost_per_correct_usd == pytest.approx(0.04)
    assert result.tuned.cost_per_correct_usd == pytest.approx(0.01)
    assert result.prompt.median_latency_ms == pytest.approx(1000)
    assert result.tuned.median_latency_ms == pytest.approx(300)
    assert any("$0.04 prompted" in note for note in result.notes)


def test_a_trial_becomes_facts() -> None:
    """With a target the gap is measured against it; without, only a proven gain is a gap."""
    close = compare_counts(80, 100, 83, 100)
    assert facts_from_trial(close) == {
        "success_metric": True,
        "evaluation_set_size": 100,
        "prompt_score_percent": 80.0,
    }
    for target, gap in ((80, "none"), (85, "small"), (88, "large")):
        facts = facts_from_trial(close, target)
        assert (facts["accuracy_gap"], facts["target_score_percent"]) == (gap, target)
        Profile(**facts)
    assert facts_from_trial(compare_counts(700, 1000, 800, 1000))["accuracy_gap"] == "large"
    assert "accuracy_gap" not in facts_from_trial(compare_counts(800, 1000, 700, 1000))
    with pytest.raises(UserInputError):
        facts_from_trial(close, 120)
    with pytest.raises(UserInputError):
        facts_from_trial(close, math.nan)


def test_rows_from_outside_are_checked() -> None:
    """Mappings are validated, doubles and an empty list refused."""
    row = {"id": "a", "prompt_correct": True, "tuned_correct": False}
    assert compare_paired([row]).prompt.correct == 1
    for bad in ([], [row, row], [{"id": "a"}], [{**row, "extra": 1}]):
        with pytest.raises(UserInputError):
            compare_paired(bad)
