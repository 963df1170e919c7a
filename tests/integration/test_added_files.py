"""What is said about files that came with a mention."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.services.conversation import handle_message
from bot.services.inbound import IncomingFile
from tests.builders import NoDocuments, World, a_message, a_world


@dataclass
class _Report:
    """What became of a file."""

    status: str
    reason: str | None = None


class _Shelf(NoDocuments):
    """Takes what ends in md and finds everything else damaged."""

    def add(self, sources: Any, visibility: str = "public", added_by: str | None = None) -> Any:
        """One report per file."""
        good = str(sources[0]).endswith(".md")
        return [_Report("added") if good else _Report("skipped", "the Word file is damaged.")]


def _share(world: World, *names: str) -> str:
    deps = replace(world.deps, documents=_Shelf())
    files = tuple(IncomingFile(name=name, url=f"https://files/{name}") for name in names)
    handle_message(deps, a_message("please add this", files=files), None)
    return str(world.deliver()[-1]["text"])


def test_what_was_not_added_is_visible_to_nobody(tmp_path: Path) -> None:
    """Where everything was skipped, nothing is said of answers from it."""
    said = _share(a_world(tmp_path), "bad.docx")

    assert said == "bad.docx: skipped. The Word file is damaged."


def test_what_was_added_is_said_with_who_may_see_it(tmp_path: Path) -> None:
    """One good file is enough."""
    said = _share(a_world(tmp_path), "bad.docx", "good.md")

    assert "good.md: added." in said
    assert said.endswith(
        "Answers from what was added are visible to everyone in this workspace, as long as this "
        "channel is public."
    )


@pytest.mark.parametrize("change", ["private", "external"])
def test_what_only_its_channel_finds_is_said_so(tmp_path: Path, change: str) -> None:
    """A private channel, and one that another company reads, keep their documents."""
    world = a_world(tmp_path)
    if change == "private":
        world.slack.kinds["C1"] = "private"
    else:
        world.slack.external.add("C1")

    assert _share(world, "good.md").endswith("are visible to this conversation only.")
