"""The slash command: how it is split, and that it speaks of the own workspace only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.command_words import split_command
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Command
from tests.builders import MAYA, World, a_message, a_place, a_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _command(world: World, text: str, user: str = MAYA, **place: Any) -> dict[str, Any]:
    where = a_place(**({"thread_ts": None} | place))
    command = Command(place=where, user_id=user, text=text, response_url="https://r")
    handle_command(world.deps, command, None)
    return world.deliver()[-1]


class TestSplitting:
    """The subcommand ends at the first white space of any kind."""

    @pytest.mark.parametrize("gap", [" ", "\n", "\t", "\r\n", "  \n "])
    def test_any_white_space_ends_the_subcommand(self, gap: str) -> None:
        """A pasted text often begins on the next line."""
        assert split_command(f" Assess{gap}we label\n5k tickets ") == (
            "assess",
            "we label\n5k tickets",
        )

    def test_nothing_is_no_subcommand(self) -> None:
        """An empty command asks for help."""
        assert split_command(" \n ") == ("", "")

    def test_a_project_on_the_next_line_is_assessed(self, world: World) -> None:
        """It is not taken for an unknown subcommand."""
        card = _command(world, "assess\nwe classify 4k labelled tickets, 200k a month")

        assert card["type"] == "recommendation"


class TestStatus:
    """What waits is told per workspace."""

    def test_other_workspaces_are_not_counted(self, world: World) -> None:
        """Neither their queues nor their reminders are anybody else's business."""
        elsewhere = a_place(team_id="T2")
        handle_message(world.deps, a_message("remind us in two weeks", place=elsewhere), None)
        with world.store.unit() as unit:
            unit.inbox.put(
                event_key="e1", dedupe_key=None, kind="event", body="{}", content_type="",
                thread_key="T2:C1:1.1", now=world.clock(),
            )  # fmt: skip
            unit.commit()
            assert unit.outbox.backlog() == 1
        said = _command(world, "status")["text"]

        assert "Nothing else is waiting." in said
        assert "No reminder is set." in said
        assert (
            "The next reminder is due in 14 days."
            in _command(world, "status", team_id="T2")["text"]
        )
