"""Builds the Bolt app: verification, the edge, and the listeners."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, cast

import structlog
from slack_bolt import App, BoltContext
from slack_bolt.response import BoltResponse

from bot.services.ports import Deps
from bot.slack.clients import Clients, SingleWorkspace, TeamAuthorize, make_client
from bot.slack.edge import INBOX_ITEM, Edge
from bot.slack.handlers import Handlers, service_handlers
from bot.slack.listeners import Listeners
from bot.slack.opening import FormOpener
from bot.slack.settings import SlackSettings as SlackSettings
from bot.slack.status import Status
from bot.slack.worker import FAILURE

if TYPE_CHECKING:
    from slack_bolt.oauth import OAuthFlow

log = structlog.get_logger(__name__)

NOT_INSTALLED = "I am not installed in this workspace any more. Please install me again."

bolt_log = logging.getLogger("bot.slack.bolt")
"""Logger of Bolt. It writes whole request bodies at INFO and exception texts at ERROR, so only
its criticals pass; failures are logged by our own error handler, without any text."""
bolt_log.setLevel(logging.CRITICAL)


def build_clients(slack: SlackSettings, oauth: Clients | None = None) -> Clients:
    """Clients for the one workspace of the settings, or for those that installed the app.

    Args:
        slack: how to reach Slack.
        oauth: `bot.slack.oauth.Installations`, when workspaces install the app themselves.

    Raises:
        ConfigurationError: the settings cannot work.
    """
    slack.check()
    return oauth if slack.installs and oauth is not None else SingleWorkspace(slack)


def build_app(
    deps: Deps,
    slack: SlackSettings,
    clients: Clients | None = None,
    *,
    handlers: Handlers | None = None,
    oauth_flow: OAuthFlow | None = None,
) -> App:
    """The app that serves Slack, over HTTP or Socket Mode, and the worker.

    Args:
        deps: everything the services need.
        slack: how to reach Slack.
        clients: as given to the messenger and the directory; made here for one workspace.
        handlers: what listeners call; the services unless given.
        oauth_flow: from `bot.slack.oauth`, when workspaces install the app themselves.

    Raises:
        ConfigurationError: the settings cannot work.
    """
    clients = clients or build_clients(slack)
    handlers = handlers or service_handlers()
    app = App(
        name="tuningfork",
        logger=bolt_log,
        client=make_client(slack, slack.bot_token),
        signing_secret=slack.signing_secret or "",
        authorize=cast(Any, TeamAuthorize(clients)),
        oauth_flow=oauth_flow,
        request_verification_enabled=slack.signing_secret is not None,
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,
        user_facing_authorize_error_message=NOT_INSTALLED,
    )
    app.use(Edge(deps, handlers, slack, clients))
    app.error(_on_error)
    opener = FormOpener(deps, handlers, clients, slack)
    kind_of = deps.directory.channel_kind
    Listeners(deps, handlers, opener, Status(clients), kind_of, clients).register(app)
    return app


def _on_error(error: Exception, context: BoltContext, body: dict[str, Any]) -> BoltResponse:
    """Hand a failure to the worker; a request from outside is to be sent again."""
    context[FAILURE] = error
    if INBOX_ITEM not in context:
        log.error("slack.edge_failed", error=type(error).__name__, kind=body.get("type"))
    return BoltResponse(status=503, body="")
