"""What people read in dialogues: dates of their own, money that fits, nothing about what failed."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.sources import FileReport
from bot.advisor.trial_file import parse_trial_csv
from bot.errors import UserInputError
from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Command, FormSubmission, IncomingFile
from bot.services.submissions import handle_form
from tests.builders import MAYA, World, a_message, a_place, a_world

INVOICES = (
    "We classify invoices into 40 cost centres, 5,000 labelled examples, 360 requests a month, "
    "the best prompt gets 80% and we need 92%, all prompt ideas are exhausted, everything needed "
    "is in the invoice"
)


class Documents:
    """Adds what is not broken."""

    def add_shared(self, name: str, content: bytes, place: Any, added_by: str) -> FileReport:
        """What becomes of one file."""
        if name.startswith("bad"):
            return FileReport(name, "skipped", "The Word file is damaged.")
        return FileReport(name, "added")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _click(world: World, action: str, **payload: Any) -> None:
    click = Click(action=action, payload=payload, place=a_place(), user_id=MAYA)
    handle_click(world.deps, click, None)


def _recommended(world: World, text: str = INVOICES) -> dict[str, Any]:
    handle_message(world.deps, a_message(text), None)
    if _assessment(world).status != "recommended":
        _click(world, "answer_now", assessment=_assessment(world).id)
    world.deliver()
    return world.cards("recommendation")[-1]


@pytest.mark.parametrize(
    ("names", "told"),
    [(["bad.docx"], False), (["bad.docx", "good.md"], True), (["good.md"], True)],
)
def test_answers_are_promised_only_from_what_was_added(
    world: World, names: list[str], told: bool
) -> None:
    """Where every file was skipped, nothing is said of who sees answers from them."""
    deps = dataclasses.replace(world.deps, documents=Documents())
    files = tuple(IncomingFile(name=name, url=f"https://files/{name}", size=9) for name in names)
    handle_message(deps, a_message("add this", files=files), None)
    [card] = world.deliver()
    assert ("Answers from what was added" in card["text"]) is told
    if "bad.docx" in names:
        assert "bad.docx: skipped. The Word file is damaged." in card["text"]


def test_money_speaks_up_where_tuning_is_recommended_for_a_few_requests(world: World) -> None:
    """The priced way is a small classifier, and the objection names both sums."""
    card = _recommended(world)
    assert card["recommendation"]["approach"] == "fine_tuning"
    assert card["cost_title"] == "What it costs at 360 requests a month"
    assert card["cost_lines"][0].startswith("Fine-tuning: about $610 a month")
    assert "small classifier" in card["cost_lines"][0]
    assert "against $2 a month" in card["objection"]
    assert card["title"] == "Classify invoices into 40 cost centres"


def test_in_the_own_network_a_flat_chart_is_left_out(world: World) -> None:
    """Four level lines show nothing, so the finding stands among the lines."""
    card = _recommended(
        world, "We answer questions from our manuals, on our own servers only, 9,000 a month"
    )
    assert card["cost_title"].endswith("on your own GPUs")
    assert card["chart"] is None
    assert card["cost_lines"][-1].endswith(".")


def test_a_recorded_decision_carries_its_moment_and_not_a_day_in_utc(world: World) -> None:
    """The reader's own zone decides which day it was."""
    _recommended(world)
    form = FormSubmission(
        form="record",
        team_id="T1",
        context={"assessment": _assessment(world).id},
        values={"title": "Train the classifier", "owner": MAYA, "status": "accepted"},
        user_id=MAYA,
    )
    handle_form(world.deps, form, None)
    world.deliver()
    card = next(c for c in reversed(world.cards("recommendation")) if c["decided"])
    assert card["decided"] == "Recorded by Maya on {date} as “Train the classifier”."
    assert datetime.fromisoformat(card["decided_at"]).tzinfo is not None


def test_a_record_is_dated_in_the_zone_of_its_owner(world: World) -> None:
    """Late in the evening in New York it is tomorrow in UTC."""
    world.slack.zones[MAYA] = "America/New_York"
    world.clock.now = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)
    _recommended(world)
    _click(world, "export", assessment=_assessment(world).id)
    world.deliver()
    record = next(c for c in world.cards("file") if c["filename"].endswith(".md"))
    assert record["filename"].startswith("2026-11-26-classify-invoices")
    assert "date: 2026-11-26" in record["content"]
    assert "Mind the money" in record["content"]
    assert "log-odds, of which 0.7 doubles" in record["content"]


def test_the_status_is_told_in_plain_words(world: World) -> None:
    """What waits and when the next reminder is due; versions last."""
    command = Command(place=a_place(), user_id=MAYA, text="status", response_url="u")
    handle_command(world.deps, command, None)
    [card] = world.deliver()
    first, second, *_, last = card["text"].splitlines()
    assert first == "Nothing else is waiting."
    assert second == "No reminder is set."
    assert last.startswith("For support: ")
    assert "UTC" not in card["text"]


def test_a_header_with_other_names_is_called_a_header() -> None:
    """Not a bad first row."""
    with pytest.raises(UserInputError, match="header should read id,prompt_correct,tuned_correct"):
        parse_trial_csv("foo;bar\n1;0\n0;1\n")


def test_a_budget_that_does_not_pay_is_told_with_the_costs(world: World) -> None:
    """With the team's own words, in the card and in the record."""
    card = _recommended(world, f"{INVOICES}. Our budget is $500.")
    [line] = [line for line in card["cost_lines"] if line.startswith("Over budget: ")]
    assert "more than the one-off budget of $500 that you named (“budget is $500”)." in line
    _click(world, "export", assessment=_assessment(world).id)
    world.deliver()
    record = next(c for c in world.cards("file") if c["filename"].endswith(".md"))
    assert "Over budget: " in record["content"]
