"""A retrieval collection in BEIR layout: reading it, and embedding it once."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.adapters.corpus_snapshot import text_key
from bot.adapters.dense_search import DEPTH, NEAREST_VECTORS
from bot.adapters.embeddings import EmbeddingChoice
from bot.adapters.passage_store import PassageStore
from bot.adapters.vector_maker import Progress, VectorMaker
from bot.errors import UserInputError
from bot.grounding.ranking import whole_and_best_line
from bot.grounding.sentences import split_lines


def read_beir(
    folder: Path,
) -> tuple[list[tuple[str, str, str]], dict[str, str], dict[str, dict[str, float]]]:
    """(id, title, text) of the texts, the queries, and the judgements."""
    try:
        corpus = [
            (str(row["_id"]), str(row.get("title") or ""), str(row.get("text") or ""))
            for row in json_lines(folder / "corpus.jsonl")
        ]
        rows = json_lines(folder / "queries.jsonl")
        queries = {str(row["_id"]): str(row["text"]) for row in rows}
        judged: dict[str, dict[str, float]] = {}
        with (folder / "qrels" / "test.tsv").open(encoding="utf-8", newline="") as stream:
            for entry in csv.DictReader(stream, delimiter="\t"):
                scores = judged.setdefault(entry["query-id"], {})
                scores[entry["corpus-id"]] = float(entry["score"])
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise UserInputError(
            f"{folder} is no collection in BEIR layout: corpus.jsonl, queries.jsonl and "
            "qrels/test.tsv are needed."
        ) from error
    return corpus, queries, judged


def json_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


class DenseTexts:
    """Vectors of a collection: whole texts, their lines and titles, and the queries."""

    def __init__(
        self,
        corpus: Sequence[tuple[str, str, str]],
        queries: Sequence[str],
        choice: EmbeddingChoice,
        cache: PassageStore,
        progress: Progress | None,
    ) -> None:
        whole = [f"{title}. {text}" if title else text for _, title, text in corpus]
        lines: list[str] = []
        owner: list[int] = []
        for row, (_, title, text) in enumerate(corpus):
            parts = [part for part in (title, *split_lines(text)) if part]
            lines += parts
            owner += [row] * len(parts)
        maker = VectorMaker(cache, choice, lambda: False)
        every = [text or " " for text in [*whole, *lines, *queries]]
        maker.make_texts(every, progress)
        stored = cache.vectors(choice.name, [text_key(text) for text in dict.fromkeys(every)])
        rows = np.stack([stored[text_key(text)] for text in every])
        self._whole, self._lines, self._queries = np.split(
            rows, [len(whole), len(whole) + len(lines)]
        )
        self._owner = np.array(owner, dtype=np.int64)

    def scores(self, query: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Cosines of the whole texts, and their mean with the best line."""
        whole, lines = self._cosines(query)
        return whole, whole_and_best_line(whole, lines, self._owner)

    def nearest(self, query: int, also: Sequence[int]) -> dict[int, float]:
        """Scores of the nearest texts by row, as `DenseSearch` gives them with an exact search.

        Args:
            query: which query.
            also: rows to score whether they are near or not.
        """
        whole, lines = self._cosines(query)
        every = np.concatenate([whole, lines])
        owner = np.concatenate([np.arange(whole.size), self._owner])
        near = np.argsort(-every, kind="stable")[:NEAREST_VECTORS]
        rows = list(dict.fromkeys(owner[near].tolist()))[:DEPTH]
        most = np.maximum(every, every[near[-1]])
        means = whole_and_best_line(most[: whole.size], most[whole.size :], self._owner)
        return {row: float(means[row]) for row in dict.fromkeys([*rows, *also])}

    def _cosines(self, query: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Cosine of every whole text and of every line with a query."""
        asked = self._queries[query]
        return self._whole @ asked, self._lines @ asked
