"""A message that grows in its thread while its text is being written.

It is best effort: whatever Slack refuses ends the growing, and the whole message comes all the
same. Only text that has passed its checks is said here.
"""

from __future__ import annotations

import http.client
from collections.abc import Callable

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import SlackUnavailable
from bot.services.inbound import Place
from bot.slack.clients import Clients, NotInstalled
from bot.slack.escape import mrkdwn
from bot.slack.failures import error_name

log = structlog.get_logger(__name__)

TIMEOUT_S = 3
"""Seconds for one call: growing must not use up the time that the text itself has."""


class SlackDraft:
    """The `Draft` of the services: a streamed message, begun with its first words.

    Args:
        clients: for the calls.
        place: the thread.
        user_id: who asked.
        begun_ts: the message that an earlier try has begun; it grows no further.
        on_begun: is told the timestamp of a message that was begun here.
        is_wanted: asked before words are shown; what was begun at the moment when it turns to
            False is taken away.
    """

    def __init__(
        self,
        clients: Clients,
        place: Place,
        user_id: str,
        begun_ts: str | None = None,
        on_begun: Callable[[str], None] | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        self._clients = clients
        self._place = place
        self._user_id = user_id
        self._on_begun = on_begun
        self._is_wanted = is_wanted
        self._mute = place.thread_ts is None or begun_ts is not None
        self._ts = begun_ts

    @property
    def ts(self) -> str | None:
        """Slack's timestamp of the message; none until something was said."""
        return self._ts

    def say(self, text: str) -> None:
        """Add words to the message; does nothing after the first refusal, or once unwanted."""
        self._mute = self._mute or not self._is_wanted()
        if self._mute:
            return
        try:
            client = self._clients.for_team(self._place.team_id)
            client.timeout = TIMEOUT_S
            if self._ts is None:
                self._begin(client, text)
            else:
                client.chat_appendStream(
                    channel=self._place.channel_id, ts=self._ts, markdown_text=mrkdwn(text)
                )
        except SlackApiError as error:
            self._mute = True
            log.info("slack.draft_refused", error=error_name(error))
        except (NotInstalled, SlackUnavailable, OSError, http.client.HTTPException, ValueError):
            self._mute = True
            log.info("slack.draft_failed")

    def _begin(self, client: WebClient, text: str) -> None:
        answer = client.chat_startStream(
            channel=self._place.channel_id,
            thread_ts=self._place.thread_ts or "",
            recipient_team_id=self._place.team_id,
            recipient_user_id=self._user_id,
            markdown_text=mrkdwn(text),
        )
        ts = answer.get("ts")
        self._ts = str(ts) if ts else None
        self._mute = self._ts is None
        if self._ts is not None and self._on_begun is not None:
            self._on_begun(self._ts)
        if self._ts is not None and not self._is_wanted():
            gone, self._ts, self._mute = self._ts, None, True
            end_growing(self._clients, self._place, gone)
            client.chat_delete(channel=self._place.channel_id, ts=gone)


def end_growing(clients: Clients, place: Place, ts: str) -> None:
    """Let a message that was begun stand as it is; it may have ended already."""
    try:
        clients.for_team(place.team_id).chat_stopStream(channel=place.channel_id, ts=ts)
    except SlackApiError as error:
        log.info("slack.draft_ended_before", error=error_name(error))
    except (NotInstalled, SlackUnavailable, OSError, http.client.HTTPException, ValueError):
        log.info("slack.draft_not_ended")
