"""The events at which a decision should be looked at again: what would flip it, put in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.cost_series import NAMES
from bot.advisor.fact_words import FACT, value_words
from bot.advisor.recommendation import Change, Revisit

MOST = 4
"""Flipping changes that become triggers; the likeliest first."""


def with_triggers(revisit: Revisit, changes: Sequence[Change]) -> Revisit:
    """The review with the flipping changes of known facts before the general triggers."""
    own = [trigger(change) for change in changes if change.from_ is not None][:MOST]
    return Revisit.model_construct(
        after_days=revisit.after_days, triggers=[*own, *revisit.triggers]
    )


def trigger(change: Change) -> str:
    """One flipping change as an event."""
    name, to = FACT[change.fact], value_words(change.fact, change.to)
    then = f"{NAMES[change.approach]} would be recommended then"
    if change.direction is not None:
        side = "or more" if change.direction == "at_least" else "or less"
        return f"{name} at {to} {side}: {then}."
    return f"{name} now “{to}”: {then}."
