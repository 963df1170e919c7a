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

import numpy as np
from numpy.typing import NDArray

from bot.reading.bounds import ROLES, Array, Bounds, role_chances, sigmoid
from bot.reading.clauses import Sentence
from bot.reading.context import Context
from bot.reading.quantity import Unit
from bot.reading.respelling import Respelling
from bot.reading.windows import Layer, Responses, laid_out
from bot.reading.word_table import Met, WordTable

REACH = 10
"""Words to each side of a number that the network looks at."""

NUMBER_WIDTHS = (1, 3, 5)
"""Window sizes around numbers, ascending."""

LONGEST = 80
"""Words of a sentence that are looked at."""

TOGETHER = 128
"""Numbers whose surroundings are looked at together: bounds memory to some 10 MB."""


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
        self._table = WordTable(words, vectors, facts, numbers)
        self._facts = facts
        self._numbers = numbers
        self._marks = numbers.brought(np.concatenate([np.zeros_like(places[:1]), places]))
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

    def understand(self, text: str, sentences: Sequence[Sentence]) -> Understood:
        """What all sentences of a message, at least one, state; their words tell enough."""
        met, rows = self._table.look_up([texts(s.units) for s in sentences])
        responses = self._respond(met, rows)
        chances, own_chances = self.understood(responses)
        own = self.bounds.own(own_chances, sum(len(s.units) for s in sentences))
        return Understood(self, met, rows, responses, chances, own_chances, own)

    def respond(self, texts: Sequence[Sequence[str]]) -> Responses:
        """The responses to rows of words, at least one, each between a beginning and an end."""
        return self._respond(*self._table.look_up(texts))

    def _respond(self, met: Met, rows: Sequence[list[int]]) -> Responses:
        within = LONGEST + 2
        sequences = [r if len(r) <= within else [*r[: LONGEST + 1], r[-1]] for r in rows]
        laid = met.facts[laid_out(sequences)]
        return self._facts.respond(laid, [len(sequence) for sequence in sequences])

    def understood(self, responses: Responses) -> tuple[Array, Array]:
        """What the sentences of a message state, and whether of the writer's own project.

        Args:
            responses: to all sentences of the message, in order.

        Returns:
            The chance of each value of each field, (sentences, columns), and of being the
            writer's own, (sentences,).
        """
        outputs = responses.outputs
        own = np.ones(len(outputs), dtype=np.float32)
        if self.context is not None:
            added = self.context.added(responses.active)
            outputs = outputs + added[:, :-1]
            own = sigmoid(added[:, -1])
        return self.bounds.chances(outputs), own

    def role_chances(self, places: Sequence[tuple[Sequence[str], int]]) -> Array:
        """The chance of each of `ROLES` for numbers, given as (words of the sentence, index)."""
        met, rows = self._table.look_up([words for words, _ in places])
        return self.roles_near(met, [(r, at) for r, (_, at) in zip(rows, places, strict=True)])

    def roles_near(self, met: Met, places: Sequence[tuple[Sequence[int], int]]) -> Array:
        """The same, given as (rows of `met` of a sentence as looked up, index of the number)."""
        batches = [places[at : at + TOGETHER] for at in range(0, len(places), TOGETHER)]
        nothing = np.zeros((0, len(ROLES)), dtype=np.float32)
        return np.concatenate([nothing, *(self._roles_together(met, batch) for batch in batches)])

    def _roles_together(self, met: Met, places: Sequence[tuple[Sequence[int], int]]) -> Array:
        near: list[Sequence[int]] = []
        marks: list[Sequence[int]] = []
        for rows, at in places:
            low, high = max(0, at - REACH), min(len(rows) - 2, at + REACH + 1)
            near.append(rows[low + 1 : high + 1])
            marks.append(range(1 + REACH - (at - low), 1 + REACH + (high - at)))
        laid = met.numbers[laid_out(near)] + self._marks[laid_out(marks)]
        return role_chances(self._numbers.respond(laid, [len(rows) for rows in near]).outputs)


@dataclass(frozen=True, slots=True)
class Understood:
    """What the network says of one message: an `Understanding`."""

    network: Wording
    """The network."""
    met: Met
    """What the words of the message bring."""
    rows: Sequence[list[int]]
    """Those of the sentences in it, each between a beginning and an end."""
    responses: Responses
    """To the sentences of the message."""
    chances: Array
    """(sentences, columns)."""
    own_chances: Array
    """That a sentence tells of the writer's own project, (sentences,)."""
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

    def role_chances(self, places: Sequence[tuple[Sentence, int]]) -> Array:
        """The chances of the roles of numbers, (numbers, roles); places as for `roles`."""
        return self.network.roles_near(self.met, [(self.rows[s.index], at) for s, at in places])

    def roles(self, places: Sequence[tuple[Sentence, int]]) -> list[str]:
        """The role of each number, given as its sentence and the index of its unit."""
        return [self.bounds.role(chances) for chances in self.role_chances(places)]

    def spoken_for(self, sentence: int, column: int, rival: int) -> list[float]:
        """How much each unit of a sentence speaks for a column and against a rival."""
        return self.responses.spoken_for(sentence, column, rival)[1:-1]


def texts(units: Sequence[Unit]) -> list[str]:
    """The words of units, as the network knows them."""
    return [unit.text for unit in units]
