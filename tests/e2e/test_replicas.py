"""Several replicas on one Postgres: a web edge, two workers, a scheduler; each answer once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.sandbox.client import SandboxClient
from bot.sandbox.clock import MovableClock
from bot.sandbox.server import SandboxServer, SandboxSettings
from tests.e2e.conftest import ROOT, free_port

TOKEN, SECRET = "xoxb-replicas", "replica-secret"
ROLES = ("web", "worker", "worker", "scheduler")


@pytest.fixture
def workspace(tmp_path: Path, postgres_url: str) -> Iterator[SandboxClient]:
    """A workspace whose bot is four processes."""
    port = free_port()
    settings = SandboxSettings(
        port=0,
        bot_url=f"http://127.0.0.1:{port}/slack/events",
        signing_secret=SECRET,
        bot_token=TOKEN,
        database_path=tmp_path / "sandbox.db",
    )
    server = SandboxServer(settings, MovableClock())
    server.start()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "DATABASE_URL": postgres_url,
        "CHROMA_URL": "http://127.0.0.1:9",
        "REPLICAS": "4",
        "EMBEDDING_MODEL": "none",
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{server.url}/api/",
    }
    replicas = []
    for number, role in enumerate(ROLES):
        own = {
            "ROLE": role,
            "PORT": str(port if role == "web" else free_port()),
            "DATA_DIR": str(tmp_path / f"data-{number}"),
        }
        with (tmp_path / f"{role}-{number}.log").open("wb") as log:
            replicas.append(
                subprocess.Popen(
                    [sys.executable, "-m", "bot", "run"],
                    cwd=tmp_path,
                    env=environment | own,
                    stdout=log,
                    stderr=log,
                )
            )
    client = SandboxClient(server.url)
    client.wait_for(lambda: _alive(port), timeout=60, every=0.3)
    yield client
    for replica in replicas:
        replica.terminate()
    for replica in replicas:
        assert replica.wait(30) == 0
    server.stop()


def _alive(port: int) -> bool:
    try:
        reply = httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=1, trust_env=False)
    except httpx.HTTPError:
        return False
    return reply.status_code == 200


def test_ten_questions_at_once_get_ten_answers(workspace: SandboxClient) -> None:
    """Two workers share the load; nothing is answered twice or forgotten."""
    channels = ("llm-projects", "general")
    asked = [
        (channel, workspace.say("maya", channel, f"@Tuning Fork what is LoRA? ({number})"))
        for number in range(5)
        for channel in channels
    ]

    def answered() -> bool:
        return all(workspace.bot_messages(channel, ts) for channel, ts in asked)

    workspace.wait_for(answered, timeout=90, every=0.5)
    time.sleep(2)
    assert [len(workspace.bot_messages(channel, ts)) for channel, ts in asked] == [1] * len(asked)
