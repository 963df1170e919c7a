"""*Assess this thread*: every fact belongs to who said it, when and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.reading.model import Evidence, Intent, Reading
from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Command, ThreadShortcut
from bot.services.ports import ThreadMessage
from bot.services.records import Assessment
from bot.services.thread_reading import handle_shortcut
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world, rule_reader

THREAD = [
    ThreadMessage("U7", "We sort support tickets into 40 queues, 4,000 labelled ones", "100.1"),
    ThreadMessage("U8", "about 200k a month, and we have no GPUs", "160.5"),
    ThreadMessage("U9", "lunch?", "170.1"),
]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that can read a thread by three people."""
    world = a_world(tmp_path)
    world.slack.thread = list(THREAD)
    return world


def _assess(world: World) -> list[dict[str, Any]]:
    """Jonas, who wrote none of it, uses the shortcut."""
    shortcut = ThreadShortcut(place=a_place(), user_id=JONAS, text=THREAD[0].text)
    handle_shortcut(world.deps, shortcut, None)
    return world.deliver()


def _assessment(world: World) -> Assessment:
    with world.store.unit() as unit:
        found = unit.assessments.in_thread("T1", "C1", "100.1")
    assert found is not None
    return found


def _source(world: World, fact: str) -> tuple[str | None, datetime | None, str | None]:
    told = _assessment(world).facts[fact].provenance
    return told.said_by, told.said_at, (told.permalink or "").rpartition("/")[2]


def test_each_fact_is_credited_to_who_said_it(world: World) -> None:
    """Author, time and link are those of the message, and who pressed it started it."""
    _assess(world)

    assert _source(world, "labelled_examples") == (
        "U7", datetime(1970, 1, 1, 0, 1, 40, 100_000, UTC), "p1001",
    )  # fmt: skip
    assert _source(world, "requests_per_month")[::2] == ("U8", "p1605")
    assert _source(world, "gpu_access")[::2] == ("U8", "p1605")
    assert _assessment(world).started_by == JONAS
    assert _assessment(world).facts["gpu_access"].provenance.quote == "no GPUs"


def test_who_wants_to_be_forgotten_is_forgotten(world: World) -> None:
    """The words of that person go, and nobody else's."""
    _assess(world)
    forget = Command(place=a_place(), user_id="U8", text="forget me yes", response_url="u")
    handle_command(world.deps, forget, None)

    assert _source(world, "gpu_access")[0] is None
    assert _assessment(world).facts["gpu_access"].provenance.quote is None
    assert _source(world, "labelled_examples")[0] == "U7"


def test_a_deleted_message_takes_its_facts_along(world: World) -> None:
    """Only what stood in it."""
    _assess(world)
    gone = {"assessment": _assessment(world).id, "ts": "160.5"}
    handle_click(
        world.deps, Click(action="withdraw", payload=gone, place=a_place(), user_id="U8"), None
    )
    facts = _assessment(world).facts

    assert "gpu_access" not in facts
    assert "labelled_examples" in facts


def test_two_people_who_differ_are_asked(world: World) -> None:
    """What one says against another is asked about once."""
    assert world.slack.thread is not None
    world.slack.thread += [ThreadMessage("U9", "we have 900 labelled tickets", "180.1")]
    cards = _assess(world)
    assert [c.fact for c in _assessment(world).contradictions] == ["labelled_examples"]
    assert "4,000" in str(cards[0])


def test_used_again_it_takes_what_is_new_and_leaves_what_was_changed(world: World) -> None:
    """Old words do not overrule a newer answer; new messages count."""
    _assess(world)
    correction = a_message("sorry, 500 labelled tickets, not 4,000", user_id=MAYA, ts="300.1")
    handle_message(world.deps, correction, None)
    assert world.slack.thread is not None
    world.slack.thread += [ThreadMessage("U8", "our budget is $20k", "400.1")]
    _assess(world)
    found = _assessment(world)

    assert found.facts["labelled_examples"].value == 500
    assert found.contradictions == []
    assert _source(world, "budget_usd")[0] == "U8"


def test_a_very_long_thread_is_read_as_far_as_one_message_would_be(world: World) -> None:
    """What lies behind that is left out."""
    deps = replace(world.deps, limits=replace(world.deps.limits, max_text=60))
    handle_shortcut(deps, ThreadShortcut(place=a_place(), user_id=JONAS, text=""), None)

    assert "labelled_examples" in _assessment(world).facts
    assert "requests_per_month" not in _assessment(world).facts


def test_a_thread_without_a_project_says_so(world: World) -> None:
    """Nothing is started, and no command of somebody else is run."""
    world.slack.thread = [
        ThreadMessage("U9", "lunch?", "100.1"),
        ThreadMessage("U9", "remind me tomorrow at 3pm", "101.1"),
    ]
    [card] = _assess(world)

    assert card["text"].startswith("I found nothing about a project in this thread.")
    with world.store.unit() as unit:
        assert unit.reminders.next_due() is None


def test_what_a_chat_model_adds_is_credited_by_its_quote(world: World) -> None:
    """It reads the thread once; each of its facts belongs to the message that holds the words."""
    asked: list[str] = []

    def with_model(text: str, *, today: date | None = None, **rest: Any) -> Reading:
        asked.append(text)
        start = text.index("lunch")
        found = Evidence("error_cost", "low", "lunch", start, start + 5)
        rules = rule_reader(text, today=today)
        return Reading(
            rules.facts | {"error_cost": "low"}, [*rules.evidence, found], Intent.DESCRIPTION
        )

    deps = replace(
        world.deps, read=with_model, limits=replace(world.deps.limits, language_model=True)
    )
    handle_shortcut(deps, ThreadShortcut(place=a_place(), user_id=JONAS, text=""), None)

    assert len(asked) == 1
    assert _source(world, "error_cost")[::2] == ("U9", "p1701")
    assert _source(world, "gpu_access")[0] == "U8"


def test_a_thread_that_was_read_in_part_is_told(world: World) -> None:
    """Slack gave no more, so the team knows that the rest is missing."""
    world.slack.thread_is_whole = False
    cards = _assess(world)

    assert [card["type"] for card in cards] == ["assessment", "notice"]
    assert "only the beginning" in cards[1]["text"]
