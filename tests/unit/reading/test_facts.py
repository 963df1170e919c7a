"""Facts in single sentences: what is read, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.reading import read

_TODAY = date(2027, 1, 11)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("we have ~5k labelled tix", "labelled_examples", 5000),
        ("33,606 posts labelled by hand", "labelled_examples", 33606),
        ("no labels yet but 40k raw transcripts", "labelled_examples", 0),
        ("There are zero question/query pairs", "labelled_examples", 0),
        ("Nobody labelled anything.", "labelled_examples", 0),
        ("Labels? None.", "labelled_examples", 0),
        ("Sorry, 500 labelled examples, not 5000", "labelled_examples", 500),
        ("we have 5k labels. scratch that, we have 2k labels", "labelled_examples", 2000),
        ("2.5M calls/day", "requests_per_month", 75_000_000),
        ("40/min around the clock", "requests_per_month", 1_728_000),
        ("nightly batch, ~20k reviews a month", "requests_per_month", 20_000),
        ("1,200 invoices a week", "requests_per_month", 5160),
        ("300 agents ask 10 questions each a day", "requests_per_month", 90_000),
        ("a 1.2k-token prompt", "prompt_tokens", 1200),
        ("p95 < 300ms", "latency_target_ms", 300),
        ("an answer within two secs is OK", "latency_target_ms", 2000),
        ("it's 92% now, we need 93", "accuracy_gap", "small"),
        ("86% and we need 95%", "accuracy_gap", "large"),
        ("88 of 100 are right, 90 would be enough", "accuracy_gap", "small"),
        ("GPT-4o-mini at 0.81 macro F1, need .85+", "accuracy_gap", "small"),
        ("F1 is 0.72 today, the goal is .9", "accuracy_gap", "large"),
        ("No one on the team has trained a model before.", "ml_expertise", "none"),
        ("We have 300 labelled rows and 150 test cases.", "labelled_examples", 300),
        ("We have 300 examples and a test set of 150.", "evaluation_set_size", 150),
        ("Keine GPUs, aber 500 Tickets", "gpu_access", False),
        ("the output is unusable", "accuracy_gap", "large"),
        ("quality is good enough already", "accuracy_gap", "none"),
        ("30 versions of the prompt, totally stuck", "prompt_attempts", "exhausted"),
        ("we haven't tried prompting yet", "prompt_attempts", "none"),
        ("a quick test with a simple prompt", "prompt_attempts", "some"),
        ("nothing to look up, everything is in the ticket", "knowledge_source", "none"),
        ("our docs change every week", "knowledge_change", "weekly"),
        ("answers must cite the source", "citations_required", True),
        ("no citations needed", "citations_required", False),
        ("output must be valid JSON", "style_or_format_strictness", "high"),
        ("tone doesn't matter", "style_or_format_strictness", "low"),
        ("the taxonomy moves every couple of weeks", "task_stability", "low"),
        ("same 12 labels since 2019", "task_stability", "high"),
        ("users can ask any question about anything", "task_breadth", "broad"),
        ("five different tasks", "task_breadth", "several"),
        ("if it's wrong someone could get hurt", "error_cost", "high"),
        ("worst case someone rolls their eyes", "error_cost", "low"),
        ("HIPAA applies", "regulated", True),
        ("we are not regulated", "regulated", False),
        ("it can't leave our servers", "on_prem_required", True),
        ("hosted models aren't allowed here", "on_prem_required", True),
        ("cloud is fine", "on_prem_required", False),
        ("API access only, no tuning offered", "weights_or_tuning_access", False),
        ("we can tune llama", "weights_or_tuning_access", True),
        ("no GPUs", "gpu_access", False),
        ("no GPUs or ML people", "ml_expertise", "none"),
        ("we own two A100s", "gpu_access", True),
        ("a strong ML team", "ml_expertise", "strong"),
        ("one ML engineer", "ml_expertise", "some"),
        ("the budget is $3k", "budget_usd", 3000),
        ("we can afford a budget of $500 a month", "monthly_budget_usd", 500),
        ("ship in about a month", "time_to_ship_weeks", 4),
        ("need to ship by end of Q1", "time_to_ship_weeks", 11),
        ("must be live by 2027-03-01", "time_to_ship_weeks", 7),
        ("we have until 1 June", "time_to_ship_weeks", 20),
        ("it is a proof of concept", "stage", "prototype"),
        ("in production since May", "stage", "production"),
        ("in a closed beta", "stage", "pilot"),
        ("we classify tickets", "task_type", "classification"),
        ("pull the totals out of invoices", "task_type", "extraction"),
        ("natural language to SQL", "task_type", "text_to_sql"),
        ("the bill is killing us", "main_driver", "cost"),
    ],
)
def test_a_stated_fact_is_read(text: str, fact: str, value: Any) -> None:
    """One sentence, one fact among those read."""
    assert read(text, today=_TODAY).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "We triage insurance claims to five queues, 20k labelled ones exist",
            "labelled_examples",
        ),
        ("We classify claims that arrive by mail, 5000 a month", "requests_per_month"),
        ("If someone asks for a refund, the bot must cite the policy", "citations_required"),
        ("Users say they need an answer within 2 seconds", "latency_target_ms"),
        ("We summarise Reddit posts, 10k requests per day", "requests_per_month"),
        ("We generate product brochures, 4,000 requests a month", "requests_per_month"),
        ("We monitor competitor prices, 4,000 requests a month", "requests_per_month"),
        ("Our sister company is regulated and so are we, we have no GPUs", "gpu_access"),
        ("In general we get 5k requests a day", "requests_per_month"),
        ("We work in regulated industries", "regulated"),
        ("We summarise textbooks for schools, 300 requests a day", "requests_per_month"),
        ("Over at our bank we have 5,000 labelled emails", "labelled_examples"),
    ],
)
def test_words_that_sound_like_hearsay_hide_no_fact(text: str, fact: str) -> None:
    """Claims, brochures, competitors and what users say can be the project itself."""
    assert fact in read(text, today=_TODAY).facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("is 5k enough?", "labelled_examples"),
        ("if we had 10k labels we would train", "labelled_examples"),
        ("suppose we had 10k labelled rows", "labelled_examples"),
        ("our competitor has 100k labelled examples", "labelled_examples"),
        ("my cousin's shop has 40k labelled receipts", "labelled_examples"),
        ("The vendor brochure says p95 under 300 ms", "latency_target_ms"),
        ("at my last job we had 8 H100s", "gpu_access"),
        ("if they gave us GPUs, which they won't", "gpu_access"),
        ("I heard that the Lyon office has docs that change daily", "knowledge_change"),
        ("rumour has it they need citations", "citations_required"),
        ("we need 5k labelled examples", "labelled_examples"),
        ("500 labelled test cases per release", "requests_per_month"),
        ("we spend $4k a month on tokens", "budget_usd"),
        ("we spend 4k a month on tokens", "requests_per_month"),
        ("API calls took 2 to 15 s last week", "latency_target_ms"),
        ("we annotate 200 tickets a week", "requests_per_month"),
        ("no rush whatsoever, and money's not an issue", "time_to_ship_weeks"),
        ("we have been at it for six weeks", "time_to_ship_weeks"),
        ("need to ship by end of Q1", "time_to_ship_weeks"),
        ("same 12 labels since 2019", "labelled_examples"),
        ('a user writes "we have 5000 labelled tickets" and gets a reply', "labelled_examples"),
        ("should we fine-tune on our GPUs?", "gpu_access"),
    ],
)
def test_what_is_not_stated_is_not_read(text: str, fact: str) -> None:
    """Questions, hypotheses, quotations, others' numbers and other things give no fact."""
    assert fact not in read(text).facts


@pytest.mark.parametrize(
    "text",
    [
        "thanks a lot!",
        "ok cool",
        ":tada: :tada:",
        "hi there",
        "",
        "   ",
        "lol",
        "good morning everyone",
    ],
)
def test_small_talk_states_nothing(text: str) -> None:
    """No fact and the intent says so."""
    reading = read(text)
    assert reading.facts == {}
    assert reading.intent == "small_talk"


def test_a_hedge_keeps_the_value_and_marks_it() -> None:
    """`maybe` makes a fact uncertain, not unknown."""
    hedged = {e.fact: e for e in read("I think we have maybe 300 labelled contracts").evidence}
    plain = {e.fact: e for e in read("we have 300 labelled contracts").evidence}
    assert hedged["labelled_examples"].value == 300
    assert not hedged["labelled_examples"].certain
    assert plain["labelled_examples"].certain


def test_bounds_come_with_the_evidence() -> None:
    """A range gives its middle and both ends."""
    (evidence,) = read("somewhere between 200 and 300 good examples").evidence
    assert (evidence.value, evidence.low, evidence.high) == (250, 200, 300)


def test_slack_markup_does_not_hide_facts_and_quotes_stay_exact() -> None:
    """Mentions, escapes, links and emphasis are read through; the quote is the raw span."""
    text = "<@U1> p95 &lt; *300ms*, see <https://x.io/9999|the doc>, ~5k labelled tickets :+1:"
    reading = read(text)
    assert reading.facts == {"latency_target_ms": 300, "labelled_examples": 5000}
    assert all(text[e.start : e.end] == e.quote for e in reading.evidence)


def test_calendar_dates_need_today() -> None:
    """Without a date of writing only spans of time are read."""
    assert "time_to_ship_weeks" not in read("ship by end of Q1").facts
    assert read("ship in 6 weeks").facts["time_to_ship_weeks"] == 6


@pytest.mark.parametrize(
    "text",
    [
        "We can't use those labels",
        "we can't use those 5k labels",
        "the 4000 labelled rows belong to another team, we can't use them",
        "We have 900 labelled cases. They can't be used, so no labels for us.",
    ],
)
def test_labels_that_may_not_be_used_do_not_count(text: str) -> None:
    """Labels are those usable for training."""
    assert read(text).facts.get("labelled_examples", 0) == 0


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("we have 12k past decisions made by reviewers", "labelled_examples", 12_000),
        ("our fare tables are republished twice a day", "knowledge_change", "daily"),
        ("the guidelines are rewritten every two weeks", "task_stability", "low"),
        ("our manuals are revised every three months", "knowledge_change", "monthly"),
        ("if it slips up someone just clicks again", "error_cost", "low"),
        ("one request every ten seconds", "requests_per_month", 259_200),
        ("it takes 9 seconds, we need the answer in 3", "latency_target_ms", 3000),
        ("If we had 10,000 labels I'd train. We have fifty.", "labelled_examples", 50),
        ("so far two dozen labelled examples", "labelled_examples", 24),
    ],
)
def test_facts_are_read_from_verbs_rhythms_and_consequences(
    text: str, fact: str, value: object
) -> None:
    """No label word, period or unit needs to stand beside the value."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("beta starts in six weeks", "stage"),
        ("our team puts models in production", "stage"),
        ("the rules have not moved in four years", "time_to_ship_weeks"),
        ("we get 9,000 of these in a month", "time_to_ship_weeks"),
        ("we may or may not get access to tuning", "weights_or_tuning_access"),
    ],
)
def test_look_alikes_are_not_taken_for_facts(text: str, fact: str) -> None:
    """Plans, people, past spans and rates are something else."""
    assert fact not in read(text).facts
