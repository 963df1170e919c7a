"""The dense ranking on a real Chroma index, compared with scoring everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.adapters.chroma_index import ChromaIndex
from bot.adapters.corpus_snapshot import CorpusSnapshot, embedded_texts, text_key
from bot.adapters.dense_search import DEPTH, NEAREST_VECTORS, DenseSearch, VectorSide
from bot.adapters.hybrid_search import HybridSearch
from bot.grounding.passages import Passage

MODEL = "made-up"
PUBLIC = frozenset({"public"})


def vector_of(text: str) -> NDArray[np.float32]:
    """A vector of length 1 that depends on the text alone."""
    seed = int(text_key(text)[:15], 16)
    row = np.random.default_rng(seed).normal(size=16).astype(np.float32)
    unit: NDArray[np.float32] = row / np.linalg.norm(row)
    return unit


def passage(
    number: int, text: str = "", visibility: str = "public", kind: str = "research"
) -> Passage:
    """One passage of three lines."""
    own = f"Alpha {number} is red. Beta {number} is blue. Gamma {number} is green."
    return Passage(
        passage_id=f"note#p{number}",
        note_id="note",
        source="Note",
        section=f"Topic {number}",
        text=text or own,
        kind=kind,
        visibility=visibility,
    )


def fill(index: ChromaIndex, corpus: CorpusSnapshot) -> None:
    """Put the vectors of a corpus into its collections, beside what is there."""
    for name, place in corpus.collections(corpus.labels, MODEL):
        wanted: dict[str, str] = {}
        texts: dict[str, str] = {}
        for row, each in enumerate(corpus.passages):
            if corpus.place_of(row) == place:
                wanted |= dict(zip(corpus.vector_ids(row), corpus.text_keys(row), strict=True))
                texts |= {text_key(text): text for text in embedded_texts(each)}

        def load(
            keys: Sequence[str], texts: dict[str, str] = texts
        ) -> dict[str, NDArray[np.float32]]:
            return {key: vector_of(texts[key]) for key in keys}

        index.sync(name, wanted, load, may_delete=lambda: False)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[ChromaIndex]:
    """An empty index."""
    opened = ChromaIndex(tmp_path / "chroma")
    yield opened
    opened.close()


def cosines(each: Passage, question: str) -> list[float]:
    """Every cosine of a passage, reckoned directly."""
    return [float(vector_of(text) @ vector_of(question)) for text in embedded_texts(each)]


def test_the_ranking_is_that_of_scoring_every_vector(index: ChromaIndex) -> None:
    """The mean of whole and best line, exact for all candidates, and all lines on demand."""
    corpus = CorpusSnapshot(1, [passage(number) for number in range(35)])
    fill(index, corpus)
    side = VectorSide(index, MODEL, vector_of)
    for question in ("what is red", "what is blue", "who knows"):
        search = DenseSearch(corpus, side, question)
        means = search.rank([7], PUBLIC)
        expected = {}
        for row, each in enumerate(corpus.passages):
            whole, *lines = cosines(each, question)
            expected[row] = (whole + max(lines)) / 2
        assert means == pytest.approx(expected, abs=1e-5)
        search.complete([7])
        assert search.candidates[7].lines == pytest.approx(
            cosines(corpus.passages[7], question)[2:], abs=1e-5
        )


def test_many_passages_are_cut_to_the_nearest_and_asked_rows_stay(index: ChromaIndex) -> None:
    """At most `DEPTH` by meaning and those found by words; what is not near counts as its bound."""
    corpus = CorpusSnapshot(1, [passage(number) for number in range(200)])
    fill(index, corpus)
    side = VectorSide(index, MODEL, vector_of)
    nearest = set(DenseSearch(corpus, side, "red").rank([], PUBLIC))
    assert len(nearest) == DEPTH
    far = next(row for row in range(200) if row not in nearest)
    search = DenseSearch(corpus, side, "red")
    means = search.rank([far], PUBLIC)
    assert set(means) == nearest | {far}
    every = sorted(cosine for each in corpus.passages for cosine in cosines(each, "red"))
    bound = every[-NEAREST_VECTORS]
    for row, most in means.items():
        whole, *lines = cosines(corpus.passages[row], "red")
        exact = (whole + max(lines)) / 2
        reckoned = (max(whole, bound) + max(max(lines), bound)) / 2
        assert most == pytest.approx(reckoned, abs=1e-5)
        assert most >= exact - 1e-5
    search.complete([far])
    whole, *lines = cosines(corpus.passages[far], "red")
    assert search.candidates[far].mean == pytest.approx((whole + max(lines)) / 2, abs=1e-5)


def test_the_vectors_of_a_former_text_do_not_count(index: ChromaIndex) -> None:
    """Of a changed passage only what it still says counts: here its title."""
    question = "the old wording"
    old = passage(1, text=f"{question}.")
    fill(index, CorpusSnapshot(1, [old]))
    changed = CorpusSnapshot(2, [passage(1, text="Something else is said here.")])
    side = VectorSide(index, MODEL, vector_of)
    search = DenseSearch(changed, side, question)
    search.rank([], PUBLIC)
    title = float(vector_of("Topic 1") @ vector_of(question))
    assert search.candidates[0].cosines == pytest.approx({1: title}, abs=1e-5)
    assert search.candidates[0].mean is None
    fill(index, changed)
    whole, *lines = cosines(changed.passages[0], question)
    means = DenseSearch(changed, side, question).rank([], PUBLIC)
    assert means[0] == pytest.approx((whole + max(lines)) / 2, abs=1e-5)


def test_a_passage_that_became_private_is_not_found_by_its_public_vectors(
    index: ChromaIndex,
) -> None:
    """Even while the public collection still holds them."""
    fill(index, CorpusSnapshot(1, [passage(1), passage(2)]))
    hidden = CorpusSnapshot(2, [passage(1, visibility="channel:C1"), passage(2)])
    fill(index, hidden)
    search = HybridSearch(hidden, VectorSide(index, MODEL, vector_of))
    seen = search.search(search.prepare("Alpha 1 is red", PUBLIC), 5, PUBLIC)
    assert [found.passage.passage_id for found in seen] == ["note#p2"]
    both = PUBLIC | {"channel:C1"}
    found = search.search(search.prepare("Alpha 1 is red", both), 5, both)
    assert {each.passage.passage_id for each in found} == {"note#p1", "note#p2"}
    assert all(len(each.line_scores) == len(each.lines) for each in found)


def test_a_passage_found_by_its_words_is_looked_up_in_its_own_collection(
    index: ChromaIndex,
) -> None:
    """Shipped and added passages of one visibility lie in two collections."""
    corpus = CorpusSnapshot(1, [passage(1, kind="document"), passage(2)])
    fill(index, corpus)
    search = DenseSearch(corpus, VectorSide(index, MODEL, vector_of), "red")
    search.rank([1, 0], PUBLIC)
    search.complete([0, 1])
    for row, each in enumerate(corpus.passages):
        whole, *lines = cosines(each, "red")
        assert search.candidates[row].mean == pytest.approx((whole + max(lines)) / 2, abs=1e-5)
