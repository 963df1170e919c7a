"""Rates with duty cycles, launch dates, bare targets, error rates, parts of a total."""

from __future__ import annotations

from datetime import date

import pytest

from bot.bootstrap.content import shipped_wording
from bot.reading.read import read

TODAY = date(2027, 1, 11)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about thirty lookups an hour, 24/7", 21_600),
        ("200 requests an hour, but only 8x5", 35_200),
        ("it's 8000 an hour during office hours, silence otherwise", 1_408_000),
        ("used weekdays only, 8 hours, roughly 90 requests per hour in that window", 15_840),
        ("open 9-17, 50 an hour", 12_000),
        ("800 lawyers ask about 3 questions a day", 72_000),
        ("We have 2 million users who ask 3 questions a week", 25_800_000),
        ("12 clerks send 900 letters a day", 27_000),
        ("3 tenants with 10,000 requests each per day", 900_000),
        ("40 req/min, but only Mon-Fri 9 to 5", 422_400),
        ("15 tickets an hour, ten hours a day, 21 trading days", 3_150),
        ("350 agents, each fires off about 20 lookups a day", 210_000),
        ("each of our 12 shops does 50 lookups per day, so 600 in total", 18_000),
        ("twice a year we run 600 thousand records through it", 100_000),
        ("one batch of 26k files every Sunday night", 111_800),
        ("we run it 90k times a month", 90_000),
        ("we get 300 new patents per week to screen", 1_290),
        ("12k every two months", 6_000),
        ("35 claims adjusters, each fires off about 12 lookups a day", 12_600),
        ("Every Sunday the archive drops 3,500 PDFs on us.", 15_050),
        ("three quarters of a million queries monthly", 750_000),
        ("2,400 consultants, maybe 15 calls a head a week", 154_800),
        ("around 500 managers, perhaps 3 questions each per day", 45_000),
        ("1.2e5 calls a day", 3_600_000),
        ("a quarter million calls a month", 250_000),
        ("we can not: 30 million queries a month, 300 ms budget", 30_000_000),
    ],
)
def test_volumes(text: str, value: int) -> None:
    """A day counts 30 times, a week 4.3 times, working days 22 times, opening hours as told."""
    assert read(text).facts["requests_per_month"] == value


@pytest.mark.parametrize(
    "text",
    [
        "labels change 3 times a month",
        "100 new labels a month",
        "engineers spend 20 hours a week on it",
        "the rate limit is 500 calls a minute",
        "the old phone tree used to take 9k calls a day",
        "something all 30 buyers depend on each morning",
        "I tried two prompts on a Friday",
        "two revisions a year are customary",
    ],
)
def test_what_is_no_volume(text: str) -> None:
    """Changes, people, limits and the past are no volume of today."""
    assert "requests_per_month" not in read(text).facts


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("launch is 15 March, the ads are booked", 9),
        ("launch is planned for May", 20),
        ("not March, the board moved it to June", 20),
        ("24 July 2027 is when the hotline opens", 28),
        ("Go-live target 1 April 2027, no joke", 11),
        ("we ship in a month and a half", 6),
        ("it has to be ready for Black Friday", 46),
        ("live before Easter", 11),
        ("seven weeks and a half till the first users get it", 7.5),
    ],
)
def test_launch_dates(text: str, weeks: float) -> None:
    """Weeks from the day of the message."""
    assert read(text, today=TODAY).facts["time_to_ship_weeks"] == weeks


@pytest.mark.parametrize(
    "text", ["launched in March, doing well", "our policies changed on 3 March"]
)
def test_past_dates_are_no_deadline(text: str) -> None:
    """What was done on a date is not due on it."""
    assert "time_to_ship_weeks" not in read(text, today=TODAY).facts


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("currently six seconds; three would be ok", 3_000),
        ("our p95 is 9 seconds and the goal says five", 5_000),
        ("it answers in 6 s today; half that and people would stop moaning", 3_000),
        ("an answer within a fifth of a second", 200),
        ("it takes 12 s, the ministry asks for five", 5_000),
        ("the page leaves us 120 ms; the model needs 1.9 s", 120),
        ("a minute per run is OK", 60_000),
        ("1.2 seconds is the pain limit", 1_200),
        ("comms are OK with 15 seconds", 15_000),
        ("under three-quarters of a second per answer", 750),
        ("6.2 s today. Wanted: 2.", 2_000),
    ],
)
def test_targets_beside_the_latency_of_today(text: str, target: int) -> None:
    """A bare number takes the unit of the latency named before."""
    assert read(text).facts["latency_target_ms"] == target


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("error rate 5%, allowed: 3%", "small"),
        ("a ten point gap", "large"),
        ("we'd need twenty more points", "large"),
        ("the target is 95, we have 78", "large"),
        ("The right passage is among the top 5 in 95%. Answers: 71% now, promised 85%", "large"),
        ("with search in front the answers are rated right in 82%, target 85%", "small"),
        (
            "A classifier gets the easy 98% right. Best prompt: 82% on the rest. Target is 90.",
            "large",
        ),
        ("the model never got over 63 where 90 is required", "large"),
        ("the prompt gets 83%, our coders' standard is 94", "large"),
    ],
)
def test_gaps(text: str, gap: str) -> None:
    """Error rates count down from 100; eight points are a large gap."""
    assert read(text).facts["accuracy_gap"] == gap


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("8.5k prompt, of which we could maybe drop 2k", 8_500),
        ("fixed context 20k+", 20_000),
        ("the prompt grew to 12k", 12_000),
    ],
)
def test_prompt_sizes_without_the_word_tokens(text: str, tokens: int) -> None:
    """A large number beside the prompt is its size."""
    assert read(text).facts["prompt_tokens"] == tokens


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Only 130 of the 9k recipes have allergen tags a nutritionist checked", 130),
        ("300 of our 5000 tickets are labelled", 300),
        ("none of the 40k emails are labelled", 0),
        ("not one of our 30k tickets carries a label", 0),
        ("half of our 10k tickets are labelled", 5000),
        ("9,000 labelled rows of which a third is usable", 3000),
        ("40k leaflets, correct summaries exist for 1,200", 1200),
        ("Not 9k annotated calls: 900.", 900),
    ],
)
def test_labelled_parts_of_a_total(text: str, labels: int) -> None:
    """Of two numbers the part counts, not the total."""
    assert read(text).facts["labelled_examples"] == labels


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("our price list gets overwritten every night at 2am", "knowledge_change", "daily"),
        ("Every Thursday the new tariff sheet drops", "knowledge_change", "weekly"),
        ("the whole point is the data behind our own firewall", "main_driver", "locality"),
        ("what bugs us is the waiting", "main_driver", "latency"),
        ("They just take forever, that's the only complaint", "main_driver", "latency"),
    ],
)
def test_rhythms_and_the_one_thing_that_bothers(text: str, fact: str, value: str) -> None:
    """Named outright, in the words that people use."""
    assert read(text).facts[fact] == value


def test_prompt_versions_are_no_tokens() -> None:
    """`200 prompt variants` tells of attempts."""
    assert "prompt_tokens" not in read("we tried 200 prompt variants").facts


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("we slip and slip, but the new date, 20 Feb, is final", 5),
        ("it has to be there when term starts, 6th of March, no later than that", 7),
        ("roll out for the branches is calendar week 9", 6),
        ("store opening is on the 19th, the kiosk goes live then", 0.57),
        ("it must be live on 31 March", 11),
    ],
)
def test_launch_days_that_stand_apart(text: str, weeks: float) -> None:
    """A sentence about a launch names one coming day; also the last day of a long month."""
    reading = read(text, today=date(2027, 1, 15))
    assert reading.facts.get("time_to_ship_weeks") == pytest.approx(weeks, abs=0.5)


@pytest.mark.parametrize(
    "text",
    [
        "we launched on 20 Feb last year",
        "users met us on 3 March and again on 10 March",
        "lunch on the 19th?",
        "the manual was printed on 6 May",
    ],
)
def test_other_days_are_no_launch(text: str) -> None:
    """The past, two days, a question, and days of something else."""
    assert "time_to_ship_weeks" not in read(text, today=date(2027, 1, 15)).facts


@pytest.mark.parametrize(
    ("text", "value"),
    [("300-ish labelled rows", 300), ("40ish labelled chats", 40), ("fiftyish labelled rows", 50)],
)
def test_numbers_that_end_in_ish(text: str, value: int) -> None:
    """The number stands, and the quote holds the whole word."""
    [evidence] = read(text).evidence
    assert (evidence.fact, evidence.value) == ("labelled_examples", value)
    assert evidence.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "We do not have 5,000 labelled tickets.",
        "we never had 10k labelled mails",
        "We classify tickets. 12 fixed labels.",
        "one of 9 possible topic labels per ticket",
    ],
)
def test_missing_examples_and_classes_are_no_labelled_examples(text: str) -> None:
    """Neither what a team lacks nor what can be chosen from is there to learn from."""
    assert "labelled_examples" not in read(text, wording=shipped_wording()).facts


def test_a_number_that_no_float_holds_is_left_out() -> None:
    """It is not taken for its first digit."""
    assert read("1e400 requests per day").facts == {}
    assert read("1e5 requests per day").facts == {"requests_per_month": 3_000_000}
