"""Questions about many channels: few calls, and what Slack does not tell is known to be missing."""

from __future__ import annotations

from typing import Any

from bot.services.ports import ChannelNow
from tests.integration.slack.conftest import Stage
from tests.integration.slack.fake_slack import Answer
from tests.integration.slack.workspace import Workspace

MANY = [f"C{number}" for number in range(60)]
OPEN, HIDDEN = ChannelNow("public", is_external=False), ChannelNow("private", is_external=False)


def listed(*ids: str, cursor: str = "", **about: bool) -> Answer:
    """A page of Slack's list."""
    channels: list[dict[str, Any]] = [{"id": one, **about} for one in ids]
    more = {"response_metadata": {"next_cursor": cursor}}
    return Answer({"ok": True, "channels": channels, **more})


def test_many_channels_are_read_from_the_bots_own_list(stage: Stage) -> None:
    """Two pages instead of sixty calls, kept for half a minute."""
    stage.slack.say(
        "users.conversations",
        listed(*MANY[:30], cursor="n"),
        listed(*MANY[30:59], is_private=True),
        listed(*MANY, is_ext_shared=True),
    )
    for _ in range(2):
        found = stage.deps.directory.channels_now("T111", MANY)
        assert [found[one] for one in MANY[:30]] == [OPEN] * 30
        assert [found[one] for one in MANY[30:59]] == [HIDDEN] * 29
        assert found["C59"] == OPEN
    first, second = stage.slack.named("users.conversations")
    assert first["types"] == "public_channel,private_channel"
    assert (second["cursor"], "user" in second) == ("n", False)
    assert [call["channel"] for call in stage.slack.named("conversations.info")] == ["C59"]

    stage.clock.advance(seconds=31)
    again = stage.deps.directory.channels_now("T111", MANY)
    assert again["C0"] == ChannelNow("public", is_external=True)


def test_a_person_is_asked_about_once_for_many_channels(stage: Stage) -> None:
    """What is in neither list, as a channel that the bot has left, is asked about by itself."""
    stage.slack.say("users.conversations", listed(*MANY[:10]), listed(*MANY[:50]))
    stage.slack.defaults["conversations.members"] = {"ok": True, "members": ["U1"]}
    found = stage.deps.directory.memberships("T111", "U1", MANY)

    assert [found[one] for one in MANY] == [True] * 10 + [False] * 40 + [True] * 10
    theirs, ours = stage.slack.named("users.conversations")
    assert (theirs["user"], theirs["types"]) == ("U1", "public_channel,private_channel,mpim,im")
    assert "user" not in ours
    assert len(stage.slack.named("conversations.members")) == 10


def test_calls_are_bounded_when_lists_are_refused(stage: Stage) -> None:
    """Ten are asked about; of the others it is known that nothing is known."""
    stage.slack.refuse("users.conversations", "missing_scope", times=9)
    stage.slack.defaults["conversations.members"] = {"ok": True, "members": ["U1"]}
    directory = stage.deps.directory

    assert list(directory.channels_now("T111", MANY)) == MANY[:10]
    assert list(directory.memberships("T111", "U1", MANY)) == MANY[:10]
    assert len(stage.slack.named("conversations.info")) == 10
    assert len(stage.slack.named("conversations.members")) == 10


def test_a_pause_ends_the_asking(stage: Stage) -> None:
    """A few channels, no list: the second call is refused, and no third one is made."""
    few = MANY[:5]
    known = Answer({"ok": True, "channel": {"id": "C0"}})
    busy = Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "7"})
    stage.slack.say("conversations.info", known, busy)
    stage.slack.say("conversations.members", Answer({"ok": True, "members": []}), busy)

    assert stage.deps.directory.channels_now("T111", few) == {"C0": OPEN}
    assert stage.deps.directory.memberships("T111", "U1", few) == {"C0": False}
    assert stage.slack.named("users.conversations") == []
    assert len(stage.slack.named("conversations.info")) == 2


def test_what_slack_will_never_tell_is_closed(stage: Stage) -> None:
    """A channel that is hidden from the bot is no missing answer."""
    stage.slack.refuse("conversations.info", "channel_not_found")
    stage.slack.refuse("conversations.members", "channel_not_found")
    directory = stage.deps.directory

    assert directory.channels_now("T111", ["C1"]) == {"C1": ChannelNow("private", True)}
    assert directory.memberships("T111", "U1", ["C1", "U1"]) == {"C1": False, "U1": True}
    assert directory.channels_now("T111", ["U1", "D1"]) == {
        "U1": ChannelNow("dm", False),
        "D1": ChannelNow("dm", False),
    }


def test_the_lists_say_what_single_questions_say(workspace: Workspace) -> None:
    """Against a workspace with public and private channels, some without the person or the bot."""
    people, directory = workspace.people, workspace.deps.directory
    ids = {}
    for number in range(14):
        members = ["maya"] if number % 2 else ["jonas"]
        made = people.post(
            "new_channel", name=f"team-{number}", members=members, private=number % 3 == 0
        )["channel"]
        if number % 5:
            people.post("membership", user="bot", channel=made, action="join", inviter=members[0])
        ids[number] = str(made)
    maya, team = people.user_id("maya"), "T0SANDBOX01"
    before = len(people.calls())
    now = directory.channels_now(team, ids.values())
    member = directory.memberships(team, maya, ids.values())
    assert len(people.calls()) - before <= 2 + 2 * 3

    for number, channel in ids.items():
        hidden = number % 3 == 0
        assert now[channel].is_open is not hidden
        if number % 5 or not hidden:
            assert member[channel] is bool(number % 2)
        assert directory.is_member(team, channel, maya) is member[channel]
        assert (directory.channel_kind(team, channel) == "public") is now[channel].is_open
