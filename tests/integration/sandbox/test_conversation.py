"""People and a Bolt bot talk through the sandbox over real, signed HTTP."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.integration.sandbox.peer import BUTTONS, MODAL
from tests.integration.sandbox.stage import Stage

PROJECTS = "C0LLMPROJ01"


def test_a_mention_reaches_the_bot_twice_and_is_answered_in_the_thread(stage: Stage) -> None:
    """One mention gives `app_mention` and `message` with one ts and two event ids."""
    ts = stage.people.say(
        "maya", "llm-projects", "@Tuning Fork is 3 < 5 & 7 > 2? https://a.b/c?d=1&e"
    )
    answer = stage.people.wait_for(lambda: stage.people.bot_messages("llm-projects", ts))[0]
    assert answer["thread_ts"] == ts
    assert "<@U0FORK00001> is 3 &lt; 5 &amp; 7 &gt; 2? <https://a.b/c?d=1&amp;e>" in answer["text"]
    mention, message = (stage.people.wait_for(lambda k=k: stage.peer.events(k))[0] for k in KINDS)
    assert mention["event"]["ts"] == message["event"]["ts"] == ts
    assert mention["event_id"] != message["event_id"]
    assert message["event"]["channel_type"] == "channel"
    parent = stage.people.messages("llm-projects")[0]
    assert parent["reply_count"] == 1


KINDS = ("app_mention", "message")


def test_a_direct_message_is_a_message_im_event(stage: Stage) -> None:
    """In a DM there is no `app_mention`, only `message` with channel type `im`."""
    stage.people.say("priya", "dm", "hello @Tuning Fork")
    stage.people.wait_for(lambda: stage.people.bot_messages("dm", user="priya"))
    assert stage.peer.events("app_mention") == []
    assert stage.peer.events("message")[0]["event"]["channel_type"] == "im"


def test_a_command_acknowledged_with_text_is_shown_to_its_caller_only(stage: Stage) -> None:
    """The acknowledgement's text becomes an ephemeral message."""
    stage.people.command("jonas", "general", "help")
    assert [m["text"] for m in stage.people.ephemerals("jonas")] == ["usage for help"]
    assert stage.people.ephemerals("maya") == []


def test_a_response_url_can_answer_in_the_channel(stage: Stage) -> None:
    """A late answer through `respond` appears for everyone."""
    stage.people.command("jonas", "general", "later")
    found = stage.people.wait_for(lambda: stage.people.bot_messages("general"))
    assert found[0]["text"] == "a late answer"


def test_a_response_url_serves_five_posts_within_thirty_minutes(stage: Stage) -> None:
    """The sixth post and one after half an hour are refused."""
    url = stage.people.command("jonas", "general", "help")["response_url"]
    hook = WebhookClient(url)
    assert [hook.send(text=str(n)).body for n in range(6)] == ["ok"] * 5 + ["used_url"]
    fresh = WebhookClient(stage.people.command("jonas", "general", "help")["response_url"])
    stage.people.advance(timedelta(minutes=31))
    assert fresh.send(text="too late").body == "expired_url"


def test_choosing_an_option_sends_block_actions_and_may_replace_the_message(stage: Stage) -> None:
    """The payload carries container, state and the option; `replace_original` changes the post."""
    posted = stage.bot.chat_postMessage(channel=PROJECTS, text="Pick", blocks=BUTTONS)
    stage.people.click("maya", "choose", "llm-projects", posted["ts"], value="rag")
    stage.people.wait_for(lambda: stage.people.messages("llm-projects")[0]["text"] == "chose rag")
    sent = next(d for d in stage.people.deliveries() if d["label"] == "block_actions")
    payload = _payload(sent["body"])
    assert payload["container"]["message_ts"] == posted["ts"]
    assert payload["message"]["blocks"][1]["elements"][0]["action_id"] == "press"
    [entry] = payload["state"]["values"].values()
    assert entry["choose"]["selected_option"]["value"] == "rag"


def _payload(body: str) -> Any:
    return json.loads(parse_qs(body)["payload"][0])


def test_a_modal_shows_field_errors_and_closes_when_they_are_mended(stage: Stage) -> None:
    """Required and typed fields are checked as Slack does; the bot's errors come back by block."""
    stage.people.command("maya", "general", "modal")
    stage.people.wait_for(lambda: stage.people.views("maya"))
    empty = stage.people.submit_view("maya", {"volume": "1.5"})
    assert set(empty["errors"]) == {"name", "volume"}
    refused = stage.people.submit_view("maya", {"name_input": "bad", "volume": "7"})
    assert refused["errors"] == {"name": "Not that one."}
    assert len(stage.people.views("maya")) == 1
    assert stage.people.submit_view("maya", {"name": "Atlas"})["ok"]
    assert stage.people.views("maya") == []


def test_a_submission_may_push_a_view_and_closing_tells_the_bot(stage: Stage) -> None:
    """`push` stacks a view; `view_closed` is sent when the view asked for it."""
    stage.people.command("maya", "general", "modal")
    stage.people.wait_for(lambda: stage.people.views("maya"))
    assert stage.people.submit_view("maya", {"name": "again"})["response_action"] == "push"
    views = stage.people.views("maya")
    assert [view["callback_id"] for view in views] == ["project", "second"]
    assert views[1]["previous_view_id"] == views[0]["id"]
    stage.people.post("close_view", user="maya", check=False)
    stage.people.post("close_view", user="maya")
    assert stage.people.views("maya") == []
    assert "view_closed" in [d["label"] for d in stage.people.deliveries()]


def test_triggers_are_used_once_and_expire(stage: Stage) -> None:
    """A second use, a late use and an invented id each have their own error."""
    trigger = stage.people.command("maya", "general", "help")["trigger_id"]
    stage.bot.views_open(trigger_id=trigger, view=MODAL)
    assert _error(lambda: stage.bot.views_open(trigger_id=trigger, view=MODAL)) == (
        "exchanged_trigger_id"
    )
    late = stage.people.command("maya", "general", "help")["trigger_id"]
    stage.people.advance(4)
    assert _error(lambda: stage.bot.views_open(trigger_id=late, view=MODAL)) == "expired_trigger_id"
    assert (
        _error(lambda: stage.bot.views_open(trigger_id="1.x", view=MODAL)) == "invalid_trigger_id"
    )


def _error(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as caught:
        call()
    return str(caught.value.response["error"])


def test_an_outdated_hash_conflicts(stage: Stage) -> None:
    """`views.update` with the hash of an older version is refused."""
    trigger = stage.people.command("maya", "general", "help")["trigger_id"]
    view = stage.bot.views_open(trigger_id=trigger, view=MODAL)["view"]
    stage.bot.views_update(view_id=view["id"], hash=view["hash"], view=MODAL)
    call = lambda: stage.bot.views_update(view_id=view["id"], hash=view["hash"], view=MODAL)  # noqa: E731
    assert _error(call) == "hash_conflict"


def test_the_home_tab_and_a_message_shortcut_work(stage: Stage) -> None:
    """Opening the app publishes a home; a message shortcut carries the message and a trigger."""
    stage.people.open_home("maya")
    home = stage.people.wait_for(lambda: stage.people.home("maya"))
    assert home["blocks"][1]["elements"][0]["action_id"] == "press"
    assert stage.people.click("maya", "press", view_id="home")["ok"]
    ts = stage.people.say("jonas", "llm-projects", "we label 500 tickets")
    stage.people.shortcut("maya", "assess_thread", "llm-projects", ts)
    assert stage.people.wait_for(lambda: stage.people.views("maya"))[0]["callback_id"] == "project"


def test_joins_reactions_edits_and_deletions_become_events(stage: Stage) -> None:
    """What people do to a channel reaches the bot in Slack's shapes."""
    ts = stage.people.say("maya", "general", "one")
    stage.people.post("react", user="jonas", channel="general", ts=ts, name="eyes")
    stage.people.post("edit", user="maya", channel="general", ts=ts, text="two")
    stage.people.post("delete", user="maya", channel="general", ts=ts)
    stage.people.post("membership", user="priya", channel="payments-private", action="join")
    joined = stage.people.wait_for(lambda: stage.peer.events("member_joined_channel"))[0]
    assert joined["event"]["channel_type"] == "G"
    assert stage.people.wait_for(lambda: stage.peer.events("reaction_added"))
    subtypes = lambda: [e["event"].get("subtype") for e in stage.peer.events("message")]  # noqa: E731
    stage.people.wait_for(lambda: len(subtypes()) == 3)
    assert subtypes() == [None, "message_changed", "message_deleted"]
