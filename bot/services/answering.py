"""Questions about the subject: a cited answer, or "I don't know", which is kept as a gap."""

from __future__ import annotations

from bot.grounding.passages import Answer
from bot.reading.advice import advice_question
from bot.services.cards import AnswerCard
from bot.services.ports import Deps, Draft
from bot.services.records import Gap
from bot.services.turns import Turn


def find_answer(deps: Deps, turn: Turn, question: str, draft: Draft | None = None) -> AnswerCard:
    """The answer to a question asked in this place; unanswered ones are kept as gaps.

    With a draft, what a chat model writes is shown there as far as it is checked.
    """
    found: Answer = deps.knowledge.answer(question, visibility=turn.place.visible)
    if found.answered:
        show = draft.say if draft is not None and draft.ts is None else None
        found = deps.writer.answer(question, found, team_id=turn.place.team_id, show=show)
    else:
        turn.gaps.append(
            Gap(
                team_id=turn.place.team_id,
                visibility=turn.place.visibility,
                question=question[:500],
                kind="unanswered",
                missing=found.missing,
                asked_at=turn.now,
            )
        )
    return AnswerCard(
        question=question[:300],
        answer=found,
        answer_id=deps.new_id(),
        offers_assessment=not found.answered or advice_question(question) is not None,
    )


def add_answer(deps: Deps, turn: Turn, question: str) -> None:
    """Answer a question that came with a description; the assessment is the answer if unknown."""
    kept = len(turn.gaps)
    card = find_answer(deps, turn, question)
    if card.answer.answered:
        turn.post(card)
    else:
        del turn.gaps[kept:]


def answer_question(deps: Deps, turn: Turn, question: str) -> None:
    """Answer in the thread; a written answer grows there."""
    card = find_answer(deps, turn, question, turn.draft)
    turn.post(card, draft_ts=turn.draft.ts if turn.draft is not None else None)
