"""Files that come with a message: asked about, read as a description, or added; with Undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.team_documents import TeamDocuments
from bot.services.actions import handle_click
from bot.services.conversation import handle_message
from bot.services.inbound import Click, IncomingFile, Place
from tests.builders import CHANNEL, JONAS, MAYA, World, a_message, a_place, a_world

BRIEF = b"""# Support triage

We classify support tickets into 12 fixed labels. We have 4,000 labelled examples.

## Volume

We get about 200,000 tickets a month.
"""
QUESTION = ["Describe Our Project", "Add to the Sources", "Neither"]


@pytest.fixture
def world(tmp_path: Path, knowledge: KnowledgeBase) -> World:
    """A bot whose documents go into that knowledge base, and the brief of a project."""
    made = a_world(tmp_path)
    made.slack.files["https://files/brief.md"] = BRIEF
    return replace(made, deps=replace(made.deps, documents=TeamDocuments(knowledge)))


def _share(world: World, text: str, *names: str, **change: Any) -> list[dict[str, Any]]:
    files = tuple(IncomingFile(name=n, url=f"https://files/{n}") for n in names or ["brief.md"])
    handle_message(world.deps, a_message(text, files=files, **change), None)
    return world.deliver()


def _click(world: World, card: dict[str, Any], label: str, user: str = MAYA) -> dict[str, Any]:
    """Press a button of a notice; gives the card that takes its place, or the refusal."""
    [button] = [b for b in card["buttons"] if b["label"] == label]
    click = Click(
        action=button["action"],
        payload=button["payload"],
        place=a_place(),
        user_id=user,
        message_ts="1700000000.000001",
    )
    handle_click(world.deps, click, None)
    return next(card for card in world.deliver() if card["type"] == "notice" and card["text"])


def _labels(card: dict[str, Any]) -> list[str]:
    return [button["label"] for button in card["buttons"]]


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


class TestAsking:
    """Words that do not say what a file is."""

    @pytest.mark.parametrize("text", ["here is our brief", "", "fyi"])
    def test_nothing_is_kept_before_somebody_says_what_it_is(
        self, world: World, knowledge: KnowledgeBase, text: str
    ) -> None:
        """The question names who may see it cited; no document and no fact is there yet."""
        [card] = _share(world, text)

        assert card["text"].startswith("What is brief.md?")
        assert "visible to everyone in this workspace, as long as this channel is" in card["text"]
        assert _labels(card) == QUESTION
        assert knowledge.documents() == []
        assert _assessment(world) is None

    def test_in_a_private_channel_only_it_may_cite(self, world: World) -> None:
        """The clause follows what the channel is now."""
        world.slack.kinds[CHANNEL] = "private"

        [card] = _share(world, "here is our brief", place=a_place(channel_kind="private"))

        assert "my answers may cite it, visible to this conversation only." in card["text"]

    def test_words_that_say_something_are_answered_first(self, world: World) -> None:
        """Their facts are taken, and the file is asked about below."""
        cards = _share(world, "We sort 2,000 support tickets a day")

        assert [card["type"] for card in cards] == ["assessment", "notice"]
        assert [line["fact"] for line in cards[0]["facts"]] == ["requests_per_month"]
        assert _labels(cards[1]) == QUESTION

    def test_what_cannot_be_read_is_not_asked_about(self, world: World) -> None:
        """A picture is named with the reason; the document beside it is asked about."""
        cards = _share(world, "fyi", "shot.png", "brief.md")

        assert cards[0]["text"] == "shot.png: skipped. Files ending in .png are not read."
        assert cards[1]["text"].startswith("What is brief.md?")

    def test_many_files_fit_on_the_buttons(self, world: World) -> None:
        """Slack takes 2,000 characters on a button; more files become more questions."""
        names = [f"{'a long name ' * 20}{n}.md" for n in range(8)]

        cards = _share(world, "fyi", *names)

        payloads = [b["payload"] for card in cards for b in card["buttons"]]
        assert all(len(str(payload)) < 2000 for payload in payloads)
        assert sum(len(card["buttons"][0]["payload"]["files"]) for card in cards) == 8

    def test_neither_leaves_it_alone(self, world: World, knowledge: KnowledgeBase) -> None:
        """Nothing is kept, and no button is left."""
        [card] = _share(world, "here is our brief")

        done = _click(world, card, "Neither")

        assert done["text"] == "I leave brief.md alone; nothing was kept."
        assert done["buttons"] == []
        assert knowledge.documents() == []

    def test_who_left_the_channel_may_not_say(self, world: World) -> None:
        """The click is refused to that person only."""
        place = a_place(channel_kind="private")
        world.slack.kinds[CHANNEL] = "private"
        [card] = _share(world, "here is our brief", place=place)
        world.slack.members[CHANNEL] = {MAYA}

        refused = _click(world, card, "Describe Our Project", JONAS)

        assert refused["text"] == "Only members of this channel can say what its files are."
        assert _assessment(world) is None


class TestARunningInterview:
    """Files in a thread where the bot has asked."""

    def test_who_takes_part_is_asked_without_a_mention(self, world: World) -> None:
        """The thread's own brief may be meant for the bot."""
        handle_message(world.deps, a_message("We classify support tickets, 12 labels"), None)
        world.deliver()

        [card] = _share(world, "more on it", ts="100.2", addressed=False)

        assert card["text"].startswith("What is brief.md?")

    @pytest.mark.parametrize(
        ("user", "text", "name"),
        [
            (JONAS, "more on it", "brief.md"),
            (MAYA, "@jonas more on it", "brief.md"),
            (MAYA, "more on it", "shot.png"),
        ],
    )
    def test_talk_among_people_is_left_alone(
        self, world: World, user: str, text: str, name: str
    ) -> None:
        """Of somebody who took no part, to somebody else, or a picture."""
        handle_message(world.deps, a_message("We classify support tickets, 12 labels"), None)
        world.deliver()

        assert _share(world, text, name, user_id=user, ts="100.2", addressed=False) == []

    def test_unaddressed_words_add_nothing_by_themselves(
        self, world: World, knowledge: KnowledgeBase
    ) -> None:
        """Words such as "add this" may be said to a colleague."""
        handle_message(world.deps, a_message("We classify support tickets, 12 labels"), None)
        world.deliver()

        [card] = _share(world, "add this", ts="100.2", addressed=False)

        assert _labels(card) == QUESTION
        assert knowledge.documents() == []


class TestDescribing:
    """A file as the description of the project."""

    def test_its_facts_stand_on_the_card_with_quote_and_file(self, world: World) -> None:
        """By click: who shared it counts as who said it, and the project has its title."""
        [card] = _share(world, "here is our brief")

        done = _click(world, card, "Describe Our Project", JONAS)

        assert done["text"].startswith("I read brief.md as the description of your project: ")
        assert _labels(done) == ["Undo"]
        shown = world.cards("assessment")[-1]
        lines = {line["fact"]: line for line in shown["facts"]}
        assert shown["title"] == "Support triage"
        assert lines["labelled_examples"]["quote"] == "have 4,000 labelled examples"
        assert lines["requests_per_month"]["value"] == "200,000 requests a month"
        assert {line["file"] for line in shown["facts"]} == {"brief.md"}
        said = _assessment(world).facts["labelled_examples"].provenance
        assert (said.source, said.said_by, said.file) == ("file", MAYA, "brief.md")

    def test_an_intent_to_assess_takes_it_at_once(
        self, world: World, knowledge: KnowledgeBase
    ) -> None:
        """The way that was taken is said, with Undo; then comes the question of the interview."""
        cards = _share(world, "please assess this")

        assert [card["type"] for card in cards] == ["notice", "assessment"]
        assert cards[0]["text"].startswith("I read brief.md as the description")
        assert _labels(cards[0]) == ["Undo"]
        assert cards[1]["question"]
        assert knowledge.documents() == []

    def test_the_words_beside_it_count_too(self, world: World) -> None:
        """Each fact with its own source, in one assessment."""
        _share(world, "We have two GPUs, please assess the attached brief")

        facts = _assessment(world).facts
        assert facts["gpu_access"].provenance.file is None
        assert facts["labelled_examples"].provenance.file == "brief.md"

    def test_a_question_beside_it_is_answered(self, world: World, knowledge: KnowledgeBase) -> None:
        """Only what the assessment answers itself needs no answer of its own."""
        told = replace(world, deps=replace(world.deps, knowledge=knowledge))
        world.slack.files["https://files/zoo.md"] = b"# Zoo\n\nA zebra costs 41 dollars."
        _share(told, "please add this", "zoo.md")

        cards = _share(told, "Please assess this. What does a zebra cost?")

        assert [card["type"] for card in cards] == ["notice", "assessment", "answer"]

    def test_undo_ends_what_only_the_file_began(self, world: World) -> None:
        """Nothing is known then; the question what the file is stands there again."""
        [notice, _] = _share(world, "please assess this")

        done = _click(world, notice, "Undo")

        assert done["text"].startswith("Undone: what I read in brief.md does not count any more.")
        assert _labels(done) == QUESTION
        assert _assessment(world).facts == {}
        assert _assessment(world).status == "cancelled"

    def test_undo_brings_back_what_the_file_contradicted(self, world: World) -> None:
        """What people said before stands again, and their other facts stay."""
        handle_message(world.deps, a_message("We have 500 labelled tickets and no GPUs"), None)
        world.deliver()
        cards = _share(world, "please assess this", ts="100.2")
        assert _assessment(world).facts["labelled_examples"].value == 4000

        _click(world, cards[0] if cards[0]["buttons"] else cards[1], "Undo")

        facts = _assessment(world).facts
        assert facts["labelled_examples"].value == 500
        assert facts["gpu_access"].value is False
        assert _assessment(world).contradictions == []
        assert all(fact.provenance.file is None for fact in facts.values())

    def test_a_file_without_facts_says_so_and_asks(self, world: World) -> None:
        """It may still be a source."""
        world.slack.files["https://files/lunch.md"] = b"# Lunch\n\nSoup on Monday."

        [card] = _share(world, "please assess this", "lunch.md")

        assert card["text"].startswith("I found no facts about a project in lunch.md.")
        assert _labels(card) == QUESTION

    def test_a_damaged_file_gets_its_reason(self, world: World) -> None:
        """Nothing is asked, since nothing can be done with it."""
        world.slack.files["https://files/bad.docx"] = b"this is no Word file"

        [card] = _share(world, "please assess this", "bad.docx")

        assert card["text"] == ("bad.docx: not read. The Word file is damaged and cannot be read.")
        assert card["buttons"] == []

    def test_of_a_long_file_it_is_said_how_much_was_read(self, world: World) -> None:
        """Facts behind the limit are not read, and the person knows."""
        filler = b"The office has many rooms. " * 2000
        world.slack.files["https://files/long.md"] = BRIEF + filler + b"We have two GPUs."

        [notice, card] = _share(world, "please assess this", "long.md")

        assert "I read the first 40,000 of the 54," in notice["text"]
        assert "characters of long.md." in notice["text"]
        assert "gpu_access" not in {line["fact"] for line in card["facts"]}

    def test_who_is_forgotten_leaves_no_file_name(self, world: World) -> None:
        """The value stays with the team; words, name and file go."""
        _share(world, "please assess this")

        with world.store.unit() as unit:
            unit.forget_person("T1", MAYA)
            unit.commit()

        told = _assessment(world).facts["labelled_examples"].provenance
        assert (told.said_by, told.quote, told.file) == (None, None, None)

    def test_a_deleted_message_takes_the_facts_of_its_file_along(self, world: World) -> None:
        """The file went with it."""
        _share(world, "please assess this")
        payload = {"assessment": _assessment(world).id, "ts": "100.1"}
        click = Click(action="withdraw", payload=payload, place=a_place(), user_id=MAYA)

        handle_click(world.deps, click, None)

        assert _assessment(world).facts == {}


class TestAdding:
    """A file as a source of answers."""

    def test_who_adds_it_may_undo_it(self, world: World, knowledge: KnowledgeBase) -> None:
        """By click: then it is a source of whoever clicked, until it is undone."""
        [card] = _share(world, "here is our brief")
        done = _click(world, card, "Add to the Sources", JONAS)
        assert done["text"].startswith("brief.md: added.")
        [document] = knowledge.documents()
        assert document.added_by == JONAS

        undone = _click(world, done, "Undo", JONAS)

        assert undone["text"].startswith("Undone: brief.md is no source any more.")
        assert _labels(undone) == QUESTION
        assert knowledge.documents() == []

    def test_what_was_replaced_is_not_promised_back(self, world: World) -> None:
        """The button says that it removes."""
        _share(world, "please add this")

        [card] = _share(world, "please add this")

        assert _labels(card) == ["Remove from the Sources"]

    def test_only_owners_add_by_click_too(self, world: World, knowledge: KnowledgeBase) -> None:
        """The question says so, and the click of somebody else is refused."""
        limits = replace(world.deps.limits, owners=frozenset({"U9"}))
        guarded = replace(world, deps=replace(world.deps, limits=limits))
        [card] = _share(guarded, "here is our brief")
        assert "Only owners of the knowledge base may do so." in card["text"]

        refused = _click(guarded, card, "Add to the Sources")

        assert refused["text"].startswith("Only owners of the knowledge base may add documents")
        assert knowledge.documents() == []

    def test_undoing_twice_says_that_it_is_gone(self, world: World) -> None:
        """A second click on an old button does no harm."""
        [card] = _share(world, "please add this")
        _click(world, card, "Undo")

        assert _click(world, card, "Undo")["text"] == "That source is gone already."

    def test_a_stranger_to_the_channel_cannot_undo(
        self, world: World, knowledge: KnowledgeBase
    ) -> None:
        """Who may read a public channel may not remove what its members added."""
        [card] = _share(world, "please add this")

        refused = _click(world, card, "Undo", "U7")

        assert refused["text"] == "Only members of its channel can remove this source."
        assert len(knowledge.documents()) == 1


def test_a_file_in_a_direct_message_is_seen_there_only(world: World) -> None:
    """Its answers stay between the person and the bot."""
    place = Place(team_id="T1", channel_id="D1", thread_ts="100.1", channel_kind="dm")
    world.slack.members["D1"] = {MAYA}

    [card] = _share(world, "", place=place)

    assert "visible to this conversation only" in card["text"]
