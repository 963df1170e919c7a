"""What is kept goes when somebody asks, and nobody is told that it went when it did not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.adapters.database.schema import metadata
from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.home import handle_home
from bot.services.inbound import Click, Command, FormSubmission, HomeOpened
from bot.services.ports import Undeliverable
from bot.services.submissions import handle_form
from bot.slack.blocks import read_card, render
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = (
    "Our 62k coded notes: we classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% "
    "and we need 95%, fixed 12 labels, we can tune llama"
)


@pytest.fixture
def world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """A bot over a fresh database."""
    postgres = getattr(request, "param", "sqlite") == "postgres"
    made = a_world(tmp_path, request.getfixturevalue("postgres_url") if postgres else None)
    yield made
    made.empty()


def _assessment(world: World, channel: str = "C1", thread: str = "100.1") -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", channel, thread)


def _say(world: World, text: str, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), None)
    return world.deliver()


def _click(world: World, action: str, **payload: Any) -> list[dict[str, Any]]:
    click = Click(
        action=action,
        payload={"assessment": _assessment(world).id, **payload},
        place=a_place(),
        user_id=MAYA,
    )
    handle_click(world.deps, click, None)
    return world.deliver()


def _command(world: World, text: str, user: str = MAYA) -> str:
    command = Command(
        place=a_place(thread_ts=None), user_id=user, text=text, response_url="https://r"
    )
    handle_command(world.deps, command, None)
    return str(world.deliver()[-1]["text"])


def _decide(world: World, title: str = "Routing", user: str = MAYA, **values: Any) -> None:
    _click(world, "answer_now")
    handle_form(
        world.deps,
        FormSubmission(
            form="record",
            values={"title": title, "owner": JONAS} | values,
            context={"assessment": _assessment(world).id, "place": a_place().model_dump()},
            user_id=user,
            team_id="T1",
        ),
        None,
    )
    world.deliver()


def _decision(world: World) -> tuple[Any, Any]:
    """The one decision that is kept, and its review."""
    with world.store.unit() as unit:
        [decision] = unit.decisions.in_channel("T1", "C1")
        [review] = unit.reminders.of_decision(decision.id)
    return decision, review


class TestAPerson:
    """A wish about oneself is never answered with a thread."""

    @pytest.mark.parametrize(
        "text", ["forget everything you know about me", "forget me", "delete my data please"]
    )
    def test_in_words_it_says_how_and_deletes_nothing_yet(self, world: World, text: str) -> None:
        """No false all-clear; the way is named."""
        _say(world, PROJECT)
        [card] = _say(world, text)

        assert "/fork forget me yes" in card["text"]
        assert "Nothing is deleted yet" in card["text"]
        assert _assessment(world) is not None

    def test_an_empty_thread_is_not_declared_deleted(self, world: World) -> None:
        """Where nothing is kept, that is what is said."""
        [card] = _say(world, "forget this")

        assert "keep nothing about this thread" in card["text"]

    def test_the_command_takes_the_name_off_what_the_team_keeps(self, world: World) -> None:
        """Facts stay, without name and words; own reminders and direct talks go."""
        _say(world, PROJECT)
        _decide(world)
        _say(world, "remind me in two weeks", ts="300.1", place=a_place(thread_ts="300.1"))
        direct = a_place(channel_id="D1", thread_ts="400.1", channel_kind="dm")
        _say(world, PROJECT, place=direct, ts="400.1")

        assert "Nothing is deleted yet" in _command(world, "forget me")
        assert "Deleted" in _command(world, "forget me yes")

        kept = _assessment(world)
        assert kept.facts["requests_per_month"].value == 200_000
        assert MAYA not in kept.model_dump_json()
        assert "coded notes" not in kept.model_dump_json()
        assert _assessment(world, "D1", "400.1") is None
        with world.store.unit() as unit:
            [decision] = unit.decisions.in_channel("T1", "C1")
            assert unit.reminders.of_user("T1", MAYA) == []
            assert len(unit.reminders.of_decision(decision.id)) == 1
        assert MAYA not in decision.model_dump_json()

    @pytest.mark.parametrize("world", ["sqlite", "postgres"], indirect=True)
    def test_titles_and_notes_in_their_words_go_too(self, world: World) -> None:
        """What the person typed into the decision, also where its review names it."""
        _say(world, PROJECT)
        _decide(world, "Maya's pet project", note="I never believed in tuning")
        _command(world, "forget me yes")

        decision, review = _decision(world)
        assert decision.title == "A project"
        assert decision.note == ""
        assert review.text == "Review of “A project”"

    def test_a_title_made_of_their_project_goes_from_others_decisions(self, world: World) -> None:
        """Jonas recorded it under the name that Maya's words gave it; his note stays."""
        _say(world, PROJECT)
        _decide(world, _assessment(world).title, user=JONAS, note="Ask legal first")
        _command(world, "forget me yes")

        decision, review = _decision(world)
        assert decision.title == "A project"
        assert decision.note == "Ask legal first"
        assert review.text == "Review of “A project”"

    @pytest.mark.parametrize("world", ["sqlite", "postgres"], indirect=True)
    def test_nothing_at_all_names_who_only_talked_to_the_bot(self, world: World) -> None:
        """Neither a direct talk nor a private answer, a notice, the home tab or this reply."""
        who = "U0NAMED"
        direct = a_place(channel_id="D1", thread_ts="400.1", channel_kind="dm")
        _say(world, PROJECT, place=direct, user_id=who)
        world.slack.failures = [Undeliverable("not_in_channel")]
        _say(world, "help", place=a_place(channel_id="C5"), user_id=who)
        handle_home(world.deps, HomeOpened(team_id="T1", user_id=who), None)
        world.deliver()
        assert "Deleted" in _command(world, "forget me yes", user=who)

        with world.store.engine.connect() as connection:
            rows = [
                (table.name, dict(row))
                for table in metadata.sorted_tables
                for row in connection.execute(select(table)).mappings()
            ]
        assert [table for table, row in rows if who in str(row)] == []

    def test_other_people_keep_their_own(self, world: World) -> None:
        """Only the person who asks is forgotten."""
        _say(world, PROJECT)
        _command(world, "forget me yes", user=JONAS)

        assert _assessment(world).started_by == MAYA
        assert _assessment(world).facts["labelled_examples"].provenance.quote


class TestADeletedMessage:
    """Words that their author deleted are not shown on."""

    def test_the_first_message_takes_quotes_and_title_along(self, world: World) -> None:
        """The interview ends and says why."""
        _say(world, PROJECT)
        [card] = _click(world, "withdraw", ts="100.1")

        assert "first message was deleted" in card["closing"]
        assert "not understood any facts" not in str(render(read_card(card), "k"))
        assert card["facts"] == []
        assert "coded notes" not in str(card)
        assert "coded notes" not in _assessment(world).model_dump_json()

    def test_a_reply_takes_only_its_own_facts_along(self, world: World) -> None:
        """The rest of the interview goes on."""
        _say(world, PROJECT)
        before = set(_assessment(world).facts)
        _say(world, "It must run on-prem, no cloud is allowed.", ts="101.5")
        assert set(_assessment(world).facts) > before
        [card] = _click(world, "withdraw", ts="101.5")

        assert set(_assessment(world).facts) == before
        assert _assessment(world).status == "interviewing"
        assert "was deleted" in card["note"]

    def test_after_the_decision_the_facts_stay_without_the_words(self, world: World) -> None:
        """A decision rests on them; the quotes and the title go."""
        _say(world, PROJECT)
        _decide(world)
        cards = _click(world, "withdraw", ts="100.1")

        assert _assessment(world).facts["requests_per_month"].value == 200_000
        assert all("coded notes" not in str(card.get("title")) for card in cards)
        with world.store.unit() as unit:
            [decision] = unit.decisions.in_channel("T1", "C1")
        assert all(fact.provenance.quote is None for fact in decision.facts.values())

    def test_a_title_made_of_its_words_goes_from_the_decision(self, world: World) -> None:
        """From the record, its review and its message; what somebody typed stays."""
        _say(world, PROJECT)
        _decide(world, _assessment(world).title, note="Ask legal first")
        cards = _click(world, "withdraw", ts="100.1")

        decision, review = _decision(world)
        assert decision.title == "A project"
        assert decision.note == "Ask legal first"
        assert review.text == "Review of “A project”"
        shown = {card["type"]: card for card in cards}
        assert shown["decision"]["decision"]["title"] == "A project"
        assert "I will come back to this on" in shown["decision"]["reminder_text"]
        assert shown["recommendation"]["decided"].endswith("as “A project”.")

    def test_a_typed_title_stays(self, world: World) -> None:
        """It is not from the message."""
        _say(world, PROJECT)
        _decide(world, "Routing")
        _click(world, "withdraw", ts="100.1")

        assert _decision(world)[0].title == "Routing"

    def test_the_words_of_a_cancelled_assessment_go(self, world: World) -> None:
        """Nobody asks any more, but the quotes were still kept."""
        _say(world, PROJECT)
        _click(world, "cancel")
        _click(world, "withdraw", ts="100.1")

        assert "coded notes" not in _assessment(world).model_dump_json()

    def test_it_does_not_matter_that_its_author_left(self, world: World) -> None:
        """An administrator may have deleted the message."""
        _say(world, PROJECT)
        world.slack.kinds["C1"] = "private"
        world.slack.members["C1"] = {JONAS}
        _click(world, "withdraw", ts="100.1")

        assert "coded notes" not in _assessment(world).model_dump_json()

    def test_another_message_changes_nothing(self, world: World) -> None:
        """Talk that nothing was read from may be deleted freely."""
        _say(world, PROJECT)

        assert _click(world, "withdraw", ts="999.9") == []


class TestAThread:
    """Words ask, a click deletes."""

    def _ask(self, world: World) -> dict[str, Any]:
        _say(world, PROJECT)
        _decide(world)
        [card] = _say(world, "forget this", ts="101.1")
        return card

    def _press(self, world: World, card: dict[str, Any], user: str = MAYA) -> dict[str, Any]:
        payload = {name: value for name, value in card["confirm"].items() if name != "action"}
        click = Click(
            action=card["confirm"]["action"],
            payload=payload,
            place=a_place(),
            user_id=user,
            message_ts="101.2",
        )
        handle_click(world.deps, click, None)
        return world.deliver()[-1]

    def test_a_sentence_alone_deletes_nothing(self, world: World) -> None:
        """It says what would go and offers a red button."""
        card = self._ask(world)

        assert "Nothing is deleted yet" in card["text"]
        assert _assessment(world) is not None
        [button] = render(read_card(card), "k").blocks[-1]["elements"]
        assert button["style"] == "danger"

    def test_the_click_deletes_and_takes_the_button_away(self, world: World) -> None:
        """The question itself then says who had it done."""
        card = self._press(world, self._ask(world))

        assert "Maya had me delete" in card["text"]
        assert world.slack.updates[-1][0] == "101.2"
        assert _assessment(world) is None
        with world.store.unit() as unit:
            assert unit.decisions.in_channel("T1", "C1") == []

    def test_it_works_once(self, world: World) -> None:
        """A second click is told so, and never deletes what came later."""
        card = self._ask(world)
        self._press(world, card)
        assert "nothing was deleted" in self._press(world, card)["text"]
        _say(world, PROJECT, ts="100.1")

        assert "has changed since" in self._press(world, card)["text"]
        assert _assessment(world) is not None

    def test_only_members_may(self, world: World) -> None:
        """Whoever may read a public channel may not empty it."""
        card = self._ask(world)

        assert "Only members" in self._press(world, card, "U9")["text"]
        assert _assessment(world) is not None


def test_a_question_about_costs_is_no_command(world: World) -> None:
    """What fine-tuning of a model costs is looked up; what this project costs is worked out."""
    kinds = [
        _say(world, text)[-1]["type"]
        for text in (
            "how much does it cost to fine tune gpt-4.1-mini?",
            "what is the cost of fine-tuning?",
            "how much would it cost?",
        )
    ]

    assert kinds == ["answer", "answer", "notice"]
