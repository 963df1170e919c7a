"""The line "… is working" under a thread; best effort, and always cleared."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from slack_sdk.errors import SlackApiError

from bot.errors import SlackUnavailable
from bot.services.inbound import Place
from bot.slack.clients import Clients, NotInstalled
from bot.slack.failures import error_name

log = structlog.get_logger(__name__)

_WORKING = "is working on it…"
_HOPELESS = frozenset({"missing_scope", "unknown_method", "not_allowed_token_type", "not_allowed"})


class Status:
    """Shows that the bot is at work; a workspace that does not allow it is asked once."""

    def __init__(self, clients: Clients) -> None:
        self._clients = clients
        self._refusing: set[str] = set()

    @contextmanager
    def working(self, place: Place) -> Iterator[None]:
        """Show the status while the enclosed work runs; clear it however that ends."""
        shown = self._set(place, _WORKING)
        try:
            yield
        finally:
            if shown:
                self._set(place, "")

    def end(self, place: Place) -> None:
        """Clear the status after a press on Stop, and end "processing", which Slack leaves on."""
        self._set(place, "")
        try:
            self._clients.for_team(place.team_id).api_call(
                "agents.sessions.setStatus",
                params={
                    "channel_id": place.channel_id,
                    "thread_ts": place.thread_ts,
                    "status": "active",
                },
            )
        except SlackApiError as error:
            log.info("slack.session_refused", error=error_name(error))
        except (NotInstalled, SlackUnavailable, OSError, http.client.HTTPException, ValueError):
            log.info("slack.session_failed")

    def suggest(self, place: Place, prompts: list[dict[str, str]]) -> None:
        """Show suggested prompts in the agent view, where the workspace has one."""
        try:
            self._clients.for_team(place.team_id).assistant_threads_setSuggestedPrompts(
                channel_id=place.channel_id, prompts=prompts
            )
        except SlackApiError as error:
            log.info("slack.prompts_refused", error=error_name(error))
        except (NotInstalled, SlackUnavailable, OSError, http.client.HTTPException, ValueError):
            log.info("slack.prompts_failed")

    def _set(self, place: Place, status: str) -> bool:
        if place.team_id in self._refusing or place.thread_ts is None:
            return False
        try:
            self._clients.for_team(place.team_id).assistant_threads_setStatus(
                channel_id=place.channel_id, thread_ts=place.thread_ts, status=status
            )
        except SlackApiError as error:
            if error_name(error) in _HOPELESS:
                self._refusing.add(place.team_id)
            log.info("slack.status_refused", error=error_name(error))
            return False
        except (NotInstalled, SlackUnavailable, OSError, http.client.HTTPException, ValueError):
            log.info("slack.status_failed")
            return False
        return True
