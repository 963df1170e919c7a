"""The global middleware: store first, then acknowledge.

It runs after Bolt's verification. Whatever somebody asked for is committed to the inbox before
Slack hears "200"; when that fails Slack hears "503" and tries again. Only what must happen within
the three seconds of a trigger goes on to the listeners at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt.middleware import Middleware
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.errors import TuningForkError, Unavailable
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.slack import views
from bot.slack.clients import Clients
from bot.slack.handlers import Handlers
from bot.slack.intake import Ticket, examine, thread_key
from bot.slack.limits import clip
from bot.slack.payloads import form_of, team_of
from bot.slack.settings import SlackSettings

log = structlog.get_logger(__name__)

INBOX_ITEM = "tuningfork_inbox_item"
"""Marks a request that the worker dispatches. Only code in this process can set it: what arrives
over HTTP or a socket starts with an empty context."""
_ERROR = 180


class Edge(Middleware):
    """Decides what becomes of each verified request."""

    def __init__(
        self, deps: Deps, handlers: Handlers, settings: SlackSettings, clients: Clients
    ) -> None:
        self._deps = deps
        self._clients = clients
        self._handlers = handlers
        self._settings = settings

    def process(
        self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]
    ) -> BoltResponse | None:
        """Store, answer, pass on or leave alone."""
        if INBOX_ITEM in req.context:
            return next()
        try:
            self._remember_organisation(req)
            ticket = examine(
                req.body,
                req.context.bot_user_id,
                reads_threads=self._settings.reads_threads,
                live=self._live,
                kept=self._kept,
            )
            match ticket.way:
                case "edge":
                    return next()
                case "drop":
                    return BoltResponse(status=200, body="")
                case "form":
                    return self._form(req, ticket)
                case "store":
                    self._store(req, ticket)
                    return BoltResponse(status=200, body="")
        except Unavailable as error:
            log.error("slack.not_stored", error=type(error).__name__)
            return BoltResponse(status=503, body="")

    def _remember_organisation(self, req: BoltRequest) -> None:
        """So that work which no request started finds the token of the whole organisation."""
        team, enterprise = team_of(req.body), req.context.enterprise_id
        if req.context.is_enterprise_install and team and enterprise:
            self._clients.remember(team, enterprise)

    def _live(self, team_id: str, channel_id: str, thread_ts: str) -> bool:
        """Whether a thread has an assessment that is going on, or may have one in a moment."""
        found, busy = self._known(team_id, channel_id, thread_ts)
        return busy or (found is not None and found.status != "cancelled")

    def _kept(self, team_id: str, channel_id: str, thread_ts: str) -> bool:
        """Whether words from a thread are kept, also those of an assessment that was cancelled.

        What waits to be handled counts: its words are kept in a moment.
        """
        found, busy = self._known(team_id, channel_id, thread_ts)
        return busy or found is not None

    def _known(
        self, team_id: str, channel_id: str, thread_ts: str
    ) -> tuple[Assessment | None, bool]:
        """The assessment of a thread, and whether something of the thread waits to be handled."""
        with self._deps.store.unit() as unit:
            # The work first: when it ends in between, what it began is found.
            busy = unit.inbox.is_busy(thread_key(team_id, channel_id, thread_ts))
            return unit.assessments.in_thread(team_id, channel_id, thread_ts), busy

    def _store(self, req: BoltRequest, ticket: Ticket) -> None:
        """Commit a request to the inbox; a repetition changes nothing."""
        over_http = req.mode == "http" and bool(req.raw_body)
        body = req.raw_body if over_http else json.dumps(req.body, ensure_ascii=False)
        with self._deps.store.unit() as unit:
            new = unit.inbox.put(
                event_key=ticket.event_key,
                dedupe_key=ticket.dedupe_key,
                kind=ticket.kind,
                body=body,
                content_type=(req.content_type if over_http else None) or "application/json",
                thread_key=ticket.thread_key,
                now=self._deps.clock(),
            )
            unit.commit()
        log.info("slack.stored", kind=ticket.kind, event_key=ticket.event_key, new=new)

    def _form(self, req: BoltRequest, ticket: Ticket) -> BoltResponse:
        """Check a form: all errors at once beside their fields, or store it and close the form."""
        form = form_of(req.body)
        view = req.body.get("view") or {}
        names = views.field_names(view)
        try:
            errors = self._handlers.check_form(
                self._deps, form.form, form.values, form.context, form.user_id, form.team_id
            )
        except Unavailable:
            raise
        except TuningForkError as error:
            errors = {names[0] if names else "": str(error)}
        if errors:
            return self._refused(names, errors)
        self._store(req, ticket)
        return BoltResponse(status=200, body={"response_action": "clear"})

    def _refused(self, names: list[str], errors: dict[str, str]) -> BoltResponse:
        """Errors beside their fields; what belongs to no field stands at the first one."""
        if not names:
            said = " ".join(errors.values())
            body: dict[str, Any] = {"response_action": "update", "view": views.notice(said)}
            return BoltResponse(status=200, body=body)
        shown: dict[str, str] = {}
        for name, error in errors.items():
            where = name if name in names else names[0]
            shown[where] = clip(f"{shown[where]} {error}" if where in shown else error, _ERROR)
        return BoltResponse(status=200, body={"response_action": "errors", "errors": shown})
