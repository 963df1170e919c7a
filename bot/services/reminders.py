"""Reminders: set, and delivered when due. The rows are the truth; the tick only looks."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.advisor.profile import KnownFact
from bot.errors import StaleAssessment
from bot.reading.when import read_reminder
from bot.services.cards import FactLine, NoticeCard, ReminderCard
from bot.services.decisions import decision_line
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import REVIEW, Decision, Reminder
from bot.services.schedule import (
    first_due,
    local_words,
    moved_words,
    next_due,
    zone,
)
from bot.services.turns import Turn, keep
from bot.services.wording import fact_line

LEASE = timedelta(minutes=5)
"""How long one replica has to put a due reminder into the outbox."""
_BATCH = 20
_CARRYING = 5


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
            text=task[:300]
            or (f"Review of “{decision.title}”" if decision else _asked_for(words, turn)),
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


def carrying_names(decision: Decision) -> list[str]:
    """The facts whose change would flip the decision, the likeliest first."""
    names = [c.fact for c in decision.recommendation.would_change]
    names += [r.criterion for r in decision.recommendation.reasons]
    return [n for n in dict.fromkeys(names) if n in decision.facts][:_CARRYING]


def carrying_facts(decision: Decision) -> list[FactLine]:
    """Those facts as shown."""
    facts: list[KnownFact] = [decision.facts[name] for name in carrying_names(decision)]
    return [fact_line(fact) for fact in facts]
