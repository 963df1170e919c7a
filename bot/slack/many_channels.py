"""What Slack says about many channels, asked in few calls: its limits allow fifty a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.errors import SlackUnavailable
from bot.services.inbound import ChannelKind
from bot.services.ports import ChannelNow
from bot.slack.asking import Unknown, asking
from bot.slack.briefly import Briefly
from bot.slack.clients import Clients

MOST_ASKED = 10
"""Channels of one request that are asked about one by one; of more, lists are read first."""
_LISTED_FOR = timedelta(seconds=30)
_PAGE, _PAGES = 999, 10
_BOTS_OWN = "public_channel,private_channel"
_PERSONS = "public_channel,private_channel,mpim,im"
_T = TypeVar("_T")


def kind_of_channel(channel: dict[str, Any]) -> ChannelKind:
    """Who may read a channel, from what Slack says about it."""
    if channel.get("is_im"):
        return "dm"
    hidden = ("is_private", "is_mpim", "is_group")
    return "private" if any(channel.get(name) for name in hidden) else "public"


def is_shared_outside(channel: dict[str, Any]) -> bool:
    """Whether another company reads a channel, or is about to."""
    return bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared"))


def name_of(channel: dict[str, Any]) -> str | None:
    """What people call a channel; direct messages have no name that they know."""
    return None if channel.get("is_mpim") else channel.get("name") or None


@dataclass(frozen=True, slots=True)
class _Listing:
    """The channels of the bot, or those of a person as far as the bot may know them."""

    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    is_whole: bool = False


class ManyChannels:
    """Answers for many channels at once.

    Args:
        clients: for the calls.
        clock: the time.
        ask_channel: what Slack says about one channel; raises `Unknown`.
        ask_member: whether a person is in one channel; raises `SlackUnavailable`.
    """

    def __init__(
        self,
        clients: Clients,
        clock: Callable[[], datetime],
        ask_channel: Callable[[str, str], dict[str, Any]],
        ask_member: Callable[[str, str, str], bool],
    ) -> None:
        self._clients = clients
        self._ask_channel = ask_channel
        self._ask_member = ask_member
        self._listings: Briefly[_Listing] = Briefly(clock, _LISTED_FOR)

    def now(self, team_id: str, channel_ids: Iterable[str]) -> dict[str, ChannelNow]:
        """Kind and sharing of each; those that Slack does not tell of just now are missing."""
        wanted = list(dict.fromkeys(channel_ids))
        direct = [one for one in wanted if one[:1] in ("D", "U", "W")]
        found = dict.fromkeys(direct, ChannelNow("dm", is_external=False))
        left = [one for one in wanted if one not in found]
        ours = self._listing(team_id, "").channels if len(left) > MOST_ASKED else {}
        found |= {one: _seen(ours[one]) for one in left if one in ours}
        left = [one for one in left if one not in ours]
        return found | _singly(left, lambda one: self._one(team_id, one))

    def memberships(
        self, team_id: str, user_id: str, channel_ids: Iterable[str]
    ) -> dict[str, bool]:
        """Whether a person is in each; those that Slack does not tell of just now are missing."""
        left = list(dict.fromkeys(channel_ids))
        found: dict[str, bool] = {}
        if len(left) > MOST_ASKED:
            theirs = self._listing(team_id, user_id)
            found = dict.fromkeys((one for one in left if one in theirs.channels), True)
            if theirs.is_whole:  # Slack names all of a person's channels that the bot is in as well
                ours = self._listing(team_id, "").channels
                found |= dict.fromkeys((o for o in left if o in ours and o not in found), False)
            left = [one for one in left if one not in found]
        return found | _singly(left, lambda one: self._ask_member(team_id, one, user_id))

    def _one(self, team_id: str, channel_id: str) -> ChannelNow:
        try:
            return _seen(self._ask_channel(team_id, channel_id))
        except Unknown as error:
            if error.may_pass:
                raise error.later() from None
            return ChannelNow("private", is_external=True)

    def _listing(self, team_id: str, user_id: str) -> _Listing:
        """All channels of a person, or the bot's own; what could be read until Slack refused."""
        known = self._listings.get((team_id, user_id))
        if known is not None:
            return known
        arguments: dict[str, Any] = {"types": _BOTS_OWN, "limit": _PAGE}
        if user_id:
            arguments |= {"types": _PERSONS, "user": user_id}
        found: dict[str, dict[str, Any]] = {}
        try:
            for _ in range(_PAGES):
                with asking():
                    client = self._clients.for_team(team_id, retrying=True)
                    page = client.users_conversations(**arguments)
                found |= {str(one["id"]): one for one in page.get("channels") or []}
                cursor = (page.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    return self._listings.put((team_id, user_id), _Listing(found, is_whole=True))
                arguments["cursor"] = cursor
        except Unknown:
            pass
        return _Listing(found)


def _seen(channel: dict[str, Any]) -> ChannelNow:
    return ChannelNow(kind_of_channel(channel), is_shared_outside(channel), name_of(channel))


def _singly(channel_ids: list[str], ask: Callable[[str], _T]) -> dict[str, _T]:
    """Ask about a few one by one, until Slack does not answer."""
    found: dict[str, _T] = {}
    for channel_id in channel_ids[:MOST_ASKED]:
        try:
            found[channel_id] = ask(channel_id)
        except SlackUnavailable:
            break
    return found
