"""The whole path against a Slack that enforces Slack's limits: real services, no stand-ins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import ConfigurationError
from bot.grounding.passages import Answer, Citation
from bot.services.reminders import deliver_due
from bot.slack.app import SlackSettings, build_app
from bot.slack.clients import SingleWorkspace
from bot.slack.settings import FULL_SCOPES, LEAN_SCOPES
from bot.slack.worker import run_inbox_once
from tests.builders import EmptyKnowledge, PlainWriter
from tests.integration.slack.workspace import Workspace

PROJECT = (
    "@Tuning Fork We classify support tickets, 4,000 labelled, 200k requests a month. "
    "Best prompt 78%, target 90%."
)


def control(message: dict[str, Any], action: str) -> dict[str, Any] | None:
    """The first control of a message whose id begins with this action."""
    for block in message.get("blocks", []):
        for element in [*block.get("elements", []), block.get("accessory") or {}]:
            if element.get("action_id", "").split(":")[0] == action:
                return {**element, "block_id": block["block_id"]}
    return None


def use(workspace: Workspace, channel: str, message: dict[str, Any], action: str) -> bool:
    """Maya uses a control, if the message has it; the bot works it off."""
    found = control(message, action)
    if found is None:
        return False
    chosen = found["options"][0]["value"] if found["type"] == "static_select" else None
    workspace.people.click(
        "maya",
        found["action_id"],
        channel,
        message["ts"],
        value=chosen,
        block_id=found["block_id"],
    )
    workspace.work()
    return True


def test_from_mention_to_recorded_decision_and_export(workspace: Workspace) -> None:
    """One card is updated through the interview; every message is one that Slack takes."""
    people, channel = workspace.people, "llm-projects"
    ts = people.say("maya", channel, PROJECT)
    people.wait_for(lambda: any(d["state"] == "delivered" for d in people.deliveries()))
    people.wait_for(lambda: all(d["state"] == "delivered" for d in people.deliveries()))
    workspace.work()
    first = people.bot_messages(channel, ts)
    assert len(first) == 1
    assert "Labelled examples: 4,000" in str(first[0]["blocks"])
    for _ in range(8):
        if not use(workspace, channel, people.bot_messages(channel, ts)[0], "answer"):
            break
    result = people.bot_messages(channel, ts)[1]
    assert result["text"].startswith("Recommendation: ")
    people.click("maya", "open_form:0", channel, result["ts"])
    [view] = people.wait_for(lambda: people.views("maya"))
    assert view["callback_id"] == "form:record"
    assert people.submit_view("maya")["ok"]
    workspace.work()
    decided = people.bot_messages(channel, ts)[-1]
    assert "Decision recorded" in str(decided["blocks"])
    assert use(workspace, channel, decided, "export")
    names = [
        file["name"]
        for message in people.bot_messages(channel, ts)
        for file in message.get("files") or []
    ]
    assert names[0].endswith(".md")
    assert names[1:] == ["quadrant.png", "cost.png"]
    assert workspace.failed_calls() == []


def test_commands_home_and_forms_answer_with_what_slack_takes(workspace: Workspace) -> None:
    """Every surface, in a workspace without any decision."""
    people, channel = workspace.people, "llm-projects"
    for said in ("help", "", "nonsense", "decisions", "status", "compare", "ask what is RAG?"):
        seen = len(people.ephemerals("maya"))
        people.command("maya", channel, said)
        workspace.work()
        assert len(people.ephemerals("maya")) > seen, said
    for said in ("assess", "cost"):
        people.command("maya", channel, said)
        people.wait_for(lambda: people.views("maya"))
        people.close_view("maya")
    people.open_home("maya")
    people.wait_for(lambda: people.deliveries()[-1]["state"] == "delivered")
    workspace.work()
    home = people.home("maya")
    assert home is not None
    assert "Nothing waits for you" in str(home["blocks"])
    assert workspace.failed_calls() == []


def test_a_message_sent_before_a_crash_is_found_not_repeated(workspace: Workspace) -> None:
    """The post arrives, the answer is lost: the message is looked up by its mark."""
    people, channel = workspace.people, "llm-projects"
    people.fault("chat.postMessage", status=500, after=True)
    ts = people.say("maya", channel, "@Tuning Fork help")
    people.wait_for(lambda: all(d["state"] == "delivered" for d in people.deliveries()))
    workspace.work()
    assert len(people.bot_messages(channel, ts)) == 1


def share(workspace: Workspace, name: str, content: bytes) -> str:
    """Maya shares a file with a mention; what the bot says about it."""
    people, channel = workspace.people, "llm-projects"
    ts = people.upload("maya", channel, "@Tuning Fork please add this", {name: content})
    people.wait_for(lambda: all(d["state"] == "delivered" for d in people.deliveries()))
    workspace.work()
    return str(people.bot_messages(channel, ts)[0]["text"])


TABLE = b"id,prompt_correct,tuned_correct\n" + b"".join(
    b"%d,%d,%d\n" % (n, n >= 56, n >= 24) for n in range(400)
)


@pytest.mark.parametrize("workspace", [FULL_SCOPES, LEAN_SCOPES], indirect=True)
def test_shared_files_are_read_with_the_scopes_of_every_manifest(workspace: Workspace) -> None:
    """A table needs `files:read` in the full and in the lean variant."""
    assert "better by 8.0 points" in share(workspace, "trial.csv", TABLE)
    assert workspace.failed_calls() == []


@pytest.mark.parametrize(
    "workspace", [tuple(s for s in FULL_SCOPES if s != "files:read")], indirect=True
)
@pytest.mark.parametrize("name", ["trial.csv", "notes.md", "page.html"])
def test_without_the_scope_nothing_is_taken_for_a_file(workspace: Workspace, name: str) -> None:
    """Slack answers with its sign-in page; the person reads which scope is missing."""
    assert "files:read" in share(workspace, name, TABLE)


def test_a_missing_token_is_refused_before_anything_runs(workspace: Workspace) -> None:
    """The sentence names the setting."""
    with pytest.raises(ConfigurationError, match="SLACK_BOT_TOKEN"):
        build_app(workspace.deps, SlackSettings(signing_secret="x"))


def test_a_channel_without_the_bot_is_answered_and_an_invitation_helps(
    workspace: Workspace,
) -> None:
    """Command, form and share say what to do; after the invitation the same command works."""
    people = workspace.people
    made = people.post("new_channel", name="elsewhere", members=["maya"])["channel"]
    for said in ("remind in 10 minutes to check the eval", "assess"):
        seen = len(people.ephemerals("maya"))
        people.command("maya", "elsewhere", said)
        if said == "assess":
            [view] = people.wait_for(lambda: people.views("maya"))
            assert "/invite" in str(view["blocks"])
            people.close_view("maya")
            continue
        workspace.work()
        assert "/invite" in str(people.ephemerals("maya")[seen:])
    people.post("membership", user="bot", channel=made, action="join", inviter="maya")
    people.wait_for(lambda: all(d["state"] == "delivered" for d in people.deliveries()))
    people.command("maya", "elsewhere", "remind in 10 minutes to check the eval")
    workspace.work()
    assert "I will remind you" in str(people.ephemerals("maya")[-1])


def test_a_refused_reminder_reaches_its_owner_directly(workspace: Workspace) -> None:
    """Slack refuses the channel at delivery: the promise ends in a direct message."""
    people = workspace.people
    people.command("maya", "llm-projects", "remind in 10 minutes to check the eval")
    workspace.work()
    people.fault("chat.postMessage", error="not_in_channel")
    people.advance(timedelta(minutes=11))
    assert deliver_due(workspace.deps) == 1
    workspace.work()
    [told] = people.bot_messages("dm", user="maya")
    assert "check the eval" in told["text"]
    assert "paused it" in told["text"]


class OneAnswer(EmptyKnowledge):
    """A knowledge base that has an answer to everything."""

    def answer(self, question: str, *, visibility: Any = None, top_k: int = 5) -> Answer:
        """One sentence with its citation."""
        cited = Citation(n=1, passage_id="notes#rag", source="Notes", section="RAG", quote="RAG.")
        return Answer(answered=True, answer="Retrieval fetches text [1].", citations=(cited,))


class PowerCut(BaseException):
    """Ends a worker as a kill does: nothing is cleaned up after it."""


class DyingWriter(PlainWriter):
    """Says a first sentence, then the power goes."""

    def answer(
        self, question: str, extractive: Answer, *, team_id: str, show: Any = None
    ) -> Answer:
        """Begin to write."""
        assert show is not None
        show("Retrieval fetches text")
        raise PowerCut


@pytest.fixture
def cut_off(workspace: Workspace) -> str:
    """A thread in which the worker died in the middle of a growing answer."""
    people = workspace.people
    workspace.deps = replace(workspace.deps, knowledge=OneAnswer(), writer=DyingWriter())
    ts = people.say("maya", "llm-projects", "@Tuning Fork what is retrieval?")
    people.wait_for(lambda: all(d["state"] == "delivered" for d in people.deliveries()))
    dying = build_app(workspace.deps, workspace.slack, SingleWorkspace(workspace.slack))
    with pytest.raises(PowerCut):
        run_inbox_once(workspace.deps, dying)
    [begun] = people.bot_messages("llm-projects", ts)
    assert begun["streaming_state"] == "in_progress"
    people.advance(timedelta(seconds=200))
    return ts


def test_a_begun_answer_is_finished_after_a_crash(workspace: Workspace, cut_off: str) -> None:
    """The whole answer takes the place of the half one; no second message stands beside it."""
    alive = replace(workspace.deps, writer=PlainWriter())
    workspace.deps = alive
    workspace.app = build_app(alive, workspace.slack, SingleWorkspace(workspace.slack))
    workspace.work()
    [whole] = workspace.people.bot_messages("llm-projects", cut_off)
    assert "streaming_state" not in whole
    assert "Retrieval fetches text" in str(whole["blocks"])
    assert "Notes" in str(whole["blocks"])


def test_a_begun_answer_that_fails_for_good_becomes_the_notice(
    workspace: Workspace, cut_off: str
) -> None:
    """What was begun does not stay for ever beside the word that it failed."""
    alive = replace(workspace.deps, limits=replace(workspace.deps.limits, max_attempts=1))
    workspace.deps = alive
    workspace.app = build_app(alive, workspace.slack, SingleWorkspace(workspace.slack))
    workspace.work()
    [notice] = workspace.people.bot_messages("llm-projects", cut_off)
    assert "try again later" in notice["text"]
