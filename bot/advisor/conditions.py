"""The conditions under which a policy entry applies, as data.

    when:
      prompt_attempts: [none, some]            one of these values
      labelled_examples: {at_least: 200}       a number in a range
      regulated: true                          shorthand for one value
      latency_target_ms: {known: false}        nothing is known

All entries must hold. An unknown fact satisfies only `known: false` and `or_unknown: true`.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, Profile


class Test(BaseModel):
    """What one fact must be."""

    __test__ = False  # its name is no test class

    model_config = ConfigDict(extra="forbid", frozen=True)

    one_of: tuple[Any, ...] | None = None
    """Values of which the fact must be one."""
    at_least: float | None = None
    """Smallest number that passes."""
    at_most: float | None = None
    """Largest number that passes."""
    known: bool | None = None
    """Whether the fact must be known or unknown."""
    or_unknown: bool = False
    """Whether an unknown fact passes too."""

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return data
        return {"one_of": tuple(data) if isinstance(data, list) else (data,)}

    def holds(self, value: Any) -> bool:
        """Whether a fact's value passes; `None` is unknown."""
        if self.known is not None:
            return (value is not None) == self.known
        if value is None:
            return self.or_unknown
        if self.one_of is not None and value not in self.one_of:
            return False
        if self.at_least is not None and not value >= self.at_least:
            return False
        return self.at_most is None or value <= self.at_most


class When(BaseModel):
    """A conjunction of tests over facts; empty always holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tests: dict[str, Test] = {}
    """Field of the profile to its test."""

    @model_validator(mode="before")
    @classmethod
    def _flat(cls, data: Any) -> Any:
        if isinstance(data, dict) and set(data) != {"tests"}:
            return {"tests": data}
        return data

    @model_validator(mode="after")
    def _fields_exist(self) -> When:
        for name, test in self.tests.items():
            if name not in FIELD_KINDS:
                raise ValueError(f"there is no fact named {name!r}")
            for value in test.one_of or ():
                allowed = FIELD_CHOICES.get(name)
                if allowed is not None and value not in allowed:
                    raise ValueError(f"{name} has no value {value!r}")
        return self

    def holds(self, profile: Profile) -> bool:
        """Whether every test passes on this profile."""
        return all(test.holds(getattr(profile, name)) for name, test in self.tests.items())
