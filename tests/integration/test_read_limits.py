"""Texts longer than is read: what was left out is said, wherever it was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.reading.model import Reading
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Command, ThreadShortcut
from bot.services.ports import ThreadMessage
from bot.services.thread_reading import handle_shortcut
from tests.builders import MAYA, World, a_message, a_place, a_world, rule_reader

PROJECT = "We classify support tickets and have 4,000 labelled ones. "
FILLER = "The office has many rooms. "


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot that reads 1,000 characters."""
    return a_world(tmp_path, max_text=1_000)


def _command(world: World, text: str) -> dict[str, Any]:
    command = Command(
        place=a_place(thread_ts=None), user_id=MAYA, text=text, response_url="https://r"
    )
    handle_command(world.deps, command, None)
    return world.deliver()[-1]


def test_of_a_message(world: World) -> None:
    """In the thread, below the card."""
    handle_message(world.deps, a_message(PROJECT + FILLER * 50), None)

    cards = world.deliver()

    assert cards[-1]["text"] == (
        "I read the first 1,000 of the 1,408 characters of your message. "
        "If the rest matters, send it as a message of its own."
    )


def test_of_the_text_of_a_command(world: World) -> None:
    """On the card, or in the sentence that nothing was found."""
    card = _command(world, "assess " + PROJECT + FILLER * 50)
    nothing = _command(world, "assess " + FILLER * 50)

    told = "I read the first 1,000 of the 1,4"
    assert card["note"].startswith(told)
    assert "I read the first 1,000 of the 1,3" in nothing["text"]


def test_of_a_thread(world: World) -> None:
    """All its messages together."""
    world.slack.thread = [
        ThreadMessage("U7", PROJECT, "100.1"),
        ThreadMessage("U8", FILLER * 50, "100.2"),
        ThreadMessage("U7", "We have two GPUs", "100.3"),
    ]
    shortcut = ThreadShortcut(place=a_place(), user_id=MAYA, text=PROJECT)

    handle_shortcut(world.deps, shortcut, None)

    assert "characters of this thread" in world.deliver()[-1]["text"]


@pytest.mark.parametrize("text", [PROJECT, PROJECT + FILLER * 30])
def test_nothing_is_said_of_what_was_read_whole(world: World, text: str) -> None:
    """Up to the limit."""
    handle_message(world.deps, a_message(text), None)

    assert [card["type"] for card in world.deliver()] == ["assessment"]


def test_where_a_chat_model_stopped_is_said(world: World) -> None:
    """The rules read on, so the person is asked to check."""

    def reader(text: str, **more: Any) -> Reading:
        return replace(rule_reader(text, **more), model_read_to=600)

    modelled = replace(world, deps=replace(world.deps, read=reader))
    handle_message(modelled.deps, a_message(PROJECT + FILLER * 25), None)

    assert modelled.deliver()[-1]["text"] == (
        "Of your message my language model read the first 600 characters; the rest I read by "
        "rules alone, so check what I understood."
    )
