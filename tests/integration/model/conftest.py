"""One scripted server, the shipped prompts, and models that ask that server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from integration.model.scripted_server import ScriptedModelServer

from bot.adapters.chat_model import ChatModel
from bot.adapters.chat_settings import ModelSettings
from bot.adapters.circuit import CircuitBreaker
from bot.adapters.model_metrics import ModelCounters
from bot.adapters.prompts import Prompts

ROOT = Path(__file__).resolve().parents[3]
TOTAL_S = 1.0
"""Time limit of a call in these tests."""
SLACK_S = 1.0
"""What a busy machine may add to it."""

ModelMaker = Callable[..., ChatModel]


@pytest.fixture(scope="session")
def _server() -> Iterator[ScriptedModelServer]:
    with ScriptedModelServer() as server:
        yield server


@pytest.fixture
def server(_server: ScriptedModelServer) -> ScriptedModelServer:
    """The server with a clean script."""
    _server.script("good")
    _server.delay_s, _server.retry_after = 30.0, "0"
    return _server


@pytest.fixture(scope="session")
def prompts() -> Prompts:
    """The shipped prompts."""
    return Prompts.load(ROOT / "prompts")


@pytest.fixture
def make_model(server: ScriptedModelServer) -> ModelMaker:
    """Makes chat models that ask the scripted server through the real client."""

    def make(*, settings: dict[str, object] | None = None, **parts: object) -> ChatModel:
        wanted = {"base_url": server.url, "total_s": TOTAL_S, "backoff_s": 0.02, **(settings or {})}
        parts.setdefault("counters", ModelCounters())
        parts.setdefault("circuit", CircuitBreaker(failures=100, clock=time.monotonic))
        model = ChatModel(ModelSettings("openai:scripted", **wanted), **parts)
        model.warm_up()
        return model

    return make
