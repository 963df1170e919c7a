"""The learned half of the reader: a small network over words that finds what the rules miss.

Rules read what is said in known ways with high precision; people have many more ways. The network
was trained on several thousand hand-labelled texts (`training/`). It knows words by vectors, so
that `nobody tagged anything` is near `no labels`, looks at windows of one to five words, and gives
for each sentence and field the chance of each value, and for each number the chance of each role.
A second step (`bot/reading/context.py`) corrects these by the rest of the message. It only
proposes and doubts: `read` takes a proposal above a threshold, quotes its words, and marks it as
not certain, so that people see and can change it; a rule's reading that it finds most unlikely, or
that tells of somebody else's project, is dropped.

Pure: the weights come from outside (`bot/adapters/wording_file.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.reading.context import Context
from bot.reading.respelling import Respelling
from bot.reading.windows import Array, Layer, Responses

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

NUMBER_WIDTHS = (1, 3, 5)
"""Window sizes around numbers."""

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
"""Rows of the vector table that stand for no word."""

LONGEST = 80
"""Words of a sentence that are looked at."""

REMEMBERED = 4096
"""Words of which it is remembered what they bring to the layers: some 30 MB at most."""


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
        context: Context | None = None,
        doubts: Mapping[str, float] | None = None,
        own_from: float = 0.0,
        respelling: Respelling | None = None,
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
            context: corrects the outputs by the rest of the message.
            doubts: per field the chance below which a rule's reading is dropped.
            own_from: the chance below which nothing is read from a sentence, since it tells of
                another project than the writer's own.
            respelling: the words that misspelt ones stand for.
        """
        self._words = words
        self._facts = facts
        self._numbers = numbers
        self._brought = lru_cache(REMEMBERED)(lambda row: facts.brought(vectors[row]))
        self._brought_near = lru_cache(REMEMBERED)(lambda row: numbers.brought(vectors[row]))
        self._marks = numbers.brought(places)
        self.values = values
        """Per field "" for nothing, then its values."""
        self._thresholds = thresholds
        self.context = context
        """The layers that see the rest of the message; `None` without them."""
        self._doubts = doubts or {}
        self._own_from = own_from
        self.respelling = respelling
        """The words that misspelt ones stand for; `None` when nothing is known of spelling."""
        self._sizes = [len(values[field]) for field in FIELDS]
        self._starts = np.cumsum([0, *self._sizes[:-1]])
        self._columns = [(field, value) for field in FIELDS for value in values[field]]
        self._places = {what: at for at, what in enumerate(self._columns)}
        self._least = np.array(
            [thresholds.get(field, 1.0) if value else 2.0 for field, value in self._columns]
        )

    def with_context(self, context: Context) -> Wording:
        """The same network with other layers for the context."""
        made = copy(self)
        made.context = context
        return made

    def row(self, word: str) -> int:
        """`row_of` the words of this network."""
        return row_of(self._words, word)

    def respond(self, texts: Sequence[Sequence[str]]) -> Responses:
        """The responses to rows of words, at least one, each between a beginning and an end."""
        place: dict[int, int] = {BEGIN: 0, END: 1}
        sequences = [
            [0, *(place.setdefault(self.row(w), len(place)) for w in words[:LONGEST]), 1]
            for words in texts
        ]
        return self._facts.respond(_rows([self._brought(row) for row in place]), sequences)

    def understood(self, responses: Responses) -> tuple[Array, NDArray[np.bool_]]:
        """What the sentences of a message state, and which may tell of the writer's own project.

        Args:
            responses: to all sentences of the message, in order.

        Returns:
            The chance of each value of each field, (sentences, `column` numbers), and (sentences,).
        """
        outputs = responses.outputs
        own = np.ones(len(outputs), dtype=np.bool_)
        if self.context is not None:
            added = self.context.added(responses.active)
            outputs = outputs + added[:, :-1]
            own = 1.0 / (1.0 + np.exp(-np.clip(added[:, -1], -60, 60))) >= self._own_from
        raised = np.exp(np.clip(outputs, -60, 60), dtype=np.float64)
        sums = np.add.reduceat(raised, self._starts, axis=1)
        return np.asarray(raised / np.repeat(sums, self._sizes, axis=1), dtype=np.float32), own

    def doubts(self, field: str, value: str, chances: Array) -> bool:
        """Whether a rule's reading of a sentence is too unlikely; `chances` are the sentence's."""
        least = self._doubts.get(field, 0.0)
        known = least > 0 and value in self.values.get(field, ())
        return known and float(chances[self.column(field, value)]) < least

    def column(self, field: str, value: str) -> int:
        """Where the chance of a value stands; "" is that nothing is stated."""
        return self._places[field, value]

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
        rows: list[int] = []
        marks: list[int] = []
        sequences = []
        for words, at in places:
            low, high = max(0, at - REACH), min(len(words), at + REACH + 1)
            sequences.append(range(len(rows), len(rows) + high - low))
            rows.extend(self.row(w) for w in words[low:high])
            marks.extend(range(REACH - (at - low), REACH + (high - at)))
        brought = _rows([self._brought_near(row) for row in rows]) + self._marks[marks]
        outputs = self._numbers.respond(brought, sequences).outputs
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


def row_of(words: Mapping[str, int], word: str) -> int:
    """The row of a word; a plural or form in -ing or -ed falls back to what it comes from."""
    at = words.get(word)
    if at is None:
        stems = (word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing", "ly"))
        at = next((words[s] for s in stems if s != word and s in words), UNKNOWN)
    return at


def _rows(vectors: list[Array]) -> Array:
    return np.concatenate(vectors).reshape(len(vectors), -1)
