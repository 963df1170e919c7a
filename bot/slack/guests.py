"""Channels shared with another company: only people of our own workspace are served there."""

from __future__ import annotations

from bot.errors import NotAllowed, SlackUnavailable
from bot.services.inbound import Place
from bot.services.ports import Directory
from bot.slack.asking import NOT_NOW

STRANGER = (
    "This channel is shared between companies, and I work only for the one that installed me. "
    "Please ask someone there."
)


def refuse_strangers(directory: Directory, place: Place, user_id: str) -> None:
    """Let people of our own workspace pass.

    Raises:
        NotAllowed: the channel is shared and the person belongs to the other company.
        SlackUnavailable: Slack does not say just now; try again.
    """
    if is_stranger(directory, place, user_id):
        raise NotAllowed(STRANGER)


def is_stranger(directory: Directory, place: Place, user_id: str) -> bool:
    """Whether a person in a shared channel belongs to another company.

    Raises:
        SlackUnavailable: Slack does not say just now; try again.
    """
    if not user_id or place.channel_id[:1] not in ("C", "G", "D"):
        return False
    if not directory.is_external(place.team_id, place.channel_id):
        return False
    person = directory.person(place.team_id, user_id)
    if person.is_unsure:
        raise SlackUnavailable(NOT_NOW)
    return person.is_external
