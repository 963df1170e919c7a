"""Who may see and answer what: checked when it is shown, against what Slack says now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.errors import NotAllowed
from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.form_builders import build_form
from bot.services.inbound import Click, FormSubmission, Place
from bot.services.reminders import deliver_due
from bot.services.submissions import handle_form
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."
STRANGER = "U9"


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
        return unit.decisions.of_team("T1")[0]


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
        _decide(world, place)
        world.clock.advance(days=200)
        assert deliver_due(world.deps) == 1
        card = world.deliver()[-1]
        return {
            "reminder": card["reminder_id"],
            "occurrence": card["occurrence"],
            "place": place.model_dump(),
        }
