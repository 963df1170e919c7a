"""Figures of merit for retrieval and abstention, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

BOOTSTRAP_SAMPLES = 2000
"""Resamples for an interval."""


def ndcg_at(ranking: Sequence[str], relevant: Mapping[str, float], k: int = 10) -> float:
    """Normalised discounted cumulative gain of the first k, 0..1.

    Gain is the judgement itself, discount log2(rank + 1) (Jarvelin and Kekalainen, 2002), as
    trec_eval computes `ndcg_cut`. Without any positive judgement the value is 0.
    """
    gains = [max(relevant.get(key, 0.0), 0.0) for key in ranking[:k]]
    ideal = sorted((value for value in relevant.values() if value > 0), reverse=True)[:k]
    best = _discounted(ideal)
    return _discounted(gains) / best if best > 0 else 0.0


def _discounted(gains: Sequence[float]) -> float:
    """Sum of gains, each divided by log2(rank + 1)."""
    return float(sum(gain / np.log2(rank + 1) for rank, gain in enumerate(gains, start=1)))


def recall_at(ranking: Sequence[str], relevant: Mapping[str, float], k: int) -> float:
    """Share of the relevant keys among the first k, 0..1; 0 when nothing is relevant."""
    wanted = {key for key, value in relevant.items() if value > 0}
    return len(wanted.intersection(ranking[:k])) / len(wanted) if wanted else 0.0


def hit_at(ranking: Sequence[str], relevant: Mapping[str, float], k: int = 3) -> float:
    """1 when any relevant key is among the first k, else 0."""
    return float(any(relevant.get(key, 0.0) > 0 for key in ranking[:k]))


def reciprocal_rank(ranking: Sequence[str], relevant: Mapping[str, float], k: int = 10) -> float:
    """1 / rank of the first relevant key among the first k, else 0 (mean of it: MRR)."""
    for rank, key in enumerate(ranking[:k], start=1):
        if relevant.get(key, 0.0) > 0:
            return 1.0 / rank
    return 0.0


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Probability that a positive scores above a negative; ties count half, nan if one is empty."""
    if not positive or not negative:
        return float("nan")
    above = np.asarray(positive)[:, None] - np.asarray(negative)[None, :]
    return float(np.mean((above > 0) + 0.5 * (above == 0)))


def bootstrap_interval(
    values: Sequence[float], *, level: float = 0.95, seed: int = 20261
) -> tuple[float, float]:
    """Percentile bootstrap interval of the mean; (nan, nan) for no values."""
    if not values:
        return float("nan"), float("nan")
    data: NDArray[np.float64] = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(seed).integers(0, len(data), size=(BOOTSTRAP_SAMPLES, len(data)))
    means = data[draws].mean(axis=1)
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def paired_difference(
    first: Sequence[float], second: Sequence[float]
) -> tuple[float, tuple[float, float]]:
    """Mean of first minus second, question by question, with its bootstrap interval."""
    if len(first) != len(second):
        raise ValueError("paired values must have equal length")
    differences = [a - b for a, b in zip(first, second, strict=True)]
    mean = float(np.mean(differences)) if differences else float("nan")
    return mean, bootstrap_interval(differences)
