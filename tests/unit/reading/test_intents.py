"""What a message wants: intents, parts, answers, corrections, commands, language."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading import Intent, PendingQuestion, read


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("when should we fine-tune?", "question"),
        ("what is LoRA", "question"),
        ("how many examples do you need to fine-tune?", "question"),
        ("triage chatbot for patients: prompt or train?", "question"),
        ("roughly how many labelled examples do we need before training is sensible", "question"),
        ("LoRA vs prefix tuning vs adapters - what do they have in common", "question"),
        ("what data does each approach need", "question"),
        ("is DPO better than PPO for preference training", "question"),
        ("tips for writing better prompts", "question"),
        ("compare RAG and fine-tuning", "question"),
        ("actually it's 500 not 5000", "correction"),
        ("We classify 20k tickets a month and have 5k labelled ones.", "description"),
        ("We have 5k labelled tickets. Should we fine-tune?", "description"),
        ("Sorry, 500 labelled examples, not 5000", "correction"),
        ("remind us in two weeks", "command"),
        ("what did we decide?", "command"),
        ("forget this", "command"),
        ("help", "command"),
        ("thanks!", "small_talk"),
        (":thumbsup:", "small_talk"),
    ],
)
def test_the_intent_of_a_message(text: str, intent: str) -> None:
    """Question, description, correction, command or small talk."""
    assert read(text).intent == intent


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [
        ("remind us in two weeks", "remind", "in two weeks"),
        ("please remind me on 2027-01-15 9am", "remind", "on 2027-01-15 9am"),
        ("what did we decide?", "decisions", ""),
        ("show me our decisions", "decisions", ""),
        ("forget everything", "forget", "everything"),
        ("help", "help", ""),
        ("status", "status", ""),
        ("start an assessment", "assess", ""),
        ("how much would it cost?", "cost", ""),
        ("list reminders", "reminders", ""),
        ("which reminders are set?", "reminders", "are set"),
        ("please show me all our reminders", "reminders", ""),
        ("remind list", "reminders", ""),
        ("cancel the reminder", "cancel_reminder", ""),
        ("please stop all these weekly reminders", "cancel_reminder", ""),
        ("delete that reminder", "cancel_reminder", ""),
        ("don't remind us any more", "cancel_reminder", "any more"),
        ("delete my reminders", "forget", "my reminders"),
    ],
)
def test_a_command_in_words(text: str, name: str, argument: str) -> None:
    """The command and what it is about."""
    command = read(text).command
    assert command is not None
    assert (command.name, command.argument) == (name, argument)


_GAP = PendingQuestion(
    "accuracy_gap", [("none", "Target met"), ("small", "Close"), ("large", "Far away")]
)
_LABELS = PendingQuestion(
    "labelled_examples", [(0, "None"), (500, "About 500"), (5000, "Thousands")]
)
_GPU = PendingQuestion("gpu_access", [(True, "Yes"), (False, "No")])


@pytest.mark.parametrize(
    ("text", "pending", "value"),
    [
        ("Far away", _GAP, "large"),
        ("far", _GAP, "large"),
        ("2", _GAP, "small"),
        ("3", _GAP, "small"),
        ("about 20 points", _GAP, "large"),
        ("0", _GAP, "none"),
        ("the third", _GAP, "large"),
        ("large", _GAP, "large"),
        ("about 800", _LABELS, 800),
        ("none", _LABELS, 0),
        ("3k", _LABELS, 3000),
        ("yes", _GPU, True),
        ("nope", _GPU, False),
        ("we have two A100s", _GPU, True),
    ],
)
def test_an_answer_by_label_number_synonym_or_fact(
    text: str, pending: PendingQuestion, value: Any
) -> None:
    """Whatever way the pending question is answered, the value is the same."""
    reading = read(text, pending=pending)
    assert reading.answer is not None
    assert (reading.answer.kind, reading.answer.value) == ("value", value)
    assert reading.intent == "answer"
    assert reading.facts[pending.fact] == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("dunno", "dont_know"),
        ("I don't know", "dont_know"),
        ("no idea", "dont_know"),
        ("skip", "skip"),
        ("go back", "back"),
        ("stop", "stop"),
        ("just answer now", "stop"),
    ],
)
def test_refusals_are_answers(text: str, kind: str) -> None:
    """Not knowing, skipping, going back and stopping carry no value."""
    answer = read(text, pending=_GAP).answer
    assert answer is not None
    assert (answer.kind, answer.value) == (kind, None)


def test_talk_among_people_is_no_answer() -> None:
    """A sentence that has nothing to do with the question answers nothing."""
    assert read("shall we get lunch at noon with the others?", pending=_GAP).answer is None


def test_a_correction_against_what_is_known() -> None:
    """`500, not 5000` finds the field whose known value is 5000."""
    reading = read("it's 500, not 5000", known={"labelled_examples": 5000})
    assert reading.facts == {"labelled_examples": 500}
    assert reading.intent == "correction"


def test_a_mixed_message_has_parts() -> None:
    """A description that ends in a question has both parts, each an exact span."""
    text = "We have 5k labelled tickets and two GPUs. Should we fine-tune?"
    parts = read(text).parts
    assert [p.intent for p in parts] == [Intent.DESCRIPTION, Intent.QUESTION]
    assert all(p.text in text for p in parts)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have a small team and need it in a month", "en"),
        ("Wir haben keine Daten und das Budget ist klein", "other"),
        ("Nous avons une petite équipe et pas de données", "other"),
        ("我们有五千个标注样本", "other"),
        ("5k", "unknown"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    """English, another language, or too little to tell."""
    assert read(text).language == language


@pytest.mark.parametrize("text", ["we have 2 GPUs", "4 people"])
def test_a_number_of_something_else_is_no_answer(text: str) -> None:
    """Machines and people are no share of requests."""
    share = PendingQuestion("knowledge_share_percent", [(10, "About a tenth")])
    reading = read(text, pending=share)
    assert reading.answer is None
    assert "knowledge_share_percent" not in reading.facts


@pytest.mark.parametrize("text", ["dont kno", "none of these"])
def test_a_misspelt_or_plain_refusal_is_one(text: str) -> None:
    """Nobody is asked twice for it."""
    answer = read(text, pending=_GAP).answer
    assert answer is not None
    assert answer.kind == "dont_know"
