"""Decisions in words: what somebody tells, and what was decided in a thread.

Slack opens a form only from a button, so the reply to a told decision carries one.
"""

from __future__ import annotations

from bot.errors import UserInputError
from bot.reading.deciding import ToldDecision, told_decision
from bot.services.access import Seen
from bot.services.cards import ButtonView, DecisionsCard, NoticeCard, UnrecordedLine
from bot.services.decisions import decisions_card, standing_decisions
from bot.services.inbound import IncomingMessage
from bot.services.ports import Deps
from bot.services.record_form import NOTHING_TO_RECORD
from bot.services.records import Assessment
from bot.services.turns import Turn
from bot.services.wording import APPROACH, decided_words

_NO_PROJECT = (
    "I record what you decide on a project that I assessed, and there is none in this thread. "
    "Describe the project to me first, or say it in the project's thread."
)


def offer_to_record(
    deps: Deps, turn: Turn, message: IncomingMessage, assessment: Assessment | None
) -> None:
    """Reply to a told decision with a button that opens the form, filled in with it.

    Raises:
        UserInputError: there is nothing to decide on yet.
    """
    if assessment is None or assessment.status == "cancelled":
        raise UserInputError(_NO_PROJECT)
    recommendation = assessment.recommendation
    if recommendation is None:
        raise UserInputError(NOTHING_TO_RECORD)
    told = told_decision(message.text) or ToldDecision(None)
    approach = told.approach or recommendation.approach
    earlier = standing_decisions(deps, assessment)
    for decision in earlier:
        if decision.approach is approach and decision.recommendation == recommendation:
            words = decided_words(approach, decision.advised)
            text = f"That is recorded already, as “{decision.title}”: {words}."
            turn.post(NoticeCard(text=text))
            return
    if approach is recommendation.approach:
        text = f"{APPROACH[approach]}, as I advised: press the button to record it."
    else:
        words = decided_words(approach, recommendation.approach)
        text = f"{words}: that is yours to decide. Press the button to record it as decided."
    if earlier:
        text += f" It will replace what is recorded now: {APPROACH[earlier[0].approach]}."
    turn.post(NoticeCard(text=text, buttons=[record_button(assessment, approach, told.why)]))


def what_was_decided(deps: Deps, turn: Turn, assessment: Assessment | None) -> DecisionsCard:
    """The decisions of the channel, with what its thread recommends and nobody has recorded."""
    here = Seen(frozenset({turn.place.channel_id}))  # whoever reads the channel may see these
    card = decisions_card(deps, turn.place.team_id, here, of_channel=True)
    if assessment is None or assessment.status != "recommended":
        return card
    return card.model_copy(update={"unrecorded": _unrecorded(deps, assessment)})


def _unrecorded(deps: Deps, assessment: Assessment) -> UnrecordedLine | None:
    """The newest recommendation, unless a decision stands that it does not put in question."""
    found = assessment.recommendation
    if found is None:
        return None
    standing = standing_decisions(deps, assessment)
    for decision in standing:
        if found.approach in (decision.approach, decision.advised):
            return None
    return UnrecordedLine(
        assessment_id=assessment.id,
        title=assessment.title,
        approach=found.approach,
        share=found.confidence_score,
        after_decision=bool(standing),
    )


def record_button(assessment: Assessment, approach: str, why: str = "") -> ButtonView:
    """The button that opens the form to record a decision, filled in."""
    payload = {"kind": "record", "assessment": assessment.id, "approach": approach}
    return ButtonView(
        label="Record Decision",
        action="open_form",
        payload=payload | ({"note": why} if why else {}),
    )


def tells_decision(deps: Deps, message: IncomingMessage, assessment: Assessment) -> bool:
    """Whether words that nobody addressed to the bot tell a decision that is not recorded yet."""
    told = told_decision(message.text)
    if told is None or not told.unmistakable or assessment.status != "recommended":
        return False
    recorded = {decision.approach for decision in standing_decisions(deps, assessment)}
    return told.approach not in recorded
