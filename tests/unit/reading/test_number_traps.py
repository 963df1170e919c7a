"""Messages with several numbers of a kind, of which one counts."""

from __future__ import annotations

from typing import Any

import pytest

from bot.bootstrap.content import shipped_wording
from bot.reading.read import read


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Budget is not 50k anymore, they cut it. $18,000 total.", "budget_usd", 18_000),
        ("The $75k is for the whole platform, our share for the LLM part is $22k.",
         "budget_usd", 22_000),
        ("There are 6,500 labelled mails, but only about 2,600 still carry a valid intent",
         "labelled_examples", 2_600),
        ("We own 11,000 old letters but nobody checked those, the checked ones are 90.",
         "labelled_examples", 90),
        ("We did not finish labelling, it's 340 out of planned 1000", "labelled_examples", 340),
        ("250 hand-checked cases, but those are our test set; for training: none.",
         "labelled_examples", 0),
        ("the examples are log lines, so we have nothing we could train on",
         "labelled_examples", 0),
        ("labels aren't 9k, it's 2,250 labelled", "labelled_examples", 2_250),
        ("In the beginning we thought 10 requests daily, but now we get 70 requests a day",
         "requests_per_month", 2_100),
        ("In storms we get 4,000 a day, on average it's 10,500 per month",
         "requests_per_month", 10_500),
        ("1 request every 3 seconds during opening hours, 10 hours a day, 30 days a month",
         "requests_per_month", 360_000),
        ("It runs for all 220 developers. They make about 5 calls each per day.",
         "requests_per_month", 33_000),
        ("In use by the analysts, about 75 of them, 20 questions per analyst per week",
         "requests_per_month", 6_450),
        ("Expect 2,200 chats on weekdays, hardly any on weekends", "requests_per_month", 48_400),
        ("System prompt was 6,000 tokens but Lena trimmed it to 3,400 last week",
         "prompt_tokens", 3_400),
        ("the deadline moved from 5 to 9 weeks, at least that", "time_to_ship_weeks", 9),
        ("For the assistant we agreed 3.5 seconds.", "latency_target_ms", 3_500),
        ("We wrote 22 versions of the prompt; the last ten versions made no difference",
         "prompt_attempts", "exhausted"),
        ("A wrong hint is annoying but not the end of the world, let's say medium.",
         "error_cost", "medium"),
        ("The tone has to be house tone, though they only look at samples so I'd call it medium.",
         "style_or_format_strictness", "medium"),
        ("Codes are revised in January each year, otherwise stable, I'd say medium.",
         "task_stability", "medium"),
        ("We're quite relaxed on the format.", "style_or_format_strictness", "low"),
        ("It's not necessary to run it in our own network.", "on_prem_required", False),
        ("We did get the ok to send data to the vendor's cloud", "on_prem_required", False),
        ("Sources needn't be printed in the letter.", "citations_required", False),
    ],
)  # fmt: skip
def test_the_number_that_counts_is_read(text: str, fact: str, value: Any) -> None:
    """Of what was asked for and given, planned and done, once and now, the latter."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("money: I asked for 20 thousand dollars, I was given 12", "budget_usd", 12_000),
        (
            "Rough plan in numbers: budget 2 phases, 15k each, dollars, so 30 in total. Tuning "
            "quote from the supplier is 8k, part of it.",
            "budget_usd",
            30_000,
        ),
        ("No, we don't have a big budget, it's 2.5k dollars on my card.", "budget_usd", 2_500),
        ("How many: perhaps 25 letters in a day", "requests_per_month", 750),
    ],
)
def test_with_the_networks_beside_the_rules(text: str, fact: str, value: Any) -> None:
    """They know what a number is whose noun no phrase names."""
    assert read(text, wording=shipped_wording()).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("not more than 9k dollars for it", "budget_usd", 9_000),
        ("The deadline is in 5 weeks, we moved offices.", "time_to_ship_weeks", 5),
        ("our 2 gb handbook is reissued every Monday", "requests_per_month", None),
    ],
)  # fmt: skip
def test_a_number_of_something_else_is_not(text: str, fact: str, value: Any) -> None:
    """Bounds are no denials, sizes and sales no rates."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    "text",
    [
        "Our fraud detection is plain XGBoost, 40M transactions a month, p99 of 35 ms.",
        "The OCR in the mail room (Abbyy, rules only) reads 6,000 letters a day at 97%.",
        "Credit scoring is a logistic regression, regulated, audited. There is no text in it.",
    ],
)
def test_what_works_without_a_language_model_is_no_project(text: str) -> None:
    """Its figures are those of another system."""
    assert read(text).facts == {}


def test_a_model_beside_one_is_a_project() -> None:
    """What handles the rest is told with it."""
    text = "A logistic regression does most; the other 30k a month go to a prompt on GPT-4."
    assert read(text).facts["requests_per_month"] == 30_000
