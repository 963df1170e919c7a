"""What a network is, and what it says of one message, whichever network it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.reading.bounds import Array, Bounds
from bot.reading.clauses import Sentence
from bot.reading.quantity import Unit
from bot.reading.respelling import Respelling


class Network(Protocol):
    """Reads what the rules miss, and doubts what they read."""

    @property
    def bounds(self) -> Bounds:
        """The columns of its chances, and what is taken of them."""

    @property
    def respelling(self) -> Respelling | None:
        """The words that misspelt ones stand for; `None` when nothing is known of spelling."""

    def understand(self, text: str, sentences: Sequence[Sentence]) -> Understanding:
        """What all sentences of a message, at least one, state."""


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

    def role_chances(self, places: Sequence[tuple[Sentence, int]]) -> Array:
        """The chances of the roles of numbers, (numbers, roles); places as for `roles`."""

    def roles(self, places: Sequence[tuple[Sentence, int]]) -> list[str]:
        """The role of each number, given as its sentence and the index of its unit."""

    def spoken_for(self, sentence: int, column: int, rival: int) -> list[float]:
        """How much each unit of a sentence speaks for a column and against a rival."""
