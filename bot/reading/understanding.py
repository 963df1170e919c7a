"""What a network says of one message: the same questions, whichever network answers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.reading.bounds import Array, Bounds
from bot.reading.clauses import Sentence
from bot.reading.quantity import Unit


class Understanding(Protocol):
    """What the sentences of a message state, and what their numbers are."""

    @property
    def bounds(self) -> Bounds:
        """The columns of the chances, and what is taken of them."""

    @property
    def chances(self) -> Array:
        """The chance of each value of each field, (sentences, columns)."""

    @property
    def own(self) -> NDArray[np.bool_]:
        """Which sentences may tell of the writer's own project, (sentences,)."""

    def alone(self, units: Sequence[Unit]) -> Array:
        """The chances of a part of a sentence, looked at by itself, (columns,)."""

    def roles(self, places: Sequence[tuple[Sentence, int]]) -> list[str]:
        """The role of each number, given as its sentence and the index of its unit."""

    def spoken_for(self, sentence: int, column: int, rival: int) -> list[float]:
        """How much each unit of a sentence speaks for a column and against a rival."""
