"""Retrieval benchmarks: query latency, indexing beside the plain recipe, growth of the index.

Run: `.venv/bin/python benchmarks/retrieval.py [--largest 100000] [--out benchmarks/results]`.
Texts are made up of the shipped notes' sentences; the growth figures use random vectors and are
labelled so. The first search fetches vectors from Chroma that later ones find in memory. CPU time
of the asking thread stands beside wall time, which other work lengthens.
"Plain recipe" is what the LangChain + Chroma tutorials do (split, embed every text one by one
through the same model, `collection.add`, dense query), written against chromadb directly because
langchain-chroma is not among our dependencies.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
NOTES = ROOT / "knowledge" / "notes"
QUESTIONS = ROOT / "tests" / "evals" / "retrieval_own.jsonl"


def sentences() -> list[str]:
    """Every sentence of the notes."""
    from bot.grounding.notes import parse_note
    from bot.grounding.sentences import split_lines

    notes = [parse_note(f.read_text("utf-8"), name=f.stem) for f in sorted(NOTES.glob("*.md"))]
    return [line for note in notes for p in note.passages for line in split_lines(p.text)]


def write_notes(folder: Path, passages: int, seed: int = 7) -> None:
    """Notes of shuffled sentences: about 65 words a passage."""
    folder.mkdir(parents=True, exist_ok=True)
    pool, rng = sentences(), random.Random(seed)
    for start in range(0, passages, 500):
        name = f"made-{start // 500}"
        blocks = [
            f"### Topic {n} {rng.choice(pool).split()[0]} {{#t{n}}}\n"
            + " ".join(f"{text} ({n})." for text in rng.sample(pool, 3))
            for n in range(start, min(start + 500, passages))
        ]
        head = f"---\nid: {name}\ntitle: {name}\nkind: research\n---\n"
        (folder / f"{name}.md").write_text(head + "\n\n".join(blocks), encoding="utf-8")


def questions() -> list[str]:
    """The answerable questions of the evaluation file."""
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    return [row["question"] for row in rows if row["answerable"]]


def open_base(folder: Path, notes: Path) -> Any:
    """A knowledge base with fresh tables."""
    from bot.adapters.database.connect import open_engine
    from bot.adapters.database.schema_knowledge import metadata
    from bot.adapters.knowledge_base import KnowledgeBase

    folder.mkdir(parents=True, exist_ok=True)
    engine = open_engine(f"sqlite:///{folder / 'tf.db'}")
    metadata.create_all(engine)
    return KnowledgeBase(engine, folder, notes, clock=lambda: datetime.now(UTC))


def milliseconds(action: Callable[[str], Any], asked: list[str]) -> dict[str, float]:
    """Wall and CPU time of one call per question, after a warm-up."""
    for text in asked[:3]:
        action(text)
    took, worked = [], []
    for text in asked:
        start, busy = time.perf_counter(), time.thread_time()
        action(text)
        worked.append(1000 * (time.thread_time() - busy))
        took.append(1000 * (time.perf_counter() - start))
    p95 = float(np.quantile(took, 0.95))
    return {"p50": statistics.median(took), "p95": p95, "cpu": statistics.median(worked)}


def opening(folder: Path, notes: Path) -> dict[str, float]:
    """Seconds until an existing index answers by words, and by vectors, imports excluded."""
    base = open_base(folder, notes)
    start = time.perf_counter()
    base.ensure_ready(background=True)
    words = time.perf_counter() - start
    base.wait()
    vectors = time.perf_counter() - start
    base.close()
    return {"words_s": words, "vectors_s": vectors}


def peak_mb() -> float:
    """Largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(passages: int, send: Any) -> None:
    """Build and query the product's index."""
    with tempfile.TemporaryDirectory() as work:
        write_notes(Path(work) / "notes", passages)
        base = open_base(Path(work) / "data", Path(work) / "notes")
        start = time.perf_counter()
        base.build()
        seconds = time.perf_counter() - start
        asked = questions()
        result = {
            "passages": passages,
            "vectors": base.status().vectors,
            "index_s": seconds,
            "peak_mb": peak_mb(),
            "search_ms": milliseconds(base.search, asked),
            "again_ms": milliseconds(base.search, asked),
            "answer_ms": milliseconds(base.answer, asked),
            "embed_query_ms": milliseconds(base._current().vectors.embed, asked),
        }
        base.close()
        base = open_base(Path(work) / "data", Path(work) / "notes")
        base.ensure_ready(background=False)
        given = without_embedding(base, asked)
        result["given_ms"] = milliseconds(given, asked)
        result["given_again_ms"] = milliseconds(given, asked)
        base.close()
        result["opening"] = opening(Path(work) / "data", Path(work) / "notes")
    send.send(result)


def without_embedding(base: Any, asked: list[str]) -> Callable[[str], Any]:
    """The search for questions that are read and embedded beforehand."""
    search, public = base._current(), frozenset({"public"})
    prepared = {text: search.prepare(text, public) for text in asked}
    vectors = {q.meaning: search.vectors.embed(q.meaning) for q in prepared.values()}
    known = replace(search.vectors, embed=vectors.__getitem__)
    given = type(search)(search.corpus, known)
    return lambda text: given.search(prepared[text], 5, public)


def plain_recipe(passages: int, send: Any) -> None:
    """Split, embed one by one, add, query dense: what the tutorials show."""
    import chromadb
    from chromadb.config import Settings

    from bot.adapters.minilm import MiniLMEmbeddings
    from bot.grounding.notes import parse_note

    with tempfile.TemporaryDirectory() as work:
        write_notes(Path(work) / "notes", passages)
        model = MiniLMEmbeddings(Path(work) / "models")
        start = time.perf_counter()
        files = sorted((Path(work) / "notes").glob("*.md"))
        found = [p for f in files for p in parse_note(f.read_text("utf-8"), name=f.stem).passages]
        client: Any = chromadb.PersistentClient(
            f"{work}/chroma", settings=Settings(anonymized_telemetry=False)
        )
        collection = client.create_collection("plain", embedding_function=None)
        for at in range(0, len(found), 1000):
            part = found[at : at + 1000]
            collection.add(
                ids=[p.passage_id for p in part],
                documents=[p.text for p in part],
                embeddings=[model.embed_query(p.text) for p in part],
                metadatas=[{"source": p.source} for p in part],
            )
        seconds = time.perf_counter() - start

        def query(text: str) -> Any:
            return collection.query(query_embeddings=[model.embed_query(text)], n_results=5)

        result = {
            "passages": passages,
            "vectors": collection.count(),
            "index_s": seconds,
            "peak_mb": peak_mb(),
            "search_ms": milliseconds(query, questions()),
        }
        client.close()
    send.send(result)


def growth(size: int, send: Any) -> None:
    """Add and query random vectors (synthetic) through our index adapter."""
    from bot.adapters.chroma_index import ChromaIndex

    rng = np.random.default_rng(size)
    rows = rng.normal(size=(size, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    with tempfile.TemporaryDirectory() as work:
        index = ChromaIndex(Path(work) / "chroma")
        wanted = {f"note#p{n // 9}|{n % 9}|{n:012d}": str(n) for n in range(size)}
        start = time.perf_counter()
        index.sync("tf-growth", wanted, lambda keys: {key: rows[int(key)] for key in keys})
        seconds = time.perf_counter() - start
        numbers = [str(n) for n in rng.integers(0, size, 60)]
        nearest = milliseconds(lambda n: index.nearest("tf-growth", rows[int(n)], 200), numbers)
        disk = sum(f.stat().st_blocks * 512 for f in Path(work).rglob("*") if f.is_file()) / 1e6
        result = {"vectors": size, "add_per_s": size / seconds, "query_ms": nearest}
        index.close()
    send.send(result | {"disk_mb": disk, "peak_mb": peak_mb()})


def in_own_process(task: Callable[[int, Any], None], size: int) -> dict[str, Any]:
    """Run a measurement in a fresh process, so that memory is its own."""
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=task, args=(size, send))
    process.start()
    send.close()
    result: dict[str, Any] = receive.recv()
    process.join()
    print(task.__name__, json.dumps(result), flush=True)
    return result


def draw(rows: list[dict[str, Any]], file: Path) -> None:
    """Query time, and memory and disk, over the number of vectors."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.ticker import FuncFormatter

    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    sizes = [row["vectors"] for row in rows]
    times = {"median": "p50", "95th percentile": "p95"}
    series = [{label: [row["query_ms"][key] for row in rows] for label, key in times.items()}]
    shown = {"memory of the process": "peak_mb", "disk": "disk_mb"}
    series += [{label: [row[key] for row in rows] for label, key in shown.items()}]
    titles = ("Finding the 200 nearest, milliseconds", "Size, megabytes")
    for side, lines, title in zip(axes, series, titles, strict=True):
        for (label, values), marker in zip(lines.items(), "os", strict=True):
            side.plot(sizes, values, marker=marker, label=label)
        side.set(title=title, xscale="log", xlabel="synthetic vectors, random", ylim=(0, None))
        side.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        side.grid(alpha=0.3)
        side.spines[["top", "right"]].set_visible(False)
        side.legend(frameon=False, loc="upper left")
    figure.savefig(file, dpi=120)


def table(
    mine: dict[str, Any], plain: dict[str, Any], rows: list[dict[str, Any]], load: float
) -> str:
    """The figures as Markdown."""
    lines = [
        f"# Retrieval benchmark, {mine['passages']:,} passages",
        "",
        f"{os.cpu_count()} cores; load before the start {load:.2f}. Times in ms: median / 95th "
        "percentile of wall time, then the median CPU time of the asking thread.",
        "",
        "| | Tuning Fork (hybrid, line vectors) | plain recipe (chromadb directly, dense) |",
        "|---|---|---|",
        f"| vectors | {mine['vectors']:,} | {plain['vectors']:,} |",
        "| indexing, passages/s | "
        + " | ".join(f"{each['passages'] / each['index_s']:.0f}" for each in (mine, plain))
        + " |",
        f"| peak memory, MB | {mine['peak_mb']:.0f} | {plain['peak_mb']:.0f} |",
        f"| search | {_pair(mine['search_ms'])} | {_pair(plain['search_ms'])} |",
        f"| the same questions again | {_pair(mine['again_ms'])} | |",
        f"| search without embedding | {_pair(mine['given_ms'])} | |",
        f"| the same questions again, without embedding | {_pair(mine['given_again_ms'])} | |",
        f"| embedding the question | {_pair(mine['embed_query_ms'])} | |",
        f"| whole cited answer | {_pair(mine['answer_ms'])} | |",
        f"| opening the index again, s: by words / with vectors | "
        f"{mine['opening']['words_s']:.2f} / {mine['opening']['vectors_s']:.2f} | |",
        "",
        "## Growth, synthetic random vectors",
        "",
        "| vectors | add/s | 200 nearest | disk, MB | peak memory, MB |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {r['vectors']:,} | {r['add_per_s']:.0f} | {_pair(r['query_ms'])} | "
        f"{r['disk_mb']:.1f} | {r['peak_mb']:.0f} |"
        for r in rows
    ]
    return "\n".join(lines) + "\n"


def _pair(times: dict[str, float]) -> str:
    return f"{times['p50']:.1f} / {times['p95']:.1f}, CPU {times['cpu']:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    mine = in_own_process(ours, options.passages)
    plain = in_own_process(plain_recipe, options.passages)
    sizes = (100, 1_000, 10_000, 30_000, 100_000)
    rows = [in_own_process(growth, size) for size in sizes if size <= options.largest]
    (options.out / "retrieval.md").write_text(table(mine, plain, rows, load), encoding="utf-8")
    draw(rows, options.out / "retrieval_growth.png")
    print(table(mine, plain, rows, load))


if __name__ == "__main__":
    main()
