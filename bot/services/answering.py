"""Questions about the subject: a cited answer, or "I don't know", which is kept as a gap."""

from __future__ import annotations

import structlog

from bot.errors import StoreUnavailable
from bot.grounding.passages import Answer
from bot.reading.advice import advice_question
from bot.services.access import visible_labels
from bot.services.cards import AnswerCard
from bot.services.inbound import Place
from bot.services.ports import Deps, Draft
from bot.services.records import Gap
from bot.services.turns import Turn
from bot.services.wording import left_out_words

_log = structlog.get_logger(__name__)


def begin_draft(deps: Deps, place: Place, user_id: str, item_id: int | None) -> Draft:
    """A message to grow for an inbox item: the one that an earlier try has begun, else a new one.

    What is begun is kept with the item at once, so that a crash leaves no half message behind. It
    grows while the item is open: somebody may press Stop.
    """
    if item_id is None:
        return deps.messenger.draft(place, user_id)
    with deps.store.unit() as unit:
        begun = unit.inbox.draft_ts(item_id)

    def keep(ts: str) -> None:
        try:
            with deps.store.unit() as unit:
                unit.inbox.keep_draft(item_id, ts)
                unit.commit()
        except StoreUnavailable:  # the answer goes on; only a crash now would leave it behind
            _log.warning("draft.not_kept", item=item_id)

    def is_open() -> bool:
        try:
            with deps.store.unit() as unit:
                return unit.inbox.is_open(item_id)
        except StoreUnavailable:
            return True

    return deps.messenger.draft(place, user_id, begun_ts=begun, on_begun=keep, is_wanted=is_open)


def find_answer(
    deps: Deps, turn: Turn, question: str, user_id: str, draft: Draft | None = None
) -> AnswerCard:
    """The answer to a question asked in this place; unanswered ones are kept as gaps.

    With a draft, what a chat model writes is shown there as far as it is checked.
    """
    labels = visible_labels(deps, turn.place, user_id)
    found: Answer = deps.knowledge.answer(question, visibility=labels.shown)
    if found.answered:
        show = draft.say if draft is not None and draft.ts is None else None
        found = deps.writer.answer(question, found, team_id=turn.place.team_id, show=show)
    else:
        turn.gaps.append(
            Gap(
                team_id=turn.place.team_id,
                visibility=turn.place.visibility,
                asked_openly=turn.place.channel_kind == "public",
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
        left_out=left_out_words(labels.untold),
    )


def add_answer(deps: Deps, turn: Turn, question: str, user_id: str) -> None:
    """Answer a question that came with a description; the assessment is the answer if unknown."""
    kept = len(turn.gaps)
    card = find_answer(deps, turn, question, user_id)
    if card.answer.answered:
        turn.post(card)
    else:
        del turn.gaps[kept:]


def answer_question(deps: Deps, turn: Turn, question: str, user_id: str) -> None:
    """Answer in the thread; a written answer grows there."""
    card = find_answer(deps, turn, question, user_id, turn.draft)
    turn.post(card, draft_ts=turn.draft.ts if turn.draft is not None else None)
