"""Reminders: set, and delivered when due. The rows are the truth; the tick only looks."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.errors import StaleAssessment, StoreUnavailable
from bot.grounding.words import STOP_WORDS, rough_stem, words_of
from bot.reading.when import read_reminder
from bot.services.cards import ButtonView, NoticeCard, WhereLine
from bot.services.decisions import refuse_where_absent
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.projects import Project, project_line
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
from bot.services.undelivered import BROKEN, paused_notice

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
    project: Project | None,
) -> NoticeCard:
    """Set a reminder from words; the notice repeats the exact local time and task, and says where.

    Args:
        deps: what services use.
        turn: what is kept and sent.
        place: where it was asked for.
        user_id: whom it is for.
        words: when, and perhaps what of.
        project: the project of the thread, or the newest of the channel, which is only meant where
            the words name nothing else.

    Raises:
        UserInputError: no time can be read from the words.
        NotAllowed: the bot cannot post where it would be delivered.
    """
    person = deps.directory.person(place.team_id, user_id)
    when, task = read_reminder(words, turn.now.astimezone(zone(person.time_zone)))
    due = first_due(when, person.time_zone)
    if project is not None and not _is_meant(project, place, task):
        project = None
    where = project.place if project else place
    decision = project.decision if project else None
    refuse_where_absent(deps, where)
    turn.new_reminders.append(
        Reminder(
            id=deps.new_id(),
            place=where,
            user_id=user_id,
            decision_id=decision.id if decision else None,
            text=task[:300] or _about(project, words, turn),
            due_at=due,
            time_zone=person.time_zone,
            rule=when.rule,
            created_at=turn.now,
        )
    )
    again = ", and again as you said" if when.rule else ""
    again += f", {when.note}" if when.note else ""
    what = f" about “{project.title}”" if project else ""
    what = f" {task[:300]}" if task else what
    moved = moved_words(when.first.date(), due, person.time_zone)
    return NoticeCard(
        text=f"I will remind you{what} on {local_words(due, person.time_zone)}{moved}{again}.",
        where=_where(deps, turn, where, project),
    )


_POINTS_BACK = re.compile(
    r"\b(?:decisions?|decided|projects?|assessments?|recommendations?|advice|revisit|review|"
    r"reassess|this|it)\b",
    re.IGNORECASE,
)
"""Words of a task that point back to the project."""


def _is_meant(project: Project, place: Place, task: str) -> bool:
    """Whether a reminder is about this project: its thread, no task, or one that points to it."""
    if not task or project.place.thread_ts == place.thread_ts:
        return True
    own = {rough_stem(w) for w in words_of(project.title) if w not in STOP_WORDS}
    return _POINTS_BACK.search(task) is not None or bool(
        own & {rough_stem(w) for w in words_of(task)}
    )


def _about(project: Project | None, words: str, turn: Turn) -> str:
    """What a reminder without a task is about: its project, else the words it was set with."""
    if project is not None and project.decision is not None:
        return review_of(project.title)
    said = " ".join(words.split())[:80]
    asked = f"as you asked on {turn.now:%-d %B %Y}"
    if project is not None:
        return f"to look at this project again, {asked}"
    return f"to come back here, {asked} (“{said}”)"


def _where(deps: Deps, turn: Turn, where: Place, project: Project | None) -> WhereLine | None:
    """Where it will be posted, unless that is the thread in which this is said."""
    if where.thread_ts and where.thread_ts == turn.place.thread_ts:
        return None
    line = project_line(deps, project) if project else None
    return WhereLine(channel_id=where.channel_id, project=line)


def deliver_due(deps: Deps) -> int:
    """Put every due reminder into the outbox, each once over all replicas; returns how many.

    One that fails is tried again after growing pauses, and paused in the end; the others do not
    wait for it.

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
            _failed(deps, reminder)
    return delivered


def _failed(deps: Deps, reminder: Reminder) -> None:
    """Try again after 5, 20, 80, 320 minutes; then pause it, and tell its owner once."""
    now, failures = deps.clock(), reminder.failures + 1
    pause = LEASE * 4**reminder.failures
    with suppress(StaleAssessment), deps.store.unit() as unit:  # else somebody changed it just now
        if failures < deps.limits.max_attempts:
            later = reminder.model_copy(update={"failures": failures})
            unit.reminders.save(later, not_before=now + pause)
        else:
            update = {"status": "paused", "paused_by": "delivery", "failures": 0}
            unit.reminders.save(reminder.model_copy(update=update))
            notice = paused_notice([reminder], BROKEN, goes_on=False, also_there=True)
            if notice is not None:
                unit.outbox.put(notice, now)
        unit.commit()


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
    update = {"occurrence": number, "failures": 0}
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
