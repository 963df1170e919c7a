"""Sending: what Slack's answers mean for a message, and how one is found again."""

from __future__ import annotations

from typing import Any

import pytest

from bot.errors import NotAllowed, SlackUnavailable
from bot.services import cards as c
from bot.services.inbound import Place
from bot.services.ports import UncertainDelivery, Undeliverable, Unshowable
from bot.services.records import OutboxItem
from bot.slack.clients import SingleWorkspace
from bot.slack.messenger import SlackMessenger
from bot.slack.settings import SlackSettings
from tests.integration.slack.conftest import Stage
from tests.integration.slack.fake_slack import Answer

NOTICE = c.NoticeCard(text="Done <!channel> & well.")
CHART = c.CompareCard(
    title="Cost",
    lines=["Fine-tuning is cheaper above 620k."],
    chart=c.ChartView(
        title="Cost",
        x_labels=["10k", "1M"],
        series={"Prompting": [1.0, 100.0]},
        y_label="USD",
        takeaway="It crosses at 620k.",
    ),
)


def item(kind: str = "post", card: Any = NOTICE, **change: Any) -> OutboxItem:
    """An outbox item in a thread."""
    values: dict[str, Any] = {
        "key": "item:1:0",
        "kind": kind,
        "team_id": "T111",
        "channel_id": "C111",
        "thread_ts": "5.1",
        "user_id": "W222",
        "card": card.model_dump(mode="json", by_alias=True),
    }
    return OutboxItem(**(values | change))


def test_post_goes_to_its_thread_without_unfurling_or_broadcast(stage: Stage) -> None:
    """Text for notifications, marked blocks, escaped words."""
    sent = stage.deps.messenger.send(item(), message_ts=None)
    assert sent.ts == "1700000000.000100"
    [call] = stage.slack.named("chat.postMessage")
    assert call["thread_ts"] == "5.1"
    assert call["unfurl_links"] in (False, "0")
    assert "reply_broadcast" not in call
    assert call["blocks"][0]["block_id"] == "tf:item:1:0"
    assert call["text"] == "Done @\u2060channel &amp; well."
    assert stage.slack.calls[-1].token == "xoxb-secret-token"


def test_update_changes_the_message_and_keeps_its_mark(stage: Stage) -> None:
    """An update is named after the message it changes."""
    update = item("update", key="item:2:0", message_key="assessment:a1")
    assert stage.deps.messenger.send(update, message_ts="9.9").ts
    [call] = stage.slack.named("chat.update")
    assert call["ts"] == "9.9"
    assert call["blocks"][0]["block_id"] == "tf:assessment:a1"
    with pytest.raises(Undeliverable):
        stage.deps.messenger.send(update, message_ts=None)


def test_private_answers_go_to_one_person(stage: Stage) -> None:
    """Ephemeral in the thread; at the response URL without replacing anything."""
    stage.deps.messenger.send(item("ephemeral"), message_ts=None)
    [call] = stage.slack.named("chat.postEphemeral")
    assert (call["user"], call["thread_ts"]) == ("W222", "5.1")
    stage.deps.messenger.send(
        item("respond", response_url=stage.slack.response_url("x")), message_ts=None
    )
    [answer] = stage.slack.named("response/x")
    assert answer["response_type"] == "ephemeral"
    assert answer["replace_original"] is False
    assert answer["thread_ts"] == "5.1"


def test_used_up_response_url_becomes_an_ephemeral_message(stage: Stage) -> None:
    """Five answers or half an hour: then Slack says 404."""
    stage.slack.say("response/old", Answer({"error": "expired_url"}, 404))
    url = stage.slack.response_url("old")
    stage.deps.messenger.send(item("respond", response_url=url), message_ts=None)
    assert len(stage.slack.named("chat.postEphemeral")) == 1


def test_response_url_elsewhere_is_never_called(stage: Stage) -> None:
    """Only Slack's hosts hear from us."""
    odd = item("respond", response_url="https://evil.example/hook")
    stage.deps.messenger.send(odd, message_ts=None)
    assert len(stage.slack.named("chat.postEphemeral")) == 1


def test_answer_in_the_home_tab_goes_to_the_persons_messages(stage: Stage) -> None:
    """There is no channel to be ephemeral in."""
    stage.deps.messenger.send(item("ephemeral", channel_id="W222"), message_ts=None)
    [call] = stage.slack.named("chat.postMessage")
    assert call["channel"] == "W222"
    assert "thread_ts" not in call


def test_home_is_published(stage: Stage) -> None:
    """One view per person."""
    card = c.HomeCard(waiting=[], decisions=[], updated_at=stage.clock())
    stage.deps.messenger.send(item("home", card, channel_id=""), message_ts=None)
    [call] = stage.slack.named("views.publish")
    assert call["user_id"] == "W222"
    assert call["view"]["type"] == "home"


def test_file_is_uploaded_to_its_thread(stage: Stage) -> None:
    """Three steps of Slack's upload, with a comment."""
    upload = stage.slack.response_url("upload")
    stage.slack.defaults["files.getUploadURLExternal"] = {
        "ok": True,
        "upload_url": upload,
        "file_id": "F1",
    }
    stage.slack.defaults["files.completeUploadExternal"] = {"ok": True, "files": [{"id": "F1"}]}
    card = c.FileCard(filename="decision.md", content="# Title", comment="The decision.")
    stage.deps.messenger.send(item("file", card), message_ts=None)
    [done] = stage.slack.named("files.completeUploadExternal")
    assert (done["channel_id"], done["thread_ts"]) == ("C111", "5.1")
    assert done["initial_comment"] == "The decision."


def test_file_is_posted_as_text_where_uploading_is_not_allowed(stage: Stage) -> None:
    """The scope for files is optional; the export works without it."""
    stage.slack.refuse("files.getUploadURLExternal", "missing_scope")
    card = c.FileCard(filename="decision.md", content="# Use RAG", comment="The decision.")
    sent = stage.deps.messenger.send(item("file", card), message_ts=None)
    assert sent.ts
    [call] = stage.slack.named("chat.postMessage")
    assert "# Use RAG" in str(call["blocks"])


def test_refused_chart_is_replaced_by_its_numbers_once(stage: Stage) -> None:
    """Charts are not rolled out everywhere; buttons and takeaway stay."""
    stage.slack.refuse("chat.postMessage", "invalid_blocks")
    stage.deps.messenger.send(item(card=CHART), message_ts=None)
    first, second = stage.slack.named("chat.postMessage")
    assert "data_visualization" in str(first["blocks"])
    assert "data_visualization" not in str(second["blocks"])
    assert "100 at 1M" in str(second["blocks"])
    assert second["blocks"][0]["block_id"] == first["blocks"][0]["block_id"]
    stage.slack.refuse("chat.postMessage", "invalid_blocks", times=3)
    with pytest.raises(Undeliverable, match="invalid_blocks"):
        stage.deps.messenger.send(item(card=CHART), message_ts=None)


def test_pause_is_passed_on_with_its_length(stage: Stage) -> None:
    """429 names the seconds; nothing is sent again by the library."""
    stage.slack.refuse("chat.postMessage", "ratelimited", Retry_After="17")
    with pytest.raises(SlackUnavailable) as caught:
        stage.deps.messenger.send(item(), message_ts=None)
    assert caught.value.retry_after_s == 17
    assert len(stage.slack.named("chat.postMessage")) == 1
    stage.slack.say("response/busy", Answer({}, 429, {"Retry-After": "5"}))
    url = stage.slack.response_url("busy")
    with pytest.raises(SlackUnavailable) as caught:
        stage.deps.messenger.send(item("respond", response_url=url), message_ts=None)
    assert caught.value.retry_after_s == 5


@pytest.mark.parametrize(
    "error",
    [
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "account_inactive",
        "restricted_action",
        "ekm_access_denied",
    ],
)
def test_refusal_for_good_names_its_reason(stage: Stage, error: str) -> None:
    """No retry storm against a channel that is gone."""
    stage.slack.refuse("chat.postMessage", error)
    with pytest.raises(Undeliverable) as caught:
        stage.deps.messenger.send(item(), message_ts=None)
    assert caught.value.reason == error


@pytest.mark.parametrize(
    "answer",
    [
        Answer(hang_up=True),
        Answer({"ok": False, "error": "internal_error"}),
        Answer({"ok": False}, 503),
    ],
)
def test_doubt_about_a_post_is_doubt_and_about_an_update_another_try(
    stage: Stage, answer: Answer
) -> None:
    """A post may have arrived; an update may simply be made again."""
    stage.slack.say("chat.postMessage", answer)
    with pytest.raises(UncertainDelivery):
        stage.deps.messenger.send(item(), message_ts=None)
    assert len(stage.slack.named("chat.postMessage")) == 1
    stage.slack.say("chat.update", answer)
    with pytest.raises(SlackUnavailable):
        stage.deps.messenger.send(item("update", message_key="m"), message_ts="9.9")


def test_connection_that_was_never_made_is_no_doubt(stage: Stage) -> None:
    """Nothing was sent, so it may be sent again."""
    stage.slack.close()
    with pytest.raises(SlackUnavailable):
        stage.deps.messenger.send(item(), message_ts=None)
    lost = item("respond", response_url=stage.slack.response_url())
    with pytest.raises(SlackUnavailable):
        stage.deps.messenger.send(lost, message_ts=None)


def test_message_is_found_by_its_mark_on_a_later_page(stage: Stage) -> None:
    """Read in small pages, since the moment the item was stored."""
    page = [{"ts": "1.1", "blocks": [{"block_id": "b"}]}, {"ts": "1.2"}]
    stage.slack.say(
        "conversations.replies",
        Answer({"ok": True, "messages": page, "response_metadata": {"next_cursor": "n"}}),
        Answer({"ok": True, "messages": [{"ts": "1.3", "blocks": [{"block_id": "tf:item:1:0"}]}]}),
    )
    stored = item(created_at=stage.clock())
    found = stage.deps.messenger.find(stored)
    assert found is not None
    assert found.ts == "1.3"
    first, second = stage.slack.named("conversations.replies")
    assert float(first["oldest"]) < stage.clock().timestamp()
    assert first["limit"] == "15"
    assert second["cursor"] == "n"


def test_message_that_did_not_arrive_is_not_found(stage: Stage) -> None:
    """Outside threads the channel's history is read."""
    stage.slack.defaults["conversations.history"] = {"ok": True, "messages": []}
    assert stage.deps.messenger.find(item(thread_ts=None)) is None
    assert stage.deps.messenger.find(item("update", message_key="m")) is None


def test_a_busy_place_leaves_the_doubt(stage: Stage) -> None:
    """More was written since than is read: nobody can say that the message did not arrive."""
    more = {"ok": True, "messages": [{"ts": "1.1"}], "response_metadata": {"next_cursor": "n"}}
    stage.slack.defaults["conversations.replies"] = more
    with pytest.raises(NotAllowed):
        stage.deps.messenger.find(item(created_at=stage.clock()))


def test_what_cannot_be_read_is_said_to_be_so(stage: Stage) -> None:
    """No scope, or a message only one person saw: the caller must live with the doubt."""
    stage.slack.refuse("conversations.replies", "missing_scope")
    with pytest.raises(NotAllowed):
        stage.deps.messenger.find(item())
    with pytest.raises(NotAllowed):
        stage.deps.messenger.find(item("ephemeral"))
    stage.slack.refuse("conversations.replies", "ratelimited", Retry_After="60")
    with pytest.raises(SlackUnavailable):
        stage.deps.messenger.find(item())


@pytest.mark.parametrize(
    ("url", "trusted"),
    [
        ("https://hooks.slack.com/actions/T/1/x", True),
        ("https://hooks.slack-gov.com/x", True),
        ("https://files.slack.com/files-pri/T-F/x", True),
        ("http://hooks.slack.com/x", False),
        ("https://slack.com.evil.example/x", False),
        ("https://evilslack.com/x", False),
        ("file:///etc/passwd", False),
        ("http://127.0.0.1:9/response", False),
    ],
)
def test_only_slacks_hosts_are_trusted(url: str, *, trusted: bool) -> None:
    """The API's own host counts only where the API really is."""
    assert SlackSettings(bot_token="x").trusts(url) is trusted


def test_help_names_the_configured_command(stage: Stage) -> None:
    """The command can be renamed."""
    settings = SlackSettings(
        bot_token="x", signing_secret="y", base_url=stage.slack.url, command="/tuning"
    )
    SlackMessenger(SingleWorkspace(settings), settings).send(
        item(card=c.HelpCard()), message_ts=None
    )
    assert "`/tuning assess`" in str(stage.slack.named("chat.postMessage")[0]["blocks"])


PLACE = Place(team_id="T111", channel_id="C111", thread_ts="5.1")


def test_a_draft_grows_in_the_thread_and_gives_way_to_the_message(stage: Stage) -> None:
    """Begun with the first words, for the one who asked; the whole message takes its place."""
    draft = stage.deps.messenger.draft(PLACE, "W222")
    assert draft.ts is None
    assert not stage.slack.calls
    draft.say("First <!channel> [1].")
    draft.say(" Second & last [1].")
    [begun] = stage.slack.named("chat.startStream")
    assert (begun["thread_ts"], begun["recipient_user_id"]) == ("5.1", "W222")
    assert begun["recipient_team_id"] == "T111"
    assert begun["markdown_text"] == "First @\u2060channel [1]."
    [added] = stage.slack.named("chat.appendStream")
    assert (added["ts"], added["markdown_text"]) == (draft.ts, " Second &amp; last [1].")
    sent = stage.deps.messenger.send(item(message_ts=draft.ts), message_ts=None)
    assert sent.ts == draft.ts
    assert [call["ts"] for call in stage.slack.named("chat.stopStream")] == [draft.ts]
    [shown] = stage.slack.named("chat.update")
    assert shown["ts"] == draft.ts
    assert shown["blocks"][0]["block_id"] == "tf:item:1:0"
    assert not stage.slack.named("chat.postMessage")


def test_a_draft_that_was_stopped_grows_no_further(stage: Stage) -> None:
    """And one that was begun at that very moment is taken away, also if Slack ended it first."""
    wanted = [True, True, False]
    draft = stage.deps.messenger.draft(PLACE, "W222", is_wanted=lambda: wanted.pop(0))
    draft.say("First.")
    draft.say("Second.")
    assert draft.ts == "1700000000.000200"
    assert not stage.slack.named("chat.appendStream")

    wanted[:] = [True, False]
    stage.slack.refuse("chat.stopStream", "stopped_by_user")
    late = stage.deps.messenger.draft(PLACE, "W222", is_wanted=lambda: wanted.pop(0))
    late.say("First.")
    late.say("Second.")
    assert late.ts is None
    assert [call["ts"] for call in stage.slack.named("chat.delete")] == ["1700000000.000200"]


def test_a_refused_draft_is_silent_and_the_message_is_posted(stage: Stage) -> None:
    """A workspace without streaming is asked once."""
    stage.slack.say("chat.startStream", Answer({"ok": False, "error": "unknown_method"}))
    draft = stage.deps.messenger.draft(PLACE, "W222")
    draft.say("First.")
    draft.say("Second.")
    assert draft.ts is None
    assert len(stage.slack.named("chat.startStream")) == 1
    assert not stage.slack.named("chat.appendStream")


def test_a_draft_that_was_deleted_is_replaced_by_a_new_message(stage: Stage) -> None:
    """And one whose growing has ended already is simply changed."""
    stage.slack.say("chat.stopStream", Answer({"ok": False, "error": "message_not_found"}))
    stage.slack.say("chat.update", Answer({"ok": False, "error": "message_not_found"}))
    assert stage.deps.messenger.send(item(message_ts="9.9"), message_ts=None).ts != "9.9"
    assert len(stage.slack.named("chat.postMessage")) == 1
    ended = Answer({"ok": False, "error": "message_not_in_streaming_state"})
    stage.slack.say("chat.stopStream", ended)
    assert stage.deps.messenger.send(item(message_ts="9.8"), message_ts=None).ts == "9.8"


def test_a_draft_that_cannot_end_just_now_is_not_left_beside_the_message(stage: Stage) -> None:
    """Slack asks for a pause: the message waits, instead of being posted below its own half."""
    stage.slack.refuse("chat.stopStream", "ratelimited", Retry_After="17")
    with pytest.raises(SlackUnavailable) as caught:
        stage.deps.messenger.send(item(message_ts="9.9"), message_ts=None)
    assert caught.value.retry_after_s == 17
    assert stage.slack.named("chat.update") == []


@pytest.mark.parametrize("kind", ["post", "respond", "home", "file"])
def test_card_that_cannot_be_shown_is_no_doubt(stage: Stage, kind: str) -> None:
    """A card of an unknown form is refused before anything is sent."""
    broken = item(kind, user_id="W222", response_url=stage.slack.response_url())
    broken = broken.model_copy(update={"card": {"type": "from_a_newer_version"}})
    with pytest.raises(Unshowable):
        stage.deps.messenger.send(broken, message_ts=None)
    assert [call for call in stage.slack.calls if call.method != "auth.test"] == []


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
def test_update_that_is_refused_for_its_form_goes_as_plain_words(stage: Stage, error: str) -> None:
    """Its words are shown, under the same mark; what is refused even so is refused for good."""
    stage.slack.refuse("chat.update", error)
    update = item("update", message_key="assessment:a1")
    assert stage.deps.messenger.send(update, message_ts="9.9").ts
    _, plain = stage.slack.named("chat.update")
    assert [block["type"] for block in plain["blocks"]] == ["section"]
    assert plain["blocks"][0]["text"]["text"] == "Done @\u2060channel &amp; well."
    assert plain["blocks"][0]["block_id"] == "tf:assessment:a1"
    stage.slack.refuse("chat.update", error, times=2)
    with pytest.raises(Undeliverable, match=error):
        stage.deps.messenger.send(update, message_ts="9.9")
