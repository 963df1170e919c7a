"""Socket Mode: requests come through a connection that the bot opens."""

from __future__ import annotations

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.errors import ConfigurationError
from bot.slack.clients import make_client, sdk_log
from bot.slack.settings import SlackSettings


def connect(app: App, settings: SlackSettings) -> SocketModeHandler:
    """Connect, and serve in the background until `disconnect`.

    Raises:
        ConfigurationError: there is no app-level token.
    """
    if not settings.app_token:
        raise ConfigurationError("Socket Mode needs SLACK_APP_TOKEN.")
    handler = SocketModeHandler(
        app,
        app_token=settings.app_token,
        logger=sdk_log,
        web_client=make_client(settings, None, retrying=True),
    )
    handler.connect()  # type: ignore[no-untyped-call]
    return handler


def disconnect(handler: SocketModeHandler) -> None:
    """Close the connection; what was stored is worked off by the worker."""
    handler.close()  # type: ignore[no-untyped-call]
