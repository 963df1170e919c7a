"""The Web API answers in Slack's shapes, with Slack's errors and limits."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.sandbox.clock import MovableClock
from bot.sandbox.server import SandboxServer
from bot.slack.settings import FULL_SCOPES
from tests.integration.sandbox.peer import MODAL, OPTIONS, TOKEN
from tests.integration.sandbox.stage import Stage, settings_for

PROJECTS, PRIVATE = "C0LLMPROJ01", "C0PAYMENTS1"


def refusal(call: Callable[[], Any]) -> Any:
    """The answer of a call that must fail."""
    with pytest.raises(SlackApiError) as caught:
        call()
    return caught.value.response


def text(value: str, kind: str = "plain_text") -> dict[str, Any]:
    """A text object."""
    return {"type": kind, "text": value}


def button(action: str, label: str = "Go") -> dict[str, Any]:
    """A button."""
    return {"type": "button", "action_id": action, "text": text(label)}


POINTS = [{"label": "1k", "value": 1.5}]
LINE = {
    "type": "line",
    "series": [{"name": "prompting", "data": POINTS}],
    "axis_config": {"categories": ["1k"]},
}
LONG = "x" * 12001
CELL = {"type": "raw_text", "text": "x"}

BROKEN: list[tuple[str, list[dict[str, Any]], str]] = [
    ("header too long", [{"type": "header", "text": text("x" * 151)}], "less than 151"),
    ("mrkdwn header", [{"type": "header", "text": text("x", "mrkdwn")}], "of type plain_text"),
    ("section too long", [{"type": "section", "text": text("x" * 3001)}], "less than 3001"),
    ("empty section", [{"type": "section"}], "one of: text, fields"),
    ("unknown block", [{"type": "marquee"}], "unsupported type: marquee"),
    ("unknown element", [{"type": "actions", "elements": [{"type": "dial"}]}], "type: dial"),
    ("51 blocks", [{"type": "divider"}] * 51, "no more than 50"),
    (
        "twice the same action id",
        [{"type": "actions", "elements": [button("a"), button("a")]}],
        "already exists",
    ),
    ("button label", [{"type": "actions", "elements": [button("a", "x" * 76)]}], "less than 76"),
    ("unknown field", [{"type": "divider", "colour": "red"}], "additional property: colour"),
    ("alert in a message", [{"type": "alert", "text": text("x")}], "not allowed in a message"),
    ("image without alt", [{"type": "image", "image_url": "http://a/b"}], "field: alt_text"),
    (
        "eleven radio buttons",
        [
            {
                "type": "section",
                "text": text("x"),
                "accessory": {"type": "radio_buttons", "options": OPTIONS * 6},
            }
        ],
        "no more than 10",
    ),
    ("two tables", [{"type": "table", "rows": [[CELL]]}] * 2, "only one table"),
    (
        "chart without a point",
        [
            {
                "type": "data_visualization",
                "title": "Cost",
                "chart": LINE | {"axis_config": {"categories": ["1k", "2k"]}},
            }
        ],
        "one point for every category",
    ),
    (
        "same block id twice",
        [{"type": "divider", "block_id": "d"}, {"type": "divider", "block_id": "d"}],
        "already exists",
    ),
]


@pytest.mark.parametrize(
    ("blocks", "rule"), [row[1:] for row in BROKEN], ids=[r[0] for r in BROKEN]
)
def test_broken_blocks_are_refused_by_name_of_the_rule(
    stage: Stage, blocks: list[dict[str, Any]], rule: str
) -> None:
    """Every limit answers `invalid_blocks` with the rule and a pointer."""
    answer = refusal(lambda: stage.bot.chat_postMessage(channel=PROJECTS, text="t", blocks=blocks))
    assert answer["error"] == "invalid_blocks"
    assert any(rule in message for message in answer["response_metadata"]["messages"])
    assert "json-pointer:/blocks" in answer["errors"][0]


def test_every_supported_block_is_accepted(stage: Stage) -> None:
    """A message with one of each block passes the rules."""
    feedback = {
        "type": "feedback_buttons",
        "action_id": "feedback",
        "positive_button": {"text": text("Good"), "value": "good"},
        "negative_button": {"text": text("Bad"), "value": "bad"},
    }
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": text("Title")},
        {"type": "section", "text": text("*a*", "mrkdwn"), "accessory": button("b")},
        {"type": "context", "elements": [text("c", "mrkdwn")]},
        {"type": "divider"},
        {"type": "markdown", "text": "# m"},
        {"type": "table", "rows": [[CELL, CELL]]},
        {"type": "data_visualization", "title": "Cost", "chart": LINE},
        {"type": "context_actions", "elements": [feedback]},
        {"type": "card", "title": text("t", "mrkdwn"), "actions": [button("x")]},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]},
        {
            "type": "input",
            "label": text("l"),
            "element": {"type": "datepicker", "action_id": "d"},
        },
    ]
    posted = stage.bot.chat_postMessage(channel=PROJECTS, text="t", blocks=blocks)
    stored = posted["message"]["blocks"]
    assert [block["type"] for block in stored] == [block["type"] for block in blocks]
    assert all(block["block_id"] for block in stored)


def test_the_sum_of_the_text_is_limited_for_posts_but_not_for_response_urls(stage: Stage) -> None:
    """Legal blocks whose text adds up past the hidden total are refused by `chat.postMessage`."""
    blocks = [{"type": "section", "text": text("x" * 2800)}] * 5
    answer = refusal(lambda: stage.bot.chat_postMessage(channel=PROJECTS, text="t", blocks=blocks))
    assert answer["error"] == "msg_blocks_too_long"
    url = stage.people.command("maya", "general", "help")["response_url"]
    assert httpx.post(url, json={"text": "t", "blocks": blocks}).text == "ok"


def test_a_view_is_checked_too(stage: Stage) -> None:
    """A long title and a missing submit answer `invalid_arguments` with both rules."""
    view = MODAL | {"title": text("x" * 25), "submit": None}
    trigger = stage.people.command("maya", "general", "help")["trigger_id"]
    answer = refusal(lambda: stage.bot.views_open(trigger_id=trigger, view=view))
    rules = " ".join(answer["response_metadata"]["messages"])
    assert answer["error"] == "invalid_arguments"
    assert "less than 25" in rules
    assert "submit is required" in rules


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda bot: bot.chat_postMessage(channel="C404", text="x"), "channel_not_found"),
        (lambda bot: bot.api_call("chat.postMessage", json={"channel": PROJECTS}), "no_text"),
        (
            lambda bot: bot.chat_postMessage(channel=PROJECTS, text="x", thread_ts="1.2"),
            "thread_not_found",
        ),
        (lambda bot: bot.chat_update(channel=PROJECTS, ts="1.2", text="x"), "message_not_found"),
        (lambda bot: bot.conversations_replies(channel=PROJECTS, ts="1.2"), "thread_not_found"),
        (lambda bot: bot.users_info(user="U404"), "user_not_found"),
        (lambda bot: bot.views_update(view_id="V404", view=MODAL), "not_found"),
        (lambda bot: bot.api_call("blocks.invent"), "unknown_method"),
        (
            lambda bot: bot.chat_postMessage(channel=PROJECTS, markdown_text="x" * 12001),
            "msg_too_long",
        ),
    ],
)
def test_errors_have_slacks_names(
    stage: Stage, call: Callable[[WebClient], Any], error: str
) -> None:
    """Each mistake answers with the name that Slack gives it."""
    assert refusal(lambda: call(stage.bot))["error"] == error


def test_channels_that_the_bot_left_or_that_are_archived_refuse_posts(stage: Stage) -> None:
    """`not_in_channel` for public, `channel_not_found` for private, `is_archived`."""
    post = lambda channel: refusal(lambda: stage.bot.chat_postMessage(channel=channel, text="x"))  # noqa: E731
    stage.people.post("archive", channel="general")
    assert post("C0GENERAL01")["error"] == "is_archived"
    for channel in ("llm-projects", "payments-private"):
        stage.people.post("membership", user="bot", channel=channel, action="leave")
    assert post(PROJECTS)["error"] == "not_in_channel"
    assert post(PRIVATE)["error"] == "channel_not_found"
    stage.bot.conversations_join(channel=PROJECTS)
    assert stage.bot.chat_postMessage(channel=PROJECTS, text="x")["ok"]


def test_the_token_is_checked_in_header_and_body(stage: Stage) -> None:
    """A wrong or missing token is refused; the body may carry it."""
    wrong = WebClient(token="xoxb-wrong", base_url=f"{stage.server.url}/api/")
    assert refusal(wrong.auth_test)["error"] == "invalid_auth"
    address = f"{stage.server.url}/api/auth.test"
    assert httpx.post(address).json()["error"] == "not_authed"
    assert httpx.post(address, data={"token": TOKEN}).json()["bot_id"] == "B0FORK00001"


def test_a_requested_429_carries_retry_after_and_the_sdk_recovers(stage: Stage) -> None:
    """The unchanged SDK waits and succeeds on the second try."""
    stage.people.fault("chat.postMessage", status=429, retry_after=1)
    client = WebClient(token=TOKEN, base_url=f"{stage.server.url}/api/")
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    assert client.chat_postMessage(channel=PROJECTS, text="x")["ok"]
    statuses = [call["status"] for call in stage.people.calls("chat.postMessage")]
    assert statuses == [429, 200]


def test_an_answer_can_be_lost_after_the_work_was_done(stage: Stage) -> None:
    """A fault `after` posts the message and then answers 500: the case of a lost reply."""
    stage.people.fault("chat.postMessage", status=500, after=True)
    refusal(lambda: stage.bot.chat_postMessage(channel=PROJECTS, text="once"))
    assert [m["text"] for m in stage.people.bot_messages("llm-projects")] == ["once"]


def test_files_travel_from_the_bot_to_a_thread_and_back(stage: Stage) -> None:
    """`files_upload_v2` shares a file; the bot can read it with its token, a stranger cannot."""
    parent = stage.bot.chat_postMessage(channel=PROJECTS, text="record")["ts"]
    shared = stage.bot.files_upload_v2(
        channel=PROJECTS, thread_ts=parent, filename="adr.md", content="# Decision", title="ADR"
    )["file"]
    found = stage.people.messages("llm-projects", parent)[1]
    assert found["files"][0]["title"] == "ADR"
    assert found["files"][0]["mimetype"] == "text/markdown"
    assert stage.bot.files_info(file=shared["id"])["file"]["size"] == 10
    address = shared["url_private"]
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert httpx.get(address, headers=bearer).text == "# Decision"
    assert httpx.get(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize(
    ("call", "scope"),
    [
        (lambda bot: bot.users_info(user="U0MAYA00001"), "users:read"),
        (lambda bot: bot.files_upload_v2(content="x", filename="x.md"), "files:write"),
        (lambda bot: bot.conversations_info(channel=PROJECTS), "channels:read"),
        (lambda bot: bot.conversations_members(channel=PRIVATE), "groups:read"),
        (lambda bot: bot.conversations_history(channel="D0MAYA00001"), "im:history"),
    ],
)
def test_a_method_without_its_scope_is_refused(
    tmp_path: Path, call: Callable[[WebClient], Any], scope: str
) -> None:
    """`missing_scope` names what is needed; other methods go on."""
    granted = tuple(one for one in FULL_SCOPES if one != scope)
    settings = replace(settings_for(tmp_path / "scopes.db", "http://127.0.0.1:9"), scopes=granted)
    server = SandboxServer(settings, MovableClock())
    server.start()
    bot = WebClient(TOKEN, base_url=f"{server.url}/api/")
    try:
        with pytest.raises(SlackApiError) as caught:
            call(bot)
        assert caught.value.response["error"] == "missing_scope"
        assert caught.value.response["needed"] == scope
        assert bot.auth_test().headers["x-oauth-scopes"] == ",".join(granted)
    finally:
        server.stop()


def test_a_stream_grows_and_ends_with_blocks(stage: Stage) -> None:
    """The SDK's `chat_stream` helper works in a channel thread."""
    parent = stage.bot.chat_postMessage(channel=PROJECTS, text="q")["ts"]
    stream = stage.bot.chat_stream(
        channel=PROJECTS,
        thread_ts=parent,
        recipient_user_id="U0MAYA00001",
        recipient_team_id="T0SANDBOX01",
        buffer_size=1,
    )
    stream.append(markdown_text="Use ")
    stream.append(markdown_text="**retrieval**.")
    stream.stop(blocks=[{"type": "divider"}])
    message = stage.people.bot_messages("llm-projects", parent)[1]
    assert message["text"] == "Use **retrieval**."
    assert [block["type"] for block in message["blocks"]] == ["markdown", "divider"]
    late = refusal(
        lambda: stage.bot.chat_appendStream(channel=PROJECTS, ts=message["ts"], markdown_text="x")
    )
    assert late["error"] == "message_not_in_streaming_state"


def test_a_status_is_cleared_by_the_next_post(stage: Stage) -> None:
    """`assistant.threads.setStatus` shows until the bot posts in the thread."""
    parent = stage.bot.chat_postMessage(channel=PROJECTS, text="q")["ts"]
    stage.bot.assistant_threads_setStatus(
        channel_id=PROJECTS, thread_ts=parent, status="is thinking..."
    )
    page = lambda: stage.people.get("page", user="maya")["statuses"]  # noqa: E731
    assert page()[0]["status"] == "is thinking..."
    stage.bot.chat_postMessage(channel=PROJECTS, thread_ts=parent, text="done")
    assert page() == []


def test_history_pages_and_counts_replies(stage: Stage) -> None:
    """Newest first, replies only as counts, and a cursor for the rest."""
    parents = [stage.bot.chat_postMessage(channel=PROJECTS, text=str(n))["ts"] for n in range(3)]
    stage.bot.chat_postMessage(channel=PROJECTS, thread_ts=parents[0], text="reply")
    first = stage.bot.conversations_history(channel=PROJECTS, limit=2)
    assert [m["text"] for m in first["messages"]] == ["2", "1"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = stage.bot.conversations_history(channel=PROJECTS, limit=2, cursor=cursor)
    assert rest["messages"][0]["reply_count"] == 1
    replies = stage.bot.conversations_replies(channel=PROJECTS, ts=parents[0])["messages"]
    assert [m["text"] for m in replies] == ["0", "reply"]


def test_private_channels_are_seen_by_their_members_only(stage: Stage) -> None:
    """Priya's page does not list the private channel; Maya's does."""
    names = lambda user: {  # noqa: E731
        c["name"] for c in stage.people.get("page", user=user)["channels"] if c["kind"] == "group"
    }
    assert names("maya") == {"payments-private"}
    assert names("priya") == set()


def test_another_sites_page_cannot_drive_the_control_api(stage: Stage) -> None:
    """A foreign Host, a foreign Origin and a form post are refused."""
    address = f"{stage.server.url}/_sandbox/reset"
    refused = [
        httpx.post(address, json={}, headers={"Host": "evil.example"}),
        httpx.post(address, json={}, headers={"Origin": "http://evil.example"}),
        httpx.post(address, json={}, headers={"Sec-Fetch-Site": "cross-site"}),
    ]
    assert [response.status_code for response in refused] == [403, 403, 403]
    assert httpx.post(address, data={"a": "b"}).status_code == 415


def test_a_deleted_parent_keeps_its_thread(stage: Stage) -> None:
    """A parent with replies becomes a tombstone; the replies stay readable."""
    parent = stage.bot.chat_postMessage(channel=PROJECTS, text="q")["ts"]
    stage.bot.chat_postMessage(channel=PROJECTS, thread_ts=parent, text="a")
    stage.bot.chat_delete(channel=PROJECTS, ts=parent)
    replies = stage.bot.conversations_replies(channel=PROJECTS, ts=parent)["messages"]
    assert [m.get("subtype") for m in replies] == ["tombstone", None]


def test_lists_of_people_and_channels_show_what_the_bot_may_see(stage: Stage) -> None:
    """Time zones with their offset, channel kinds, and members, page by page."""
    user = stage.bot.users_info(user="U0PRIYA0001")["user"]
    assert (user["tz"], user["tz_offset"]) == ("Asia/Kolkata", 19800)
    kinds = "public_channel,private_channel,im"
    listed = stage.bot.users_conversations(types=kinds, user="U0PRIYA0001")["channels"]
    assert sorted(c["id"] for c in listed) == ["C0GENERAL01", PROJECTS, "D0PRIYA0001"]
    first = stage.bot.conversations_members(channel=PRIVATE, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = stage.bot.conversations_members(channel=PRIVATE, limit=2, cursor=cursor)
    members = {*first["members"], *rest["members"]}
    assert members == {"U0MAYA00001", "U0JONAS0001", "U0FORK00001"}
    direct = stage.bot.conversations_open(users="U0MAYA00001")["channel"]["id"]
    assert stage.bot.chat_postMessage(channel="U0MAYA00001", text="x")["channel"] == direct
    link = stage.bot.chat_getPermalink(
        channel=direct, message_ts=stage.bot.chat_postMessage(channel=direct, text="y")["ts"]
    )["permalink"]
    assert httpx.get(link, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
