"""Numbers taken back within a message."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading.read import read


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Labels: 600. wait no, 60. fat fingers", "labelled_examples", 60),
        ("We need to launch in 12 weeks. Scrap that, it's 7 now.", "time_to_ship_weeks", 7),
        ("2 months till launch. Correction: 3.", "time_to_ship_weeks", 12),
        ("Budget was $30k... scratch that, finance trimmed us to 22.", "budget_usd", 22_000),
        ("the preamble was 9k tokens, no wait, we trimmed it: 2.8k now", "prompt_tokens", 2_800),
        ("p95 of 2s is the target, no wait, 800 ms", "latency_target_ms", 800),
        ("we get 500 calls a day, sorry, 700 calls a day", "requests_per_month", 21_000),
        ("we have 5k labels. wait, 500", "labelled_examples", 500),
        ("we have 3,000 labelled mails. hmm wait, 300", "labelled_examples", 300),
        ("calls dropped from 9k to 4k a day", "requests_per_month", 120_000),
    ],
)
def test_the_last_number_stands(text: str, fact: str, value: Any) -> None:
    """A bare new number takes the unit, scale and rate of the old one."""
    assert read(text).facts[fact] == value


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("we have 2000 labels, sorry I am late, it is 5 pm", "labelled_examples", 2000),
        ("3k labels, sorry, and 12k calls a day", "labelled_examples", 3000),
        ("8 sec is fine, we are at 12 now", "latency_target_ms", 8000),
        ("volume is 3k/day rather than 3k/month", "requests_per_month", 90_000),
        ("300 labelled, and we could get 5k labels by June", "labelled_examples", 300),
        ("half a second p95. Today we're at 3 s.", "latency_target_ms", 500),
        ("Our target is under 2 s. Today customers wait 9 s for it.", "latency_target_ms", 2000),
    ],
)
def test_another_number_takes_nothing_back(text: str, fact: str, value: Any) -> None:
    """A number of something else, and today's latency, leave what was said."""
    assert read(text).facts[fact] == value
