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

from bot.reading.bounds import ROLES, Array, Bounds, role_chances
from bot.reading.clauses import Sentence
from bot.reading.context import Context
from bot.reading.quantity import Unit
from bot.reading.respelling import Respelling
from bot.reading.windows import Layer, Responses

REACH = 10
"""Words to each side of a number that the network looks at."""

NUMBER_WIDTHS = (1, 3, 5)
"""Window sizes around numbers."""

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
"""Rows of the vector table that stand for no word."""

LONGEST = 80
"""Words of a sentence that are looked at."""

TOGETHER = 128
"""Numbers whose surroundings are looked at together: bounds memory to some 10 MB."""

REMEMBERED = 4096
"""Words of which it is remembered what they bring to the layers: some 30 MB at most."""


class Wording:
    """The trained network."""

    def __init__(
        self,
        words: Mapping[str, int],
        vectors: Array,
        facts: Layer,
        numbers: Layer,
        places: Array,
        bounds: Bounds,
        context: Context | None = None,
        respelling: Respelling | None = None,
    ) -> None:
        """Take the weights.

        Args:
            words: word to row of `vectors`.
            vectors: (words, dimensions).
            facts: layer for sentences; its outputs are the values of all fields in order.
            numbers: layer for the surroundings of a number; its outputs are `ROLES`.
            places: (2 * REACH + 1, dimensions), added to the words around a number.
            bounds: what is taken of the chances.
            context: corrects the outputs by the rest of the message.
            respelling: the words that misspelt ones stand for.
        """
        self._words = words
        self._facts = facts
        self._numbers = numbers
        self._brought = lru_cache(REMEMBERED)(lambda row: facts.brought(vectors[row]))
        self._brought_near = lru_cache(REMEMBERED)(lambda row: numbers.brought(vectors[row]))
        self._marks = numbers.brought(places)
        self.bounds = bounds
        """The columns of the chances, and what is taken of them."""
        self.context = context
        """The layers that see the rest of the message; `None` without them."""
        self.respelling = respelling
        """The words that misspelt ones stand for; `None` when nothing is known of spelling."""

    def with_context(self, context: Context) -> Wording:
        """The same network with other layers for the context."""
        made = copy(self)
        made.context = context
        return made

    def understand(self, sentences: Sequence[Sentence]) -> Understood:
        """What all sentences of a message, at least one, state."""
        responses = self.respond([texts(s.units) for s in sentences])
        return Understood(self, responses, *self.understood(responses))

    def respond(self, texts: Sequence[Sequence[str]]) -> Responses:
        """The responses to rows of words, at least one, each between a beginning and an end."""
        place: dict[int, int] = {BEGIN: 0, END: 1}
        sequences = [
            [0, *(place.setdefault(row_of(self._words, w), len(place)) for w in words[:LONGEST]), 1]
            for words in texts
        ]
        return self._facts.respond(_rows([self._brought(row) for row in place]), sequences)

    def understood(self, responses: Responses) -> tuple[Array, NDArray[np.bool_]]:
        """What the sentences of a message state, and which may tell of the writer's own project.

        Args:
            responses: to all sentences of the message, in order.

        Returns:
            The chance of each value of each field, (sentences, columns), and (sentences,).
        """
        outputs = responses.outputs
        own = np.ones(len(outputs), dtype=np.bool_)
        if self.context is not None:
            added = self.context.added(responses.active)
            outputs = outputs + added[:, :-1]
            own = self.bounds.own(added[:, -1])
        return self.bounds.chances(outputs), own

    def role_chances(self, places: Sequence[tuple[Sequence[str], int]]) -> Array:
        """The chance of each of `ROLES` for numbers, given as (words of the sentence, index)."""
        batches = [places[at : at + TOGETHER] for at in range(0, len(places), TOGETHER)]
        nothing = np.zeros((0, len(ROLES)), dtype=np.float32)
        return np.concatenate([nothing, *(self._roles_together(batch) for batch in batches)])

    def _roles_together(self, places: Sequence[tuple[Sequence[str], int]]) -> Array:
        rows: list[int] = []
        marks: list[int] = []
        sequences = []
        for words, at in places:
            low, high = max(0, at - REACH), min(len(words), at + REACH + 1)
            sequences.append(range(len(rows), len(rows) + high - low))
            rows.extend(row_of(self._words, w) for w in words[low:high])
            marks.extend(range(REACH - (at - low), REACH + (high - at)))
        brought = _rows([self._brought_near(row) for row in rows]) + self._marks[marks]
        return role_chances(self._numbers.respond(brought, sequences).outputs)


@dataclass(frozen=True, slots=True)
class Understood:
    """What the network says of one message: an `Understanding`."""

    network: Wording
    """The network."""
    responses: Responses
    """To the sentences of the message."""
    chances: Array
    """(sentences, columns)."""
    own: NDArray[np.bool_]
    """(sentences,)."""

    @property
    def bounds(self) -> Bounds:
        """Those of the network."""
        return self.network.bounds

    def alone(self, units: Sequence[Unit]) -> Array:
        """The chances of a part of a sentence, looked at by itself, (columns,)."""
        chances, _ = self.network.understood(self.network.respond([texts(units)]))
        return np.asarray(chances[0])

    def roles(self, places: Sequence[tuple[Sentence, int]]) -> list[str]:
        """The role of each number, given as its sentence and the index of its unit."""
        found = self.network.role_chances([(texts(s.units), at) for s, at in places])
        return [self.bounds.role(chances) for chances in found]

    def spoken_for(self, sentence: int, column: int, rival: int) -> NDArray[np.float64]:
        """How much each unit of a sentence speaks for a column and against a rival, (units,)."""
        return self.responses.spoken_for(sentence, column, rival)[1:-1]


def texts(units: Sequence[Unit]) -> list[str]:
    """The words of units, as the network knows them."""
    return [unit.text for unit in units]


def row_of(words: Mapping[str, int], word: str) -> int:
    """The row of a word; a plural or form in -ing or -ed falls back to what it comes from."""
    at = words.get(word)
    if at is None:
        stems = (word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing", "ly"))
        at = next((words[s] for s in stems if s != word and s in words), UNKNOWN)
    return at


def _rows(vectors: list[Array]) -> Array:
    return np.concatenate(vectors).reshape(len(vectors), -1)
