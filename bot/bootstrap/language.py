"""The reader and the writer: rules alone, or rules with a chat model that is checked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.model_reader import ModelReader, RuleReader
from bot.adapters.model_writer import ModelWriter, PlainWriter
from bot.bootstrap.clock import system_clock
from bot.bootstrap.content import content_folder, shipped_wording
from bot.config import Settings
from bot.services.ports import Reader, Writer

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import CollectorRegistry
    from sqlalchemy import Engine


@dataclass(frozen=True)
class Language:
    """How text is read and written."""

    reader: Reader
    """From text to facts."""
    writer: Writer
    """From facts to text."""
    warm_up: Callable[[], None] = lambda: None
    """Loads the chat model's client, so that the first call does not wait for it."""


def build_language(
    settings: Settings,
    engine: Engine,
    clock: Callable[[], datetime] = system_clock,
    registry: CollectorRegistry | None = None,
) -> Language:
    """Rules alone without `LLM_MODEL`; else rules and the model, within its limits.

    Args:
        settings: which model and how much of it.
        engine: keeps the token budget.
        clock: says which day it is.
        registry: where calls and tokens are counted.

    Raises:
        ConfigurationError: the model or a prompt file cannot be used.
    """
    rules = RuleReader(shipped_wording())
    if settings.llm_model is None:
        return Language(rules, PlainWriter())
    from bot.adapters.chat_model import ChatModel
    from bot.adapters.chat_settings import ModelSettings
    from bot.adapters.circuit import CircuitBreaker, Slots
    from bot.adapters.model_budget import TokenBudget
    from bot.adapters.model_metrics import ModelCounters, TokenPrice
    from bot.adapters.prompts import Prompts

    prompts = Prompts.load(content_folder("prompts"))
    budget = (
        TokenBudget(engine, daily_tokens=settings.llm_daily_tokens, clock=clock)
        if settings.llm_daily_tokens
        else None
    )
    model = ChatModel(
        ModelSettings(
            model=settings.llm_model,
            api_key=settings.llm_api_key,
            base_url=settings.llm_base_url,
            total_s=settings.llm_timeout_s,
        ),
        counters=ModelCounters(
            registry, TokenPrice(settings.llm_input_usd, settings.llm_output_usd)
        ),
        circuit=CircuitBreaker(clock=time.monotonic),
        slots=Slots(settings.llm_concurrency),
        budget=budget,
    )
    return Language(ModelReader(model, prompts, rules), ModelWriter(model, prompts), model.warm_up)
