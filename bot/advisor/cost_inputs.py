"""The numbers that a cost comparison starts from, each with its source.

An override wins over a fact of the profile, which wins over the price table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.advisor.prices import TIERS, CostInput, Prices, Source, check_number
from bot.advisor.profile import Profile
from bot.errors import UserInputError

FACT_UNITS: dict[str, tuple[str, str]] = {
    "requests_per_month": ("requests/month", "Requests a month"),
    "prompt_tokens": ("tokens", "Static prompt"),
    "dynamic_tokens": ("tokens", "Changing input"),
    "output_tokens": ("tokens", "Answer"),
    "corpus_tokens": ("tokens", "Reference material"),
    "labelled_examples": ("count", "Examples the team has"),
    "base_life_months": ("months", "Remaining life of the base model"),
}
"""Inputs that describe the project: unit and label."""

DERIVED: frozenset[str] = frozenset({"cache_hit_rate"})
"""Inputs that are computed unless overridden."""

_PROFILE_FIELD = {"base_life_months": "base_lifetime_months"}


@dataclass(frozen=True, slots=True)
class Workload:
    """The project as the formulas see it; tokens are per request."""

    requests: float
    """Requests a month."""
    static: float
    """Tokens of the fixed prompt."""
    dynamic: float
    """Tokens of the changing input."""
    output: float
    """Tokens of the answer."""
    corpus: float
    """Tokens of the reference material."""
    labelled: float
    """Training examples the team has."""
    base_life: float
    """Months that the base model lives."""
    tier: int
    """Index in `TIERS` of the model in use."""
    cacheable: bool
    """Whether the static part is one prefix."""
    machine_labels: bool
    """Whether a teacher or a verifier can label."""
    hit_rate: float | None
    """Cache hit rate when overridden."""
    own_network: bool
    """Whether every model has to run on the team's own machines."""


def resolve(
    profile: Profile, prices: Prices, overrides: Mapping[str, float]
) -> tuple[Workload, Prices, list[CostInput]] | None:
    """Workload, prices and the list of all inputs; `None` without a monthly volume.

    Raises:
        UserInputError: for an override that is unknown or makes no sense.
    """
    own = {k: v for k, v in overrides.items() if k in FACT_UNITS or k in DERIVED}
    # Facts with a fallback in the table are overridden there and here alike.
    rest = {k: v for k, v in overrides.items() if k not in own}
    if rest:
        prices = prices.with_overrides(rest)
    inputs: list[CostInput] = []
    values: dict[str, float] = {}
    for name, (unit, label) in FACT_UNITS.items():
        found = _fact(name, unit, profile, prices, own)
        if found is None:
            return None
        values[name], source = found
        inputs.append(
            CostInput.model_construct(
                name=name,
                label=label,
                value=values[name],
                unit=unit,
                source=source,
                assumed=source == "assumed",
                note="",
            )
        )
    hit_rate = (
        check_number("cache_hit_rate", own["cache_hit_rate"], "share")
        if ("cache_hit_rate" in own)
        else None
    )
    workload = Workload(
        requests=values["requests_per_month"],
        static=values["prompt_tokens"],
        dynamic=values["dynamic_tokens"],
        output=values["output_tokens"],
        corpus=values["corpus_tokens"],
        labelled=values["labelled_examples"],
        base_life=values["base_life_months"],
        tier=TIERS.index(profile.model_tier or "mid"),
        cacheable=profile.prompt_cacheable is not False,
        machine_labels=profile.label_source == "teacher_or_verifier",
        hit_rate=hit_rate,
        own_network=profile.on_prem_required is True,
    )
    inputs.extend(prices.inputs(workload.tier, frozenset(FACT_UNITS)))
    return workload, prices, inputs


def _fact(
    name: str, unit: str, profile: Profile, prices: Prices, overrides: Mapping[str, float]
) -> tuple[float, Source] | None:
    if name in overrides:
        return check_number(name, overrides[name], unit), "override"
    known = getattr(profile, _PROFILE_FIELD.get(name, name))
    if known is not None:
        return float(known), "profile"
    if name == "requests_per_month":
        return None
    if name == "labelled_examples":
        return 0.0, "assumed"
    by_task = f"output_tokens_{profile.task_type}" if name == "output_tokens" else name
    return prices.book.get(by_task, prices.book[name]), "assumed"


def check_overrides(overrides: Mapping[str, float], prices: Prices) -> None:
    """Refuse overrides that name nothing.

    Raises:
        UserInputError: `unknown_field`, naming the first one.
    """
    for name in overrides:
        if name not in FACT_UNITS and name not in DERIVED and name not in prices.entries:
            raise UserInputError(
                f"There is no cost input named {name!r:.60}; "
                "the list of inputs under the comparison shows the names.",
                code="unknown_field",
            )
