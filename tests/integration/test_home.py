"""The home tab: closing interviews, removing sources, and nothing twice or formatted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.team_documents import TeamDocuments
from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.home import handle_home
from bot.services.inbound import Click, Command, HomeOpened, IncomingFile, Place
from bot.slack.blocks import read_card
from bot.slack.home import home_view
from tests.builders import CHANNEL, JONAS, MAYA, TEAM, World, a_message, a_place, a_world

HOME = Place(team_id=TEAM, channel_id=MAYA, channel_kind="dm")


@pytest.fixture
def world(tmp_path: Path, knowledge: KnowledgeBase) -> World:
    """A bot whose documents go into that knowledge base."""
    made = a_world(tmp_path)
    return replace(made, deps=replace(made.deps, documents=TeamDocuments(knowledge)))


def _home(world: World, user: str = MAYA) -> dict[str, Any]:
    handle_home(world.deps, HomeOpened(team_id=TEAM, user_id=user), None)
    return world.deliver()[-1]


def _click(world: World, action: str, user: str = MAYA, **payload: Any) -> dict[str, Any]:
    place = HOME.model_copy(update={"channel_id": user})
    click = Click(action=action, payload=payload, place=place, user_id=user)
    handle_click(world.deps, click, None)
    return [i.card for i in _sent(world) if i.card["type"] in ("home", "notice")][-1]


def _sent(world: World) -> list[Any]:
    before = len(world.slack.sent)
    world.deliver()
    return world.slack.sent[before:]


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _add(world: World, name: str = "prices.md", **change: Any) -> None:
    world.slack.files[f"https://files/{name}"] = b"# Prices\n\nA zebra costs 41 dollars."
    files = (IncomingFile(name=name, url=f"https://files/{name}"),)
    handle_message(world.deps, a_message("please add this", files=files, **change), None)
    world.deliver()


class TestClosing:
    """An interview that was opened by mistake."""

    def test_it_is_named_after_its_channel_and_can_be_closed(self, world: World) -> None:
        """The tab shows it no longer; its thread says who closed it; its facts stay."""
        handle_message(world.deps, a_message("assess this"), None)
        world.deliver()
        [line] = _home(world)["waiting"]
        assert line["title"] == "A project in #llm-projects"

        card = _click(world, "close_interview", assessment=line["assessment_id"])

        assert card["waiting"] == []
        assert card["note"].startswith("Closed: “A project in #llm-projects”.")
        assert _assessment(world).status == "cancelled"
        [(_, update)] = world.slack.updates
        assert update.channel_id == CHANNEL
        assert update.card["closing"].startswith("Closed by Maya in App Home. Mention me")

    @pytest.mark.parametrize("words", ["", "go on then", "we have 4,000 labelled tickets"])
    def test_anyone_takes_it_up_again_by_mention(self, world: World, words: str) -> None:
        """The question that was open comes again."""
        handle_message(world.deps, a_message("we get 200k requests a month"), None)
        world.deliver()
        asked = _assessment(world).pending.fact
        _click(world, "close_interview", assessment=_assessment(world).id)

        handle_message(world.deps, a_message(words, user_id=JONAS, ts="100.2"), None)

        [card] = [card for card in world.deliver() if card["type"] == "assessment"]
        assert _assessment(world).status == "interviewing"
        assert card["question"]["fact"] == _assessment(world).pending.fact
        if not words.startswith("we have"):
            assert card["question"]["fact"] == asked
        assert "requests_per_month" in _assessment(world).facts

    def test_only_who_may_see_it_closes_it(self, world: World) -> None:
        """Somebody else is refused."""
        handle_message(world.deps, a_message("assess this"), None)
        world.slack.kinds[CHANNEL] = "private"
        world.slack.members[CHANNEL] = {MAYA}

        refused = _click(world, "close_interview", JONAS, assessment=_assessment(world).id)

        assert refused["text"] == "Only members of its channel can work on this assessment."
        assert _assessment(world).status == "interviewing"

    def test_closing_twice_does_no_harm(self, world: World) -> None:
        """The tab says that it was closed."""
        handle_message(world.deps, a_message("assess this"), None)
        _click(world, "close_interview", assessment=_assessment(world).id)

        card = _click(world, "close_interview", assessment=_assessment(world).id)

        assert card["note"].endswith("was closed already.")


class TestSources:
    """What the team added."""

    def test_members_see_who_may_be_shown_it_and_remove_it(
        self, world: World, knowledge: KnowledgeBase
    ) -> None:
        """As they may forget the channel."""
        _add(world)
        [line] = _home(world, JONAS)["sources"]
        assert (line["name"], line["added_by"], line["for_everyone"]) == ("prices.md", MAYA, True)

        card = _click(world, "remove_source", JONAS, document=line["document_id"])

        assert card["note"] == "Removed: prices.md answers no longer."
        assert card["sources"] == []
        assert knowledge.documents() == []

    def test_a_private_channel_is_named_to_its_members_only(self, world: World) -> None:
        """Who has left it, or added it and left, neither sees nor removes the file."""
        world.slack.kinds["C9"] = "private"
        world.slack.members["C9"] = {MAYA}
        _add(world, place=a_place(channel_id="C9", channel_kind="private"))
        [line] = _home(world)["sources"]
        assert line["for_everyone"] is False
        assert _home(world, JONAS)["sources"] == []

        world.slack.members["C9"] = set()

        assert _home(world)["sources"] == []
        refused = _click(world, "remove_source", document=line["document_id"])
        assert refused["text"] == "Only members of its channel can remove this source."

    def test_who_added_it_to_a_public_channel_need_not_be_in_it(self, world: World) -> None:
        """Readers who did not add it are not offered to remove it."""
        _add(world)
        world.slack.members[CHANNEL] = set()

        assert [line["name"] for line in _home(world)["sources"]] == ["prices.md"]
        assert _home(world, JONAS)["sources"] == []

    def test_removing_twice_says_that_it_is_gone(self, world: World) -> None:
        """Somebody else was quicker."""
        _add(world)
        [line] = _home(world)["sources"]
        _click(world, "remove_source", document=line["document_id"])

        card = _click(world, "remove_source", document=line["document_id"])

        assert card["note"] == "That source is gone already."

    def test_more_than_fit_are_counted_and_listed_by_command(self, world: World) -> None:
        """The command lists all."""
        for number in range(12):
            _add(world, f"prices-{number:02}.md")

        card = _home(world)
        command = Command(place=a_place(), user_id=MAYA, text="sources", response_url="")
        handle_command(world.deps, command, None)
        [told] = world.deliver()

        assert (len(card["sources"]), card["more_sources"]) == (10, 2)
        assert told["text"].startswith("12 sources that your team added:")
        assert "• prices-11.md (from #llm-projects)" in told["text"]

    def test_without_sources_the_command_says_how_to_add_one(self, world: World) -> None:
        """No empty list."""
        command = Command(place=a_place(), user_id=MAYA, text="sources", response_url="")
        handle_command(world.deps, command, None)

        [told] = world.deliver()

        assert told["text"].startswith("Your team has added no sources in your channels.")


def test_a_code_fence_in_a_description_does_not_leak(world: World) -> None:
    """Neither in the title nor in a quote, on the card and on the tab."""
    text = '```{"labels": 12}```\nWe classify *4k* labelled tickets from https://evil.example/x'
    handle_message(world.deps, a_message(text), None)
    [card] = world.deliver()

    assert card["title"] == "Classify 4k labelled tickets"
    assert "4k labelled tickets" in {line["quote"] for line in card["facts"]}
    home = read_card(_home(world))
    blocks = home_view(home, "k", "/fork")["blocks"]  # type: ignore[arg-type]
    assert "`" not in str(next(block for block in blocks if block["type"] == "section"))


def test_headings_stand_once_and_reminders_wait_for_nobody(world: World) -> None:
    """What comes is no open question."""
    handle_message(world.deps, a_message("remind us in a month to check the eval"), None)
    world.deliver()

    card = _home(world)

    assert card["waiting"] == []
    assert [line["text"] for line in card["upcoming"]] == ["Reminder to check the eval"]
    blocks = home_view(read_card(card), "k", "/fork")["blocks"]  # type: ignore[arg-type]
    heads = [block["text"]["text"] for block in blocks if block["type"] == "header"]
    assert heads == ["Waiting for you", "Coming up", "Decisions"]
