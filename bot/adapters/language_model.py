"""The reader and the writer, with a chat model or without one: what the composition root takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry
from sqlalchemy import Engine

from bot.adapters.chat_model import ChatModel
from bot.adapters.chat_settings import ModelSettings
from bot.adapters.circuit import Slots
from bot.adapters.model_budget import TokenBudget
from bot.adapters.model_metrics import ModelCounters, TokenPrice
from bot.adapters.model_reader import ModelReader, RuleReader
from bot.adapters.model_writer import ModelWriter, PlainWriter
from bot.adapters.prompts import Prompts
from bot.services.ports import Reader, Writer


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The two ports, and the model behind them."""

    read: Reader
    """Reads messages."""
    writer: Writer
    """Phrases texts."""
    model: ChatModel | None = None
    """The chat model; `None` when none is set."""


def without_model() -> LanguageModel:
    """The complete bot without a chat model."""
    return LanguageModel(RuleReader(), PlainWriter())


def with_model(
    settings: ModelSettings,
    prompts: Prompts,
    *,
    engine: Engine | None,
    daily_tokens: int | None,
    clock: Callable[[], datetime],
    registry: CollectorRegistry | None = None,
    price: TokenPrice | None = None,
    at_once: int = 4,
) -> LanguageModel:
    """Reader and writer with a chat model.

    Args:
        settings: which model and within which limits.
        prompts: the prompt files.
        engine: the database that keeps the budget; without it there is no budget.
        daily_tokens: tokens per workspace and UTC day; `None` sets no limit.
        clock: aware UTC time.
        registry: where counters are published.
        price: price of the tokens, for the money counter.
        at_once: calls at the same time.

    Raises:
        ConfigurationError: the settings cannot work; says what to change.
    """
    budget = None
    if engine is not None and daily_tokens is not None:
        budget = TokenBudget(engine, daily_tokens=daily_tokens, clock=clock)
    model = ChatModel(
        settings, counters=ModelCounters(registry, price), slots=Slots(at_once), budget=budget
    )
    return LanguageModel(ModelReader(model, prompts), ModelWriter(model, prompts), model)
