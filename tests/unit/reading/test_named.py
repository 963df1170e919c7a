"""Facts told by their own names: what cards, forms and JSON show is read back as it was meant."""

from __future__ import annotations

from typing import Any

import pytest

from bot.advisor.fact_words import FACT, value_words
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS
from bot.bootstrap.content import shipped_wording
from bot.reading import read

NUMBERS = {
    "labelled_examples": 4_000,
    "requests_per_month": 200_000,
    "prompt_tokens": 2_000,
    "latency_target_ms": 800,
    "budget_usd": 20_000,
    "time_to_ship_weeks": 6,
    "evaluation_set_size": 150,
    "prompt_score_percent": 82.0,
    "target_score_percent": 90.0,
    "label_agreement_percent": 85.0,
    "knowledge_share_percent": 40.0,
    "corpus_tokens": 500_000,
    "dynamic_tokens": 700,
    "output_tokens": 200,
    "base_lifetime_months": 12.0,
    "monthly_budget_usd": 3_000,
}
IMPLIED = {"knowledge_change": {"knowledge_source"}}
"""Facts that follow from others."""


def _facts() -> list[tuple[str, Any]]:
    """Every value of every field, and one number of each that is counted."""
    found: list[tuple[str, Any]] = []
    for field in FACT:
        kind = FIELD_KINDS[field]
        values = (True, False) if kind == "bool" else FIELD_CHOICES.get(field)
        found += [(field, value) for value in values or (NUMBERS[field],)]
    return found


FACTS = _facts()


@pytest.mark.parametrize(("field", "value"), FACTS, ids=[f"{f}-{v}" for f, v in FACTS])
def test_what_a_card_shows_is_read_back(field: str, value: Any) -> None:
    """With a colon or `is`, in any case; and nothing else is made of these words."""
    label, words = FACT[field], value_words(field, value)
    for text in (f"{label}: {words}", f"{label.lower()} is {words}.", f"ok, {label}: {words}"):
        facts = read(text, wording=shipped_wording()).facts
        assert facts.get(field) == value, text
        assert set(facts) <= {field} | IMPLIED.get(field, set()), text


def test_json_and_tables_are_read_by_their_names() -> None:
    """Numbers behind a field's own name are in its own unit, and `null` says nothing."""
    expected = {
        "accuracy_gap": "large",
        "regulated": True,
        "labelled_examples": 4_000,
        "latency_target_ms": 800,
    }
    told = '{"accuracy_gap": "large", "regulated": true, "labelled_examples": 4000, '
    told += '"latency_target_ms": 800, "gpu_access": null}'
    listed = (
        "accuracy_gap: large\nregulated = yes\nlabelled_examples: 4,000\nlatency_target_ms: 800"
    )

    assert read(told, wording=shipped_wording()).facts == expected
    assert read(listed, wording=shipped_wording()).facts == expected
    table = read("| Accuracy gap | small |\n| GPUs | no |", wording=shipped_wording()).facts
    assert table == {"accuracy_gap": "small", "gpu_access": False}


def test_a_name_is_more_than_what_its_words_seem_to_say() -> None:
    """`Own network only: no` speaks of a network, and states that it is not needed."""
    [evidence] = read("Own network only: no").evidence
    assert (evidence.fact, evidence.value) == ("on_prem_required", False)
    assert evidence.quote == "Own network only: no"
    assert evidence.certain


@pytest.mark.parametrize(
    "text",
    [
        "Accuracy gap: none or small?",
        "The task is other than this.",
        "Regulated: nobody knows",
        "stage: left",
        "Accuracy gap: unknown",
    ],
)
def test_names_without_a_value_state_nothing(text: str) -> None:
    """A question, another sense of the word, or a value that is none."""
    assert {"accuracy_gap", "task_type", "regulated", "stage"}.isdisjoint(read(text).facts)


def test_the_gap_is_read_where_it_is_the_projects() -> None:
    """The card's word, as people answer with it."""
    assert read("The gap is large.").facts == {"accuracy_gap": "large"}
    assert read("The wage gap is large.").facts == {}
