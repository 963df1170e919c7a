"""What single cards offer and say, where a person would stumble."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings

from bot.advisor.profile import Approach
from bot.grounding.passages import Answer
from bot.services import cards as c
from bot.slack.blocks import render
from bot.slack.home import home_view
from bot.slack.limits import texts
from tests.unit.slack import cards
from tests.unit.slack.test_blocks import elements, text_objects

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DECISION = c.DecisionLine(
    decision_id="d1", title="Ticket routing", approach=Approach.FINE_TUNING, status="accepted",
    owner_id="U1", channel_id="C1", permalink=None, decided_at=NOW, review_at=NOW,
)  # fmt: skip


def _labels(card: Any) -> list[str]:
    found = []
    for _, control in elements(render(card, "k").blocks):
        found.append(control.get("text", control.get("placeholder", {})).get("text", ""))
    return found


@settings(max_examples=60, deadline=None)
@given(cards.messages)
def test_a_spoken_name_holds_the_visible_one(card: Any) -> None:
    """Speech control finds a button by the words on it (WCAG 2.5.3)."""
    for _, control in elements(render(card, "k").blocks):
        spoken, label = control.get("accessibility_label"), control.get("text")
        if spoken and label:
            assert label["text"].lower() in spoken.lower()


def test_a_plain_reminder_offers_no_decision() -> None:
    """Without a decision nothing can be still valid or be handed over."""
    plain = c.ReminderCard(reminder_id="r", occurrence=1, set_by="U1", text="Reminder to test")
    about = plain.model_copy(update={"decision": DECISION, "text": "Review of “Ticket routing”"})

    assert "Done" in _labels(plain)
    assert not {"Still Valid", "Hand over to", "Stop"} & set(_labels(plain))
    assert "Stop" in _labels(plain.model_copy(update={"repeats": True}))
    assert {"Still Valid", "Hand over to", "Stop"} <= set(_labels(about))


def test_a_refusal_leads_on_to_an_assessment() -> None:
    """The form opens with the question as its first words."""
    answer = Answer(answered=False, answer="I don't know.", citations=(), passages=())
    card = c.AnswerCard(
        question="RAG for leases?", answer=answer, answer_id="a", offers_assessment=True
    )
    [button] = [
        control
        for _, control in elements(render(card, "k").blocks)
        if control["action_id"] == "open_form"
    ]

    assert '"description":"RAG for leases?"' in button["value"]


def test_a_card_says_what_was_taken_and_who_started_it() -> None:
    """Both stand on the card itself."""
    card = c.AssessmentCard(
        assessment_id="a", title="T", facts=[], note="Taken: 5", started_by="U123"
    )
    shown = " ".join(texts(render(card, "k").blocks))

    assert "Taken: 5" in shown
    assert "Started by <@U123>" in shown


def test_the_home_tab_shows_no_row_twice() -> None:
    """Decisions tell what was decided, what comes up only what comes when."""
    review = c.UpcomingLine(
        text="Review of Ticket routing", due_at=NOW, owner_id="U123", reminder_id="review-d1"
    )
    card = c.HomeCard(waiting=[], decisions=[DECISION], upcoming=[review], updated_at=NOW)
    shown = list(texts(home_view(card, "k", "/fork")["blocks"]))

    assert sum("Fine-tuning" in text for text in shown) == 1
    assert sum("Ticket routing" in text for text in shown) == 2


def test_addresses_that_people_wrote_do_not_become_links() -> None:
    """Neither below an answer nor on the home tab; our own links stay."""
    answer = Answer(answered=False, answer="I don't know.", citations=[], passages=[])
    card = c.AnswerCard(question="see https://evil.example", answer=answer, answer_id="a")
    line = c.WaitingLine(
        assessment_id="a", question="Why?", title="https://evil.example", permalink="https://s/p1"
    )
    home = c.HomeCard(waiting=[line], decisions=[], updated_at=NOW)

    for blocks in (render(card, "k").blocks, home_view(home, "k", "/fork")["blocks"]):
        markup = [text for text in text_objects(blocks) if text["type"] == "mrkdwn"]
        assert all(text["verbatim"] for text in markup)
    shown = list(texts(home_view(home, "k", "/fork")["blocks"]))
    assert "<https://s/p1|Answer in the thread>" in shown


def test_a_fact_from_a_file_names_the_file() -> None:
    """Behind the words."""
    line = c.FactLine(fact="stage", label="Stage", value="pilot", quote="a pilot", file="b.md")
    card = c.AssessmentCard(assessment_id="a", title="T", facts=[line])

    assert "Stage: pilot — “a pilot” (b.md)" in " ".join(texts(render(card, "k").blocks))
