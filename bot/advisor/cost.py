"""What prompting, retrieval, fine-tuning and the hybrid cost, and where they break even.

P = N x ((D + S x m) x pi + O x po) + upkeep; R adds retrieved tokens and an index; F drops most
of the static prompt and pays hosting and upkeep; H is F with retrieved input and the index.
Only what differs between approaches is counted: the written spec, the test set and the first
prompt are needed by all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.advisor.cost_formulas import (
    HOURS_PER_MONTH,
    corpus_break_even_tokens,
    gpu_usd_per_million,
    gpus_needed,
)
from bot.advisor.cost_inputs import check_overrides, resolve
from bot.advisor.cost_model import (
    CostModel,
    Hosting,
    own_gpus_or_service,
    priced_way,
    ways,
)
from bot.advisor.cost_results import ApproachCost, BreakEven, CostComparison
from bot.advisor.cost_series import crossings, cumulative, even_series, volume_series
from bot.advisor.cost_words import notes, takeaway
from bot.advisor.payback import (
    PAYBACK_HORIZON_MONTHS,
    break_even_volume,
    month_paid,
    monthly_saving_usd,
    payback_months,
    price_path,
)
from bot.advisor.prices import TIERS, Prices
from bot.advisor.profile import Approach, Profile

__all__ = ["CostComparison", "Prices", "compare_costs", "monthly_saving_usd", "payback_months"]

PRICE_FALLS: tuple[float, ...] = (0.0, 0.3, 0.5, 0.8, 0.9)
"""Yearly falls of the API price for which the payback is shown."""

Array = NDArray[np.float64]


def compare_costs(
    profile: Profile, prices: Prices, overrides: Mapping[str, float] | None = None
) -> CostComparison | None:
    """Compare the four approaches for a project; `None` while its volume is unknown.

    `overrides` replaces any input by name: a price id, a token count, `cache_hit_rate`.

    Raises:
        UserInputError: for an override that is unknown, not finite, negative or absurd.
    """
    given = dict(overrides or {})
    check_overrides(given, prices)
    resolved = resolve(profile, prices, given)
    if resolved is None:
        return None
    workload, prices, inputs = resolved
    model = CostModel(workload, prices)
    priced = {a: priced_way(a, profile, workload.requests) for a in Approach}
    rows = _rows(model, profile, priced)
    best = {row.approach: row for row in rows if row.headline}
    saving = best[Approach.PROMPTING].monthly_usd - best[Approach.FINE_TUNING].monthly_usd
    reference = own_gpus_or_service(profile)
    break_evens = _break_evens(model, reference)
    edge = break_evens[0].requests_per_month
    if priced[Approach.FINE_TUNING] != reference:
        edge = _break_even(model, priced[Approach.FINE_TUNING])
    series = volume_series(model, priced, edge)
    paid = _paybacks(model, best)
    own_fall = prices.book["price_fall_per_year"]
    load, per_million = _machine_load(model)
    corpus, corpus_with_index = _corpus_break_even(model)
    fields: dict[str, Any] = {
        "requests_per_month": workload.requests,
        "tier": TIERS[workload.tier],
        "approaches": rows,
        "cheapest": min(best.values(), key=lambda row: row.monthly_usd).approach,
        "cache_hit_rate": float(model.hit_rate(workload.requests)),
        "monthly_saving_usd": saving,
        "break_even_requests": break_evens[0].requests_per_month,
        "break_evens": break_evens,
        "priced_break_even_requests": edge,
        "payback_months": paid(own_fall),
        "payback_by_price_fall": {f"{fall:.0%}": paid(fall) for fall in PRICE_FALLS},
        "risk_adjusted_saving_usd": _risk_adjusted(model, best),
        "risk_horizon_months": prices.book["risk_horizon_months"],
        "corpus_break_even_tokens": corpus,
        "corpus_break_even_with_index_tokens": corpus_with_index,
        "self_hosted_usd_per_million": per_million,
        "self_hosted_load": load,
        "cumulative_usd": cumulative(model, best, own_fall),
        "volume_series": series,
        "even_series": even_series(model, priced, edge),
        "crossings": crossings(series, edge),
        "inputs": inputs,
        "prices_version": prices.version,
    }
    draft = CostComparison.model_construct(**fields, takeaway="", notes=[])
    return CostComparison.model_construct(
        **fields, takeaway=takeaway(draft), notes=notes(draft, profile)
    )


def _rows(
    model: CostModel, profile: Profile, priced: Mapping[Approach, Hosting]
) -> list[ApproachCost]:
    requests = model.workload.requests
    rows = []
    for approach in Approach:
        for hosting in ways(approach, profile):
            bill = model.bill(approach, requests, hosting)
            total = float(bill.total)
            rows.append(
                ApproachCost.model_construct(
                    approach=approach,
                    hosting=hosting,
                    headline=hosting == priced[approach],
                    one_off_usd=model.one_off(approach, hosting),
                    monthly_usd=total,
                    per_request_usd=total / requests if requests >= 1 else None,
                    tokens_usd=float(bill.tokens),
                    hosting_usd=float(bill.machines),
                    upkeep_usd=float(bill.upkeep),
                )
            )
    return rows


def _break_evens(model: CostModel, reference: Hosting) -> list[BreakEven]:
    """Against the tier in use, the same uncached, a prompted small model; and hosted otherwise.

    In the own network the one competitor is an untuned open model on the same machines.
    """
    tier, name = model.workload.tier, TIERS[model.workload.tier]
    if model.workload.own_network:
        rivals = [("current_tier", "an untuned open model in your network", tier, True, reference)]
    else:
        other: Hosting = "managed" if reference == "self_hosted" else "self_hosted"
        hosted = {"managed": "in a managed service", "self_hosted": "on own GPUs"}
        prompt = f"a prompt on the {name} tier"
        rivals = [
            ("current_tier", f"{prompt}, cached", tier, True, reference),
            ("current_tier_uncached", f"{prompt}, not cached", tier, False, reference),
            ("small_tier", "a prompt on the small tier, cached", 0, True, reference),
            ("other_hosting", f"{prompt}, cached; tuned model {hosted[other]}", tier, True, other),
        ]
    found = []
    for id_, against, chosen, cached, hosting in rivals:
        volume = _break_even(model, hosting, tier=chosen, cached=cached)
        at = model.workload.requests if volume is None else max(volume, 1.0)
        found.append(
            BreakEven.model_construct(
                id=id_,
                against=against,
                requests_per_month=volume,
                competitor_per_request_usd=_each(model, at, tier=chosen, cached=cached),
            )
        )
    return found


def _break_even(
    model: CostModel, hosting: Hosting, *, tier: int | None = None, cached: bool = True
) -> float | None:
    """Volume from which a tuned model run this way costs less than a prompt."""

    def saving(volume: Array) -> Array:
        old = model.prompting(volume, tier=tier, cached=cached).total
        return np.asarray(old - model.tuned(volume, hosting).total)

    return break_even_volume(saving)


def _each(model: CostModel, requests: float, *, tier: int, cached: bool) -> float:
    """What one prompted request costs at a volume, without upkeep."""
    if model.workload.own_network:
        return float(model.local_machines(requests, cached=cached)) / max(requests, 1.0)
    return float(model.prompt_request_usd(requests, tier=tier, cached=cached))


def _paybacks(
    model: CostModel, best: dict[Approach, ApproachCost]
) -> Callable[[float], int | None]:
    """Payback month of fine-tuning against prompting as a function of the yearly price fall."""
    prompt, tuned = best[Approach.PROMPTING], best[Approach.FINE_TUNING]
    running = tuned.monthly_usd - (prompt.monthly_usd - prompt.tokens_usd)

    def paid(fall: float) -> int | None:
        return month_paid(prompt.tokens_usd, running, tuned.one_off_usd, fall)

    return paid


def _risk_adjusted(model: CostModel, best: dict[Approach, ApproachCost]) -> float:
    book = model.book
    months = min(round(book["risk_horizon_months"]), PAYBACK_HORIZON_MONTHS)
    factor = float(price_path(book["price_fall_per_year"])[1][months])
    prompt, tuned = best[Approach.PROMPTING], best[Approach.FINE_TUNING]
    fixed = prompt.monthly_usd - prompt.tokens_usd
    saved = prompt.tokens_usd * factor + (fixed - tuned.monthly_usd) * months
    chance = book["tuning_success_probability"]
    return chance * (saved - tuned.one_off_usd) - (1.0 - chance) * tuned.one_off_usd


def _machine_load(model: CostModel) -> tuple[float, float]:
    """Mean load of the GPUs that serve the tuned model, and their cost per million requests."""
    work, book = model.workload, model.book
    read = work.dynamic + model.short
    gpus = float(gpus_needed(work.requests, read, work.output, book))
    rate = model.gpu_rate()
    mean = work.requests / (HOURS_PER_MONTH * 3600.0)
    if gpus <= 0 or work.requests < 1:
        return 0.0, HOURS_PER_MONTH * book["gpu_usd_per_hour"] * gpus
    load = mean / (gpus * rate)
    return load, gpu_usd_per_million(book["gpu_usd_per_hour"], rate, load)


def _corpus_break_even(model: CostModel) -> tuple[float | None, float | None]:
    """K*: C / r, and with (index + reranking) / (N x pi x r) x 1e6 for the index."""
    price, _, read, _ = model.prices.tier_table[model.workload.tier].tolist()
    plain = corpus_break_even_tokens(model.book["retrieved_tokens"], read)
    requests = model.workload.requests
    if plain is None or requests < 1 or not price:
        return plain, None
    index = model.book["index_usd_per_month"] + requests * model.book["rerank_usd_per_request"]
    return plain, plain + index / (requests * price * read) * 1e6
