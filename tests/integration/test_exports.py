"""What *Export* uploads: the record, and the pictures beside it."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.services.actions import handle_click
from bot.services.cards import FileCard
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Command, FormSubmission
from bot.services.submissions import handle_form
from tests.builders import MAYA, World, a_message, a_place, a_world

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)
VAGUE = "We sort 4,000 labelled support tickets into 12 fixed labels and can tune a llama"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _say(world: World, text: str, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), None)
    return world.deliver()


def _click(world: World, action: str, **payload: Any) -> list[dict[str, Any]]:
    click = Click(action=action, payload=payload, place=a_place(), user_id=MAYA)
    handle_click(world.deps, click, None)
    return world.deliver()


def _recommended(world: World, text: str = PROJECT) -> Any:
    _say(world, text)
    _click(world, "answer_now", assessment=_assessment(world).id)
    return _assessment(world)


class TestPictures:
    """*Export*, by button and in words."""

    def test_export_uploads_the_record_and_both_pictures(self, world: World) -> None:
        """Each picture is a PNG whose message says what it shows."""
        assessment = _recommended(world)
        files = _click(world, "export", assessment=assessment.id)

        assert [f["filename"] for f in files][1:] == ["quadrant.png", "cost.png"]
        assert files[0]["filename"].endswith(".md")
        for file in files[1:]:
            picture = Image.open(io.BytesIO(base64.b64decode(file["content"])))
            picture.load()
            assert picture.format == "PNG"
            assert picture.width >= 1000
            assert len(file["alt_text"]) > 40
        assert files[1]["comment"].startswith("Fine-tuning is recommended (")
        assert "Need to change weights: " in files[1]["comment"]
        assert "$" in files[2]["comment"]
        assert [i.kind for i in world.slack.sent[-3:]] == ["file"] * 3

    def test_words_export_the_same(self, world: World) -> None:
        """`export this` uploads what the button uploads."""
        assessment = _recommended(world)
        clicked = _click(world, "export", assessment=assessment.id)

        assert _say(world, "export this as a file") == clicked

    def test_without_a_volume_there_is_no_cost_curve(self, world: World) -> None:
        """A curve on an assumed volume would be made up."""
        assessment = _recommended(world, VAGUE)
        files = _click(world, "export", assessment=assessment.id)

        assert [f["filename"] for f in files][1:] == ["quadrant.png"]

    def test_a_decision_exports_its_pictures_too(self, world: World) -> None:
        """The pictures are those of the facts that were decided on, though they changed since."""
        assessment = _recommended(world)
        before = _click(world, "export", assessment=assessment.id)
        context = {"assessment": assessment.id, "place": assessment.place.model_dump()}
        values = {"title": assessment.title, "owner": MAYA}
        handle_form(
            world.deps,
            FormSubmission(
                form="record", values=values, context=context, user_id=MAYA, team_id="T1"
            ),
            None,
        )
        world.deliver()
        _say(world, "sorry, we have only 30 labelled examples")
        files = _click(world, "export", decision=f"{assessment.id}-1")

        assert files[1:] == before[1:]

    def test_another_policy_draws_no_position(self, world: World) -> None:
        """A picture of today's policy could contradict the record, so the record says so."""
        assessment = _recommended(world)
        best = assessment.recommendation
        stamps = best.stamps.model_copy(update={"policy": "older"})
        older = best.model_copy(update={"stamps": stamps})
        with world.store.unit() as unit:
            unit.assessments.save(assessment.model_copy(update={"recommendation": older}))
            unit.commit()
        files = _click(world, "export", assessment=assessment.id)

        assert [f["filename"] for f in files][1:] == ["cost.png"]
        assert "policy has changed" in files[0]["comment"]


def test_what_only_one_person_has_seen_is_exported_to_that_person(world: World) -> None:
    """A recommendation by command is not shown to the channel before it is shared."""
    command = Command(
        place=a_place(thread_ts=None),
        user_id=MAYA,
        text=f"assess {PROJECT}",
        response_url="https://r",
    )
    handle_command(world.deps, command, None)
    private = str(world.deliver()[-1]["assessment_id"])
    before = len(world.slack.sent)
    cards = _click(world, "export", assessment=private)
    sent = world.slack.sent[before:]

    assert {item.channel_id for item in sent if item.kind == "file"} == {MAYA}
    assert "direct message" in next(card["text"] for card in cards if card["type"] == "notice")
    assert {item.user_id for item in sent} == {MAYA}

    _click(world, "share", assessment=private)
    before = len(world.slack.sent)
    _click(world, "export", assessment=private)
    assert {item.channel_id for item in world.slack.sent[before:]} == {"C1"}


def test_a_file_card_gives_its_bytes_back() -> None:
    """Text as UTF-8, everything else from base64."""
    text = FileCard(filename="a.md", content="Größe", comment="")
    coded = base64.b64encode(b"\x89PNG\x00").decode()
    picture = FileCard(filename="a.png", content=coded, encoding="base64", comment="")

    assert text.data == "Größe".encode()
    assert picture.data == b"\x89PNG\x00"
