"""Facts that somebody wants unknown again."""

from __future__ import annotations

import pytest

from bot.reading.model import Intent
from bot.reading.read import read

KNOWN = {"requests_per_month": 200_000, "gpu_access": True, "budget_usd": 5_000}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("remove the volume", ("requests_per_month",)),
        ("Please drop the GPU fact again.", ("gpu_access",)),
        ("Sorry, ignore the budget. Forget the volume.", ("budget_usd", "requests_per_month")),
        ("we don't know the volume yet", ("requests_per_month",)),
        ("Volume: unknown", ("requests_per_month",)),
    ],
)
def test_a_fact_is_named_and_taken_out(text: str, fields: tuple[str, ...]) -> None:
    """That is a correction of what is known."""
    reading = read(text, known=KNOWN)

    assert set(reading.withdrawn) == set(fields)
    assert reading.facts == {}
    assert reading.intent is Intent.CORRECTION


@pytest.mark.parametrize(
    "text",
    [
        "drop the budget to 5k",
        "drop the volume of the alarm before the demo",
        "we want to remove the latency problem",
        "forget it",
        "should we ignore the budget?",
        "remove the old thread",
        "do we know the volume",
    ],
)
def test_other_wishes_take_nothing_out(text: str) -> None:
    """New values, other things and questions."""
    assert read(text, known=KNOWN).withdrawn == ()


def test_nothing_known_is_nothing_to_correct() -> None:
    """Of a project that nobody described yet, the words state nothing."""
    assert read("remove the volume").intent is not Intent.CORRECTION
