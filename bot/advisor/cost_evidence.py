"""The cost result as evidence: how far a volume carries, given what a request costs.

The policy states what a volume says about changing weights for a project with ordinary prompts on
a mid-price model. What is known of tokens, caching and price tier moves the volume at which a
tuned model breaks even; a project's volume counts in proportion. At twice the ordinary break-even
volume, a million requests count as half a million. So the cost model speaks once, through volume.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.advisor.payback import break_even_volume, monthly_saving_usd
from bot.advisor.prices import TIERS, Prices

VOLUME = "requests_per_month"
"""The fact through which the cost speaks."""

COST_FACTS: frozenset[str] = frozenset(
    {"prompt_tokens", "dynamic_tokens", "output_tokens", "model_tier", "prompt_cacheable"}
)
"""Facts that move the break-even volume."""

MOST_SHIFT = 50.0
"""Largest factor by which a volume counts for more or less; beyond it nothing changes."""

Array = NDArray[np.float64]


class CostEvidence:
    """How a project's volume counts under some prices.

    Args:
        prices: The prices to reckon with.
        ordinary: The prices that the policy's volumes were stated for.
    """

    def __init__(self, prices: Prices, ordinary: Prices) -> None:
        self._prices = prices
        self._ordinary = ordinary
        self._kept: dict[tuple[Any, ...], float] = {}

    def counted(self, known: dict[str, Any]) -> dict[str, Any]:
        """The known facts with the volume as it counts; the same object when nothing moves it."""
        volume = known.get(VOLUME)
        if not volume:
            return known
        factor = self.factor(known)
        return known if factor == 1.0 else {**known, VOLUME: volume * factor}

    def factor(self, known: Mapping[str, Any]) -> float:
        """Ordinary break-even volume over the project's own, within `MOST_SHIFT` either way."""
        task = known.get("task_type")
        key = (task, *(known.get(name) for name in sorted(COST_FACTS)))
        if self._prices is self._ordinary and not any(name in known for name in COST_FACTS):
            return 1.0
        found = self._kept.get(key)
        if found is None:
            ordinary = _break_even({"task_type": task}, self._ordinary)
            own = _break_even(known, self._prices)
            found = min(MOST_SHIFT, max(1.0 / MOST_SHIFT, ordinary / own))
            if len(self._kept) < _KEPT:
                self._kept[key] = found
        return found


_KEPT = 4096
"""Break-evens remembered; more are reckoned anew."""


def _break_even(known: Mapping[str, Any], prices: Prices) -> float:
    """Requests a month from which a tuned small model costs less; `inf` when never."""
    book = prices.book
    task_output = book.get(f"output_tokens_{known.get('task_type')}", book["output_tokens"])
    static = float(known.get("prompt_tokens", book["prompt_tokens"]))
    dynamic = float(known.get("dynamic_tokens", book["dynamic_tokens"]))
    output = float(known.get("output_tokens", task_output))
    tier = TIERS.index(known.get("model_tier", "mid"))
    cacheable = known.get("prompt_cacheable") is not False

    def saving(requests: Array) -> Array:
        return monthly_saving_usd(requests, static, dynamic, output, tier, prices, cacheable)

    found = break_even_volume(saving)
    return float("inf") if found is None else max(found, 1.0)
