"""Why a team asks, where its project stands, and where facts live that change."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reading import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the API bill is double our rent, that's why we ask", "cost"),
        ("It isn't slow, it's expensive.", "cost"),
        ("every cent per call matters to us", "cost"),
        ("chats run at a loss, the margin is negative", "cost"),
        ("buyers give up while the spinner turns", "latency"),
        ("by the time it answers the caller has gone", "latency"),
        ("not the price, it's the waiting", "latency"),
        ("only the lag, nothing more", "latency"),
        ("customers will not wait", "latency"),
        ("it should be right more often", "quality"),
        ("we want fewer mistakes", "quality"),
        ("It misreads far too many of the forms.", "quality"),
        ("It has never read our tariffs, hence this ticket", "knowledge"),
        ("it keeps not knowing our product names", "knowledge"),
        ("there's no wifi down the mine, that's the whole reason", "locality"),
        ("nothing is forcing us, to be honest", "none"),
        ("We are just curious.", "none"),
    ],
)
def test_the_reason_is_read_from_a_complaint(text: str, value: str) -> None:
    """A scene, a contrast, or a complaint that is then called the reason."""
    assert read(text).facts.get("main_driver") == value


@pytest.mark.parametrize(
    "text",
    [
        "the assistant explains why the bill went up",
        "they do not wait longer than a minute at the counter",
        "no more work on quality please",
        "It is not slow.",
        "the whole static part is 900 tokens",
        "just curious: how do others measure this?",
        "customers can't wait for the launch",
    ],
)
def test_no_reason_is_read_from_the_same_words(text: str) -> None:
    """Words of a complaint that complain of nothing."""
    assert "main_driver" not in read(text).facts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("it's still a PoC", "prototype"),
        ("only a Streamlit page so far", "prototype"),
        ("clickable mockup, that is all there is", "prototype"),
        ("lab stage at the moment", "prototype"),
        ("not shown in front of a single user so far", "prototype"),
        ("went live in March, then pulled back into the lab", "prototype"),
        ("canary at 3% since Monday", "pilot"),
        ("shadow mode for now", "pilot"),
        ("two of our nine branches use it", "pilot"),
        ("one clinic of the six tries it out", "pilot"),
        ("it was live everywhere, now it is back to a small trial", "pilot"),
        ("PoC done. Pilot running now.", "pilot"),
        ("we are in a pilot program with Smith & Co", "pilot"),
        ("every nurse uses it", "production"),
        ("the whole company relies on it", "production"),
        ("we graduated from the pilot last year", "production"),
        ("hypercare is over", "production"),
    ],
)
def test_the_stage_is_read_from_who_has_it(text: str, value: str) -> None:
    """What is there, who uses it, and what it went back to."""
    assert read(text).facts.get("stage") == value


@pytest.mark.parametrize(
    "text",
    [
        "the pilot plant sends its logs at night",
        "he is a glider pilot at weekends",
        "the old rules engine has been in production since 2012",
        "ten testers will be hired in autumn",
        "six dealers are kicking the tyres of the new van",
    ],
)
def test_other_pilots_and_older_systems_are_no_stage(text: str) -> None:
    """Plants, aeroplanes, and what the project replaces."""
    assert "stage" not in read(text).facts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the wiki is updated every day", "private_changing"),
        ("new products are added to the catalogue every week", "private_changing"),
        ("the manual never changes", "private_static"),
    ],
)
def test_facts_that_change_or_stay_have_a_place(text: str, value: str) -> None:
    """How fast facts change also says that they are not the model's own."""
    assert read(text).facts.get("knowledge_source") == value


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("what the bot reads is one page at a time, and it's live since May", {"stage"}),
        ("what is in production at your place", set()),
    ],
)
def test_what_may_open_a_statement(text: str, facts: set[Any]) -> None:
    """Without a question mark, `what the bot reads` states; `what is` asks."""
    assert set(read(text).facts) & {"stage"} == facts


@pytest.mark.parametrize(
    "text",
    [
        "Two analysts give the same score in only 58% of the cases.",
        "Our annotators agree on 58% of them.",
    ],
)
def test_how_far_people_agree_is_no_score_of_the_prompt(text: str) -> None:
    """It bounds what any approach can reach, and says nothing of one."""
    assert "prompt_score_percent" not in read(text).facts


def test_a_thing_that_no_model_knows_says_nothing_of_attempts() -> None:
    """The input is new to models, whatever was tried on it."""
    text = "No model has seen our scripting language, and we tried every prompt trick there is."
    assert read(text).facts["prompt_attempts"] == "exhausted"
    assert read("No model has seen this yet.").facts["prompt_attempts"] == "none"
