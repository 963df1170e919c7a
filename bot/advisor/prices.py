"""The dated, sourced table of prices and assumptions behind the cost comparison."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from bot.errors import UserInputError

TIERS: tuple[str, ...] = ("small", "mid", "large")
"""Price tiers in the order of `tier_index`."""

UNIT_LIMITS: dict[str, tuple[float, float]] = {
    "USD/M tokens": (0, 10_000),
    "USD/hour": (0, 100_000),
    "USD/month": (0, 1e9),
    "USD/day": (0, 100_000),
    "USD/request": (0, 1_000),
    "USD": (0, 1e9),
    "share": (0, 1),
    "multiplier": (0, 100),
    "tokens": (0, 1e13),
    "count": (0, 1e9),
    "days": (0, 10_000),
    "days/month": (0, 1_000),
    "per year": (0, 366),
    "minutes": (0, 1e6),
    "hours/month": (1, 744),
    "requests/second": (0.001, 1e6),
    "requests/month": (0, 1e13),
    "months": (1, 600),
}
"""Unit to the smallest and largest number that is not a typing error; a month has 744 hours."""

REQUIRED: frozenset[str] = frozenset(
    [
        "cache_ttl_minutes",
        "cache_minimum_tokens",
        "cache_hit_rate_ceiling",
        "traffic_hours_per_month",
        "tuned_prompt_tokens",
        "retrieved_tokens",
        "prompt_tokens",
        "dynamic_tokens",
        "output_tokens",
        "corpus_tokens",
        "gpu_usd_per_hour",
        "gpus_for_availability",
        "gpu_requests_per_second",
        "gpu_requests_per_second_ceiling",
        "gpu_target_utilisation",
        "peak_factor",
        "managed_host_usd_per_hour",
        "classifier_usd_per_month",
        "classifier_examples",
        "classifier_days",
        "classifier_upkeep_days_per_month",
        "training_usd_per_m",
        "training_examples",
        "training_share",
        "training_epochs",
        "training_runs",
        "label_usd",
        "machine_label_usd",
        "machine_label_review_share",
        "engineer_day_usd",
        "tuning_days",
        "retrieval_days",
        "graded_cases",
        "grading_usd",
        "graded_candidates",
        "retrieval_graded_pairs",
        "prompt_upkeep_days_per_month",
        "retrieval_upkeep_days_per_month",
        "tuning_upkeep_days_per_month",
        "retrains_per_year",
        "fresh_labels_per_retrain",
        "base_migration_usd",
        "base_life_months",
        "index_usd_per_month",
        "embedding_usd_per_m",
        "rerank_usd_per_request",
        "reindexed_share_per_month",
        "price_fall_per_year",
        "tuning_success_probability",
        "risk_horizon_months",
    ]
    + [f"{tier}_{part}" for tier in TIERS for part in ("input_usd_per_m", "output_usd_per_m")]
    + [f"{tier}_cache_{part}_multiplier" for tier in TIERS for part in ("read", "write")]
)
"""Ids that the formulas read; `output_tokens_<task type>` may be added."""


class PriceEntry(BaseModel):
    """One price or assumption with its date and source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    """Name by which a user overrides it."""
    label: str
    """What it is, in words."""
    price: float = Field(ge=0, allow_inf_nan=False)
    """The number, in `unit`."""
    unit: str
    """One of `UNIT_LIMITS`."""
    as_of: date
    """Day on which it was true."""
    kind: Literal["list_price", "measured", "assumption"]
    """Published by a seller, observed by someone, or our assumption."""
    source: str = Field(min_length=3)
    """Who states it."""

    @model_validator(mode="after")
    def _unit_known(self) -> PriceEntry:
        check_number(self.id, self.price, self.unit, error=ValueError)
        return self


Source = Literal["profile", "assumed", "price table", "override"]


class CostInput(BaseModel):
    """One number that entered a comparison."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    """Id by which it can be overridden."""
    label: str
    """What it is, in words."""
    value: float
    """The number, in `unit`."""
    unit: str
    """Unit."""
    source: Source
    """`profile`: the team said so; `override`: given for this comparison; `price table`: a dated
    price; `assumed`: ours, to be replaced by the team's own number."""
    assumed: bool
    """True when nobody has confirmed the number."""
    note: str = ""
    """Who states a price and when."""


class Prices(BaseModel):
    """The whole table (`knowledge/policy/prices.yaml`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    """Version of the table, printed beside results."""
    prices: tuple[PriceEntry, ...]
    """All entries; ids are unique and every id of `REQUIRED` is present."""

    _listed: dict[int, tuple[CostInput, ...]] = PrivateAttr(default_factory=dict)
    _overridden: frozenset[str] = PrivateAttr(default=frozenset())

    @model_validator(mode="after")
    def _complete(self) -> Prices:
        ids = [entry.id for entry in self.prices]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"the price {twice[0]!r} is given twice")
        missing = sorted(REQUIRED - set(ids))
        if missing:
            raise ValueError(f"the price {missing[0]!r} is missing")
        return self

    @cached_property
    def entries(self) -> dict[str, PriceEntry]:
        """Id to entry."""
        return {entry.id: entry for entry in self.prices}

    @cached_property
    def book(self) -> dict[str, float]:
        """Id to number."""
        return {entry.id: entry.price for entry in self.prices}

    @cached_property
    def tier_table(self) -> NDArray[np.float64]:
        """Per tier (rows of `TIERS`): input and output USD per M, cache read and write factor."""
        parts = (
            "input_usd_per_m",
            "output_usd_per_m",
            "cache_read_multiplier",
            "cache_write_multiplier",
        )
        return np.array([[self.book[f"{tier}_{part}"] for part in parts] for tier in TIERS])

    def with_overrides(self, overrides: Mapping[str, float]) -> Prices:
        """A new table with these prices replaced.

        Raises:
            UserInputError: for an id that is not in the table or a number that makes no sense.
        """
        unknown = [name for name in overrides if name not in self.entries]
        if unknown:
            raise UserInputError(
                f"There is no price named {unknown[0]!r}; use an id of the price table, "
                "for example 'gpu_usd_per_hour'.",
                code="unknown_field",
            )
        changed = []
        for entry in self.prices:
            if entry.id in overrides:
                value = check_number(entry.id, overrides[entry.id], entry.unit)
                changed.append(entry.model_copy(update={"price": value}))
            else:
                changed.append(entry)
        # not model_copy: it would carry over the cached tables of the old prices
        table = Prices.model_construct(version=self.version, prices=tuple(changed))
        table._overridden = self._overridden | overrides.keys()
        return table

    def inputs(self, tier: int, without: frozenset[str]) -> tuple[CostInput, ...]:
        """Entries that a comparison on this tier (index in `TIERS`) reads, as inputs.

        The small tier is always among them: tuned models are priced by it. `without` names the
        entries that are listed elsewhere.
        """
        if tier not in self._listed:
            self._listed[tier] = tuple(
                self._input(entry) for entry in self.prices if self._reads(entry.id, tier)
            )
        return tuple(item for item in self._listed[tier] if item.name not in without)

    @staticmethod
    def _reads(name: str, tier: int) -> bool:
        others = tuple(f"{other}_" for other in TIERS if other not in (TIERS[tier], "small"))
        return not name.startswith(("output_tokens_", *others))

    def _input(self, entry: PriceEntry) -> CostInput:
        source: Source = "assumed" if entry.kind == "assumption" else "price table"
        if entry.id in self._overridden:
            source = "override"
        return CostInput(
            name=entry.id,
            label=entry.label,
            value=entry.price,
            unit=entry.unit,
            source=source,
            assumed=source == "assumed",
            note="" if source == "override" else f"{entry.source}, {entry.as_of.isoformat()}",
        )


def check_number(
    name: str, value: object, unit: str, *, error: type[Exception] = UserInputError
) -> float:
    """The number when it is finite and plausible for its unit (see `UNIT_LIMITS`).

    Raises:
        error: one sentence that names the input, the number and what is allowed.
    """
    if unit not in UNIT_LIMITS:
        raise error(f"{name} has the unit {unit!r}, which is not known.")
    low, high = UNIT_LIMITS[unit]
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    if number is None or not low <= number <= high:
        huge = isinstance(value, int) and abs(value) > 10**18
        shown = "so large a number" if huge else f"{value!r:.40}"
        raise error(f"{name} cannot be {shown}: give a number from {low:g} to {high:g} ({unit}).")
    return float(number)
