"""Reminders: set, and delivered when due. The rows are the truth; the tick only looks."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.errors import StaleAssessment, StoreUnavailable
from bot.reading.when import read_reminder
from bot.services.cards import ButtonView, NoticeCard
from bot.services.decisions import refuse_where_absent
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import REVIEW, Decision, Reminder, review_of
from bot.services.reminder_cards import message_key, reminder_card
from bot.services.schedule import (
    first_due,
    local_words,
    moved_words,
    next_due,
    zone,
)
from bot.services.turns import Turn, keep

_log = structlog.get_logger(__name__)
LEASE = timedelta(minutes=5)
"""How long one replica has to put a due reminder into the outbox."""
_BATCH = 20


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
        NotAllowed: the bot cannot post where it would be delivered.
    """
    person = deps.directory.person(place.team_id, user_id)
    when, task = read_reminder(words, turn.now.astimezone(zone(person.time_zone)))
    due = first_due(when, person.time_zone)
    if task and decision is not None and decision.place.thread_ts != place.thread_ts:
        decision = None  # the channel's decision is only meant where nothing else is named
    where = decision.place if decision else place
    refuse_where_absent(deps, where)
    turn.new_reminders.append(
        Reminder(
            id=deps.new_id(),
            place=where,
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
    again += f", {when.note}" if when.note else ""
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
        kept = unit.decisions.in_channel(place.team_id, place.channel_id)
    found = [d for d in kept if d.status != "superseded"]
    in_thread = [d for d in found if place.thread_ts and d.place.thread_ts == place.thread_ts]
    return next(iter(in_thread or found), None)


def deliver_due(deps: Deps) -> int:
    """Put every due reminder into the outbox, each once over all replicas; returns how many.

    One that fails is logged and tried again when its lease ends; the others do not wait for it.

    Raises:
        StoreUnavailable: the database did not answer.
    """
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
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - one person's fault must not starve the others
            _log.error("reminder.failed", reminder=reminder.id, error=type(error).__name__)
    return delivered


def _deliver(deps: Deps, reminder: Reminder) -> int:
    now = deps.clock()
    with deps.store.unit() as unit:
        decision = unit.decisions.get(reminder.decision_id) if reminder.decision_id else None
    turn = Turn(
        key=f"due:{reminder.id}:{reminder.occurrence}",
        place=reminder.place,
        now=now,
        user_id=reminder.user_id,
    )
    if reminder.decision_id and (decision is None or decision.status == "superseded"):
        turn.changed_reminders.append(reminder.model_copy(update={"status": "done"}))
        keep(deps, turn, None)
        return 0
    number = reminder.occurrence + 1
    owner = deps.directory.person(reminder.place.team_id, reminder.user_id)
    if owner.is_deactivated:
        turn.changed_reminders.append(
            reminder.model_copy(
                update={"status": "paused", "paused_by": "owner", "occurrence": number}
            )
        )
        text = (
            f"{reminder.title} is due, but {owner.name} who set it is no longer "
            "here. Does somebody want to take it over?"
        )
        about = {"reminder": reminder.id, "occurrence": number}
        take = ButtonView(label="Take It Over", action="take_over", payload=about)
        turn.post(NoticeCard(text=text, buttons=[take]), key=message_key(reminder, number))
        keep(deps, turn, None)
        return 1
    following = next_due(reminder, now) or _review_ahead(reminder, decision, now)
    update = {"occurrence": number}
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


def _review_ahead(reminder: Reminder, decision: Decision | None, now: datetime) -> datetime | None:
    """When a review comes that was shown early because somebody asked to see it."""
    if decision is None or not is_review(reminder, decision) or decision.review_at <= now:
        return None
    return decision.review_at


def is_review(reminder: Reminder, decision: Decision) -> bool:
    """Whether a reminder is the decision's own review, and not one that somebody set beside it."""
    return reminder.id == f"{REVIEW}{decision.id}"
