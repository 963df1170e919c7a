"""What tests of recorded decisions do: press, open the form, send it, and look."""

from __future__ import annotations

from typing import Any

from bot.services.actions import handle_click
from bot.services.form_builders import build_form
from bot.services.forms import Form
from bot.services.inbound import Click, FormSubmission
from bot.services.records import Assessment, Decision
from bot.services.submissions import handle_form
from bot.slack.blocks import read_card, render
from bot.slack.limits import texts
from tests.builders import MAYA, TEAM, World, a_place

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)


def project(world: World) -> Assessment:
    """What the thread is about."""
    with world.store.unit() as unit:
        found = unit.assessments.in_thread("T1", "C1", "100.1")
    assert found is not None
    return found


def click(world: World, action: str, **payload: Any) -> list[dict[str, Any]]:
    """Maya presses a button."""
    pressed = Click(action=action, payload=payload, place=a_place(), user_id=MAYA)
    handle_click(world.deps, pressed, None)
    return world.deliver()


def form(world: World, **context: Any) -> Form:
    """The form that records the decision, as it opens."""
    about = {"assessment": project(world).id, "place": a_place().model_dump(), **context}
    return build_form(world.deps, "record", context=about, user_id=MAYA, team_id=TEAM)


def send(world: World, opened: Form, **values: Any) -> list[dict[str, Any]]:
    """Send a form with some values changed."""
    preset = {f.name: f.initial for f in opened.fields if f.initial is not None}
    submission = FormSubmission(
        form="record",
        values=preset | values,
        context=opened.context,
        user_id=MAYA,
        team_id=TEAM,
    )
    handle_form(world.deps, submission, None)
    return world.deliver()


def decisions(world: World) -> list[Decision]:
    """All that is kept, newest first."""
    with world.store.unit() as unit:
        return unit.decisions.of_assessment(project(world).id)


def shown(card: dict[str, Any]) -> str:
    """Everything that a message shows."""
    rendered = render(read_card(card), "k")
    return "\n".join([rendered.text, *texts(rendered.blocks)])
