"""The shape of the plan's policy: techniques, steps, risks, KPIs and reviews as data.

A rule applies when the approach and the readiness are among its own, one of its `when` holds (or
there is none), none of its `unless` holds, and, if it names gate effects, one of them is closed.
Of the rules that share a `slot` only the first that applies is used. Texts may hold `{names}` of
`bot.advisor.plan_values.VALUES`.
"""

from __future__ import annotations

import re
import string
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from bot.advisor.conditions import When
from bot.advisor.plan_values import VALUES
from bot.advisor.profile import Approach, Profile

Readiness = Literal["now", "not_yet", "measure_first"]

_PASSAGE_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*#[a-z0-9]+(?:-[a-z0-9]+)*$")


def _passage(value: str) -> str:
    if not _PASSAGE_ID.match(value):
        raise ValueError(f"{value!r} is no passage id (expected note-id#anchor)")
    return value


def _template(value: str) -> str:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(value) if name is not None]
    except ValueError as error:
        raise ValueError(f"{value!r} has an odd brace") from error
    unknown = sorted(set(names) - VALUES)
    if unknown:
        raise ValueError(f"there is no value {{{unknown[0]}}} to fill in")
    return value


Citation = Annotated[str, AfterValidator(_passage)]
Text = Annotated[str, Field(min_length=3), AfterValidator(_template)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Part):
    """When an entry of the plan applies."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Unique within its file."""
    rank: int
    """Order; the smallest comes first."""
    approaches: tuple[Approach, ...] = tuple(Approach)
    """Approaches it belongs to; all by default."""
    readiness: tuple[Readiness, ...] = ("now", "not_yet", "measure_first")
    """Readiness it belongs to; all by default."""
    when: tuple[When, ...] = ()
    """Conditions of which one must hold."""
    unless: tuple[When, ...] = ()
    """Conditions of which none may hold."""
    closed: tuple[str, ...] = ()
    """Effects of gates of which one must be closed."""
    slot: str | None = None
    """Rules of one slot exclude each other; the first that applies is used."""

    def applies(self, profile: Profile, effects: frozenset[str]) -> bool:
        """Whether the facts and the closed gates call for it."""
        if self.closed and effects.isdisjoint(self.closed):
            return False
        if self.when and not any(test.holds(profile) for test in self.when):
            return False
        return not any(test.holds(profile) for test in self.unless)


R = TypeVar("R", bound=Rule)


def _by_rank(rules: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.rank))


Ranked = Annotated[tuple[R, ...], AfterValidator(_by_rank)]
"""Rules in the order of their ranks."""


class TechniqueCase(_Part):
    """One reason for a technique."""

    when: When = When()
    """Facts under which this is the reason."""
    why: Text
    """Why it fits, one sentence."""


class TechniqueRule(Rule):
    """A method at a finer grain than the approach."""

    name: str
    """Name a person reads."""
    cases: tuple[TechniqueCase, ...] = Field(min_length=1)
    """Reasons; the first that holds is given, and without any the technique does not apply."""
    citations: tuple[Citation, ...] = Field(min_length=1)
    """Passages that describe it."""

    def applies(self, profile: Profile, effects: frozenset[str]) -> bool:
        """Whether the facts and the closed gates call for it, with a reason to give."""
        return super().applies(profile, effects) and self.case(profile) is not None

    def case(self, profile: Profile) -> TechniqueCase | None:
        """The first reason that holds."""
        return next((case for case in self.cases if case.when.holds(profile)), None)


class StepRule(Rule):
    """One thing to do."""

    text: Text
    """What to do."""
    owner: str
    """Role that owns it."""
    effort_days: float = Field(gt=0, le=200)
    """Working days."""
    effort_by: Literal["grading", "labelling"] | None = None
    """What the days follow from instead: the cases to grade, or the examples to label."""
    exit_criterion: Text
    """How one knows that it is done."""
    citations: tuple[Citation, ...] = Field(min_length=1)
    """Passages that justify it."""


class RiskRule(Rule):
    """What can go wrong."""

    text: Text
    """The risk."""
    signal: Text
    """How one notices."""
    mitigation: Text
    """What to do against it."""
    citations: tuple[Citation, ...] = Field(min_length=1)
    """Passages that describe it."""


class KpiRule(Rule):
    """A number to watch."""

    name: str
    """Name a person reads."""
    target: Text
    """Target in words, with unit."""


class ReviewDays(Rule):
    """When to look again at the latest; the soonest that applies counts."""

    days: int = Field(ge=1, le=730)
    """Days from the decision."""
    probability_below: float | None = Field(default=None, gt=0, le=1)
    """Applies only when the best probability is below this."""


class TriggerRule(Rule):
    """An event that brings the review forward."""

    text: Text
    """The event, one sentence."""


class RevisitPolicy(_Part):
    """When to look at a decision again."""

    longest_days: int = Field(ge=1, le=730)
    """Days when nothing calls for an earlier review."""
    days: Ranked[ReviewDays]
    """Reasons for an earlier one."""
    triggers: Ranked[TriggerRule]
    """Events."""


class PlanPolicy(_Part):
    """All rules of the plan; each field is one file of `knowledge/policy`."""

    techniques: Ranked[TechniqueRule]
    """`techniques.yaml`."""
    steps: Ranked[StepRule]
    """`steps.yaml`."""
    risks: Ranked[RiskRule]
    """`risks.yaml`."""
    kpis: Ranked[KpiRule]
    """`kpis.yaml`."""
    revisit: RevisitPolicy
    """`revisit.yaml`."""

    @model_validator(mode="after")
    def _unique(self) -> PlanPolicy:
        for rules in (self.techniques, self.steps, self.risks, self.kpis, self.revisit.triggers):
            ids = [rule.id for rule in rules]
            twice = sorted({name for name in ids if ids.count(name) > 1})
            if twice:
                raise ValueError(f"the id {twice[0]!r} is used twice")
        return self

    def citations(self) -> frozenset[str]:
        """All passages that the plan refers to."""
        cited = [rule.citations for rule in self.techniques]
        cited += [rule.citations for rule in self.steps]
        cited += [rule.citations for rule in self.risks]
        return frozenset(passage for citations in cited for passage in citations)
