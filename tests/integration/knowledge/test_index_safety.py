"""Chroma as a projection: locks, damage, crashes, replicas."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import numpy as np
import pytest
from sqlalchemy import Engine

from bot.adapters.chroma_index import ChromaIndex
from bot.adapters.corpus_snapshot import collection_name
from bot.adapters.knowledge_base import KnowledgeBase
from bot.errors import ConfigurationError, IndexUnavailable

BASE_VECTORS = 20
"""Vectors of the two small notes: six wholes, six titles, eight lines."""
Make = Callable[..., KnowledgeBase]

CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.adapters.database.connect import open_engine
from bot.adapters.knowledge_base import KnowledgeBase

def tell(*step):
    print(*step, flush=True)

data, notes = Path(sys.argv[1]), Path(sys.argv[2])
base = KnowledgeBase(
    open_engine(f"sqlite:///{data / 'tf.db'}"), data, notes,
    clock=lambda: datetime(2026, 11, 21, tzinfo=UTC),
)
if len(sys.argv) > 3:
    base.ensure_ready(background=False)
    base.add([Path(sys.argv[3])], progress=tell)
else:
    base.build(tell)
tell("ready")
sys.stdin.read()
"""


def start_child(data_dir: Path, notes_dir: Path, *added: Path) -> subprocess.Popen[str]:
    """Another process with the same data, building, or adding a document."""
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data_dir), str(notes_dir), *map(str, added)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def write_many_notes(notes_dir: Path, passages: int) -> None:
    """A note with many passages, so that a build takes a while."""
    head = "---\nid: many\ntitle: Many\nkind: research\n---\n# Many\n"
    body = "".join(
        f"### Item number {n} {{#item-{n}}}\nItem {n} is made in hall {n % 37} on line {n * 7}.\n\n"
        for n in range(passages)
    )
    (notes_dir / "many.md").write_text(head + body, encoding="utf-8")


def kill_during_builds(make_base: Make, data_dir: Path, notes_dir: Path, kills: int) -> None:
    """Kill a building process at different moments, then open and answer."""
    for number in range(kills):
        write_many_notes(notes_dir, 100 + 20 * number)
        child = start_child(data_dir, notes_dir)
        assert child.stdout is not None
        # At a first step of embedding, of indexing, and a moment after either, in turn.
        wanted = ("embedding", "indexing")[number % 2]
        assert any(line.startswith((wanted, "ready")) for line in child.stdout)
        time.sleep(0.02 * (number % 5))
        assert child.poll() is None
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    base = make_base()
    assert base.build().mode == "hybrid"
    status = base.status()
    assert status.passages == 6 + 100 + 20 * (kills - 1)
    answer = base.answer("what is overfitting?")
    assert answer.citations[0].passage_id == "basics#overfitting"
    assert base.search("where is item number 83 made")[0].passage.passage_id == "many#item-83"
    assert status.vectors == BASE_VECTORS + 3 * (status.passages - 6)


def test_a_build_killed_three_times_is_finished_by_the_next(
    make_base: Make, data_dir: Path, notes_dir: Path
) -> None:
    """Whatever was lost or broken is made again from the stored passages."""
    kill_during_builds(make_base, data_dir, notes_dir, 3)


@pytest.mark.soak
def test_a_build_killed_many_times_is_finished_by_the_next(
    make_base: Make, data_dir: Path, notes_dir: Path
) -> None:
    """The same with more kills on the same directory."""
    kill_during_builds(make_base, data_dir, notes_dir, 20)


def kill_during_adds(make_base: Make, data_dir: Path, notes_dir: Path, kills: int) -> None:
    """Kill a process that adds a document at different moments, then add it and answer."""
    document = data_dir.parent / "team.md"
    for number in range(kills):
        halls = [f"## Hall {n}\nHall {n} stores part {n * 11}.\n" for n in range(40 + 5 * number)]
        document.write_text("\n".join(halls), encoding="utf-8")
        child = start_child(data_dir, notes_dir, document)
        assert child.stdout is not None
        wanted = ("embedding", "indexing")[number % 2]
        assert any(line.startswith((wanted, "ready")) for line in child.stdout)
        time.sleep(0.02 * (number % 5))
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    base = make_base()
    base.add([document])
    status = base.status()
    assert status.mode == "hybrid"
    assert base.answer("what is overfitting?").citations[0].passage_id == "basics#overfitting"
    assert "Hall 17 stores part 187" in base.search("what does hall 17 store")[0].passage.text


def test_adding_killed_three_times_is_finished_by_the_next(
    make_base: Make, data_dir: Path, notes_dir: Path
) -> None:
    """A document that was half added is whole after the next try."""
    kill_during_adds(make_base, data_dir, notes_dir, 3)


@pytest.mark.soak
def test_adding_killed_many_times_is_finished_by_the_next(
    make_base: Make, data_dir: Path, notes_dir: Path
) -> None:
    """The same with more kills on the same directory."""
    kill_during_adds(make_base, data_dir, notes_dir, 20)


def test_a_second_process_is_told_and_goes_on_with_words(
    make_base: Make, data_dir: Path, notes_dir: Path
) -> None:
    """The first keeps the vectors; the second answers and says what to do."""
    child = start_child(data_dir, notes_dir)
    assert child.stdout is not None
    assert any(line.startswith("ready") for line in child.stdout)
    try:
        base = make_base()
        report = base.build()
        assert report.mode == "lexical"
        assert any("CHROMA_URL" in notice for notice in report.notices)
        assert base.answer("what is overfitting?").answered
    finally:
        child.kill()
        child.communicate()
    assert base.build().mode == "hybrid"


def test_the_directory_is_free_again_after_closing(tmp_path: Path) -> None:
    """Two at once are refused, one after the other is fine."""
    first = ChromaIndex(tmp_path / "chroma")
    with pytest.raises(IndexUnavailable, match="Another process"):
        ChromaIndex(tmp_path / "chroma")
    first.close()
    ChromaIndex(tmp_path / "chroma").close()


def test_embedded_chroma_with_several_replicas_is_refused(make_base: Make) -> None:
    """With the sentence that says what to set."""
    with pytest.raises(ConfigurationError, match="CHROMA_URL"):
        make_base(replicas=2).ensure_ready(background=False)
    with pytest.raises(ConfigurationError, match="CHROMA_URL"):
        make_base(replicas=2).ensure_ready(background=True)


def damage_files(directory: Path, pattern: str) -> int:
    """Overwrite the inside of files; returns how many."""
    damaged = 0
    for file in directory.rglob(pattern):
        if file.is_file() and file.stat().st_size:
            file.write_bytes(b"\xff" * file.stat().st_size)
            damaged += 1
    return damaged


@pytest.mark.parametrize("pattern", ["*.sqlite3", "*.bin"])
def test_a_damaged_index_is_set_aside_and_made_again(
    make_base: Make, data_dir: Path, notes_dir: Path, pattern: str
) -> None:
    """Nothing is embedded again, because the vectors are stored beside the passages."""
    write_many_notes(notes_dir, 400)
    base = make_base()
    base.build()
    base.close()
    assert damage_files(data_dir / "chroma", pattern) > 0
    again = make_base()
    report = again.build()
    assert report.mode == "hybrid"
    assert report.embedded == 0
    assert again.search("where is item number 83 made")[0].passage.passage_id == "many#item-83"
    assert again.status().vectors == BASE_VECTORS + 3 * 400


def test_a_removed_index_is_made_again_without_embedding(make_base: Make, data_dir: Path) -> None:
    """The folder may be deleted at any time."""
    base = make_base()
    base.build()
    base.close()
    shutil.rmtree(data_dir / "chroma")
    assert make_base().build().embedded == 0


def test_vectors_of_one_model_never_meet_those_of_another(tmp_path: Path) -> None:
    """Another model or splitter gives another collection."""
    names = {
        collection_name(corpus, label, model)
        for corpus in ("notes", "added")
        for label in ("public", "channel:C1")
        for model in ("a", "b")
    }
    assert len(names) == 8
    assert all(3 <= len(name) <= 63 for name in names)


def test_sync_adds_what_is_missing_and_removes_what_is_not_wanted(tmp_path: Path) -> None:
    """And removes nothing when it may not."""
    index = ChromaIndex(tmp_path / "chroma")
    rows = {key: np.eye(4, dtype=np.float32)[place] for place, key in enumerate("abcd")}
    wanted = {"1": "a", "2": "b", "3": "c"}
    assert index.sync("tf-test", wanted, lambda keys: {k: rows[k] for k in keys}) == (3, 0)
    nearest = index.nearest("tf-test", rows["b"], 2)
    assert next(iter(nearest)) == "2"
    assert nearest["2"] == pytest.approx(1.0, abs=1e-5)
    fewer = {"1": "a", "4": "d"}

    def load(keys: list[str]) -> dict[str, np.ndarray]:
        return {key: rows[key] for key in keys}

    assert index.sync("tf-test", fewer, load, may_delete=lambda: False) == (1, 0)
    assert index.count("tf-test") == 4
    assert index.sync("tf-test", fewer, load) == (0, 2)
    assert set(index.vectors("tf-test", ["1", "2", "4"])) == {"1", "4"}
    index.close()


def test_citations_resolve_without_opening_the_index(make_base: Make, data_dir: Path) -> None:
    """`assess` needs only the stored passages."""
    base = make_base()
    base.build()
    base.close()
    fresh = make_base()
    assert fresh.passage("basics#rag") is not None
    assert fresh.passage("basics#nothing") is None
    held = ChromaIndex(data_dir / "chroma")
    assert fresh.passage("costs#run") is not None
    held.close()


def test_a_chroma_server_serves_two_knowledge_bases(
    make_base: Make, engine: Engine, tmp_path: Path
) -> None:
    """Replicas share the collections of one server."""
    executable = Path(sys.executable).parent / "chroma"
    port = free_port()
    server = subprocess.Popen(
        [str(executable), "run", "--path", str(tmp_path / "server"), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{url}/api/v2/heartbeat", timeout=2).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.2)
        first, second = (make_base(chroma_url=url, replicas=2) for _ in range(2))
        assert first.build().mode == "hybrid"
        assert second.build().mode == "hybrid"
        assert second.build().embedded == 0
        assert first.status().vectors == second.status().vectors == BASE_VECTORS
        assert second.search("what is overfitting")[0].similarity is not None
        server.kill()
        server.wait()
        assert second.answer("what is overfitting").answered
        assert any("CHROMA_URL" in notice for notice in second.status().notices)
    finally:
        server.kill()
        server.wait()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
