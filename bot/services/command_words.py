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
    "sources",
    "remind",
    "cost",
    "compare",
    "forget",
    "status",
)
"""Every subcommand."""

_COUNTS = re.compile(r"(\d{1,9})\s*(?:/|of|out of)\s*(\d{1,9})")
COMPARE_USAGE = (
    "Give two results as right answers of cases, the prompt first: “compare 172/200 188/200”."
)


def split_command(text: str) -> tuple[str, str]:
    """The subcommand in lower case and what follows it, behind a space, a tab or a new line."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first.casefold(), "".join(rest).strip()


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
    return comparison_card(deps, assessment.profile, {}, of=assessment)


def forget_me_words(deps: Deps) -> str:
    """What is kept about a person and how to have it deleted."""
    return (
        "I keep the facts that you told me with your words and name, the assessments and "
        "decisions you started or recorded, your reminders and your votes. Nothing is deleted "
        f"yet. Type {deps.limits.command} forget me yes to delete your reminders, votes and our "
        "direct talks, and to take your name and words off the rest, titles and notes of decisions "
        "that you recorded included; it cannot be undone."
    )


def status_card(deps: Deps, team_id: str) -> NoticeCard:
    """What waits in a workspace and what the bot runs on, in one message."""
    with deps.store.unit() as unit:
        # the request that asks is one of those in work
        inbox, outbox = max(0, unit.inbox.backlog(team_id) - 1), unit.outbox.backlog(team_id)
        due = unit.reminders.next_due(team_id)
    stamps = deps.writer.stamps()
    model = "A chat model phrases the texts." if stamps else "No chat model is set; none is needed."
    waiting = (
        f"Waiting: {_count(inbox, 'request')}, {_count(outbox, 'message')}."
        if inbox or outbox
        else "Nothing else is waiting."
    )
    reminder = "No reminder is set."
    if due is not None:
        days = max(0, (due.date() - deps.clock().date()).days)
        when = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
        reminder = f"The next reminder is due {when}."
    sources = deps.knowledge.fingerprint()[:12]
    versions = f"For support: policy {deps.policy.stamp}, sources {sources}."
    lines = [waiting, reminder, model, versions]
    return NoticeCard(text="\n".join(lines))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
