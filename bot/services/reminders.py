"""Reminders: set, delivered when due, answered. The rows are the truth; the tick only looks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.errors import NotAllowed, StaleAssessment, UserInputError
from bot.reading.when import read_reminder, read_when
from bot.services.access import may_see
from bot.services.cards import NoticeCard, ReminderCard
from bot.services.decisions import (
    carrying_facts,
    decision_line,
    show_changed,
    when_due,
)
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import REVIEW, Decision, Reminder, review_of
from bot.services.schedule import (
    days_later,
    first_due,
    local_words,
    moved_words,
    next_due,
    on_day,
    zone,
)
from bot.services.turns import Turn, keep

LEASE = timedelta(minutes=5)
"""How long one replica has to put a due reminder into the outbox."""
_BATCH = 20
SNOOZE = {"1w": 7, "1m": 30}
"""By how many days the snooze buttons move a reminder."""
NO_PERSON = "That is an app, and nobody would be reminded; choose a person."


def set_reminder(
    deps: Deps,
    turn: Turn,
    *,
    place: Place,
    user_id: str,
    words: str,
    decision: Decision | None,
) -> str:
    """Set a reminder from words; returns the sentence that repeats the exact local time and task.

    Raises:
        UserInputError: no time can be read from the words.
    """
    person = deps.directory.person(place.team_id, user_id)
    when, task = read_reminder(words, turn.now.astimezone(zone(person.time_zone)))
    due = first_due(when, person.time_zone)
    if task and decision is not None and decision.place.thread_ts != place.thread_ts:
        decision = None  # the channel's decision is only meant where nothing else is named
    turn.new_reminders.append(
        Reminder(
            id=deps.new_id(),
            place=decision.place if decision else place,
            user_id=user_id,
            decision_id=decision.id if decision else None,
            text=task[:300] or (review_of(decision.title) if decision else _asked_for(words, turn)),
            due_at=due,
            time_zone=person.time_zone,
            rule=when.rule,
            created_at=turn.now,
        )
    )
    again = ", and again as you said" if when.rule else ""
    what = f" about “{decision.title}”" if decision else ""
    what = f" {task[:300]}" if task else what
    moved = moved_words(when.first.date(), due, person.time_zone)
    return f"I will remind you{what} on {local_words(due, person.time_zone)}{moved}{again}."


def _asked_for(words: str, turn: Turn) -> str:
    """What a reminder without a decision is about: the words it was set with, and when."""
    said = " ".join(words.split())[:80]
    return f"to come back here, as you asked on {turn.now:%-d %B %Y} (“{said}”)"


def latest_decision(deps: Deps, place: Place) -> Decision | None:
    """The newest decision of the thread, else of the channel."""
    with deps.store.unit() as unit:
        found = [
            d
            for d in unit.decisions.of_team(place.team_id)
            if d.place.channel_id == place.channel_id and d.status != "superseded"
        ]
    in_thread = [d for d in found if place.thread_ts and d.place.thread_ts == place.thread_ts]
    return next(iter(in_thread or found), None)


def deliver_due(deps: Deps) -> int:
    """Put every due reminder into the outbox, each once over all replicas; returns how many."""
    now = deps.clock()
    with deps.store.unit() as unit:
        claimed = unit.reminders.claim_due(now, LEASE, _BATCH)
        unit.commit()
    delivered = 0
    for reminder in claimed:
        try:
            delivered += _deliver(deps, reminder)
        except StaleAssessment:
            continue  # someone snoozed or stopped it just now
    return delivered


def _deliver(deps: Deps, reminder: Reminder) -> int:
    now = deps.clock()
    with deps.store.unit() as unit:
        decision = unit.decisions.get(reminder.decision_id) if reminder.decision_id else None
    turn = Turn(key=f"due:{reminder.id}:{reminder.occurrence}", place=reminder.place, now=now)
    if reminder.decision_id and (decision is None or decision.status == "superseded"):
        turn.changed_reminders.append(reminder.model_copy(update={"status": "done"}))
        keep(deps, turn, None)
        return 0
    number = reminder.occurrence + 1
    owner = deps.directory.person(reminder.place.team_id, reminder.user_id)
    if owner.is_deactivated:
        turn.changed_reminders.append(
            reminder.model_copy(update={"status": "paused", "occurrence": number})
        )
        text = (
            f"{reminder.title} is due, but {owner.name} who set it is no longer "
            "here. Does somebody want to take it over?"
        )
        turn.post(NoticeCard(text=text), key=message_key(reminder, number))
        keep(deps, turn, None)
        return 1
    following = next_due(reminder, now)
    update = {"occurrence": number, "attempts": 0}
    turn.changed_reminders.append(
        reminder.model_copy(
            update=update | ({"due_at": following} if following else {"status": "done"})
        )
    )
    turn.post(
        reminder_card(deps, reminder.model_copy(update=update), decision),
        key=message_key(reminder, number),
    )
    keep(deps, turn, None)
    return 1


def message_key(reminder: Reminder, occurrence: int) -> str:
    """Outbox key of one delivery."""
    return f"reminder:{reminder.id}:{occurrence}"


def reminder_card(
    deps: Deps, reminder: Reminder, decision: Decision | None, closed: str | None = None
) -> ReminderCard:
    """A delivery as shown."""
    return ReminderCard(
        reminder_id=reminder.id,
        occurrence=reminder.occurrence,
        set_by=reminder.user_id,
        text=reminder.title,
        decision=decision_line(deps, decision) if decision else None,
        carrying=carrying_facts(decision) if decision else [],
        repeats=reminder.rule is not None,
        closed=closed,
    )


def get_delivery(
    deps: Deps, reminder_id: str, occurrence: int, user_id: str
) -> tuple[Reminder, Decision | None]:
    """A reminder whose newest delivery this person answers.

    Raises:
        UserInputError: it is gone, stopped, or was delivered again since.
        NotAllowed: this person is not a member of its channel now.
    """
    with deps.store.unit() as unit:
        reminder = unit.reminders.get(reminder_id)
        if reminder is None:
            raise UserInputError("That reminder is no longer here; it may have been deleted.")
        decision = unit.decisions.get(reminder.decision_id) if reminder.decision_id else None
    places = {reminder.place} | ({decision.place} if decision else set())
    if not all(may_see(deps, place, user_id) for place in places):
        raise NotAllowed("Only members of its channel can answer this reminder.")
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
    """The decision stands; the next review is as far away as this one was."""
    name = deps.directory.person(turn.place.team_id, user_id).name
    if decision is None:
        close_delivery(deps, turn, reminder, decision, f"Done, says {name}.")
        return
    wanted = days_later(turn.now, decision.recommendation.revisit.after_days, reminder.time_zone)
    due = on_day(wanted, reminder.time_zone)
    turn.changed_reminders.append(
        reminder.model_copy(update={"status": "scheduled", "due_at": due})
    )
    changed = decision.model_copy(update={"review_at": due, "status": "accepted"})
    turn.changed_decisions.append(changed)
    words = _due_words(deps, reminder, due, wanted, user_id)
    close_delivery(
        deps, turn, reminder, changed, f"Still valid, says {name}. Next review: {words}."
    )
    show_changed(deps, turn, changed, words)


def snooze(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, user_id: str, words: str
) -> None:
    """Come back later: `1w`, `1m`, or a time in words."""
    if words in SNOOZE:
        wanted = days_later(turn.now, SNOOZE[words], reminder.time_zone)
        due = on_day(wanted, reminder.time_zone)
    else:
        when = read_when(words, turn.now.astimezone(zone(reminder.time_zone)))
        wanted, due = when.first.date(), first_due(when, reminder.time_zone)
    turn.changed_reminders.append(
        reminder.model_copy(update={"status": "scheduled", "due_at": due})
    )
    moved: Decision | None = None
    if decision is not None and _is_review(reminder, decision):
        decision = moved = decision.model_copy(update={"review_at": due})
        turn.changed_decisions.append(moved)
    name = deps.directory.person(turn.place.team_id, user_id).name
    until = _due_words(deps, reminder, due, wanted, user_id)
    close_delivery(deps, turn, reminder, decision, f"Snoozed by {name} until {until}.")
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
    turn.changed_reminders.append(
        reminder.model_copy(update={"user_id": to_user, "time_zone": person.time_zone})
    )
    if decision is not None:
        decision = decision.model_copy(update={"owner_id": to_user})
        turn.changed_decisions.append(decision)
    handed = reminder.model_copy(update={"user_id": to_user})
    turn.update(message_key(reminder, reminder.occurrence), reminder_card(deps, handed, decision))
    turn.post(NoticeCard(text=f"{person.name} looks after this from now on."))
    if decision is not None:
        day = decision.review_at.astimezone(zone(person.time_zone)).date()
        words = when_due(decision.review_at, day, person.time_zone, person.name)
        show_changed(deps, turn, decision, words)


def stop(
    deps: Deps, turn: Turn, reminder: Reminder, decision: Decision | None, user_id: str
) -> None:
    """No further reminder; final."""
    turn.changed_reminders.append(reminder.model_copy(update={"status": "stopped"}))
    name = deps.directory.person(turn.place.team_id, user_id).name
    close_delivery(deps, turn, reminder, decision, f"Stopped by {name}. I will not ask again.")
    if decision is not None and _is_review(reminder, decision):
        show_changed(deps, turn, decision, None)


def _due_words(deps: Deps, reminder: Reminder, due: datetime, wanted: date, reader_id: str) -> str:
    """The local time, whose zone it is when somebody else reads it, and why it is not as named."""
    owner = deps.directory.person(reminder.place.team_id, reminder.user_id)
    whose = owner.name if reminder.user_id != reader_id else ""
    return when_due(due, wanted, reminder.time_zone, whose)


def _is_review(reminder: Reminder, decision: Decision) -> bool:
    return reminder.id == f"{REVIEW}{decision.id}"
