"""Which reminders are set, and cancelling one before it comes."""

from __future__ import annotations

from bot.errors import UserInputError
from bot.reading.repetition_words import repetition_words
from bot.services.access import seen_channels
from bot.services.cards import NoticeCard, ReminderLine, RemindersCard
from bot.services.decisions import show_changed
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.projects import project_line, thread_project
from bot.services.records import Reminder
from bot.services.reminder_answers import get_reminder
from bot.services.reminder_cards import message_key, reminder_card
from bot.services.reminders import is_review
from bot.services.schedule import local_words
from bot.services.turns import Turn
from bot.services.wording import left_out_words

PAGE = 12
"""Reminders in one list."""


def own_reminders(deps: Deps, place: Place, user_id: str) -> tuple[list[Reminder], str]:
    """What a person has set anywhere, and what is set in this channel, as far as visible now.

    The second one says what was left out because Slack did not tell of it just now.
    """
    with deps.store.unit() as unit:
        found = unit.reminders.of_user(place.team_id, user_id)
        found += unit.reminders.in_channel(place.team_id, place.channel_id)
    once = {reminder.id: reminder for reminder in found}
    soonest = sorted(once.values(), key=lambda reminder: reminder.due_at)
    seen = seen_channels(deps, place.team_id, user_id, [r.place.channel_id for r in soonest])
    shown = [reminder for reminder in soonest if reminder.place.channel_id in seen.channels]
    return shown, left_out_words(seen.untold)


def channel_reminders(deps: Deps, place: Place) -> list[Reminder]:
    """What is set in a channel, soonest first: whoever reads the channel may see these."""
    with deps.store.unit() as unit:
        return unit.reminders.in_channel(place.team_id, place.channel_id)


def seen_by_all(deps: Deps, place: Place, user_id: str) -> tuple[list[Reminder], bool, str]:
    """The reminders that may be shown to whoever reads a place, and whether it is a channel.

    The last one says what was left out because Slack did not tell of it just now.
    """
    if place.channel_kind == "dm":
        found, left_out = own_reminders(deps, place, user_id)
        return found, False, left_out
    return channel_reminders(deps, place), True, ""


def reminders_card(
    deps: Deps,
    found: list[Reminder],
    *,
    of_channel: bool = False,
    note: str = "",
    left_out: str = "",
) -> RemindersCard:
    """A list of reminders as shown."""
    return RemindersCard(
        reminders=[_line(deps, reminder) for reminder in found[:PAGE]],
        more=max(0, len(found) - PAGE),
        of_channel=of_channel,
        note=note,
        left_out=left_out,
    )


def _line(deps: Deps, reminder: Reminder) -> ReminderLine:
    project = thread_project(deps, reminder.place)
    return ReminderLine(
        reminder_id=reminder.id,
        title=reminder.title,
        project=project_line(deps, project) if project else None,
        due=local_words(reminder.due_at, reminder.time_zone),
        repeats=repetition_words(reminder.rule) if reminder.rule else "",
        channel_id=reminder.place.channel_id,
        set_by=reminder.user_id,
        paused=reminder.status == "paused",
    )


def cancel(deps: Deps, turn: Turn, reminder_id: str, user_id: str, *, openly: bool) -> NoticeCard:
    """Cancel a reminder for good; returns what to say about it.

    Unless that is said `openly`, the channel is told when somebody cancels what another had set.

    Raises:
        UserInputError: it is gone, stopped or delivered.
        NotAllowed: this person is not a member of its channel now.
    """
    reminder, decision = get_reminder(deps, reminder_id, user_id, to="cancel")
    if reminder.status == "stopped":
        raise UserInputError("That reminder was cancelled already.")
    if reminder.status == "done":
        raise UserInputError("That reminder has come already, and it does not come again.")
    turn.changed_reminders.append(reminder.model_copy(update={"status": "stopped"}))
    name = deps.directory.person(turn.place.team_id, user_id).name
    if reminder.occurrence:
        closed = reminder_card(deps, reminder, decision, f"Cancelled by {name}.")
        turn.update(message_key(reminder, reminder.occurrence), closed, place=reminder.place)
    if decision is not None and is_review(reminder, decision):
        show_changed(deps, turn, decision, None)
    due = local_words(reminder.due_at, reminder.time_zone)
    if reminder.user_id != user_id and not openly:
        owner = deps.directory.person(turn.place.team_id, reminder.user_id).name
        told = f"{name} cancelled what {owner} was to be reminded of: {reminder.title}, {due}."
        turn.post(NoticeCard(text=told), place=reminder.place)
    who = f"{name} cancelled it" if openly else "Cancelled"
    return NoticeCard(text=f"{who}: {reminder.title}, which was set for {due}. It will not come.")


def cancel_in_words(deps: Deps, turn: Turn, user_id: str) -> None:
    """Cancel the one reminder of a thread; of several, show them to choose from."""
    place = turn.place
    found, of_channel, left_out = seen_by_all(deps, place, user_id)
    here = [r for r in found if r.place.thread_ts == place.thread_ts]
    if len(here) == 1:
        turn.post(cancel(deps, turn, here[0].id, user_id, openly=True))
    elif here:
        note = "There are several; press Cancel beside the one that you mean."
        turn.post(reminders_card(deps, here, of_channel=of_channel, note=note, left_out=left_out))
    elif found:
        note = "No reminder is set in this thread. Press Cancel beside the one that you mean."
        turn.post(reminders_card(deps, found, of_channel=of_channel, note=note, left_out=left_out))
    else:
        none = f"No reminder is set here, so there is nothing to cancel. {left_out}".strip()
        turn.post(NoticeCard(text=none))
