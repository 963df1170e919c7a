"""Socket Mode: the same edge, the same store, without signatures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.errors import ConfigurationError
from bot.slack.app import build_app, build_clients
from bot.slack.clients import SingleWorkspace
from bot.slack.settings import SlackSettings
from bot.slack.socket_mode import connect
from tests.integration.slack.conftest import Stage, recording, sample
from tests.integration.slack.test_edge import submission


def by_socket(stage: Stage) -> Stage:
    """The stage as an app with an app-level token and no signing secret."""
    settings = SlackSettings(bot_token="xoxb-1", app_token="xapp-1", base_url=stage.slack.url)
    app = build_app(stage.deps, settings, SingleWorkspace(settings), handlers=recording(stage.seen))
    return replace(stage, settings=settings, app=app)


def envelope(kind: str, payload: dict[str, Any], retry: int | None = None) -> SocketModeRequest:
    """What arrives through the connection."""
    return SocketModeRequest(
        type=kind, envelope_id="e1", payload=payload, retry_attempt=retry, retry_reason=None
    )


def test_event_is_stored_once_and_worked_like_any_other(stage: Stage) -> None:
    """A repeated envelope changes nothing."""
    socket = by_socket(stage)
    for retry in (None, 1, 2):
        request = envelope("events_api", sample("event_app_mention.json"), retry)
        assert run_bolt_app(socket.app, request).status == 200
    assert socket.rows() == 1
    socket.work()
    assert socket.handled("message")[0].text == "Hi there!"


def test_commands_and_forms_are_answered_in_the_envelope(stage: Stage) -> None:
    """Field errors travel back as the payload of the acknowledgement."""
    socket = by_socket(stage)
    command = {
        "command": "/fork",
        "text": "status",
        "team_id": "T111",
        "channel_id": "C111",
        "channel_name": "general",
        "user_id": "W222",
        "trigger_id": "t9",
        "response_url": stage.slack.response_url(),
    }
    assert run_bolt_app(socket.app, envelope("slash_commands", command)).status == 200
    stage.seen.errors = {"title": "Say what is decided."}
    answer = run_bolt_app(socket.app, envelope("interactive", submission(title="x")))
    assert '"response_action": "errors"' in answer.body
    socket.work()
    assert socket.handled("command")[0].text == "status"


def test_missing_settings_are_named() -> None:
    """Each refusal says which setting to add."""
    with pytest.raises(ConfigurationError, match="SLACK_BOT_TOKEN"):
        build_clients(SlackSettings(signing_secret="x"))
    with pytest.raises(ConfigurationError, match="SLACK_SIGNING_SECRET"):
        build_clients(SlackSettings(bot_token="x"))


def test_connecting_needs_an_app_level_token(stage: Stage) -> None:
    """Without one there is a sentence, not a crash inside a library."""
    with pytest.raises(ConfigurationError, match="SLACK_APP_TOKEN"):
        connect(stage.app, stage.settings)
