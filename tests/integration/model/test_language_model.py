"""Reader and writer as the composition root gets them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from integration.model.scripted_server import ScriptedModelServer
from prometheus_client import CollectorRegistry, generate_latest

from bot.adapters.chat_settings import ModelSettings
from bot.adapters.database.connect import open_engine
from bot.adapters.database.schema import model_budget
from bot.adapters.language_model import with_model, without_model
from bot.adapters.prompts import Prompts
from bot.reading.read import read

MESSAGE = "We have 500 labelled tickets and a long prompt that routes them."


def test_without_a_model_both_ports_work() -> None:
    """The deterministic reader and writer need nothing."""
    plain = without_model()
    assert plain.model is None
    assert plain.read(MESSAGE, team_id="T1") == read(MESSAGE)
    assert plain.writer.phrase_question("How many?", {}, team_id="T1") == "How many?"


def test_with_a_model_budget_and_counters_are_kept(
    server: ScriptedModelServer, prompts: Prompts, tmp_path: Path
) -> None:
    """A used-up budget leaves the plain reading; every call shows in the published counters."""
    engine = open_engine(f"sqlite:///{tmp_path}/budget.db")
    model_budget.create(engine)
    registry = CollectorRegistry()
    smart = with_model(
        ModelSettings("openai:scripted", base_url=server.url),
        prompts,
        engine=engine,
        daily_tokens=4000,
        clock=lambda: datetime(2027, 1, 31, 12, tzinfo=UTC),
        registry=registry,
        at_once=2,
    )
    for _ in range(30):
        assert smart.read(MESSAGE, team_id="T1") == read(MESSAGE)
    assert 1 <= len(server.requests) < 30
    published = generate_latest(registry).decode()
    assert 'tuningfork_model_calls_total{outcome="ok",prompt="extract_facts"}' in published
    assert 'outcome="over_budget"' in published
    assert "tuningfork_model_tokens_total" in published
