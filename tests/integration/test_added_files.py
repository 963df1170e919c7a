"""Files that come with a mention: added, replaced by name, and what is said about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.gaps import GapReport
from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.team_documents import TeamDocuments
from bot.services.access import visible_labels
from bot.services.conversation import handle_message
from bot.services.inbound import IncomingFile, Place
from tests.builders import MAYA, START, World, a_message, a_place, a_world

OLD, NEW = b"# Prices\n\nA zebra costs 41 dollars.", b"# Prices\n\nA zebra costs 97 dollars."


@pytest.fixture
def world(tmp_path: Path, knowledge: KnowledgeBase) -> World:
    """A bot whose documents go into that knowledge base."""
    world = a_world(tmp_path)
    world.slack.files["https://files/bad.docx"] = b"this is no Word file"
    return replace(world, deps=replace(world.deps, documents=TeamDocuments(knowledge)))


def _share(world: World, *names: str, place: Place | None = None) -> str:
    files = tuple(IncomingFile(name=name, url=f"https://files/{name}") for name in names)
    message = a_message("please add this", files=files, place=place or a_place())
    handle_message(world.deps, message, None)
    return str(world.deliver()[-1]["text"])


def _texts(world: World, knowledge: KnowledgeBase, place: Place | None = None) -> list[str]:
    visible = visible_labels(world.deps, place or a_place(), MAYA).shown
    found = knowledge.search("what does a zebra cost?", 50, visible)
    return sorted(each.passage.text for each in found)


def test_what_was_not_added_is_visible_to_nobody(world: World) -> None:
    """Where everything was skipped, nothing is said of answers from it."""
    said = _share(world, "bad.docx")

    assert said == "bad.docx: skipped. The Word file is damaged and cannot be read."


def test_what_was_added_is_said_with_who_may_see_it(world: World) -> None:
    """One good file is enough."""
    said = _share(world, "bad.docx", "good.md")

    assert "good.md: added." in said
    assert said.endswith(
        "Answers from what was added are visible to everyone in this workspace, as long as this "
        "channel is public."
    )


def test_the_same_name_replaces_the_earlier_file(world: World, knowledge: KnowledgeBase) -> None:
    """Old prices answer no longer, and the person reads that they were replaced."""
    world.slack.files["https://files/prices.md"] = OLD
    assert "prices.md: added." in _share(world, "prices.md")
    world.slack.files["https://files/prices.md"] = NEW

    said = _share(world, "prices.md")

    assert said.startswith(
        "prices.md: replaced. The earlier file of this name in this channel no longer answers."
    )
    assert _texts(world, knowledge) == ["A zebra costs 97 dollars."]
    [document] = knowledge.documents()
    assert (document.title, document.origin) == ("Prices", "slack:T1/C1/prices.md")


def test_doing_a_turn_again_adds_nothing_twice(world: World, knowledge: KnowledgeBase) -> None:
    """A turn that is tried again finds its file there."""
    world.slack.files["https://files/prices.md"] = OLD
    _share(world, "prices.md")

    assert "prices.md: unchanged." in _share(world, "prices.md")
    assert len(knowledge.documents()) == 1


def test_a_damaged_file_leaves_the_earlier_one(world: World, knowledge: KnowledgeBase) -> None:
    """Nothing is lost to a file that cannot be read."""
    world.slack.files["https://files/prices.txt"] = OLD
    _share(world, "prices.txt")
    world.slack.files["https://files/prices.txt"] = b"\x00\x01\x02"

    assert "prices.txt: skipped." in _share(world, "prices.txt")
    assert len(knowledge.documents()) == 1


def test_channels_do_not_replace_each_others_files(world: World, knowledge: KnowledgeBase) -> None:
    """A private channel's file of the same name is another document, seen only there."""
    private = a_place(channel_id="C9", channel_kind="private")
    world.slack.kinds["C9"] = "private"
    world.slack.files["https://files/prices.md"] = OLD
    _share(world, "prices.md")
    world.slack.files["https://files/prices.md"] = NEW

    assert "prices.md: added." in _share(world, "prices.md", place=private)
    assert _texts(world, knowledge) == ["A zebra costs 41 dollars."]
    assert len(_texts(world, knowledge, private)) == 2


def test_a_channel_made_private_takes_its_file_along(
    world: World, knowledge: KnowledgeBase
) -> None:
    """Elsewhere it answers no longer, and its name is still replaced in the channel."""
    elsewhere = a_place(channel_id="C2")
    private = a_place(channel_kind="private")
    world.slack.files["https://files/prices.md"] = OLD
    _share(world, "prices.md")
    assert _texts(world, knowledge, elsewhere) == ["A zebra costs 41 dollars."]
    world.slack.kinds["C1"] = "private"
    world.slack.files["https://files/prices.md"] = NEW

    assert "prices.md: replaced." in _share(world, "prices.md", place=private)
    assert _texts(world, knowledge, elsewhere) == []
    assert _texts(world, knowledge, private) == ["A zebra costs 97 dollars."]


def test_what_no_source_mentions_is_in_the_gap_report(
    world: World, knowledge: KnowledgeBase
) -> None:
    """A question without an answer is kept with the name that is missing."""
    world.slack.files["https://files/tuning.md"] = b"# Tuning\n\nA tuning run costs two dollars."
    _share(world, "tuning.md")
    deps = replace(world.deps, knowledge=knowledge)
    handle_message(deps, a_message("What does Databricks tuning cost?"), None)

    [group] = GapReport(world.store.engine).groups(since=START)
    assert group.questions == ("What does Databricks tuning cost?",)
    assert group.missing == ("Databricks",)


def test_a_build_leaves_shared_files_alone(world: World, knowledge: KnowledgeBase) -> None:
    """They stand in no folder that could have lost them."""
    _share(world, "good.md")

    knowledge.build()

    assert len(knowledge.documents()) == 1


@pytest.mark.parametrize("change", ["private", "external"])
def test_what_only_its_channel_finds_is_said_so(world: World, change: str) -> None:
    """A private channel, and one that another company reads, keep their documents."""
    if change == "private":
        world.slack.kinds["C1"] = "private"
    else:
        world.slack.external.add("C1")

    assert _share(world, "good.md").endswith("are visible to this conversation only.")
