"""Dialogues through the services over a real database, policy and reader."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.form_builders import check_form
from bot.services.inbound import Click, Command, FormSubmission
from bot.services.ports import TakenOver
from bot.services.reminders import deliver_due
from bot.services.submissions import handle_form
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _click(world: World, action: str, user: str = MAYA, **payload: Any) -> None:
    handle_click(
        world.deps,
        Click(action=action, payload=payload, place=a_place(), user_id=user),
        None,
    )


def _to_recommendation(world: World, text: str = PROJECT) -> dict[str, Any]:
    handle_message(world.deps, a_message(text), None)
    for _ in range(8):
        assessment = _assessment(world)
        if assessment.status == "recommended":
            break
        _click(world, "dont_know", assessment=assessment.id, round=assessment.pending.round)
    world.deliver()
    return world.cards("recommendation")[-1]


def test_a_description_starts_an_assessment_with_one_question(world: World) -> None:
    """The facts are played back with their words, and one question is asked."""
    handle_message(world.deps, a_message(PROJECT), None)
    [card] = world.deliver()

    assert card["type"] == "assessment"
    quotes = {line["fact"]: line["quote"] for line in card["facts"]}
    assert quotes["labelled_examples"] == "~4k labelled tickets"
    assert card["question"]["options"]
    assert 2 <= len(card["question"]["options"]) <= 5


def test_click_and_typed_answer_lead_to_the_same_state(tmp_path: Path) -> None:
    """A button and the words on it are equal."""
    clicked, typed = a_world(tmp_path / "a"), a_world(tmp_path / "b")
    for world in (clicked, typed):
        handle_message(world.deps, a_message(PROJECT), None)
    pending = _assessment(clicked).pending
    option = pending.options[0]

    _click(
        clicked,
        "answer",
        assessment=_assessment(clicked).id,
        round=pending.round,
        fact=pending.fact,
        value=option.value,
    )
    handle_message(typed.deps, a_message(option.label, addressed=False, user_id=JONAS), None)

    a, b = _assessment(clicked), _assessment(typed)
    assert a.facts[pending.fact].value == option.value
    assert {n: f.value for n, f in a.facts.items()} == {n: f.value for n, f in b.facts.items()}
    assert a.pending == b.pending
    assert b.facts[pending.fact].provenance.said_by == JONAS


def test_talk_among_people_is_left_alone(world: World) -> None:
    """In an engaged thread, words that do not answer the question cause nothing."""
    handle_message(world.deps, a_message(PROJECT), None)
    world.deliver()
    before = _assessment(world)

    handle_message(
        world.deps, a_message("did you see the game last night, Jonas?", addressed=False), None
    )

    assert world.deliver() == []
    assert _assessment(world) == before


def test_unengaged_threads_are_left_alone(world: World) -> None:
    """Without an assessment, unaddressed words are never answered."""
    handle_message(world.deps, a_message("should we fine-tune?", addressed=False), None)

    assert world.deliver() == []


def test_ends_in_a_recommendation_with_resolving_citations(world: World) -> None:
    """The interview ends, result first, with numbered sources."""
    card = _to_recommendation(world)

    best = card["recommendation"]
    assert sum(best["probabilities"].values()) == pytest.approx(1)
    assert best["approach"] == "fine_tuning"
    shown = {source["passage_id"] for source in card["sources"]}
    assert all(shown & set(reason["citations"]) for reason in best["reasons"][:3])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "help"),
        ("🎉🎉", "help"),
        ("\x00\x01\x02\ufffd", "help"),
        ("Wir haben 4000 beschriftete Tickets und möchten wissen, ob wir das trainieren sollen",
         "notice"),
        ("thanks!", "notice"),
        ("when should we fine-tune instead of prompting?", "answer"),
        ("remind us in two weeks", "notice"),
        ("what did we decide?", "decisions"),
        ("help", "help"),
    ],
)  # fmt: skip
def test_whatever_is_addressed_is_answered_once(world: World, text: str, kind: str) -> None:
    """Every kind of mention ends in exactly one visible answer."""
    handle_message(world.deps, a_message(text), None)

    assert [card["type"] for card in world.deliver()] == [kind]


def test_forty_thousand_characters_are_answered(world: World) -> None:
    """A very long message is read as far as it goes, and the person is told."""
    handle_message(world.deps, a_message("lorem ipsum dolor " * 2500), None)

    cards = world.deliver()
    assert cards
    told = "I read the first 40,000 of the 45,000 characters of your message."
    assert any(told in str(card.get("text", "")) for card in cards)


def test_a_stale_click_is_refused_to_the_one_who_clicked(world: World) -> None:
    """A click on an older question changes nothing and says why."""
    handle_message(world.deps, a_message(PROJECT), None)
    pending = _assessment(world).pending
    payload = {"assessment": _assessment(world).id, "round": pending.round}
    _click(world, "skip", **payload)
    after = _assessment(world)
    world.deliver()

    _click(world, "skip", **payload)
    [card] = world.deliver()

    assert card["type"] == "notice"
    assert "answered already" in card["text"]
    assert _assessment(world) == after


def test_a_contradiction_is_asked_about_once(world: World) -> None:
    """Two different counts are played back with a way to settle it."""
    handle_message(world.deps, a_message(PROJECT), None)
    handle_message(world.deps, a_message("We have 900 labelled tickets and nothing more."), None)
    card = world.deliver()[-1]

    assert "4,000 before and 900 now" in card["contradiction"]
    assessment = _assessment(world)
    _click(world, "settle", assessment=assessment.id, fact="labelled_examples", value=4000)
    assert _assessment(world).facts["labelled_examples"].value == 4000
    assert _assessment(world).contradictions == []


def test_a_fact_can_be_taken_out_in_words(world: World) -> None:
    """What was said by mistake is unknown again, in the interview and after the recommendation."""
    handle_message(world.deps, a_message(PROJECT), None)
    assert "labelled_examples" in _assessment(world).facts
    handle_message(world.deps, a_message("please remove the labels"), None)
    card = world.deliver()[-1]

    assert "labelled_examples" not in _assessment(world).facts
    assert "Not known any more: Labelled examples." in card["note"]

    _to_recommendation(world)
    before = _assessment(world).recommendations_made
    handle_message(world.deps, a_message("forget the volume"), None)
    assert "requests_per_month" not in _assessment(world).facts
    assert _assessment(world).recommendations_made == before + 1


def test_starting_over_forgets_the_facts_of_the_interview(world: World) -> None:
    """The recommendation made before is not given again from what was to be left behind."""
    _to_recommendation(world)
    handle_message(world.deps, a_message("start over"), None)
    card = world.deliver()[-1]

    assert card["type"] == "assessment"
    assert card["facts"] == []
    assert "Starting over" in card["note"]

    handle_message(world.deps, a_message("start over: we have 300 labelled tickets"), None)
    assert set(_assessment(world).facts) >= {"labelled_examples"}
    assert "requests_per_month" not in _assessment(world).facts


def test_a_message_that_says_two_things_is_asked_about(world: World) -> None:
    """Neither of two counts in one message is taken in silence."""
    text = "We have 500 labelled tickets. The docs change weekly. We have 5,000 labelled tickets."
    handle_message(world.deps, a_message(text), None)
    card = world.deliver()[-1]

    assert "the message says both 500 and 5,000" in card["contradiction"]
    assert {o["value"] for o in card["question"]["options"]} == {500, 5000}
    assessment = _assessment(world)
    _click(world, "settle", assessment=assessment.id, fact="labelled_examples", value=500)
    assert _assessment(world).facts["labelled_examples"].value == 500


def test_a_correction_after_the_recommendation_shows_the_difference(world: World) -> None:
    """New facts bring a new recommendation that says what moved."""
    _to_recommendation(world)

    handle_message(world.deps, a_message("sorry, we have only 30 labelled examples"), None)
    card, earlier = world.deliver()[-2:]

    assert card["type"] == earlier["type"] == "recommendation"
    assert earlier["newer"] == card["recommendation"]["approach"] != "fine_tuning"
    assert card["difference"]["old_approach"] == "fine_tuning"
    assert card["difference"]["changes"][0]["new"] == "30"


def test_decision_is_recorded_reminded_and_revisited(world: World) -> None:
    """The whole life of a decision: record, reminder, something changed, difference."""
    _to_recommendation(world)
    assessment = _assessment(world)
    context = {"assessment": assessment.id, "place": assessment.place.model_dump()}
    handle_form(
        world.deps,
        FormSubmission(
            form="record",
            values={"title": "Ticket routing", "owner": JONAS, "status": "accepted"},
            context=context,
            user_id=MAYA,
            team_id="T1",
        ),
        None,
    )
    decided = world.deliver()[-1]
    assert decided["type"] == "decision"
    assert "I will come back" in decided["reminder_text"]

    assert deliver_due(world.deps) == 0
    world.clock.advance(days=200)
    assert deliver_due(world.deps) == 1
    assert deliver_due(world.deps) == 0
    reminder = world.deliver()[-1]
    assert reminder["type"] == "reminder"
    assert reminder["carrying"]

    handle_form(
        world.deps,
        FormSubmission(
            form="something_changed",
            values={"labelled_examples": "20"},
            context={
                "reminder": reminder["reminder_id"],
                "occurrence": reminder["occurrence"],
                "place": assessment.place.model_dump(),
            },
            user_id=JONAS,
            team_id="T1",
        ),
        None,
    )
    cards = world.deliver()
    again = next(card for card in cards if card["type"] == "recommendation")
    assert again["difference"]["changes"][0]["new"] == "20"
    assert any(card.get("closed") for card in cards if card["type"] == "reminder")


def test_recording_twice_keeps_one_decision(world: World) -> None:
    """A double submit is one decision."""
    _to_recommendation(world)
    assessment = _assessment(world)
    submission = FormSubmission(
        form="record",
        values={"title": "Ticket routing", "owner": MAYA},
        context={"assessment": assessment.id, "place": assessment.place.model_dump()},
        user_id=MAYA,
        team_id="T1",
    )
    for _ in range(2):
        handle_form(world.deps, submission, None)

    with world.store.unit() as unit:
        assert len(unit.decisions.in_channel("T1", "C1")) == 1


def test_outsiders_see_nothing(world: World) -> None:
    """Someone who is not in the private channel can neither click nor list."""
    place = a_place(channel_kind="private")
    world.slack.kinds["C1"] = "private"
    handle_message(world.deps, a_message(PROJECT, place=place), None)
    assessment = _assessment(world)
    world.deliver()

    _click(world, "answer_now", user="U9", assessment=assessment.id)
    [card] = world.deliver()

    assert card["type"] == "notice"
    assert _assessment(world).status == "interviewing"


def test_back_puts_the_same_question_again(world: World) -> None:
    """A typed "back" takes the last answer away and asks for it once more."""
    handle_message(world.deps, a_message(PROJECT), None)
    first = _assessment(world).pending
    _click(world, "dont_know", assessment=_assessment(world).id, round=first.round)

    handle_message(world.deps, a_message("back"), None)

    again = _assessment(world)
    assert again.status == "interviewing"
    assert again.pending.fact == first.fact


def test_a_plain_statement_about_a_known_fact_is_taken_in_the_thread(world: World) -> None:
    """Without a mention, another number for a known fact is asked about, not dropped."""
    handle_message(world.deps, a_message(PROJECT), None)
    world.deliver()

    text = "we have 100 labelled tickets"
    handle_message(world.deps, a_message(text, addressed=False), None)

    assert _assessment(world).facts["labelled_examples"].value == 100
    assert world.deliver()


def test_nonsense_gets_help_and_thanks_get_a_word(world: World) -> None:
    """What was not understood is not thanked for."""
    handle_message(world.deps, a_message("qwerty zxcv"), None)
    handle_message(world.deps, a_message("thank you!", ts="200.1"), None)

    kinds = [card["type"] for card in world.deliver()]
    assert kinds == ["help", "notice"]


def test_a_channel_is_forgotten_only_after_a_confirmation(world: World) -> None:
    """The first command says what would go; the second deletes, and the channel is told."""
    _to_recommendation(world)
    for text in ("forget channel", "forget channel yes"):
        command = Command(place=a_place(thread_ts=None), user_id=MAYA, text=text, response_url="u")
        handle_command(world.deps, command, None)
        if text == "forget channel":
            assert _assessment(world) is not None

    assert _assessment(world) is None
    told = [card.get("text", "") for card in world.deliver()]
    assert any("cannot be undone" in text for text in told)
    assert any("Maya had me delete" in text for text in told)


def test_costs_are_compared_from_words(world: World) -> None:
    """Numbers behind `/fork cost` are used."""
    command = Command(
        place=a_place(thread_ts=None),
        user_id=MAYA,
        text="cost 200k requests a month",
        response_url="u",
    )
    handle_command(world.deps, command, None)
    [card] = world.deliver()

    assert card["type"] == "compare"
    assert "200,000 requests a month" in card["title"]
    assert "Prompting: about $900 a month" in card["lines"]


def test_a_written_answer_that_is_none_is_a_field_error(world: World) -> None:
    """The form says so while it is open; nothing is lost."""
    handle_message(world.deps, a_message(PROJECT), None)
    assessment = _assessment(world)
    context = {"assessment": assessment.id, "round": assessment.pending.round}

    errors = [
        check_form(world.deps, "write_answer", {"answer": text}, context, MAYA, "T1")
        for text in ("asdf qwer", "don't know")
    ]

    assert list(errors[0]) == ["answer"]
    assert errors[1] == {}


def test_handing_over_to_an_outsider_is_refused(world: World) -> None:
    """Who cannot see a private channel cannot look after its decision."""
    private = a_place(channel_kind="private")
    world.slack.kinds["C1"] = "private"
    handle_message(world.deps, a_message("remind us in two weeks", place=private), None)
    world.clock.advance(days=15)
    assert deliver_due(world.deps) == 1
    card = world.deliver()[-1]
    payload = {"reminder": card["reminder_id"], "occurrence": card["occurrence"], "user": "U9"}
    handle_click(
        world.deps,
        Click(action="hand_over", payload=payload, place=private, user_id=MAYA),
        None,
    )
    [refusal] = world.deliver()

    assert "not in this channel" in refusal["text"]


def test_a_down_voted_question_is_kept_for_the_owner(world: World) -> None:
    """The vote carries the question; a good vote keeps nothing."""
    for good in (True, False):
        _click(world, "vote", about="a1", good=good, question="what is QLoRA?")

    with world.store.unit() as unit:
        gaps = unit.feedback.gaps("T1")
    assert [(gap.kind, gap.question) for gap in gaps] == [("down_voted", "what is QLoRA?")]


def _claimed(world: World) -> int:
    """An inbox item that a worker claims."""
    with world.store.unit() as unit:
        unit.inbox.put(
            event_key="Ev1", dedupe_key=None, kind="event", body="{}",
            content_type="application/json", thread_key="T1:C1:100.1", now=world.clock(),
        )  # fmt: skip
        [item] = unit.inbox.claim(world.clock(), timedelta(seconds=120), 1)
        unit.commit()
    return item.id


def test_a_request_that_two_workers_took_has_its_effects_once(world: World) -> None:
    """The first lost its lease while it worked; whoever comes second keeps nothing."""
    item = _claimed(world)
    world.clock.advance(seconds=121)
    with world.store.unit() as unit:
        assert len(unit.inbox.claim(world.clock(), timedelta(seconds=120), 1)) == 1
        unit.commit()
    handle_message(world.deps, a_message(PROJECT), item)
    with pytest.raises(TakenOver):
        handle_message(world.deps, a_message(PROJECT), item)

    assert len([card for card in world.deliver() if card["type"] == "assessment"]) == 1


def test_a_form_in_a_thread_adds_to_its_assessment(world: World) -> None:
    """A thread has one live assessment, also when the form is opened in it."""
    handle_message(world.deps, a_message(PROJECT), None)
    world.deliver()
    form = FormSubmission(
        form="assess",
        values={"description": "We have 2,000 labelled tickets.", "stage": "pilot"},
        context={"place": a_place().model_dump()},
        user_id=MAYA,
        team_id="T1",
    )
    handle_form(world.deps, form, None)

    with world.store.unit() as unit:
        [found] = unit.assessments.waiting("T1", MAYA)
    assert found.facts["stage"].value == "pilot"
    assert world.deliver()


def test_a_begun_message_gives_way_to_whatever_is_said_in_the_end(world: World) -> None:
    """An earlier try began to write an answer; this one has another message for its place."""
    item = _claimed(world)
    with world.store.unit() as unit:
        unit.inbox.keep_draft(item, "7.7")
        unit.commit()
    handle_message(world.deps, a_message("hello there"), item)
    world.deliver()

    assert [sent.message_ts for sent in world.slack.sent] == ["7.7"]


def test_facts_that_seldom_go_together_are_raised_on_the_card(world: World) -> None:
    """Cost as the reason at a small volume: a polite question, and the interview goes on."""
    handle_message(world.deps, a_message("We want to cut the bill, 5,000 requests a month"), None)
    card = world.deliver()[0]

    assert "Please check: Cost is the reason for a change, yet below 100,000" in card["note"]
    assert card["question"] is not None


def test_words_that_are_no_answer_get_the_question_again(world: World) -> None:
    """With its options, and with what may be said when nobody knows."""
    handle_message(world.deps, a_message(PROJECT), None)
    world.deliver()
    handle_message(world.deps, a_message("plenty, yep"), None)
    card = world.deliver()[-1]

    assert card["type"] == "assessment"
    assert card["note"].startswith("I could not take that as an answer to my question.")
    assert "Answers that fit: " in card["note"]


@pytest.mark.parametrize(("text", "opening"), [("thanks!", "Glad to help."), ("hi", "Hello!")])
def test_a_greeting_is_greeted_and_thanks_are_taken(world: World, text: str, opening: str) -> None:
    """Each in its own words."""
    handle_message(world.deps, a_message(text), None)
    assert world.deliver()[-1]["text"].startswith(opening)
