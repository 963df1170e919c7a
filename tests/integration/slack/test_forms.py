"""Forms open while their trigger lives, and a late one can be opened again."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from slack_sdk import WebClient
from sqlalchemy.exc import OperationalError

from bot.errors import NotAllowed, SlackUnavailable
from bot.slack.app import build_app
from bot.slack.clients import SingleWorkspace
from bot.slack.http import make_wsgi_app
from tests.integration.slack.conftest import Stage, recording, sample, until
from tests.integration.slack.fake_slack import Answer
from tests.integration.slack.test_edge import click


def opened(stage: Stage) -> dict[str, object]:
    """The view of the one `views.open` call."""
    calls = until(lambda: stage.slack.named("views.open"))
    assert len(calls) == 1
    return dict(calls[0])


@pytest.mark.parametrize(
    ("said", "kind"), [("assess", "assess"), (" ASSESS ", "assess"), ("cost\n", "cost")]
)
def test_command_without_text_opens_its_form_at_once(stage: Stage, said: str, kind: str) -> None:
    """Answered and opened without any worker; nothing is stored."""
    assert stage.command(said, trigger_id="trg").status == 200
    call = opened(stage)
    assert call["trigger_id"] == "trg"
    assert call["view"]["callback_id"] == f"form:{kind}"  # type: ignore[index]
    assert stage.rows() == 0
    [(_, context, user, team)] = stage.handled("build_form")
    assert (user, team) == ("W222", "T111")
    assert context["place"]["channel_id"] == "C111"
    assert context["place"]["channel_kind"] == "public"


def test_command_with_text_is_work_and_opens_nothing(stage: Stage) -> None:
    """`assess TEXT` goes through the inbox, also with the text on the next line."""
    stage.command("assess we label 5k tickets")
    stage.command("assess\nwe label 5k tickets")
    stage.work()
    first, second = stage.handled("command")
    assert first.text == "assess we label 5k tickets"
    assert second.text == "assess\nwe label 5k tickets"
    assert stage.slack.named("views.open") == []


def test_button_opens_its_form_with_what_it_carried(stage: Stage) -> None:
    """The context comes back with the submission, place included."""
    payload = {"kind": "edit_fact", "assessment": "a1", "fact": "stage"}
    assert stage.interaction(click("open_form", payload)).status == 200
    view = opened(stage)["view"]
    assert view["callback_id"] == "form:edit_fact"  # type: ignore[index]
    metadata = view["private_metadata"]  # type: ignore[index]
    for part in ('"assessment": "a1"', '"fact": "stage"', '"thread_ts": "5.1"'):
        assert part in metadata
    assert '"kind"' not in metadata


def test_global_shortcut_opens_the_form_for_the_persons_own_messages(stage: Stage) -> None:
    """It has no channel, so the place is the direct message."""
    assert stage.interaction(sample("shortcut_global.json") | {"callback_id": "start_assessment"})
    opened(stage)
    [(kind, context, user, _)] = stage.handled("build_form")
    assert kind == "assess"
    assert context["place"]["channel_id"] == user
    assert context["place"]["channel_kind"] == "dm"


def test_message_shortcut_is_work(stage: Stage) -> None:
    """*Assess this thread* goes through the inbox with the thread of its message."""
    body = sample("shortcut_message_action.json") | {"callback_id": "assess_thread"}
    body["message"]["thread_ts"] = "9.9"
    stage.interaction(body)
    stage.work()
    [got] = stage.handled("shortcut")
    assert got.place.thread_ts == "9.9"
    assert got.text == "@W222 test"


def slow(stage: Stage) -> Stage:
    """The same stage with a form that takes longer than is waited for."""
    settings = replace(stage.settings, form_wait_s=0.05)
    stage.seen.form_seconds = 0.3
    app = build_app(stage.deps, settings, SingleWorkspace(settings), handlers=recording(stage.seen))
    return replace(stage, app=app, web=make_wsgi_app(app, settings))


def test_slow_form_opens_a_loading_view_first_and_fills_it_with_its_hash(stage: Stage) -> None:
    """The trigger is used before the slow part; the update names what it replaces."""
    late = slow(stage)
    began = time.monotonic()
    late.command("assess")
    assert time.monotonic() - began < 0.3
    [update] = until(lambda: stage.slack.named("views.update"))
    [first] = stage.slack.named("views.open")
    assert "callback_id" not in first["view"]
    assert (update["view_id"], update["hash"]) == ("V1", "h1")
    assert update["view"]["callback_id"] == "form:assess"


def test_form_changed_meanwhile_is_not_overwritten(stage: Stage) -> None:
    """A hash conflict ends quietly: what the person sees now stays."""
    late = slow(stage)
    stage.slack.refuse("views.update", "hash_conflict")
    late.command("assess")
    until(lambda: stage.slack.named("views.update"))
    time.sleep(0.1)
    assert stage.slack.named("response/r1") == []
    assert len(stage.slack.named("views.update")) == 1


def test_expired_trigger_is_told_privately_with_a_button_to_try_again(stage: Stage) -> None:
    """The button carries what the first one carried."""
    stage.slack.refuse("views.open", "expired_trigger_id")
    payload = {"kind": "record", "assessment": "a1"}
    body = click("open_form", payload) | {"response_url": stage.slack.response_url("again")}
    stage.interaction(body)
    [told] = until(lambda: [c.params for c in stage.slack.calls if c.method == "response/again"])
    assert told["response_type"] == "ephemeral"
    button = told["blocks"][-1]["elements"][0]
    assert button["text"]["text"] == "Open Again"
    assert button["action_id"] == "open_form"
    assert button["value"] == '{"kind":"record","assessment":"a1"}'


def test_refusal_of_a_form_is_shown_in_its_place(stage: Stage) -> None:
    """What the services say reaches the person as they said it."""
    stage.seen.form_error = NotAllowed("Only members of its channel can work on this.")
    stage.command("assess")
    view = opened(stage)["view"]
    assert "Only members of its channel" in str(view)
    assert "submit" not in view  # type: ignore[operator]


def test_broken_form_shows_a_reference_and_no_exception_text(stage: Stage) -> None:
    """The log has the reference; the person has something to do."""
    stage.seen.form_error = RuntimeError("secret detail")
    stage.command("assess")
    shown = str(opened(stage)["view"])
    assert "Reference" in shown
    assert "secret detail" not in shown


def test_slack_that_hangs_up_while_opening_is_told_too(stage: Stage) -> None:
    """A broken connection leaves the person with a way to go on."""
    stage.slack.say("views.open", Answer(hang_up=True))
    stage.command("assess", response_url=stage.slack.response_url("hung"))
    assert until(lambda: [c for c in stage.slack.calls if c.method == "response/hung"])


class NoClient(SingleWorkspace):
    """Clients that cannot be had: the token ended, or the database with the tokens is away."""

    failure: Exception = SlackUnavailable("The workspace's token ended.")

    def for_team(self, team_id: str, *, retrying: bool = False) -> WebClient:
        """Fails."""
        raise self.failure


@pytest.mark.parametrize(
    "failure",
    [SlackUnavailable("The token ended."), OperationalError("select", None, Exception("away"))],
)
def test_a_form_that_cannot_even_be_asked_for_is_told(stage: Stage, failure: Exception) -> None:
    """Neither a dead token nor a database that is away ends in silence."""
    clients = NoClient(stage.settings)
    clients.failure = failure
    app = build_app(stage.deps, stage.settings, clients, handlers=recording(stage.seen))
    cut_off = replace(stage, app=app, web=make_wsgi_app(app, stage.settings))
    cut_off.command("assess", response_url=stage.slack.response_url("told"))
    [told] = until(lambda: [c for c in stage.slack.calls if c.method == "response/told"])
    assert "try again" in str(told.params)
    assert "Reference" in str(told.params)
    assert "open_form" in str(told.params)
