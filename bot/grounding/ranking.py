"""How rankings are made and joined: the arithmetic of hybrid retrieval."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

RRF_K = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Buettcher, SIGIR 2009)."""

Key = TypeVar("Key", bound=Hashable)


def whole_and_best_line(
    whole: NDArray[np.float32], lines: NDArray[np.float32], owner: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Score passages by the mean of their own similarity and that of their best line.

    Args:
        whole: similarity of each passage to the question, shape (passages,), -1..1.
        lines: similarity of each line to the question, shape (lines,), -1..1.
        owner: for each line the index of its passage.

    Returns:
        One score per passage, -1..1. A passage without lines counts as its own best line.
    """
    best = np.full(whole.shape, -np.inf, dtype=np.float32)
    np.maximum.at(best, owner, lines)
    best = np.where(np.isfinite(best), best, whole)
    mean: NDArray[np.float32] = (whole + best) / np.float32(2)
    return mean


def order_by_score(scores: Mapping[Key, float]) -> list[Key]:
    """Keys from the highest score down; equal scores keep the mapping's order."""
    return sorted(scores, key=lambda key: -scores[key])


def reciprocal_rank_fusion(rankings: Sequence[Sequence[Key]], k: int = RRF_K) -> dict[Key, float]:
    """Join rankings: each adds 1 / (k + rank) to the keys that it holds, rank from 1.

    Args:
        rankings: keys, best first; a key may be missing from some.
        k: damps the weight of the first ranks.

    Returns:
        Fused scores scaled to 0..1, where 1 means first in every ranking; best first.
    """
    fused: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            fused[key] = fused.get(key, 0.0) + 1.0 / (k + rank)
    ceiling = len(rankings) / (k + 1) if rankings else 1.0
    return {key: fused[key] / ceiling for key in order_by_score(fused)}
