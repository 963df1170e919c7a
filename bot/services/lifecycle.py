"""The app is installed, removed, invited; channels are archived or get another id."""

from __future__ import annotations

from bot.errors import StaleAssessment
from bot.services.cards import HelpCard
from bot.services.inbound import Lifecycle, Place
from bot.services.ports import Deps
from bot.services.records import Reminder
from bot.services.turns import keep, new_turn
from bot.services.undelivered import REFUSED, paused_notice


def handle_lifecycle(deps: Deps, event: Lifecycle, item_id: int | None) -> None:
    """Stop, move or welcome, as the event asks."""
    if event.kind in ("uninstalled", "tokens_revoked"):
        deps.documents.forget(event.team_id, None)
        with deps.store.unit() as unit:
            unit.forget_team(event.team_id)
            if item_id is not None:
                unit.inbox.done(item_id, deps.clock())
            unit.commit()
        return
    if event.kind == "bot_joined" and event.channel_id:
        place = Place(team_id=event.team_id, channel_id=event.channel_id)
        turn = new_turn(deps, place, item_id, event.user_id)
        turn.post(HelpCard(reason="welcome", invited_by=event.user_id))
        keep(deps, turn, item_id)
        return
    if event.kind == "channel_renamed" and event.channel_id and event.new_channel_id:
        with deps.store.unit() as unit:
            now = deps.clock()
            unit.move_channel(event.team_id, event.channel_id, event.new_channel_id, now)
            if item_id is not None:
                unit.inbox.done(item_id, now)
            unit.commit()
        return
    if event.kind in ("channel_archived", "bot_left") and event.channel_id:
        pause_channel(deps, event.team_id, event.channel_id)
    keep(deps, None, item_id)


def pause_channel(deps: Deps, team_id: str, channel_id: str) -> None:
    """Pause the reminders of a channel that cannot be written to; each owner is told once."""
    with deps.store.unit() as unit:
        found = unit.reminders.in_channel(team_id, channel_id)
    for reminder in found:
        if reminder.status == "scheduled":
            _pause(deps, reminder)


def _pause(deps: Deps, reminder: Reminder) -> None:
    notice = paused_notice(reminder, REFUSED)
    try:
        with deps.store.unit() as unit:
            unit.reminders.save(reminder.model_copy(update={"status": "paused"}))
            if notice is not None:
                unit.outbox.put(notice, deps.clock())
            unit.commit()
    except StaleAssessment:
        return  # someone changed it just now; the next delivery will tell
