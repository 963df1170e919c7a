"""Messages that were once misread: what each must and must not give."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading import read
from bot.reading.amounts import read_amount
from bot.reading.model import Intent, PendingQuestion


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("We summarise calls, 300 labelled examples, no gpus, 10k calls a month", 300),
        ("3,000 labelled invoices, 900k invoices a month", 3000),
        ("4k labelled tickets 200k/month", 4000),
        ("we have 300 labelled examples and 10k calls a month", 300),
        ("5 labels, 10k emails", None),
        ("half of our 10k tickets are labelled", 5000),
        ("20% of our 10k tickets are labelled", 2000),
        ("we have 5k examples but only 200 are clean", 200),
        ("labels 500; no sorry, 5000 not 500", 5000),
        ("legal contracts, 300 examples, no gpus", 300),
        ("200 letters a day, no labelled data", 0),
        ("20k snippets with tests", 20_000),
    ],
)
def test_label_counts_take_the_number_of_the_labels(text: str, labels: int | None) -> None:
    """A number with a rate or with a noun of its own never counts labels."""
    assert read(text).facts.get("labelled_examples") == labels


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("4k labelled tickets 200k/month", 200_000),
        ("We summarise calls, 300 labelled examples, no gpus, 10k calls a month", 10_000),
        ("200 letters a day, no labelled data", 6000),
    ],
)
def test_the_volume_beside_a_label_count_is_read(text: str, volume: int) -> None:
    """Labels named in the next clause do not hide a rate."""
    assert read(text).facts["requests_per_month"] == volume


@pytest.mark.parametrize(
    "known", [{"requests_per_month": 40_000}, {"requests_per_month": 1_200_000}]
)
def test_a_correction_is_not_an_answer_to_another_question(known: dict[str, Any]) -> None:
    """`4k requests not 40k` mends the volume, per month or per day, and nothing else."""
    reading = read(
        "sorry, 4k requests not 40k", pending=PendingQuestion("labelled_examples"), known=known
    )
    assert reading.intent is Intent.CORRECTION
    assert reading.answer is None
    assert reading.facts == {"requests_per_month": known["requests_per_month"] // 10}


def test_an_unknown_volume_is_no_answer_about_labels() -> None:
    """Without a known value the correction gives no fact at all."""
    reading = read("sorry, 4k requests not 40k", pending=PendingQuestion("labelled_examples"))
    assert (reading.facts, reading.answer, reading.intent) == ({}, None, Intent.CORRECTION)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("We answer customer questions about our 3,000 product manuals", None),
        ("our PDF manuals (3,000 of them) hardly ever change", "private_static"),
        ("We answer questions from our wiki, the wiki changes every week", "private_changing"),
    ],
)
def test_own_facts_need_a_stated_change(text: str, source: str | None) -> None:
    """Manuals of which nobody says how they change are neither static nor changing."""
    assert read(text).facts.get("knowledge_source") == source


def test_hardly_changing_manuals_never_change() -> None:
    """A bracket between the manuals and their change is passed over."""
    facts = read("our PDF manuals (3,000 of them) hardly ever change").facts
    assert facts["knowledge_change"] == "never"


@pytest.mark.parametrize(
    "text",
    [
        "gpt does ok but the tone is off",
        "the users love it but the CFO hates the $40k monthly bill",
        "devs love it",
    ],
)
def test_praise_of_the_product_is_no_measured_quality(text: str) -> None:
    """Neither liking nor half-hearted praise says that the target is met."""
    assert "accuracy_gap" not in read(text).facts


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("actually no, GDPR does not apply", "regulated", False),
        ("labels 500, gpus none", "gpu_access", False),
        ("budget 20k, 500 labels, 10k req/month", "requests_per_month", 10_000),
        ("Thirty-one thousand leftovers have been annotated", "labelled_examples", 31_000),
        ("had 800 labelled, threw out half of them", "labelled_examples", 400),
        ("sorry, meant 15k not 1.5k annotated rows", "labelled_examples", 15_000),
        ("not that we can't tune it, the vendor offers that", "weights_or_tuning_access", True),
        ("if we had a gpu I'd have tried that ages ago", "gpu_access", False),
        ("it's not like we didn't try prompting, dead end", "prompt_attempts", "exhausted"),
        ("nobody's gonna die if it's wrong", "error_cost", "low"),
        ("people don't moan about speed, they moan about the bill", "main_driver", "cost"),
        ("the price list gets rebuilt every night", "knowledge_change", "daily"),
    ],
)
def test_negations_numbers_and_turns_of_speech(text: str, fact: str, value: Any) -> None:
    """Double negation, number words and idioms are read as meant."""
    assert read(text).facts[fact] == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("1.2 million msgs monthly", "knowledge_change"),
        ("we demo to 2 partners in about two months", "requests_per_month"),
        ("we've honestly burned two months on that", "time_to_ship_weeks"),
        ("our research team trained models from scratch", "stage"),
        ("answers in plain english please", "knowledge_source"),
    ],
)
def test_look_alikes_give_no_fact(text: str, fact: str) -> None:
    """Words that state a field elsewhere mean something else here."""
    assert fact not in read(text).facts


def test_no_wait_takes_back_and_negates_nothing() -> None:
    """Both rules named are regulation."""
    assert read("HIPAA no wait GDPR").facts["regulated"] is True


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("latency 200 ms", "latency_target_ms", 200),
        ("5k labels, latency 200 ms, no gpus", "latency_target_ms", 200),
        ("8xH100", "gpu_access", True),
        ("6 ML engs", "ml_expertise", "strong"),
    ],
)
def test_terse_lists_of_facts_are_read(text: str, fact: str, value: Any) -> None:
    """A fact in a list needs no verb."""
    assert read(text).facts[fact] == value


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("500 labelled examples. We have no labelled examples.", 0),
        ("We have no labelled examples. 500 labelled examples.", 500),
    ],
)
def test_of_two_contradicting_statements_the_last_counts_uncertain(text: str, labels: int) -> None:
    """Nothing was taken back, so the reader cannot be sure."""
    evidence = {e.fact: e for e in read(text).evidence}["labelled_examples"]
    assert (evidence.value, evidence.certain) == (labels, False)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Wir möchten einen Chatbot für unsere Kunden bauen", {"other"}),
        ("Hola, queremos un chatbot para nuestros clientes con documentos internos", {"other"}),
        ("chatbot for our customers", {"en"}),
        ("5k labels", {"en", "unknown"}),
        ("RAG or fine-tune?", {"en", "unknown"}),
    ],
)
def test_the_language_is_told_by_its_function_words(text: str, languages: set[str]) -> None:
    """Loan words such as `chatbot` do not make a sentence English."""
    assert read(text).language in languages


@pytest.mark.parametrize(
    "text",
    ["forget that, it's 800 examples", "forget that, we have no budget", "forget that - 5 weeks"],
)
def test_forget_that_followed_by_a_fact_is_a_correction(text: str) -> None:
    """What follows takes the place of what was said before."""
    reading = read(text)
    assert reading.command is None
    assert reading.intent is Intent.CORRECTION


def test_the_fact_behind_forget_that_is_read() -> None:
    """The number takes the place of the count known before."""
    assert read("forget that, it's 800 examples").facts == {"labelled_examples": 800}


@pytest.mark.parametrize(
    "text",
    [
        "remove that GPU fact, we do have GPUs",
        "delete all the facts about GPUs please",
        "erase all names before indexing?",
        "forget that we have 500 labels, we have 5,000",
        "delete our decisions older than a year",
        "forget this and start over",
        "remove the thread titles from the index",
    ],
)
def test_a_sentence_about_parts_forgets_nothing(text: str) -> None:
    """Only what means all of a thread, or a person, is the command."""
    assert read(text).command is None


@pytest.mark.parametrize(
    "text",
    [
        "forget this",
        "forget this thread",
        "please forget everything",
        "forget that, please",
        "delete it all",
        "wipe the whole conversation",
        "forget all the facts about us",
        "erase everything you know about our project",
    ],
)
def test_forget_alone_is_the_command(text: str) -> None:
    """No new fact follows."""
    command = read(text).command
    assert command is not None
    assert command.name == "forget"


@pytest.mark.parametrize(
    "text", ["-5", "\u22125", "2.5M/day", "5k a month", "10 20", "no idea", ""]
)
def test_amounts_refuse_what_is_not_one_plain_number(text: str) -> None:
    """Negative numbers, rates, several numbers and words give none."""
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("5k", 5e3), ("~2.5M", 2.5e6), ("1,200", 1200), ("300 ms", 300), ("$3k", 3000), ("0", 0)],
)
def test_amounts_take_one_number(text: str, value: float) -> None:
    """A suffix, a group mark, a unit and a currency are understood."""
    assert read_amount(text) == value
