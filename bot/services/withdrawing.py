"""A person deleted a message: its words, and what rests on nothing else, are not kept."""

from __future__ import annotations

from bot.services.decisions import mark_recorded, rename
from bot.services.facts import without_message
from bot.services.ports import Deps
from bot.services.recommending import (
    advice_for,
    assessment_card,
    recommendation_card,
    recommendation_key,
)
from bot.services.records import Assessment, Decision
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
    recorded = _from_decisions(deps, turn, assessment, ts, first=first)
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
    _show(deps, turn, changed, recorded, first=first)


def _from_decisions(
    deps: Deps, turn: Turn, assessment: Assessment, ts: str, *, first: bool
) -> list[Decision]:
    """Remove the words from the decisions, and the titles that were made of them.

    A title that somebody typed into the form stays, as does the note: they are not from the
    message. Returns the decisions as they are then.
    """
    with deps.store.unit() as unit:
        recorded = unit.decisions.of_assessment(assessment.id)
    left = []
    for decision in recorded:
        facts = without_message(decision.facts, ts, keep_values=True)
        changed = decision.model_copy(update={"facts": facts})
        if first and decision.title == assessment.title[:150]:
            changed = rename(deps, turn, changed, WITHDRAWN)
        if changed != decision:
            turn.changed_decisions.append(changed)
        left.append(changed)
    return left


def _show(
    deps: Deps, turn: Turn, assessment: Assessment, recorded: list[Decision], *, first: bool
) -> None:
    """Put the cards right, which quote the words or are named after them."""
    if assessment.status == "cancelled":
        closing = _ENDED if first else f"Cancelled. {_REMOVED}"
        turn.update(assessment.message_key, assessment_card(deps, assessment, None, closing))
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
    standing = next((d for d in recorded if d.status != "superseded"), None)
    if first and standing is not None and standing.recommendation == found:
        mark_recorded(deps, turn, assessment, standing)
    elif first:
        turn.update(
            recommendation_key(assessment, assessment.recommendations_made),
            recommendation_card(deps, assessment, found, explain=False),
        )
