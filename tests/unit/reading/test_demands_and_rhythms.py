"""What is demanded, who watches, how fast facts move and who can tune, in sayings."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading.read import read


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("the abbot wants chapter and verse", "citations_required", True),
        ("no reference, no reply, that's how legal sees it", "citations_required", True),
        ("if it can't name which clause, the broker bins it", "citations_required", True),
        ("hyperlinks are a must", "citations_required", True),
        ("every figure auditable back to the row", "citations_required", True),
        ("citations? nope, kids read it", "citations_required", False),
        ("skip the footnotes", "citations_required", False),
        ("don't bother with references", "citations_required", False),
        ("refs only clutter the screen", "citations_required", False),
        ("POPIA counts for all of it", "regulated", True),
        ("HMRC inspects us each spring", "regulated", True),
        ("fair lending checks on each letter", "regulated", True),
        ("it falls outside any regulation", "regulated", False),
        ("there's no watchdog over us", "regulated", False),
        ("it has to run on board", "on_prem_required", True),
        ("our own iron or no project", "on_prem_required", True),
        ("on-prem? nope", "on_prem_required", False),
        ("a public cloud is fine", "on_prem_required", False),
        ("the rota is wiped each evening", "knowledge_change", "daily"),
        ("ops republishes the price list every fortnight", "knowledge_change", "weekly"),
        ("new tariffs come each lunar month", "knowledge_change", "monthly"),
        ("the hymnal doesn't budge", "knowledge_change", "never"),
        ("a frozen archive is what it reads", "knowledge_change", "never"),
        ("tuning off the table", "weights_or_tuning_access", False),
        ("the maker keeps its weights behind lock and key", "weights_or_tuning_access", False),
        ("fine-tuning rights granted", "weights_or_tuning_access", True),
        ("they sent us the weights", "weights_or_tuning_access", True),
        ("we would love a GPU", "gpu_access", False),
        ("Kaggle masters, three of them", "ml_expertise", "strong"),
        ("I know enough pytorch to be dangerous", "ml_expertise", "some"),
        ("not a programmer among us", "ml_expertise", "none"),
    ],
)
def test_sayings_state_facts(text: str, fact: str, value: Any) -> None:
    """Plain words state what the names of laws, rhythms and tools state."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("give me one page about it", "citations_required"),
        ("they must know which page the user is on and greet him", "citations_required"),
        ("GPU prices are silly this week", "gpu_access"),
        ("For sale: an RTX card, hardly used", "gpu_access"),
        ("the blood bank is open on Friday", "regulated"),
        ("our manager laughed at the demo", "regulated"),
        ("one usually wants citations in such tools", "citations_required"),
        ("Hot take: a GPU is a status symbol", "gpu_access"),
        ("the taxonomy doesn't budge", "knowledge_change"),
    ],
)
def test_look_alikes_state_nothing(text: str, fact: str) -> None:
    """Lengths, prices, adverts and general statements are no facts of the project."""
    assert fact not in read(text).facts
