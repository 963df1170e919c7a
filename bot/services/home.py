"""The home tab: what waits for the viewer, and the decisions that the viewer may see now."""

from __future__ import annotations

from bot.services.access import may_list
from bot.services.cards import HomeCard, WaitingLine
from bot.services.decisions import decision_line, visible_decisions
from bot.services.inbound import HomeOpened, Place
from bot.services.ports import Deps
from bot.services.records import REVIEW, Decision
from bot.services.schedule import local_words
from bot.services.turns import keep, new_turn

_WAITING = 8
_DECISIONS = 20
"""Decisions on the tab; `/fork decisions` pages through all of them."""
_REVIEWS = 8
_GAPS = 10


def handle_home(deps: Deps, opened: HomeOpened, item_id: int | None) -> None:
    """Publish the home tab of the person who opened it."""
    place = Place(team_id=opened.team_id, channel_id="")
    turn = new_turn(deps, place, item_id, opened.user_id)
    turn.home(home_card(deps, opened.team_id, opened.user_id), opened.user_id)
    keep(deps, turn, item_id)


def home_card(deps: Deps, team_id: str, user_id: str, *, without: str | None = None) -> HomeCard:
    """What one person's home tab shows; `without` a reminder that is being cancelled."""
    decisions = visible_decisions(deps, team_id, user_id)
    reviews = _reviewed(deps, decisions, without)
    return HomeCard(
        waiting=_waiting(deps, team_id, user_id, without),
        decisions=[decision_line(deps, d) for d in decisions[:_DECISIONS]],
        more_decisions=max(0, len(decisions) - _DECISIONS),
        reviews=[decision_line(deps, d) for d in reviews],
        gaps=_gaps(deps, team_id, user_id),
        updated_at=deps.clock(),
    )


def _reviewed(deps: Deps, decisions: list[Decision], without: str | None) -> list[Decision]:
    """The decisions whose review comes next, soonest first."""
    found = []
    with deps.store.unit() as unit:
        for decision in sorted(decisions, key=lambda d: d.review_at):
            review = unit.reminders.get(f"{REVIEW}{decision.id}")
            if review is None or review.status in ("stopped", "done") or review.id == without:
                continue
            found.append(decision)
            if len(found) == _REVIEWS:
                break
    return found


def _waiting(deps: Deps, team_id: str, user_id: str, without: str | None) -> list[WaitingLine]:
    lines = []
    with deps.store.unit() as unit:
        open_assessments = unit.assessments.waiting(team_id, user_id)
        reminders = unit.reminders.of_user(team_id, user_id)
    for assessment in open_assessments:
        pending = assessment.pending
        if pending is None or not assessment.takes_part(user_id):
            continue
        if not may_list(deps, assessment.place, user_id):
            continue
        link = None
        if assessment.place.thread_ts:
            link = deps.directory.permalink(
                team_id, assessment.place.channel_id, assessment.place.thread_ts
            )
        lines.append(
            WaitingLine(text=f"{pending.question} (for “{assessment.title}”)", permalink=link)
        )
    for reminder in reminders:
        if reminder.id == without or not may_list(deps, reminder.place, user_id):
            continue
        due = local_words(reminder.due_at, reminder.time_zone)
        text = f"{reminder.title}: {due}"
        lines.append(WaitingLine(text=text, permalink=None, reminder_id=reminder.id))
    return lines[:_WAITING]


def _gaps(deps: Deps, team_id: str, user_id: str) -> list[str]:
    if user_id not in deps.limits.owners:
        return []
    with deps.store.unit() as unit:
        found = unit.feedback.gaps(team_id, limit=100)
    visible = [g for g in found if _gap_visible(deps, team_id, g.visibility, user_id)]
    return list(dict.fromkeys(g.question for g in visible))[:_GAPS]


def _gap_visible(deps: Deps, team_id: str, visibility: str, user_id: str) -> bool:
    if not visibility.startswith("channel:"):
        return True
    channel_id = visibility.rpartition("/")[2]
    return may_list(deps, Place(team_id=team_id, channel_id=channel_id), user_id)
