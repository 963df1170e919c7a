"""Who is spoken to, what was taken, and what was not: dialogues through the services."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.services.actions import handle_click
from bot.services.commands import handle_command
from bot.services.conversation import handle_message
from bot.services.inbound import Click, Command, FormSubmission
from bot.services.submissions import handle_form
from tests.builders import JONAS, MAYA, START, World, a_message, a_place, a_world

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)
SCORING = "Our bot scores transcripts of calls for compliance, 2,000 calls a month."


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh SQLite file."""
    return a_world(tmp_path)


def _assessment(world: World) -> Any:
    with world.store.unit() as unit:
        return unit.assessments.in_thread("T1", "C1", "100.1")


def _say(world: World, text: str, item: int | None = None, **change: Any) -> list[dict[str, Any]]:
    handle_message(world.deps, a_message(text, **change), item)
    return world.deliver()


def _overheard(
    world: World, text: str, user: str = MAYA, item: int | None = None
) -> list[dict[str, Any]]:
    return _say(world, text, item, addressed=False, user_id=user)


def _stored(world: World, key: str) -> int:
    """A message of the thread in the inbox, as the edge stores it; gives its row."""
    with world.store.unit() as unit:
        unit.inbox.put(
            event_key=key, dedupe_key=None, kind="event", body="{}", content_type="x",
            thread_key="T1:C1:100.1", now=world.clock(),
        )  # fmt: skip
        [item] = unit.inbox.claim(world.clock(), world.clock() - START, 1)
        unit.commit()
    return item.id


class TestQuestionsAboutAProject:
    """The product's own question is an assessment, never a refusal."""

    @pytest.mark.parametrize(
        ("text", "facts"),
        [
            ("should we use RAG or fine-tuning for a support bot with 300 FAQs that change "
             "monthly?", {"task_type": "chatbot", "knowledge_change": "monthly"}),
            ("RAG or fine-tuning for our HR policies, which change monthly?",
             {"knowledge_change": "monthly"}),
            ("what would you do for a chatbot that answers from 200 wiki pages?",
             {"task_type": "chatbot"}),
            ("is it worth fine-tuning for extracting dates from leases?",
             {"task_type": "extraction"}),
            ("Should we fine-tune for customer support?", {}),
        ],
    )  # fmt: skip
    def test_it_starts_an_assessment(self, world: World, text: str, facts: dict[str, Any]) -> None:
        """With the facts of the question, and the next question asked."""
        [card] = _say(world, text)

        assert card["type"] == "assessment"
        assert card["question"]
        known = {name: fact.value for name, fact in _assessment(world).facts.items()}
        assert {name: known.get(name) for name in facts} == facts
        quotes = [fact.provenance.quote for fact in _assessment(world).facts.values()]
        assert all(quote in text for quote in quotes)

    def test_a_refusal_offers_an_assessment(self, world: World) -> None:
        """What is not known is no dead end."""
        [card] = _say(world, "should we fine-tune?")

        assert card["type"] == "answer"
        assert card["offers_assessment"]

    def test_asked_again_it_says_where_it_stands(self, world: World) -> None:
        """After the recommendation the same question points to it instead of saying nothing."""
        _say(world, PROJECT)
        assessment = _assessment(world)
        click = Click(
            action="answer_now",
            payload={"assessment": assessment.id},
            place=a_place(),
            user_id=MAYA,
        )
        handle_click(world.deps, click, None)
        world.deliver()
        [card] = _say(world, "so should we fine-tune for our tickets or not?")

        assert "my recommendation stands: Fine-tuning" in card["text"]


class TestWhereTheCardStands:
    """What was typed is answered below it; what was clicked, in place."""

    def test_a_typed_answer_brings_the_next_question_below(self, world: World) -> None:
        """The old message is folded, and the new one says what was taken."""
        _say(world, PROJECT)
        pending = _assessment(world).pending
        cards = _overheard(world, pending.options[0].label)

        assert [card["type"] for card in cards] == ["notice", "assessment"]
        assert [item.kind for item in world.slack.sent[-2:]] == ["update", "post"]
        assert "goes on below" in cards[0]["text"]
        assert cards[1]["note"].startswith("Taken from what was just said: ")

    def test_a_click_changes_the_newest_message_in_place(self, world: World) -> None:
        """After a move, an edit reaches the message that stands below."""
        _say(world, PROJECT)
        _overheard(world, _assessment(world).pending.options[0].label)
        assessment = _assessment(world)
        assert assessment.status == "interviewing"
        click = Click(
            action="skip",
            payload={"assessment": assessment.id, "round": assessment.pending.round},
            place=a_place(),
            user_id=MAYA,
        )
        newest = world.slack.sent[-1].key
        handle_click(world.deps, click, None)
        world.deliver()

        changed = [item for _, item in world.slack.updates if item.message_key == newest]
        assert changed

    def test_an_answer_in_a_form_stays_in_place(self, world: World) -> None:
        """Nobody sees such words in the thread, so nothing moves."""
        _say(world, PROJECT)
        assessment = _assessment(world)
        handle_form(
            world.deps,
            FormSubmission(
                form="write_answer",
                values={"answer": assessment.pending.options[0].label},
                context={"assessment": assessment.id, "round": assessment.pending.round},
                user_id=MAYA,
                team_id="T1",
            ),
            None,
        )
        world.deliver()

        assert world.slack.sent[-1].kind == "update" or world.cards("recommendation")
        assert _assessment(world).moved == 0


class TestQuestionsBack:
    """A short question back gets the meaning of the open question."""

    @pytest.mark.parametrize(
        "text", ["what do you mean by that?", "why do you ask", "Why?", "I don't understand"]
    )
    def test_it_is_explained_to_who_takes_part(self, world: World, text: str) -> None:
        """Meaning, reason and fitting answers are shown with the same question."""
        _say(world, PROJECT)
        before = _assessment(world).pending
        card = _overheard(world, text)[-1]

        assert card["type"] == "assessment"
        assert "means:" in card["note"]
        assert card["question"]["text"] == before.question
        assert _assessment(world).pending == before

    def test_a_mention_gets_it_too(self, world: World) -> None:
        """Addressed, anybody may ask."""
        _say(world, PROJECT)
        card = _say(world, "what does that mean?", user_id=JONAS)[-1]

        assert "means:" in card["note"]

    def test_a_stranger_to_the_interview_is_left_alone(self, world: World) -> None:
        """Who only reads along may be asking somebody else."""
        _say(world, PROJECT)

        assert _overheard(world, "what do you mean by that?", user=JONAS) == []

    def test_after_somebody_else_spoke_it_is_not_for_the_bot(self, world: World) -> None:
        """The question back then is about what that person said."""
        _say(world, PROJECT)
        world.clock.advance(seconds=30)
        first = _stored(world, "e1")
        assert _overheard(world, "I would rather buy something", user=JONAS, item=first) == []
        world.clock.advance(seconds=30)

        assert _overheard(world, "what do you mean by that?", item=_stored(world, "e2")) == []

    def test_as_the_first_word_after_the_question_it_is(self, world: World) -> None:
        """Nothing else came in between."""
        _say(world, PROJECT)
        world.clock.advance(seconds=30)

        assert _overheard(world, "what do you mean by that?", item=_stored(world, "e1"))


class TestFactsInPassing:
    """Plain facts from who takes part count without a mention."""

    def test_a_fact_that_was_not_asked_for_is_taken(self, world: World) -> None:
        """And the card says so."""
        _say(world, SCORING)
        assert _assessment(world).pending.fact != "labelled_examples"
        card = _overheard(world, "4,000 rated transcripts, mostly good")[-1]

        assert _assessment(world).facts["labelled_examples"].value == 4000
        assert "4,000" in card["note"]

    def test_a_count_that_was_not_understood_is_asked_back(self, world: World) -> None:
        """It is about the project, so it is not passed over."""
        _say(world, SCORING)
        card = _overheard(world, "I think it is about 4,000 of those transcripts actually")[-1]

        assert "Not used: “about 4,000 of those transcripts”" in card["note"]

    @pytest.mark.parametrize(
        "text",
        ["@Maya can we meet at 3pm", "lol yes", "I ate 30 cookies", "@Jonas 30 transcripts are in"],
    )
    def test_talk_stays_talk(self, world: World, text: str) -> None:
        """Words to a person and words about something else cause nothing."""
        _say(world, SCORING)

        assert _overheard(world, text) == []


class TestCorrectionsAreNotLost:
    """What sounds like a correction is taken, or it is said that it was not."""

    TEXT = "no it's quite another thing, not those. and we have zero examples"

    def test_the_card_says_what_was_taken_and_what_not(self, world: World) -> None:
        """Both halves of the message are answered."""
        _say(world, SCORING)
        card = _overheard(world, self.TEXT)[-1]

        assert "Labelled examples: 0" in card["note"]
        assert "Not taken: “no it's quite another thing, not those”" in card["note"]

    def test_beside_an_answer_it_is_said_too(self, world: World) -> None:
        """The message answers the open question, and half of it is still lost."""
        handle_message(world.deps, a_message("Our bot answers from FAQs that change weekly"), None)
        world.deliver()
        assert _assessment(world).pending.fact == "labelled_examples"
        cards = _overheard(world, self.TEXT)

        assert _assessment(world).facts["labelled_examples"].value == 0
        assert any("Not taken: " in str(card) for card in cards)

    def test_its_no_is_no_answer_to_the_open_question(self, world: World) -> None:
        """A denial that puts something else right does not mean "none"."""
        handle_message(world.deps, a_message("Our bot answers from FAQs that change weekly"), None)
        world.deliver()
        before = _assessment(world)
        cards = _overheard(world, "no it's quite another shop, not that one")

        assert "labelled_examples" not in _assessment(world).facts
        assert _assessment(world).pending == before.pending
        assert cards == [] or "Not taken: " in cards[-1]["note"]

    def test_a_correction_alone_is_asked_back(self, world: World) -> None:
        """Even without a mention, from who takes part, when it speaks of the project."""
        _say(world, SCORING)
        card = _overheard(world, "no, it is calls by agents, not by customers")[-1]

        assert "Not taken: " in card["note"]

    def test_after_the_recommendation_it_is_said_below_it(self, world: World) -> None:
        """A new recommendation does not hide that half of the message was lost."""
        _say(world, PROJECT)
        assessment = _assessment(world)
        click = Click(
            action="answer_now",
            payload={"assessment": assessment.id},
            place=a_place(),
            user_id=MAYA,
        )
        handle_click(world.deps, click, None)
        world.deliver()
        cards = _say(world, self.TEXT)

        assert [card["type"] for card in cards[-2:]] == ["recommendation", "notice"]
        assert "Not taken: " in cards[-1]["text"]


class TestTheForm:
    """A form's text and fields are equal, and a form's card says whose it is."""

    def _start(self, world: World, **values: Any) -> Any:
        place = a_place(thread_ts=None)
        handle_form(
            world.deps,
            FormSubmission(
                form="assess",
                values=values,
                context={"place": place.model_dump()},
                user_id=MAYA,
                team_id="T1",
            ),
            None,
        )
        return world.deliver()[-1]

    def test_text_and_field_that_differ_are_asked_about(self, world: World) -> None:
        """Neither wins without a word."""
        card = self._start(
            world, description="We have 500 labelled tickets to route.", labelled_examples="5k"
        )

        assert "500 before and 5,000 now" in card["contradiction"]

    def test_its_card_says_who_started_it(self, world: World) -> None:
        """No message of a person stands above it."""
        assert self._start(world, labelled_examples="5k")["started_by"] == MAYA

    def test_its_result_names_the_thread(self, world: World) -> None:
        """The reasons are in the card's thread, not below it in the channel."""
        card = self._start(world, labelled_examples="5k")
        click = Click(
            action="answer_now",
            payload={"assessment": card["assessment_id"]},
            place=a_place(),
            user_id=MAYA,
        )
        handle_click(world.deps, click, None)
        closings = [c["closing"] for c in world.deliver() if c["type"] == "assessment"]

        assert closings[-1].endswith("See its thread.")


class TestAQuickAssessment:
    """`/fork assess TEXT` shows what it understood, to one person until it is shared."""

    TEXT = "assess We classify 4k labelled tickets, 200k a month. Actually not those, others"

    def _ask(self, world: World, text: str = TEXT) -> dict[str, Any]:
        command = Command(
            place=a_place(thread_ts=None), user_id=MAYA, text=text, response_url="https://r"
        )
        handle_command(world.deps, command, None)
        return world.deliver()[-1]

    def test_facts_open_points_and_what_was_missed_are_shown(self, world: World) -> None:
        """The reading can be checked before anything is shared."""
        card = self._ask(world)

        quotes = {line["fact"]: line["quote"] for line in card["facts"]}
        assert quotes["labelled_examples"] == "4k labelled tickets"
        assert card["unknown"]
        assert "Not taken: “Actually not those, others”" in card["note"]

    def test_what_is_said_in_two_ways_is_told(self, world: World) -> None:
        """An answer at once does not hide which of two counts it rests on."""
        said = "We have 500 labelled tickets. Prompts plateaued. We have 5,000 labelled tickets."
        card = self._ask(world, f"assess {said}")

        assert "you wrote both 500 and 5,000. I use 5,000." in card["note"]

    def test_a_question_about_a_project_is_read_too(self, world: World) -> None:
        """What starts an assessment in a channel does here as well."""
        card = self._ask(world, "assess RAG or fine-tuning for our policies, which change weekly?")

        assert {line["fact"] for line in card["facts"]} >= {"knowledge_change"}

    def test_a_change_is_shown_to_the_same_person_only(self, world: World) -> None:
        """Nothing reaches the channel before it is shared."""
        card = self._ask(world)
        handle_form(
            world.deps,
            FormSubmission(
                form="edit_fact",
                values={"labelled_examples": "20"},
                context={"assessment": card["assessment_id"], "response_url": "https://r2"},
                user_id=MAYA,
                team_id="T1",
            ),
            None,
        )
        world.deliver()

        assert {item.kind for item in world.slack.sent} == {"respond"}
        again = world.slack.sent[-1].card
        assert again["difference"]["changes"][0]["new"] == "20"
        assert again["private"]

    def test_sharing_shows_the_facts_to_all(self, world: World) -> None:
        """And from then on changes are made in its thread."""
        card = self._ask(world)
        click = Click(
            action="share",
            payload={"assessment": card["assessment_id"]},
            place=a_place(thread_ts=None),
            user_id=MAYA,
        )
        handle_click(world.deps, click, None)
        shared = world.deliver()[-1]

        assert world.slack.sent[-1].kind == "post"
        assert shared["facts"]
        assert not shared["private"]
        with world.store.unit() as unit:
            assert not unit.assessments.get(card["assessment_id"]).private
