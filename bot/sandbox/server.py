"""The sandbox server: Slack's side of the conversation, on one local port."""

import asyncio
import ipaddress
import socket
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot.sandbox.clock import Clock, MovableClock
from bot.sandbox.control import Control, NextDue, load_clock
from bot.sandbox.delivery import Deliverer, Postman
from bot.sandbox.hub import Hub
from bot.sandbox.interactions import Interactions
from bot.sandbox.seed import seed
from bot.sandbox.settings import SandboxSettings
from bot.sandbox.webapi import WebApi
from bot.sandbox.workspace import Workspace

__all__ = ["MovableClock", "SandboxServer", "SandboxSettings"]


class SandboxServer:
    """A Slack-like workspace that a bot and a browser talk to.

    The state lives in the SQLite file of the settings: a killed and restarted server goes on with
    the same channels, messages, open modals and undelivered events.
    """

    def __init__(
        self, settings: SandboxSettings, clock: Clock, next_due: NextDue | None = None
    ) -> None:
        """Prepare a server; nothing listens before `start`.

        Args:
            settings: port, bot and database.
            clock: the time that the workspace lives in; a `MovableClock` can be pushed forward.
            next_due: tells the page when the bot's next reminder is due.

        Raises:
            ValueError: the host is not a loopback address.
        """
        if settings.host != "localhost" and not ipaddress.ip_address(settings.host).is_loopback:
            raise ValueError("The sandbox listens on loopback addresses only, such as 127.0.0.1.")
        self._clock = clock
        self._next_due = next_due
        self._settings = settings
        self._thread: threading.Thread | None = None
        self._hub = Hub()

    @property
    def url(self) -> str:
        """Base address, for example `http://127.0.0.1:4390`; `url + "/api/"` is the Web API."""
        return f"http://{self._settings.host}:{self._settings.port}"

    def start(self) -> None:
        """Listen, load the stored state, resume deliveries; returns when the server answers.

        Raises:
            OSError: the port is taken.
        """
        import uvicorn

        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((self._settings.host, self._settings.port))
        self._settings = replace(self._settings, port=listener.getsockname()[1])
        self._workspace = Workspace(self._settings, self._clock)
        load_clock(self._workspace, self._clock)
        with self._workspace.begin() as work:
            seed(work)
        self._workspace.on_change(self._hub.publish)
        self._postman = Postman(self._settings)
        self._deliverer = Deliverer(self._workspace, self._postman)
        config = uvicorn.Config(
            self._app(), log_level="warning", lifespan="on", timeout_graceful_shutdown=2, ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([listener],), name="sandbox-server", daemon=True
        )
        self._thread.start()
        self._await_start()
        self._deliverer.start()

    def _await_start(self) -> None:
        until = time.monotonic() + 20
        while not self._server.started:
            if time.monotonic() > until or not (self._thread and self._thread.is_alive()):
                raise OSError("The sandbox server did not start; see the log above.")
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop listening and close the database; what is pending is kept for the next start."""
        if self._thread is None:
            return
        self._hub.close()
        self._deliverer.stop()
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._postman.close()
        self._workspace.close()
        self._thread = None

    def _app(self) -> Any:
        from starlette.applications import Starlette
        from starlette.middleware import Middleware

        from bot.sandbox.routes import Routes

        interactions = Interactions(self._workspace, self._postman)
        control = Control(self._workspace, interactions, self._clock, self._next_due)
        routes = Routes(self._workspace, WebApi(self._workspace), control, self._hub)

        @asynccontextmanager
        async def lifespan(_app: Starlette) -> AsyncIterator[None]:
            self._hub.attach(asyncio.get_running_loop())
            yield

        hosts = {f"{name}:{self._settings.port}" for name in (self._settings.host, "localhost")}
        return Starlette(
            routes=routes.all(), lifespan=lifespan, middleware=[Middleware(LocalOnly, hosts=hosts)]
        )


class LocalOnly:
    """Refuses requests that another site's page could have caused.

    The `Host` must be ours (against DNS rebinding), and an `Origin`, when there is one, too.
    """

    def __init__(self, app: Any, hosts: set[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] == "http" and not self._allowed(scope):
            from starlette.responses import PlainTextResponse

            refusal = PlainTextResponse("This address answers its own page only.", 403)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _allowed(self, scope: Any) -> bool:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        if headers.get("host", "") not in self._hosts:
            return False
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return False
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none") or (
            scope["method"] == "GET" and (scope["path"] + "archives/").startswith("/archives/")
        )
