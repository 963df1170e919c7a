"""Saving and payback as evidence: vectorised, and in agreement with the whole comparison."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money import shipped_prices

from bot.advisor.cost import compare_costs
from bot.advisor.payback import (
    break_even_volume,
    first_month_paid,
    month_paid,
    monthly_saving_usd,
    payback_months,
)
from bot.advisor.profile import Profile

PRICES = shipped_prices()
TIERS = ("small", "mid", "large")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 10**9),
    st.integers(0, 50_000),
    st.integers(0, 50_000),
    st.integers(0, 5_000),
    st.sampled_from(TIERS),
    st.booleans(),
)
def test_saving_agrees_with_the_comparison(
    requests: int, static: int, dynamic: int, output: int, tier: str, cacheable: bool
) -> None:
    """The evidence and the table a reader sees are one model."""
    profile = Profile(
        requests_per_month=requests,
        prompt_tokens=static,
        dynamic_tokens=dynamic,
        output_tokens=output,
        model_tier=tier,
        prompt_cacheable=cacheable,
        gpu_access=True,
    )
    result = compare_costs(profile, PRICES)
    assert result is not None
    index = TIERS.index(tier)
    saving = monthly_saving_usd(requests, static, dynamic, output, index, PRICES, cacheable)
    paid = payback_months(requests, static, dynamic, output, index, PRICES, cacheable)
    assert float(saving) == pytest.approx(result.monthly_saving_usd, rel=1e-9, abs=1e-6)
    expected = math.inf if result.payback_months is None else result.payback_months
    assert float(paid) == expected


def test_arrays_give_what_single_calls_give() -> None:
    """Element by element."""
    random = np.random.default_rng(7)
    size = 200
    requests = 10 ** random.uniform(2, 9, size)
    tokens = [random.integers(0, 9000, size).astype(float) for _ in range(3)]
    tiers = random.integers(0, 3, size)
    together = payback_months(requests, *tokens, tiers, PRICES)
    alone = [
        float(payback_months(requests[i], *(t[i] for t in tokens), int(tiers[i]), PRICES))
        for i in range(size)
    ]
    assert together.tolist() == alone


@given(
    st.floats(0, 1e7),
    st.floats(0, 1e7),
    st.floats(0, 1e7),
    st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.8, 0.9, 0.99]),
)
def test_bisection_and_month_by_month_count_agree(
    api: float, running: float, one_off: float, fall: float
) -> None:
    """The fast array form finds the month that plain counting finds."""
    plain = month_paid(api, running, one_off, fall)
    fast = float(first_month_paid(api, running, one_off, fall))
    wanted = math.inf if plain is None else float(plain)
    if wanted != fast:
        # Only where the sum meets the one-off cost to the last bits may the two part.
        months = int(min(wanted, fast))
        saved = sum(api * (1 - fall) ** (k / 12) - running for k in range(months))
        assert saved == pytest.approx(one_off, rel=1e-9, abs=1e-6)


@given(st.floats(0, 1e6), st.floats(1e-9, 10))
def test_break_even_of_a_straight_line_is_exact(fixed: float, each: float) -> None:
    """Volume where the saving per request has paid the fixed cost."""
    found = break_even_volume(lambda volume: volume * each - fixed)
    expected = fixed / each
    if expected > 1e12:
        assert found is None
    else:
        assert found == pytest.approx(expected, rel=1e-4, abs=1e-6)


def test_a_saving_that_never_comes_has_no_break_even() -> None:
    """None, rather than a large number."""
    assert break_even_volume(lambda volume: -volume - 1.0) is None
