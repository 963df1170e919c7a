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
"""Window sizes for sentences, ascending."""

TAIL = max(WIDTHS)
"""Empty rows between sequences, so that every filter also sees a window without words."""

_REACH = TAIL // 2
"""Rows to each side of its centre that a window covers at most."""


def laid_out(sequences: Sequence[Sequence[int]]) -> list[int]:
    """Rows of all sequences one behind the other, with empty rows (0) around each."""
    gap = [0] * TAIL
    return [*gap, *(row for sequence in sequences for row in (*sequence, *gap)), 0]


@dataclass(frozen=True, slots=True)
class _Step:
    """What the words at one distance from the centre add to the windows that cover them."""

    distance: int
    """Rows from the centre of the window; negative before it."""
    filters: int
    """The first filter that covers it; all behind it, being wider, do so as well."""
    column: int
    """Where these filters begin among what a word brings."""


@dataclass(frozen=True)
class Layer:
    """Windows of several sizes, the strongest response of each filter, and a linear output.

    What a word brings to a window depends only on its place there, so a word is multiplied once
    for all places (`brought`), and a window is the sum of what its words bring.
    """

    kernels: tuple[Array, ...]
    """Per window size, ascending: (size * dimensions, filters)."""
    biases: tuple[Array, ...]
    """Per window size: (filters,)."""
    weights: Array
    """(filters of all sizes, outputs)."""
    bias: Array
    """(outputs,)."""
    dimensions: int
    """Length of a word vector."""

    @cached_property
    def sizes(self) -> NDArray[np.intp]:
        """The window size of each filter, (filters of all sizes,)."""
        widths = [len(kernel) // self.dimensions for kernel in self.kernels]
        return np.repeat(widths, [kernel.shape[1] for kernel in self.kernels])

    @cached_property
    def by_output(self) -> Array:
        """The weights laid out by output, (outputs, filters of all sizes)."""
        return np.ascontiguousarray(self.weights.T)

    @cached_property
    def _filter_biases(self) -> Array:
        return np.concatenate(self.biases)

    @cached_property
    def steps(self) -> tuple[_Step, ...]:
        """The places of windows, the centre first."""
        found, column = [], 0
        for distance in sorted(range(-_REACH, _REACH + 1), key=abs):
            covering = (distance >= -(self.sizes // 2)) & (distance < self.sizes - self.sizes // 2)
            if covering.any():
                first = int(covering.argmax())
                found.append(_Step(distance, first, column))
                column += len(self.sizes) - first
        return tuple(found)

    @cached_property
    def _places(self) -> Array:
        """The kernels' parts for each place beside each other, (dimensions, filters of places)."""
        parts = []
        for step in self.steps:
            for kernel in self.kernels:
                rows = kernel.reshape(-1, self.dimensions, kernel.shape[1])
                place = step.distance + len(rows) // 2
                if 0 <= place < len(rows):
                    parts.append(rows[place])
        return np.concatenate(parts, axis=1)

    @property
    def places(self) -> int:
        """Columns of what a word brings."""
        return int(self._places.shape[1])

    def brought(self, vectors: Array) -> Array:
        """What words bring to each place of each window, (..., filters of all places).

        Args:
            vectors: (..., dimensions).
        """
        return np.asarray(vectors @ self._places, dtype=np.float32)

    def respond(self, laid: Array, lengths: Sequence[int]) -> Responses:
        """Respond to sequences of words.

        Args:
            laid: What the words bring, laid out as by `laid_out`, (rows, filters of all places).
            lengths: Words of each sequence.
        """
        filters, count = len(self.sizes), len(laid) - 2 * _REACH
        strength = laid[_REACH : _REACH + count, :filters].copy()
        for step in self.steps[1:]:
            first = _REACH + step.distance
            columns = slice(step.column, step.column + filters - step.filters)
            strength[:, step.filters :] += laid[first : first + count, columns]
        starts = np.cumsum([TAIL - _REACH, *(length + TAIL for length in lengths)])[:-1].tolist()
        spans = zip(starts, lengths, strict=True)
        # One call per sequence: numpy's own reduction over spans takes eight times as long.
        best = [strength[low : low + length + _REACH + 1].max(axis=0) for low, length in spans]
        active = np.maximum(best + self._filter_biases, 0.0)
        outputs = active @ self.weights + self.bias
        return Responses(outputs, active, strength, tuple(starts), tuple(lengths), self)


@dataclass(frozen=True, slots=True)
class Responses:
    """What a layer says of some sequences."""

    outputs: Array
    """(sequences, outputs)."""
    active: Array
    """Strongest response of each filter, (sequences, filters of all sizes)."""
    strength: Array
    """The responses along all sequences, by the centres of the windows, (rows, filters)."""
    starts: tuple[int, ...]
    """The row of `strength` at which each sequence begins."""
    lengths: tuple[int, ...]
    """Words of each sequence."""
    layer: Layer
    """The layer."""

    def spoken_for(self, sequence: int, output: int, rival: int) -> list[float]:
        """How much each word of a sequence speaks for an output and against a rival.

        Each filter's part in the difference goes to the words of its strongest window, in equal
        shares; parts that speak against it are left out.
        """
        layer, length, low = self.layer, self.lengths[sequence], self.starts[sequence]
        parts = self.active[sequence] * (layer.by_output[output] - layer.by_output[rival])
        for_it = np.flatnonzero(parts > 0)
        shares = parts[for_it] / layer.sizes[for_it]
        windows = self.strength[low : low + length + _REACH + 1, for_it]
        centres = windows.argmax(axis=0) + _REACH
        found = np.zeros(length + 4 * _REACH + 1)
        for step in layer.steps:
            first = int(for_it.searchsorted(step.filters))
            places = centres[first:] + step.distance
            found += np.bincount(places, shares[first:], len(found))
        words: list[float] = found[_REACH : _REACH + length].tolist()
        return words
