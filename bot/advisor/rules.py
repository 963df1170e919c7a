"""The rules of the policy that join facts: interactions, gates and checks of consistency."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from bot.advisor.conditions import When
from bot.advisor.criterion import Knots, PassageId, PolicyPart, along
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, FIELDS, Profile


class Factor(PolicyPart):
    """How far one fact takes part in an interaction or a gate, 0..1."""

    one_of: tuple[Any, ...] | None = None
    """Values for which it takes part."""
    ramp: Knots | None = None
    """For numbers: knots of the share, linear in log10."""
    at_least: float | None = None
    """For numbers: smallest that takes part."""
    at_most: float | None = None
    """For numbers: largest that takes part."""

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, data: Any) -> Any:
        if isinstance(data, dict | Factor):
            return data
        return {"one_of": tuple(data) if isinstance(data, list) else (data,)}

    def share(self, value: Any) -> float:
        """The share 0..1 with which a value takes part."""
        if self.one_of is not None:
            return float(value in self.one_of)
        if self.ramp is not None:
            return along(self.ramp, value)
        above = self.at_least is None or value >= self.at_least
        below = self.at_most is None or value <= self.at_most
        return float(above and below)


Factors = dict[str, Factor]
"""Fact to the share with which it takes part."""


def check_factors(owner: str, factors: Factors) -> None:
    """Refuse factors that name a fact or value that does not exist.

    Raises:
        ValueError: Names the owner and what is wrong.
    """
    for name, factor in factors.items():
        if name not in FIELDS:
            raise ValueError(f"{owner}: there is no fact named {name!r}")
        number = FIELD_KINDS[name] in ("int", "float")
        if number != (factor.one_of is None):
            raise ValueError(f"{owner}: {name} needs {'a range' if number else 'values'}")
        allowed = FIELD_CHOICES.get(name, (True, False))
        for value in factor.one_of or ():
            if value not in allowed:
                raise ValueError(f"{owner}: {name} has no value {value!r}")


class Alternative(PolicyPart):
    """One of several ways in which an interaction comes about."""

    factors: Factors = Field(min_length=1)
    """Fact to the share with which it takes part; the shares are multiplied."""
    why: str
    """One sentence."""


class Interaction(PolicyPart):
    """Facts that say together what none of them says alone."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """Name, lower case."""
    factors: Factors
    """Fact to the share with which it takes part; the shares are multiplied."""
    strongest_of: tuple[Alternative, ...] = ()
    """Ways of which the one with the largest share counts, multiplied with the factors."""
    K: float = 0.0
    """Log-odds added to K at full share."""
    T: float = 0.0
    """Log-odds added to T at full share."""
    if_trained: bool = False
    """Whether K counts only as far as weights are changed: times the probability of T, gates
    included. What is to be learned need not be fetched, but only where something is trained."""
    why: str
    """One sentence."""
    citations: tuple[PassageId, ...] = Field(min_length=1)
    """Passages that justify it."""

    @model_validator(mode="after")
    def _facts_exist(self) -> Interaction:
        for factors in self.sets():
            check_factors(self.id, factors)
        if len(self.fields()) < 2:
            raise ValueError(f"{self.id}: an interaction needs at least two facts")
        if any(set(self.factors) & set(way.factors) for way in self.strongest_of):
            raise ValueError(f"{self.id}: a fact may stand in `factors` or in a way, not in both")
        return self

    def sets(self) -> tuple[Factors, ...]:
        """The factors and those of each way."""
        return (self.factors, *(way.factors for way in self.strongest_of))

    def fields(self) -> tuple[str, ...]:
        """The facts it looks at, in order."""
        return tuple(dict.fromkeys(name for factors in self.sets() for name in factors))


Effect = Literal["no_tuning", "no_tuning_yet", "retrieval_required", "measure_first"]
"""What follows from a closed gate."""


class Gate(PolicyPart):
    """A precondition. Closed, it takes options away, whatever the scores say."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """Name, lower case; `g01`..`g11` follow the research."""
    effect: Effect
    """`no_tuning*` and `measure_first` hold T down; `retrieval_required` holds K up."""
    closed_when: tuple[Factors, ...] = Field(min_length=1)
    """Closed when every fact of any one of these sets is as named."""
    closed: str
    """One sentence when closed."""
    open: str = ""
    """One sentence when its facts are known and it is open; empty says nothing."""
    condition: str = ""
    """What has to become true for it to open, one sentence."""
    trigger: str = ""
    """The event at which to look again."""
    remedy: dict[str, Any] = Field(default_factory=dict)
    """Facts as they would be with the precondition met; asks whether tuning would be right then."""
    citations: tuple[PassageId, ...] = Field(min_length=1)
    """Passages that justify it."""

    @property
    def holds_back_tuning(self) -> bool:
        """Whether closing takes fine-tuning and hybrid away."""
        return self.effect != "retrieval_required"

    @model_validator(mode="after")
    def _facts_exist(self) -> Gate:
        for factors in self.closed_when:
            check_factors(self.id, factors)
            if any(factor.ramp for factor in factors.values()):
                raise ValueError(f"{self.id}: a gate is open or closed, it has no ramp")
        if self.holds_back_tuning and not (self.condition and self.trigger and self.remedy):
            raise ValueError(f"{self.id}: needs `condition`, `trigger` and `remedy`")
        Profile.model_validate(self.remedy)
        return self

    def fields(self) -> tuple[str, ...]:
        """The facts it looks at, in order."""
        return tuple(dict.fromkeys(name for factors in self.closed_when for name in factors))


class Consistency(PolicyPart):
    """Two facts that seldom go together; raised politely, never decided on."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """Name, lower case."""
    when: When
    """Holds when the note is due."""
    text: str
    """The polite sentence."""
    citations: tuple[PassageId, ...] = ()
    """Passages that justify it."""
