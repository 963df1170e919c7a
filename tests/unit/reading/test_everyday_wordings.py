"""Labels, prompting, gaps, volumes, dates and sizes in everyday words, and their near misses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.reading import read


def _fact(text: str, field: str) -> Any:
    return read(text, today=date(2027, 1, 11)).facts.get(field)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("prompting has not begun", "none"),
        ("prompts written to date: zero", "none"),
        ("we skipped prompts altogether", "none"),
        ("nobody here so much as opened Claude", "none"),
        ("I didn't bother with prompts", "none"),
        ("the team keeps its hands off prompts", "none"),
        ("prompt engineering starts next month", "none"),
        ("no LLM has been anywhere near this", "none"),
        ("we barely scratched the surface of prompting", "some"),
        ("just got my toes wet with prompts", "some"),
        ("the prompt was reworded twice", "some"),
        ("we tested three prompt variants with Claude", "some"),
        ("a half-hearted prompt by the intern", "some"),
        ("we have milked the prompt dry", "exhausted"),
        ("no stone unturned with the prompts", "exhausted"),
        ("months of prompt wrangling behind us", "exhausted"),
        ("our prompts no longer improve", "exhausted"),
        ("hundreds of prompt rewrites", "exhausted"),
        ("few-shot, chain of thought, self-consistency: all done", "exhausted"),
    ],
)
def test_how_far_prompting_went(text: str, value: str) -> None:
    """Idioms of a start, a taste and a dead end."""
    assert _fact(text, "prompt_attempts") == value


@pytest.mark.parametrize(
    "text",
    [
        "the prompt starts with a greeting",
        "we skipped the meeting",
        "no stone was left in the garden",
        "prompt delivery starts at the warehouse",
    ],
)
def test_other_words_say_nothing_of_prompting(text: str) -> None:
    """The same words about something else."""
    assert _fact(text, "prompt_attempts") is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("31 of our 4,000 memos are tagged", 31),
        ("a quarter of the 2,000 letters got a review", 500),
        ("30% of our 9,000 calls carry a rating", 2700),
        ("1 in 4 of the 800 notes has been coded", 200),
        ("all but 30 of the 430 posts have a category", 400),
        ("our annotated set grew: 200 became 500", 500),
        ("we labelled 200 in Rome plus 150 in Oslo", 350),
        ("150 from spring, 250 from autumn, both batches annotated", 400),
        ("9 clinics x 40 coded reports", 360),
        ("aiming for 3k labels, currently at 120", 120),
        ("another 300 good pairs turned up, makes it 900", 900),
        ("the model wrote 2k pairs, our editors kept 700", 700),
        ("nobody ever annotated anything", 0),
        ("not one of them is labelled", 0),
        ("the label column is empty", 0),
        ("training examples? none", 0),
        ("we start from scratch with labels", 0),
        ("diddly squat to train on", 0),
        ("annotation starts in June", 0),
        ("SMEs blessed 310 answers", 310),
        ("gold answers, hand made, 260", 260),
        ("label count is 700", 700),
        ("please assume 3k labelled rows", 3000),
        ("got 2k4 annotated clips", 2400),
        ("seven (7) labelled samples", 7),
        ("north of 6k labelled clips", 6000),
        ("correction: not 700 labelled rows, 70", 70),
    ],
)
def test_label_counts_in_everyday_words(text: str, labels: int) -> None:
    """Shares, sums, grown counts, and none at all."""
    assert _fact(text, "labelled_examples") == labels


@pytest.mark.parametrize(
    "text",
    [
        "we print 12,000 shipping labels",
        "we tagged you on page 300",
        "by 2030 we shall have 40k labelled cases",
        "we need at least 2k labelled rows",
        "the team next door has 9k annotated calls",
        "8 of 10 drafts were right",
        "not even 40 annotated notes",
    ],
)
def test_what_is_no_label_count(text: str) -> None:
    """Printed labels, plans, others' labels, scores and tests."""
    assert not _fact(text, "labelled_examples")


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("80 was fine, we got 83", "none"),
        ("79 now, 82 promised", "small"),
        ("the pass mark is 90; our best prompt gets 75", "large"),
        ("it does 91 with this prompt and 91 was the goal", "none"),
        ("the board wants 9 in 10, we manage six", "large"),
        ("WER has to be 5, the best run is 7", "small"),
        ("we miss the acceptance score by 3", "small"),
        ("one point shy of the bar", "small"),
        ("light years away from usable", "large"),
        ("the answers go straight to the bin", "large"),
        ("it is bang on target", "none"),
        ("the prompt passes every test case", "none"),
        ("the gap is about 9 points", "large"),
        ("still a gap of 3 points", "small"),
        ("no accuracy gap", "none"),
        ("we closed the gap", "none"),
        ("it reaches 95% now, so there is no gap left", "none"),
        ("the gap to the target is still large", "large"),
        ("a small quality gap", "small"),
    ],
)
def test_gaps_in_everyday_words(text: str, gap: str) -> None:
    """Two bare numbers of which one is wanted, and pictures of near and far."""
    assert _fact(text, "accuracy_gap") == gap


@pytest.mark.parametrize(
    "text",
    [
        "our NPS is 41, the board wants 60",
        "GPU utilisation is at 50, finance wants 85",
        "half of the labels are rubbish",
        "just shy of ten thousand verified rows",
        "40 nurses and 60 beds, we need both",
        "the pass rate is 66%, the share of men 48%",
        "there is no gap in the market",
        "prompt caching gives us 90% off",
        "the gap is not closed yet",
        "the wage gap is large",
        "we want to close the gap",
    ],
)
def test_what_is_no_gap(text: str) -> None:
    """Figures of something else, and bad data."""
    assert _fact(text, "accuracy_gap") is None


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("the monthly average over the month is 600k calls", "requests_per_month", 600_000),
        ("40 wards, each asks 5 times per day", "requests_per_month", 6000),
        ("one run per quarter over the 90k items", "requests_per_month", 30_000),
        ("not 2 mil per day, 2 mil per month", "requests_per_month", 2_000_000),
        ("hundred-ish forms come in each week", "requests_per_month", 430),
        ("about one request a minute", "requests_per_month", 43_200),
        ("each night 7k", "requests_per_month", 210_000),
        ("monthly: 70k", "requests_per_month", 70_000),
        ("once a day for each of our 600 shops", "requests_per_month", 18_000),
        ("users hang up after 3 seconds", "latency_target_ms", 3000),
        ("we want it 5x faster, it is 10 seconds now", "latency_target_ms", 2000),
        ("twice as fast would do, now it is 6 seconds", "latency_target_ms", 3000),
        ("the prompt has swollen to 7k", "prompt_tokens", 7000),
        ("fixed part 1.2k, the rest varies", "prompt_tokens", 1200),
        ("not a cent over 40k", "budget_usd", 40_000.0),
        ("we have 35k to play with", "budget_usd", 35_000.0),
        ("ten seconds of patience, that is all they have", "latency_target_ms", 10_000),
        ("the target for a full answer is 4 s", "latency_target_ms", 4000),
        ("anything over 80 ms is useless", "latency_target_ms", 80),
        ("the users get it the week after next", "time_to_ship_weeks", 2.0),
        ("q2 launch", "time_to_ship_weeks", 24.0),
        ("time to market is 6 weeks", "time_to_ship_weeks", 6.0),
        ("EOY is the cutoff", "time_to_ship_weeks", 51.0),
        ("rules of 800 tokens plus 400 tokens of tone, in every call", "prompt_tokens", 1200),
        ("the manual is pasted in full each call, 20k tokens", "prompt_tokens", 20_000),
        ("token count of the fixed header: 640", "prompt_tokens", 640),
        ("60k for everything", "budget_usd", 60_000.0),
        ("they gave us $20,000", "budget_usd", 20_000.0),
        ("40k upfront", "budget_usd", 40_000.0),
    ],
)
def test_numbers_in_everyday_words(text: str, field: str, value: float) -> None:
    """Volumes, waits, dates, prompt sizes and budgets."""
    assert _fact(text, field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("labelling 200 a week", "requests_per_month"),
        ("an H100 rents at 2.40 an hour", "requests_per_month"),
        ("if everyone used it we would see 2M a month", "requests_per_month"),
        ("the limit is one request per second", "requests_per_month"),
        ("every morning 3 people look at it", "requests_per_month"),
        ("weekly: 3 standups", "requests_per_month"),
        ("the tuned model is 3x faster, 2 s instead of 6", "latency_target_ms"),
        ("the average answer takes 900 ms", "latency_target_ms"),
        ("two hours is ok for the nightly batch", "latency_target_ms"),
        ("we work in two-week sprints", "time_to_ship_weeks"),
        ("the deadline was extended by 3 weeks", "time_to_ship_weeks"),
        ("the original 2024 prompt is still live", "prompt_tokens"),
        ("the context window is 200k", "prompt_tokens"),
        ("a grand total of 35", "budget_usd"),
        ("if marketing gave us a 90k budget", "budget_usd"),
    ],
)
def test_numbers_of_something_else(text: str, field: str) -> None:
    """The same words and numbers where they state nothing of the project."""
    assert _fact(text, field) is None


def test_a_feed_of_today_is_a_source_and_to_feed_is_none() -> None:
    """`today` before a colon dates what follows; it belongs to no source."""
    assert _fact("it needs today's feed for each answer", "knowledge_source") == "private_changing"
    assert _fact("Script today: feed the model the old file", "knowledge_source") is None
