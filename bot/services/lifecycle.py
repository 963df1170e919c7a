"""The app is installed, removed, invited; channels are archived or get another id."""

from __future__ import annotations

from bot.services.cards import HelpCard
from bot.services.inbound import Lifecycle, Place
from bot.services.ports import Deps
from bot.services.reminder_pauses import pause_channel, resume_channel
from bot.services.turns import keep, new_turn


def handle_lifecycle(deps: Deps, event: Lifecycle, item_id: int | None) -> None:
    """Stop, move, welcome or go on, as the event asks."""
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
        resume_channel(deps, turn)
        keep(deps, turn, item_id)
        return
    if event.kind == "channel_unarchived" and event.channel_id:
        place = Place(team_id=event.team_id, channel_id=event.channel_id)
        turn = new_turn(deps, place, item_id, event.user_id)
        resume_channel(deps, turn)
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
