"""Comparing a prompted with a tuned model on a team's own cases.

A difference is called real only when the exact test rejects chance at 5% and the interval leaves
out 0; everything else is "not settled", with the number of cases that would settle it.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from bot.advisor.accuracy_gap import gap_size
from bot.advisor.intervals import (
    mcnemar_exact,
    newcombe,
    newcombe_paired,
    two_proportions,
    wilson,
)
from bot.advisor.sample_size import ALPHA, paired_cases, unpaired_cases
from bot.advisor.trial_file import MOST_ROWS, PairedRow, parse_trial_csv
from bot.advisor.trial_results import (
    SideResult,
    TrialResult,
    Verdict,
    trial_notes,
    verdict_text,
)
from bot.errors import UserInputError

__all__ = [
    "PairedRow",
    "SideResult",
    "TrialResult",
    "compare_counts",
    "compare_paired",
    "facts_from_trial",
    "parse_trial_csv",
]

MOST_NEEDED = 10**7
"""Beyond this number of cases, a difference is called too small to settle."""


MOST_COUNTED = 10**9
"""Most cases of a count."""


def compare_counts(successes_a: int, n_a: int, successes_b: int, n_b: int) -> TrialResult:
    """Compare a prompted model (a) with a tuned model (b) by two counts of right answers.

    Raises:
        UserInputError: for counts that are not whole, negative, or larger than their cases.
    """
    _check_count("the prompted model", successes_a, n_a)
    _check_count("the tuned model", successes_b, n_b)
    p_value, test = two_proportions(successes_a, n_a, successes_b, n_b)
    low, high = newcombe(successes_a, n_a, successes_b, n_b)
    rate_a, rate_b = successes_a / n_a, successes_b / n_b
    needed = unpaired_cases(rate_a, rate_b) if rate_a != rate_b else None
    return _result(
        "counts",
        _side(successes_a, n_a),
        _side(successes_b, n_b),
        interval=(low, high),
        test=test,
        p_value=p_value,
        needed=needed,
        extra=[
            "Two separate counts: run both systems on the same cases and the same question is "
            "settled with fewer of them."
        ],
    )


def compare_paired(rows: Sequence[PairedRow | Mapping[str, Any]]) -> TrialResult:
    """Compare both systems on the same cases, with costs and latencies where the rows state them.

    Raises:
        UserInputError: for no or too many rows, a row that is not valid, or an id that is twice.
    """
    checked = _checked(rows)
    both = sum(row.prompt_correct and row.tuned_correct for row in checked)
    only_prompt = sum(row.prompt_correct and not row.tuned_correct for row in checked)
    only_tuned = sum(row.tuned_correct and not row.prompt_correct for row in checked)
    cases = len(checked)
    neither = cases - both - only_prompt - only_tuned
    difference = abs(only_tuned - only_prompt) / cases
    # The share seen in a small trial may be too low by chance, so plan with its upper bound.
    discordant = wilson(only_prompt + only_tuned, cases)[1]
    return _result(
        "paired",
        _side(
            both + only_prompt,
            cases,
            [row.prompt_cost_usd for row in checked],
            [row.prompt_latency_ms for row in checked],
        ),
        _side(
            both + only_tuned,
            cases,
            [row.tuned_cost_usd for row in checked],
            [row.tuned_latency_ms for row in checked],
        ),
        interval=newcombe_paired(both, only_prompt, only_tuned, neither),
        test="McNemar's exact test",
        p_value=mcnemar_exact(only_prompt, only_tuned),
        needed=paired_cases(difference, discordant) if difference > 0 else None,
        split=(only_prompt, only_tuned),
        extra=[],
    )


def facts_from_trial(
    result: TrialResult, target_score_percent: float | None = None
) -> dict[str, Any]:
    """Facts of the profile that a trial establishes.

    With a target, the gap is the target minus the prompt's score. Without one, the tuned model
    shows what is reachable: a gap is stated only when it is really better.

    Raises:
        UserInputError: for a target outside 0..100.
    """
    facts: dict[str, Any] = {
        "success_metric": True,
        "evaluation_set_size": min(result.prompt.cases, result.tuned.cases),
        "prompt_score_percent": round(result.prompt.score_percent, 2),
    }
    if target_score_percent is not None:
        if not 0 <= target_score_percent <= 100:
            raise UserInputError("The target score is a percentage from 0 to 100.")
        gap = target_score_percent - result.prompt.score_percent
        facts["target_score_percent"] = float(target_score_percent)
        facts["accuracy_gap"] = gap_size(gap)
    elif result.verdict == "tuned_better":
        facts["accuracy_gap"] = gap_size(result.difference_points)
    return facts


def _check_count(name: str, successes: object, cases: object) -> None:
    right, total = _whole(name, successes), _whole(name, cases)
    if not 1 <= total <= MOST_COUNTED:
        raise UserInputError(f"The number of cases of {name} must be from 1 to {MOST_COUNTED:,}.")
    if not 0 <= right <= total:
        raise UserInputError(f"The right answers of {name} must be from 0 to {total:,}.")


def _whole(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise UserInputError(f"The counts of {name} must be whole numbers, such as 84 of 100.")


def _checked(rows: Sequence[PairedRow | Mapping[str, Any]]) -> list[PairedRow]:
    if not rows:
        raise UserInputError("There are no cases to compare; give one row per test case.")
    if len(rows) > MOST_ROWS:
        raise UserInputError(f"At most {MOST_ROWS:,} cases are compared at once.", code="too_long")
    checked = []
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        try:
            case = row if isinstance(row, PairedRow) else PairedRow.model_validate(dict(row))
        except ValueError as error:
            raise UserInputError(
                f"Row {number} needs id, prompt_correct and tuned_correct, the last two as true "
                "or false."
            ) from error
        if case.id in seen:
            raise UserInputError(f"The id {case.id[:40]!r} stands twice; give each case its own.")
        seen.add(case.id)
        checked.append(case)
    return checked


def _side(
    correct: int,
    cases: int,
    costs: Sequence[float | None] = (),
    latencies: Sequence[float | None] = (),
) -> SideResult:
    low, high = wilson(correct, cases)
    paid = [cost for cost in costs if cost is not None]
    times = [time for time in latencies if time is not None]
    mean = math.fsum(paid) / len(paid) if paid else None
    return SideResult(
        correct=correct,
        cases=cases,
        score_percent=100 * correct / cases,
        low_percent=100 * low,
        high_percent=100 * high,
        cost_per_request_usd=mean,
        cost_per_correct_usd=mean * cases / correct if mean is not None and correct else None,
        median_latency_ms=statistics.median(times) if times else None,
    )


def _result(
    design: Literal["counts", "paired"],
    prompt: SideResult,
    tuned: SideResult,
    *,
    interval: tuple[float, float],
    test: str,
    p_value: float,
    needed: int | None,
    extra: list[str],
    split: tuple[int, int] | None = None,
) -> TrialResult:
    low, high = (100 * end for end in interval)
    difference = tuned.score_percent - prompt.score_percent
    real = p_value < ALPHA and (low > 0 or high < 0)
    verdict: Verdict = "not_settled"
    if real:
        verdict = "tuned_better" if difference > 0 else "prompt_better"
    if real or (needed is not None and needed > MOST_NEEDED):
        needed = None
    elif needed is not None:
        # An unsettled difference needs more cases than there are, whatever the formula rounds to.
        needed = max(needed, min(prompt.cases, tuned.cases) + 1)
    return TrialResult(
        design=design,
        prompt=prompt,
        tuned=tuned,
        difference_points=difference,
        low_points=low,
        high_points=high,
        test=test,
        p_value=p_value,
        only_prompt_right=split[0] if split else None,
        only_tuned_right=split[1] if split else None,
        verdict=verdict,
        cases_needed=needed,
        text=verdict_text(design, verdict, difference, (low, high), p_value, prompt, tuned, needed),
        notes=[*trial_notes(prompt, tuned), *extra],
    )
