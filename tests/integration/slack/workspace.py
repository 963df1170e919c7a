"""A sandbox that plays Slack, and a bot over a real database that serves it."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from waitress.server import create_server

from bot.sandbox.client import SandboxClient
from bot.sandbox.clock import MovableClock
from bot.sandbox.server import SandboxServer, SandboxSettings
from bot.services.outbox import send_due
from bot.services.ports import Deps
from bot.slack.app import SlackSettings, build_app
from bot.slack.clients import SingleWorkspace
from bot.slack.directory import SlackDirectory
from bot.slack.http import make_wsgi_app
from bot.slack.messenger import SlackMessenger
from bot.slack.settings import FULL_SCOPES
from bot.slack.worker import run_inbox_once
from tests.builders import a_world


class Late:
    """A WSGI app that is known only after the port is."""

    app: Any = None

    def __call__(self, environ: Any, start: Any) -> Any:
        """Pass on."""
        return self.app(environ, start)


@dataclass
class Workspace:
    """People on one side, the bot's parts on the other."""

    people: SandboxClient
    deps: Deps
    app: App
    slack: SlackSettings

    def work(self, until: float = 10.0) -> None:
        """Let the bot do everything that waits, also what waits for a channel's second."""
        end = time.monotonic() + until
        while time.monotonic() < end:
            done = run_inbox_once(self.deps, self.app) + send_due(self.deps)
            with self.deps.store.unit() as unit:
                left = unit.inbox.backlog() + unit.outbox.backlog()
            if not done and not left:
                return
            time.sleep(0.02)
        raise AssertionError("the bot did not come to an end")

    def failed_calls(self) -> list[Any]:
        """Web API calls that the workspace refused."""
        return [c for c in self.people.calls() if c.get("error")]


@pytest.fixture
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A sandbox that grants all scopes or those of the parameter, and a bot that serves it."""
    late, secret, token = Late(), secrets.token_hex(8), "xoxb-test"
    web = create_server(late, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=web.run, daemon=True)
    thread.start()
    clock = MovableClock()
    server = SandboxServer(
        SandboxSettings(
            port=0,
            bot_url=f"http://127.0.0.1:{web.effective_port}/slack/events",
            signing_secret=secret,
            bot_token=token,
            database_path=tmp_path / "sandbox.db",
            scopes=getattr(request, "param", FULL_SCOPES),
        ),
        clock,
    )
    server.start()
    slack = SlackSettings(bot_token=token, signing_secret=secret, base_url=f"{server.url}/api/")
    clients = SingleWorkspace(slack)
    deps = replace(
        a_world(tmp_path).deps,
        clock=clock,
        messenger=SlackMessenger(clients, slack),
        directory=SlackDirectory(clients, slack, clock),
    )
    app = build_app(deps, slack, clients)
    late.app = make_wsgi_app(app, slack)
    people = SandboxClient(server.url)
    yield Workspace(people, deps, app, slack)
    people.close()
    server.stop()
    web.close()
