"""What a team lost, is refused or need not have; and volumes told per head."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading import read


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Our only data scientist quit in spring and was not replaced.", "ml_expertise", "none"),
        ("the ML engineer's post has been vacant for a year", "ml_expertise", "none"),
        ("finance turned down the GPU order", "gpu_access", False),
        ("our GPU request got rejected twice", "gpu_access", False),
        ("the A100s were handed back in June", "gpu_access", False),
        ("There is a cluster in the physics building, we are not let near it", "gpu_access", False),
        ("it is not GPUs that we lack, it is time", "gpu_access", True),
        ("Not a single record gets past our firewall", "on_prem_required", True),
        ("the security office forbids any egress", "on_prem_required", True),
        ("the model travels to the data here", "on_prem_required", True),
        ("it does not have to run locally", "on_prem_required", False),
        ("we are a cloud shop through and through", "on_prem_required", False),
        ("SaaS or self-hosted, all the same to us", "on_prem_required", False),
        ("nothing about this is regulated", "regulated", False),
        ("we are by no means unregulated", "regulated", True),
        ("The speed is not what bugs us, the bill is", "main_driver", "cost"),
        ("price is fine, it is just not accurate enough", "main_driver", "quality"),
        ("I would not say we have exhausted prompting", "prompt_attempts", "some"),
        ("Anything slower than 3 seconds is useless", "latency_target_ms", 3000),
        ("From one to two seconds for the reply would be fine", "latency_target_ms", 2000),
        ("30k ring-fenced for it", "budget_usd", 30_000),
        ("capex: 90k once", "budget_usd", 90_000),
        ("two score checked notes", "labelled_examples", 40),
        ("we have a hundred and twenty thousand labelled rows", "labelled_examples", 120_000),
        ("60 labelled tickets per intent, 14 intents", "labelled_examples", 840),
        ("five classes, two hundred apiece, all tagged", "labelled_examples", 1000),
        ("3 annotators, 500 labels each, no overlap", "labelled_examples", 1500),
        ("we have 5000 labels. scratch that. 500. typo", "labelled_examples", 500),
        ("got 600 labelled, err 900", "labelled_examples", 900),
        ("all labels were lost when the laptop died", "labelled_examples", 0),
        ("40k calls a day, labels none", "labelled_examples", 0),
        ("8000 labels but half of them are rubbish", "labelled_examples", 4000),
        ("We rebuilt 180k cases, filtered by running the checker.", "labelled_examples", 180_000),
        ("No training set. Three past rounds agreed with the human count.", "labelled_examples", 0),
        (
            "We are where we want to be on quality; small ones fall ten points below",
            "accuracy_gap",
            "none",
        ),
        ("Nobody is going to label anything", "labelled_examples", 0),
        ("we have no training set and see none coming", "labelled_examples", 0),
        ("The last five versions made no difference", "prompt_attempts", "exhausted"),
        ("Spent ten weeks on prompting it, to no avail", "prompt_attempts", "exhausted"),
        ("version 40 of the prompt by now and flat for two months", "prompt_attempts", "exhausted"),
        ("Nothing may go to a cloud", "on_prem_required", True),
        ("Nothing labelled, nothing prompted so far", "prompt_attempts", "none"),
        (
            "The old prompt used to be 6k tokens, now the prompt is 2,400 tokens",
            "prompt_tokens",
            2400,
        ),
    ],
)
def test_turns_of_phrase(text: str, fact: str, value: Any) -> None:
    """The same words without the turn would say the opposite, or nothing."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The other squad has 12 A100s.", "gpu_access"),
        ("My sister works with 4,000 labelled scans.", "labelled_examples"),
        ("I remember 20k tagged tickets at my previous company.", "labelled_examples"),
        ("my kid's school has labelled 400 lunch boxes", "labelled_examples"),
        ("At my previous company we had 5 million requests a day.", "requests_per_month"),
        ("We went to see the Red Sox.", "regulated"),
        ("The hotel in Basel is booked.", "regulated"),
        ("4k data sheets of voltage regulators", "regulated"),
        ("I ran a LoRA on Phi last weekend.", "regulated"),
        ("not one edit in four years", "time_to_ship_weeks"),
        ("They burn 40k a month on tokens.", "requests_per_month"),
        ("no budget has been set yet", "budget_usd"),
        ("the 400 graded answers are our holdout", "labelled_examples"),
        ("each ticket labelled with one of 14 queues", "labelled_examples"),
        ("If the auditors ever demanded on-prem, we would move", "on_prem_required"),
    ],
)
def test_what_others_have_or_nobody_decided_is_no_fact(text: str, fact: str) -> None:
    """Other people's numbers, money that flows, decisions to come."""
    assert fact not in read(text).facts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Each clinic (we run 18) sends around 30 letters a day through it.", 18 * 30 * 30),
        ("Every store manager, 640 of them, asks 5 questions a week", round(640 * 5 * 4.3)),
        ("300 contracts per lawyer per year, 40 lawyers", 1000),
        ("each merchant pings us once a day and we have 31k merchants", 930_000),
        ("Twelve drafts a day per editor. Nine editors.", 12 * 9 * 30),
        ("2,000 orders a day and we call the model three times per order", 180_000),
        ("2k users each ask 3 questions per day", 180_000),
        ("12,000 tickets a month, each ticket gets one of 14 labels", 12_000),
        ("1,500 stories a day, a headline and a two-line teaser per story", 45_000),
        ("5k requests a day, each request with 3k tokens", 150_000),
    ],
)
def test_volumes_per_head(text: str, value: int) -> None:
    """Heads times what each does; a number beside the heads that counts no requests is left."""
    assert read(text).facts.get("requests_per_month") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6000 invoices, every night", 180_000),
        ("60 chats on a busy day, 40 chats on a normal day", 1200),
        ("880,412 predictions served in August", 880_412),
        ("a batch each Friday, 2,500 PDFs every Friday", round(2500 * 4.3)),
    ],
)
def test_volumes_with_the_period_apart(text: str, value: int) -> None:
    """The period stands behind a comma, has a kind, or is a month by name."""
    assert read(text).facts.get("requests_per_month") == value


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("we still have one ML engineer left", "ml_expertise", "some"),
        ("our ML team has gone through 5,000 labelled tickets", "labelled_examples", 5000),
        ("the number of labels has gone up to 5k labelled rows", "labelled_examples", 5000),
    ],
)
def test_words_of_loss_that_tell_of_none(text: str, fact: str, value: Any) -> None:
    """Who is left is still there, and what has gone up is not lost."""
    assert read(text).facts.get(fact) == value
