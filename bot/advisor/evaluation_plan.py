"""How a team should measure: metric, number of cases from its own gap, and how to split them."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from bot.advisor.data_plan import LABELS_PER_DAY
from bot.advisor.profile import Profile
from bot.advisor.sample_size import failure_bound, paired_cases, provable_difference

DISCORDANT_SHARE = 0.2
"""Assumed share of cases that exactly one of two systems gets right; measured pilots replace it."""

GAP_POINTS = {"small": 5.0, "large": 10.0, "none": 5.0}
"""Difference to prove, in percentage points, when only the word is known. With the target met the
claim is that a cheaper candidate is not 5 points worse."""

FIRST_CASES = 100
"""Cases to start with while the gap is not measured (`plans#prompting-start`)."""

FEW_REQUESTS = 1000
"""Requests a month below which a project cannot spare many of them for a test."""

LEAST_CASES = 50
"""Below this, a test set serves to read errors, not to compare (`plans#sample-size`)."""

HIGH_STAKES_CASES = 300
"""Without one failure in 300 cases the failure rate is below 1% (rule of three)."""

MOST_CASES = 4000
"""A gap that would need more is called too small to prove."""

_METRICS: dict[str, tuple[str, list[str]]] = {
    "classification": ("macro-F1", ["recall per class", "errors weighted by their cost"]),
    "extraction": ("field-level F1", ["share of records with every field right"]),
    "qa": ("share of correct answers", ["recall@20 of retrieval", "faithfulness", "abstention"]),
    "summarization": ("rubric pass rate", ["faithfulness", "length"]),
    "text_generation": ("rubric pass rate", ["agreement of the model judge with two graders"]),
    "chatbot": ("rubric pass rate", ["share of dialogues resolved", "handovers to a person"]),
    "code_generation": ("share of cases whose tests pass", ["share that compiles"]),
    "text_to_sql": ("execution accuracy", ["share of queries that run", "rows scanned"]),
    "ranking": ("nDCG@10", ["recall@20"]),
    "translation": ("rubric pass rate", ["chrF", "terminology errors"]),
    "reasoning": ("exact match of the final answer", ["share of cases stable over 5 runs"]),
    "agent": ("task success", ["pass^k over 3 to 5 runs", "steps and cost per task"]),
    "other": ("rubric pass rate", ["share of usable outputs"]),
}

_ALWAYS = ["p50 and p95 latency", "cost per request", "refusal and safety slice"]


class EvaluationPlan(BaseModel):
    """What to measure, on how many cases."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    metric: str
    """The one number that decides."""
    also: list[str]
    """Numbers that must not get worse."""
    gap_points: float
    """Difference to prove, in percentage points."""
    gap_source: str
    """Where that difference comes from."""
    cases: int
    """Graded cases, run through both systems, at alpha 0.05 and power 0.8."""
    have: int | None
    """Cases the team has; `None` when unknown."""
    missing: int
    """Cases still to be graded."""
    effort_days: float
    """Person-days of grading them, to the half day."""
    provable_points: float | None
    """Smallest difference the present cases can prove; `None` without cases."""
    too_small_to_prove: bool
    """True when the gap would need more than `MOST_CASES`."""
    split: str
    """How to separate test from training cases."""
    text: str
    """The plan in two or three sentences."""
    citations: list[str]
    """Passage ids."""


def evaluation_plan(profile: Profile) -> EvaluationPlan:
    """The evaluation plan of one project; defined for every profile."""
    gap, source = _gap(profile)
    exact = paired_cases(gap / 100, _discordant(gap))
    stakes = profile.error_cost == "high" or profile.regulated is True
    cases = max(min(exact, MOST_CASES), LEAST_CASES)
    if source == _UNMEASURED:
        cases = FIRST_CASES
    if stakes:
        cases = max(cases, HIGH_STAKES_CASES)
    spared = _spared(profile, stakes=stakes)
    if cases > spared:
        cases, gap = spared, max(gap, shown_by(spared))
        source = "all that the cases can show which your traffic spares"
    elif source == _UNMEASURED:
        gap = shown_by(cases)
    discordant = _discordant(gap)
    have = profile.evaluation_set_size
    metric, also = _METRICS[profile.task_type or "other"]
    provable = None
    if have:
        provable = round(100 * provable_difference(min(have, 10**6), discordant), 1)
    return EvaluationPlan.model_construct(
        metric=metric,
        also=[*also, *_ALWAYS],
        gap_points=gap,
        gap_source=source,
        cases=cases,
        have=have,
        missing=max(0, cases - (have or 0)),
        effort_days=_effort(max(0, cases - (have or 0))),
        provable_points=provable,
        too_small_to_prove=exact > MOST_CASES,
        split="by time or by customer, never at random when cases repeat; keep one part sealed",
        text=_words(gap, source, cases, have, provable, stakes=stakes, metric=metric),
        citations=_citations(profile.task_type),
    )


def _gap(profile: Profile) -> tuple[float, str]:
    target, score = profile.target_score_percent, profile.prompt_score_percent
    if target is not None and score is not None and target - score >= 0.5:
        return round(target - score, 1), "target minus the best measured prompt"
    if profile.accuracy_gap is not None:
        return GAP_POINTS[profile.accuracy_gap], f"assumed for a gap called {profile.accuracy_gap}"
    return GAP_POINTS["small"], _UNMEASURED


_UNMEASURED = "all that a first set can show; size the next one once the gap is measured"


def _discordant(gap: float) -> float:
    """Share of cases (0..1) that exactly one of two systems gets right, `gap` points apart."""
    return max(DISCORDANT_SHARE, min(1.0, 2 * gap / 100))


@lru_cache(maxsize=256)
def shown_by(cases: int) -> float:
    """Smallest difference, in whole percentage points, that so many paired cases can prove."""
    points = range(1, 51)
    return float(
        next((p for p in points if paired_cases(p / 100, _discordant(p)) <= cases), points[-1])
    )


def few_requests(profile: Profile) -> bool:
    """Whether so few requests come in that they limit what can be tested."""
    volume = profile.requests_per_month
    return volume is not None and volume < FEW_REQUESTS


def _spared(profile: Profile, *, stakes: bool) -> int:
    """Most cases that the traffic spares: half a month of it, a whole one at high stakes."""
    volume = profile.requests_per_month
    if not volume:
        return MOST_CASES
    spared = volume if stakes else volume // 2
    return max(LEAST_CASES, profile.evaluation_set_size or 0, min(spared, MOST_CASES) // 10 * 10)


def _effort(cases: int) -> float:
    """Days of grading at the pace of labelling, with half a day to set it up."""
    return max(0.5, round(2 * (cases / LABELS_PER_DAY + 0.5)) / 2)


def _words(
    gap: float,
    source: str,
    cases: int,
    have: int | None,
    provable: float | None,
    *,
    stakes: bool,
    metric: str,
) -> str:
    said = (
        f"Measure {metric} on {cases:,} graded cases, each run through both candidates: "
        f"that proves a difference of {gap:g} points ({source})."
    )
    if have:
        if provable is None or provable >= 100:
            proves = "serve to read errors and prove no difference"
        elif provable <= gap:
            proves = f"are enough: they prove differences from {provable:g} points"
        else:
            proves = f"prove only differences of {provable:g} points or more"
        said += f" Your {have:,} cases {proves}."
    if stakes:
        bound = 100 * failure_bound(cases)
        said += f" With no harmful answer in {cases:,} cases, the rate is below {bound:.2g}%."
    return said


def _citations(task: str | None) -> list[str]:
    by_task = {
        "classification": "plans#evaluation-classification",
        "extraction": "plans#evaluation-classification",
        "qa": "plans#evaluation-rag",
        "agent": "plans#evaluation-agents",
        "summarization": "plans#evaluation-generation",
        "text_generation": "plans#evaluation-generation",
        "chatbot": "plans#evaluation-generation",
    }
    own = by_task.get(task or "")
    return ["plans#evaluation", "plans#sample-size", *([own] if own else [])]
