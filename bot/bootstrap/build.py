"""Builds each part from the settings; nothing is opened before it is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.advisor.policy import Policy
from bot.bootstrap.clock import system_clock
from bot.bootstrap.content import content_folder
from bot.config import Settings
from bot.errors import ConfigurationError
from bot.services.ports import Limits

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.adapters.knowledge_base import KnowledgeBase

Clock = Callable[[], datetime]


def build_policy() -> Policy:
    """The shipped policy, validated."""
    from bot.adapters.policy_files import load_policy

    return load_policy(content_folder("knowledge") / "policy")


def build_engine(settings: Settings, *, migrated: bool = True) -> Engine:
    """The database, brought to the present version unless told otherwise."""
    from sqlalchemy.exc import DatabaseError, OperationalError

    from bot.adapters.database.connect import open_engine
    from bot.adapters.database.migrate import migrate

    engine = open_engine(settings.database_address)
    try:
        if migrated:
            migrate(engine)
        else:
            engine.connect().close()
    except OperationalError as error:
        raise ConfigurationError(
            "The database does not answer; check DATABASE_URL and that it runs."
        ) from error
    except DatabaseError as error:
        raise ConfigurationError(
            f"The database {engine.url.database} cannot be read; it may be damaged. Move it away "
            "and start again, or bring back a backup."
        ) from error
    return engine


def build_knowledge(
    settings: Settings, engine: Engine, clock: Clock = system_clock
) -> KnowledgeBase:
    """The knowledge base; opening it builds nothing yet."""
    from bot.adapters.knowledge_base import KnowledgeBase

    return KnowledgeBase(
        engine,
        settings.data_dir,
        content_folder("knowledge") / "notes",
        embedding=settings.embedding_model,
        chroma_url=settings.chroma_url,
        clock=clock,
        replicas=settings.replicas,
    )


def build_limits(settings: Settings) -> Limits:
    """The numbers that services go by."""
    return Limits(
        max_questions=settings.max_questions,
        command=settings.slack_command,
        reads_threads=settings.slack_read_threads,
        retention_days=settings.retention_days,
        language_model=settings.llm_model is not None,
        owners=frozenset(u.strip() for u in settings.owners.split(",") if u.strip()),
    )
