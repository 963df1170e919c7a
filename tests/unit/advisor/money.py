"""The shipped price table and plan rules, loaded for the tests of money and plans."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from bot.advisor.plan_rules import PlanPolicy
from bot.advisor.prices import Prices
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, FIELDS, Profile

ROOT = Path(__file__).parents[3]
POLICY = ROOT / "knowledge" / "policy"

WORKED_EXAMPLE = {"prompt_tokens": 4000, "dynamic_tokens": 500, "output_tokens": 200}
"""Triage or extraction: static prompt, changing input, answer."""


def load(name: str) -> dict[str, Any]:
    """One file of the policy."""
    data: dict[str, Any] = yaml.safe_load((POLICY / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def shipped_prices() -> Prices:
    """The price table as shipped."""
    return Prices.model_validate(load("prices"))


@lru_cache(maxsize=1)
def shipped_plan() -> PlanPolicy:
    """The plan rules as shipped."""
    names = ("techniques", "steps", "risks", "kpis", "revisit")
    return PlanPolicy.model_validate({name: load(name)[name] for name in names})


def _values(name: str) -> st.SearchStrategy[Any]:
    kind = FIELD_KINDS[name]
    if kind == "enum":
        return st.sampled_from(FIELD_CHOICES[name])
    if kind == "bool":
        return st.booleans()
    if name.endswith("_percent"):
        return st.floats(0, 100)
    if kind == "float":
        return st.floats(0, 1000)
    # Every size of project, from nothing to far beyond any real one.
    top = 10**8 if name.endswith("_tokens") and name != "corpus_tokens" else 10**9
    return st.one_of(st.integers(1, 2000), st.integers(1, top))


PROFILES = st.fixed_dictionaries({}, optional={name: _values(name) for name in FIELDS}).map(
    Profile.model_validate
)
"""Any profile, most facts unknown or known at random."""
