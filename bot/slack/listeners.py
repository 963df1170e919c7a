"""Bolt's listeners: each translates one payload and calls one handler.

Those that open a form run when the request arrives; all others run in the worker, on requests
that the edge has stored.
"""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.errors import NotAllowed
from bot.services.command_words import split_command
from bot.services.inbound import ChannelKind, Click, Place
from bot.services.ports import Deps
from bot.services.stopping import stop_work
from bot.slack import payloads
from bot.slack.clients import Clients
from bot.slack.controls import read_control
from bot.slack.drafts import end_growing
from bot.slack.edge import INBOX_ITEM
from bot.slack.escape import incoming
from bot.slack.guests import STRANGER, is_stranger, refuse_strangers
from bot.slack.handlers import Handlers
from bot.slack.intake import ASSESS_THREAD, START, is_request, thread_key
from bot.slack.opening import FormOpener, Request
from bot.slack.payloads import Body, KindOf, event_of, team_of
from bot.slack.status import Status

HANDLED = "tuningfork_handled"
"""Set in the context by the listener that took a stored request."""
LIFECYCLE_EVENTS = (
    "app_uninstalled",
    "tokens_revoked",
    "channel_archive",
    "channel_unarchive",
    "group_archive",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "channel_left",
    "group_left",
    "channel_id_changed",
)
PROMPTS = [
    {
        "title": "Assess a project",
        "message": "We sort 2,000 support tickets a day and have 5,000 labelled ones. What now?",
    },
    {"title": "When does fine-tuning pay?", "message": "When does fine-tuning pay off?"},
    {"title": "RAG or fine-tuning?", "message": "When should we use RAG rather than fine-tuning?"},
    {"title": "What can you do?", "message": "help"},
]


class Listeners:
    """The listeners of one app."""

    def __init__(
        self,
        deps: Deps,
        handlers: Handlers,
        opener: FormOpener,
        status: Status,
        kind_of: KindOf,
        clients: Clients,
    ) -> None:
        self._deps = deps
        self._handlers = handlers
        self._opener = opener
        self._status = status
        self._kind_of = kind_of
        self._clients = clients

    def register(self, app: App) -> None:
        """Add all listeners to an app."""
        app.event("message")(self.on_message)
        app.event("app_mention")(self.on_message)
        app.event("app_home_opened")(self.on_home)
        app.event("agent_session_stopped")(self.on_stopped)
        for name in LIFECYCLE_EVENTS:
            app.event(name)(self.on_lifecycle)
        app.command(re.compile(r"^/"))(self.on_command)
        app.action(re.compile(r".*"))(self.on_action)
        app.view(re.compile(r"^form:"))(self.on_form)
        app.shortcut(START)(self.on_start)
        app.shortcut(ASSESS_THREAD)(self.on_shortcut)

    def on_message(self, body: dict[str, Any], context: BoltContext) -> None:
        """A message, a mention, or the deletion of a message whose words are quoted."""
        item = _taken(context)
        if event_of(body).get("subtype") == "message_deleted":
            self._withdraw(body, item)
            return
        message = payloads.message_of(body, context.bot_user_id, self._kind_of)
        stranger = is_stranger(self._deps.directory, message.place, message.user_id)
        if not message.addressed:
            if stranger:
                self._done(item)
            else:
                self._handlers.message(self._deps, message, item)
            return
        if stranger:
            raise NotAllowed(STRANGER)
        with self._status.working(message.place):
            self._handlers.message(self._deps, message, item)

    def on_home(self, body: dict[str, Any], context: BoltContext) -> None:
        """The home tab, or the agent view, was opened."""
        item = _taken(context)
        event = event_of(body)
        if event.get("tab") == "messages":
            place = Place(
                team_id=team_of(body), channel_id=str(event.get("channel")), channel_kind="dm"
            )
            self._status.suggest(place, PROMPTS)
            self._done(item)
            return
        self._handlers.home(self._deps, payloads.home_of(body), item)

    def on_stopped(self, body: dict[str, Any], context: BoltContext) -> None:
        """A person pressed Stop: what is being answered in that thread, and its interview, end."""
        item = _taken(context)
        event = event_of(body)
        channel = str(event.get("channel") or event.get("channel_id") or "")
        thread = str(event.get("thread_ts") or "")
        team, user = team_of(body), str(event.get("user") or "")
        place = Place(team_id=team, channel_id=channel, thread_ts=thread, channel_kind="dm")
        key = thread_key(team, channel, thread)
        begun = stop_work(self._deps, place, user, item, thread_key=key, is_request=is_request)
        for ts in begun:
            end_growing(self._clients, place, ts)
        self._status.end(place)
        self._cancel(body, channel, thread, user, item)

    def on_lifecycle(self, body: dict[str, Any], context: BoltContext) -> None:
        """The app was removed, invited or taken out; a channel was archived or renamed."""
        item = _taken(context)
        event = payloads.lifecycle_of(body)
        if event is None:
            self._done(item)
            return
        if event.kind in ("uninstalled", "tokens_revoked"):
            if self._clients.installed_since(event.team_id, float(body.get("event_time") or 0)):
                self._done(item)  # told late: it was installed again since, and that counts
                return
            self._clients.forget(event.team_id, payloads.enterprise_of(body))
        self._handlers.lifecycle(self._deps, event, item)

    def on_command(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """A slash command; without a stored item, one that opens a form."""
        if INBOX_ITEM in context:
            command, item = payloads.command_of(body, self._kind_of), _taken(context)
            refuse_strangers(self._deps.directory, command.place, command.user_id)
            self._handlers.command(self._deps, command, item)
        else:
            word, _ = split_command(incoming(str(body.get("text") or "")))
            place = payloads.command_place(body, _unasked)
            self._open(body, word, {}, place)
        ack()

    def on_action(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """A click; without a stored item, one that opens a form."""
        if INBOX_ITEM in context:
            click = payloads.click_of(body, self._kind_of)
            item = _taken(context)
            refuse_strangers(self._deps.directory, click.place, click.user_id)
            self._handlers.click(self._deps, click, item)
        else:
            _, payload = read_control(payloads.first_action(body))
            kind = str(payload.pop("kind", ""))
            self._open(body, kind, payload, payloads.interaction_place(body, _unasked))
        ack()

    def on_form(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """A form that passed its check."""
        form, item = payloads.form_of(body), _taken(context)
        place = form.context.get("place")
        if isinstance(place, dict):
            where = Place.model_validate(place)
            refuse_strangers(self._deps.directory, where, form.user_id)
        self._handlers.form(self._deps, form, item)
        ack()

    def on_start(self, ack: Ack, body: dict[str, Any]) -> None:
        """The global shortcut opens the form of an assessment."""
        self._open(body, "assess", {}, payloads.interaction_place(body, _unasked))
        ack()

    def on_shortcut(self, ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        """*Assess this thread*."""
        shortcut = payloads.shortcut_of(body, context.bot_user_id, self._kind_of)
        item = _taken(context)
        refuse_strangers(self._deps.directory, shortcut.place, shortcut.user_id)
        self._handlers.shortcut(self._deps, shortcut, item)
        ack()

    def _open(self, body: Body, kind: str, about: dict[str, Any], place: Place) -> None:
        self._opener.start(
            Request(
                kind=kind,
                context=about,
                place=place,
                user_id=payloads.user_of(body),
                trigger_id=str(body.get("trigger_id") or ""),
                response_url=body.get("response_url") or None,
            )
        )

    def _cancel(self, body: Body, channel: str, thread: str, user: str, item: int | None) -> None:
        """End the interview of a thread, if one is going on."""
        team = team_of(body)
        with self._deps.store.unit() as unit:
            found = unit.assessments.in_thread(team, channel, thread)
        if found is None or found.status != "interviewing":
            self._done(item)
            return
        click = Click(
            action="cancel", payload={"assessment": found.id}, place=found.place, user_id=user
        )
        self._handlers.click(self._deps, click, item)

    def _withdraw(self, body: Body, item: int | None) -> None:
        """Forget the words of a message that its author deleted."""
        event = event_of(body)
        before = event.get("previous_message") or {}
        gone = str(event.get("deleted_ts"))
        team, channel = team_of(body), str(event.get("channel"))
        with self._deps.store.unit() as unit:
            found = unit.assessments.in_thread(team, channel, str(before.get("thread_ts") or gone))
        if found is None:
            self._done(item)
            return
        click = Click(
            action="withdraw",
            payload={"assessment": found.id, "ts": gone},
            place=found.place,
            user_id=str(before.get("user")),
        )
        self._handlers.click(self._deps, click, item)

    def _done(self, item: int | None) -> None:
        if item is None:
            return
        with self._deps.store.unit() as unit:
            unit.inbox.done(item, self._deps.clock())
            unit.commit()


def _taken(context: BoltContext) -> int:
    """The stored item of a request; marks it as taken.

    Raises:
        LookupError: the request was not stored, so it must not have any effect.
    """
    if INBOX_ITEM not in context:
        raise LookupError("a listener of the worker got a request that was not stored")
    context[HANDLED] = True
    return int(context[INBOX_ITEM])


def _unasked(_team: str, _channel: str) -> ChannelKind:
    """At the edge there is no time to ask Slack: what is unknown counts as private."""
    return "private"
