"""Web API clients per workspace, and who the bot is there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.context.context import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import RetryHandler
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler
from slack_sdk.web import SlackResponse

from bot.errors import SlackUnavailable
from bot.slack.settings import SlackSettings

sdk_log = logging.getLogger("bot.slack.sdk")
"""Logger of Slack's libraries: they write whole bodies below WARNING, so it never goes lower."""
sdk_log.setLevel(logging.WARNING)


class NotInstalled(Exception):
    """The app is not installed in this workspace, or not any more."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """With what the bot acts in a workspace."""

    token: str = field(repr=False)
    """Bot token."""
    bot_user_id: str
    """The bot as a user: what people mention."""
    bot_id: str | None = None
    """The bot as an author of messages."""
    team_id: str | None = None
    """Set when the token belongs to a whole organisation and methods must name the workspace."""


class Clients(Protocol):
    """Hands out clients; the token of each workspace stays inside."""

    def credentials(
        self, team_id: str | None, enterprise_id: str | None = None, *, org: bool = False
    ) -> Credentials:
        """The bot's credentials in a workspace.

        Raises:
            NotInstalled: there are none.
        """

    def for_team(self, team_id: str, *, retrying: bool = False) -> WebClient:
        """A client for a workspace; `retrying` only for calls that change nothing twice.

        Raises:
            NotInstalled: there are no credentials.
        """

    def remember(self, team_id: str, enterprise_id: str) -> None:
        """Keep which organisation's installation serves a workspace."""

    def forget(self, team_id: str, enterprise_id: str | None = None) -> None:
        """Delete the workspace's tokens."""

    def installed_since(self, team_id: str, moment: float) -> bool:
        """Whether the app was installed in a workspace after a time in Unix seconds."""


def make_client(
    settings: SlackSettings,
    token: str | None,
    *,
    retrying: bool = False,
    team_id: str | None = None,
    timeout_s: int | None = None,
) -> WebClient:
    """A Web API client; without `retrying`, no request is ever sent twice by the library."""
    handlers: Sequence[RetryHandler] = [ConnectionErrorRetryHandler()] if retrying else []
    client = WebClient(
        token=token,
        base_url=settings.base_url,
        timeout=timeout_s or settings.timeout_s,
        team_id=team_id,
        logger=sdk_log,
        retry_handlers=list(handlers),
    )
    if settings.local:
        client.proxy = None
    return client


class SingleWorkspace:
    """Clients for the one workspace whose token is a setting."""

    def __init__(self, settings: SlackSettings) -> None:
        self._settings = settings
        self._known: Credentials | None = None
        self._lock = threading.Lock()

    def credentials(
        self, team_id: str | None, enterprise_id: str | None = None, *, org: bool = False
    ) -> Credentials:
        """The credentials; asks Slack once who the bot is."""
        with self._lock:
            if self._known is None:
                who = self._ask()
                self._known = Credentials(
                    token=self._settings.bot_token or "",
                    bot_user_id=str(who["user_id"]),
                    bot_id=who.get("bot_id"),
                )
            return self._known

    def _ask(self) -> SlackResponse:
        """Ask who the bot is; while that fails, requests are refused and sent again by Slack."""
        client = make_client(self._settings, self._settings.bot_token, retrying=True)
        try:
            return client.auth_test()
        except SlackApiError as error:
            raise SlackUnavailable(
                f"Slack does not accept the bot token ({error.response.get('error')})."
            ) from None

    def for_team(self, team_id: str, *, retrying: bool = False) -> WebClient:
        """A client with the one token."""
        return make_client(self._settings, self._settings.bot_token, retrying=retrying)

    def remember(self, team_id: str, enterprise_id: str) -> None:
        """Nothing to keep: one token serves all."""

    def forget(self, team_id: str, enterprise_id: str | None = None) -> None:
        """The token is the operator's setting; only what was asked about it is forgotten."""
        with self._lock:
            self._known = None

    def installed_since(self, team_id: str, moment: float) -> bool:
        """Nobody knows when the operator installed it."""
        return False


class TeamAuthorize(Authorize):
    """Tells Bolt with which token a request is answered."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def __call__(
        self,
        *,
        context: BoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_others: Any,
    ) -> AuthorizeResult | None:
        """The result for one request; `None` when the app is not installed there."""
        try:
            found = self._clients.credentials(
                team_id, enterprise_id, org=bool(context.is_enterprise_install)
            )
        except NotInstalled:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=found.bot_user_id,
            bot_id=found.bot_id,
            bot_token=found.token,
        )
