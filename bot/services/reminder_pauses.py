"""Reminders that nobody could receive are paused, and go on when what hindered them is over."""

from __future__ import annotations

from bot.errors import StaleAssessment
from bot.services.cards import NoticeCard
from bot.services.ports import Deps
from bot.services.records import Reminder
from bot.services.schedule import local_words
from bot.services.turns import Turn
from bot.services.undelivered import REFUSED, paused_notice

_NAMED = 8
"""Reminders that the notice names; of more it tells the number."""


def pause_channel(deps: Deps, team_id: str, channel_id: str) -> None:
    """Pause the reminders of a channel that cannot be written to; each owner is told once."""
    with deps.store.unit() as unit:
        found = unit.reminders.in_channel(team_id, channel_id)
    of_owner: dict[str, list[Reminder]] = {}
    for reminder in found:
        if reminder.status == "scheduled":
            of_owner.setdefault(reminder.user_id, []).append(reminder)
    for owned in of_owner.values():
        if not _pause(deps, owned):
            for reminder in owned:  # one of them was changed just now; the others are paused
                _pause(deps, [reminder])


def _pause(deps: Deps, owned: list[Reminder]) -> bool:
    """Pause reminders of one person, all or none; the next delivery tells of what was changed."""
    notice = paused_notice(owned, REFUSED, goes_on=True)
    update = {"status": "paused", "paused_by": "channel"}
    try:
        with deps.store.unit() as unit:
            for reminder in owned:
                unit.reminders.save(reminder.model_copy(update=update))
            if notice is not None:
                unit.outbox.put(notice, deps.clock())
            unit.commit()
    except StaleAssessment:
        return False
    return True


def resume_channel(deps: Deps, turn: Turn) -> None:
    """Let the paused reminders of the turn's channel go on, as far as nothing hinders them now.

    One notice names them; what fell due meanwhile comes at the next tick, once.
    """
    with deps.store.unit() as unit:
        found = unit.reminders.in_channel(turn.place.team_id, turn.place.channel_id)
    taken = {reminder.id for reminder in turn.changed_reminders}
    paused = [r for r in found if r.status == "paused" and r.id not in taken]
    back = [reminder for reminder in paused if _is_free(deps, reminder)]
    if not back or not deps.directory.can_post(turn.place.team_id, turn.place.channel_id):
        return
    turn.changed_reminders += [
        reminder.model_copy(update={"status": "scheduled", "paused_by": None}) for reminder in back
    ]
    lines = [f"• {reminder.title}: {_when(reminder, turn)}" for reminder in back[:_NAMED]]
    if len(back) > _NAMED:
        lines.append(f"• and {len(back) - _NAMED} more")
    head = "A reminder goes on that" if len(back) == 1 else f"{len(back)} reminders go on that"
    turn.post(NoticeCard(text="\n".join([f"{head} I had paused here:", *lines])))


def _is_free(deps: Deps, reminder: Reminder) -> bool:
    """Whether what paused it is over, its channel being open to the bot."""
    if reminder.paused_by == "owner":
        owner = deps.directory.person(reminder.place.team_id, reminder.user_id)
        return not (owner.is_deactivated or owner.is_unsure)
    return reminder.paused_by == "channel"


def _when(reminder: Reminder, turn: Turn) -> str:
    if reminder.due_at <= turn.now:
        return "was due meanwhile, so it comes now"
    return local_words(reminder.due_at, reminder.time_zone)
