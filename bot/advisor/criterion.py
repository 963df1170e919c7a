"""A criterion of the policy: one fact, how to ask for it, and what its values contribute."""

from __future__ import annotations

import itertools
import math
import re
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, FIELDS

PASSAGE_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*#[a-z0-9]+(?:-[a-z0-9]+)*$")
"""Shape of a passage id: note id, `#`, anchor; both lower-case slugs."""

RESEARCH_IDS: frozenset[str] = frozenset(f"C{n:02d}" for n in range(1, 31))
"""The thirty criteria of the research, C01 to C30; every one must be covered."""

Number = int | float


def _passage(value: str) -> str:
    if not PASSAGE_ID.match(value):
        raise ValueError(f"{value!r} is no passage id (expected note-id#anchor)")
    return value


PassageId = Annotated[str, AfterValidator(_passage)]


class PolicyPart(BaseModel):
    """A part of the policy: fixed once read, with no unknown names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(PolicyPart):
    """One value of a fact of kind enum or bool."""

    value: Any
    """The value, typed as the field."""
    label: str
    """Words on the button."""
    prior: float = Field(gt=0)
    """Weight of this value while the fact is unknown; the weights are normalised."""
    K: float = 0.0
    """Log-odds added to K."""
    T: float = 0.0
    """Log-odds added to T."""
    why: str = ""
    """One sentence: the fact and why it counts; needed where K or T is not 0."""
    why_k: str = ""
    """The sentence for axis K where it differs."""
    offer: bool = True
    """Whether the value is one of the at most five answers offered."""


class Bucket(PolicyPart):
    """A range of a number: what a person can answer, and where priors are stated."""

    at_most: float | None = None
    """Upper bound, inclusive; `None` for the last bucket."""
    value: float
    """The number that stands for the bucket, inside it."""
    label: str
    """Words on the button."""
    prior: float = Field(gt=0)
    """Weight of this bucket while the fact is unknown; the weights are normalised."""
    why: str = ""
    """One sentence with `{value}`: the fact and why it counts."""
    why_k: str = ""
    """The sentence for axis K where it differs."""


Knots = tuple[tuple[float, float], ...]
"""Points (number, log-odds or factor), ascending; linear in between, flat outside."""


class Curves(PolicyPart):
    """Contribution of a number to each axis, piecewise linear between knots."""

    K: Knots = ()
    """Knots of the contribution to K; empty is no contribution."""
    T: Knots = ()
    """Knots of the contribution to T; empty is no contribution."""

    @field_validator("K", "T")
    @classmethod
    def _ascending(cls, knots: Knots) -> Knots:
        if any(b[0] <= a[0] for a, b in itertools.pairwise(knots)):
            raise ValueError("knots must be in ascending order")
        return knots


class Criterion(PolicyPart):
    """One fact of the profile: how to ask for it and what it says on the two questions."""

    field: str
    """Name of the fact."""
    research: tuple[str, ...] = ()
    """Ids of the research criteria that it covers (C01..C30)."""
    question: str
    """The sentence to ask."""
    effort: float = Field(default=1.0, ge=0.5, le=10)
    """How hard it is to answer; 1 is one click, 3 means looking something up."""
    drift: float = Field(default=0.5, gt=0, le=1)
    """How readily the fact changes in a project's life; orders what could change the outcome."""
    citations: tuple[PassageId, ...] = Field(min_length=1)
    """Passages that justify the contributions."""
    options: tuple[Choice, ...] = ()
    """All values, for facts of kind enum and bool, in their order."""
    ordered: bool = False
    """Whether the options stand in an order, so that a neighbour is a small change."""
    buckets: tuple[Bucket, ...] = ()
    """Ranges, ascending, for numbers."""
    scale: Literal["log", "linear"] = "log"
    """Whether knots are joined in log10 of the number or in the number itself."""
    knots: Curves = Curves()
    """Contribution of a number."""
    given: dict[str, dict[Any, dict[Any, float] | tuple[float, ...]]] = {}
    """Earlier fact -> its value (or bucket position) -> factors on the prior weights."""
    monotone: dict[Literal["K", "T"], Literal["up", "down"]] = {}
    """Axes on which the score never falls (`up`) or rises (`down`) along the order of values."""

    @property
    def numeric(self) -> bool:
        """Whether the fact is a number."""
        return FIELD_KINDS[self.field] in ("int", "float")

    @property
    def size(self) -> int:
        """Number of options or buckets."""
        return len(self.buckets) if self.numeric else len(self.options)

    def values(self) -> tuple[Any, ...]:
        """Each option's value, or each bucket's standing number typed as the field."""
        if not self.numeric:
            return tuple(option.value for option in self.options)
        return tuple(self.typed(bucket.value) for bucket in self.buckets)

    def typed(self, number: float) -> Number:
        """A number typed as the field."""
        return round(number) if FIELD_KINDS[self.field] == "int" else float(number)

    def position(self, value: Any) -> int:
        """Index of the option, or of the bucket that holds the number."""
        if not self.numeric:
            return self._positions[value]
        for i, bucket in enumerate(self.buckets):
            if bucket.at_most is None or value <= bucket.at_most:
                return i
        return len(self.buckets) - 1

    @cached_property
    def _positions(self) -> dict[Any, int]:
        return {option.value: i for i, option in enumerate(self.options)}

    def contribution(self, value: Any) -> tuple[float, float]:
        """Log-odds that a value adds to K and to T."""
        if not self.numeric:
            option = self.options[self.position(value)]
            return option.K, option.T
        linear = self.scale == "linear"
        return along(self.knots.K, value, linear), along(self.knots.T, value, linear)

    @model_validator(mode="after")
    def _holds_together(self) -> Criterion:
        if self.field not in FIELDS:
            raise ValueError(f"there is no fact named {self.field!r}")
        unknown = set(self.research) - RESEARCH_IDS
        if unknown:
            raise ValueError(f"{self.field}: no research criterion {sorted(unknown)}")
        if self.numeric:
            self._check_buckets()
        else:
            self._check_options()
        return self

    def _check_options(self) -> None:
        if self.buckets or self.knots.K or self.knots.T:
            raise ValueError(f"{self.field} is no number: give options, no buckets or knots")
        allowed = set(FIELD_CHOICES.get(self.field, (True, False)))
        found = [option.value for option in self.options]
        if len(found) != len(set(found)) or set(found) != allowed:
            raise ValueError(f"{self.field}: options must be exactly {sorted(allowed, key=str)}")
        offered = sum(option.offer for option in self.options)
        if not 2 <= offered <= 5:
            raise ValueError(f"{self.field}: 2 to 5 options must be offered, not {offered}")
        for option in self.options:
            if (option.K or option.T) and not option.why:
                raise ValueError(f"{self.field}={option.value}: a contribution needs a `why`")

    def _check_buckets(self) -> None:
        if self.options:
            raise ValueError(f"{self.field} is a number: give buckets, no options")
        if not 2 <= len(self.buckets) <= 5:
            raise ValueError(f"{self.field}: give 2 to 5 buckets")
        below = -math.inf
        for i, bucket in enumerate(self.buckets):
            last = i == len(self.buckets) - 1
            if last != (bucket.at_most is None):
                raise ValueError(f"{self.field}: only the last bucket has no `at_most`")
            top = math.inf if bucket.at_most is None else bucket.at_most
            if not below < bucket.value <= top:
                raise ValueError(f"{self.field}: bucket {bucket.label!r} does not hold its value")
            if (self.knots.K or self.knots.T) and not bucket.why:
                raise ValueError(f"{self.field}: bucket {bucket.label!r} needs a `why`")
            below = top

    @model_validator(mode="after")
    def _monotone_as_declared(self) -> Criterion:
        for axis, direction in self.monotone.items():
            if self.numeric:
                steps = [y for _, y in getattr(self.knots, axis)]
            else:
                steps = [getattr(option, axis) for option in self.options]
            sign = 1 if direction == "up" else -1
            if any(sign * (b - a) < 0 for a, b in itertools.pairwise(steps)):
                raise ValueError(f"{self.field}: {axis} is declared {direction} but is not")
        return self


def along(knots: Knots, x: float, linear: bool = False) -> float:
    """Piecewise linear interpolation, in log10 of `x` unless `linear`; flat outside the knots.

    Args:
        knots: Ascending points; on the log scale 0 counts as the first knot.
        x: The number.
        linear: Join in the number itself.
    """
    if not knots:
        return 0.0
    if x <= knots[0][0]:
        return knots[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(knots):
        if x <= x1:
            if linear:
                share = (x - x0) / (x1 - x0)
            else:
                low = math.log10(max(x0, 1e-9))
                share = (math.log10(x) - low) / (math.log10(x1) - low)
            return y0 + share * (y1 - y0)
    return knots[-1][1]
