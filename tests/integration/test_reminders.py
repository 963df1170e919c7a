"""Reminders: set in words, delivered once, answered, stopped, paused when nobody can read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.adapters.database.schema import reminders
from bot.errors import SlackUnavailable
from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.form_builders import check_form
from bot.services.inbound import Click, Command, FormSubmission, Lifecycle
from bot.services.lifecycle import handle_lifecycle
from bot.services.outbox import send_due
from bot.services.ports import Person, Undeliverable, Unshowable
from bot.services.records import Reminder
from bot.services.reminders import deliver_due
from bot.services.submissions import handle_form
from tests.builders import JONAS, MAYA, START, Recorder, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _decide(world: World) -> None:
    handle_message(world.deps, a_message(PROJECT), None)
    _record(world, "Routing")


def _record(world: World, title: str) -> None:
    """Have the thread's project recommended as it is known now, and record that."""
    with world.store.unit() as unit:
        assessment = unit.assessments.in_thread("T1", "C1", "100.1")
    assert assessment is not None
    handle_click(
        world.deps,
        Click(
            action="answer_now",
            payload={"assessment": assessment.id},
            place=a_place(),
            user_id=MAYA,
        ),
        None,
    )
    handle_form(
        world.deps,
        FormSubmission(
            form="record",
            values={"title": title, "owner": JONAS},
            context={"assessment": assessment.id, "place": a_place().model_dump()},
            user_id=MAYA,
            team_id="T1",
        ),
        None,
    )
    world.deliver()


def _due(world: World) -> dict[str, Any]:
    world.clock.advance(days=200)
    assert deliver_due(world.deps) == 1
    return world.deliver()[-1]


def _click(world: World, action: str, card: dict[str, Any], **payload: Any) -> list[dict[str, Any]]:
    handle_click(
        world.deps,
        Click(
            action=action,
            payload={"reminder": card["reminder_id"], "occurrence": card["occurrence"], **payload},
            place=a_place(),
            user_id=JONAS,
        ),
        None,
    )
    return world.deliver()


def _said(world: World, text: str) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text), None)
    return world.deliver()


def _reminder(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.reminders.get(world.cards("reminder")[-1]["reminder_id"])


def test_a_command_repeats_the_exact_local_time(world: World) -> None:
    """`/fork remind in two weeks` names day, hour and zone."""
    world.slack.zones[MAYA] = "America/New_York"
    command = Command(
        place=a_place(thread_ts=None), user_id=MAYA, text="remind in two weeks", response_url="u"
    )
    handle_command(world.deps, command, None)
    [card] = world.deliver()

    assert "Mon 7 Dec 2026, 09:30 (America/New_York)" in card["text"]


def test_downtime_delivers_a_repeating_reminder_once(world: World) -> None:
    """After weeks of silence there is one message, not one per missed date."""
    handle_message(world.deps, a_message("remind us every week"), None)
    world.deliver()
    world.clock.advance(days=40)

    assert deliver_due(world.deps) == 1
    assert deliver_due(world.deps) == 0
    world.clock.advance(days=8)
    assert deliver_due(world.deps) == 1


def test_still_valid_moves_the_review_and_takes_the_buttons(world: World) -> None:
    """One click confirms; a second click says so and changes nothing."""
    _decide(world)
    card = _due(world)
    closed, decision = _click(world, "still_valid", card)
    assert "Still valid, says Jonas" in closed["closed"]
    due = _reminder(world).due_at
    assert due > world.clock.now
    assert closed["decision"] == decision["decision"]

    _click(world, "still_valid", card)
    assert _reminder(world).due_at - due < timedelta(days=2)


@pytest.mark.parametrize(("length", "days"), [("1w", 7), ("1m", 30)])
def test_snooze(world: World, length: str, days: int) -> None:
    """It comes back in working hours about that much later."""
    _decide(world)
    card = _due(world)
    _click(world, "snooze", card, **{"for": length})

    away = _reminder(world).due_at - world.clock.now
    assert timedelta(days=days - 1) < away < timedelta(days=days + 3)


def test_stop_is_final(world: World) -> None:
    """After Stop nothing is delivered, whatever is clicked."""
    _decide(world)
    card = _due(world)
    _click(world, "stop_reminder", card)
    [notice] = _click(world, "snooze", card, **{"for": "1w"})
    world.clock.advance(days=400)

    assert "stopped already" in notice["text"]
    assert deliver_due(world.deps) == 0


def test_hand_over_changes_the_owner(world: World) -> None:
    """The next person is named, and gets it in their own zone."""
    _decide(world)
    card = _due(world)
    world.slack.zones[MAYA] = "Asia/Tokyo"
    cards = _click(world, "hand_over", card, user=MAYA)

    assert any("Maya looks after this" in str(c.get("text")) for c in cards)
    assert (_reminder(world).user_id, _reminder(world).time_zone) == (MAYA, "Asia/Tokyo")


def test_an_archived_channel_pauses_without_a_storm(world: World) -> None:
    """The first refusal pauses everything in that channel; nothing is tried again."""
    _decide(world)
    world.clock.advance(days=200)
    deliver_due(world.deps)
    world.slack.failures = [Undeliverable("is_archived")]
    world.deliver()
    world.clock.advance(days=30)

    assert deliver_due(world.deps) == 0
    with world.store.unit() as unit:
        assert unit.outbox.backlog() == 0


def test_a_removed_bot_pauses_its_reminders(world: World) -> None:
    """Leaving the channel stops delivery there."""
    handle_message(world.deps, a_message("remind us in two weeks"), None)
    event = Lifecycle(kind="bot_left", team_id="T1", channel_id="C1")
    handle_lifecycle(world.deps, event, None)
    world.clock.advance(days=30)

    assert deliver_due(world.deps) == 0


def test_uninstalling_deletes_everything(world: World) -> None:
    """Nothing of the workspace is left."""
    _decide(world)
    handle_lifecycle(world.deps, Lifecycle(kind="uninstalled", team_id="T1"), None)
    with world.store.unit() as unit:
        assert unit.decisions.in_channel("T1", "C1") == []
        assert unit.reminders.next_due() is None


def test_weekends_are_skipped(world: World) -> None:
    """A reminder that falls on a Saturday comes on Monday."""
    handle_message(world.deps, a_message("remind us on 2026-12-05"), None)
    with world.store.unit() as unit:
        due = unit.reminders.next_due()

    assert due == datetime(2026, 12, 7, 8, 30, tzinfo=UTC)
    assert due > START


def test_the_task_is_repeated_back_and_delivered(world: World) -> None:
    """The words behind the time are what the reminder is about, as they were written."""
    [said] = _said(world, "remind us tomorrow at 3pm to check the Eval")
    assert said["text"].startswith("I will remind you to check the Eval on Tue 24 Nov 2026, 15:00")
    world.clock.advance(days=2)
    assert deliver_due(world.deps) == 1
    card = world.deliver()[-1]

    assert card["text"] == "Reminder to check the Eval"
    assert card["decision"] is None


def test_what_happens_in_short_months_is_said(world: World) -> None:
    """The reply explains the 31st of every month."""
    [said] = _said(world, "remind us on the 31st of every month at 5 to pay the bill")

    assert said["text"] == (
        "I will remind you to pay the bill on Mon 30 Nov 2026, 17:00 (Europe/Berlin), and again "
        "as you said, on the last day of a month that has no 31st."
    )


def test_a_time_read_in_part_sets_nothing(world: World) -> None:
    """The refusal names what was not understood."""
    [said] = _said(world, "remind us in two weeks on friday")

    assert "but not “on friday”" in said["text"]
    with world.store.unit() as unit:
        assert unit.reminders.next_due() is None


def test_minutes_are_kept_even_at_a_weekend(world: World) -> None:
    """Who says "in 10 minutes" on a Saturday means this Saturday."""
    world.clock.advance(days=5)
    _said(world, "remind me in 10 minutes")
    world.clock.advance(minutes=11)

    assert deliver_due(world.deps) == 1


def test_a_moved_reminder_says_why(world: World) -> None:
    """Three days from Thursday is Sunday, so Monday is said and explained."""
    world.clock.advance(days=3)
    [card] = _said(world, "remind us in 3 days")

    assert "Mon 30 Nov 2026, 09:30" in card["text"]
    assert "since Sun 29 Nov is at the weekend" in card["text"]


def test_what_cannot_be_read_names_ways_that_can(world: World) -> None:
    """A refusal is no dead end."""
    [card] = _said(world, "remind us when pigs fly")

    assert "in 10 minutes" in card["text"]


def test_snoozing_moves_the_review_of_the_decision(world: World) -> None:
    """Card, list and record name the new day, a week later on the same weekday."""
    _decide(world)
    card = _due(world)
    local = world.clock.now
    closed, _ = _click(world, "snooze", card, **{"for": "1w"})

    due = _reminder(world).due_at
    with world.store.unit() as unit:
        [decision] = unit.decisions.in_channel("T1", "C1")
    assert decision.review_at == due
    assert closed["decision"]["review_at"] == due.isoformat().replace("+00:00", "Z")
    assert (due.date() - local.date()).days in (7, 8, 9)


def _posted_decision(world: World) -> dict[str, Any]:
    """The decision's message as it stands in the channel now."""
    with world.store.unit() as unit:
        [decision] = unit.decisions.in_channel("T1", "C1")
    return [
        item.card
        for item in world.slack.sent
        if f"decision:{decision.id}" in (item.key, item.message_key)
    ][-1]


def test_the_posted_decision_follows_its_review(world: World) -> None:
    """Its message names the new day after a snooze, and none once reminders are stopped."""
    _decide(world)
    first = _posted_decision(world)
    card = _due(world)
    _click(world, "snooze", card, **{"for": "1w"})
    snoozed = _posted_decision(world)
    card = _due(world)
    _click(world, "stop_reminder", card)
    stopped = _posted_decision(world)

    due = _reminder(world).due_at
    assert snoozed["decision"]["review_at"] == due.isoformat().replace("+00:00", "Z")
    assert snoozed["reminder_text"] != first["reminder_text"]
    assert snoozed["reminder_text"].startswith("I will come back to this on ")
    assert stopped["reminder_text"] == "I will not come back to this."


def test_a_replaced_decision_says_so_where_it_was_posted(world: World) -> None:
    """Recorded anew after a change, the older message no longer promises to come back."""
    _decide(world)
    first = world.cards("decision")[-1]["decision"]["decision_id"]
    _said(world, "sorry, 100 labelled tickets, not 4k")
    _record(world, "Routing again")
    old = [i.card for i in world.slack.sent if i.message_key == f"decision:{first}"]

    assert [card["decision"]["status"] for card in old] == ["superseded"]
    assert old[0]["reminder_text"] == "I will not come back to this."


def test_the_posted_decision_follows_its_owner(world: World) -> None:
    """Handed over, its message names the new owner and the time in that person's zone."""
    world.slack.zones[MAYA] = "Asia/Kolkata"
    _decide(world)
    card = _due(world)
    _click(world, "hand_over", card, user=MAYA)
    handed = _posted_decision(world)

    assert handed["decision"]["owner_id"] == MAYA
    assert "Asia/Kolkata" in handed["reminder_text"]


def test_another_persons_zone_is_named(world: World) -> None:
    """Who reads a foreign time is told whose it is."""
    world.slack.zones[JONAS] = "Asia/Kolkata"
    _decide(world)

    assert "(Asia/Kolkata, Jonas's time)" in world.cards("decision")[-1]["reminder_text"]


def test_an_app_cannot_own_a_decision(world: World) -> None:
    """The form says so at the field, and a reminder is not handed to it."""
    world.slack.bots.add("UBOT")
    _decide(world)
    errors = check_form(world.deps, "record", {"title": "Routing", "owner": "UBOT"}, {}, MAYA, "T1")
    card = _due(world)
    [refusal] = _click(world, "hand_over", card, user="UBOT")

    assert list(errors) == ["owner"]
    assert "choose a person" in refusal["text"]
    assert _reminder(world).user_id == JONAS


@pytest.mark.parametrize(
    ("typed", "said"), [("9e99", "Write a number"), ("-5", "below zero"), ("5k", None)]
)
def test_numbers_in_forms_are_taken_as_meant_or_refused(
    world: World, typed: str, said: str | None
) -> None:
    """A power is not read as its first digit, and a negative number is named as one."""
    errors = check_form(world.deps, "cost", {"requests_per_month": typed}, {}, MAYA, "T1")

    assert list(errors) == (["requests_per_month"] if said else [])
    assert said is None or said in errors["requests_per_month"]


class OneTeamAway(Recorder):
    """A directory that cannot ask about the people of one workspace."""

    def person(self, team_id: str, user_id: str) -> Person:
        """A person, unless the workspace's token is dead."""
        if team_id == "T2":
            raise SlackUnavailable("The workspace's token ended.")
        return super().person(team_id, user_id)


def test_one_workspace_does_not_starve_the_reminders_of_others(world: World) -> None:
    """What fails is tried again later; what comes behind it is delivered now."""
    deps = replace(world.deps, directory=OneTeamAway())
    with world.store.unit() as unit:
        for number, team in enumerate(("T2", "T1")):
            unit.reminders.add(
                Reminder(
                    id=f"r{number}",
                    place=a_place(team_id=team),
                    user_id=MAYA,
                    due_at=START + timedelta(minutes=number),
                    time_zone="UTC",
                    created_at=START,
                )
            )
        unit.commit()
    world.clock.advance(hours=1)

    assert deliver_due(deps) == 1
    with world.store.unit() as unit:
        left = unit.reminders.get("r0")
    assert left is not None
    assert left.status == "scheduled"
    world.clock.advance(minutes=6)
    assert deliver_due(world.deps) == 1


def _one_off(world: World) -> Reminder:
    """Maya's reminder in ten minutes, set with the command and due by now."""
    command = Command(
        place=a_place(thread_ts=None),
        user_id=MAYA,
        text="remind in 10 minutes to check the eval",
        response_url="u",
    )
    handle_command(world.deps, command, None)
    world.deliver()
    world.clock.advance(minutes=11)
    assert deliver_due(world.deps) == 1
    return _newest(world)


def _newest(world: World) -> Reminder:
    with world.store.engine.connect() as connection:
        record = connection.execute(select(reminders.c.record)).scalars().all()[-1]
    return Reminder.model_validate(record)


@pytest.mark.parametrize(
    ("failures", "words"),
    [
        ([Undeliverable("not_in_channel")], "cannot write to its channel"),
        ([Undeliverable("restricted_action")], "cannot write to its channel"),
        ([Unshowable("ValidationError")] * 5, "something on my side is broken"),
        ([SlackUnavailable("down")] * 400, "did not take it for a day"),
    ],
)
def test_a_single_reminder_that_is_refused_does_not_vanish(
    world: World, failures: list[Exception], words: str
) -> None:
    """It is paused, and its owner is told in a direct message what became of it."""
    assert _one_off(world).status == "done"
    world.slack.failures = list(failures)
    for _ in range(300):
        world.clock.advance(minutes=6)
        send_due(world.deps)
        if _newest(world).status == "paused":
            break
    world.slack.failures = []
    world.clock.advance(minutes=6)
    world.deliver()

    told = world.slack.sent[-1]
    assert told.channel_id == MAYA
    assert words in told.card["text"]
    assert "check the eval" in told.card["text"]
    with world.store.unit() as unit:
        [kept] = unit.reminders.of_user("T1", MAYA)
    assert kept.status == "paused"


def test_a_reminder_is_not_promised_where_the_bot_cannot_post(world: World) -> None:
    """The command says what to do instead; nothing is stored."""
    world.slack.absent = {"C1"}
    command = Command(
        place=a_place(thread_ts=None), user_id=MAYA, text="remind in two weeks", response_url="u"
    )
    handle_command(world.deps, command, None)
    [card] = world.deliver()

    assert "/invite" in card["text"]
    with world.store.unit() as unit:
        assert unit.reminders.of_user("T1", MAYA) == []


def _monthly(world: World) -> dict[str, Any]:
    """Record a decision, set a monthly reminder of it, and let that come due before the review."""
    _decide(world)
    _said(world, "remind us every month")
    world.clock.advance(days=31)
    assert deliver_due(world.deps) == 1
    card = world.deliver()[-1]
    assert card["repeats"]
    return card


def _something_changed(world: World, card: dict[str, Any], **values: Any) -> list[dict[str, Any]]:
    """Send the form with the facts that changed."""
    form = FormSubmission(
        form="something_changed",
        values=values,
        context={"reminder": card["reminder_id"], "occurrence": card["occurrence"]},
        user_id=JONAS,
        team_id="T1",
    )
    handle_form(world.deps, form, None)
    return world.deliver()


def _review(world: World) -> tuple[Any, Any]:
    """The decision and its review."""
    with world.store.unit() as unit:
        [decision] = unit.decisions.in_channel("T1", "C1")
        return decision, unit.reminders.get(f"review-{decision.id}")


def test_still_valid_leaves_a_repeating_reminder_to_its_rhythm(world: World) -> None:
    """It comes next month as before, and the review stays where it was."""
    card = _monthly(world)
    due, (decision, review) = _reminder(world).due_at, _review(world)
    [closed] = _click(world, "still_valid", card)

    assert closed["closed"] == (
        "Still valid, says Jonas. Next reminder: Mon 25 Jan 2027, 09:30 (Europe/Berlin, Maya's "
        "time)."
    )
    assert _reminder(world).due_at == due
    assert _review(world)[0].review_at == decision.review_at == review.due_at
    assert _review(world)[1].due_at == review.due_at


def test_still_valid_accepts_a_proposed_decision(world: World) -> None:
    """Its message says so, and that the review still comes."""
    card = _monthly(world)
    with world.store.unit() as unit:
        [decision] = unit.decisions.in_channel("T1", "C1")
        unit.decisions.save(decision.model_copy(update={"status": "proposed"}))
        unit.commit()
    _click(world, "still_valid", card)

    assert _review(world)[0].status == "accepted"
    assert _posted_decision(world)["decision"]["status"] == "accepted"
    assert _posted_decision(world)["reminder_text"].startswith("I will come back to this on ")


def test_something_changed_leaves_a_repeating_reminder_to_its_rhythm(world: World) -> None:
    """The project is assessed again, and the reminder comes next month as before."""
    card = _monthly(world)
    before = _review(world)[1].due_at
    cards = _something_changed(world, card, labelled_examples="100")

    assert any(c["type"] == "recommendation" for c in cards)
    assert _reminder(world).status == "scheduled"
    assert _review(world)[1].due_at == before
    world.clock.advance(days=33)
    assert deliver_due(world.deps) == 1


def test_the_review_comes_again_after_a_reassessment(world: World) -> None:
    """Also when nobody records a new decision; both messages name the day."""
    _decide(world)
    card = _due(world)
    _something_changed(world, card, labelled_examples="100")
    decision, review = _review(world)

    assert review.status == "scheduled"
    assert review.due_at == decision.review_at > world.clock.now
    assert _posted_decision(world)["reminder_text"].startswith("I will come back to this on ")
    world.clock.advance(days=200)
    assert deliver_due(world.deps) == 1


def test_a_review_that_is_shown_early_still_comes(world: World) -> None:
    """*Look at it again* shows the review, not another reminder, and takes nothing away."""
    _monthly(world)
    monthly, (decision, review) = _reminder(world), _review(world)
    look = Click(action="revisit", payload={"decision": decision.id}, place=a_place(), user_id=MAYA)
    handle_click(world.deps, look, None)
    assert deliver_due(world.deps) == 1
    world.deliver()

    assert _reminder(world).id == review.id
    assert (_reminder(world).status, _reminder(world).due_at) == ("scheduled", decision.review_at)
    with world.store.unit() as unit:
        assert unit.reminders.get(monthly.id).due_at == monthly.due_at
