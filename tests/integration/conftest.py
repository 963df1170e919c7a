"""What several tests of the services work with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.database.connect import open_engine
from bot.adapters.database.migrate import migrate
from bot.adapters.knowledge_base import KnowledgeBase
from tests.builders import Clock


@pytest.fixture
def knowledge(tmp_path: Path) -> Iterator[KnowledgeBase]:
    """A knowledge base without notes, searched by words."""
    engine = open_engine(f"sqlite:///{tmp_path / 'knowledge.db'}")
    migrate(engine)
    (tmp_path / "notes").mkdir()
    base = KnowledgeBase(engine, tmp_path, tmp_path / "notes", "none", clock=Clock())
    yield base
    base.close()
    engine.dispose()
