"""The learned half of the reader: a small network over words that finds what the rules miss.

Rules read what is said in known ways with high precision; people have many more ways. The network
was trained on several thousand hand-labelled texts (`training/`). It knows words by vectors, so
that `nobody tagged anything` is near `no labels`, looks at windows of one to five words, and gives
for each sentence and field the chance of each value, and for each number the chance of each role.
It only proposes: `read` takes a proposal above a threshold, quotes its words, and marks it as not
certain, so that people see and can change it.

Pure: the weights come from outside (`bot/adapters/wording_file.py`).
Architecture: Kim, "Convolutional Neural Networks for Sentence Classification" (2014).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FIELDS = (
    "task_type", "stage", "accuracy_gap", "prompt_attempts", "knowledge_source",
    "knowledge_change", "citations_required", "style_or_format_strictness", "task_stability",
    "task_breadth", "error_cost", "regulated", "on_prem_required", "weights_or_tuning_access",
    "gpu_access", "ml_expertise", "main_driver",
)  # fmt: skip
"""Fields whose values the network knows, in the order of its outputs."""

ROLES = (
    "", "labelled_examples", "requests_per_month", "prompt_tokens", "latency_target_ms",
    "budget_usd", "time_to_ship_weeks", "score_now", "score_target",
)  # fmt: skip
"""What a number can be: something else, a field, or one of two scores that make a gap."""

KINDS = frozenset(("#", "#%", "$#", "#ms", "#w", "#d"))
"""Placeholders of the numbers that can have a role."""

REACH = 10
"""Words to each side of a number that the network looks at."""

WIDTHS = (1, 2, 3, 5)
"""Window sizes for sentences."""

NUMBER_WIDTHS = (1, 3, 5)
"""Window sizes around numbers."""

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
"""Rows of the vector table that stand for no word."""

LONGEST = 80
"""Words of a sentence that are looked at."""

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


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that a sentence seems to state."""

    field: str
    """One of `FIELDS`."""
    value: str
    """The value as text."""
    chance: float
    """Between 0 and 1."""

    @property
    def what(self) -> tuple[str, str]:
        """Field and value."""
        return self.field, self.value


class Wording:
    """The trained network."""

    def __init__(
        self,
        words: Mapping[str, int],
        vectors: Array,
        facts: Layer,
        numbers: Layer,
        places: Array,
        values: Mapping[str, Sequence[str]],
        thresholds: Mapping[str, float],
    ) -> None:
        """Take the weights.

        Args:
            words: word to row of `vectors`.
            vectors: (words, dimensions).
            facts: layer for sentences; its outputs are the values of all fields in order.
            numbers: layer for the surroundings of a number; its outputs are `ROLES`.
            places: (2 * REACH + 1, dimensions), added to the words around a number.
            values: per field "" for nothing, then its values.
            thresholds: per field and role the chance from which a proposal is taken.
        """
        self._words = words
        self._vectors = vectors
        self._facts = facts
        self._numbers = numbers
        self._places = places
        self.values = values
        """Per field "" for nothing, then its values."""
        self._thresholds = thresholds
        self._sizes = [len(values[field]) for field in FIELDS]
        self._starts = np.cumsum([0, *self._sizes[:-1]])
        self._columns = [(field, value) for field in FIELDS for value in values[field]]
        self._least = np.array(
            [thresholds.get(field, 1.0) if value else 2.0 for field, value in self._columns]
        )

    def row(self, word: str) -> int:
        """The row of a word; a plural or form in -ing or -ed falls back to what it comes from."""
        at = self._words.get(word)
        if at is None:
            stems = (word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing", "ly"))
            at = next((self._words[s] for s in stems if s != word and s in self._words), UNKNOWN)
        return at

    def respond(self, texts: Sequence[Sequence[str]]) -> Responses:
        """The responses to rows of words, at least one, each between a beginning and an end."""
        place: dict[int, int] = {BEGIN: 0, END: 1}
        sequences = [
            [0, *(place.setdefault(self.row(w), len(place)) for w in words[:LONGEST]), 1]
            for words in texts
        ]
        return self._facts.respond(self._vectors[list(place)], sequences)

    def chances(self, outputs: Array) -> Array:
        """The chance of each value of each field, (texts, `column` numbers), from outputs."""
        raised = np.exp(np.clip(outputs, -60, 60), dtype=np.float64)
        sums = np.add.reduceat(raised, self._starts, axis=1)
        return np.asarray(raised / np.repeat(sums, self._sizes, axis=1), dtype=np.float32)

    def column(self, field: str, value: str) -> int:
        """Where the chance of a value stands; "" is that nothing is stated."""
        return self._columns.index((field, value))

    def proposals(self, chances: Array) -> list[Proposal]:
        """The most likely value of each field whose chance reaches its threshold."""
        best: dict[str, Proposal] = {}
        for at in np.flatnonzero(chances >= self._least):
            field, value = self._columns[at]
            chance = float(chances[at])
            if field not in best or chance > best[field].chance:
                best[field] = Proposal(field, value, chance)
        return list(best.values())

    def role_chances(self, places: Sequence[tuple[Sequence[str], int]]) -> Array:
        """The chance of each of `ROLES` for numbers, given as (words of the sentence, index)."""
        if not places:
            return np.zeros((0, len(ROLES)), dtype=np.float32)
        vectors, sequences, first = [], [], 0
        for words, at in places:
            low, high = max(0, at - REACH), min(len(words), at + REACH + 1)
            rows = [self.row(w) for w in words[low:high]]
            marks = self._places[REACH - (at - low) : REACH + (high - at)]
            vectors.append(self._vectors[rows] + marks)
            sequences.append(range(first, first + len(rows)))
            first += len(rows)
        outputs = self._numbers.respond(np.concatenate(vectors), sequences).outputs
        raised = np.exp(np.clip(outputs, -60, 60), dtype=np.float64)
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)

    def roles(self, places: Sequence[tuple[Sequence[str], int]]) -> list[str]:
        """The role of each number; "" when none is likely enough."""
        found = []
        for chances in self.role_chances(places):
            best = int(chances.argmax())
            name = ROLES[best]
            taken = float(chances[best]) >= self._thresholds.get(name, 0.5)
            found.append(name if taken else "")
        return found
