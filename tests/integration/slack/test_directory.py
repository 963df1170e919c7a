"""Asking Slack about people and channels: brief memory, safe answers when it does not say."""

from __future__ import annotations

import pytest

from bot.errors import DocumentRejected, NotAllowed, SlackUnavailable
from bot.services.inbound import IncomingFile
from bot.services.ports import ThreadMessage, ThreadText
from tests.integration.slack.conftest import Stage
from tests.integration.slack.fake_slack import Answer


def shared(url: str, name: str = "notes.md", size: int = 0) -> IncomingFile:
    """A file that came with a message."""
    return IncomingFile(name=name, url=url, size=size)


def test_person_has_name_and_time_zone_and_is_asked_about_once(stage: Stage) -> None:
    """Kept for five minutes."""
    stage.slack.defaults["users.info"] = {
        "ok": True,
        "user": {
            "id": "U1",
            "team_id": "T111",
            "tz": "Europe/Berlin",
            "deleted": True,
            "profile": {"display_name": "Maya"},
        },
    }
    for _ in range(3):
        person = stage.deps.directory.person("T111", "U1")
    assert (person.name, person.time_zone) == ("Maya", "Europe/Berlin")
    assert person.is_deactivated
    assert not person.is_external
    assert len(stage.slack.named("users.info")) == 1
    stage.clock.advance(minutes=6)
    stage.deps.directory.person("T111", "U1")
    assert len(stage.slack.named("users.info")) == 2


@pytest.mark.parametrize(
    ("channel", "name"),
    [
        ({"id": "C1", "name": "llm-projects"}, "llm-projects"),
        ({"id": "D1", "is_im": True}, None),
        ({"id": "G1", "name": "mpdm-a--b-1", "is_mpim": True}, None),
    ],
)
def test_a_channel_is_called_by_its_name(
    stage: Stage, channel: dict[str, object], name: str | None
) -> None:
    """Direct messages have none that people know."""
    stage.slack.defaults["conversations.info"] = {"ok": True, "channel": channel}
    assert stage.deps.directory.channel_name("T111", "C1") == name


def test_a_channel_that_slack_hides_has_no_name(stage: Stage) -> None:
    """Nothing is guessed."""
    stage.slack.refuse("conversations.info", "channel_not_found")
    assert stage.deps.directory.channel_name("T111", "C1") is None


def test_unknown_person_is_a_stand_in_in_utc(stage: Stage) -> None:
    """Who Slack hides does not stop the work, and counts as external."""
    stage.slack.refuse("users.info", "user_not_found")
    person = stage.deps.directory.person("T111", "U9")
    assert (person.name, person.time_zone) == ("U9", "UTC")
    assert person.is_external


def test_an_answer_that_names_no_channel_opens_nothing(stage: Stage) -> None:
    """Slack says "ok" and nothing else: who may read the channel is unknown."""
    stage.slack.defaults["conversations.info"] = {"ok": True}
    assert stage.deps.directory.channel_kind("T111", "C111") == "private"
    assert stage.deps.directory.is_external("T111", "C111")


@pytest.mark.parametrize(
    ("user", "external"),
    [
        ({"team_id": "T111"}, False),
        ({"team_id": "T999"}, True),
        ({"team_id": "E1"}, False),
        ({}, True),
        ({"team_id": "T111", "is_stranger": True}, True),
        ({"team_id": "T999", "enterprise_user": {"teams": ["T111", "T999"]}}, False),
        ({"team_id": "T999", "enterprise_user": {"enterprise_id": "E1", "teams": ["T9"]}}, False),
        ({"team_id": "T999", "enterprise_user": {"enterprise_id": "E2", "teams": ["T9"]}}, True),
    ],
)
def test_person_of_another_company_is_external(
    stage: Stage, user: dict[str, object], external: bool
) -> None:
    """By workspace, then by organisation; who cannot be placed is external."""
    stage.slack.defaults["auth.test"] |= {"enterprise_id": "E1"}
    stage.slack.say("users.info", Answer({"ok": True, "user": {"id": "U1", **user}}))
    assert stage.deps.directory.person("T111", "U1").is_external is external


@pytest.mark.parametrize("name", ["is_restricted", "is_ultra_restricted"])
def test_guests_are_known(stage: Stage, name: str) -> None:
    """Guests of several channels and of one."""
    user = {"id": "U1", "team_id": "T111", name: True}
    stage.slack.say("users.info", Answer({"ok": True, "user": user}))
    assert stage.deps.directory.person("T111", "U1").is_guest


def test_membership_is_read_from_all_pages_and_asked_again_soon(stage: Stage) -> None:
    """Someone who leaves loses access within half a minute."""
    stage.slack.say(
        "conversations.members",
        Answer({"ok": True, "members": ["U1"], "response_metadata": {"next_cursor": "n"}}),
        Answer({"ok": True, "members": ["U2"]}),
        Answer({"ok": True, "members": ["U1"]}),
    )
    directory = stage.deps.directory
    assert directory.is_member("T111", "C1", "U2")
    assert directory.is_member("T111", "C1", "U1")
    stage.clock.advance(seconds=31)
    assert not directory.is_member("T111", "C1", "U2")


def test_what_cannot_be_found_out_is_refused(stage: Stage) -> None:
    """No member, external: both fail closed; and the refusal itself is not remembered."""
    stage.slack.refuse("conversations.members", "channel_not_found")
    stage.slack.refuse("conversations.info", "missing_scope")
    assert not stage.deps.directory.is_member("T111", "C1", "U1")
    assert stage.deps.directory.is_external("T111", "C1")
    stage.slack.say("conversations.members", Answer({"ok": True, "members": ["U1"]}))
    assert stage.deps.directory.is_member("T111", "C1", "U1")
    assert not stage.deps.directory.is_external("T111", "C1")


def test_a_pause_is_no_refusal(stage: Stage) -> None:
    """Nobody is told that only members may, because Slack was asked too often."""
    stage.slack.refuse("conversations.members", "ratelimited", Retry_After="7")
    with pytest.raises(SlackUnavailable) as caught:
        stage.deps.directory.is_member("T111", "C1", "U1")
    assert caught.value.retry_after_s == 7
    stage.slack.say("conversations.members", Answer({"ok": True, "members": ["U1"]}))
    assert stage.deps.directory.is_member("T111", "C1", "U1")


@pytest.mark.parametrize("name", ["is_ext_shared", "is_pending_ext_shared"])
def test_shared_channel_is_external(stage: Stage, name: str) -> None:
    """Also while the other company has not accepted yet."""
    stage.slack.say("conversations.info", Answer({"ok": True, "channel": {name: True}}))
    assert stage.deps.directory.is_external("T111", "C1")


def test_permalink_or_nothing(stage: Stage) -> None:
    """A missing link is no failure."""
    stage.slack.say(
        "chat.getPermalink",
        Answer({"ok": True, "permalink": "https://x.slack.com/p1"}),
        Answer({"ok": False, "error": "message_not_found"}),
    )
    assert stage.deps.directory.permalink("T111", "C1", "1.1") == "https://x.slack.com/p1"
    assert stage.deps.directory.permalink("T111", "C1", "1.1") is None


def test_thread_is_read_in_small_pages_without_bots(stage: Stage) -> None:
    """What people wrote, as plain words, oldest first."""
    first = {
        "ok": True,
        "messages": [
            {"user": "U1", "text": "5k labels &amp; p95 &lt; 300ms", "ts": "1.1"},
            {"user": "U0", "bot_id": "B1", "text": "bot", "ts": "1.2"},
        ],
        "response_metadata": {"next_cursor": "n"},
    }
    stage.slack.say(
        "conversations.replies",
        Answer(first),
        Answer({"ok": True, "messages": [{"user": "U2", "text": "no GPUs", "ts": "1.3"}]}),
    )
    found = stage.deps.directory.thread_text("T111", "C1", "1.1")
    assert found == ThreadText(
        [
            ThreadMessage("U1", "5k labels & p95 < 300ms", "1.1"),
            ThreadMessage("U2", "no GPUs", "1.3"),
        ]
    )
    assert stage.slack.named("conversations.replies")[0]["limit"] == "15"


def test_thread_is_given_in_part_when_slack_asks_for_a_pause(stage: Stage) -> None:
    """One request a minute is all that some apps get."""
    stage.slack.say(
        "conversations.replies",
        Answer(
            {
                "ok": True,
                "messages": [{"user": "U1", "text": "one", "ts": "1.1"}],
                "response_metadata": {"next_cursor": "n"},
            }
        ),
        Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "60"}),
    )
    found = stage.deps.directory.thread_text("T111", "C1", "1.1")
    assert found == ThreadText([ThreadMessage("U1", "one", "1.1")], is_whole=False)


def test_a_thread_longer_than_is_read_is_said_to_be_given_in_part(stage: Stage) -> None:
    """There is always another page."""
    page = {
        "ok": True,
        "messages": [{"user": "U1", "text": "one", "ts": "1.1"}],
        "response_metadata": {"next_cursor": "n"},
    }
    stage.slack.defaults["conversations.replies"] = page
    assert not stage.deps.directory.thread_text("T111", "C1", "1.1").is_whole


def test_a_pause_before_the_first_message_is_no_refusal(stage: Stage) -> None:
    """Nobody is told to invite the bot that is there: the request waits as long as Slack asks."""
    stage.slack.refuse("conversations.replies", "ratelimited", Retry_After="60")
    with pytest.raises(SlackUnavailable) as caught:
        stage.deps.directory.thread_text("T111", "C1", "1.1")
    assert caught.value.retry_after_s == 60


def test_refusals_of_public_and_hidden_channels_sound_the_same(stage: Stage) -> None:
    """Nobody learns whether a private channel exists."""
    said = set()
    for error in ("not_in_channel", "channel_not_found", "missing_scope"):
        stage.slack.refuse("conversations.replies", error)
        with pytest.raises(NotAllowed) as caught:
            stage.deps.directory.thread_text("T111", "C1", "1.1")
        said.add(str(caught.value))
    assert len(said) == 1
    assert "/invite" in said.pop()


def test_file_is_fetched_with_the_token_up_to_its_limit(stage: Stage) -> None:
    """Larger files and failures are refused with a sentence."""
    url = stage.slack.response_url("file")
    content = stage.deps.directory.download("T111", shared(url), 1000)
    assert content == b'{"ok": true}'
    assert stage.slack.calls[-1].token == "xoxb-secret-token"
    with pytest.raises(DocumentRejected, match="larger"):
        stage.deps.directory.download("T111", shared(url), 3)
    stage.slack.say("response/file", Answer({}, 404), Answer(hang_up=True))
    for _ in range(2):
        with pytest.raises(DocumentRejected):
            stage.deps.directory.download("T111", shared(url), 1000)


def test_token_is_never_sent_elsewhere(stage: Stage) -> None:
    """Neither to a named host nor along a redirect."""
    with pytest.raises(DocumentRejected, match="not kept by Slack"):
        stage.deps.directory.download("T111", shared("https://evil.example/f"), 1000)
    here = stage.slack.response_url("move")
    stage.slack.say("response/move", Answer({}, 302, {"Location": "http://127.0.0.1:9/steal"}))
    with pytest.raises(DocumentRejected):
        stage.deps.directory.download("T111", shared(here), 1000)


SIGN_IN = "<!DOCTYPE html><html><title>Slack</title>Sign in</html>"


@pytest.mark.parametrize(
    ("name", "size", "taken"),
    [
        ("notes.md", len(SIGN_IN), False),
        ("trial.csv", 0, False),
        ("page.html", 900, False),
        ("page.html", len(SIGN_IN), True),
    ],
)
def test_sign_in_page_is_not_taken_for_the_file(
    stage: Stage, name: str, size: int, taken: bool
) -> None:
    """Without the scope files:read, Slack answers 200 with a page; a shared page is a file."""
    url = stage.slack.response_url("file")
    stage.slack.say("response/file", Answer(SIGN_IN))
    if taken:
        assert stage.deps.directory.download("T111", shared(url, name, size), 1000)
        return
    with pytest.raises(DocumentRejected, match="files:read"):
        stage.deps.directory.download("T111", shared(url, name, size), 1000)


@pytest.mark.parametrize(
    ("channel", "may"),
    [
        ({"id": "C1", "is_member": True}, True),
        ({"id": "C1"}, True),
        ({"id": "C1", "is_member": False}, False),
        ({"id": "C1", "is_member": True, "is_archived": True}, False),
    ],
)
def test_where_the_bot_may_post(stage: Stage, channel: dict[str, object], may: bool) -> None:
    """In channels it is in; what Slack does not say is no reason to refuse."""
    stage.slack.defaults["conversations.info"] = {"ok": True, "channel": channel}
    assert stage.deps.directory.can_post("T111", "C1") is may


def test_an_invitation_counts_at_once_and_a_hidden_channel_is_closed(stage: Stage) -> None:
    """A kept "no" is asked again; an error that says nothing about the channel closes nothing."""
    directory = stage.deps.directory
    stage.slack.defaults["conversations.info"] = {"ok": True, "channel": {"is_member": False}}
    assert not directory.can_post("T111", "C1")
    stage.slack.defaults["conversations.info"] = {"ok": True, "channel": {"is_member": True}}
    assert directory.can_post("T111", "C1")
    stage.slack.refuse("conversations.info", "channel_not_found")
    assert not directory.can_post("T111", "C2")
    stage.slack.refuse("conversations.info", "missing_scope")
    assert directory.can_post("T111", "C3")
    assert directory.can_post("T111", "U1")
