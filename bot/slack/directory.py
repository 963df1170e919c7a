"""What Slack knows about people and channels, asked when needed and kept briefly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from bot.errors import DocumentRejected, NotAllowed
from bot.services.inbound import ChannelKind, IncomingFile
from bot.services.ports import ChannelNow, Person, ThreadMessage, ThreadText
from bot.slack.asking import Unknown, asking
from bot.slack.briefly import Briefly
from bot.slack.clients import Clients, NotInstalled
from bot.slack.escape import incoming
from bot.slack.many_channels import ManyChannels, is_shared_outside, kind_of_channel, name_of
from bot.slack.settings import SlackSettings

NOT_THERE = (
    "I cannot read that conversation. Invite me to the channel (type /invite and my name there) "
    "and try again."
)
"""The same words for public and hidden channels, so that nothing about them is given away."""
_NOT_GIVEN = (
    "Slack did not give me the file. Share it in a channel that I am in; if I am in it already, "
    "whoever runs me must reinstall the app with the scope files:read."
)
_HTML_STARTS = (b"<!doctype html", b"<html")
_PERSON_FOR = timedelta(minutes=5)
_MEMBERS_FOR = timedelta(seconds=30)
_CHANNEL_FOR = timedelta(seconds=60)
_MEMBER_PAGES = 20
_THREAD_PAGES = 4


class SlackDirectory:
    """The `Directory` of the services."""

    def __init__(
        self, clients: Clients, settings: SlackSettings, clock: Callable[[], datetime]
    ) -> None:
        self._clients = clients
        self._settings = settings
        self._people: Briefly[Person] = Briefly(clock, _PERSON_FOR)
        self._organisations: Briefly[str] = Briefly(clock, _PERSON_FOR)
        self._members: Briefly[frozenset[str]] = Briefly(clock, _MEMBERS_FOR)
        self._channels: Briefly[dict[str, Any]] = Briefly(clock, _CHANNEL_FOR)
        self._many = ManyChannels(clients, clock, self._channel, self.is_member)

    def person(self, team_id: str, user_id: str) -> Person:
        """A person; when Slack does not say, a stand-in in UTC who counts as external."""
        known = self._people.get((team_id, user_id))
        if known is not None:
            return known
        try:
            with asking():
                client = self._clients.for_team(team_id, retrying=True)
                user: dict[str, Any] = client.users_info(user=user_id).get("user") or {}
        except Unknown as error:
            return Person(user_id, user_id, "UTC", is_external=True, is_unsure=error.may_pass)
        profile = user.get("profile") or {}
        name = profile.get("display_name") or user.get("real_name") or user.get("name") or user_id
        person = Person(
            user_id=user_id,
            name=str(name),
            time_zone=str(user.get("tz") or "UTC"),
            is_external=self._is_stranger(user, team_id),
            is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
            is_deactivated=bool(user.get("deleted")),
            is_bot=bool(user.get("is_bot")) or user_id == "USLACKBOT",
        )
        return self._people.put((team_id, user_id), person)

    def _is_stranger(self, user: dict[str, Any], team_id: str) -> bool:
        """Whether a person belongs to another company; so does whoever cannot be placed."""
        if user.get("is_stranger"):
            return True
        account = user.get("enterprise_user") or {}
        if user.get("team_id") == team_id or team_id in (account.get("teams") or []):
            return False
        ours = self._organisation(team_id)
        return ours is None or ours not in (account.get("enterprise_id"), user.get("team_id"))

    def _organisation(self, team_id: str) -> str | None:
        """The organisation of a workspace; `None` when it has none or Slack does not say."""
        known = self._organisations.get((team_id,))
        if known is None:
            try:
                with asking():
                    answer = self._clients.for_team(team_id, retrying=True).auth_test()
            except Unknown:
                return None
            known = self._organisations.put((team_id,), str(answer.get("enterprise_id") or ""))
        return known or None

    def is_member(self, team_id: str, channel_id: str, user_id: str) -> bool:
        """Whether this person is in the channel now; False when that cannot be found out.

        Raises:
            SlackUnavailable: Slack does not say just now.
        """
        if channel_id == user_id:
            return True
        members = self._members.get((team_id, channel_id))
        if members is None:
            try:
                members = frozenset(self._ask_members(team_id, channel_id))
            except Unknown as error:
                if error.may_pass:
                    raise error.later() from None
                return False
            self._members.put((team_id, channel_id), members)
        return user_id in members

    def _ask_members(self, team_id: str, channel_id: str) -> list[str]:
        found: list[str] = []
        with asking():
            client = self._clients.for_team(team_id, retrying=True)
            cursor = ""
            for _ in range(_MEMBER_PAGES):
                page = client.conversations_members(
                    channel=channel_id, limit=1000, **({"cursor": cursor} if cursor else {})
                )
                found += page.get("members") or []
                cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                if not cursor:
                    break
        return found

    def is_external(self, team_id: str, channel_id: str) -> bool:
        """Whether the channel is shared with another company; True when that is unknown."""
        if channel_id[:1] in ("U", "W"):
            return False
        try:
            channel = self._channel(team_id, channel_id)
        except Unknown:
            return True
        return is_shared_outside(channel)

    def channel_kind(self, team_id: str, channel_id: str) -> ChannelKind:
        """Who may read a channel; `private` when that cannot be found out."""
        if channel_id[:1] in ("D", "U", "W"):
            return "dm"
        try:
            return kind_of_channel(self._channel(team_id, channel_id))
        except Unknown:
            return "private"

    def channels_now(self, team_id: str, channel_ids: Iterable[str]) -> dict[str, ChannelNow]:
        """Kind and sharing of channels; those that Slack does not tell of just now are missing."""
        return self._many.now(team_id, channel_ids)

    def memberships(
        self, team_id: str, user_id: str, channel_ids: Iterable[str]
    ) -> dict[str, bool]:
        """Whether a person is in channels; those that Slack does not tell of now are missing."""
        return self._many.memberships(team_id, user_id, channel_ids)

    def channel_name(self, team_id: str, channel_id: str) -> str | None:
        """What a channel is called now; none for direct messages and what Slack does not name."""
        try:
            return name_of(self._channel(team_id, channel_id))
        except Unknown:
            return None

    def can_post(self, team_id: str, channel_id: str) -> bool:
        """Whether the bot may post there now; True when it cannot be found out.

        A "no" that was kept is asked again: whoever has just invited the bot need not wait.
        """
        if channel_id[:1] in ("U", "W", ""):
            return True
        try:
            return _takes_posts(self._channel(team_id, channel_id)) or _takes_posts(
                self._ask_channel(team_id, channel_id)
            )
        except Unknown as error:
            return error.reason != "channel_not_found"

    def _channel(self, team_id: str, channel_id: str) -> dict[str, Any]:
        known = self._channels.get((team_id, channel_id))
        return known if known is not None else self._ask_channel(team_id, channel_id)

    def _ask_channel(self, team_id: str, channel_id: str) -> dict[str, Any]:
        with asking():
            client = self._clients.for_team(team_id, retrying=True)
            channel: dict[str, Any] = (
                client.conversations_info(channel=channel_id).get("channel") or {}
            )
        if not channel:
            raise Unknown("no_channel")
        return self._channels.put((team_id, channel_id), channel)

    def permalink(self, team_id: str, channel_id: str, ts: str) -> str | None:
        """Link to a message; `None` when Slack does not give one."""
        try:
            with asking():
                client = self._clients.for_team(team_id, retrying=True)
                answer = client.chat_getPermalink(channel=channel_id, message_ts=ts)
        except Unknown:
            return None
        link = answer.get("permalink")
        return str(link) if link else None

    def thread_text(self, team_id: str, channel_id: str, thread_ts: str) -> ThreadText:
        """What people wrote in a thread.

        Slack gives some apps 15 messages per request and one request a minute: what could be read
        until it asked for a pause is given back.

        Raises:
            NotAllowed: the bot is not in that channel.
            SlackUnavailable: Slack asks for a pause at once, or does not answer.
        """
        found: list[ThreadMessage] = []
        cursor = ""
        for page_number in range(_THREAD_PAGES):
            try:
                with asking():
                    client = self._clients.for_team(team_id, retrying=True)
                    arguments: dict[str, Any] = {"limit": self._settings.thread_page}
                    if cursor:
                        arguments["cursor"] = cursor
                    page = client.conversations_replies(
                        channel=channel_id, ts=thread_ts, **arguments
                    )
            except Unknown as error:
                if error.may_pass and page_number:
                    return ThreadText(found, is_whole=False)
                if error.may_pass:
                    raise error.later() from None
                raise NotAllowed(NOT_THERE) from None
            found += [
                ThreadMessage(
                    str(message["user"]), incoming(str(message.get("text") or "")), message["ts"]
                )
                for message in page.get("messages") or []
                if message.get("user") and not message.get("bot_id")
            ]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return ThreadText(found)
        return ThreadText(found, is_whole=False)

    def download(self, team_id: str, file: IncomingFile, limit_bytes: int) -> bytes:
        """A file that was shared with the bot; the token is only sent to Slack's own hosts.

        Raises:
            DocumentRejected: too large, elsewhere, or not to be had.
        """
        import httpx

        if not self._settings.trusts(file.url):
            raise DocumentRejected("The file is not kept by Slack, so I do not fetch it.")
        try:
            token = self._clients.for_team(team_id).token
            with (
                httpx.Client(
                    timeout=self._settings.timeout_s, trust_env=not self._settings.local
                ) as web,
                web.stream("GET", file.url, headers={"Authorization": f"Bearer {token}"}) as answer,
            ):
                if answer.status_code != 200:
                    raise DocumentRejected(_NOT_GIVEN)
                content = bytearray()
                for piece in answer.iter_bytes():
                    content += piece
                    if len(content) > limit_bytes:
                        raise DocumentRejected(
                            f"The file is larger than {limit_bytes // 1_000_000} MB. "
                            "Share a smaller one."
                        )
        except (httpx.HTTPError, NotInstalled):
            raise DocumentRejected(
                "The file could not be fetched. Please share it again."
            ) from None
        if _is_sign_in_page(file, answer.headers.get("content-type", ""), bytes(content)):
            raise DocumentRejected(_NOT_GIVEN)
        return bytes(content)


def _takes_posts(channel: dict[str, Any]) -> bool:
    return channel.get("is_member") is not False and not channel.get("is_archived")


def _is_sign_in_page(file: IncomingFile, content_type: str, content: bytes) -> bool:
    """Whether Slack answered with its sign-in page, which it does with status 200."""
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content_type.startswith("text/html") and not start.startswith(_HTML_STARTS):
        return False
    named_so = file.name.lower().endswith((".html", ".htm", ".xhtml"))
    return not named_so or bool(file.size and file.size != len(content))
