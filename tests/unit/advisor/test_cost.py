"""The cost comparison: the worked example to the digit, totality, and refusal of nonsense."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money import PROFILES, WORKED_EXAMPLE, shipped_prices

from bot.advisor.cost import compare_costs
from bot.advisor.cost_results import CostComparison
from bot.advisor.profile import Approach, Profile
from bot.errors import UserInputError

PRICES = shipped_prices()
SOL = {"mid_cache_read_multiplier": 0.1}
"""The mid tier of another vendor: the same list price, another cache discount."""


def compare(overrides: dict[str, float] | None = None, **facts: Any) -> CostComparison:
    """The worked example with other facts or inputs."""
    profile = Profile(**{"requests_per_month": 1_000_000, **WORKED_EXAMPLE, **facts})
    result = compare_costs(profile, PRICES, overrides)
    assert result is not None
    return result


def break_even(result: CostComparison, name: str) -> float:
    """The volume of one competitor."""
    found = next(row for row in result.break_evens if row.id == name).requests_per_month
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("tier", "overrides", "uncached", "cached", "short"),
    [
        ("small", {}, 550, 236, 180),
        ("mid", {}, 11_000, 4_360, 3_600),
        ("mid", SOL, 11_000, 4_720, 3_600),
        ("large", {}, 27_500, 11_800, 9_000),
    ],
)
def test_a_million_requests_cost_what_the_worked_example_says(
    tier: str, overrides: dict[str, float], uncached: int, cached: int, short: int
) -> None:
    """The four price rows: uncached, 90% cached, and a short prompt at the same price."""
    plain = compare(overrides, model_tier=tier, prompt_cacheable=False)
    hit = compare(overrides, model_tier=tier)
    trimmed = compare(overrides, model_tier=tier, prompt_tokens=300)
    assert plain.headline(Approach.PROMPTING).tokens_usd == pytest.approx(uncached)
    assert hit.headline(Approach.PROMPTING).tokens_usd == pytest.approx(cached)
    assert trimmed.headline(Approach.PROMPTING).tokens_usd == pytest.approx(short)
    assert round(100 * (1 - short / uncached)) == 67
    assert round(100 * (1 - short / cached)) == (17 if (tier, overrides) == ("mid", {}) else 24)


def test_hosting_upkeep_and_one_off_match_the_worked_example() -> None:
    """Two GPUs $4,307, upkeep $1,753 a month, $16,660 before the first release."""
    tuned = compare().headline(Approach.FINE_TUNING)
    assert tuned.hosting == "self_hosted"
    assert tuned.hosting_usd == pytest.approx(4_307.0)
    assert round(tuned.upkeep_usd) == 1_753
    assert round(tuned.one_off_usd) == 16_660
    training = compare({"training_usd_per_m": 0.0}).headline(Approach.FINE_TUNING)
    assert tuned.one_off_usd - training.one_off_usd == pytest.approx(9.72)


def test_break_even_volumes_match_the_worked_example() -> None:
    """0.55 M against the uncached mid tier, 1.39 M cached, 25.7 M against the small tier."""
    result = compare()
    assert round(break_even(result, "current_tier_uncached") / 1e6, 2) == 0.55
    assert round(break_even(result, "current_tier") / 1e6, 2) == 1.39
    assert round(break_even(result, "small_tier") / 1e6, 1) == 25.7
    assert result.break_even_requests == pytest.approx(6060.24 / 0.00436, rel=1e-6)


@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        (1_500_000, [35, None, None, None, None]),
        (2_000_000, [7, None, None, None, None]),
        (3_000_000, [3, 3, 3, 4, None]),
        (5_000_000, [2, 2, 2, 2, 2]),
    ],
)
def test_payback_table_matches_the_worked_example(volume: int, expected: list[int | None]) -> None:
    """Payback months at price falls of 0, 30, 50, 80 and 90% a year."""
    result = compare(requests_per_month=volume)
    assert list(result.payback_by_price_fall.values()) == expected
    assert list(result.payback_by_price_fall) == ["0%", "30%", "50%", "80%", "90%"]


def test_managed_hosting_fee_moves_the_break_even_as_the_example_says() -> None:
    """$1,241 a month: about 3 M against the same small model, about 300k against its big one."""
    same = {
        "small_input_usd_per_m": 0.40,
        "small_output_usd_per_m": 1.60,
        "small_cache_read_multiplier": 0.25,
        "small_cache_write_multiplier": 1.0,
        "mid_cache_read_multiplier": 0.25,
        "mid_cache_write_multiplier": 1.0,
        "mid_output_usd_per_m": 8.0,
        "tuning_upkeep_days_per_month": 0.0,
        "retrains_per_year": 0.0,
    }
    against_small = compare(same, model_tier="small", gpu_access=False)
    against_big = compare(same, model_tier="mid", gpu_access=False)
    assert against_small.headline(Approach.FINE_TUNING).hosting_usd == pytest.approx(1_241.0)
    assert against_small.break_even_requests == pytest.approx(1_241 / 400e-6, rel=1e-6)
    assert against_big.break_even_requests == pytest.approx(1_241 / 4_560e-6, rel=1e-6)


@pytest.mark.parametrize(("read", "tokens"), [(0.05, 60_000), (0.10, 30_000), (0.25, 12_000)])
def test_corpus_break_even_is_retrieved_tokens_over_the_cache_discount(
    read: float, tokens: int
) -> None:
    """K* = C / r with 3,000 retrieved tokens."""
    result = compare({"mid_cache_read_multiplier": read})
    assert result.corpus_break_even_tokens == pytest.approx(tokens)
    with_index = result.corpus_break_even_with_index_tokens
    assert with_index == pytest.approx(tokens + 73 / (1e6 * 2 * read) * 1e6)


def test_low_load_multiplies_the_price_of_self_hosting() -> None:
    """The utilisation trap: $41 per million requests when full, $410 at a tenth of the load."""
    one = {"gpus_for_availability": 1.0, "gpu_target_utilisation": 1.0, "peak_factor": 1.0}
    full = compare(one, requests_per_month=20 * 730 * 3600)
    idle = compare(one, requests_per_month=2 * 730 * 3600)
    assert (full.self_hosted_load, idle.self_hosted_load) == pytest.approx((1.0, 0.1))
    assert round(full.self_hosted_usd_per_million) == 41
    assert round(idle.self_hosted_usd_per_million) == 410


@pytest.mark.parametrize(
    ("volume", "hours", "percent"), [(1000, 730, 11), (20_000, 730, 90), (1000, 220, 32)]
)
def test_cache_hit_rate_follows_poisson_arrivals(volume: int, hours: int, percent: int) -> None:
    """Few requests find the prefix gone; office hours concentrate them."""
    result = compare({"traffic_hours_per_month": hours}, requests_per_month=volume)
    assert round(100 * result.cache_hit_rate) == percent


def test_unknown_volume_gives_no_comparison_unless_overridden() -> None:
    """Volume is the one number without a default."""
    assert compare_costs(Profile(), PRICES) is None
    assert compare_costs(Profile(), PRICES, {"requests_per_month": 5000}) is not None


def test_every_input_is_listed_with_its_source_and_can_be_overridden() -> None:
    """What a comparison shows is what it can be asked to change."""
    first = compare()
    for item in first.inputs:
        again = compare({item.name: item.value})
        assert again.approaches == first.approaches, item.name
        listed = next(i for i in again.inputs if i.name == item.name)
        assert (listed.source, listed.assumed) == ("override", False)
    sources = {item.name: item.source for item in first.inputs}
    assert sources["requests_per_month"] == "profile"
    assert sources["corpus_tokens"] == "assumed"
    assert sources["gpu_usd_per_hour"] == "price table"
    assert sources["engineer_day_usd"] == "assumed"


def test_overriding_a_price_changes_the_result_and_not_the_table() -> None:
    """An override lives for one comparison."""
    dear = compare({"gpu_usd_per_hour": 29.5})
    assert dear.headline(Approach.FINE_TUNING).hosting_usd == pytest.approx(43_070)
    assert compare().headline(Approach.FINE_TUNING).hosting_usd == pytest.approx(4_307)


@pytest.mark.parametrize(
    "value", [-1, math.nan, math.inf, -math.inf, 1e300, 10**400, True, "12", None]
)
def test_nonsense_numbers_are_refused_with_one_sentence(value: Any) -> None:
    """Negative, infinite, absurd or no number at all."""
    for name in ("gpu_usd_per_hour", "requests_per_month", "cache_hit_rate"):
        with pytest.raises(UserInputError) as caught:
            compare({name: value})
        message = str(caught.value)
        assert name in message
        assert message.endswith(".")
        assert "\n" not in message


def test_an_unknown_input_is_refused_by_name() -> None:
    """A typing error is not ignored in silence."""
    with pytest.raises(UserInputError) as caught:
        compare({"gpu_price": 3})
    assert caught.value.code == "unknown_field"
    assert "gpu_price" in str(caught.value)


def test_a_team_with_labels_or_a_teacher_pays_less_before_the_first_release() -> None:
    """Labels that exist are not bought; a teacher's labels cost 1,500 x $0.303 = $455."""
    none, some, teacher = (
        compare(**facts).headline(Approach.FINE_TUNING).one_off_usd
        for facts in ({}, {"labelled_examples": 1500}, {"label_source": "teacher_or_verifier"})
    )
    assert none - some == pytest.approx(2_250)
    assert none - teacher == pytest.approx(2_250 - 454.5)


def test_on_premises_is_never_priced_as_a_managed_service() -> None:
    """Without GPUs a service is assumed, unless nothing may leave the network."""
    assert compare(gpu_access=False).headline(Approach.FINE_TUNING).hosting == "managed"
    own = compare(gpu_access=False, on_prem_required=True)
    assert own.headline(Approach.FINE_TUNING).hosting == "self_hosted"


def test_the_crossing_of_the_series_is_the_break_even() -> None:
    """The chart names the volume that the text names."""
    result = compare(requests_per_month=2_000_000)
    pair = [
        c
        for c in result.crossings
        if (c.cheaper, c.than) == (Approach.FINE_TUNING, Approach.PROMPTING)
    ]
    assert [c.requests_per_month for c in pair] == [result.break_even_requests]
    assert "1.39 M" in pair[0].label


def test_the_cumulative_series_shows_the_payback_month() -> None:
    """Without price falls, the lines cross in the month named as payback."""
    result = compare({"price_fall_per_year": 0.0}, requests_per_month=2_000_000)
    prompt = result.cumulative_usd[Approach.PROMPTING]
    tuned = result.cumulative_usd[Approach.FINE_TUNING]
    first = next(month for month in range(36) if tuned[month] <= prompt[month]) + 1
    assert len(prompt) == 36
    assert first == result.payback_months == 7


@settings(max_examples=150, deadline=None)
@given(PROFILES, st.floats(0, 1e12))
def test_every_profile_has_a_finite_comparison(profile: Profile, volume: float) -> None:
    """Total, finite, not negative, and the same when asked again and after a dump."""
    result = compare_costs(profile, PRICES, {"requests_per_month": volume})
    assert result is not None
    for row in result.approaches:
        for value in (row.one_off_usd, row.monthly_usd, row.tokens_usd, row.hosting_usd):
            assert math.isfinite(value)
            assert value >= 0
        assert row.per_request_usd is None or math.isfinite(row.per_request_usd)
    assert math.isfinite(result.self_hosted_usd_per_million)
    assert len(result.volume_series.requests) <= 20
    assert result.volume_series.requests == sorted(set(result.volume_series.requests))
    if result.payback_by_price_fall["0%"] is not None:
        assert result.monthly_saving_usd > 0
    again = compare_costs(profile, PRICES, {"requests_per_month": volume})
    assert again == result
    assert CostComparison.model_validate(result.model_dump(mode="json")) == result


def test_the_largest_profile_that_validates_has_a_comparison() -> None:
    """Totals are absurd, and finite."""
    profile = Profile(
        requests_per_month=10**15,
        prompt_tokens=10**8,
        dynamic_tokens=10**8,
        output_tokens=10**8,
        corpus_tokens=10**15,
        labelled_examples=10**15,
    )
    result = compare_costs(profile, PRICES)
    assert result is not None
    assert all(math.isfinite(row.monthly_usd) for row in result.approaches)
    assert result.takeaway


def test_risk_adjusted_saving_weighs_failure() -> None:
    """P x (12 x saving - one-off) - (1 - P) x one-off, at 3 M requests and constant prices."""
    constant = {"price_fall_per_year": 0.0}
    result = compare(constant, requests_per_month=3_000_000)
    one_off = result.headline(Approach.FINE_TUNING).one_off_usd
    expected = 0.6 * (12 * result.monthly_saving_usd - one_off) - 0.4 * one_off
    assert result.risk_adjusted_saving_usd == pytest.approx(expected)
    sure = compare({**constant, "tuning_success_probability": 1.0}, requests_per_month=3_000_000)
    assert sure.risk_adjusted_saving_usd == pytest.approx(12 * sure.monthly_saving_usd - one_off)
    falling = compare({"price_fall_per_year": 0.5}, requests_per_month=3_000_000)
    assert falling.risk_adjusted_saving_usd < result.risk_adjusted_saving_usd


def test_machines_follow_the_peak_and_the_length_of_requests() -> None:
    """20 requests a second on each GPU, 80% full at 2.5 times the mean load; two at least."""
    second = 730 * 3600
    gpu = 730 * 2.95
    for mean, gpus in ((1, 2), (12.8, 2), (13, 3), (64, 10)):
        result = compare(requests_per_month=int(mean * second))
        assert result.headline(Approach.FINE_TUNING).hosting_usd == pytest.approx(gpus * gpu)
    longer = compare(requests_per_month=64 * second, output_tokens=560)
    assert longer.headline(Approach.FINE_TUNING).hosting_usd == pytest.approx(20 * gpu)
