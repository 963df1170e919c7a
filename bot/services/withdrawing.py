"""A person deleted a message: its words, and what rests on nothing else, are not kept."""

from __future__ import annotations

from bot.services.facts import without_message
from bot.services.ports import Deps
from bot.services.recommending import (
    advice_for,
    assessment_card,
    recommendation_card,
    recommendation_key,
)
from bot.services.records import Assessment
from bot.services.titles import WITHDRAWN
from bot.services.turns import Turn
from bot.services.wording import APPROACH

_ENDED = (
    "Its first message was deleted, so I removed what I had read from it and stopped asking. "
    "Mention me in this thread to begin again."
)
_REMOVED = "A message was deleted, so I removed what I had read from it."


def withdraw(deps: Deps, turn: Turn, assessment: Assessment, ts: str) -> None:
    """Remove a deleted message from an assessment, its cards and its decisions."""
    first = ts == assessment.place.thread_ts and not assessment.from_form
    decided = assessment.status == "recommended"
    facts = without_message(assessment.facts, ts, keep_values=decided)
    if facts == assessment.facts and not first:
        return
    changed = assessment.model_copy(
        update={"facts": facts, "updated_at": turn.now} | ({"title": WITHDRAWN} if first else {})
    )
    if first and assessment.status == "interviewing":
        changed = changed.model_copy(
            update={"status": "cancelled", "pending": None, "contradictions": []}
        )
    turn.changed = changed
    _show(deps, turn, changed, first=first)
    with deps.store.unit() as unit:
        recorded = unit.decisions.of_assessment(assessment.id)
    for decision in recorded:
        left = without_message(decision.facts, ts, keep_values=True)
        if left != decision.facts:
            turn.changed_decisions.append(decision.model_copy(update={"facts": left}))


def _show(deps: Deps, turn: Turn, assessment: Assessment, *, first: bool) -> None:
    """Put the cards right, which quote the words or are named after them."""
    if assessment.status == "cancelled":
        turn.update(assessment.message_key, assessment_card(deps, assessment, None, _ENDED))
        return
    if assessment.status == "interviewing":
        card = assessment_card(deps, assessment, advice_for(deps, assessment), note=_REMOVED)
        turn.update(assessment.message_key, card)
        return
    found = assessment.recommendation
    if found is None:
        return
    closing = f"Recommended: {APPROACH[found.approach]}. {_REMOVED}"
    turn.update(assessment.message_key, assessment_card(deps, assessment, None, closing))
    if first:
        turn.update(
            recommendation_key(assessment, assessment.recommendations_made),
            recommendation_card(deps, assessment, found, explain=False),
        )
