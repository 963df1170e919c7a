"""`evaluate retrieval PATH`: hybrid against words alone and vectors alone, in one run.

PATH is a folder in BEIR layout (`corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`), or a JSON
lines file of questions to our own knowledge base with `question`, `expects` (passage ids, any of
which will do) and `answerable`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.adapters.beir import DenseTexts, json_lines, read_beir
from bot.adapters.dense_search import DEPTH
from bot.adapters.embeddings import EmbeddingChoice
from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.lexical import LexicalIndex
from bot.adapters.passage_store import PassageStore
from bot.adapters.vector_maker import Progress
from bot.errors import UserInputError
from bot.grounding.ranking import order_by_score, reciprocal_rank_fusion
from bot.grounding.retrieval_metrics import (
    auroc,
    bootstrap_interval,
    hit_at,
    ndcg_at,
    paired_difference,
    recall_at,
    reciprocal_rank,
)
from bot.grounding.words import words_of

COUNTED = 10
"""Results per query that the metrics look at."""


@dataclass(frozen=True)
class SystemScore:
    """One system's figures: metric name to (mean, low, high) of a 95 % bootstrap interval."""

    system: str
    """`hybrid`, `bm25`, `dense` (whole text), or `dense_lines` (mean of whole and best line)."""
    metrics: Mapping[str, tuple[float, float, float]]
    """Mean with its interval."""


_PASSAGE = re.compile(r"\S+#\S+")
"""The id of a passage: a document and an anchor."""


@dataclass(frozen=True)
class RetrievalReport:
    """The outcome of one evaluation."""

    dataset: str
    """Name of the folder or file."""
    questions: int
    """Judged questions."""
    passages: int
    """Texts searched."""
    systems: tuple[SystemScore, ...]
    """Hybrid first."""
    differences: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    """nDCG@10 of hybrid minus another system, paired: mean, low, high."""
    answering: Mapping[str, float] = field(default_factory=dict)
    """For question files: share answered by kind, and the AUROC of the relevance."""
    operating_curve: Sequence[Mapping[str, float]] = ()
    """For question files: at each threshold the share answered by kind."""

    def as_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return asdict(self)


def evaluate_beir(
    folder: Path, choice: EmbeddingChoice | None, cache: PassageStore, progress: Progress | None
) -> RetrievalReport:
    """Measure on a collection in BEIR layout.

    Args:
        folder: the collection.
        choice: the embedding; none measures words alone.
        cache: keeps the vectors, so that a second run is quick.
        progress: told about embedding.

    Raises:
        UserInputError: the folder does not hold such a collection.
    """
    corpus, queries, judged = read_beir(folder)
    lexical = LexicalIndex([f"{title} {text}" for _, title, text in corpus])
    dense = DenseTexts(corpus, list(queries.values()), choice, cache, progress) if choice else None
    ids = [key for key, _, _ in corpus]
    results: dict[str, list[list[str]]] = {}
    relevant: list[Mapping[str, float]] = []
    for number, (key, text) in enumerate(queries.items()):
        if key not in judged:
            continue
        relevant.append(judged[key])
        orders = {"bm25": _top(lexical.scores(words_of(text)), positive=True)}
        if dense is not None:
            whole, mean = dense.scores(number)
            orders |= {"dense": _top(whole), "dense_lines": _top(mean)}
            near = dense.nearest(number, orders["bm25"][:COUNTED])
            orders["hybrid"] = fuse(orders["bm25"], order_by_score(near), orders["dense_lines"])
        for system, rows in orders.items():
            results.setdefault(system, []).append([ids[row] for row in rows])
    return _report(folder.name, len(corpus), results, relevant)


def fuse(words: Sequence[int], near: Sequence[int], meaning: Sequence[int]) -> list[int]:
    """The hybrid order as the product makes it, followed by what it would cut off.

    Args:
        words: rows by words, best first.
        near: rows by meaning as far as the product ranks them.
        meaning: rows by meaning, further down.
    """
    fused = list(reciprocal_rank_fusion([words[:DEPTH], near[:DEPTH]]))
    behind = reciprocal_rank_fusion([words, meaning])
    return [*fused, *(row for row in behind if row not in set(fused))]


def _top(scores: NDArray[np.float32], *, positive: bool = False) -> list[int]:
    """The best 100 rows."""
    order = np.argsort(-scores, kind="stable")[:100]
    return [int(row) for row in order if not positive or scores[row] > 0]


def evaluate_questions(
    file: Path, hybrid: KnowledgeBase, words: KnowledgeBase | None = None
) -> RetrievalReport:
    """Measure a file of questions against the knowledge base.

    Args:
        file: JSON lines with `question`, `expects` and `answerable`; `kind` groups the answering.
            The ranking is measured on answerable ones whose `expects` are ids of passages.
        hybrid: the knowledge base as it is set up.
        words: the same without vectors, for comparison.

    Raises:
        UserInputError: the file cannot be read as such.
    """
    try:
        rows = json_lines(file)
        questions = [str(row["question"]) for row in rows]
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise UserInputError(
            f"{file} is no file of questions: each line needs question, expects and answerable."
        ) from error
    judged = [row for row in rows if row.get("answerable") and _names_passages(row)]
    relevant = [{str(key): 1.0 for key in row["expects"]} for row in judged]
    systems = {"hybrid": hybrid} | ({"bm25": words} if words else {}) if judged else {}
    results = {
        name: [
            [found.passage.passage_id for found in base.search(str(row["question"]), top_k=100)]
            for row in judged
        ]
        for name, base in systems.items()
    }
    relevance = [hybrid.relevance(question) for question in questions]
    kinds = [str(row.get("kind") or _kind(row)) for row in rows]
    report = _report(file.name, hybrid.status().passages, results, relevant)
    answering = _answering(kinds, relevance, [bool(row.get("answerable")) for row in rows])
    curve = [
        {"threshold": step / 20, **_answered_at(kinds, relevance, step / 20)}
        for step in range(4, 17)
    ]
    return RetrievalReport(
        report.dataset,
        report.questions,
        report.passages,
        report.systems,
        report.differences,
        answering,
        curve,
    )


def _names_passages(row: Mapping[str, Any]) -> bool:
    """Whether the row expects passages; sentences that an answer should hold rank nothing."""
    expected = row.get("expects") or []
    return bool(expected) and all(_PASSAGE.fullmatch(str(each)) for each in expected)


def _kind(row: Mapping[str, Any]) -> str:
    """A kind for questions that name none."""
    return "answerable" if row.get("answerable") else "unanswerable"


def _answering(
    kinds: Sequence[str], relevance: Sequence[tuple[float, bool]], answerable: Sequence[bool]
) -> dict[str, float]:
    """Share answered by kind, and how well the relevance separates."""
    shares = {
        f"answered_{kind}": float(
            np.mean([yes for (_, yes), own in zip(relevance, kinds, strict=True) if own == kind])
        )
        for kind in sorted(set(kinds))
    }
    pairs = list(zip(relevance, answerable, strict=True))
    shares["auroc"] = auroc(
        [value for (value, _), yes in pairs if yes], [value for (value, _), yes in pairs if not yes]
    )
    return shares


def _answered_at(
    kinds: Sequence[str], relevance: Sequence[tuple[float, bool]], threshold: float
) -> dict[str, float]:
    """Share by kind whose relevance alone reaches a threshold."""
    return {
        kind: float(
            np.mean(
                [
                    value >= threshold
                    for (value, _), own in zip(relevance, kinds, strict=True)
                    if own == kind
                ]
            )
        )
        for kind in sorted(set(kinds))
    }


def _report(
    name: str,
    passages: int,
    results: Mapping[str, Sequence[Sequence[str]]],
    relevant: Sequence[Mapping[str, float]],
) -> RetrievalReport:
    """Means, intervals and paired differences."""
    values = {
        system: {
            "ndcg@10": [ndcg_at(r, w) for r, w in zip(rankings, relevant, strict=True)],
            "recall@100": [recall_at(r, w, 100) for r, w in zip(rankings, relevant, strict=True)],
            "mrr@10": [reciprocal_rank(r, w) for r, w in zip(rankings, relevant, strict=True)],
            "hit@3": [hit_at(r, w) for r, w in zip(rankings, relevant, strict=True)],
        }
        for system, rankings in results.items()
    }
    scores = tuple(
        SystemScore(
            system,
            {
                metric: (float(np.mean(each)), *bootstrap_interval(each))
                for metric, each in values[system].items()
                if each
            },
        )
        for system in sorted(values, key=lambda key: key != "hybrid")
    )
    differences = {}
    for system in values:
        if "hybrid" in values and system != "hybrid" and relevant:
            mean, span = paired_difference(values["hybrid"]["ndcg@10"], values[system]["ndcg@10"])
            differences[system] = (mean, *span)
    return RetrievalReport(name, len(relevant), passages, scores, differences)
