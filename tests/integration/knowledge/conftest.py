"""A small knowledge base on real SQLite, real Chroma and the real embedding model."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.adapters.database.connect import open_engine
from bot.adapters.database.schema_knowledge import metadata
from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.minilm import MiniLMEmbeddings

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

BASICS = """---
id: basics
title: Basics
publisher: Example
url: https://example.com/basics
published: "2026-10"
kind: article
licence: own words
---

# Basics

## Terms

### What is fine-tuning? {#fine-tuning}
Fine-tuning continues the training of a model on examples of the wanted behaviour.

### What is RAG? {#rag}
Retrieval-augmented generation (RAG) looks up documents and puts them into the prompt. RAG suits
facts that change every week.

### What is overfitting? {#overfitting}
Overfitting means that a model learns its examples by heart and fails on new ones.

### How many examples are needed? {#examples}
Between 50 and 200 labelled examples allow a first fine-tuning pilot.
"""

COSTS = """---
id: costs
title: Costs
published: "2026-11"
kind: research
---

# Costs

## Money

### What does a training run cost? {#run}
One training run of a small model costs about $2.

### Idle hosting {#idle}
An idle GPU costs money at night. Hosting is the bill that teams forget most often.
"""


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prepared model, made once per run."""
    folder = tmp_path_factory.mktemp("models")
    MiniLMEmbeddings(folder)
    return folder


@pytest.fixture
def data_dir(tmp_path: Path, models_dir: Path) -> Path:
    """A data folder with the prepared model linked in."""
    folder = tmp_path / "data"
    (folder / "models").mkdir(parents=True)
    for file in models_dir.iterdir():
        os.link(file, folder / "models" / file.name)
    return folder


@pytest.fixture
def notes_dir(tmp_path: Path) -> Path:
    """Two small notes."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "basics.md").write_text(BASICS, encoding="utf-8")
    (folder / "costs.md").write_text(COSTS, encoding="utf-8")
    return folder


@pytest.fixture
def engine(data_dir: Path) -> Iterator[Engine]:
    """SQLite with the knowledge tables."""
    opened = open_engine(f"sqlite:///{data_dir / 'tf.db'}")
    metadata.create_all(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def make_base(
    engine: Engine, data_dir: Path, notes_dir: Path
) -> Iterator[Callable[..., KnowledgeBase]]:
    """Opens knowledge bases over the same data; all are closed at the end."""
    with ExitStack() as stack:

        def make(**changes: Any) -> KnowledgeBase:
            settings: dict[str, Any] = {"clock": lambda: NOW} | changes
            base = KnowledgeBase(engine, data_dir, notes_dir, **settings)
            stack.callback(base.close)
            return base

        yield make
