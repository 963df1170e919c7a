"""Windows of words: a layer that keeps the strongest response of each filter to a sequence.

Architecture: Kim, "Convolutional Neural Networks for Sentence Classification" (2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.reading.bounds import Array

WIDTHS = (1, 2, 3, 5)
"""Window sizes for sentences."""

TAIL = max(WIDTHS)
"""Empty rows behind each sequence, so that every filter also sees a window without words."""


@dataclass(frozen=True)
class Layer:
    """Windows of several sizes, the strongest response of each filter, and a linear output.

    What a word brings to a window depends only on its place there, so a word is multiplied once
    for all places (`brought`), and a window is the sum of what its words bring.
    """

    kernels: tuple[Array, ...]
    """Per window size: (size * dimensions, filters)."""
    biases: tuple[Array, ...]
    """Per window size: (filters,)."""
    weights: Array
    """(filters of all sizes, outputs)."""
    bias: Array
    """(outputs,)."""
    dimensions: int
    """Length of a word vector."""

    @cached_property
    def _places(self) -> Array:
        """All kernels beside each other, place by place, (dimensions, filters of all places)."""
        size = self.dimensions
        parts = (kernel.reshape(-1, size, kernel.shape[1]) for kernel in self.kernels)
        return np.concatenate([part for parted in parts for part in parted], axis=1)

    def brought(self, vectors: Array) -> Array:
        """What words bring to each place of each window, (..., filters of all places).

        Args:
            vectors: (..., dimensions).
        """
        return np.asarray(vectors @ self._places, dtype=np.float32)

    def respond(self, brought: Array, sequences: Sequence[Sequence[int]]) -> Responses:
        """Respond to sequences of words.

        Args:
            brought: `brought` of some words, (rows, filters of all places).
            sequences: Rows of `brought`, one list per sequence.
        """
        lengths = [len(sequence) for sequence in sequences]
        gap = [len(brought)] * TAIL
        rows = [row for sequence in sequences for row in (*sequence, *gap)]
        nothing = np.zeros((1, brought.shape[1]), dtype=np.float32)
        laid = np.concatenate([brought, nothing])[[*gap, *rows, len(brought)]]
        starts = TAIL + np.cumsum([0, *(length + TAIL for length in lengths[:-1])])
        strengths, edges, best, column = [], [], [], 0
        for kernel, bias in zip(self.kernels, self.biases, strict=True):
            size, filters = kernel.shape[0] // self.dimensions, kernel.shape[1]
            count = len(laid) - size + 1
            strength = laid[:count, column : column + filters].copy()
            for place in range(1, size):
                first = column + place * filters
                strength += laid[place : place + count, first : first + filters]
            column += size * filters
            margin = size // 2
            low = starts - margin
            high = starts + lengths + TAIL - 2 * margin
            ends = np.stack([low, high], axis=1).ravel()
            best.append(np.maximum.reduceat(strength, ends, axis=0)[::2] + bias)
            strengths.append(strength)
            edges.append((low, high, size))
        active = np.maximum(np.concatenate(best, axis=1), 0.0)
        outputs = active @ self.weights + self.bias
        return Responses(outputs, active, tuple(strengths), tuple(edges), tuple(lengths), self)


@dataclass(frozen=True, slots=True)
class Responses:
    """What a layer says of some sequences."""

    outputs: Array
    """(sequences, outputs)."""
    active: Array
    """Strongest response of each filter, (sequences, filters of all sizes)."""
    strengths: tuple[Array, ...]
    """Per window size the responses along all sequences."""
    edges: tuple[tuple[NDArray[np.intp], NDArray[np.intp], int], ...]
    """Per window size where each sequence's windows begin and end, and the size."""
    lengths: tuple[int, ...]
    """Words of each sequence."""
    layer: Layer
    """The layer."""

    def spoken_for(self, sequence: int, output: int, rival: int) -> NDArray[np.float64]:
        """How much each word of a sequence speaks for an output and against a rival, (words,).

        Each filter's part in the difference goes to the words of its strongest window, in equal
        shares; parts that speak against it are left out.
        """
        length, first = self.lengths[sequence], 0
        found = np.zeros(length + 2 * TAIL)
        parts = self.active[sequence] * (
            self.layer.weights[:, output] - self.layer.weights[:, rival]
        )
        for strength, (lows, highs, size) in zip(self.strengths, self.edges, strict=True):
            low, margin = int(lows[sequence]), size // 2
            shares = parts[first : first + strength.shape[1]] / size
            first += strength.shape[1]
            for_it = np.flatnonzero(shares > 0)
            places = strength[low : int(highs[sequence]), for_it].argmax(axis=0) + TAIL - margin
            begun = np.bincount(places, shares[for_it], len(found))
            for step in range(size):
                found[step:] += begun[: len(found) - step]
        return found[TAIL : TAIL + length]
