"""The shipped policy and profiles for the advisor's tests."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bot.adapters.policy_files import load_policy
from bot.advisor.policy import Policy
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, FIELDS, Profile
from bot.advisor.reasoning import Model, Outcome, compiled, known_facts

FOLDER = Path(__file__).parents[3] / "knowledge" / "policy"
COUNT = 1024
"""Completions in tests: the least that the design allows."""


@lru_cache(maxsize=1)
def policy() -> Policy:
    """The shipped policy, read once."""
    return load_policy(FOLDER)


def model() -> Model:
    """The shipped policy made ready with the tests' number of completions."""
    return compiled(policy(), 0, COUNT)


def scored(**facts: Any) -> Outcome:
    """The scores of a profile given by its facts."""
    return model().evaluate(known_facts(Profile.model_validate(facts)))


def _values(field: str) -> st.SearchStrategy[Any]:
    kind = FIELD_KINDS[field]
    if kind == "enum":
        return st.sampled_from(FIELD_CHOICES[field])
    if kind == "bool":
        return st.booleans()
    if field.endswith("_percent"):
        return st.floats(0, 100)
    if kind == "float":
        return st.sampled_from([0.0, 0.5, 3.0, 7.0, 24.0, 900.0])
    powers = st.integers(0, 7).map(lambda n: 10**n)
    return st.builds(lambda power, digit: power * digit, powers, st.integers(1, 9))


def profiles(*, always: tuple[str, ...] = (), but: tuple[str, ...] = ()) -> Any:
    """Any valid profile; `always` are known, `but` unknown."""
    required = {name: _values(name) for name in always}
    optional = {name: _values(name) for name in FIELDS if name not in (*always, *but)}
    few = st.lists(st.sampled_from(sorted(optional)), max_size=14, unique=True)

    def chosen(names: list[str]) -> st.SearchStrategy[Profile]:
        fields = required | {name: optional[name] for name in names}
        return st.fixed_dictionaries(fields).map(Profile.model_validate)

    return few.flatmap(chosen)
