"""Sends outbox items to Slack, and looks one up that may have arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.webhook import WebhookClient

from bot.errors import SlackUnavailable
from bot.services.cards import FileCard, HomeCard
from bot.services.inbound import Place
from bot.services.ports import Sent, UncertainDelivery, Undeliverable, Unshowable
from bot.services.records import OutboxItem
from bot.slack.blocks import Rendered, read_card, render, without_novelties, words_alone
from bot.slack.clients import Clients, sdk_log
from bot.slack.drafts import SlackDraft
from bot.slack.escape import mrkdwn
from bot.slack.failures import DEFAULT_PAUSE_S, delivery, error_name
from bot.slack.home import home_view
from bot.slack.limits import clip, clip_markup
from bot.slack.lookup import look_up
from bot.slack.settings import SlackSettings

log = structlog.get_logger(__name__)

_NOT_SHOWN = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long")
_NO_UPLOAD = (
    "missing_scope",
    "not_allowed_token_type",
    "file_uploads_disabled",
    "storage_limit_reached",
)
_USED_UP = (404, 410)
_ALT_TEXT = 1_000


class SlackMessenger:
    """The `Messenger` of the services."""

    def __init__(self, clients: Clients, settings: SlackSettings) -> None:
        self._clients = clients
        self._settings = settings

    def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
        """Send one item; see `bot.services.ports.Messenger`."""
        match item.kind:
            case "post":
                return self._post(item)
            case "update":
                return self._update(item, message_ts)
            case "ephemeral":
                return self._ephemeral(item)
            case "respond":
                return self._respond(item)
            case "home":
                return self._home(item)
            case "file":
                return self._file(item)

    def draft(
        self,
        place: Place,
        user_id: str,
        *,
        begun_ts: str | None = None,
        on_begun: Callable[[str], None] | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> SlackDraft:
        """A message to grow in a thread; see `bot.services.ports.Messenger`."""
        return SlackDraft(self._clients, place, user_id, begun_ts, on_begun, is_wanted)

    def find(self, item: OutboxItem) -> Sent | None:
        """Look for the message that carries the item's key; see `bot.slack.lookup`."""
        return look_up(self._clients, self._settings, item)

    def _post(self, item: OutboxItem) -> Sent:
        if item.message_ts is not None and (sent := self._in_place_of_draft(item)) is not None:
            return sent
        client = self._clients_for(item)

        def call(shown: Rendered) -> str | None:
            answer = client.chat_postMessage(
                channel=item.channel_id,
                thread_ts=item.thread_ts,
                text=shown.text,
                blocks=shown.blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
            return _ts(answer.get("ts"))

        return Sent(ts=self._shown(item, item.key, call, repeatable=False))

    def _update(self, item: OutboxItem, message_ts: str | None) -> Sent:
        if message_ts is None:
            raise Undeliverable("message_not_found")
        client = self._clients_for(item)

        def call(shown: Rendered) -> str | None:
            answer = client.chat_update(
                channel=item.channel_id, ts=message_ts, text=shown.text, blocks=shown.blocks
            )
            return _ts(answer.get("ts"))

        return Sent(ts=self._shown(item, item.message_key or item.key, call, repeatable=True))

    def _in_place_of_draft(self, item: OutboxItem) -> Sent | None:
        """End the growing of a draft and show the whole message there; none when it is gone."""
        client = self._clients_for(item)
        ts = item.message_ts or ""
        with suppress(Undeliverable), delivery(repeatable=True):  # it may have ended already
            client.chat_stopStream(channel=item.channel_id, ts=ts)

        def call(shown: Rendered) -> str | None:
            client.chat_update(channel=item.channel_id, ts=ts, text=shown.text, blocks=shown.blocks)
            return ts

        try:
            return Sent(ts=self._shown(item, item.key, call, repeatable=True))
        except Undeliverable as error:
            log.info("slack.draft_lost", error=error.reason)
            return None

    def _ephemeral(self, item: OutboxItem) -> Sent:
        if item.channel_id[:1] in ("U", "W", ""):
            direct = item.model_copy(
                update={"channel_id": item.channel_id or item.user_id, "thread_ts": None}
            )
            return self._post(direct)
        client = self._clients_for(item)

        def call(shown: Rendered) -> str | None:
            client.chat_postEphemeral(
                channel=item.channel_id,
                user=item.user_id or "",
                thread_ts=item.thread_ts,
                text=shown.text,
                blocks=shown.blocks,
            )
            return None

        return Sent(ts=self._shown(item, item.key, call, repeatable=False))

    def _respond(self, item: OutboxItem) -> Sent:
        """Answer at a response URL; as an ephemeral message once the URL is used up."""
        url = item.response_url or ""
        if not self._settings.trusts(url):
            return self._ephemeral(item)
        with _rendering():
            card = render(read_card(item.card), item.key, self._settings.command)
        shown: Rendered | None = card
        while shown is not None:
            with delivery(repeatable=False):
                status, words, pause = self._answer_at(url, item, shown)
            if status < 300:
                return Sent(ts=None)
            if status == 429:
                raise SlackUnavailable("Slack asks for a pause.", retry_after_s=pause)
            if status >= 500:
                raise UncertainDelivery
            if status in _USED_UP and item.user_id:
                return self._ephemeral(item)
            shown = without_novelties(card) if shown is card and "invalid_blocks" in words else None
        raise Undeliverable(f"response_url_{status}")

    def _answer_at(self, url: str, item: OutboxItem, shown: Rendered) -> tuple[int, str, float]:
        hook = WebhookClient(
            url, timeout=self._settings.timeout_s, logger=sdk_log, retry_handlers=[]
        )
        if self._settings.local:
            hook.proxy = None
        body: dict[str, Any] = {
            "text": shown.text,
            "blocks": shown.blocks,
            "response_type": "ephemeral",
            "replace_original": False,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        if item.thread_ts:
            body["thread_ts"] = item.thread_ts
        answer = hook.send_dict(body)
        try:
            pause = float(answer.headers.get("Retry-After", DEFAULT_PAUSE_S))
        except ValueError:
            pause = DEFAULT_PAUSE_S
        return answer.status_code, answer.body, pause

    def _home(self, item: OutboxItem) -> Sent:
        client = self._clients_for(item)
        with _rendering():
            card = read_card(item.card)
            if not isinstance(card, HomeCard):
                raise TypeError("only a home card can be published")
            view = home_view(card, item.key, self._settings.command)
        with delivery(repeatable=True):
            client.views_publish(user_id=item.user_id or "", view=view)
        return Sent(ts=None)

    def _file(self, item: OutboxItem) -> Sent:
        """Upload a file; a text goes as a message where the bot may not upload.

        A picture is then left out: the record beside it says the same in words.
        """
        with _rendering():
            card = read_card(item.card)
            if not isinstance(card, FileCard):
                raise TypeError("only a file card can be uploaded")
        client = self._clients_for(item)
        if item.channel_id[:1] in ("U", "W"):
            return self._without_upload(item, card)
        try:
            with delivery(repeatable=False):
                client.files_upload_v2(
                    channel=item.channel_id,
                    thread_ts=item.thread_ts,
                    filename=card.filename,
                    title=card.filename,
                    content=card.data,
                    alt_txt=clip(card.alt_text, _ALT_TEXT) or None,
                    initial_comment=clip_markup(mrkdwn(card.comment), 1_000),
                )
        except SlackRequestError:  # the bytes did not get through, so nothing was shared yet
            raise SlackUnavailable("Slack did not take the file.") from None
        except Undeliverable as error:
            if error.reason not in _NO_UPLOAD:
                raise
            return self._without_upload(item, card)
        return Sent(ts=None)

    def _without_upload(self, item: OutboxItem, card: FileCard) -> Sent:
        return self._post(item) if card.encoding == "text" else Sent(ts=None)

    def _clients_for(self, item: OutboxItem) -> WebClient:
        with delivery(repeatable=True):
            return self._clients.for_team(item.team_id)

    def _shown(
        self,
        item: OutboxItem,
        key: str,
        call: Callable[[Rendered], str | None],
        *,
        repeatable: bool,
    ) -> str | None:
        """Call Slack with the message; in plainer forms when it refuses how the message looks."""
        with _rendering():
            shown = render(read_card(item.card), key, self._settings.command)
        with delivery(repeatable=repeatable):
            for form in (shown, without_novelties(shown)):
                try:
                    if form is not None:
                        return call(form)
                except SlackApiError as error:
                    if error_name(error) not in _NOT_SHOWN:
                        raise
            return call(words_alone(shown, key))


@contextmanager
def _rendering() -> Iterator[None]:
    """Whatever goes wrong while a card becomes blocks, nothing was sent yet."""
    try:
        yield
    except Exception as error:
        raise Unshowable(type(error).__name__) from error


def _ts(value: Any) -> str | None:
    return str(value) if value else None
