"""The encoder beside the windows: how a message is laid out, and how both are mixed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.wording_file import FILE_NAME, load_wording
from bot.bootstrap.content import content_folder
from bot.reading.bounds import ROLES, Array, Bounds, role_chances, sigmoid
from bot.reading.clauses import sentences
from bot.reading.encoded import (
    LONGEST,
    MOST,
    PIECE,
    SHARE,
    EncodedWording,
    Heads,
    Tokens,
    pieces_of,
)

WORDING = load_wording(content_folder("knowledge") / "reading" / FILE_NAME)
COLUMNS = len(WORDING.bounds.columns)
WIDTH = 4


class Words:
    """An encoder whose tokens are words, and whose states are their lengths and places."""

    def cut(self, text: str) -> Tokens:
        """Words between blanks."""
        starts, ends, at = [], [], 0
        for word in text.split(" "):
            if word:
                starts.append(at)
                ends.append(at + len(word))
            at += len(word) + 1
        lengths = [end - start for start, end in zip(starts, ends, strict=True)]
        return Tokens(lengths, starts, ends)

    def states(self, ids: Sequence[int]) -> Array:
        """Depend on the token, on its place, and on how many are seen together."""
        count = len(ids)
        rows = [
            [size / 10, at / count, 1.0 / count, float(size % 2)] for at, size in enumerate(ids)
        ]
        return np.array(rows, dtype=np.float32)


def _heads() -> Heads:
    numbers = np.random.default_rng(7)

    def made(*shape: int) -> Array:
        return numbers.normal(size=shape).astype(np.float32)

    return Heads(
        made(2 * WIDTH, COLUMNS + 1),
        made(COLUMNS + 1),
        made(2 * WIDTH, len(ROLES)),
        made(len(ROLES)),
    )


BOUNDS = Bounds(WORDING.bounds.values, {}, {}, 0.3)
HEADS = _heads()
BOTH = EncodedWording(WORDING, Words(), HEADS, BOUNDS)


@given(st.lists(st.integers(0, 320), max_size=40))
def test_each_sentence_is_looked_at_once_with_its_neighbours(lengths: list[int]) -> None:
    """Whole sentences together, up to a limit; only what lies far behind is left out."""
    ends = np.cumsum([0, *lengths]).tolist()
    spans = list(pairwise(ends))
    made = pieces_of(spans)

    looked_at = [index for _, _, piece in made for index in piece]
    assert looked_at == [i for i, (low, high) in enumerate(spans) if low < high and low < MOST]
    for begin, end, piece in made:
        assert begin == spans[piece[0]][0]
        assert 0 < end - begin <= LONGEST
        assert len(piece) == 1 or spans[piece[-1]][1] - begin <= PIECE
    for (begin, _, _), (_, _, piece) in pairwise(made):
        assert spans[piece[0]][1] - begin > PIECE


def test_the_tokens_of_a_part_are_those_that_touch_it() -> None:
    """A token that begins before a part or ends behind it belongs to it."""
    tokens = Tokens([1, 2, 3], [0, 4, 9], [3, 8, 12])

    assert tokens.covering(0, 12) == (0, 3)
    assert tokens.covering(5, 6) == (1, 2)
    assert tokens.covering(2, 10) == (0, 3)
    first, last = tokens.covering(3, 4)
    assert first >= last


def test_the_chances_are_mixed_from_both_networks() -> None:
    """By hand: mean and highest state of each sentence, one linear layer, a fixed share."""
    text = "We have 500 labelled tickets. The policies change every week"
    found = sentences(text)
    said, both = WORDING.understand(text, found), BOTH.understand(text, found)

    encoder = Words()
    tokens = encoder.cut(text)
    states = encoder.states(tokens.ids)
    for row, (first, last) in enumerate([(0, 5), (5, 10)]):
        seen = np.concatenate([states[first:last].mean(axis=0), states[first:last].max(axis=0)])
        outputs = seen @ HEADS.facts + HEADS.facts_bias
        chances = BOUNDS.chances(outputs[None, :-1])[0]
        expected = SHARE * chances + (1 - SHARE) * said.chances[row]
        np.testing.assert_allclose(both.chances[row], expected, rtol=1e-4, atol=1e-5)
        own = SHARE * sigmoid(outputs[-1]) + (1 - SHARE) * said.own_chances[row]
        assert both.own[row] == (own >= BOUNDS.own_from / 2)


@pytest.mark.parametrize("text", ["We have 5k labels, no GPUs.", "qwxzy 7", "ticket " * 900])
def test_mixed_chances_of_a_field_and_of_a_role_sum_to_one(text: str) -> None:
    """Also for words that nobody has seen, and for very many."""
    found = sentences(text)
    both = BOTH.understand(text, found)

    for field, values in BOUNDS.values.items():
        columns = [BOUNDS.column(field, value) for value in values]
        np.testing.assert_allclose(both.chances[:, columns].sum(axis=1), 1, atol=1e-4)
    numbers = [(s, at) for s in found for at, u in enumerate(s.units) if u.quantity is not None]
    np.testing.assert_allclose(both.role_chances(numbers).sum(axis=1), 1, atol=1e-4)


def test_the_role_of_a_number_is_mixed_from_both_networks() -> None:
    """The number's tokens and its sentence's, one linear layer, the same share."""
    text = "We have 500 labelled tickets"
    [sentence] = found = sentences(text)
    [at] = [i for i, unit in enumerate(sentence.units) if unit.quantity is not None]

    states = Words().states(Words().cut(text).ids)
    seen = np.concatenate([states[2:3].mean(axis=0), states.mean(axis=0)])
    encoded = role_chances((seen @ HEADS.numbers + HEADS.numbers_bias)[None])[0]
    windows = WORDING.understand(text, found).role_chances([(sentence, at)])[0]
    mixed = BOTH.understand(text, found).role_chances([(sentence, at)])[0]
    np.testing.assert_allclose(mixed, SHARE * encoded + (1 - SHARE) * windows, rtol=1e-4, atol=1e-5)


def test_what_lies_far_behind_is_left_to_the_windows() -> None:
    """A huge message costs no more than its beginning."""
    text = "We label tickets every day. " * (MOST // 5 + 50)
    found = sentences(text)
    said, both = WORDING.understand(text, found), BOTH.understand(text, found)

    assert not np.allclose(both.chances[0], said.chances[0])
    np.testing.assert_array_equal(both.chances[-1], said.chances[-1])


@pytest.mark.parametrize("text", ["ok", "?!", "\ud800 5k labels", "…" * 300])
def test_odd_texts_are_understood_like_any_other(text: str) -> None:
    """Sentences without tokens of their own keep what the windows say."""
    found = sentences(text)
    if found:
        both = BOTH.understand(text, found)
        assert both.chances.shape == (len(found), COLUMNS)
        assert np.isfinite(both.chances).all()
