"""Closes the door: no address but this machine's, a clean environment, a place of its own."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

_LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def _only_this_machine() -> Iterator[None]:
    """A connection to any other machine fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in _LOCAL:
            raise OSError(f"a test tried to reach {address[0]}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _clean_environment(tmp_path: Path) -> Iterator[None]:
    """Settings of the person who runs the tests do not count, and nothing is written at home."""
    names = (
        "SLACK_", "DATABASE_URL", "CHROMA_URL", "LLM_", "EMBEDDING_MODEL", "DATA_DIR", "OPENAI_",
        "ANTHROPIC_", "LANGSMITH_", "LANGCHAIN_", "PORT",
    )  # fmt: skip
    kept = {k: v for k, v in os.environ.items() if k.startswith(names)}
    for name in kept:
        del os.environ[name]
    yield
    os.environ.update(kept)
