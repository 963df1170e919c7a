"""The endpoint: only Slack gets in, everything asked for is stored before it hears 200."""

from __future__ import annotations

import json
import logging
import time
from typing import Any
from urllib.parse import urlencode

import pytest
import structlog
from sqlalchemy import text

from bot.services.inbound import Command, FormSubmission, IncomingMessage
from tests.integration.slack.conftest import PAYLOADS, Stage, sample

PRIVATE = "our margin is 71 percent"
RETRY = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}


def mention(said: str = "<@W111> we label tickets") -> dict[str, Any]:
    """Slack's mention sample with other words."""
    body = sample("event_app_mention.json")
    body["event"] |= {"text": said}
    return body


def channel_message(said: str, **event: Any) -> dict[str, Any]:
    """Slack's message sample; the bot it names is the fake's."""
    body = sample("event_message_user_channel.json")
    body["event"] |= {"text": said, "user": "W222", **event}
    return body


def test_mention_is_stored_then_handled_in_its_thread(stage: Stage) -> None:
    """200 before any work; the worker hands a clean message to the services."""
    assert stage.event(mention("<@W111> p95 &lt; 300ms &amp; 5k labels")).status == 200
    assert stage.backlog() == 1
    assert stage.seen.calls == []
    assert stage.work() == 1
    [message] = stage.handled("message")
    assert isinstance(message, IncomingMessage)
    assert message.text == "p95 < 300ms & 5k labels"
    assert message.addressed
    assert message.place.thread_ts == "1595926230.009600"
    assert message.place.channel_kind == "public"
    assert stage.backlog() == 0
    assert stage.work() == 0


def test_acknowledgement_needs_no_worker_and_no_model(stage: Stage) -> None:
    """Every kind of request is acknowledged at once while nobody works."""
    began = time.monotonic()
    assert stage.event(mention()).status == 200
    assert stage.command("ask what is RAG").status == 200
    assert stage.interaction(click("skip", {"assessment": "a", "round": 1})).status == 200
    assert time.monotonic() - began < 3
    assert stage.backlog() == 3


def test_an_event_delivered_four_times_is_one(stage: Stage) -> None:
    """Retries carry the same event id; their header is not needed to recognise them."""
    body = mention() | {"event_id": "EvSame"}
    for headers in (None, RETRY, RETRY, None):
        assert stage.event(body, headers, new=False).status == 200
    assert stage.rows() == 1


def test_a_retry_after_a_lost_first_delivery_is_stored(stage: Stage) -> None:
    """A retry may be the only copy, so its header never drops it."""
    assert stage.event(mention(), RETRY).status == 200
    assert stage.rows() == 1


@pytest.mark.parametrize("mention_first", [True, False])
def test_mention_and_message_pair_is_handled_once_as_a_mention(
    stage: Stage, mention_first: bool
) -> None:
    """A mention in a channel arrives as two events with two ids, in either order."""
    said = "<@W111> hello"
    pair = [mention(said), channel_message(said, ts="1595926230.009600")]
    for body in pair if mention_first else reversed(pair):
        assert stage.event(body).status == 200
    assert stage.rows() == 1
    stage.work()
    [message] = stage.handled("message")
    assert message.addressed
    assert message.text == "hello"


def test_mention_in_a_thread_uses_that_thread(stage: Stage) -> None:
    """The answer belongs where the question was asked."""
    body = mention()
    body["event"]["thread_ts"] = "1500000000.000001"
    stage.event(body)
    stage.work()
    assert stage.handled("message")[0].place.thread_ts == "1500000000.000001"


@pytest.mark.parametrize(
    "name",
    [
        "event_message_bot_message_classic.json",
        "event_message_bot_message_new.json",
        "event_message_own_via_response_url.json",
        "event_message_other_app_via_response_url.json",
        "event_im_message_from_bot.json",
        "event_message_changed.json",
        "event_message_deleted.json",
        "event_assistant_message_changed.json",
        "event_message_user_channel.json",
        "event_member_joined_channel.json",
        "event_member_left_channel.json",
        "event_reaction_added.json",
        "event_function_executed.json",
        "event_assistant_thread_started.json",
        "event_message_org_app_user_change.json",
        "docs_event_app_rate_limited.json",
    ],
)
def test_what_nobody_asked_the_bot_is_acknowledged_and_not_stored(stage: Stage, name: str) -> None:
    """Own and other bots' messages, edits, talk among people, other people joining."""
    assert stage.event(sample(name)).status == 200
    assert stage.rows() == 0


def test_file_and_broadcast_messages_of_people_count(stage: Stage) -> None:
    """Two subtypes are ordinary messages when they speak to the bot."""
    shared = sample("event_message_file_share.json")
    shared["event"] |= {"text": "<@W111> read this", "user": "W222", "ts": "1.1"}
    broadcast = sample("event_message_thread_broadcast.json")
    broadcast["event"] |= {"text": "<@W111> and this", "user": "W222", "ts": "1.2"}
    for body in (shared, broadcast):
        body.pop("authorizations", None)
        stage.event(body)
    stage.work()
    first, second = stage.handled("message")
    assert first.files
    assert first.files[0].url.startswith("https://")
    assert second.text == "and this"


def test_direct_message_is_addressed(stage: Stage) -> None:
    """In a direct message no mention is needed."""
    stage.event(sample("event_im_message_top_level.json"))
    stage.work()
    [message] = stage.handled("message")
    assert message.addressed
    assert message.place.channel_kind == "dm"
    assert message.place.thread_ts == "1726133700.887259"


def test_bare_mention_reaches_the_services(stage: Stage) -> None:
    """Nothing but the mention is an empty text, answered with help by the services."""
    stage.event(mention("<@W111>"))
    stage.work()
    assert stage.handled("message")[0].text == ""


def test_command_arrives_with_plain_quotes_and_words(stage: Stage) -> None:
    """Slack's own sample, and one with typographic quotes and escaped mentions."""
    raw = (PAYLOADS / "command_slash.urlencoded.txt").read_text()
    assert stage.send(raw, "application/x-www-form-urlencoded").status == 200
    stage.command("ask \u201cwhat is <@U1|maya> &amp; RAG?\u201d", channel_name="privategroup")
    stage.work()
    first, second = stage.handled("command")
    assert isinstance(first, Command)
    assert first.text == "Hi"
    assert second.text == 'ask "what is @maya & RAG?"'
    assert second.place.channel_kind == "private"


def test_home_and_lifecycle_events_reach_their_handlers(stage: Stage) -> None:
    """Home opened, bot invited, channel archived and renamed, app removed."""
    stage.event(sample("docs_event_app_home_opened_home_tab.json"))
    joined = sample("event_member_joined_channel.json")
    joined["event"]["user"] = "W111"
    stage.event(joined)
    for event in (
        {"type": "channel_archive", "channel": "C9", "user": "W222"},
        {"type": "channel_unarchive", "channel": "C9", "user": "W222"},
        {"type": "group_unarchive", "channel": "G9", "user": "W222"},
        {"type": "channel_id_changed", "old_channel_id": "G1", "new_channel_id": "C2"},
    ):
        stage.event(joined | {"event": event})
    stage.event(sample("event_tokens_revoked.json"))
    stage.event(sample("event_app_uninstalled.json"))
    stage.work()
    assert stage.handled("home")[0].user_id == "U123ABC456"
    told = stage.handled("lifecycle")
    assert [event.kind for event in told] == [
        "bot_joined",
        "channel_archived",
        "channel_unarchived",
        "channel_unarchived",
        "channel_renamed",
        "tokens_revoked",
        "uninstalled",
    ]
    assert told[0].user_id == "U222"
    assert (told[4].channel_id, told[4].new_channel_id) == ("G1", "C2")


def test_agent_view_gets_its_prompts(stage: Stage) -> None:
    """Opening the messages tab shows what one can ask; nobody is written to."""
    stage.event(sample("event_app_home_opened_messages_tab.json"))
    stage.work()
    [call] = stage.slack.named("assistant.threads.setSuggestedPrompts")
    assert 0 < len(call["prompts"]) <= 4
    assert stage.slack.named("chat.postMessage") == []
    assert stage.backlog() == 0


def click(action: str, payload: dict[str, Any], **body: Any) -> dict[str, Any]:
    """Slack's button sample with our control."""
    made = sample("action_block_actions_button.json")
    made["actions"][0] |= {
        "action_id": f"{action}:0",
        "block_id": "b",
        "value": json.dumps(payload),
        "action_ts": f"{time.monotonic():.6f}",
    }
    made["container"] = {"type": "message", "message_ts": "5.5", "channel_id": "C111"}
    made["message"] = {"ts": "5.5", "thread_ts": "5.1"}
    return made | body


def test_click_arrives_with_its_payload_and_thread(stage: Stage) -> None:
    """Name, payload, place and where to answer privately."""
    stage.interaction(click("answer", {"assessment": "a", "round": 2, "value": True}))
    stage.work()
    [got] = stage.handled("click")
    assert got.action == "answer"
    assert got.payload == {"assessment": "a", "round": 2, "value": True}
    assert got.place.thread_ts == "5.1"
    assert got.message_ts == "5.5"
    assert got.response_url.startswith("https://hooks.slack.com/")


def test_closed_forms_are_only_acknowledged(stage: Stage) -> None:
    """Nothing follows from either."""
    assert stage.interaction(sample("view_closed.json")).status == 200
    assert stage.interaction(sample("view_submission.json")).status == 200
    assert stage.rows() == 0


def submission(**values: str) -> dict[str, Any]:
    """Slack's form sample as one of our forms."""
    body = sample("view_submission.json")
    inputs = [{"type": "input", "block_id": name} for name in values]
    state = {
        name: {"value": {"type": "plain_text_input", "value": said}}
        for name, said in values.items()
    }
    body["view"] |= {
        "callback_id": "form:record",
        "private_metadata": json.dumps({"assessment": "a1"}),
        "blocks": inputs,
        "state": {"values": state},
    }
    return body


def test_all_field_errors_are_shown_at_once_beside_their_fields(stage: Stage) -> None:
    """The form stays open with what was typed; nothing is stored."""
    stage.seen.errors = {"title": "Say what is decided.", "review": "Choose a day to come."}
    answer = stage.interaction(submission(title="x", review="y"))
    assert answer.json == {
        "response_action": "errors",
        "errors": {"title": "Say what is decided.", "review": "Choose a day to come."},
    }
    assert stage.rows() == 0


def test_error_of_no_field_is_shown_at_the_first_one(stage: Stage) -> None:
    """Slack drops errors for unknown fields, so nothing may be lost there."""
    stage.seen.errors = {"elsewhere": "Something else."}
    answer = stage.interaction(submission(title="x"))
    assert answer.json["errors"] == {"title": "Something else."}


def test_good_form_is_stored_once_and_closes_all_views(stage: Stage) -> None:
    """Two submissions of one form are one decision."""
    for _ in range(2):
        answer = stage.interaction(submission(title="RAG for support"))
        assert answer.json == {"response_action": "clear"}
    assert stage.rows() == 1
    stage.work()
    [form] = stage.handled("form")
    assert isinstance(form, FormSubmission)
    assert form.form == "record"
    assert form.values == {"title": "RAG for support"}
    assert form.context == {"assessment": "a1"}


@pytest.mark.parametrize(
    "change",
    [
        {"X_SLACK_SIGNATURE": "v0=" + "0" * 64},
        {"X_SLACK_SIGNATURE": None},
        {"X_SLACK_SIGNATURE": "nonsense"},
        {"X_SLACK_REQUEST_TIMESTAMP": None},
        {"X_SLACK_REQUEST_TIMESTAMP": "yesterday"},
        {"X_SLACK_REQUEST_TIMESTAMP": "1" * 40},
        {"X_SLACK_REQUEST_TIMESTAMP": "-5"},
        {"X_SLACK_REQUEST_TIMESTAMP": "\u0661\u0662"},
    ],
)
def test_unproven_requests_get_401_and_no_log_holds_their_body(
    stage: Stage, caplog: pytest.LogCaptureFixture, change: dict[str, Any]
) -> None:
    """Bad, missing and malformed signature headers."""
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as logs:
        raw = json.dumps(mention(PRIVATE))
        assert stage.send(raw, "application/json", **change).status == 401
    assert PRIVATE not in caplog.text
    assert PRIVATE not in str(logs)
    assert stage.rows() == 0


@pytest.mark.parametrize("shift", [-301, 301, -86_400])
def test_old_and_future_requests_get_401(stage: Stage, shift: int) -> None:
    """A well signed request outside five minutes is a replay."""
    from slack_sdk.signature import SignatureVerifier

    raw, stamp = json.dumps(mention()), str(int(time.time()) + shift)
    signature = SignatureVerifier("s3cret").generate_signature(timestamp=stamp, body=raw)
    answer = stage.send(
        raw,
        "application/json",
        X_SLACK_REQUEST_TIMESTAMP=stamp,
        X_SLACK_SIGNATURE=signature,
    )
    assert answer.status == 401
    assert stage.rows() == 0


def test_signature_covers_the_raw_bytes(stage: Stage) -> None:
    """The same JSON with other spaces is another body."""
    raw = json.dumps(mention())
    from slack_sdk.signature import SignatureVerifier

    stamp = str(int(time.time()))
    signature = SignatureVerifier("s3cret").generate_signature(timestamp=stamp, body=raw + " ")
    assert stage.send(raw, "application/json", X_SLACK_SIGNATURE=signature).status == 401


def test_whole_run_leaves_no_text_and_no_token_in_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Everything at DEBUG: stored, handled, failed, given up, posted."""
    caplog.set_level(logging.DEBUG)
    stage.seen.fail = [RuntimeError(PRIVATE)] * 3
    with structlog.testing.capture_logs() as logs:
        stage.event(mention(f"<@W111> {PRIVATE}"))
        for _ in range(4):
            stage.work()
            stage.clock.advance(minutes=5)
        for item in stage.outbox():
            stage.deps.messenger.send(item, message_ts=None)
    everything = caplog.text + str(logs)
    assert "inbox.gave_up" in everything
    assert PRIVATE not in everything
    assert "xoxb-secret-token" not in everything


def test_store_that_is_down_is_answered_503_so_that_slack_tries_again(stage: Stage) -> None:
    """The request is not lost: nothing was acknowledged."""
    with stage.store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE inbox RENAME TO elsewhere"))
    assert stage.event(mention()).status == 503
    assert stage.command("status").status == 503
    with stage.store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO inbox"))
    assert stage.event(mention()).status == 200


def test_slack_that_cannot_say_who_the_bot_is_costs_nothing(stage: Stage) -> None:
    """The first request is refused and sent again, not dropped with a 200."""
    stage.slack.refuse("auth.test", "internal_error")
    body = mention() | {"event_id": "EvA"}
    assert stage.event(body, new=False).status == 503
    assert stage.event(body, RETRY, new=False).status == 200
    assert stage.rows() == 1


def test_pings_are_answered(stage: Stage) -> None:
    """url_verification is signed; the ssl_check ping is not."""
    hello = {"type": "url_verification", "challenge": "abc", "token": "t"}
    answer = stage.send(json.dumps(hello), "application/json")
    assert answer.status == 200
    assert "abc" in answer.body
    form = "application/x-www-form-urlencoded"
    ping = urlencode({"ssl_check": "1", "token": "t"}).encode()
    assert stage.request("POST", "/slack/events", ping, form).status == 200
    assert stage.request("GET", "/slack/events", query="ssl_check=1").status == 200
    smuggled = urlencode({"ssl_check": "1", "command": "/fork"}).encode()
    assert stage.request("POST", "/slack/events", smuggled, form).status == 401
    assert stage.rows() == 0


def test_odd_requests_are_refused_quietly(stage: Stage) -> None:
    """Wrong method, unknown path, too large, no JSON, not UTF-8."""
    assert stage.request("GET", "/slack/events").status == 405
    assert stage.request("GET", "/elsewhere").status == 404
    assert stage.request("GET", "/slack/install").status == 404
    big = b"x" * 1_000_001
    assert stage.request("POST", "/slack/events", big).status == 413
    assert stage.send("{not json", "application/json").status == 400
    assert stage.request("POST", "/slack/events", b"\xff\xfe", "text/plain").status == 401
    assert stage.rows() == 0


def test_other_routes_are_served_beside_slack(stage: Stage) -> None:
    """Health pages and such are added by path."""
    from bot.slack.http import answer, make_wsgi_app

    routes = {"/healthz": lambda _environ, start: answer(start, 200, "ok")}
    web = make_wsgi_app(stage.app, stage.settings, routes)
    assert stage.request("GET", "/healthz", app=web).body == "ok"


def test_outsiders_cannot_pretend_to_be_the_worker(stage: Stage) -> None:
    """A signed body that names an inbox item is stored like any other, not dispatched."""
    body = mention() | {"tuningfork_inbox_item": 7, "context": {"tuningfork_inbox_item": 7}}
    assert stage.event(body).status == 200
    assert stage.seen.calls == []
    assert stage.backlog() == 1
