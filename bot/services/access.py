"""Who may see what, asked of Slack when it is shown: channels, people and membership change."""

from __future__ import annotations

from typing import Any

from bot.errors import NotAllowed, SlackUnavailable, UserInputError
from bot.grounding.passages import PUBLIC
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import Assessment

_GONE = "I no longer keep this assessment. Mention me with your project to start again."


def may_see(deps: Deps, place: Place, user_id: str) -> bool:
    """Whether a person may see what belongs to a place, checked now.

    A channel that is public now can be read by every full member of the workspace; a guest, an
    external person, a private channel or a DM needs membership now. What kind of channel it was
    when something was stored does not count.

    Raises:
        SlackUnavailable: Slack does not say just now; the work is to be tried again.
    """
    if is_open(deps, place.team_id, place.channel_id) and is_full_member(
        deps, place.team_id, user_id
    ):
        return True
    return deps.directory.is_member(place.team_id, place.channel_id, user_id)


def may_list(deps: Deps, place: Place, user_id: str) -> bool:
    """The same for one line of many, which is left out while Slack does not say."""
    try:
        return may_see(deps, place, user_id)
    except SlackUnavailable:
        return False


def is_open(deps: Deps, team_id: str, channel_id: str) -> bool:
    """Whether a channel is public now and shared with no other company."""
    if deps.directory.channel_kind(team_id, channel_id) != "public":
        return False
    return not deps.directory.is_external(team_id, channel_id)


def is_full_member(deps: Deps, team_id: str, user_id: str) -> bool:
    """Whether a person belongs to the workspace as a whole: no guest, nobody from outside."""
    person = deps.directory.person(team_id, user_id)
    return not person.is_external and not person.is_guest


def visible_labels(deps: Deps, place: Place, user_id: str) -> frozenset[str]:
    """The labels of the documents that may be shown in a place to the person who asks.

    The shipped notes and the place's own documents always; for a full member, outside channels
    that another company reads too, also those of the workspace and of channels public now.
    """
    own = frozenset({PUBLIC, place.visibility})
    team_id = place.team_id
    if not is_full_member(deps, team_id, user_id):
        return own
    if deps.directory.is_external(team_id, place.channel_id):
        return own
    channels = (
        Place(team_id=team_id, channel_id=channel_id).visibility
        for channel_id in deps.documents.channels(team_id)
        if is_open(deps, team_id, channel_id)
    )
    return own | {f"team:{team_id}"} | frozenset(channels)


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
