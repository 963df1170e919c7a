"""The passage store and the gap report, on SQLite and on Postgres."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine

from bot.adapters.database.connect import open_engine
from bot.adapters.database.schema_knowledge import metadata
from bot.adapters.gaps import GapReport
from bot.adapters.passage_store import PassageStore, Placement
from bot.grounding.notes import parse_note

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


def test_gaps_are_grouped_by_what_they_ask(any_engine: Engine) -> None:
    """Different words for the same are one group; the most frequent comes first."""
    report = GapReport(any_engine)
    for minute, text in enumerate(
        ["What does Databricks tuning cost?", "databricks tuning costs?", "who wins the cup"]
    ):
        report.record("unanswered", text, NOW + timedelta(minutes=minute), missing=["Databricks"])
    report.record("down_voted", "cost of databricks tuning", NOW)
    groups = report.groups(since=NOW)
    assert [(g.unanswered, g.down_voted) for g in groups] == [(2, 1), (1, 0)]
    assert groups[0].missing == ("Databricks",)
    assert groups[0].last_asked == NOW + timedelta(minutes=1)
    assert groups[0].questions[0] == "databricks tuning costs?"


def test_gaps_of_a_channel_stay_in_it(any_engine: Engine) -> None:
    """The report respects where a question was asked; `delete` removes it."""
    report = GapReport(any_engine)
    report.record("unanswered", "secret project costs", NOW, visibility="channel:C1")
    assert report.groups(since=NOW) == []
    assert len(report.groups(since=NOW, visibility=frozenset({"channel:C1"}))) == 1
    assert report.delete(visibility="channel:C1") == 1


def test_texts_are_kept_only_as_long_as_allowed(any_engine: Engine) -> None:
    """Counts and topics stay when the words go."""
    report = GapReport(any_engine)
    report.record("unanswered", "what is a zebra model", NOW)
    assert report.forget_texts(NOW + timedelta(days=1)) == 1
    group = report.groups(since=NOW)[0]
    assert group.questions == ()
    assert group.unanswered == 1
    silent = GapReport(any_engine, keep_texts=False)
    silent.record("unanswered", "what is a quokka", NOW + timedelta(days=2), missing=["quokka"])
    newest = silent.groups(since=NOW + timedelta(days=2))[0]
    assert newest.questions == newest.missing == ()
    with pytest.raises(ValueError, match="kind"):
        report.record("other", "text", NOW)
