"""Opens forms while their trigger lives (three seconds, once)."""

from __future__ import annotations

import http.client
import uuid
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWorking
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import TuningForkError
from bot.services.cards import NoticeCard
from bot.services.forms import Form
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import OutboxItem
from bot.slack import views
from bot.slack.clients import Clients, NotInstalled
from bot.slack.failures import error_name
from bot.slack.guests import refuse_strangers
from bot.slack.handlers import Handlers
from bot.slack.messenger import SlackMessenger
from bot.slack.settings import SlackSettings

log = structlog.get_logger(__name__)

_FORM_S = 25.0
_EDGE_TIMEOUT_S = 5
TOO_LATE = "That took too long, so Slack did not let me open the form. Please open it again."
BROKEN = "Something failed on my side. Nothing is lost; please try again in a minute."


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be opened, for whom, and where to answer when that fails."""

    kind: str
    """Which form."""
    context: dict[str, Any]
    """What it is about; comes back with the submission."""
    place: Place
    """Where it was asked for."""
    user_id: str
    """Who asked."""
    trigger_id: str
    """Slack's permission to open one view."""
    response_url: str | None
    """Where only this person sees an answer."""

    def whole_context(self) -> dict[str, Any]:
        """The context with the place, so that the submission knows where it belongs."""
        where: dict[str, Any] = {"place": self.place.model_dump(mode="json")}
        if self.response_url:
            where["response_url"] = self.response_url
        return {**where, **self.context}


class FormOpener:
    """Opens forms in the background, so that the acknowledgement never waits for Slack."""

    def __init__(
        self, deps: Deps, handlers: Handlers, clients: Clients, settings: SlackSettings
    ) -> None:
        self._deps = deps
        self._handlers = handlers
        self._clients = clients
        self._settings = settings
        self._messenger = SlackMessenger(clients, settings)
        self._openers = ThreadPoolExecutor(settings.edge_threads, "form-opener")
        self._builders = ThreadPoolExecutor(settings.edge_threads, "form-builder")

    def start(self, request: Request) -> Future[None]:
        """Open the form in the background."""
        opening = self._openers.submit(self._open, request)
        opening.add_done_callback(_log_failure)
        return opening

    def _open(self, request: Request) -> None:
        building = self._builders.submit(self._build, request)
        try:
            client = self._clients.for_team(request.place.team_id)
            client.timeout = _EDGE_TIMEOUT_S
            self._show(client, request, building)
        except SlackApiError as error:
            log.info("slack.form_refused", kind=request.kind, error=error_name(error))
            self._too_late(request)
        except (NotInstalled, OSError, http.client.HTTPException, ValueError) as error:
            log.warning("slack.form_failed", kind=request.kind, error=type(error).__name__)
            self._too_late(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person must hear of it
            reference = uuid.uuid4().hex[:8]
            log.error(
                "slack.form_failed",
                kind=request.kind,
                error=type(error).__name__,
                reference=reference,
            )
            self._too_late(request, BROKEN, reference)

    def _build(self, request: Request) -> Form:
        refuse_strangers(self._deps.directory, request.place, request.user_id)
        return self._handlers.build_form(
            self._deps,
            request.kind,
            context=request.whole_context(),
            user_id=request.user_id,
            team_id=request.place.team_id,
        )

    def _show(self, client: WebClient, request: Request, building: Future[Form]) -> None:
        """Open the form, or first a loading view when it takes long."""
        try:
            view = self._view(request, building, self._settings.form_wait_s)
        except StillWorking:
            opened = client.views_open(trigger_id=request.trigger_id, view=views.loading())
            shown: Mapping[str, Any] = opened.get("view") or {}
            try:
                view = self._view(request, building, _FORM_S)
            except StillWorking:
                view = views.notice(BROKEN)
            try:
                client.views_update(view_id=shown.get("id"), hash=shown.get("hash"), view=view)
            except SlackApiError as error:
                if error_name(error) not in ("hash_conflict", "not_found"):
                    raise
                log.info("slack.form_changed_meanwhile", error=error_name(error))
            return
        client.views_open(trigger_id=request.trigger_id, view=view)

    def _view(self, request: Request, building: Future[Form], wait_s: float) -> dict[str, Any]:
        error = building.exception(timeout=wait_s)
        if error is None:
            try:
                return views.modal(building.result(), request.whole_context())
            except Exception as broken:  # noqa: BLE001 - a form that cannot be shown is told as one
                error = broken
        if isinstance(error, TuningForkError):
            return views.notice(str(error))
        reference = uuid.uuid4().hex[:8]
        log.error(
            "slack.form_broken", kind=request.kind, error=type(error).__name__, reference=reference
        )
        return views.notice(f"{BROKEN} (Reference {reference})")

    def _too_late(
        self, request: Request, text: str = TOO_LATE, reference: str | None = None
    ) -> None:
        """Say so where only this person sees it, with a button to try again."""
        card = NoticeCard(
            text=text,
            reference=reference,
            retry={"action": "open_form", "kind": request.kind, **request.context},
        )
        item = OutboxItem(
            key=f"form:{uuid.uuid4().hex}",
            kind="respond" if request.response_url else "ephemeral",
            team_id=request.place.team_id,
            channel_id=request.place.channel_id,
            thread_ts=request.place.thread_ts,
            user_id=request.user_id,
            response_url=request.response_url,
            card=card.model_dump(mode="json"),
        )
        try:
            self._messenger.send(item, message_ts=None)
        except Exception as error:  # noqa: BLE001 - there is no other place to tell it
            log.error("slack.form_not_told", kind=request.kind, error=type(error).__name__)


def _log_failure(opening: Future[None]) -> None:
    error = opening.exception()
    if error is not None:
        log.error("slack.form_opener_broken", error=type(error).__name__)
