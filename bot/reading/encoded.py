"""An encoder beside the windows: it sees the whole message when it looks at a sentence.

It gives a state for each token of a text. What a sentence states is read from the mean and the
highest of its tokens' states, what a number is from those of the number and of its sentence. The
chances of both networks are mixed, since they err in different places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.reading.bounds import KINDS, Array, Bounds, role_chances, sigmoid
from bot.reading.clauses import Sentence
from bot.reading.learned import Understood, Wording
from bot.reading.quantity import Unit
from bot.reading.respelling import Respelling

SHARE = 0.65
"""Part of the encoder in the chances; chosen on texts kept apart."""
PIECE = 220
"""Tokens of whole sentences looked at together, as in training."""
LONGEST = 250
"""Tokens of one sentence that are looked at."""
MOST = 2_000
"""Tokens of a message that are looked at; what lies behind is left to the windows."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens, in order."""

    ids: Sequence[int]
    """Which they are."""
    starts: Sequence[int]
    """Where each begins in the text."""
    ends: Sequence[int]
    """Where each ends."""

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The first token of a part of the text, and the one behind its last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


class Encoder(Protocol):
    """From tokens to states."""

    def cut(self, text: str) -> Tokens:
        """The tokens of a text."""

    def states(self, ids: Sequence[int]) -> Array:
        """The state of each of some tokens, seen together, (tokens, width)."""


@dataclass(frozen=True)
class Heads:
    """What is read from states, by one linear layer each."""

    facts: Array
    """(2 * width, columns + 1); the last is for the writer's own project."""
    facts_bias: Array
    """(columns + 1,)."""
    numbers: Array
    """(2 * width, roles)."""
    numbers_bias: Array
    """(roles,)."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the encoder says of the sentences that it looked at."""

    outputs: Mapping[int, Array]
    """By index of the sentence: (columns + 1,)."""
    roles: Mapping[tuple[int, int], Array]
    """By sentence and unit of a number: chances of its roles, (roles,)."""


class EncodedWording:
    """The windows and the encoder together."""

    def __init__(self, wording: Wording, encoder: Encoder, heads: Heads, bounds: Bounds) -> None:
        """Take both networks.

        Args:
            wording: the windows.
            encoder: makes states.
            heads: read from the states.
            bounds: what is taken of the mixed chances; their columns are those of `wording`.
        """
        self._wording = wording
        self._encoder = encoder
        self.heads = heads
        """What is read from the states of the encoder."""
        self.bounds = bounds
        """The columns of the chances, and what is taken of them."""

    @property
    def respelling(self) -> Respelling | None:
        """The words that misspelt ones stand for."""
        return self._wording.respelling

    def understand(self, text: str, sentences: Sequence[Sentence]) -> EncodedUnderstanding:
        """What all sentences of a message, at least one, state."""
        said = self._wording.understand(text, sentences)
        seen = self._look(text, sentences)
        chances, own = said.chances.copy(), said.own_chances.copy()
        if seen.outputs:
            rows = list(seen.outputs)
            outputs = np.stack([seen.outputs[row] for row in rows])
            encoded = self.bounds.chances(outputs[:, :-1])
            chances[rows] = SHARE * encoded + (1 - SHARE) * chances[rows]
            own[rows] = SHARE * sigmoid(outputs[:, -1]) + (1 - SHARE) * own[rows]
        words = sum(len(s.units) for s in sentences)
        return EncodedUnderstanding(said, seen, self.bounds, chances, self.bounds.own(own, words))

    def _look(self, text: str, sentences: Sequence[Sentence]) -> _Seen:
        tokens = self._encoder.cut(text[: sentences[-1].units[-1].end])
        spans = [tokens.covering(s.units[0].start, s.units[-1].end) for s in sentences]
        outputs: dict[int, Array] = {}
        roles: dict[tuple[int, int], Array] = {}
        for begin, end, piece in pieces_of(spans):
            states = self._encoder.states(tokens.ids[begin:end])
            for index in piece:
                first, last = (place - begin for place in spans[index])
                inside = states[first : min(last, len(states))]
                mean = inside.mean(axis=0)
                seen = np.concatenate([mean, inside.max(axis=0)])
                outputs[index] = seen @ self.heads.facts + self.heads.facts_bias
                for at, (low, high) in numbers_in(sentences[index], tokens):
                    number = states[low - begin : min(high - begin, len(states))]
                    if len(number):
                        seen = np.concatenate([number.mean(axis=0), mean])
                        roles[index, at] = seen @ self.heads.numbers + self.heads.numbers_bias
        places = list(roles)
        listed = np.stack([roles[p] for p in places]) if places else np.zeros((0, 1), np.float32)
        return _Seen(outputs, dict(zip(places, role_chances(listed), strict=True)))


def pieces_of(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, list[int]]]:
    """What is looked at together: the first token, the one behind the last, and the sentences.

    A piece ends with the sign behind its last sentence.

    Args:
        spans: of each sentence the first token and the one behind its last; sentences without
            tokens are left out.
    """
    pieces: list[list[int]] = []
    for index, (first, last) in enumerate(spans):
        if first >= last or first >= MOST:
            continue
        if not pieces or last - spans[pieces[-1][0]][0] > PIECE:
            pieces.append([])
        pieces[-1].append(index)
    begins = [spans[piece[0]][0] for piece in pieces]
    ends = [spans[piece[-1]][1] + 1 for piece in pieces]
    return [
        (begin, min(end, begin + LONGEST), piece)
        for begin, end, piece in zip(begins, ends, pieces, strict=True)
    ]


def numbers_in(sentence: Sentence, tokens: Tokens) -> list[tuple[int, tuple[int, int]]]:
    """Units of a sentence that are numbers with a role, and their tokens."""
    return [
        (at, tokens.covering(unit.start, unit.end))
        for at, unit in enumerate(sentence.units)
        if unit.text in KINDS and unit.quantity is not None
    ]


@dataclass(frozen=True, slots=True)
class EncodedUnderstanding:
    """What both networks say of one message: an `Understanding`."""

    said: Understood
    """What the windows say."""
    seen: _Seen
    """What the encoder says."""
    bounds: Bounds
    """What is taken of the mixed chances."""
    chances: Array
    """Mixed, (sentences, columns)."""
    own: NDArray[np.bool_]
    """(sentences,)."""

    def alone(self, units: Sequence[Unit]) -> Array:
        """The chances of a part of a sentence by the windows, (columns,)."""
        return self.said.alone(units)

    def role_chances(self, places: Sequence[tuple[Sentence, int]]) -> Array:
        """The chances of the roles of numbers, (numbers, roles); places as for `roles`."""
        chances = self.said.role_chances(places)
        for row, (sentence, at) in enumerate(places):
            encoded = self.seen.roles.get((sentence.index, at))
            if encoded is not None:
                chances[row] = SHARE * encoded + (1 - SHARE) * chances[row]
        return chances

    def roles(self, places: Sequence[tuple[Sentence, int]]) -> list[str]:
        """The role of each number, given as its sentence and the index of its unit."""
        return [self.bounds.role(chances) for chances in self.role_chances(places)]

    def spoken_for(self, sentence: int, column: int, rival: int) -> list[float]:
        """How much each unit of a sentence speaks for a column and against a rival."""
        return self.said.spoken_for(sentence, column, rival)
