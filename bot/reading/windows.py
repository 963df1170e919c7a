"""Windows of words: a layer that keeps the strongest response of each filter to a sequence.

Architecture: Kim, "Convolutional Neural Networks for Sentence Classification" (2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WIDTHS = (1, 2, 3, 5)
"""Window sizes for sentences."""

TAIL = max(WIDTHS)
"""Empty rows behind each sequence, so that every filter also sees a window without words."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """Windows of several sizes, the strongest response of each filter, and a linear output."""

    kernels: tuple[Array, ...]
    """Per window size: (size * dimensions, filters)."""
    biases: tuple[Array, ...]
    """Per window size: (filters,)."""
    weights: Array
    """(filters of all sizes, outputs)."""
    bias: Array
    """(outputs,)."""

    def respond(self, vectors: Array, sequences: Sequence[Sequence[int]]) -> Responses:
        """Respond to sequences of word vectors.

        What a word brings to a window depends only on its place there, so every distinct word is
        multiplied once, however often it stands in the sequences.

        Args:
            vectors: (rows, dimensions).
            sequences: Rows of `vectors`, one list per sequence.
        """
        dimensions = vectors.shape[1]
        lengths = [len(sequence) for sequence in sequences]
        gap = [len(vectors)] * TAIL
        rows = [row for sequence in sequences for row in (*sequence, *gap)]
        laid = np.array([*gap, *rows, len(vectors)], dtype=np.intp)
        starts = TAIL + np.cumsum([0, *(length + TAIL for length in lengths[:-1])])
        strengths, edges, best = [], [], []
        for kernel, bias in zip(self.kernels, self.biases, strict=True):
            size = kernel.shape[0] // dimensions
            count = len(laid) - size + 1
            strength = np.zeros((count, kernel.shape[1]), dtype=np.float32)
            for place, part in enumerate(kernel.reshape(size, dimensions, -1)):
                brought = np.zeros((len(vectors) + 1, part.shape[1]), dtype=np.float32)
                np.matmul(vectors, part, out=brought[:-1])
                strength += brought[laid[place : place + count]]
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
