"""Questions that ask what to do about a project, and questions about the subject."""

from __future__ import annotations

import pytest

from bot.reading.advice import advice_question


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("should we use RAG or fine-tuning for a support bot with 300 FAQs that change monthly?",
         "a support bot with 300 FAQs that change monthly"),
        ("RAG or fine-tuning for our HR policies, which change monthly?",
         "our HR policies, which change monthly"),
        ("what would you do for a chatbot that answers from 200 wiki pages?",
         "a chatbot that answers from 200 wiki pages"),
        ("is it worth fine-tuning for extracting dates from leases?",
         "extracting dates from leases"),
        ("Should we fine-tune for customer support?", "customer support"),
        ("Is fine-tuning overkill to classify 500 emails a day?", "classify 500 emails a day"),
        ("Can we get away with prompting for summarising court decisions?",
         "summarising court decisions"),
        ("our sales team wants a bot over its notes, fine-tune or rag?",
         "our sales team wants a bot over its notes"),
        ("how should we build a contract review tool?", "a contract review tool"),
        ("we want summaries of doctors' notes. what do you recommend?",
         "we want summaries of doctors' notes"),
        ("does it make sense to train a model on our 90k emails?", "our 90k emails"),
    ],
)  # fmt: skip
def test_a_question_about_a_project_names_it(text: str, project: str) -> None:
    """The words of the project are an exact span of the question."""
    asked = advice_question(text)

    assert asked is not None
    assert asked.project == project
    assert project in text


@pytest.mark.parametrize(
    "text",
    [
        "should we fine-tune?",
        "is fine-tuning worth it?",
        "RAG vs fine-tuning",
        "prompting or fine-tuning for style?",
        "is RAG better than fine-tuning for facts?",
        "can we combine RAG and fine-tuning?",
    ],
)
def test_advice_without_a_project_names_none(text: str) -> None:
    """Such a question is looked up, and an assessment is offered."""
    asked = advice_question(text)

    assert asked is not None
    assert asked.project == ""


@pytest.mark.parametrize(
    "text",
    [
        "when should we fine-tune instead of prompting?",
        "When should we use RAG rather than fine-tuning?",
        "what is the difference between RAG and fine-tuning?",
        "should we use LoRA or full fine-tuning?",
        "how much data do I need to fine-tune?",
        "what chunk size do you recommend?",
        "what embedding model should we use for RAG?",
        "should we worry about catastrophic forgetting?",
        "can we have lunch at 12?",
        "what's the weather in Berlin",
        "",
    ],
)
def test_questions_about_the_subject_ask_for_no_advice(text: str) -> None:
    """They are looked up as before."""
    assert advice_question(text) is None
