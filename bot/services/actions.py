"""Clicks: answers by button, decisions, sharing; each is safe to repeat.

Those on reminders are in `bot.services.reminder_clicks`.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.errors import NotAllowed, UserInputError
from bot.services import home, interview, reminder_clicks, shared_files
from bot.services.access import Seen, load_assessment, may_see
from bot.services.answering import find_answer
from bot.services.cards import NoticeCard
from bot.services.commands import run_clicked
from bot.services.decisions import (
    decided_channels,
    decisions_card,
    get_visible,
    refuse_where_absent,
)
from bot.services.exporting import SENT_TO_YOU, direct, exported, exported_decision
from bot.services.facts import answered, merge, settle, stated
from bot.services.follow_ups import make_fact
from bot.services.forgetting import forget_thread
from bot.services.inbound import Click
from bot.services.ports import Deps
from bot.services.project_costs import cost_clicked
from bot.services.recommending import recommendation_card, recommendation_key
from bot.services.records import Assessment, Gap
from bot.services.trials import count_clicked
from bot.services.turns import Turn, keep, new_turn
from bot.services.withdrawing import withdraw
from bot.services.wording import fact_line

STALE = "That question was answered already; the newest one is in the message above."

_Handler = Callable[[Deps, Turn, Click], None]


def handle_click(deps: Deps, click: Click, item_id: int | None) -> None:
    """Do what was clicked; refusals are shown only to the person who clicked."""
    turn = new_turn(deps, click.place, item_id, click.user_id)
    handler = _HANDLERS.get(click.action)
    try:
        if handler is None:
            raise UserInputError("This control is out of date; mention me to go on.")
        handler(deps, turn, click)
    except (UserInputError, NotAllowed) as error:
        turn = new_turn(deps, click.place, item_id, click.user_id)
        turn.whisper(NoticeCard(text=str(error)), click.user_id, click.response_url)
    keep(deps, turn, item_id)


def _pending(deps: Deps, click: Click) -> Assessment:
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    pending = assessment.pending
    if pending is None or pending.round != click.payload.get("round"):
        raise UserInputError(STALE)
    return assessment


def _answer(deps: Deps, turn: Turn, click: Click) -> None:
    assessment = _pending(deps, click)
    fact = stated(
        str(click.payload.get("fact")),
        click.payload.get("value"),
        "button",
        click.user_id,
        turn.now,
    )
    changed, _ = merge(answered(assessment, "answered", click.user_id), [fact], correction=True)
    interview.advance(deps, turn, changed, is_new=False)


def _dont_know(deps: Deps, turn: Turn, click: Click) -> None:
    changed = answered(_pending(deps, click), "dont_know", click.user_id)
    interview.advance(deps, turn, changed, is_new=False)


def _skip(deps: Deps, turn: Turn, click: Click) -> None:
    changed = answered(_pending(deps, click), "skipped", click.user_id)
    interview.advance(deps, turn, changed, is_new=False)


def _back(deps: Deps, turn: Turn, click: Click) -> None:
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    if assessment.status != "interviewing":
        raise UserInputError(STALE)
    interview.go_back(deps, turn, assessment)


def _answer_now(deps: Deps, turn: Turn, click: Click) -> None:
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    if assessment.status != "interviewing":
        raise UserInputError(STALE)
    interview.advance(deps, turn, assessment, is_new=False, recommend_now=True)


def _cancel(deps: Deps, turn: Turn, click: Click) -> None:
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    if assessment.status != "interviewing":
        raise UserInputError(STALE)
    interview.cancel(deps, turn, assessment)


def _withdraw(deps: Deps, turn: Turn, click: Click) -> None:
    """A message was deleted: what was read from it goes, and with the first one the interview."""
    with deps.store.unit() as unit:
        assessment = unit.assessments.get(str(click.payload.get("assessment")))
    if assessment is not None:  # whoever deleted it, and whether the author is still a member
        withdraw(deps, turn, assessment, str(click.payload.get("ts") or ""))


def _settle(deps: Deps, turn: Turn, click: Click) -> None:
    """Keep the old or the new value of a fact that was said in two ways."""
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    name = str(click.payload.get("fact"))
    value = click.payload.get("value")
    changed = settle(assessment, name, value, "button", click.user_id, turn.now)
    interview.advance(deps, turn, changed, is_new=False)


def _export(deps: Deps, turn: Turn, click: Click) -> None:
    if click.payload.get("decision"):
        decision = get_visible(deps, str(click.payload["decision"]), click.user_id)
        turn.place = decision.place
        files = exported_decision(deps, decision)
    else:
        assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
        turn.place = assessment.place
        files = exported(deps, turn, assessment, click.user_id)
        if assessment.private:
            turn.whisper(NoticeCard(text=SENT_TO_YOU), click.user_id, click.response_url)
            turn.place = direct(assessment.place, click.user_id)
    for file in files:
        turn.upload(file)


def _vote(deps: Deps, turn: Turn, click: Click) -> None:
    good = bool(click.payload.get("good"))
    turn.votes.append((str(click.payload.get("about", ""))[:64], click.user_id, good))
    question = str(click.payload.get("question", ""))
    if not good and question:
        turn.gaps.append(
            Gap(
                team_id=turn.place.team_id,
                visibility=turn.place.visibility,
                asked_openly=turn.place.channel_kind == "public",
                question=question[:500],
                kind="down_voted",
                asked_at=turn.now,
            )
        )
    text = (
        "Thank you."
        if good
        else "Thank you; your vote is kept for whoever looks after the knowledge base. If a fact "
        "was wrong, mention me with the right one."
    )
    turn.whisper(NoticeCard(text=text), click.user_id, click.response_url)


def _share(deps: Deps, turn: Turn, click: Click) -> None:
    """Post to the channel what only one person saw."""
    if not deps.directory.is_member(turn.place.team_id, turn.place.channel_id, click.user_id):
        raise NotAllowed("You are not a member of this channel, so I cannot post here for you.")
    refuse_where_absent(deps, turn.place)
    question = str(click.payload.get("question") or "")
    if question:
        turn.post(find_answer(deps, turn, question, click.user_id))
        return
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    if assessment.recommendation is None:
        raise UserInputError("There is nothing to share yet.")
    key = recommendation_key(assessment, assessment.recommendations_made)
    with deps.store.unit() as unit:
        if unit.outbox.by_key(key) is not None:
            raise UserInputError("This was shared already; see the message in the channel.")
    card = recommendation_card(deps, assessment, assessment.recommendation, explain=False)
    if assessment.private:
        turn.changed = assessment.model_copy(update={"private": False, "updated_at": turn.now})
        facts = [fact_line(fact) for fact in assessment.facts.values()]
        card = card.model_copy(update={"facts": facts})
    turn.post(card, key=key, place=assessment.place)


def _show_again(deps: Deps, turn: Turn, click: Click) -> None:
    """Send once more what may not have arrived: to the same person only, or in the same place."""
    with deps.store.unit() as unit:
        item = unit.outbox.by_key(str(click.payload.get("key", "")))
    lost = item is not None and item.status == "ambiguous"
    if item is None or not lost or item.team_id != turn.place.team_id:
        raise UserInputError("There is nothing left to show again.")
    if item.kind in ("ephemeral", "respond"):
        if item.user_id != click.user_id:
            raise NotAllowed("Only the person whom this was for can have it shown again.")
        turn.show_again(item, click.response_url)
        return
    if item.channel_id not in (turn.place.channel_id, click.user_id):
        raise NotAllowed("This can be shown again only where it was asked.")
    # Under its key, so that answers given on it find the message that they change.
    turn.again.append(item.model_copy(update={"id": 0, "message_ts": None}))


def _older(deps: Deps, turn: Turn, click: Click) -> None:
    """Show the next page of decisions to the person who asked, as far as they may see them now."""
    of_channel = bool(click.payload.get("of_channel"))
    if of_channel and not may_see(deps, turn.place, click.user_id):
        raise NotAllowed("Only members of this channel can see its decisions.")
    team_id, newer = turn.place.team_id, int(click.payload.get("newer") or 0)
    seen = Seen(frozenset({turn.place.channel_id}))
    if not of_channel:
        seen = decided_channels(deps, team_id, click.user_id)
    card = decisions_card(deps, team_id, seen, newer=newer, of_channel=of_channel)
    if not card.decisions:
        raise UserInputError(f"There are no older decisions any more. {card.left_out}".strip())
    turn.whisper(card, click.user_id, click.response_url)


_HANDLERS: dict[str, _Handler] = {
    "answer": _answer,
    "dont_know": _dont_know,
    "skip": _skip,
    "back": _back,
    "answer_now": _answer_now,
    "cancel": _cancel,
    "settle": _settle,
    "make_fact": make_fact,
    "withdraw": _withdraw,
    "export": _export,
    "vote": _vote,
    "share": _share,
    "run_command": run_clicked,
    "cost_for": cost_clicked,
    "count_trial": count_clicked,
    "show_again": _show_again,
    "forget_thread": forget_thread,
    "still_valid": reminder_clicks.still_valid,
    "snooze": reminder_clicks.snooze,
    "hand_over": reminder_clicks.hand_over,
    "take_over": reminder_clicks.take_over,
    "stop_reminder": reminder_clicks.stop,
    "cancel_reminder": reminder_clicks.cancel,
    "revisit": reminder_clicks.revisit,
    "older_decisions": _older,
    "close_interview": home.close_interview,
    "remove_source": home.remove_from_sources,
    "describe_file": shared_files.describe_file,
    "add_file": shared_files.add_file,
    "leave_file": shared_files.leave_file,
    "undo_describe": shared_files.undo_describe,
    "undo_add": shared_files.undo_add,
}
