"""Series of a cost comparison: what is spent month by month, and cost against volume."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations

import numpy as np

from bot.advisor.amounts import short_number
from bot.advisor.cost_model import CostModel, Hosting
from bot.advisor.cost_results import ApproachCost, Crossing, VolumeSeries
from bot.advisor.payback import price_path
from bot.advisor.profile import Approach

SERIES_MONTHS = 36
"""Length of the cumulative series."""

VOLUME_POINTS = 20
"""Most points of the volume series; charts in Slack hold no more categories."""

EVEN_STEPS = 8
"""Steps of the series whose volumes are evenly spaced."""

NAMES: dict[Approach, str] = {
    Approach.PROMPTING: "Prompting",
    Approach.RAG: "RAG",
    Approach.FINE_TUNING: "Fine-tuning",
    Approach.HYBRID: "Hybrid",
}
"""Approach to the name a person reads."""


def cumulative(
    model: CostModel, best: dict[Approach, ApproachCost], price_fall: float
) -> dict[Approach, list[float]]:
    """Sum spent by the end of each month, one-off included.

    The token price of prompted models falls by `price_fall` a year; a tuned model keeps the price
    of its base.
    """
    months = np.arange(1, SERIES_MONTHS + 1)
    sums = price_path(price_fall)[1][1 : SERIES_MONTHS + 1]
    series = {}
    for approach, row in best.items():
        falling = row.tokens_usd if row.hosting == "api" else 0.0
        spent = row.one_off_usd + falling * sums + (row.monthly_usd - falling) * months
        series[approach] = [round(value, 2) for value in spent.tolist()]
    return series


def volume_series(
    model: CostModel, priced: Mapping[Approach, Hosting], break_even: float | None
) -> VolumeSeries:
    """Monthly cost at round volumes around the project's own and the break-even."""
    return _series(model, priced, _volumes(model.workload.requests, break_even))


def even_series(
    model: CostModel, priced: Mapping[Approach, Hosting], break_even: float | None
) -> VolumeSeries:
    """Monthly cost at evenly spaced volumes, for charts whose axes cannot be logarithmic.

    The volumes reach past the break-even and the project's own, which takes the place of the
    nearest round one.
    """
    own = model.workload.requests
    reach = max(1.5 * own, 2.0 * (break_even or 0.0))
    top = reach if reach >= 1.0 else 10_000.0
    step = _round_up(top / EVEN_STEPS)
    volumes = [step * n for n in range(EVEN_STEPS + 1)]
    volumes[min(range(len(volumes)), key=lambda n: abs(volumes[n] - own))] = own
    return _series(model, priced, volumes)


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return next(digit * power for digit in (1, 2, 2.5, 5, 10) if digit * power >= value * 0.999)


def _series(
    model: CostModel, priced: Mapping[Approach, Hosting], volumes: list[float]
) -> VolumeSeries:
    array = np.array(volumes)
    monthly = {}
    for approach in Approach:
        total = np.asarray(model.bill(approach, array, priced[approach]).total)
        monthly[approach] = [round(v, 2) for v in (total + np.zeros(len(volumes))).tolist()]
    return VolumeSeries.model_construct(requests=volumes, monthly_usd=monthly)


def crossings(series: VolumeSeries, break_even: float | None) -> list[Crossing]:
    """Where one approach becomes cheaper than another within the series.

    The crossing of fine-tuning and prompting is exact, the others are read off the series.
    """
    found = []
    x = series.requests
    for first, second in combinations(series.monthly_usd, 2):
        a, b = series.monthly_usd[first], series.monthly_usd[second]
        for i in range(1, len(x)):
            before, after = a[i - 1] - b[i - 1], a[i] - b[i]
            if before * after >= 0 or x[i - 1] <= 0:
                continue
            share = before / (before - after)
            at = x[i - 1] + (x[i] - x[i - 1]) * share
            cheaper, than = (second, first) if after > 0 else (first, second)
            exact = {cheaper, than} == {Approach.PROMPTING, Approach.FINE_TUNING}
            if exact and break_even is not None and x[i - 1] <= break_even <= x[i]:
                at = break_even
            found.append(_crossing(cheaper, than, at))
    return sorted(found, key=lambda crossing: crossing.requests_per_month)


def _crossing(cheaper: Approach, than: Approach, at: float) -> Crossing:
    return Crossing.model_construct(
        cheaper=cheaper,
        than=than,
        requests_per_month=at,
        label=f"{NAMES[cheaper]} < {NAMES[than]}: {short_number(at)}",
    )


def _volumes(own: float, break_even: float | None) -> list[float]:
    """Round volumes (1, 2, 5 x 10^k) around the ones of interest, with the project's own."""
    marks = [value for value in (own, break_even) if value and value >= 1] or [10_000.0]
    low = math.floor(math.log10(min(marks))) - 1
    high = math.ceil(math.log10(max(marks))) + 1
    steps = (d * 10.0**k for k in range(max(low, 0), high + 1) for d in (1, 2, 5))
    round_ones = [v for v in steps if min(marks) / 10 <= v <= 5 * max(marks)]
    centre = marks[0]
    most = VOLUME_POINTS - 1
    if len(round_ones) > most:
        nearest = min(range(len(round_ones)), key=lambda i: abs(round_ones[i] - centre))
        start = max(0, min(nearest - most // 2, len(round_ones) - most))
        round_ones = round_ones[start : start + most]
    return sorted({*round_ones, own} if own >= 1 else set(round_ones))
