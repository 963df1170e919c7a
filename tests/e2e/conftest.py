"""Runs the whole product as a person would: one process, one port, no Slack, no key."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.sandbox.client import SandboxClient

ROOT = Path(__file__).parent.parent.parent
READY_S = 60


class Product:
    """`python -m bot run` on a free port, over one data folder."""

    def __init__(self, data: Path, **environment: str) -> None:
        self.data = data
        self.port = free_port()
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self.log = data.parent / "run.log"

    @property
    def url(self) -> str:
        """Address of the page."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> SandboxClient:
        """Start and wait until the bot answers; gives a client that plays people."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.data.parent),
            "DATA_DIR": str(self.data),
            "EMBEDDING_MODEL": "none",
            "PORT": str(self.port),
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.data.parent,
                env=environment | self._environment,
                stdout=log,
                stderr=log,
            )
        client = SandboxClient(self.url)
        client.wait_for(self._answers, timeout=READY_S, every=0.2)
        return client

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise AssertionError(f"the product ended: {self.log.read_text()[-2000:]}")
        try:
            httpx.get(f"{self.url}/_sandbox/state", timeout=2, trust_env=False)
        except httpx.HTTPError:
            return False
        return b"Ready" in self.log.read_bytes().split(b"--- killed")[-1]

    def kill(self) -> None:
        """Die at once, as in a power cut."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)
        with self.log.open("ab") as log:
            log.write(b"--- killed\n")

    def stop(self) -> None:
        """Stop as an operator would."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(30)


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """A product of one's own, not started yet."""
    made = Product(tmp_path / "data")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxClient]:
    """People in a workspace that the tests of a module share."""
    made = Product(tmp_path_factory.mktemp("shared") / "data")
    yield made.start()
    made.stop()


def chromium() -> str | None:
    """Where the browser is, if there is one."""
    return next(
        (p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser, the browser tests are left out loudly; in CI they must run."""
    if chromium() or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="NO CHROMIUM FOUND: install it to run this"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it once more at the end, where nobody overlooks it."""
    if chromium() is None:
        terminalreporter.write_line(
            "WARNING: no Chromium was found, so the BROWSER TESTS DID NOT RUN.", red=True, bold=True
        )
