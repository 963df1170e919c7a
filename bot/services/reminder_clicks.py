"""Clicks on reminders: from what a button carried to what is done; each is safe to repeat."""

from __future__ import annotations

from bot.errors import UserInputError
from bot.services import reminder_answers, reminder_list
from bot.services.decisions import get_visible
from bot.services.home import home_card
from bot.services.inbound import Click
from bot.services.ports import Deps
from bot.services.records import REVIEW, Decision, Reminder
from bot.services.turns import Turn


def still_valid(deps: Deps, turn: Turn, click: Click) -> None:
    """Still valid, or done."""
    reminder, decision = _delivery(deps, click)
    reminder_answers.still_valid(deps, turn, reminder, decision, click.user_id)


def snooze(deps: Deps, turn: Turn, click: Click) -> None:
    """Come back in a week or a month."""
    reminder, decision = _delivery(deps, click)
    words = str(click.payload.get("for"))
    reminder_answers.snooze(deps, turn, reminder, decision, click.user_id, words)


def hand_over(deps: Deps, turn: Turn, click: Click) -> None:
    """Somebody else looks after it.

    Raises:
        UserInputError: nobody was chosen.
    """
    reminder, decision = _delivery(deps, click)
    to_user = str(click.payload.get("user") or "")
    if not to_user:
        raise UserInputError("Choose the person who should look after it.")
    reminder_answers.hand_over(deps, turn, reminder, decision, to_user)


def take_over(deps: Deps, turn: Turn, click: Click) -> None:
    """Look after the reminder of somebody who left."""
    reminder, decision = _delivery(deps, click)
    reminder_answers.take_over(deps, turn, reminder, decision, click.user_id)


def stop(deps: Deps, turn: Turn, click: Click) -> None:
    """Never come again."""
    reminder, decision = _delivery(deps, click)
    reminder_answers.stop(deps, turn, reminder, decision, click.user_id)


def cancel(deps: Deps, turn: Turn, click: Click) -> None:
    """Cancel one of a list: openly where the list was shown to all, else for who asked."""
    openly = bool(click.payload.get("openly"))
    reminder_id = str(click.payload.get("reminder"))
    said = reminder_list.cancel(deps, turn, reminder_id, click.user_id, openly=openly)
    if openly:
        turn.post(said)
        return
    turn.whisper(said, click.user_id, click.response_url)
    if click.place.channel_id == click.user_id:  # the home tab
        card = home_card(deps, turn.place.team_id, click.user_id, without=reminder_id)
        turn.home(card, click.user_id)


def _delivery(deps: Deps, click: Click) -> tuple[Reminder, Decision | None]:
    number = int(click.payload.get("occurrence") or 0)
    return reminder_answers.get_delivery(
        deps, str(click.payload.get("reminder")), number, click.user_id
    )


def revisit(deps: Deps, turn: Turn, click: Click) -> None:
    """Show the review of a decision now, as if it were due.

    Raises:
        UserInputError: it has none.
    """
    decision = get_visible(deps, str(click.payload.get("decision")), click.user_id)
    with deps.store.unit() as unit:
        review = unit.reminders.get(f"{REVIEW}{decision.id}")
    if review is None or review.status == "stopped":
        raise UserInputError("This decision has no review; mention me with “remind us in a month”.")
    turn.changed_reminders.append(
        review.model_copy(update={"due_at": turn.now, "status": "scheduled"})
    )
