"""The home tab: what waits for the viewer, what comes, and what may be seen or removed now."""

from __future__ import annotations

from bot.errors import UserInputError
from bot.services import interview
from bot.services.access import load_assessment, seen_channels
from bot.services.cards import AddedSourceLine, HomeCard, UpcomingLine, WaitingLine
from bot.services.decisions import decision_line
from bot.services.documents import removable_sources, remove_source
from bot.services.inbound import Click, HomeOpened, Place
from bot.services.ports import AddedSource, Deps
from bot.services.records import REVIEW, Assessment, Decision, Gap, Reminder, review_of
from bot.services.turns import Turn, keep, new_turn
from bot.services.wording import left_out_words

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
    asks = user_id in deps.limits.owners
    with deps.store.unit() as unit:
        waiting = unit.assessments.waiting(team_id, user_id)
        reminders = unit.reminders.of_user(team_id, user_id)
        decided = unit.decisions.channels(team_id)
        gaps = unit.feedback.gaps(team_id, limit=100) if asks else []
    interviews = [a for a in waiting if a.takes_part(user_id) and a.id != without]
    places = [a.place for a in interviews] + [r.place for r in reminders]
    channels = [place.channel_id for place in places] + [_channel_of(gap) for gap in gaps]
    seen = seen_channels(deps, team_id, user_id, [*channels, *decided])
    with deps.store.unit() as unit:
        decisions = unit.decisions.standing(team_id, seen.channels, _DECISIONS)
        count = unit.decisions.count_standing(team_id, seen.channels)
        reviews = unit.decisions.next_reviewed(team_id, seen.channels, _UPCOMING, without)
    sources, untold = removable_sources(deps, team_id, user_id)
    return HomeCard(
        note=note,
        waiting=_waiting(deps, [a for a in interviews if a.place.channel_id in seen.channels]),
        upcoming=_upcoming(
            deps,
            reviews,
            [
                reminder
                for reminder in reminders
                if reminder.place.channel_id in seen.channels and reminder.id != without
            ],
        ),
        decisions=[decision_line(deps, d) for d in decisions],
        more_decisions=max(0, count - len(decisions)),
        sources=source_lines(deps, team_id, sources[:_SOURCES]),
        more_sources=max(0, len(sources) - _SOURCES),
        gaps=_gaps([gap for gap in gaps if _channel_of(gap) in seen.channels | {""}]),
        left_out=left_out_words(seen.untold | untold),
        updated_at=deps.clock(),
    )


def source_lines(deps: Deps, team_id: str, sources: list[AddedSource]) -> list[AddedSourceLine]:
    """Added sources as shown, with who may be shown answers from them now."""
    now = deps.directory.channels_now(team_id, [source.channel_id for source in sources])
    return [
        AddedSourceLine(
            document_id=source.document_id,
            name=source.name,
            channel_id=source.channel_id,
            added_by=source.added_by,
            for_everyone=source.channel_id in now and now[source.channel_id].is_open,
        )
        for source in sources
    ]


def _channel_of(gap: Gap) -> str:
    """The channel that a question was asked in; empty for those of the whole workspace."""
    return gap.visibility.rpartition("/")[2] if gap.visibility.startswith("channel:") else ""


def _waiting(deps: Deps, interviews: list[Assessment]) -> list[WaitingLine]:
    lines: list[WaitingLine] = []
    for assessment in interviews[:_WAITING]:
        pending, place = assessment.pending, assessment.place
        if pending is None:
            continue
        link = None
        if place.thread_ts:
            link = deps.directory.permalink(place.team_id, place.channel_id, place.thread_ts)
        lines.append(
            WaitingLine(
                assessment_id=assessment.id,
                question=pending.question,
                title=assessment.title,
                permalink=link,
            )
        )
    return lines


def _upcoming(deps: Deps, reviews: list[Decision], reminders: list[Reminder]) -> list[UpcomingLine]:
    """The next reviews and the viewer's own reminders, each once, soonest first."""
    lines = [
        UpcomingLine(
            text=review_of(decision.title),
            due_at=decision.review_at,
            permalink=decision_line(deps, decision).permalink,
            owner_id=decision.owner_id,
            reminder_id=f"{REVIEW}{decision.id}",
        )
        for decision in reviews
    ]
    told = {line.reminder_id for line in lines}
    lines += [
        UpcomingLine(
            text=f"{reminder.title}{' (paused)' if reminder.status == 'paused' else ''}",
            due_at=reminder.due_at,
            reminder_id=reminder.id,
        )
        for reminder in reminders
        if reminder.id not in told
    ]
    return sorted(lines, key=lambda line: line.due_at)[:_UPCOMING]


def _gaps(found: list[Gap]) -> list[str]:
    return list(dict.fromkeys(gap.question for gap in found))[:_GAPS]
