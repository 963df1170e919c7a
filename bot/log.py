"""Structured logs: ids and counts, never what people wrote and never a secret."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

FORBIDDEN = frozenset(
    {
        "text", "body", "blocks", "card", "facts", "value", "quote", "question", "answer", "title",
        "note", "name", "token", "secret", "authorization", "payload", "message", "response_url",
    }
)  # fmt: skip
"""Keys that are dropped from every log line."""


def drop_texts(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Remove what must never be logged; a structlog processor."""
    for key in FORBIDDEN & set(event):
        del event[key]
    return event


def frames_only(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace an exception by its type and places: its text may hold what people wrote."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["trace"] = [
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
    return event


def set_up_logging(level: str = "INFO", form: str = "auto") -> None:
    """Configure structlog and the standard library to write one line an event to standard error."""
    readable = form == "text" or (form == "auto" and sys.stderr.isatty())
    renderer: Any = (
        structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer()
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        drop_texts,
        frames_only,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)  # some libraries set their own loggers to DEBUG
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Slack's SDKs and the web servers log requests with their text at INFO and below.
    for noisy in (
        "slack_bolt", "slack_sdk", "httpx", "httpcore", "apscheduler", "chromadb", "uvicorn",
        "alembic", "waitress", "pypdf", "trafilatura", "openai", "matplotlib",
    ):  # fmt: skip
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
