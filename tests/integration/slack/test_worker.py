"""The worker: nothing is lost, nothing is silent, nothing is done twice."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.errors import NotAllowed, SlackUnavailable, StaleAssessment, UserInputError
from bot.services.inbound import Place
from bot.services.ports import Deps, Limits, TakenOver
from bot.services.records import Assessment
from bot.slack.app import build_app
from bot.slack.clients import SingleWorkspace
from bot.slack.guests import STRANGER
from bot.slack.http import make_wsgi_app
from bot.slack.worker import run_inbox_once
from tests.integration.slack.conftest import Stage, recording, sample, until
from tests.integration.slack.fake_slack import Answer
from tests.integration.slack.test_edge import channel_message, click, mention, submission


def an_assessment(stage: Stage, **change: Any) -> Assessment:
    """An assessment in the thread of message 7.7."""
    values: dict[str, Any] = {
        "id": "a1",
        "place": Place(team_id="T111", channel_id="C111", thread_ts="7.7"),
        "started_by": "W222",
        "title": "Tickets",
        "created_at": stage.clock(),
        "updated_at": stage.clock(),
    }
    made = Assessment(**(values | change))
    with stage.store.unit() as unit:
        unit.assessments.add(made)
        unit.commit()
    return made


def test_failure_is_tried_again_later_and_then_succeeds(stage: Stage) -> None:
    """Pauses grow; nobody is bothered with what passes."""
    stage.seen.fail = [RuntimeError("boom"), RuntimeError("boom")]
    stage.event(mention())
    assert stage.work() == 1
    assert stage.work() == 0
    stage.clock.advance(seconds=2.1)
    assert stage.work() == 1
    stage.clock.advance(seconds=4.1)
    assert stage.work() == 1
    assert stage.backlog() == 0
    assert len(stage.handled("message")) == 3
    assert stage.outbox() == []


def test_what_fails_for_good_is_told_in_its_thread_with_a_reference(stage: Stage) -> None:
    """Cause in plain words, next step, reference; no exception text."""
    stage.seen.fail = [RuntimeError("secret detail")] * 3
    stage.event(mention())
    for _ in range(3):
        stage.work()
        stage.clock.advance(minutes=5)
    assert stage.backlog() == 0
    [notice] = stage.outbox()
    assert notice.kind == "post"
    assert notice.thread_ts == "1595926230.009600"
    assert notice.card["reference"]
    assert "try again" in notice.card["text"]
    assert "secret" not in str(notice.card)


def test_failed_click_is_told_only_to_the_person_who_clicked(stage: Stage) -> None:
    """At its response URL while that lives, later as an ephemeral message."""
    stage.seen.fail = [RuntimeError("x")] * 6
    stage.interaction(click("skip", {"assessment": "a", "round": 1}))
    for _ in range(3):
        stage.work()
        stage.clock.advance(minutes=1)
    [first] = stage.outbox()
    assert first.kind == "respond"
    assert first.user_id == "W111"
    stage.interaction(click("skip", {"assessment": "a", "round": 2}))
    for _ in range(3):
        stage.work()
        stage.clock.advance(minutes=20)
    [second] = stage.outbox()
    assert second.kind == "ephemeral"
    assert second.thread_ts == "5.1"


@pytest.mark.parametrize("error", [UserInputError("Say how many labels."), NotAllowed("No.")])
def test_sentence_of_an_expected_error_is_told_at_once(stage: Stage, error: Exception) -> None:
    """Trying again would not help."""
    stage.seen.fail = [error]
    stage.command("assess nonsense")
    assert stage.work() == 1
    [notice] = stage.outbox()
    assert notice.card["text"] == str(error)
    assert stage.backlog() == 0


def test_change_by_someone_else_is_thought_over_at_once(stage: Stage) -> None:
    """A stale assessment is no failure: the work is done again on the newest state."""
    stage.seen.fail = [StaleAssessment("changed"), StaleAssessment("changed")]
    stage.event(mention())
    assert stage.work() == 1
    assert len(stage.handled("message")) == 3
    assert stage.backlog() == 0


def test_pause_that_slack_asks_for_is_kept(stage: Stage) -> None:
    """Not sooner than named."""
    stage.seen.fail = [SlackUnavailable("later", retry_after_s=30)]
    stage.event(mention())
    stage.work()
    stage.clock.advance(seconds=29)
    assert stage.work() == 0
    stage.clock.advance(seconds=2)
    assert stage.work() == 1


def test_an_outage_of_ten_minutes_is_waited_for(stage: Stage) -> None:
    """Slack names no pause: ours grow so that the usual tries outlast it."""
    stage = replace(stage, deps=replace(stage.deps, limits=Limits()))
    back = stage.clock() + timedelta(minutes=10)
    stage.event(mention())
    while stage.clock() < back:
        stage.seen.fail = [SlackUnavailable("down")]
        stage.work()
        stage.clock.advance(seconds=5)
    stage.seen.fail = []
    for _ in range(20):
        stage.clock.advance(minutes=1)
        stage.work()
    assert stage.outbox() == []
    assert stage.backlog() == 0


def test_work_of_a_killed_worker_is_taken_over(stage: Stage) -> None:
    """Claimed and never finished: another worker does it when the lease ends."""
    stage.event(mention())
    with stage.store.unit() as unit:
        assert len(unit.inbox.claim(stage.clock(), timedelta(seconds=120), 1)) == 1
        unit.commit()
    assert stage.work() == 0
    stage.clock.advance(seconds=121)
    assert stage.work() == 1
    assert len(stage.handled("message")) == 1
    assert stage.backlog() == 0


def test_work_that_takes_longer_than_its_lease_is_not_taken_over(stage: Stage) -> None:
    """The lease is renewed while the work runs: a chat model may take minutes."""
    deps = replace(
        stage.deps,
        clock=lambda: datetime.now(UTC),
        limits=replace(stage.deps.limits, inbox_lease_s=1),
    )
    started, taken = threading.Event(), []

    def slow(_deps: Deps, message: object, item: int | None) -> None:
        taken.append(item)
        started.set()
        time.sleep(2.5)

    handlers = replace(recording(stage.seen), message=slow)
    app = build_app(deps, stage.settings, SingleWorkspace(stage.settings), handlers=handlers)
    stage.event(mention())
    first = threading.Thread(target=run_inbox_once, args=(deps, app))
    first.start()
    assert started.wait(5)
    while first.is_alive():
        assert run_inbox_once(deps, app) == 0
        time.sleep(0.1)
    first.join()
    assert len(taken) == 1
    assert stage.backlog() == 0


def test_what_another_worker_finished_meanwhile_ends_quietly(stage: Stage) -> None:
    """Nothing is kept twice, nothing is told, nothing is tried again."""
    stage.seen.fail = [TakenOver()]
    stage.event(mention())
    assert stage.work() == 1
    assert stage.outbox() == []
    stage.clock.advance(seconds=60)
    assert stage.work() == 0


def test_what_kills_every_worker_is_given_up_with_a_notice(stage: Stage) -> None:
    """A poisonous request must not keep killing for ever."""
    stage.event(mention())
    for _ in range(3):
        with stage.store.unit() as unit:
            assert len(unit.inbox.claim(stage.clock(), timedelta(seconds=120), 1)) == 1
            unit.commit()
        stage.clock.advance(seconds=121)
    stage.work()
    assert stage.handled("message") == []
    assert [item.card["type"] for item in stage.outbox()] == ["notice"]
    assert stage.backlog() == 0


def test_handler_that_forgets_to_finish_is_not_called_twice(stage: Stage) -> None:
    """The worker finishes what ended without an error."""
    stage.seen.done = False
    stage.event(mention())
    stage.work()
    stage.clock.advance(minutes=10)
    assert stage.work() == 0
    assert len(stage.handled("message")) == 1


def test_work_of_one_thread_is_done_in_order(stage: Stage) -> None:
    """While the first message waits for its retry, the second of the same thread waits too."""
    stage.seen.fail = [RuntimeError("x")]
    first, second, other = mention("<@W111> one"), mention("<@W111> two"), mention("<@W111> 3")
    first["event"] |= {"ts": "1.1", "thread_ts": "1.0"}
    second["event"] |= {"ts": "1.2", "thread_ts": "1.0"}
    other["event"] |= {"ts": "2.1"}
    for body in (first, second, other):
        stage.event(body)
    stage.work()
    stage.clock.advance(seconds=3)
    stage.work()
    assert [m.text for m in stage.handled("message")] == ["one", "3", "one", "two"]


def test_talk_in_an_engaged_thread_reaches_the_services_unaddressed(stage: Stage) -> None:
    """Only where an assessment lives; elsewhere it is not even stored."""
    an_assessment(stage)
    stage.event(channel_message("about 5,000", ts="8.1", thread_ts="7.7"))
    stage.event(channel_message("lunch?", ts="8.2", thread_ts="6.6"))
    assert stage.rows() == 1
    stage.work()
    [message] = stage.handled("message")
    assert not message.addressed
    assert message.text == "about 5,000"
    assert stage.slack.named("assistant.threads.setStatus") == []


def test_lean_variant_leaves_all_talk_alone(stage: Stage) -> None:
    """Without the reading scopes only mentions, buttons and forms count."""
    an_assessment(stage)
    settings = replace(stage.settings, reads_threads=False)
    app = build_app(stage.deps, settings, SingleWorkspace(settings), handlers=recording(stage.seen))
    lean = replace(stage, app=app, web=make_wsgi_app(app, settings))
    lean.event(channel_message("about 5,000", ts="8.1", thread_ts="7.7"))
    assert lean.rows() == 0
    lean.event(channel_message("<@W111> about 5,000", ts="8.2", thread_ts="7.7"))
    assert lean.rows() == 1


def test_talk_after_a_cancelled_assessment_is_left_alone(stage: Stage) -> None:
    """The bot takes no part in that thread any more."""
    an_assessment(stage, status="cancelled")
    stage.event(channel_message("about 5,000", ts="8.1", thread_ts="7.7"))
    assert stage.rows() == 0


def test_failed_talk_stays_quiet(stage: Stage) -> None:
    """Nobody spoke to the bot, so it does not speak up about its own failure."""
    an_assessment(stage)
    stage.seen.fail = [RuntimeError("x")] * 3
    stage.event(channel_message("about 5,000", ts="8.1", thread_ts="7.7"))
    for _ in range(3):
        stage.work()
        stage.clock.advance(minutes=5)
    assert stage.outbox() == []
    assert stage.backlog() == 0


@pytest.mark.parametrize("status", ["interviewing", "recommended", "cancelled"])
def test_deleting_the_first_message_withdraws_it(stage: Stage, status: str) -> None:
    """The person took the project back; a cancelled assessment kept its words as well."""
    an_assessment(stage, status=status)
    body = sample("event_message_deleted.json")
    body["authorizations"] = [{"team_id": "T111", "user_id": "W111", "is_bot": True}]
    body["event"] |= {"deleted_ts": "7.7"}
    stage.event(body)
    stage.work()
    [got] = stage.handled("click")
    assert (got.action, got.payload) == ("withdraw", {"assessment": "a1", "ts": "7.7"})
    assert got.user_id == "U111"


def test_what_follows_a_message_that_still_waits_is_kept(stage: Stage) -> None:
    """The mention is not handled yet: a second line below it, and its deletion, come after it."""
    first = mention("<@W111> we classify tickets")
    first["event"] |= {"ts": "7.7", "channel": "C111"}
    stage.event(first)
    stage.event(channel_message("about 5,000 labelled", ts="7.8", thread_ts="7.7"))
    stage.event(channel_message("lunch?", ts="7.9", thread_ts="6.6"))
    gone = sample("event_message_deleted.json")
    gone["authorizations"] = [{"team_id": "T111", "user_id": "W111", "is_bot": True}]
    gone["event"] |= {"deleted_ts": "7.7"}
    stage.event(gone)
    assert stage.backlog() == 3
    an_assessment(stage)
    stage.work()
    assert [m.text for m in stage.handled("message")] == [
        "we classify tickets",
        "about 5,000 labelled",
    ]
    assert [click.action for click in stage.handled("click")] == ["withdraw"]


def test_stop_button_of_the_agent_view_ends_interview_and_status(stage: Stage) -> None:
    """No spinner is left, and the interview is cancelled through the ordinary path."""
    an_assessment(
        stage,
        place=Place(
            team_id="T111",
            channel_id="C0123ABC456",
            thread_ts="1782234671.392669",
            channel_kind="dm",
        ),
    )
    stage.event(sample("docs_event_agent_session_stopped.json"))
    stage.work()
    [got] = stage.handled("click")
    assert got.action == "cancel"
    [status] = stage.slack.named("assistant.threads.setStatus")
    assert status["status"] == ""
    assert stage.backlog() == 0


def test_status_is_shown_while_working_and_cleared_on_success_and_failure(stage: Stage) -> None:
    """Set before the work, cleared after it, whatever happened."""
    stage.seen.fail = [RuntimeError("x")]
    stage.event(mention())
    stage.work()
    stage.clock.advance(minutes=1)
    stage.work()
    shown = [call["status"] for call in stage.slack.named("assistant.threads.setStatus")]
    assert [bool(status) for status in shown] == [True, False, True, False]


def test_workspace_without_status_is_asked_once_and_served(stage: Stage) -> None:
    """A missing scope costs one call, never an answer."""
    stage.slack.refuse("assistant.threads.setStatus", "missing_scope")
    for number in range(3):
        body = mention()
        body["event"]["ts"] = f"{number}.5"
        stage.event(body)
    stage.work()
    assert len(stage.handled("message")) == 3
    assert len(stage.slack.named("assistant.threads.setStatus")) == 1


def test_status_that_hangs_up_never_stops_the_work(stage: Stage) -> None:
    """The line under the thread is decoration."""
    stage.slack.say("assistant.threads.setStatus", Answer(hang_up=True))
    stage.event(mention())
    stage.work()
    assert len(stage.handled("message")) == 1
    assert stage.backlog() == 0


def test_response_url_is_not_used_after_half_an_hour(stage: Stage) -> None:
    """Slack closes it; the notice goes to the person in the channel instead."""
    stage.seen.fail = [RuntimeError("x")] * 3
    stage.command("status")
    for _ in range(3):
        stage.work()
        stage.clock.advance(minutes=15)
    [notice] = stage.outbox()
    assert notice.kind == "ephemeral"
    assert notice.user_id == "W222"


def test_private_channel_is_asked_about_when_the_event_does_not_say(stage: Stage) -> None:
    """A mention names no kind of channel; unknown counts as private."""
    stage.slack.say(
        "conversations.info",
        Answer({"ok": True, "channel": {"id": "C5", "is_private": True}}),
        Answer({"ok": False, "error": "channel_not_found"}),
    )
    for channel in ("C5", "C6"):
        body = mention()
        body["event"] |= {"channel": channel}
        stage.event(body)
    stage.work()
    kinds = {m.place.channel_id: m.place.channel_kind for m in stage.handled("message")}
    assert kinds == {"C5": "private", "C6": "private"}


def shared_channel(stage: Stage, home_team: str) -> None:
    """The channel is shared, and everybody asked about is at home in this team."""
    stage.slack.defaults["conversations.info"] = {"ok": True, "channel": {"is_ext_shared": True}}
    user = {"id": "W222", "team_id": home_team}
    stage.slack.defaults["users.info"] = {"ok": True, "user": user}


def test_people_of_another_company_are_refused_privately(stage: Stage) -> None:
    """Mention, command, click and form of the other side of a shared channel have no effect."""
    shared_channel(stage, "T999")
    stage.event(mention())
    stage.command("decisions")
    stage.interaction(click("still_valid", {"reminder": "r1", "occurrence": 1}))
    form = submission(title="x")
    place = Place(team_id="T111", channel_id="C111").model_dump(mode="json")
    form["view"]["private_metadata"] = json.dumps({"place": place})
    stage.interaction(form)
    stage.work()
    for name in ("message", "command", "click", "form"):
        assert stage.handled(name) == []
    told = stage.outbox()
    while more := stage.outbox():
        told += more
    assert {item.card["text"] for item in told} == {STRANGER}
    assert {item.kind for item in told} <= {"ephemeral", "respond"}
    stage.interaction(click("open_form", {"kind": "record", "assessment": "a1"}))
    [opened] = until(lambda: stage.slack.named("views.open"))
    assert "shared between companies" in str(opened["view"])
    assert stage.handled("build_form") == []


def test_own_people_are_served_in_a_shared_channel(stage: Stage) -> None:
    """The channel being shared takes nothing from those who installed the bot."""
    shared_channel(stage, "T111")
    stage.event(mention())
    stage.work()
    assert len(stage.handled("message")) == 1


def test_nobody_is_called_a_stranger_while_slack_does_not_answer(stage: Stage) -> None:
    """The request waits for the answer; who stays unknown for good is refused."""
    shared_channel(stage, "T111")
    stage.slack.refuse("users.info", "internal_error")
    stage.event(mention())
    stage.work()
    assert stage.handled("message") == []
    assert stage.outbox() == []
    stage.clock.advance(seconds=2.1)
    stage.work()
    assert len(stage.handled("message")) == 1
    stage.slack.refuse("users.info", "user_not_found")
    stage.clock.advance(minutes=6)
    later = mention()
    later["event"] |= {"ts": "9.1"}
    stage.event(later)
    stage.work()
    assert len(stage.handled("message")) == 1
    assert [item.card["text"] for item in stage.outbox()] == [STRANGER]


def test_talk_of_another_company_in_an_engaged_thread_is_left_alone(stage: Stage) -> None:
    """It was not said to the bot, so there is nothing to refuse."""
    an_assessment(stage)
    shared_channel(stage, "T999")
    stage.event(channel_message("about 5,000", ts="8.1", thread_ts="7.7"))
    stage.work()
    assert stage.handled("message") == []
    assert stage.outbox() == []
    assert stage.backlog() == 0


def test_many_workers_handle_each_request_once(stage: Stage) -> None:
    """Four threads, two hundred requests of forty threads."""
    for number in range(200):
        body = mention(f"<@W111> {number}")
        body["event"] |= {"ts": f"{number}.1", "thread_ts": f"{number % 40}.0"}
        stage.event(body)

    def work() -> None:
        while stage.work():
            pass

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for _ in range(4)]:
            done.result()
    stage.work()
    texts = [int(message.text) for message in stage.handled("message")]
    assert sorted(texts) == list(range(200))
    for thread in range(40):
        mine = [number for number in texts if number % 40 == thread]
        assert mine == sorted(mine)


def test_times_are_utc(stage: Stage) -> None:
    """Rows hold the clock's time."""
    stage.event(mention())
    with stage.store.unit() as unit:
        [item] = unit.inbox.claim(stage.clock(), timedelta(seconds=1), 1)
    assert item.received_at == datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
