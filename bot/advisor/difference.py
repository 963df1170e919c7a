"""Why a reassessment moved, or did not: two profiles and recommendations compared."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.advisor.amounts import short_number
from bot.advisor.cost_series import NAMES
from bot.advisor.profile import FIELDS, Approach, Profile
from bot.advisor.recommendation import Axis, Recommendation

Assessed = tuple[Profile, Recommendation]
"""A profile and what was recommended for it."""

SHIFT_SHOWN = 0.05
"""Smallest change of a contribution, in log-odds, that is listed."""

_NAMED = 4


class FactChange(BaseModel):
    """One fact that is not what it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fact: str
    """Field of the profile."""
    old: Any
    """Value before; `None` when unknown."""
    new: Any
    """Value now; `None` when unknown."""


class Shift(BaseModel):
    """One contribution that moved."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    criterion: str
    """Criterion of the policy."""
    axis: Axis
    """Question it bears on."""
    old: float
    """Log-odds before; 0 when it did not count."""
    new: float
    """Log-odds now; 0 when it does not count."""


class Difference(BaseModel):
    """What changed between two assessments of one project."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    facts: list[FactChange]
    """Changed facts, in the order of the profile."""
    contributions: list[Shift]
    """Moved contributions, the largest change first."""
    gates_closed: list[str]
    """Gates that are closed now and were not."""
    gates_opened: list[str]
    """Gates that were closed and are not now."""
    old: Approach
    """Recommended before."""
    new: Approach
    """Recommended now."""
    moved: bool
    """Whether the recommendation or its readiness changed."""
    policy_changed: bool
    """Whether the two were made by different policies."""
    summary: str
    """Why it moved or not, one paragraph."""


def difference(old: Assessed, new: Assessed) -> Difference:
    """Compare an earlier assessment with a later one."""
    before, after = old[1], new[1]
    facts = [
        FactChange(fact=name, old=getattr(old[0], name), new=getattr(new[0], name))
        for name in FIELDS
        if getattr(old[0], name) != getattr(new[0], name)
    ]
    shifts = _shifts(before, after)
    was = {gate.id for gate in before.gates if gate.closed}
    now = {gate.id for gate in after.gates if gate.closed}
    draft = Difference(
        facts=facts,
        contributions=shifts,
        gates_closed=sorted(now - was),
        gates_opened=sorted(was - now),
        old=before.approach,
        new=after.approach,
        moved=before.approach != after.approach or before.readiness != after.readiness,
        policy_changed=before.stamps.policy != after.stamps.policy,
        summary="",
    )
    return draft.model_copy(update={"summary": _summary(draft, before, after)})


def fact_words(name: str, value: Any) -> str:
    """A fact's value as a person says it."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        number = short_number(value)
        if name.endswith("_percent"):
            return f"{value:g}%"
        if name.endswith("_usd"):
            return f"${number}"
        return f"{number} ms" if name.endswith("_ms") else number
    return str(value).replace("_", " ")


def fact_name(name: str) -> str:
    """A field's name as a person says it."""
    for suffix in ("_percent", "_usd", "_ms"):
        name = name.removesuffix(suffix)
    return name.replace("_", " ")


def _shifts(before: Recommendation, after: Recommendation) -> list[Shift]:
    was = {(reason.criterion, reason.axis): reason.weight for reason in before.reasons}
    now = {(reason.criterion, reason.axis): reason.weight for reason in after.reasons}
    moved = [
        Shift(criterion=key[0], axis=key[1], old=was.get(key, 0.0), new=now.get(key, 0.0))
        for key in {**was, **now}
        if abs(was.get(key, 0.0) - now.get(key, 0.0)) >= SHIFT_SHOWN
    ]
    return sorted(moved, key=lambda shift: (-abs(shift.new - shift.old), shift.criterion))


def _summary(change: Difference, before: Recommendation, after: Recommendation) -> str:
    said = [_outcome(change, before, after)]
    if change.facts:
        named = [
            f"{fact_name(item.fact)} went from {fact_words(item.fact, item.old)} to "
            f"{fact_words(item.fact, item.new)}"
            for item in change.facts[:_NAMED]
        ]
        more = len(change.facts) - _NAMED
        said.append(_sentence("; ".join(named) + (f"; and {more} more" if more > 0 else "")))
    else:
        said.append("No fact changed.")
    if change.contributions:
        top = change.contributions[0]
        axis = "fetching material" if top.axis == "K" else "changing weights"
        way = "toward" if top.new > top.old else "away from"
        said.append(
            f"The largest shift is {fact_name(top.criterion)}, {way} {axis} "
            f"({top.old:+.1f} to {top.new:+.1f} log-odds)."
        )
    for names, gates, word in (
        (change.gates_closed, after.gates, "New limit"),
        (change.gates_opened, before.gates, "No longer a limit"),
    ):
        said += [f"{word}: {gate.text}" for gate in gates if gate.id in names]
    if change.policy_changed:
        said.append("The policy changed between the two as well.")
    return " ".join(said)


def _outcome(change: Difference, before: Recommendation, after: Recommendation) -> str:
    odds = f"{before.confidence_score:.0%} to {after.confidence_score:.0%}"
    if change.old != change.new:
        return (
            f"The recommendation moved from {NAMES[change.old].lower()} "
            f"({before.confidence_score:.0%}) to {NAMES[change.new].lower()} "
            f"({after.confidence_score:.0%})."
        )
    name = NAMES[change.new]
    if before.readiness != after.readiness:
        was, now = before.readiness.replace("_", " "), after.readiness.replace("_", " ")
        return f"{name} stays recommended ({odds}), and its readiness moved from {was} to {now}."
    if change.facts or change.policy_changed:
        return f"{name} stays recommended ({odds}): what changed does not outweigh the rest."
    return f"{name} stays recommended ({odds})."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
