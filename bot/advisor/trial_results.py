"""The published shape of a trial's result, and its words."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.advisor.amounts import dollars, short_number

FEW_CASES = 50
"""Fewer cases serve to read errors, not to compare."""

Verdict = Literal["tuned_better", "prompt_better", "not_settled"]


class SideResult(BaseModel):
    """One system in a trial."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    correct: int
    """Cases it got right."""
    cases: int
    """Cases it ran on."""
    score_percent: float
    """Share right."""
    low_percent: float
    """Lower end of the 95% Wilson interval."""
    high_percent: float
    """Upper end."""
    cost_per_request_usd: float | None = None
    """Mean over the rows that state a cost."""
    cost_per_correct_usd: float | None = None
    """Money spent per right answer; `None` without costs or right answers."""
    median_latency_ms: float | None = None
    """Median over the rows that state a latency."""


class TrialResult(BaseModel):
    """What a trial shows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    design: Literal["counts", "paired"]
    """Two independent counts, or both systems on the same cases."""
    prompt: SideResult
    """The prompted model."""
    tuned: SideResult
    """The tuned model."""
    difference_points: float
    """Tuned minus prompt, in percentage points."""
    low_points: float
    """Lower end of its 95% interval (Newcombe)."""
    high_points: float
    """Upper end."""
    test: str
    """Name of the test."""
    p_value: float
    """Chance of a difference at least so large if there were none."""
    only_prompt_right: int | None = None
    """Paired: cases that only the prompted model got right."""
    only_tuned_right: int | None = None
    """Paired: cases that only the tuned model got right."""
    verdict: Verdict
    """What may be claimed."""
    cases_needed: int | None
    """Cases (per system, or paired in total) that would settle a difference of the size seen;
    `None` when it is settled or when no difference was seen."""
    text: str
    """The verdict in words."""
    notes: list[str]
    """What to keep in mind, and cost and latency in words."""


def verdict_text(
    design: str,
    verdict: Verdict,
    difference: float,
    interval: tuple[float, float],
    p_value: float,
    prompt: SideResult,
    tuned: SideResult,
    needed: int | None,
) -> str:
    """The verdict in one sentence; numbers in percentage points."""
    chance = "p < 0.001" if p_value < 0.001 else f"p = {p_value:.2g}"
    low, high = interval
    if verdict == "prompt_better":
        low, high = -high, -low  # of the same difference that the sentence names
    spread = f"95% interval {low:+.1f} to {high:+.1f} points, {chance}"
    if verdict != "not_settled":
        winner = "tuned" if verdict == "tuned_better" else "prompted"
        return f"The {winner} model is better by {abs(difference):.1f} points ({spread})."
    cases = min(prompt.cases, tuned.cases)
    seen = f"The difference of {difference:+.1f} points on {cases:,} cases is not settled"
    if needed is None:
        reason = "too small to settle" if difference else "none was seen"
        return f"{seen} ({spread}); {reason}, so let cost, latency and effort decide."
    each = "cases run through both systems" if design == "paired" else "cases per system"
    return f"{seen} ({spread}); it would take about {short_number(needed)} {each}."


def trial_notes(prompt: SideResult, tuned: SideResult) -> list[str]:
    """Few cases, cost and latency, in words."""
    notes = []
    cases = min(prompt.cases, tuned.cases)
    if cases < FEW_CASES:
        notes.append(
            f"{cases} cases serve to read errors; a comparison wants at least {FEW_CASES}."
        )
    if prompt.cost_per_correct_usd is not None and tuned.cost_per_correct_usd is not None:
        notes.append(
            f"A right answer costs {dollars(prompt.cost_per_correct_usd)} prompted and "
            f"{dollars(tuned.cost_per_correct_usd)} tuned."
        )
    if prompt.median_latency_ms is not None and tuned.median_latency_ms is not None:
        notes.append(
            f"Median latency is {short_number(prompt.median_latency_ms)} ms prompted and "
            f"{short_number(tuned.median_latency_ms)} ms tuned."
        )
    return notes
