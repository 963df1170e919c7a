"""A sandbox and a tiny Bolt bot, talking to each other over real HTTP."""

from collections.abc import Iterator

import pytest

from bot.sandbox.client import SandboxClient
from bot.sandbox.clock import MovableClock
from bot.sandbox.server import SandboxServer
from tests.integration.sandbox.peer import Peer, listeners
from tests.integration.sandbox.stage import Stage, settings_for


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One running pair of sandbox and bot for a module."""
    peer = Peer()
    settings = settings_for(tmp_path_factory.mktemp("sandbox") / "sandbox.db", peer.url)
    server = SandboxServer(settings, MovableClock())
    server.start()
    bot = peer.build(f"{server.url}/api/", listeners)
    people = SandboxClient(server.url)
    yield Stage(server, people, peer, bot, settings)
    people.close()
    server.stop()
    peer.stop()


@pytest.fixture
def stage(shared: Stage) -> Stage:
    """The shared pair with a freshly seeded workspace."""
    shared.people.wait_for(lambda: not _open(shared.people))
    shared.people.reset()
    shared.peer.requests.clear()
    shared.peer.status_override.clear()
    return shared


def _open(people: SandboxClient) -> list[object]:
    return [d for d in people.deliveries() if d["state"] in ("pending", "retrying")]
