"""The published shape of a cost comparison; all money is US dollars."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.advisor.prices import CostInput
from bot.advisor.profile import Approach


class _Result(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ApproachCost(_Result):
    """What one way of running one approach costs at the project's volume."""

    approach: Approach
    """The approach."""
    hosting: Literal["api", "managed", "self_hosted", "cpu"]
    """Whose machines answer; every way open to the team has its row. `cpu` is a small classifier
    without a language model."""
    headline: bool
    """True for the way that stands for the approach in sums, series and sentences."""
    one_off_usd: float
    """Before the first release, beyond what every approach needs."""
    monthly_usd: float
    """At today's prices."""
    per_request_usd: float | None
    """Monthly cost over requests; `None` below one request a month."""
    tokens_usd: float
    """Part of `monthly_usd` that is paid per token."""
    hosting_usd: float
    """Part of `monthly_usd` for machines and index."""
    upkeep_usd: float
    """Part of `monthly_usd` for people and retraining."""


class BreakEven(_Result):
    """From which volume a tuned model is cheaper to run than one competitor."""

    id: str
    """`current_tier`, `current_tier_uncached`, `small_tier` or `other_hosting`."""
    against: str
    """The competitor in words."""
    competitor_per_request_usd: float
    """What one request costs there, tokens only."""
    requests_per_month: float | None
    """Smallest such volume; `None` when there is none."""


class VolumeSeries(_Result):
    """Monthly cost against monthly volume."""

    requests: list[float]
    """Volumes, ascending; the project's own is among them."""
    monthly_usd: dict[Approach, list[float]]
    """Approach to its cost at each volume."""


class Crossing(_Result):
    """A volume at which one approach becomes cheaper to run than another."""

    cheaper: Approach
    """The approach that is cheaper above."""
    than: Approach
    """The one that is cheaper below."""
    requests_per_month: float
    """Where the lines cross."""
    label: str
    """For a chart: at most 40 characters."""


class CostComparison(_Result):
    """The whole comparison; every number in it follows from `inputs`."""

    requests_per_month: float
    """The project's volume."""
    tier: Literal["small", "mid", "large"]
    """Price tier of the prompted model."""
    approaches: list[ApproachCost]
    """One row per approach and way of hosting."""
    cheapest: Approach
    """Cheapest to run at this volume, by headline rows."""
    cache_hit_rate: float
    """Share of requests that find the static prompt cached, 0..1."""
    monthly_saving_usd: float
    """Fine-tuning against prompting, both as in the headline rows; negative when dearer."""
    break_even_requests: float | None
    """Volume from which fine-tuning on own GPUs (in a service, for a team without any) is cheaper
    to run than prompting on the tier in use."""
    priced_break_even_requests: float | None = None
    """The same for the way in which fine-tuning is priced here, the headline row."""
    break_evens: list[BreakEven]
    """The same against other competitors."""
    payback_months: int | None
    """Month in which the saving has earned the one-off cost; `None` when it never does."""
    payback_by_price_fall: dict[str, int | None]
    """The same for other yearly falls of the API price, e.g. `30%`."""
    risk_adjusted_saving_usd: float
    """Over `risk_horizon_months`: chance of success x net saving - chance of failure x one-off."""
    risk_horizon_months: float
    """Months that the risk-adjusted saving covers."""
    corpus_break_even_tokens: float | None
    """K*: above it, retrieving is cheaper per request than a cached prompt with all of it."""
    corpus_break_even_with_index_tokens: float | None
    """The same with the index paid for; `None` without requests or cache discount."""
    self_hosted_usd_per_million: float
    """Machines per million requests at this volume, `inf` replaced by the monthly sum."""
    self_hosted_load: float
    """Mean load of the machines, 0..1: idle hosting is paid for all the same."""
    cumulative_usd: dict[Approach, list[float]]
    """Approach to the sum spent by the end of month 1..36, one-off included, prices falling."""
    volume_series: VolumeSeries
    """Cost against volume."""
    even_series: VolumeSeries | None = None
    """The same at evenly spaced volumes up to past the break-even, for linear axes."""
    crossings: list[Crossing]
    """Where lines of the series cross, ascending."""
    takeaway: str
    """The result in one or two sentences."""
    notes: list[str]
    """What is not counted, and which assumptions weigh most."""
    inputs: list[CostInput]
    """Every number used, with source; each can be overridden by name."""
    prices_version: str
    """Version of the price table."""

    def headline(self, approach: Approach) -> ApproachCost:
        """The row that stands for an approach."""
        return next(row for row in self.approaches if row.headline and row.approach == approach)
