"""Nothing is lost: events are retried, and a restarted sandbox goes on where it stopped."""

import json
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.client import SandboxClient
from bot.sandbox.clock import MovableClock
from bot.sandbox.server import SandboxServer
from bot.slack.settings import LEAN_SCOPES
from tests.integration.sandbox.peer import Peer, listeners
from tests.integration.sandbox.stage import Stage, settings_for


def test_a_refused_event_is_sent_again_with_retry_headers(stage: Stage) -> None:
    """The same event id comes back, numbered, with the reason."""
    stage.peer.status_override += [500, 500]
    stage.people.say("maya", "dm", "hello")
    stage.people.wait_for(lambda: stage.people.bot_messages("dm", user="maya"))
    attempts = stage.peer.requests[:3]
    assert len({json.loads(a["raw"])["event_id"] for a in attempts}) == 1
    headers = [{k.lower(): v for k, v in a["headers"].items()} for a in attempts]
    assert [h.get("x-slack-retry-num") for h in headers] == [None, "1", "2"]
    assert headers[1]["x-slack-retry-reason"] == "http_error"


def test_an_event_can_be_delivered_again_on_request(stage: Stage) -> None:
    """`deliver_again` repeats an acknowledged event with its own id."""
    stage.people.say("maya", "llm-projects", "plain talk")
    first = stage.people.wait_for(
        lambda: [d for d in stage.people.deliveries() if d["state"] == "delivered"]
    )[0]
    stage.people.deliver_again(first["event_id"])
    stage.people.wait_for(lambda: len(stage.peer.events("message")) == 2)
    ids = {event["event_id"] for event in stage.peer.events("message")}
    assert ids == {first["event_id"]}


def test_a_slow_command_times_out(stage: Stage) -> None:
    """A command without an acknowledgement in time ends in `operation_timeout`."""
    stage.peer.answer_delay = 2.3
    try:
        answer = stage.people.command("maya", "general", "help", check=False)
    finally:
        stage.peer.answer_delay = 0.0
    assert answer["error"] == "operation_timeout"


def test_a_bot_that_was_down_gets_its_events_and_a_restart_keeps_everything(tmp_path: Path) -> None:
    """Messages, modals, the clock and pending deliveries survive a restart of the sandbox."""
    peer = Peer()
    settings = settings_for(tmp_path / "sandbox.db", peer.url)
    settings = replace(settings, bot_url="http://127.0.0.1:9/slack/events")
    server = SandboxServer(settings, MovableClock())
    server.start()
    people = SandboxClient(server.url)
    people.advance(timedelta(days=30))
    people.say("maya", "dm", "is anyone there?")
    people.wait_for(lambda: people.deliveries()[0]["state"] == "delayed")
    server.stop()
    people.close()
    clock = MovableClock()
    again = SandboxServer(replace(settings, bot_url=peer.url), clock)
    again.start()
    people = SandboxClient(again.url)
    try:
        assert clock.offset == timedelta(days=30)
        peer.build(f"{again.url}/api/", listeners)
        people.wait_for(lambda: people.bot_messages("dm", user="maya"))
        texts = [m["text"] for m in people.messages("dm", user="maya")]
        assert texts == ["is anyone there?", "hello"]
        assert float(people.messages("dm", user="maya")[0]["ts"]) > time.time() + 29 * 86400
    finally:
        people.close()
        again.stop()
        peer.stop()


def test_an_app_without_history_scopes_hears_mentions_only(tmp_path: Path) -> None:
    """The lean variant gets no channel messages and may not read threads; DMs still come."""
    peer = Peer()
    settings = replace(settings_for(tmp_path / "lean.db", peer.url), scopes=LEAN_SCOPES)
    server = SandboxServer(settings, MovableClock())
    server.start()
    people = SandboxClient(server.url)
    bot = peer.build(f"{server.url}/api/", listeners)
    try:
        ts = people.say("maya", "general", "@Tuning Fork hello")
        people.say("maya", "dm", "hello")
        people.wait_for(lambda: people.bot_messages("general", ts))
        people.wait_for(lambda: people.bot_messages("dm", user="maya"))
        channels = {event["event"]["channel"] for event in peer.events("message")}
        assert channels == {"D0MAYA00001"}
        with pytest.raises(SlackApiError) as caught:
            bot.conversations_replies(channel="C0GENERAL01", ts=ts)
        assert caught.value.response["needed"] == "channels:history"
    finally:
        people.close()
        server.stop()
        peer.stop()


def test_only_loopback_addresses_are_bound(tmp_path: Path) -> None:
    """The sandbox has no door to the network."""
    settings = replace(settings_for(tmp_path / "x.db", "http://127.0.0.1:9"), host="192.0.2.1")
    with pytest.raises(ValueError, match="loopback"):
        SandboxServer(settings, MovableClock())
