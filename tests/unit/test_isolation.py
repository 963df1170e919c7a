"""Tests reach no other machine and read no settings of the person who runs them."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from bot.config import load_settings

ROOT = Path(__file__).parents[2]


def test_settings_beside_the_code_are_not_read() -> None:
    """A `.env` with real tokens, as the guide has one made, changes no test."""
    assert Path.cwd() != ROOT
    assert not Path(".env").exists()
    assert load_settings().slack_bot_token is None


def test_no_command_is_started_beside_the_code() -> None:
    """It would read that `.env` whatever its environment says."""
    beside = re.compile(r"cwd=(?:ROOT|Path\(__file__\))")
    found = [
        file.name
        for file in (ROOT / "tests").rglob("*.py")
        if file != Path(__file__) and beside.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_other_machine_is_reached() -> None:
    """Neither by a plain connection nor by one that reports errors as numbers."""
    for connect in ("connect", "connect_ex"):
        with socket.socket() as client, pytest.raises(OSError, match="a test tried to reach"):
            getattr(client, connect)(("192.0.2.1", 80))
