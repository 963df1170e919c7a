"""Numbers and paces taken back within a message, and what it says in two ways."""

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


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("The documents change daily... actually monthly.", "knowledge_change", "monthly"),
        ("Our docs change weekly. Sorry, daily.", "knowledge_change", "daily"),
        ("Prices change every month, I mean every week.", "knowledge_change", "weekly"),
        ("We get 2,000 requests a day, er, a month.", "requests_per_month", 2_000),
        ("40k calls a month. Correction: per week.", "requests_per_month", 172_000),
        ("We had 5000 labels but they were deleted, so none now.", "labelled_examples", 0),
        ("We had 5,000 labelled tickets but the vendor deleted them.", "labelled_examples", 0),
        ("We need on-prem but everything runs on Azure today.", "on_prem_required", True),
    ],
)
def test_what_was_is_no_more(text: str, fact: str, value: Any) -> None:
    """A pace set right, labels that are lost, and a place that is only today's."""
    assert read(text).facts[fact] == value


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("The docs change daily. Actually, monthly reports are our input.", "knowledge_change",
         "daily"),
        ("2,000 requests a day, er, we batch them once a month", "requests_per_month", 60_000),
        ("We had 5000 labels but 200 of them were lost.", "labelled_examples", 5_000),
        ("We do not need on-prem but everything runs on Azure.", "on_prem_required", False),
    ],
)  # fmt: skip
def test_a_pace_of_something_else_takes_nothing_back(text: str, fact: str, value: Any) -> None:
    """Words that only look as if they set right what was said before."""
    assert read(text).facts[fact] == value


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        ("We have 500 labelled tickets. Docs change weekly. We have 5,000 labelled tickets.",
         {"labelled_examples": 500}),
        ("Volume is 30k requests a month. Later on: 200k requests a month.",
         {"requests_per_month": 200_000}),
        ("We have 500 labelled tickets. No wait, we have 5,000 labelled tickets.", {}),
        ("We have 500 labelled tickets, 500 of them checked twice. About 510 labelled tickets.",
         {}),
        ("We have 500 labelled tickets and 9,000 raw ones.", {}),
    ],
)  # fmt: skip
def test_what_a_message_says_in_two_ways_is_kept(text: str, disputed: dict[str, Any]) -> None:
    """Two outright statements that nothing takes back; rounding and other things are none."""
    assert read(text).disputed == disputed
