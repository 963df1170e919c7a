"""From facts to what is shown: advice, its sources, the cards of an assessment."""

from __future__ import annotations

from typing import Any

from bot.advisor.advise import advise
from bot.advisor.budget import beyond_budget
from bot.advisor.cost import compare_costs
from bot.advisor.cost_words import objection
from bot.advisor.difference import difference
from bot.advisor.interview import consistency_notes
from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import Advice, Option, Recommendation
from bot.errors import UserInputError
from bot.grounding.passages import Passage
from bot.services import shown
from bot.services.asking_on import ask_on
from bot.services.cards import (
    AssessmentCard,
    ChangeLine,
    DifferenceView,
    QuestionView,
    RecommendationCard,
    SourceLine,
)
from bot.services.costing import chart_or_words, cost_lines, cost_title, quotes_of
from bot.services.ports import Deps
from bot.services.records import Assessment, Contradiction
from bot.services.wording import FACT, change_line, fact_line, leaning, value_words

_CHANGES_SHOWN = 3
_MOST_DOUBTS = 2
"""Facts that seldom go together: how many pairs a card raises."""
_CITED = 2
"""Passages behind a line of why not; other sentences have one."""


def advice_for(deps: Deps, assessment: Assessment) -> Advice:
    """The recommendation and the questions that could still change it."""
    return advise(
        assessment.profile,
        deps.policy,
        seed=deps.limits.seed,
        completions=deps.limits.completions,
        asked=frozenset(question.fact for question in assessment.asked),
        index=deps.knowledge.fingerprint(),
        prompts=deps.writer.stamps(),
    )


def cited_passages(deps: Deps, recommendation: Recommendation) -> list[Passage]:
    """The stored passages that the shown reasons and limits cite, in order of citation."""
    said = [*shown.why(recommendation), *shown.against(recommendation)]
    limits = shown.limits(recommendation, deps.policy)
    ids = [c for sentence in said for c in sentence.citations[: _CITED if sentence.against else 1]]
    ids += [c for gate in recommendation.gates if gate.id in limits for c in gate.citations[:1]]
    found = [deps.knowledge.passage(passage_id) for passage_id in dict.fromkeys(ids)]
    return [passage for passage in found if passage is not None]


def source_lines(passages: list[Passage]) -> list[SourceLine]:
    """Numbered sources."""
    return [
        SourceLine(
            n=n,
            passage_id=passage.passage_id,
            title=passage.source,
            section=passage.section,
            url=passage.url,
        )
        for n, passage in enumerate(passages, start=1)
    ]


def assessment_card(
    deps: Deps,
    assessment: Assessment,
    advice: Advice | None,
    closing: str | None = None,
    *,
    note: str = "",
) -> AssessmentCard:
    """The one message of an assessment."""
    words, question = None, None
    if assessment.status == "interviewing":
        question = _question_view(assessment)
        if assessment.contradictions:
            found = assessment.contradictions[0]
            old, new = value_words(found.fact, found.old), value_words(found.fact, found.new)
            said = f"you said {old} before and {new} now"
            if found.in_one_message:
                said = f"the message says both {old} and {new}"
            words = f"{FACT[found.fact]}: {said}. I use {new}."
    doubts: list[str] = []
    if assessment.status != "cancelled":
        doubts = consistency_notes(assessment.profile, deps.policy)[:_MOST_DOUBTS]
    return AssessmentCard(
        assessment_id=assessment.id,
        title=assessment.title,
        facts=[fact_line(fact) for fact in assessment.facts.values()],
        question=question,
        contradiction=words,
        asked=len(assessment.asked),
        at_most=deps.limits.max_questions,
        leaning=leaning(advice.recommendation) if advice and assessment.facts else "",
        closing=closing,
        note="\n".join(filter(None, [note, *(f"Please check: {doubt}" for doubt in doubts)])),
        started_by=assessment.started_by if assessment.from_form else None,
    )


def _question_view(assessment: Assessment) -> QuestionView | None:
    """The question to show: which of two statements is right comes before anything new."""
    pending = assessment.pending
    if assessment.contradictions:
        found = assessment.contradictions[0]
        return QuestionView(
            fact=found.fact,
            text="Which one is right?",
            options=settling_options(found),
            round=pending.round if pending else 0,
        )
    if pending is None:
        return None
    return QuestionView(
        fact=pending.fact,
        text=pending.question,
        why=pending.why,
        options=pending.options,
        round=pending.round,
    )


def settling_options(found: Contradiction) -> list[Option]:
    """Both values of a fact that was said in two ways."""
    return [
        Option(value=value, label=value_words(found.fact, value))
        for value in (found.old, found.new)
    ]


def recommendation_card(
    deps: Deps,
    assessment: Assessment,
    recommendation: Recommendation,
    *,
    before: tuple[Profile, Recommendation] | None = None,
    private: bool = False,
    explain: bool = True,
) -> RecommendationCard:
    """The recommendation as shown, with sources, cost and what changed since the last one."""
    passages = cited_passages(deps, recommendation)
    explanation = ""
    if explain:
        explanation = deps.writer.explain(
            recommendation, passages, team_id=assessment.place.team_id
        )
    costs = _cost(deps, assessment, recommendation.approach)
    return RecommendationCard(
        assessment_id=assessment.id,
        title=assessment.title,
        recommendation=recommendation,
        explanation=explanation,
        change_lines=[
            change_line(change) for change in recommendation.would_change[:_CHANGES_SHOWN]
        ],
        sources=source_lines(passages),
        difference=_difference_view(before, (assessment.profile, recommendation)),
        limits=shown.limits(recommendation, deps.policy),
        private=private,
        ask_on=""
        if private
        else ask_on(assessment.place, deps.limits, assessment.profile, recommendation),
        **costs,
    )


def recommendation_key(assessment: Assessment, number: int) -> str:
    """Outbox key of the n-th recommendation message of an assessment."""
    return f"recommendation:{assessment.id}:{number}"


def _difference_view(
    before: tuple[Profile, Recommendation] | None, now: tuple[Profile, Recommendation]
) -> DifferenceView | None:
    if before is None:
        return None
    found = difference(before, now)
    return DifferenceView(
        old_approach=before[1].approach,
        new_approach=now[1].approach,
        changes=[
            ChangeLine(
                label=FACT[change.fact],
                old=value_words(change.fact, change.old),
                new=value_words(change.fact, change.new),
            )
            for change in found.facts
        ],
        summary=found.summary,
        moved=found.moved,
    )


def _cost(deps: Deps, assessment: Assessment, chosen: Approach) -> dict[str, Any]:
    """The fields of a card that speak of money; none while the volume is unknown."""
    profile = assessment.profile
    try:
        comparison = compare_costs(profile, deps.policy.prices)
    except UserInputError as error:
        return {"cost_lines": [str(error)]}
    if comparison is None:
        return {}
    chart, words = chart_or_words(comparison, chosen)
    over = beyond_budget(comparison, chosen, profile, quotes_of(assessment))
    lines = [*cost_lines(comparison, chosen), over, words]
    return {
        "cost_title": cost_title(comparison),
        "cost_lines": [line for line in lines if line],
        "chart": chart,
        "objection": objection(comparison, chosen),
    }
