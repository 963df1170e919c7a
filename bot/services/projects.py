"""Which project something is about: that of a thread, else the latest ones of its channel."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.cards import ProjectLine
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import Assessment, Decision


@dataclass(frozen=True, slots=True)
class Project:
    """A project that is talked about in a thread."""

    title: str
    """Its name."""
    place: Place
    """Its thread."""
    decision: Decision | None = None
    """What was decided about it, if anything was."""


def project_at(deps: Deps, place: Place) -> Project | None:
    """The project of a thread, else the newest of its channel, decided ones first."""
    own = thread_project(deps, place)
    if own is not None:
        return own
    with deps.store.unit() as unit:
        decisions = unit.decisions.in_channel(place.team_id, place.channel_id)
    for decision in decisions:
        if decision.status != "superseded":
            return Project(decision.title, decision.place, decision)
    shown = (a for a in _assessments(deps, place) if a.place.thread_ts and not a.private)
    return next((Project(a.title, a.place) for a in shown), None)


def thread_project(deps: Deps, place: Place) -> Project | None:
    """The project of a thread; none outside one, or where nothing was assessed or decided."""
    if not place.thread_ts:
        return None
    with deps.store.unit() as unit:
        decisions = unit.decisions.in_channel(place.team_id, place.channel_id)
        found = unit.assessments.in_thread(place.team_id, place.channel_id, place.thread_ts)
    for decision in decisions:
        if decision.place.thread_ts == place.thread_ts and decision.status != "superseded":
            return Project(decision.title, decision.place, decision)
    if found is None or found.private or found.status == "cancelled":
        return None
    return Project(found.title, found.place)


def known_to(deps: Deps, place: Place, user_id: str) -> list[Assessment]:
    """The projects of a channel that a member may see, the latest first.

    What was assessed for one person only is shown to nobody else.
    """
    return [
        assessment
        for assessment in _assessments(deps, place)
        if not assessment.private or assessment.started_by == user_id
    ]


def _assessments(deps: Deps, place: Place) -> list[Assessment]:
    with deps.store.unit() as unit:
        return unit.assessments.in_channel(place.team_id, place.channel_id)


def project_line(deps: Deps, project: Project) -> ProjectLine:
    """A project as shown: its title and the link to its thread."""
    place = project.place
    link = None
    if place.thread_ts:
        link = deps.directory.permalink(place.team_id, place.channel_id, place.thread_ts)
    return ProjectLine(title=project.title, permalink=link)
