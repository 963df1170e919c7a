"""When a tuned small model pays back: vectorised, so that it can serve as evidence.

The competitor is always the best prompt on the tier in use, its static part cached.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.advisor import cost_formulas as formulas
from bot.advisor.cost_formulas import Numbers
from bot.advisor.prices import Prices

Array = NDArray[np.float64]

PAYBACK_HORIZON_MONTHS = 120
"""A payback later than this counts as never; no base model lives that long."""

_STEPS = np.linspace(0.0, 1.0, 129)

VOLUME_MAX = 1e12
"""Largest monthly volume at which a break-even is looked for."""


def monthly_saving_usd(
    requests: Numbers,
    static_tokens: Numbers,
    dynamic_tokens: Numbers,
    output_tokens: Numbers,
    tier_index: NDArray[np.intp] | int,
    prices: Prices,
    cacheable: NDArray[np.bool_] | bool = True,
) -> Array:
    """Saving a month of a self-hosted tuned small model against the prompted current tier.

    All arguments may be arrays of one length; `tier_index` is 0 small, 1 mid, 2 large.
    Negative where tuning costs more. The one-off cost is not in it, see `payback_months`.
    """
    api, running, _ = _streams(
        requests, static_tokens, dynamic_tokens, output_tokens, tier_index, prices, cacheable, 0.0
    )
    return np.asarray(api - running, dtype=np.float64)


def payback_months(
    requests: Numbers,
    static_tokens: Numbers,
    dynamic_tokens: Numbers,
    output_tokens: Numbers,
    tier_index: NDArray[np.intp] | int,
    prices: Prices,
    cacheable: NDArray[np.bool_] | bool = True,
    labelled_examples: Numbers = 0.0,
    price_fall: float | None = None,
) -> Array:
    """First month in which a self-hosted tuned small model has earned its one-off cost.

    `inf` means never within `PAYBACK_HORIZON_MONTHS`. `price_fall` is the yearly fall of the
    API price (0..1); by default that of the price table.
    """
    api, running, one_off = _streams(
        requests,
        static_tokens,
        dynamic_tokens,
        output_tokens,
        tier_index,
        prices,
        cacheable,
        labelled_examples,
    )
    fall = prices.book["price_fall_per_year"] if price_fall is None else price_fall
    return first_month_paid(api, running, one_off, fall)


def first_month_paid(api: Numbers, running: Numbers, one_off: Numbers, price_fall: float) -> Array:
    """First month t with sum over k < t of (api x (1 - d)^(k/12) - running) >= one_off.

    `api` is today's monthly bill that falls with prices, `running` the new monthly cost. The sum
    grows while the margin is positive and falls for ever after, so that the last month with a
    positive margin decides whether it is ever paid back; the month itself is found by bisection.
    """
    api, running, one_off = np.broadcast_arrays(np.asarray(api, dtype=np.float64), running, one_off)
    factors, sums = price_path(price_fall)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = np.where(api > 0, running / api, np.inf)
    peak = np.searchsorted(-factors, -ratio, side="left")
    ever = (peak > 0) & (api * sums[peak] - running * peak >= one_off)
    low = np.zeros(peak.shape, dtype=np.intp)
    high = np.maximum(peak, 1)
    for _ in range(PAYBACK_HORIZON_MONTHS.bit_length()):
        middle = (low + high) >> 1
        paid = api * sums[middle] - running * middle >= one_off
        high = np.where(paid, middle, high)
        low = np.where(paid, low, middle)
    return np.where(ever, np.maximum(high, 1), np.inf)


def month_paid(api: float, running: float, one_off: float, price_fall: float) -> int | None:
    """`first_month_paid` for one project, faster than through arrays; `None` is never."""
    saved = 0.0
    for month, factor in enumerate(price_path(price_fall)[0].tolist(), start=1):
        margin = api * factor - running
        if margin <= 0:
            return None
        saved += margin
        if saved >= one_off:
            return month
    return None


def break_even_volume(saving: Callable[[Array], Array]) -> float | None:
    """The smallest monthly volume from which `saving` is not negative, up to `VOLUME_MAX`.

    `None` when there is none; 0 when it is never negative. Searched on a logarithmic grid and
    narrowed by interpolation.
    """
    grid = _volume_grid()
    for round_ in range(3):
        values = np.asarray(saving(grid))
        first = int(np.argmax(values >= 0))
        if values[first] < 0:
            return None
        if first == 0:
            return 0.0 if round_ == 0 else float(grid[0])
        below, above = float(grid[first - 1]), float(grid[first])
        grid = below + (above - below) * _STEPS
    rise = float(values[first] - values[first - 1])
    return above - (above - below) * float(values[first]) / rise


@lru_cache(maxsize=1)
def _volume_grid() -> Array:
    return np.concatenate(([0.0], np.logspace(0, np.log10(VOLUME_MAX), 481)))


@lru_cache(maxsize=64)
def price_path(price_fall: float) -> tuple[Array, Array]:
    """Price factor of month k, and the sum of the factors before month t."""
    months = np.arange(PAYBACK_HORIZON_MONTHS)
    factors = (1.0 - price_fall) ** (months / 12.0)
    return factors, np.concatenate(([0.0], np.cumsum(factors)))


def _streams(
    requests: Numbers,
    static: Numbers,
    dynamic: Numbers,
    output: Numbers,
    tier_index: NDArray[np.intp] | int,
    prices: Prices,
    cacheable: NDArray[np.bool_] | bool,
    labelled: Numbers,
) -> tuple[Numbers, Numbers, Numbers]:
    """Monthly API bill now, monthly cost of the tuned model, its one-off cost."""
    book = prices.book
    tier = prices.tier_table[tier_index]
    price, output_price, read, write = np.moveaxis(tier, -1, 0)
    hits = formulas.cache_hit_rate(requests, book)
    multiplier = formulas.prefix_multiplier(hits, read, write, static, book)
    multiplier = np.where(cacheable, multiplier, 1.0)
    per_request = formulas.tokens_usd(dynamic, static, multiplier, output, price, output_price)
    upkeep = book["prompt_upkeep_days_per_month"] * book["engineer_day_usd"]
    short = np.minimum(static, book["tuned_prompt_tokens"])
    gpus = formulas.gpus_needed(requests, dynamic + short, output, book)
    hosting = formulas.HOURS_PER_MONTH * book["gpu_usd_per_hour"] * gpus
    example = dynamic + short + output
    tuned = formulas.tuning_upkeep_usd(
        example,
        labelled,
        book,
        label_price=book["label_usd"],
        life_months=book["base_life_months"],
    )
    one_off = formulas.tuning_one_off_usd(example, labelled, book, label_price=book["label_usd"])
    return requests * per_request, hosting + tuned - upkeep, one_off
