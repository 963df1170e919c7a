"""Requests that still wait when their channel gets another id are handled under the new one."""

from __future__ import annotations

import json

import pytest

from tests.integration.slack.conftest import Stage
from tests.integration.slack.test_edge import click, mention, submission

NEW = "C999"


def _moved(stage: Stage, kind: str) -> object:
    """What reaches the handler of a request that failed once, then waited during the move."""
    stage.seen.fail = [RuntimeError("later")]
    stage.work()
    with stage.store.unit() as unit:
        unit.move_channel("T111", "C111", NEW, stage.clock())
        unit.commit()
    stage.clock.advance(minutes=1)
    stage.work()
    first, second = stage.handled(kind)
    assert stage.backlog() == 0
    assert "C111" in str(first)
    assert "C111" not in str(second)
    return second


def test_a_message_is_answered_in_the_channel_as_it_is_now(stage: Stage) -> None:
    """Its words stay, also those that look like an id."""
    said = "we label C111 tickets & C1110 more"
    body = mention(f"<@W111> {said}")
    body["event"] |= {"channel": "C111", "thread_ts": "5.1"}
    stage.event(body)
    stage.seen.fail = [RuntimeError("later")]
    stage.work()
    with stage.store.unit() as unit:
        unit.move_channel("T111", "C111", NEW, stage.clock())
        assert unit.inbox.is_busy(f"T111:{NEW}:5.1")
        assert not unit.inbox.is_busy("T111:C111:5.1")
        unit.commit()
    stage.clock.advance(minutes=1)
    stage.work()

    got = stage.handled("message")[-1]
    assert (got.place.channel_id, got.place.thread_ts) == (NEW, "5.1")
    assert got.text == said


def test_a_click_follows(stage: Stage) -> None:
    """What its button carries, too."""
    body = click("older_decisions", {"place": {"channel_id": "C111"}})
    body["channel"] = {"id": "C111", "name": "random"}
    stage.interaction(body)
    _moved(stage, "click")
    got = stage.handled("click")[-1]
    assert got.place.channel_id == NEW
    assert got.payload == {"place": {"channel_id": NEW}}


def test_a_command_follows(stage: Stage) -> None:
    """With its words."""
    stage.command("remind in two weeks to ask + check 100%")
    _moved(stage, "command")
    got = stage.handled("command")[-1]
    assert got.place.channel_id == NEW
    assert got.text == "remind in two weeks to ask + check 100%"


def test_a_form_follows(stage: Stage) -> None:
    """Its place stands in what it was opened with."""
    body = submission(title="C111")
    place = {"team_id": "T111", "channel_id": "C111", "thread_ts": "5.1"}
    body["view"]["private_metadata"] = json.dumps({"assessment": "a1", "place": place})
    stage.interaction(body)
    stage.seen.fail = [RuntimeError("later")]
    stage.work()
    with stage.store.unit() as unit:
        unit.move_channel("T111", "C111", NEW, stage.clock())
        unit.commit()
    stage.clock.advance(minutes=1)
    stage.work()
    got = stage.handled("form")[-1]
    assert got.context["place"] == place | {"channel_id": NEW}
    assert got.values["title"] == "C111"


@pytest.mark.parametrize(("team", "channel"), [("T111", "C11"), ("T999", "C111")])
def test_requests_of_other_channels_stay_as_they_are(stage: Stage, team: str, channel: str) -> None:
    """Neither an id that begins alike, nor the same one in another workspace."""
    stage.command("status")
    stage.seen.fail = [RuntimeError("later")]
    stage.work()
    with stage.store.unit() as unit:
        unit.move_channel(team, channel, NEW, stage.clock())
        unit.commit()
    stage.clock.advance(minutes=1)
    stage.work()

    assert [got.place.channel_id for got in stage.handled("command")] == ["C111", "C111"]
