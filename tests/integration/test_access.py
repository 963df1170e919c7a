"""Who may see and answer what: checked when it is shown, against what Slack says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.team_documents import TeamDocuments
from bot.errors import NotAllowed, SlackUnavailable
from bot.services.actions import handle_click, load_assessment
from bot.services.answering import find_answer
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.decisions import decided_channels, decisions_card, get_visible
from bot.services.form_builders import build_form
from bot.services.home import home_card
from bot.services.inbound import Click, Command, FormSubmission, IncomingFile, Place
from bot.services.ports import Deps
from bot.services.reminders import deliver_due
from bot.services.submissions import handle_form
from bot.services.turns import new_turn
from tests.builders import JONAS, MAYA, ROOT, Recorder, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."
STRANGER = "U9"
ONE_UNTOLD = "Slack did not tell me about a channel just now, so what is kept there is left out."


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _decide(world: World, place: Place) -> Any:
    """Maya has a project recommended in this thread and records it; the decision."""
    handle_message(world.deps, a_message(PROJECT, place=place), None)
    with world.store.unit() as unit:
        found = unit.assessments.in_thread("T1", place.channel_id, place.thread_ts or "")
    assert found is not None
    click = Click(action="answer_now", payload={"assessment": found.id}, place=place, user_id=MAYA)
    handle_click(world.deps, click, None)
    form = FormSubmission(
        form="record",
        values={"title": "Routing", "owner": JONAS},
        context={"assessment": found.id, "place": place.model_dump()},
        user_id=MAYA,
        team_id="T1",
    )
    handle_form(world.deps, form, None)
    world.deliver()
    with world.store.unit() as unit:
        return unit.decisions.in_channel("T1", "C1")[0]


def _listed(deps: Deps, user: str) -> tuple[list[str], str]:
    """The decisions that a person is shown, and what is said to be missing."""
    card = decisions_card(deps, "T1", decided_channels(deps, "T1", user))
    return [line.decision_id for line in card.decisions], card.left_out


class Silent(Recorder):
    """A Slack that does not say who is in a channel."""

    def is_member(self, team_id: str, channel_id: str, user_id: str) -> bool:
        """Ask later."""
        raise SlackUnavailable("Please try again in a minute.")


class TestADecision:
    """Seen by those who may read its channel now."""

    def test_while_slack_does_not_say_it_is_neither_shown_nor_refused(self, world: World) -> None:
        """A list leaves it out; a request for it is tried again."""
        decision = _decide(world, a_place())
        silent = replace(world.deps, directory=Silent(kinds={"C1": "private"}))

        assert _listed(silent, MAYA) == ([], ONE_UNTOLD)
        home = home_card(silent, "T1", MAYA)
        assert (home.decisions, home.left_out) == ([], ONE_UNTOLD)
        with pytest.raises(SlackUnavailable):
            get_visible(silent, decision.id, MAYA)

    def test_a_channel_made_private_hides_it_from_outsiders(self, world: World) -> None:
        """It was public when the decision was recorded; that does not count any more."""
        decision = _decide(world, a_place())
        assert _listed(world.deps, STRANGER) == ([decision.id], "")
        world.slack.kinds["C1"] = "private"

        assert _listed(world.deps, STRANGER) == ([], "")
        assert _listed(world.deps, JONAS) == ([decision.id], "")
        with pytest.raises(NotAllowed):
            get_visible(world.deps, decision.id, STRANGER)
        with pytest.raises(NotAllowed):
            load_assessment(world.deps, decision.assessment_id, STRANGER)

    @pytest.mark.parametrize("kind", ["guests", "strangers"])
    def test_guests_and_strangers_need_membership(self, world: World, kind: str) -> None:
        """A public channel is open to full members only."""
        decision = _decide(world, a_place())
        getattr(world.slack, kind).update({JONAS, STRANGER})

        assert _listed(world.deps, STRANGER) == ([], "")
        assert _listed(world.deps, JONAS) == ([decision.id], "")


class TestTheHomeTab:
    """It names nothing of a channel that its viewer has left."""

    def test_own_reviews_are_listed_while_their_channel_is_seen(self, world: World) -> None:
        """Jonas owns the decision of a private channel, then leaves it."""
        world.slack.kinds["C1"] = "private"
        _decide(world, a_place(channel_kind="private"))
        assert "Routing" in home_card(world.deps, "T1", JONAS).model_dump_json()
        world.slack.members["C1"].discard(JONAS)

        assert "Routing" not in home_card(world.deps, "T1", JONAS).model_dump_json()


class TestADocument:
    """Found where its channel may be read now, whatever kind it was when it was added."""

    QUESTION = "how many LoRA adapters does the Zephyr gateway serve?"

    @pytest.fixture
    def shelf(self, world: World, tmp_path: Path) -> Iterator[World]:
        """A bot whose knowledge base took a document in the public channel C2."""
        base = KnowledgeBase(
            world.store.engine,
            tmp_path / "data",
            ROOT / "knowledge" / "notes",
            embedding="none",
            clock=world.clock,
        )
        world.slack.files["https://files/zephyr.md"] = (
            b"# Zephyr gateway handbook\n\n## Adapter limits\n\n"
            b"The Zephyr gateway serves at most nine LoRA adapters per base model."
        )
        deps = replace(world.deps, knowledge=base, documents=TeamDocuments(base))
        file = IncomingFile(name="zephyr.md", url="https://files/zephyr.md")
        place = a_place(channel_id="C2", thread_ts="200.1")
        handle_message(deps, a_message("please add this", place=place, files=(file,)), None)
        assert "visible to everyone in this workspace" in world.deliver()[-1]["text"]
        yield replace(world, deps=deps)
        base.close()

    def _found(self, shelf: World, user: str, channel: str) -> bool:
        place = a_place(channel_id=channel, thread_ts="300.1")
        card = find_answer(shelf.deps, new_turn(shelf.deps, place, None), self.QUESTION, user)
        return "nine LoRA adapters" in card.model_dump_json()

    def test_a_public_channel_shares_with_every_channel(self, shelf: World) -> None:
        """Full members find it everywhere, guests only where it was added."""
        shelf.slack.guests.add(JONAS)

        assert self._found(shelf, MAYA, "C1")
        assert not self._found(shelf, JONAS, "C1")
        assert self._found(shelf, JONAS, "C2")

    def test_a_channel_made_private_takes_it_back(self, shelf: World) -> None:
        """Afterwards it answers in its own channel only."""
        shelf.slack.kinds["C2"] = "private"

        assert not self._found(shelf, MAYA, "C1")
        assert self._found(shelf, MAYA, "C2")

    def test_a_channel_shared_with_another_company_gets_none_and_gives_none(
        self, shelf: World
    ) -> None:
        """What colleagues added elsewhere is not told to the other company."""
        shelf.slack.external.add("C1")
        assert not self._found(shelf, MAYA, "C1")
        shelf.slack.external = {"C2"}
        assert not self._found(shelf, MAYA, "C1")

    def test_forgetting_the_channel_removes_it(self, shelf: World) -> None:
        """Also when the channel is public."""
        shelf.slack.members["C2"] = {MAYA}
        place = a_place(channel_id="C2", thread_ts=None)
        command = Command(
            place=place, user_id=MAYA, text="forget channel yes", response_url="https://r"
        )
        handle_command(shelf.deps, command, None)

        assert not self._found(shelf, MAYA, "C1")
        assert not self._found(shelf, MAYA, "C2")


class TestAReviewInAPrivateChannel:
    """Its forms show facts, so they open and count for members only."""

    @pytest.mark.parametrize("kind", ["snooze", "something_changed"])
    def test_the_form_opens_for_members_only(self, world: World, kind: Any) -> None:
        """An outsider who knows the id reads no fact."""
        context = self._due(world)
        build_form(world.deps, kind, context=context, user_id=JONAS, team_id="T1")

        with pytest.raises(NotAllowed, match="Only members"):
            build_form(world.deps, kind, context=context, user_id=STRANGER, team_id="T1")

    @pytest.mark.parametrize("kind", ["snooze", "something_changed"])
    def test_the_form_counts_for_members_only(self, world: World, kind: str) -> None:
        """Who left the channel while the form was open changes nothing."""
        context = self._due(world)
        with world.store.unit() as unit:
            before = unit.reminders.get(context["reminder"])
        form = FormSubmission(
            form=kind,
            values={"when": "in two weeks", "labelled_examples": "9"},
            context=context,
            user_id=STRANGER,
            team_id="T1",
        )
        handle_form(world.deps, form, None)

        assert "Only members" in world.deliver()[-1]["text"]
        with world.store.unit() as unit:
            assert unit.reminders.get(context["reminder"]) == before

    def _due(self, world: World) -> dict[str, Any]:
        """What the buttons of a due review carry."""
        place = a_place(channel_kind="private")
        world.slack.kinds["C1"] = "private"
        _decide(world, place)
        world.clock.advance(days=200)
        assert deliver_due(world.deps) == 1
        card = world.deliver()[-1]
        return {
            "reminder": card["reminder_id"],
            "occurrence": card["occurrence"],
            "place": place.model_dump(),
        }
