"""The reader and the writer: rules alone, or rules with a chat model that is checked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.model_reader import ModelReader, RuleReader
from bot.adapters.model_writer import ModelWriter, PlainWriter
from bot.bootstrap.clock import system_clock
from bot.bootstrap.content import content_folder
from bot.config import Settings
from bot.services.ports import Reader, Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Engine


@dataclass(frozen=True)
class Language:
    """How text is read and written."""

    reader: Reader
    """From text to facts."""
    writer: Writer
    """From facts to text."""


def build_language(
    settings: Settings, engine: Engine, clock: Callable[[], datetime] = system_clock
) -> Language:
    """Rules alone without `LLM_MODEL`; else rules and the model, within its limits.

    Raises:
        ConfigurationError: the model or a prompt file cannot be used.
    """
    if settings.llm_model is None:
        return Language(RuleReader(), PlainWriter())
    from bot.adapters.chat_model import ChatModel
    from bot.adapters.chat_settings import ModelSettings
    from bot.adapters.circuit import CircuitBreaker, Slots
    from bot.adapters.model_budget import TokenBudget
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
        circuit=CircuitBreaker(clock=time.monotonic),
        slots=Slots(settings.llm_concurrency),
        budget=budget,
    )
    return Language(ModelReader(model, prompts), ModelWriter(model, prompts))
