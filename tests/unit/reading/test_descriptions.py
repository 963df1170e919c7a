"""What long descriptions say of look-ups, prompt work, examples and criteria."""

from __future__ import annotations

import pytest

from bot.reading import read


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("The invoice goes in whole, and nothing else.", "knowledge_source", "none"),
        ("Input is the ticket and its history, that's it.", "knowledge_source", "none"),
        ("Nothing but the letter is needed.", "knowledge_source", "none"),
        ("Nothing outside is ever consulted.", "knowledge_source", "none"),
        ("The transcript contains everything needed.", "knowledge_source", "none"),
        ("It needs live look-ups at each call.", "knowledge_source", "private_changing"),
        ("Fares have to be fetched from the host.", "knowledge_source", "private_changing"),
        ("Seats move minute by minute.", "knowledge_change", "daily"),
        ("The repo gets hundreds of commits a day.", "knowledge_change", "daily"),
        ("Half a year of prompt engineering is behind us.", "prompt_attempts", "exhausted"),
        ("Prompt work has come to an end.", "prompt_attempts", "exhausted"),
        ("We've been at the prompt for a quarter.", "prompt_attempts", "exhausted"),
        ("Forty versions, the last ten without any gain.", "prompt_attempts", "exhausted"),
        ("More prompting did not help.", "prompt_attempts", "exhausted"),
        ("I wrote one prompt on a Sunday evening.", "prompt_attempts", "some"),
        ("From logs we rebuilt 70k pairs that compile.", "labelled_examples", 70_000),
        ("We have 12k edits, replayed, that pass the tests.", "labelled_examples", 12_000),
        ("Our notaries' clerks have verified 4,000 deeds' columns.", "labelled_examples", None),
        ("Underwriters annotated 9k treaties with spans.", "labelled_examples", 9_000),
        ("No question/answer set exists.", "labelled_examples", 0),
        ("Nobody ever marked which replies were right.", "labelled_examples", 0),
        ("There's no collection of questions with right answers.", "labelled_examples", 0),
        ("The layout is settled.", "task_stability", "high"),
        ("The call script is fixed by the insurers.", "task_stability", "high"),
        ("Conventions have been stable.", "task_stability", "high"),
        ("The reasons list is a living thing.", "task_stability", "low"),
        ("The themes are new each time.", "task_stability", "low"),
        ("Legal is rewriting the criteria this quarter.", "task_stability", "low"),
    ],
)
def test_it_reads_what_descriptions_say(text: str, fact: str, value: object) -> None:
    """Turns of phrase of people who describe a project at length."""
    assert read(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The prices are fetched by a cron job from the competitor's page.", "knowledge_source"),
        ("The prompt is a blank page so far.", "prompt_attempts"),
        ("We have been at it for two weeks.", "prompt_attempts"),
        ("Two people have left, the rest stays.", "task_stability"),
        ("The host's voice stays on the recording.", "task_stability"),
        ("We rebuilt 40 servers last month.", "labelled_examples"),
        ("Editors have finished 12 coffees.", "labelled_examples"),
    ],
)
def test_it_takes_nothing_else_for_it(text: str, fact: str) -> None:
    """The same words about something else."""
    assert fact not in read(text).facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("It was raised on Monday, in the board meeting.", "knowledge_source"),
        ("We're so close to launch!", "accuracy_gap"),
        ("We can't ask for more budget.", "accuracy_gap"),
        ("GPT-4 is better by a mile.", "accuracy_gap"),
        ("People fix errors in the drafts.", "main_driver"),
        ("Customers give feedback and we wait for it.", "main_driver"),
        ("I ran my own scripts over the logs.", "stage"),
        ("We sent the specs to development.", "stage"),
        ("We need someone to talk to about GPUs.", "task_type"),
        ("We should think through what we want.", "task_type"),
        ("The docs are not final.", "knowledge_change"),
    ],
)
def test_everyday_phrases_state_nothing(text: str, fact: str) -> None:
    """Words that stand near those of rules, and mean something else."""
    assert fact not in read(text).facts
