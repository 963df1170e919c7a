"""What a message shows of a recommendation: few sentences, each once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.adapters.policy_files import load_policy
from bot.advisor.advise import advise
from bot.advisor.profile import KnownFact, Provenance, parse_profile
from bot.advisor.recommendation import Recommendation
from bot.services import shown
from bot.services.wording import fact_line, percent

POLICY = load_policy(Path(__file__).parents[3] / "knowledge" / "policy")
CONTRACTS = {
    "task_type": "qa",
    "knowledge_source": "private_changing",
    "knowledge_change": "daily",
    "citations_required": True,
    "accuracy_gap": "large",
    "prompt_attempts": "some",
    "labelled_examples": 0,
}
TICKETS = {
    "task_type": "classification",
    "labelled_examples": 4000,
    "accuracy_gap": "large",
    "prompt_attempts": "exhausted",
    "requests_per_month": 300,
    "weights_or_tuning_access": True,
}


def advised(facts: dict[str, Any]) -> Recommendation:
    """What is recommended for these facts."""
    return advise(parse_profile(facts), POLICY).recommendation


@pytest.mark.parametrize("facts", [CONTRACTS, TICKETS, {}])
def test_no_sentence_is_said_twice(facts: dict[str, Any]) -> None:
    """Neither among the reasons nor in the line of why not."""
    found = advised(facts)
    said = [s.text for s in (*shown.why(found), *shown.against(found))]
    assert len(set(said)) == len(said)
    assert len(shown.why(found)) <= shown.MOST_WHY
    assert len(shown.against(found)) <= shown.MOST_AGAINST
    for one in said:
        assert not any(one in other for other in said if other != one)


def test_why_not_comes_first_and_names_its_sources() -> None:
    """Prompting alone and fine-tuning, each with the passages behind it."""
    first, second, *_ = shown.why(advised(CONTRACTS))
    assert (first.against, second.against) == ("prompting alone", "fine-tuning")
    assert first.citations
    assert second.citations


def test_a_limit_that_a_shown_reason_tells_already_is_left_out() -> None:
    """Too few examples, changing facts and citations stand among the reasons."""
    found = advised(CONTRACTS)
    closed = {gate.id for gate in found.gates if gate.closed}
    assert {"g04", "g05", "g06"} <= closed
    assert shown.limits(found, POLICY) == []
    erasure = advised(TICKETS | {"personal_data_erasure": True, "data_rights": False})
    left = set(shown.limits(erasure, POLICY))
    assert left <= {gate.id for gate in erasure.gates if gate.closed}


def test_the_volume_is_not_told_twice_beside_the_money() -> None:
    """What the objection says in dollars is no further reason."""
    found = advised(TICKETS)
    without = [said.text for said in shown.against(found)]
    beside = [said.text for said in shown.against(found, "Fine-tuning costs 300 times as much.")]
    assert any("300 requests a month" in text for text in without)
    assert not any("300 requests a month" in text for text in beside)


def test_why_not_prompting_is_what_fails_and_not_what_is_there() -> None:
    """Labels make training possible; they do not say why a prompt is not enough."""
    found = advised(TICKETS | {"requests_per_month": 200_000})
    assert found.approach.value == "fine_tuning"
    assert "examples are enough" not in found.why_not


@pytest.mark.parametrize(
    ("quote", "certain", "doubt"),
    [
        ("maybe 300 a day", False, "you were not sure"),
        ("I think about 40", False, "you were not sure"),
        ("come in daily", False, "my guess"),
        (None, False, "my guess"),
        ("exactly 300 a day", True, ""),
    ],
)
def test_doubt_is_only_ascribed_to_those_who_voiced_it(
    quote: str | None, certain: bool, doubt: str
) -> None:
    """A hedge is the team's; what the words only suggest is a guess of ours."""
    provenance = Provenance(source="message", quote=quote, certain=certain)
    fact = KnownFact(name="requests_per_month", value=9000, provenance=provenance)
    assert fact_line(fact).doubt == doubt


def test_nothing_unknown_is_called_certain() -> None:
    """A probability is never shown as 100%."""
    assert (percent(0.9999), percent(0.994), percent(0.5)) == ("over 99%", "99%", "50%")
