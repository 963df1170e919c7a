"""Deleting what is kept about a thread or a channel: asked for in words, done by a second step."""

from __future__ import annotations

from bot.errors import NotAllowed, UserInputError
from bot.services.cards import NoticeCard
from bot.services.inbound import Click, Place
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.services.turns import Turn

NOT_A_MEMBER = "Only members of this channel can delete what I keep about it."
_MESSAGES_STAY = "Messages that stand in Slack stay until somebody deletes them there."
_CHANGED = "What I keep about this thread has changed since; tell me again to forget it."


def ask_to_forget(deps: Deps, turn: Turn, assessment: Assessment | None) -> None:
    """Ask for a click before a thread is forgotten: words alone may mean something else."""
    if assessment is None and not _kept_here(deps, turn.place):
        turn.post(NoticeCard(text=_nothing(deps)))
        return
    turn.post(
        NoticeCard(
            text="This deletes the assessment, the decisions and the reminders of this thread, "
            "for everyone, and cannot be undone. Nothing is deleted yet.",
            confirm={
                "action": "forget_thread",
                "assessment": assessment.id if assessment is not None else "",
            },
        )
    )


def forget_thread(deps: Deps, turn: Turn, click: Click) -> None:
    """Forget a thread after the click of a member; its question then says who had it done.

    Raises:
        NotAllowed: the person is not in the channel now.
        UserInputError: nothing is kept here, or something else than what was asked about.
    """
    place = turn.place
    if not deps.directory.is_member(place.team_id, place.channel_id, click.user_id):
        raise NotAllowed(NOT_A_MEMBER)
    with deps.store.unit() as unit:
        found = unit.assessments.in_thread(place.team_id, place.channel_id, place.thread_ts or "")
    if found is None and not _kept_here(deps, place):
        raise UserInputError(_nothing(deps))
    if (found.id if found is not None else "") != click.payload.get("assessment"):
        raise UserInputError(_CHANGED)
    turn.forget.append((place.channel_id, place.thread_ts))
    name = deps.directory.person(place.team_id, click.user_id).name
    text = (
        f"Forgotten: {name} had me delete the assessment, the decisions and the reminders of this "
        f"thread. {_MESSAGES_STAY}"
    )
    turn.update(f"{turn.key}:forgotten", NoticeCard(text=text), message_ts=click.message_ts)


def forget_channel(deps: Deps, turn: Turn, user_id: str) -> NoticeCard:
    """Forget a channel on the word of a member; the channel is told who had it done.

    Raises:
        NotAllowed: the person is not in the channel now.
    """
    place = turn.place
    if not deps.directory.is_member(place.team_id, place.channel_id, user_id):
        raise NotAllowed(NOT_A_MEMBER)
    turn.forget.append((place.channel_id, None))
    deps.documents.forget(place.team_id, place.channel_id)
    name = deps.directory.person(place.team_id, user_id).name
    what = "assessments, decisions, reminders, documents and unanswered questions of this channel"
    turn.post(NoticeCard(text=f"{name} had me delete the {what}."))
    return NoticeCard(text=f"Deleted: the {what}. {_MESSAGES_STAY}")


def _kept_here(deps: Deps, place: Place) -> bool:
    """Whether a decision or a reminder of the thread is kept."""
    with deps.store.unit() as unit:
        decisions = unit.decisions.in_channel(place.team_id, place.channel_id)
        kept = [decision.place for decision in decisions]
        kept += [r.place for r in unit.reminders.in_channel(place.team_id, place.channel_id)]
    here = (place.channel_id, place.thread_ts)
    return any((found.channel_id, found.thread_ts) == here for found in kept)


def _nothing(deps: Deps) -> str:
    name = deps.limits.command
    return (
        "I keep nothing about this thread, so nothing was deleted. "
        f"{name} forget channel is for the whole channel, {name} forget me for "
        "what I keep about you."
    )
