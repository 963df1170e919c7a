"""The four manifests ask for exactly what the code uses, no more and no less."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from bot.slack.intake import ASSESS_THREAD, START
from bot.slack.listeners import PROMPTS
from bot.slack.settings import FULL_SCOPES, LEAN_SCOPES, OPTIONAL_SCOPES, SlackSettings

ROOT = Path(__file__).parents[3]
ALL = ["http-full", "http-lean", "socket-full", "socket-lean"]

METHOD_SCOPES = {
    "auth_test": set(),
    "assistant_threads_setStatus": {"assistant:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "chat_delete": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_startStream": {"chat:write"},
    "chat_appendStream": {"chat:write"},
    "chat_stopStream": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat_getPermalink": set(),
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "conversations_info": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "conversations_members": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "files_upload_v2": {"files:write"},
    "users_conversations": {"channels:read", "groups:read", "im:read", "mpim:read"},
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_update": set(),
}
"""Scopes of each Web API method, from the methods' reference pages."""
EVENT_SCOPES = {
    "agent_session_stopped": set(),
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set(),
    "channel_archive": {"channels:read"},
    "channel_id_changed": set(),
    "channel_unarchive": {"channels:read"},
    "group_archive": {"groups:read"},
    "group_unarchive": {"groups:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "tokens_revoked": set(),
}
"""Scopes of each event, from the events' reference pages."""


def manifest(name: str) -> dict[str, Any]:
    """One manifest."""
    return dict(json.loads((ROOT / "deploy" / f"manifest-{name}.json").read_text()))


def called_methods() -> set[str]:
    """Every method of a Web API client that the room calls."""
    families = ("assistant_", "auth_", "chat_", "conversations_", "files_", "users_", "views_")
    return {
        node.attr
        for file in (ROOT / "bot" / "slack").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and node.attr.startswith(families)
    }


def test_table_of_methods_is_complete() -> None:
    """A new call must be entered with its scopes."""
    assert called_methods() == set(METHOD_SCOPES)


@pytest.mark.parametrize("name", ALL)
def test_scopes_are_those_of_the_methods_and_events_used(name: str) -> None:
    """Each scope is justified by something; the lean variant gives up reading channels."""
    scopes = set(manifest(name)["oauth_config"]["scopes"]["bot"])
    needed: set[str] = {"commands", "files:read"}  # shared files are fetched from their address
    for method in called_methods():
        needed |= METHOD_SCOPES[method]
    for event in manifest(name)["settings"]["event_subscriptions"]["bot_events"]:
        assert EVENT_SCOPES[event] <= scopes, event
        needed |= EVENT_SCOPES[event]
    if name.endswith("lean"):
        needed -= {"channels:history", "groups:history"}
    assert scopes == needed


@pytest.mark.parametrize("name", ALL)
def test_manifest_agrees_with_the_settings_and_listeners(name: str) -> None:
    """Scopes asked for at installation, shortcuts, prompts and command are the same ones."""
    found = manifest(name)
    scopes = found["oauth_config"]["scopes"]
    full = name.endswith("full")
    assert scopes["bot"] == list(FULL_SCOPES if full else LEAN_SCOPES)
    assert SlackSettings(bot_token="x", reads_threads=full).scopes == tuple(scopes["bot"])
    assert scopes["bot_optional"] == list(OPTIONAL_SCOPES)
    shortcuts = {s["callback_id"]: s["type"] for s in found["features"]["shortcuts"]}
    assert shortcuts == {ASSESS_THREAD: "message", START: "global"}
    assert found["features"]["agent_view"]["suggested_prompts"] == PROMPTS
    assert found["features"]["slash_commands"][0]["command"] == SlackSettings().command


@pytest.mark.parametrize("name", ALL)
def test_manifest_keeps_slacks_limits(name: str) -> None:
    """Lengths and counts of the manifest reference."""
    found = manifest(name)
    shown = found["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    agent = found["features"]["agent_view"]
    assert len(agent["agent_description"]) <= 300
    assert len(agent["agent_description"].split()) <= 25
    assert len(agent["suggested_prompts"]) <= 4
    for shortcut in found["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    for command in found["features"]["slash_commands"]:
        assert len(command["command"]) <= 32
        assert command["should_escape"] is True


@pytest.mark.parametrize("name", ALL)
def test_addresses_stand_only_where_slack_calls_us(name: str) -> None:
    """HTTP names the one endpoint everywhere; Socket Mode names none."""
    found = manifest(name)
    settings = found["settings"]
    over_http = name.startswith("http")
    assert settings["socket_mode_enabled"] is not over_http
    places = (
        settings["event_subscriptions"].get("request_url"),
        settings["interactivity"].get("request_url"),
        found["features"]["slash_commands"][0].get("url"),
    )
    assert set(places) == {"https://HOST/slack/events" if over_http else None}
    assert settings["interactivity"]["is_enabled"] is True
