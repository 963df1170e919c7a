"""The home tab: what waits for the viewer, what comes, and what may be seen or removed now."""

from __future__ import annotations

from bot.errors import UserInputError
from bot.services import interview
from bot.services.access import is_open, load_assessment, may_list
from bot.services.cards import AddedSourceLine, HomeCard, UpcomingLine, WaitingLine
from bot.services.decisions import decision_line, visible_decisions
from bot.services.documents import removable_sources, remove_source
from bot.services.inbound import Click, HomeOpened, Place
from bot.services.ports import AddedSource, Deps
from bot.services.records import REVIEW, Decision, review_of
from bot.services.turns import Turn, keep, new_turn

_WAITING = 8
_DECISIONS = 20
"""Decisions on the tab; `/fork decisions` pages through all of them."""
_UPCOMING = 8
_SOURCES = 10
"""Sources on the tab; `/fork sources` lists all of them."""
_GAPS = 10


def handle_home(deps: Deps, opened: HomeOpened, item_id: int | None) -> None:
    """Publish the home tab of the person who opened it."""
    place = Place(team_id=opened.team_id, channel_id="")
    turn = new_turn(deps, place, item_id, opened.user_id)
    turn.home(home_card(deps, opened.team_id, opened.user_id), opened.user_id)
    keep(deps, turn, item_id)


def close_interview(deps: Deps, turn: Turn, click: Click) -> None:
    """End an interview from the home tab; its thread says who did, and how it goes on."""
    assessment = load_assessment(deps, click.payload.get("assessment"), click.user_id)
    note = f"“{assessment.title}” was closed already."
    if assessment.status == "interviewing":
        name = deps.directory.person(assessment.place.team_id, click.user_id).name
        interview.cancel(deps, turn, assessment, f"Closed by {name} in App Home.")
        note = f"Closed: “{assessment.title}”. Mention me in its thread to take it up again."
    team_id = click.place.team_id
    card = home_card(deps, team_id, click.user_id, note=note, without=assessment.id)
    turn.home(card, click.user_id)


def remove_from_sources(deps: Deps, turn: Turn, click: Click) -> None:
    """Remove a source from the home tab."""
    team_id = click.place.team_id
    try:
        document_id = str(click.payload.get("document"))
        source = remove_source(deps, team_id, document_id, click.user_id)
        note = f"Removed: {source.name} answers no longer."
    except UserInputError as error:
        note = str(error)
    turn.home(home_card(deps, team_id, click.user_id, note=note), click.user_id)


def home_card(
    deps: Deps, team_id: str, user_id: str, *, note: str = "", without: str | None = None
) -> HomeCard:
    """What one person's home tab shows.

    Args:
        deps: what services use.
        team_id: the workspace.
        user_id: whose tab it is.
        note: what was just done.
        without: id of an assessment or reminder that is being ended.
    """
    decisions = visible_decisions(deps, team_id, user_id)
    sources = removable_sources(deps, team_id, user_id)
    return HomeCard(
        note=note,
        waiting=_waiting(deps, team_id, user_id, without),
        upcoming=_upcoming(deps, team_id, user_id, decisions, without),
        decisions=[decision_line(deps, d) for d in decisions[:_DECISIONS]],
        more_decisions=max(0, len(decisions) - _DECISIONS),
        sources=source_lines(deps, team_id, sources[:_SOURCES]),
        more_sources=max(0, len(sources) - _SOURCES),
        gaps=_gaps(deps, team_id, user_id),
        updated_at=deps.clock(),
    )


def source_lines(deps: Deps, team_id: str, sources: list[AddedSource]) -> list[AddedSourceLine]:
    """Added sources as shown, with who may be shown answers from them now."""
    return [
        AddedSourceLine(
            document_id=source.document_id,
            name=source.name,
            channel_id=source.channel_id,
            added_by=source.added_by,
            for_everyone=is_open(deps, team_id, source.channel_id),
        )
        for source in sources
    ]


def _waiting(deps: Deps, team_id: str, user_id: str, without: str | None) -> list[WaitingLine]:
    lines: list[WaitingLine] = []
    with deps.store.unit() as unit:
        open_assessments = unit.assessments.waiting(team_id, user_id)
    for assessment in open_assessments:
        pending = assessment.pending
        if pending is None or assessment.id == without or not assessment.takes_part(user_id):
            continue
        if not may_list(deps, assessment.place, user_id):
            continue
        place = assessment.place
        link = None
        if place.thread_ts:
            link = deps.directory.permalink(team_id, place.channel_id, place.thread_ts)
        lines.append(
            WaitingLine(
                assessment_id=assessment.id,
                question=pending.question,
                title=assessment.title,
                permalink=link,
            )
        )
    return lines[:_WAITING]


def _upcoming(
    deps: Deps, team_id: str, user_id: str, decisions: list[Decision], without: str | None
) -> list[UpcomingLine]:
    """The reviews of the decisions and the viewer's own reminders, each once, soonest first."""
    lines = [
        UpcomingLine(
            text=review_of(decision.title),
            due_at=decision.review_at,
            permalink=decision_line(deps, decision).permalink,
            owner_id=decision.owner_id,
            reminder_id=f"{REVIEW}{decision.id}",
        )
        for decision in _reviewed(deps, decisions, without)
    ]
    told = {f"{REVIEW}{decision.id}" for decision in decisions} | {without}
    with deps.store.unit() as unit:
        reminders = unit.reminders.of_user(team_id, user_id)
    for reminder in reminders:
        if reminder.id in told or not may_list(deps, reminder.place, user_id):
            continue
        paused = " (paused)" if reminder.status == "paused" else ""
        lines.append(
            UpcomingLine(
                text=f"{reminder.title}{paused}",
                due_at=reminder.due_at,
                reminder_id=reminder.id,
            )
        )
    return sorted(lines, key=lambda line: line.due_at)[:_UPCOMING]


def _reviewed(deps: Deps, decisions: list[Decision], without: str | None) -> list[Decision]:
    """The decisions whose review comes next, soonest first."""
    found = []
    with deps.store.unit() as unit:
        for decision in sorted(decisions, key=lambda d: d.review_at):
            review = unit.reminders.get(f"{REVIEW}{decision.id}")
            if review is None or review.status in ("stopped", "done") or review.id == without:
                continue
            found.append(decision)
            if len(found) == _UPCOMING:
                break
    return found


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
