"""The passage store and the gap report, on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine

from bot.adapters.database.connect import open_engine
from bot.adapters.database.schema_knowledge import metadata
from bot.adapters.database.store import SqlStore
from bot.adapters.gaps import GapReport
from bot.adapters.passage_store import PassageStore, Placement
from bot.grounding.notes import parse_note
from bot.services.records import Gap

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
NOTE = "---\nid: {id}\ntitle: T\nkind: research\n---\n### One {{#one}}\nText {id}.\n"


@pytest.fixture(params=["sqlite", "postgres"])
def any_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Both databases in turn, with empty tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'tf.db'}"
    else:
        url = str(request.getfixturevalue("postgres_url"))
    engine = open_engine(url)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_documents_are_stored_replaced_and_removed(any_engine: Engine) -> None:
    """Each change raises the version; the same content does not."""
    store = PassageStore(any_engine)
    document = parse_note(NOTE.format(id="a"), name="a")
    placement = Placement("notes", "public", "a.md", "1" * 64)
    assert store.version() == 0
    assert store.put(document, placement, NOW)
    assert not store.put(document, placement, NOW)
    assert store.version() == 1
    assert store.passages() == (1, list(document.passages))
    assert store.passage("a#one") == document.passages[0]
    assert store.remove("a", NOW)
    assert not store.remove("a", NOW)
    assert store.version() == 2
    assert store.passages() == (2, [])


def test_vectors_are_kept_by_text_and_model(any_engine: Engine) -> None:
    """The first one stays; another model has its own."""
    store = PassageStore(any_engine)
    row = np.array([0.5, -1.25], dtype=np.float32)
    store.save_vectors("m", {"h1": row})
    store.save_vectors("m", {"h1": row * 2, "h2": row})
    assert store.known_vectors("m") == {"h1", "h2"}
    assert store.known_vectors("other") == set()
    assert store.vectors("m", ["h1", "h9"])["h1"].tolist() == [0.5, -1.25]
    store.drop_vectors("m", ["h1"])
    assert store.known_vectors("m") == {"h2"}


def test_writers_queue_up(any_engine: Engine) -> None:
    """Many at once: every change counts once and nothing is lost."""
    store = PassageStore(any_engine)

    def put(number: int) -> bool:
        name = f"n{number % 6}"
        document = parse_note(NOTE.format(id=name), name=name)
        return store.put(document, Placement("notes", "public", name, f"{number:064d}"), NOW)

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(put, range(24)))
    version, passages = store.passages()
    assert version == 24
    assert len(passages) == 6


def _keep(engine: Engine, *asked: Gap) -> None:
    """Keep questions as a turn does."""
    with SqlStore(engine).unit() as unit:
        for gap in asked:
            unit.feedback.add_gap(gap)
        unit.commit()


def _gap(question: str, minute: int = 0, **change: Any) -> Gap:
    values: dict[str, Any] = {
        "team_id": "T1", "visibility": "channel:T1/C1", "asked_openly": True, "question": question,
        "kind": "unanswered",
        "asked_at": NOW + timedelta(minutes=minute),
    }  # fmt: skip
    return Gap(**(values | change))


def test_gaps_are_grouped_by_what_they_ask(any_engine: Engine) -> None:
    """Different words for the same are one group with what is missing; the most frequent first."""
    _keep(
        any_engine,
        _gap("What does Databricks tuning cost?", 0, missing=("Databricks",)),
        _gap("databricks tuning costs?", 1, missing=("Databricks",)),
        _gap("who wins the cup", 2),
        _gap("cost of databricks tuning", kind="down_voted"),
    )
    groups = GapReport(any_engine).groups(since=NOW)
    assert [(g.unanswered, g.down_voted) for g in groups] == [(2, 1), (1, 0)]
    assert groups[0].missing == ("Databricks",)
    assert groups[0].last_asked == NOW + timedelta(minutes=1)
    assert groups[0].questions[0] == "databricks tuning costs?"


def test_what_private_channels_ask_is_in_no_report(any_engine: Engine) -> None:
    """What the whole workspace may see is."""
    _keep(
        any_engine,
        _gap("secret project costs", asked_openly=False),
        _gap("when is LoRA enough"),
    )
    [group] = GapReport(any_engine).groups(since=NOW)
    assert group.questions == ("when is LoRA enough",)
