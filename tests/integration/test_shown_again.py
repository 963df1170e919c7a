"""What may not have arrived can be shown again, by whom and where it was for, and stays alive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.cards import NoticeCard
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Command, FormSubmission
from bot.services.outbox import AMBIGUOUS
from bot.services.ports import UncertainDelivery, Undeliverable
from bot.services.submissions import handle_form
from bot.services.turns import keep, new_turn
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file; what gets lost cannot be looked up."""
    made = a_world(tmp_path)
    made.slack.findable = False
    return made


def _press(world: World, key: str, user: str, **place: Any) -> list[dict[str, Any]]:
    click = Click(
        action="show_again",
        payload={"key": key},
        place=a_place(**place),
        user_id=user,
        response_url=f"https://click/{user}",
    )
    handle_click(world.deps, click, None)
    return world.deliver()


def _assessment(world: World, thread: str = "100.1") -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", thread)


def _answer(world: World) -> list[dict[str, Any]]:
    """Maya clicks the first option of the pending question."""
    found = _assessment(world)
    option = found.pending.options[0]
    payload = {
        "assessment": found.id,
        "round": found.pending.round,
        "fact": found.pending.fact,
        "value": option.value,
    }
    click = Click(action="answer", payload=payload, place=a_place(), user_id=MAYA)
    handle_click(world.deps, click, None)
    return world.deliver()


class TestAPrivateAnswer:
    """`/fork decisions` may name decisions of channels that others do not see."""

    def _lose(self, world: World) -> str:
        """The key of a list that may not have arrived at Maya."""
        world.slack.failures = [UncertainDelivery()]
        command = Command(
            place=a_place(thread_ts=None),
            user_id=MAYA,
            text="decisions",
            response_url="https://r",
        )
        handle_command(world.deps, command, None)
        [notice] = world.deliver()
        assert world.slack.sent[-1].kind == "ephemeral"
        assert notice["text"] == AMBIGUOUS
        return str(notice["retry"]["key"])

    def test_only_its_receiver_sees_it_again(self, world: World) -> None:
        """Somebody else who presses the button reads a refusal."""
        key = self._lose(world)
        [refusal] = _press(world, key, JONAS, thread_ts=None)

        assert refusal["type"] == "notice"
        assert world.slack.sent[-1].user_id == JONAS
        assert not world.cards("decisions")

    def test_every_press_shows_it_to_the_receiver_alone(self, world: World) -> None:
        """Never as a message for the channel, and the second press is not silent."""
        key = self._lose(world)
        for _ in range(2):
            [shown] = _press(world, key, MAYA, thread_ts=None)
            sent = world.slack.sent[-1]

            assert shown["type"] == "decisions"
            assert (sent.kind, sent.user_id) == ("respond", MAYA)
            assert sent.response_url == f"https://click/{MAYA}"


class TestAMessageForAll:
    """It is posted under its own key, so that what changes it finds it."""

    def _lose(self, world: World, text: str = "hello") -> None:
        world.slack.failures = [UncertainDelivery()]
        turn = new_turn(world.deps, a_place(), None)
        turn.post(NoticeCard(text=text), key="k1")
        keep(world.deps, turn, None)
        world.deliver()

    def test_it_can_be_changed_afterwards(self, world: World) -> None:
        """An update knows the timestamp of the message that was shown again."""
        self._lose(world)
        [shown] = _press(world, "k1", JONAS)
        assert shown["text"] == "hello"
        turn = new_turn(world.deps, a_place(), None)
        turn.update("k1", NoticeCard(text="changed"))
        keep(world.deps, turn, None)
        world.deliver()

        [(ts, _)] = world.slack.updates
        assert ts is not None

    def test_a_second_press_says_that_it_is_there(self, world: World) -> None:
        """Nothing is posted twice, and nobody waits for an answer."""
        self._lose(world)
        _press(world, "k1", JONAS)
        [said] = _press(world, "k1", JONAS)

        assert "nothing left to show" in said["text"]

    def test_it_may_get_lost_again(self, world: World) -> None:
        """The second time there is a notice with a button as well."""
        self._lose(world)
        world.slack.failures = [UncertainDelivery()]
        [notice] = _press(world, "k1", JONAS)

        assert notice["retry"]["key"] == "k1"
        assert _press(world, "k1", JONAS)[-1]["text"] == "hello"


class TestACardThatIsNotThere:
    """A change of a message that never arrived, or is gone, is seen all the same."""

    def test_an_answer_to_a_lost_card_posts_it_anew(self, world: World) -> None:
        """It arrived although the bot does not know it; the answer is not swallowed."""
        world.slack.failures = [UncertainDelivery()]
        handle_message(world.deps, a_message(PROJECT), None)
        world.deliver()
        shown = _answer(world)

        assert [card["type"] for card in shown] == ["assessment"]
        assert world.slack.sent[-1].kind == "post"
        assert world.slack.sent[-1].thread_ts == "100.1"
        _answer(world)
        assert world.slack.updates[-1][0] is not None

    def test_a_deleted_card_is_posted_anew(self, world: World) -> None:
        """Slack no longer finds the message that is to be changed."""
        handle_message(world.deps, a_message(PROJECT), None)
        world.deliver()
        world.slack.failures = [Undeliverable("message_not_found")]
        _answer(world)

        assert world.slack.sent[-1].kind == "post"
        _answer(world)
        assert world.slack.updates[-1][0] is not None


class TestASharedRecommendation:
    """It lives like one that was posted from the start."""

    def _share(self, world: World) -> str:
        command = Command(
            place=a_place(thread_ts=None),
            user_id=MAYA,
            text=f"assess {PROJECT}",
            response_url="https://r",
        )
        handle_command(world.deps, command, None)
        found = str(world.deliver()[-1]["assessment_id"])
        self._press_share(world, found)
        return found

    def _press_share(self, world: World, assessment: str) -> list[dict[str, Any]]:
        click = Click(
            action="share",
            payload={"assessment": assessment},
            place=a_place(thread_ts=None),
            user_id=MAYA,
        )
        handle_click(world.deps, click, None)
        return world.deliver()

    def test_sharing_twice_says_so(self, world: World) -> None:
        """The second press is not silent and posts nothing."""
        found = self._share(world)
        [said] = self._press_share(world, found)

        assert "shared already" in said["text"]
        assert [item.kind for item in world.slack.sent].count("post") == 1

    def test_it_shows_that_it_was_recorded(self, world: World) -> None:
        """The message that was shared is the one that changes."""
        found = self._share(world)
        self._submit(world, found, "record", {"title": "Routing", "owner": MAYA})

        [(ts, item)] = world.slack.updates
        assert ts is not None
        assert "Recorded by Maya" in item.card["decided"]

    def test_a_changed_fact_is_answered_in_its_thread(self, world: World) -> None:
        """The overview, which was never posted before, then the new recommendation.

        The shared one says that there is a newer one.
        """
        found = self._share(world)
        before = len(world.slack.sent)
        self._submit(world, found, "edit_fact", {"labelled_examples": "20"})
        sent = world.slack.sent[before:]

        posted = [item for item in sent if item.kind == "post"]
        assert [item.card["type"] for item in posted] == ["assessment", "recommendation"]
        assert all(item.thread_ts for item in posted)
        [changed] = [item for item in sent if item.kind == "update"]
        assert changed.card["newer"] == posted[1].card["recommendation"]["approach"]

    def _submit(self, world: World, found: str, form: str, values: dict[str, Any]) -> None:
        context = {"assessment": found, "place": a_place(thread_ts=None).model_dump()}
        submission = FormSubmission(
            form=form, values=values, context=context, user_id=MAYA, team_id="T1"
        )
        handle_form(world.deps, submission, None)
        world.deliver()
