"""What may leave the house and what may be tuned."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading.read import read

PLACE, TUNING = "on_prem_required", "weights_or_tuning_access"


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("no byte leaves the premises", PLACE, True),
        ("in-house or forget it", PLACE, True),
        ("external models are taboo", PLACE, True),
        ("no third-party provider may touch it", PLACE, True),
        ("our letters must not be read by any cloud service", PLACE, True),
        ("hosted models are allowed", PLACE, False),
        ("it must not run on premises", PLACE, False),
        ("we may use any external provider", PLACE, False),
        ("we're not confined to our own servers", PLACE, False),
        ("legal has no objections to the cloud", PLACE, False),
        ("the client waived the hosting requirement", PLACE, False),
        ("the minutes can go through ChatGPT", PLACE, False),
        ("the contract says inference only", TUNING, False),
        ("all we have is a chat endpoint", TUNING, False),
        ("the vendor removed customization", TUNING, False),
        ("it lacks the fine-tuning option", TUNING, False),
        ("there's no tunable base", TUNING, False),
        ("the provider exposes a fine-tune endpoint", TUNING, True),
        ("legal approved Qwen for tuning", TUNING, True),
        ("we hold the checkpoint from the lab", TUNING, True),
        ("we may upload training data", TUNING, True),
        ("we only use the OpenAI API; fine-tuning is allowed there", TUNING, True),
    ],
)
def test_rights_are_read(text: str, fact: str, value: Any) -> None:
    """Rights given and refused state where it runs and what can be tuned."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("nobody knows whether hosted models are allowed", PLACE),
        ("we will hear if external providers are ok", PLACE),
        ("no training material for new staff", TUNING),
        ("nothing goes over the budget", PLACE),
    ],
)
def test_open_questions_and_look_alikes_are_no_rights(text: str, fact: str) -> None:
    """What is still to be decided, and other limits, state no right."""
    assert fact not in read(text).facts
