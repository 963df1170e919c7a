"""Answers to a delivered reminder: still valid, reassessed, snoozed, handed over, stopped."""

from __future__ import annotations

from datetime import date, datetime

from bot.errors import NotAllowed, UserInputError
from bot.reading.when import read_when
from bot.services.access import may_see
from bot.services.cards import NoticeCard
from bot.services.decisions import show_changed, when_due
from bot.services.ports import Deps, Person
from bot.services.records import REVIEW, Decision, Reminder
from bot.services.reminder_cards import message_key, reminder_card
from bot.services.reminders import is_review
from bot.services.schedule import days_later, first_due, next_due, on_day, same_hour, zone
from bot.services.turns import Turn

SNOOZE = {"1w": 7, "1m": 30}
"""By how many days the snooze buttons move a reminder."""
NO_PERSON = "That is an app, and nobody would be reminded; choose a person."


def get_reminder(
    deps: Deps, reminder_id: str, user_id: str, *, to: str
) -> tuple[Reminder, Decision | None]:
    """A reminder, with what it is about, that this person may see; `to` is what they want to do.

    Raises:
        UserInputError: it is gone.
        NotAllowed: this person is not a member of its channel now.
    """
    with deps.store.unit() as unit:
        reminder = unit.reminders.get(reminder_id)
        if reminder is None:
            raise UserInputError("That reminder is no longer here; it may have been deleted.")
        decision = unit.decisions.get(reminder.decision_id) if reminder.decision_id else None
    places = {reminder.place} | ({decision.place} if decision else set())
    if not all(may_see(deps, place, user_id) for place in places):
        raise NotAllowed(f"Only members of its channel can {to} this reminder.")
    return reminder, decision


def get_delivery(
    deps: Deps, reminder_id: str, occurrence: int, user_id: str
) -> tuple[Reminder, Decision | None]:
    """A reminder whose newest delivery this person answers.

    Raises:
        UserInputError: it is gone, stopped, or was delivered again since.
        NotAllowed: this person is not a member of its channel now.
    """
    reminder, decision = get_reminder(deps, reminder_id, user_id, to="answer")
    if reminder.status == "stopped":
        raise UserInputError("That reminder was stopped already.")
    if reminder.occurrence != occurrence:
        raise UserInputError("That reminder was answered or sent again since; use the newest one.")
    return reminder, decision


def close_delivery(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, closed: str
) -> None:
    """Replace the buttons of a delivery by what was done with it."""
    card = reminder_card(deps, reminder, decision, closed)
    turn.update(message_key(reminder, reminder.occurrence), card)


def still_valid(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, user_id: str
) -> None:
    """The decision stands; its review comes again as far away as this one was."""
    name = deps.directory.person(turn.place.team_id, user_id).name
    if decision is None:
        close_delivery(deps, turn, reminder, decision, f"Done, says {name}.")
        return
    days = decision.recommendation.revisit.after_days
    confirmed = decision.model_copy(update={"status": "accepted"})
    if is_review(reminder, decision):
        told = f"Still valid, says {name}."
        _next_review(deps, turn, reminder, confirmed, user_id, days, told)
        return
    told = f"Still valid, says {name}.{_goes_on(deps, reminder, user_id)}"
    close_delivery(deps, turn, reminder, confirmed, told)
    if decision.status != confirmed.status:
        turn.changed_decisions.append(confirmed)
        show_changed(deps, turn, confirmed, _review_words(deps, confirmed))


def reassessed(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision, user_id: str, days: int
) -> None:
    """What changed was taken in; a review comes again after `days`, as the new advice says.

    It comes whether a new decision is recorded or not; recording one sets a review of its own.
    """
    name = deps.directory.person(turn.place.team_id, user_id).name
    told = f"Reassessed by {name}; see below."
    if is_review(reminder, decision):
        _next_review(deps, turn, reminder, decision, user_id, days, told)
    else:
        told += _goes_on(deps, reminder, user_id)
        close_delivery(deps, turn, reminder, decision, told)


def _next_review(
    deps: Deps,
    turn: Turn,
    review: Reminder,
    decision: Decision,
    user_id: str,
    days: int,
    told: str,
) -> None:
    """Move a review and the date on its decision, and say so on both messages."""
    wanted = days_later(turn.now, days, review.time_zone)
    due = on_day(wanted, review.time_zone)
    turn.changed_reminders.append(review.model_copy(update={"status": "scheduled", "due_at": due}))
    moved = decision.model_copy(update={"review_at": due})
    turn.changed_decisions.append(moved)
    words = _due_words(deps, review, due, wanted, user_id)
    close_delivery(deps, turn, review, moved, f"{told} Next review: {words}.")
    show_changed(deps, turn, moved, words)


def _goes_on(deps: Deps, reminder: Reminder, reader_id: str) -> str:
    """When a repeating reminder comes next, as a sentence; empty for a single one."""
    if reminder.rule is None:
        return ""
    day = reminder.due_at.astimezone(zone(reminder.time_zone)).date()
    return f" Next reminder: {_due_words(deps, reminder, reminder.due_at, day, reader_id)}."


def _then(deps: Deps, snoozed: Reminder, reader_id: str) -> str:
    """When the series goes on behind a snoozed occurrence, as a sentence."""
    following = next_due(snoozed, snoozed.due_at)
    if following is None:
        return ""
    day = following.astimezone(zone(snoozed.time_zone)).date()
    when = _due_words(deps, snoozed, following, day, reader_id)
    return f" Then it goes on as before, next on {when}."


def _review_words(deps: Deps, decision: Decision) -> str | None:
    """When the decision's review comes, for its message; `None` when it was stopped."""
    with deps.store.unit() as unit:
        review = unit.reminders.get(f"{REVIEW}{decision.id}")
    if review is None or review.status != "scheduled":
        return None
    owner = deps.directory.person(decision.place.team_id, review.user_id)
    day = review.due_at.astimezone(zone(review.time_zone)).date()
    return when_due(review.due_at, day, review.time_zone, owner.name)


def snooze(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, user_id: str, words: str
) -> None:
    """Come back later: `1w`, `1m`, or a time in words.

    Of a repeating reminder only this occurrence moves: nothing comes before it, and afterwards the
    series goes on at its own hour.
    """
    if words in SNOOZE:
        wanted = days_later(turn.now, SNOOZE[words], reminder.time_zone)
        due = on_day(wanted, reminder.time_zone)
    else:
        when = read_when(words, turn.now.astimezone(zone(reminder.time_zone)))
        wanted, due = when.first.date(), first_due(when, reminder.time_zone)
    snoozed = reminder.model_copy(update={"status": "scheduled", "due_at": due})
    turn.changed_reminders.append(snoozed)
    moved: Decision | None = None
    if decision is not None and is_review(reminder, decision):
        decision = moved = decision.model_copy(update={"review_at": due})
        turn.changed_decisions.append(moved)
    name = deps.directory.person(turn.place.team_id, user_id).name
    until = _due_words(deps, reminder, due, wanted, user_id)
    then = _then(deps, snoozed, user_id)
    close_delivery(deps, turn, reminder, decision, f"Snoozed by {name} until {until}.{then}")
    if moved is not None:
        show_changed(deps, turn, moved, until)


def hand_over(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, to_user: str
) -> None:
    """Another person answers for it from now on.

    Raises:
        UserInputError: it is an app, or cannot see the channel, so nobody would be reminded.
    """
    if deps.directory.person(turn.place.team_id, to_user).is_bot:
        raise UserInputError(NO_PERSON)
    if not may_see(deps, reminder.place, to_user):
        raise UserInputError("That person is not in this channel; invite them first.")
    person = deps.directory.person(turn.place.team_id, to_user)
    changes: dict[str, object] = {"user_id": to_user, "time_zone": person.time_zone}
    if reminder.rule is not None:
        changes["due_at"] = same_hour(reminder.due_at, reminder.time_zone, person.time_zone)
    turn.changed_reminders.append(reminder.model_copy(update=changes))
    if decision is not None:
        decision = decision.model_copy(update={"owner_id": to_user})
        turn.changed_decisions.append(decision)
    handed = reminder.model_copy(update={"user_id": to_user})
    turn.update(message_key(reminder, reminder.occurrence), reminder_card(deps, handed, decision))
    turn.post(NoticeCard(text=f"{person.name} looks after this from now on."))
    if decision is not None:
        _show_owner(deps, turn, decision, person)


def _show_owner(deps: Deps, turn: Turn, decision: Decision, owner: Person) -> None:
    """The posted decision names its new owner, and the review in that person's time."""
    day = decision.review_at.astimezone(zone(owner.time_zone)).date()
    words = when_due(decision.review_at, day, owner.time_zone, owner.name)
    show_changed(deps, turn, decision, words)


def take_over(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, user_id: str
) -> None:
    """Whoever asks for it looks after the reminder of somebody who left; it comes at the next tick.

    Raises:
        UserInputError: it is looked after already.
    """
    owner = deps.directory.person(turn.place.team_id, reminder.user_id).name
    if reminder.status != "paused":
        raise UserInputError(f"{owner} looks after it already.")
    person = deps.directory.person(turn.place.team_id, user_id)
    # It is due already: the hour of later ones follows from the rule, in this person's zone.
    taken = {"user_id": user_id, "time_zone": person.time_zone, "status": "scheduled"}
    turn.changed_reminders.append(reminder.model_copy(update=taken))
    if decision is not None:
        owned = decision.model_copy(update={"owner_id": user_id})
        turn.changed_decisions.append(owned)
        _show_owner(deps, turn, owned, person)
    said = f"{reminder.title}, set by {owner}: {person.name} looks after this from now on."
    turn.update(message_key(reminder, reminder.occurrence), NoticeCard(text=said))


def stop(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, user_id: str
) -> None:
    """No further reminder; final."""
    turn.changed_reminders.append(reminder.model_copy(update={"status": "stopped"}))
    name = deps.directory.person(turn.place.team_id, user_id).name
    close_delivery(deps, turn, reminder, decision, f"Stopped by {name}. I will not ask again.")
    if decision is not None and is_review(reminder, decision):
        show_changed(deps, turn, decision, None)


def _due_words(deps: Deps, reminder: Reminder, due: datetime, wanted: date, reader_id: str) -> str:
    """The local time, whose zone it is when somebody else reads it, and why it is not as named."""
    owner = deps.directory.person(reminder.place.team_id, reminder.user_id)
    whose = owner.name if reminder.user_id != reader_id else ""
    return when_due(due, wanted, reminder.time_zone, whose)
