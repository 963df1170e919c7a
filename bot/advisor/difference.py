"""Why a reassessment moved, or did not: two profiles and recommendations compared."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.advisor.cost_series import NAMES
from bot.advisor.fact_words import FACT
from bot.advisor.profile import FIELDS, Approach, Profile
from bot.advisor.recommendation import Axis, Recommendation

Assessed = tuple[Profile, Recommendation]
"""A profile and what was recommended for it."""

SHIFT_SHOWN = 0.05
"""Smallest change of a contribution, in log-odds, that is listed."""


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
    if not change.facts:
        said.append("No fact changed.")
    elif change.contributions:
        said.append(_heaviest(change.contributions[0]))
    for names, gates, word in (
        (change.gates_closed, after.gates, "New limit"),
        (change.gates_opened, before.gates, "No longer holds"),
    ):
        said += [f"{word}: {gate.text}" for gate in gates if gate.id in names]
    if change.policy_changed:
        said.append("The policy changed between the two as well.")
    return " ".join(said)


def _heaviest(shift: Shift) -> str:
    """The contribution that moved most, in words."""
    what = "fetching material per request" if shift.axis == "K" else "changing weights"
    way = "for" if shift.new > shift.old else "against"
    if shift.criterion not in FACT:
        return f"The facts together now speak more {way} {what}."
    return f"What weighs most is “{FACT[shift.criterion]}”, which now speaks more {way} {what}."


def _outcome(change: Difference, before: Recommendation, after: Recommendation) -> str:
    was, now = f"{before.confidence_score:.0%}", f"{after.confidence_score:.0%}"
    old, new = NAMES[change.old], NAMES[change.new]
    if change.old != change.new:
        return f"{new} ({now}) instead of {_small(old)} ({was} before)."
    odds = f"{now}, as before" if was == now else f"{now}, {was} before"
    if before.readiness != after.readiness:
        return f"Still {_small(new)} ({odds}), but {_READY[after.readiness]}."
    return f"Still {_small(new)} ({odds})."


_READY = {
    "now": "nothing else has to happen first any more",
    "not_yet": "another approach would be right once its preconditions are met",
    "measure_first": "measure first",
}
"""What a readiness means when it is new."""


def _small(name: str) -> str:
    return name if name.isupper() else name.lower()
