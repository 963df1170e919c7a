"""Who may see what, asked of Slack when it is shown: channels, people and membership change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.errors import NotAllowed, SlackUnavailable, UserInputError
from bot.grounding.passages import PUBLIC
from bot.services.inbound import Place
from bot.services.ports import Deps, Person
from bot.services.records import Assessment

_GONE = "I no longer keep this assessment. Mention me with your project to start again."
NOT_NOW = "Slack does not answer just now. Please try again in a minute."


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person may see of some channels, as far as Slack says now."""

    channels: frozenset[str]
    """Those that this person may read."""
    untold: frozenset[str] = frozenset()
    """Those that Slack does not tell of just now; what is kept of them is left out."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the documents that may be shown."""

    shown: frozenset[str]
    """Labels of what may be shown."""
    untold: frozenset[str] = frozenset()
    """The channels with documents that Slack does not tell of just now."""


def may_see(deps: Deps, place: Place, user_id: str) -> bool:
    """Whether a person may see what belongs to a place, checked now.

    A channel that is public now can be read by every full member of the workspace; a guest, an
    external person, a private channel or a DM needs membership now. What kind of channel it was
    when something was stored does not count.

    Raises:
        SlackUnavailable: Slack does not say just now; the work is to be tried again.
    """
    team_id, channel_id = place.team_id, place.channel_id
    now = deps.directory.channels_now(team_id, [channel_id]).get(channel_id)
    person = deps.directory.person(team_id, user_id)
    if now is not None and now.is_open and _is_full_member(person):
        return True
    if deps.directory.is_member(team_id, channel_id, user_id):
        return True
    if now is None or (now.is_open and person.is_unsure):
        raise SlackUnavailable(NOT_NOW)
    return False


def seen_channels(deps: Deps, team_id: str, user_id: str, channel_ids: Iterable[str]) -> Seen:
    """The same for the channels of a list, which leaves out what Slack does not tell of now."""
    wanted = list(dict.fromkeys(one for one in channel_ids if one))
    now = deps.directory.channels_now(team_id, wanted)
    person = deps.directory.person(team_id, user_id)
    opened = {one for one in now if now[one].is_open}
    seen = opened if _is_full_member(person) else set()
    others = [one for one in wanted if one not in seen]
    member = deps.directory.memberships(team_id, user_id, others)
    unsure = opened if person.is_unsure else set()
    untold = {
        one
        for one in others
        if one not in member or (not member[one] and (one not in now or one in unsure))
    }
    shown = seen | {one for one in others if member.get(one)}
    return Seen(frozenset(shown), frozenset(untold))


def is_open(deps: Deps, team_id: str, channel_id: str) -> bool:
    """Whether a channel is public now and shared with no other company."""
    now = deps.directory.channels_now(team_id, [channel_id]).get(channel_id)
    return now is not None and now.is_open


def _is_full_member(person: Person) -> bool:
    """Whether a person belongs to the workspace as a whole: no guest, nobody from outside."""
    return not person.is_external and not person.is_guest


def visible_labels(deps: Deps, place: Place, user_id: str) -> Labels:
    """The labels of the documents that may be shown in a place to the person who asks.

    The shipped notes and the place's own documents always; for a full member, outside channels
    that another company reads too, also those of the workspace and of channels public now.
    """
    own = frozenset({PUBLIC, place.visibility})
    team_id = place.team_id
    person = deps.directory.person(team_id, user_id)
    if not _is_full_member(person) and not person.is_unsure:
        return Labels(own)
    elsewhere = sorted(deps.documents.channels(team_id) - {place.channel_id})
    now = deps.directory.channels_now(team_id, [place.channel_id, *elsewhere])
    here = now.get(place.channel_id)
    if here is None or person.is_unsure:
        return Labels(own, frozenset(elsewhere))
    if here.is_external:
        return Labels(own)
    channels = (
        Place(team_id=team_id, channel_id=channel_id).visibility
        for channel_id in elsewhere
        if channel_id in now and now[channel_id].is_open
    )
    untold = frozenset(elsewhere) - now.keys()
    return Labels(own | {f"team:{team_id}"} | frozenset(channels), untold)


def load_assessment(deps: Deps, assessment_id: Any, user_id: str) -> Assessment:
    """An assessment that this person may work on.

    Raises:
        UserInputError: it is gone.
        NotAllowed: the person is not in its channel now.
    """
    with deps.store.unit() as unit:
        assessment = unit.assessments.get(str(assessment_id))
    if assessment is None:
        raise UserInputError(_GONE)
    if not may_see(deps, assessment.place, user_id):
        raise NotAllowed("Only members of its channel can work on this assessment.")
    return assessment
