"""The commands of `/fork` and of sentences such as "what did we decide?"."""

from __future__ import annotations

import re

from bot.advisor.trial_results import TrialResult
from bot.advisor.trials import compare_counts
from bot.errors import UserInputError
from bot.services.cards import CompareCard, NoticeCard
from bot.services.ports import Deps
from bot.services.records import Assessment

COMMANDS = (
    "help",
    "assess",
    "ask",
    "decisions",
    "remind",
    "cost",
    "compare",
    "forget",
    "status",
)
"""Every subcommand."""

_COUNTS = re.compile(r"(\d{1,9})\s*(?:/|of|out of)\s*(\d{1,9})")
_PLAIN_QUOTES = {0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}
COMPARE_USAGE = (
    "Give two results as right answers of cases, the prompt first: “compare 172/200 188/200”."
)


def split_command(text: str) -> tuple[str, str]:
    """The subcommand in lower case and what follows it; smart quotes become plain ones."""
    plain = text.translate(_PLAIN_QUOTES).strip()
    first, _, rest = plain.partition(" ")
    return first.lower(), rest.strip()


def trial_of_counts(text: str) -> TrialResult:
    """The trial that two counts written as `172/200 188/200` describe, the prompt first.

    Raises:
        UserInputError: there are not two counts, or they make no sense.
    """
    counts = _COUNTS.findall(text)
    if len(counts) != 2:
        raise UserInputError(COMPARE_USAGE)
    (right_a, all_a), (right_b, all_b) = ((int(a), int(b)) for a, b in counts)
    return compare_counts(right_a, all_a, right_b, all_b)


def compare_words(text: str) -> CompareCard:
    """The statistics of two counts; see `trial_of_counts`.

    Raises:
        UserInputError: there are not two counts, or they make no sense.
    """
    result = trial_of_counts(text)
    return CompareCard(title="Prompt against tuned", lines=[result.text, *result.notes])


def cost_card(deps: Deps, assessment: Assessment | None) -> CompareCard | NoticeCard:
    """The cost comparison of an assessment, or what is missing for it."""
    from bot.services.costing import comparison_card

    if assessment is None:
        return NoticeCard(
            text="There is no assessment here yet. Mention me with your project, its volume and "
            f"prompt length, or use {deps.limits.command} cost to enter numbers."
        )
    return comparison_card(deps, assessment.profile, {})


def forget_me_words(deps: Deps) -> str:
    """What is kept about a person and how to have it deleted."""
    return (
        "I keep the facts that you told me with your words and name, the assessments and "
        "decisions you started or recorded, your reminders and your votes. Nothing is deleted "
        f"yet. Type {deps.limits.command} forget me yes to delete your reminders, votes and our "
        "direct talks, and to take your name and words off the rest; it cannot be undone."
    )


def status_card(deps: Deps) -> NoticeCard:
    """What the bot runs on, in one message."""
    with deps.store.unit() as unit:
        inbox, outbox = unit.inbox.backlog(), unit.outbox.backlog()
        due = unit.reminders.next_due()
    stamps = deps.writer.stamps()
    model = f"a chat model phrases text ({len(stamps)} prompts)" if stamps else "no chat model"
    lines = [
        f"Policy {deps.policy.stamp}, knowledge base {deps.knowledge.fingerprint()[:12]}, {model}.",
        f"Waiting: {inbox} requests, {outbox} messages.",
        f"Next reminder: {due:%Y-%m-%d %H:%M} UTC." if due else "No reminder is set.",
    ]
    return NoticeCard(text="\n".join(lines))
