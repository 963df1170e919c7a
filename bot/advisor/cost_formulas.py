"""What each approach costs, as formulas over numbers or numpy arrays. All money is US dollars.

Token counts are per request, `requests` is per month, prices are per million tokens. `book` maps
the ids of the price table to numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = float | NDArray[np.float64]
"""One number or one per completion."""

Book = Mapping[str, float]
"""Id in the price table to its number."""

HOURS_PER_MONTH = 730.0
"""8,760 hours a year over twelve months."""

OUTPUT_WORK = 5.0
"""Work of one output token against one input token, as in list prices."""

REFERENCE_WORK = 800.0 + OUTPUT_WORK * 200.0
"""Work of the request for which `gpu_requests_per_second` is stated: 800 in, 200 out."""


def cache_hit_rate(requests: Numbers, book: Book) -> Numbers:
    """Share of requests that find the prefix cached, 0..`cache_hit_rate_ceiling`.

    Poisson arrivals: 1 - exp(-rate x life of a cached prefix), spread over the traffic hours.
    """
    per_minute = requests / (book["traffic_hours_per_month"] * 60.0)
    hits: Numbers = np.minimum(
        -np.expm1(-per_minute * book["cache_ttl_minutes"]), book["cache_hit_rate_ceiling"]
    )
    return hits


def prefix_multiplier(
    hit_rate: Numbers, read: Numbers, write: Numbers, static: Numbers, book: Book
) -> Numbers:
    """What a static token costs against a fresh one: m = h x r + (1 - h) x w.

    1 when the prefix is too short to be cached, and never above 1: caching that costs more than
    it saves is switched off.
    """
    cached = np.minimum(hit_rate * read + (1.0 - hit_rate) * write, 1.0)
    multiplier: Numbers = np.where(static >= book["cache_minimum_tokens"], cached, 1.0)
    return multiplier


def tokens_usd(
    uncached: Numbers,
    static: Numbers,
    multiplier: Numbers,
    output: Numbers,
    price: Numbers,
    output_price: Numbers,
) -> Numbers:
    """Cost of the tokens of one request."""
    return ((uncached + static * multiplier) * price + output * output_price) / 1e6


def gpu_rate(input_tokens: Numbers, output_tokens: Numbers, book: Book) -> Numbers:
    """Requests per second that one GPU serves.

    The stated rate scales with the work of a request, up to the fastest rate measured.
    """
    work = np.maximum(input_tokens + OUTPUT_WORK * output_tokens, 1.0)
    rate: Numbers = np.minimum(
        book["gpu_requests_per_second"] * REFERENCE_WORK / work,
        book["gpu_requests_per_second_ceiling"],
    )
    return rate


def gpus_needed(
    requests: Numbers, input_tokens: Numbers, output_tokens: Numbers, book: Book
) -> Numbers:
    """GPUs to serve the peak load, at least those kept for availability."""
    rate = gpu_rate(input_tokens, output_tokens, book)
    peak = requests / (HOURS_PER_MONTH * 3600.0) * book["peak_factor"]
    utilisation = max(book["gpu_target_utilisation"], 0.01)
    needed: Numbers = np.maximum(
        np.ceil(peak / (rate * utilisation)), book["gpus_for_availability"]
    )
    return needed


def gpu_usd_per_million(gpu_usd_per_hour: float, requests_per_second: float, load: float) -> float:
    """Cost of a million requests on one GPU at a load of 0..1: the utilisation trap."""
    return gpu_usd_per_hour / (requests_per_second * load * 3600.0) * 1e6


def label_usd(book: Book, *, machine_labels: bool) -> float:
    """Cost of one label; a model's label is checked by a person for a share of cases."""
    if not machine_labels:
        return book["label_usd"]
    return book["machine_label_usd"] + book["machine_label_review_share"] * book["label_usd"]


def training_usd(example_tokens: Numbers, examples: Numbers, book: Book) -> Numbers:
    """Cost of all training runs of one (re)training: runs x examples x epochs x price."""
    tokens = examples * book["training_share"] * example_tokens * book["training_epochs"]
    return book["training_runs"] * tokens * book["training_usd_per_m"] / 1e6


def tuning_one_off_usd(
    example_tokens: Numbers, labelled: Numbers, book: Book, *, label_price: float
) -> Numbers:
    """Labels still missing, engineer-days, training runs and grading, before the first release."""
    examples = np.maximum(book["training_examples"], labelled)
    missing = np.maximum(book["training_examples"] - labelled, 0.0)
    grading = book["graded_cases"] * book["grading_usd"] * book["graded_candidates"]
    work = book["tuning_days"] * book["engineer_day_usd"]
    return missing * label_price + work + training_usd(example_tokens, examples, book) + grading


def tuning_upkeep_usd(
    example_tokens: Numbers,
    labelled: Numbers,
    book: Book,
    *,
    label_price: float,
    life_months: Numbers,
) -> Numbers:
    """Monthly upkeep of a tuned model: engineer-days, retraining with fresh labels, migration."""
    examples = np.maximum(book["training_examples"], labelled)
    fresh = book["fresh_labels_per_retrain"] * label_price
    retrain = fresh + training_usd(example_tokens, examples, book)
    return (
        book["tuning_upkeep_days_per_month"] * book["engineer_day_usd"]
        + retrain * book["retrains_per_year"] / 12.0
        + book["base_migration_usd"] / np.maximum(life_months, 1.0)
    )


def classifier_one_off_usd(labelled: float, book: Book, *, label_price: float) -> float:
    """Labels still missing, engineer-days and grading of a small classifier; training is free."""
    missing = max(book["classifier_examples"] - labelled, 0.0)
    grading = book["graded_cases"] * book["grading_usd"] * book["graded_candidates"]
    return missing * label_price + book["classifier_days"] * book["engineer_day_usd"] + grading


def classifier_upkeep_usd(book: Book, *, label_price: float) -> float:
    """Monthly upkeep of a small classifier: engineer-days, and fresh labels to retrain it."""
    fresh = book["fresh_labels_per_retrain"] * label_price
    days = book["classifier_upkeep_days_per_month"] * book["engineer_day_usd"]
    return days + fresh * book["retrains_per_year"] / 12.0


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Money of the retrieval part."""

    per_request: float
    """Embedding of the query and reranking."""
    monthly: float
    """Index, embedding of changed material, upkeep."""
    one_off: float
    """Building, first embedding, labelled question and passage pairs."""


def retrieval_costs(query_tokens: float, corpus_tokens: float, book: Book) -> Retrieval:
    """Cost of fetching material per request, without the fetched tokens themselves."""
    embed = book["embedding_usd_per_m"] / 1e6
    day = book["engineer_day_usd"]
    return Retrieval(
        per_request=query_tokens * embed + book["rerank_usd_per_request"],
        monthly=book["index_usd_per_month"]
        + corpus_tokens * book["reindexed_share_per_month"] * embed
        + book["retrieval_upkeep_days_per_month"] * day,
        one_off=book["retrieval_days"] * day
        + corpus_tokens * embed
        + book["retrieval_graded_pairs"] * book["label_usd"],
    )


def corpus_break_even_tokens(retrieved: float, read_multiplier: float) -> float | None:
    """K* = C / r: the material above which retrieving C tokens beats a cached full prompt."""
    return retrieved / read_multiplier if read_multiplier > 0 else None
