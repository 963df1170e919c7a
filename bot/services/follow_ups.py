"""Questions about the recommendation of a thread, answered from the assessment itself.

What is supposed in them ("what if we had 10k labels?") is weighed by the advisor and not kept.
"""

from __future__ import annotations

from bot.advisor.supposing import supposed_facts
from bot.errors import NotAllowed, UserInputError
from bot.reading.follow_up import FollowUp, FollowUpKind, follow_ups_in
from bot.reading.follow_up_words import is_unmistakable
from bot.services import interview
from bot.services.access import may_see
from bot.services.cards import NoticeCard
from bot.services.facts import merge, stated
from bot.services.inbound import Click
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.services.replying import Asked, Replying, profile_of
from bot.services.turns import Turn

_NOT_SUPPOSED = frozenset({"failure_mode", "task_type"})
"""Facts that a supposition does not change: another task is another project."""


def questions_about(deps: Deps, text: str, assessment: Assessment) -> list[Asked]:
    """The questions about its recommendation that a message consists of; none if it says more."""
    asked: list[Asked] = []
    for follow_up in follow_ups_in(text):
        found = _read(deps, follow_up, assessment)
        if found is None:
            return []
        asked.append(found)
    return asked


def _read(deps: Deps, follow_up: FollowUp, assessment: Assessment) -> Asked | None:
    """The question with its facts; `None` when it supposes something that is no fact."""
    supposed = follow_up.supposed
    if supposed is None:
        return Asked(follow_up, unmistakable=follow_up.unmistakable)
    reading = deps.read_rules(
        supposed.words, today=deps.clock().date(), team_id=assessment.place.team_id
    )
    named = {n: value for n, value in reading.facts.items() if n not in _NOT_SUPPOSED}
    if not (named or supposed.relaxed or supposed.scaled):
        return None
    certain = any(e.certain for e in reading.evidence if e.fact in named)
    facts = supposed_facts(
        profile_of(assessment),
        deps.policy,
        stated=named,
        relaxed=supposed.relaxed,
        scaled=supposed.scaled,
    )
    clear = certain or is_unmistakable(supposed.words) or bool(supposed.relaxed or supposed.scaled)
    return Asked(follow_up, facts, unmistakable=follow_up.unmistakable and clear)


def answer_questions(
    deps: Deps, turn: Turn, assessment: Assessment, asked: list[Asked], user_id: str
) -> None:
    """Answer each below the words that ask it; before there is a recommendation, say so."""
    recommendation = assessment.recommendation
    if recommendation is None or assessment.status != "recommended":
        _none_yet(deps, turn, assessment, asked)
        return
    replying = Replying(deps, turn, assessment, recommendation, user_id)
    for one in asked:
        try:
            turn.post(replying.card(one))
        except UserInputError as error:
            turn.post(NoticeCard(text=str(error)))


def _none_yet(deps: Deps, turn: Turn, assessment: Assessment, asked: list[Asked]) -> None:
    if assessment.status != "interviewing":
        text = (
            "There is no recommendation here: the interview was cancelled. Tell me about your "
            "project to take it up again."
        )
        turn.post(NoticeCard(text=text))
        return
    turn.note = "There is no recommendation yet, so I cannot answer that; first my question below."
    if all(one.follow_up.kind is FollowUpKind.FACTS for one in asked):
        turn.note = "This is what I understood so far; there is no recommendation yet."
    interview.show_again(deps, turn, assessment)


def make_fact(deps: Deps, turn: Turn, click: Click) -> None:
    """Take what was supposed as a fact, and recommend anew.

    Raises:
        UserInputError: the assessment is gone or busy, or the facts are what it knows.
        NotAllowed: the person is not in its channel now.
    """
    with deps.store.unit() as unit:
        assessment = unit.assessments.get(str(click.payload.get("assessment")))
    if assessment is None or assessment.status != "recommended":
        raise UserInputError("There is no recommendation here any more; mention me to go on.")
    if not may_see(deps, assessment.place, click.user_id):
        raise NotAllowed("Only members of its channel can work on this assessment.")
    facts = [
        stated(str(name), value, "button", click.user_id, turn.now)
        for name, value in dict(click.payload.get("facts") or {}).items()
    ]
    changed, names = merge(assessment, facts, correction=True)
    if not names:
        raise UserInputError("That is a fact already; the newest recommendation counts with it.")
    turn.place = assessment.place
    interview.advance(deps, turn, changed, is_new=False)
