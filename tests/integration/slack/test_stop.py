"""The Stop button: what is being answered grows no further and ends with a short line."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.grounding.passages import Answer, Citation
from bot.slack.app import build_app
from bot.slack.clients import SingleWorkspace
from bot.slack.worker import run_inbox_once
from tests.builders import EmptyKnowledge, PlainWriter
from tests.integration.slack.workspace import Workspace

CHANNEL = "llm-projects"
FIRST, MORE = "Retrieval fetches text", " and more besides"


class OneAnswer(EmptyKnowledge):
    """A knowledge base that has an answer to everything."""

    def answer(self, question: str, *, visibility: Any = None, top_k: int = 5) -> Answer:
        """One sentence with its citation."""
        cited = Citation(n=1, passage_id="notes#rag", source="Notes", section="RAG", quote="RAG.")
        return Answer(answered=True, answer=f"{FIRST}{MORE} [1].", citations=(cited,))


class SlowWriter(PlainWriter):
    """Says the first words, or none, and the rest once it is let go."""

    def __init__(self, *, says_first: bool) -> None:
        self.at_work, self.let_go, self.ended = (threading.Event() for _ in range(3))
        self._says_first = says_first

    def answer(
        self, question: str, extractive: Answer, *, team_id: str, show: Any = None
    ) -> Answer:
        """Write in two steps."""
        if self._says_first:
            show(FIRST)
        self.at_work.set()
        assert self.let_go.wait(20)
        show(MORE if self._says_first else FIRST + MORE)
        show(MORE)
        self.ended.set()
        return extractive


Begin = Callable[..., tuple[SlowWriter, str]]


@pytest.fixture
def answering(workspace: Workspace) -> Iterator[Begin]:
    """Begins an answer in a thread of its own; ends it when the test is over."""
    running: list[tuple[SlowWriter, threading.Thread]] = []

    def begin(*, says_first: bool) -> tuple[SlowWriter, str]:
        writer = SlowWriter(says_first=says_first)
        workspace.deps = replace(workspace.deps, knowledge=OneAnswer(), writer=writer)
        workspace.app = build_app(workspace.deps, workspace.slack, SingleWorkspace(workspace.slack))
        ts = workspace.people.say("maya", CHANNEL, "@Tuning Fork what is retrieval?")
        arrived(workspace)
        worker = threading.Thread(
            target=run_inbox_once, args=(workspace.deps, workspace.app, 1), daemon=True
        )
        worker.start()
        running.append((writer, worker))
        assert writer.at_work.wait(10)
        return writer, ts

    yield begin
    for writer, worker in running:
        writer.let_go.set()
        worker.join(20)


def arrived(workspace: Workspace) -> None:
    """Wait until the bot has every event."""
    people = workspace.people
    people.wait_for(lambda: all(d["state"] == "delivered" for d in people.deliveries()))


def press_stop(workspace: Workspace, ts: str) -> None:
    """Maya presses Stop in a thread in which nothing is streamed."""
    event = {
        "type": "agent_session_stopped",
        "channel": workspace.people.channel_id(CHANNEL),
        "user": workspace.people.user_id("maya"),
        "thread_ts": ts,
        "event_ts": ts,
        "streaming_message_ts": [],
    }
    workspace.people.post("event", event=event)
    arrived(workspace)


def texts(workspace: Workspace, ts: str) -> list[str]:
    """What the bot has said in the thread."""
    return [message["text"] for message in workspace.people.bot_messages(CHANNEL, ts)]


def last_status(workspace: Workspace) -> str:
    """What the line under the thread said last; empty when it is gone."""
    calls = workspace.people.calls("assistant.threads.setStatus")
    return str(calls[-1]["args"].get("status") or "")


def test_a_growing_answer_stops_where_it_is(workspace: Workspace, answering: Begin) -> None:
    """What stands there stays, with the line below it, while the writer still writes."""
    writer, ts = answering(says_first=True)
    people = workspace.people
    [half] = people.bot_messages(CHANNEL, ts)
    people.post("stop_stream", channel=people.channel_id(CHANNEL), ts=half["ts"], user="maya")
    arrived(workspace)
    workspace.work()
    assert texts(workspace, ts) == [FIRST, "Stopped."]
    assert last_status(workspace) == ""

    writer.let_go.set()
    writer.ended.wait(10)
    workspace.work()
    assert texts(workspace, ts) == [FIRST, "Stopped."]
    assert "streaming_state" not in people.bot_messages(CHANNEL, ts)[0]


def test_one_that_slack_did_not_stop_is_ended_too(workspace: Workspace, answering: Begin) -> None:
    """The message was begun after the press: Slack does not name it."""
    writer, ts = answering(says_first=True)
    press_stop(workspace, ts)
    workspace.work()
    writer.let_go.set()
    writer.ended.wait(10)
    workspace.work()

    assert texts(workspace, ts) == [FIRST, "Stopped."]
    assert "streaming_state" not in workspace.people.bot_messages(CHANNEL, ts)[0]


def test_an_answer_that_was_not_begun_is_not_shown(workspace: Workspace, answering: Begin) -> None:
    """The line comes at once, and nothing after it."""
    writer, ts = answering(says_first=False)
    press_stop(workspace, ts)
    workspace.work()
    assert texts(workspace, ts) == ["Stopped."]
    writer.let_go.set()
    writer.ended.wait(10)
    workspace.work()

    assert texts(workspace, ts) == ["Stopped."]
    assert last_status(workspace) == ""


def test_what_still_waits_is_not_begun(workspace: Workspace, answering: Begin) -> None:
    """A second question behind the first one is stopped with it; one asked later is answered."""
    writer, ts = answering(says_first=False)
    people = workspace.people
    people.say("maya", CHANNEL, "@Tuning Fork and what is RAG?", thread_ts=ts)
    arrived(workspace)
    press_stop(workspace, ts)
    workspace.work()
    assert texts(workspace, ts) == ["Stopped."]
    writer.let_go.set()
    writer.ended.wait(10)
    people.say("maya", CHANNEL, "@Tuning Fork what is retrieval?", thread_ts=ts)
    arrived(workspace)
    workspace.work()

    assert len(texts(workspace, ts)) == 2
    assert FIRST in texts(workspace, ts)[1]


def test_stop_with_nothing_to_stop_says_nothing(workspace: Workspace) -> None:
    """The answer stands already."""
    workspace.deps = replace(workspace.deps, knowledge=OneAnswer())
    workspace.app = build_app(workspace.deps, workspace.slack, SingleWorkspace(workspace.slack))
    ts = workspace.people.say("maya", CHANNEL, "@Tuning Fork what is retrieval?")
    arrived(workspace)
    workspace.work()
    press_stop(workspace, ts)
    workspace.work()

    assert len(texts(workspace, ts)) == 1
