"""The layers of a BERT encoder in float64, for comparison with what onnxruntime does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Step = Callable[[NDArray[np.float64], str], NDArray[np.float64]]
"""From rows, and the name of the weights, to rows."""
HEADS = 12
_erf = np.vectorize(math.erf)


@dataclass(frozen=True)
class Names:
    """What the parts of one layer are called."""

    queries: Sequence[str]
    """Query, key and value."""
    attended: str
    first_norm: str
    wide: str
    narrow: str
    second_norm: str


def layer_norm(
    x: NDArray[np.float64], gain: NDArray[np.float64], shift: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Each row with mean 0 and variance 1, then scaled."""
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12) * gain + shift


def layer(x: NDArray[np.float64], names: Names, dense: Step, norm: Step) -> NDArray[np.float64]:
    """Attention and feed-forward, each with its residual and norm; rows are (tokens, width)."""
    tokens, width = x.shape
    query, key, value = (
        dense(x, name).reshape(tokens, HEADS, -1).transpose(1, 0, 2) for name in names.queries
    )
    scores = query @ key.transpose(0, 2, 1) / math.sqrt(width // HEADS)
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    seen = (raised / raised.sum(axis=-1, keepdims=True)) @ value
    mixed = dense(seen.transpose(1, 0, 2).reshape(tokens, width), names.attended)
    x = norm(x + mixed, names.first_norm)
    wide = dense(x, names.wide)
    active = wide * 0.5 * (1 + _erf(wide / math.sqrt(2)))
    return norm(x + dense(active, names.narrow), names.second_norm)
