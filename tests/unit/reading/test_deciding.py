"""What a message says was decided, and what only sounds like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import read
from bot.reading.deciding import told_decision

_TOLD = [
    ("we decided RAG instead", "rag"),
    ("record decision: RAG", "rag"),
    ("we're going with fine-tuning", "fine_tuning"),
    ("We\u2019ve decided on RAG.", "rag"),
    ("we've agreed to go with a hybrid approach", "hybrid"),
    ("We decided to fine-tune", "fine_tuning"),
    ("Decision: prompting", "prompting"),
    ("our decision is RAG and fine-tuning", "hybrid"),
    ("Record RAG as our decision", "rag"),
    ("Actually, we're going with RAG, not fine-tuning", "rag"),
    ("we went with plain prompting for now", "prompting"),
    ("ok we picked retrieval (RAG) after all!", "rag"),
    ("the team decided on both", "hybrid"),
    ("log our decision to use RAG, thanks", "rag"),
    ("We decided RAG instead. Please record it.", "rag"),
    ("note that we decided on finetuning", "fine_tuning"),
]
"""Unmistakable, whoever it is said to."""
_TO_THE_BOT = [
    ("let's go with RAG", "rag"),
    ("we'll use RAG", "rag"),
    ("we're going with RAG for our support bot", "rag"),
    ("we're going with your recommendation", None),
    ("please record the decision", None),
    ("record this", None),
]
"""Decisions when they are said to the bot."""
_NOT = [
    "we have not decided on RAG",
    "we haven't decided RAG",
    "we decided against RAG",
    "we decided not to use RAG",
    "we never decided RAG",
    "we almost decided RAG",
    "nobody decided RAG",
    "we're not going with RAG",
    "let's not go with RAG",
    "don't record the decision",
    "our decision is not RAG",
    "should we go with RAG?",
    "have we decided on RAG",
    "did we decide RAG?",
    "we decided RAG?",
    "we decided RAG, right?",
    "if we decided RAG",
    "suppose we decided RAG",
    "we might go with RAG",
    "we would go with RAG",
    "we're thinking of going with RAG",
    "we are going with RAG if legal agrees",
    "we decided RAG unless it is slow",
    "I think we decided RAG",
    "they decided RAG",
    "Bob decided RAG",
    "we had decided RAG",
    "we decided RAG last year for another project",
    "we decided RAG is too expensive",
    "we decided RAG or fine-tuning",
    "we decided nothing",
    "we're going with Acme as vendor",
    "record 5k labelled tickets",
    "save this",
    "we used RAG",
]


@pytest.mark.parametrize(("text", "approach"), [*_TOLD, *_TO_THE_BOT])
def test_a_decision_is_read(text: str, approach: str | None) -> None:
    """As a command with the approach; only what can mean nothing else is unmistakable."""
    told = told_decision(text)

    assert told is not None
    assert told.approach == approach
    assert told.unmistakable == ((text, approach) in _TOLD)
    command = read(text).command
    assert command is not None
    assert (command.name, command.argument) == ("record", approach or "")


@pytest.mark.parametrize("text", _NOT)
def test_what_is_denied_asked_or_considered_is_no_decision(text: str) -> None:
    """Nor what others decided, or what was decided on something else."""
    assert told_decision(text) is None
    command = read(text).command
    assert command is None or command.name != "record"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We chose RAG because Legal wants sources.", "Legal wants sources"),
        ("we decided RAG instead, since it is cheaper. Please record it!", "it is cheaper"),
        ("we decided RAG", ""),
    ],
)
def test_the_reason_is_kept_as_written(text: str, why: str) -> None:
    """Without what frames it."""
    told = told_decision(text)

    assert told is not None
    assert told.why == why


@given(
    st.lists(
        st.sampled_from(
            ["we", "decided", "to", "go", "with", "rag", "now", "just", "and", "not", ",", "."]
        )
    )
)
def test_any_words_are_read_at_once(words: list[str]) -> None:
    """However often they repeat."""
    text = " ".join(words * 20)[:500]
    start = time.perf_counter()
    told_decision(text)
    assert time.perf_counter() - start < 0.5
