"""`make run` without Slack: the Slack-like workspace and the bot, in one process."""

from __future__ import annotations

import secrets
from typing import Any

from bot.bootstrap.application import Application, Listening, listen
from bot.config import Settings
from bot.errors import ConfigurationError
from bot.sandbox.clock import MovableClock
from bot.sandbox.server import SandboxServer, SandboxSettings
from bot.slack.settings import FULL_SCOPES, LEAN_SCOPES, SlackSettings


class Sandbox:
    """A workspace on a local port, and the bot that lives in it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._clock = MovableClock()
        self._token = f"xoxb-{secrets.token_hex(16)}"
        self._secret = secrets.token_hex(16)
        self._later = _LateApp()
        self._bot_web: Listening | None = None
        self.server: SandboxServer | None = None
        self.application: Application | None = None

    def open(self) -> str:
        """Open the page, which works while the bot is still being put together; returns its URL.

        Raises:
            ConfigurationError: the port is taken.
        """
        self._bot_web = listen(self._later, "127.0.0.1", 0)
        port = self._bot_web.server.effective_port
        try:
            self._settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationError(
                f"The folder {self._settings.data_dir} cannot be made ({error.strerror}); "
                "set DATA_DIR to one that can be written."
            ) from error
        self.server = SandboxServer(
            SandboxSettings(
                port=self._settings.port,
                bot_url=f"http://127.0.0.1:{port}/slack/events",
                signing_secret=self._secret,
                bot_token=self._token,
                database_path=self._settings.data_dir / "sandbox.db",
                command=self._settings.slack_command,
                scopes=FULL_SCOPES if self._settings.slack_read_threads else LEAN_SCOPES,
            ),
            self._clock,
            next_due=self._next_due,
        )
        try:
            self.server.start()
        except OSError as error:
            raise ConfigurationError(
                f"Port {self._settings.port} cannot be used ({error.strerror}); "
                "set PORT or --port to a free one."
            ) from error
        return self.server.url

    def _next_due(self) -> Any:
        if self.application is None:
            return None
        with self.application.deps.store.unit() as unit:
            return unit.reminders.next_due()

    def start_bot(self) -> None:
        """Put the bot together and let it answer."""
        if self.server is None or self._bot_web is None:
            raise RuntimeError("open() comes before start_bot()")
        listening = self._bot_web
        slack = SlackSettings(
            bot_token=self._token,
            signing_secret=self._secret,
            base_url=f"{self.server.url}/api/",
            command=self._settings.slack_command,
            reads_threads=self._settings.slack_read_threads,
        )
        application = Application(self._settings, slack, self._clock)
        self._clock.on_change(lambda _offset: _tick(application))

        def bind(app: Any) -> Listening:
            self._later.app = app
            return listening

        application.start(bind)
        self.application = application

    def stop(self) -> None:
        """Stop the bot first, then the workspace."""
        if self.application is not None:
            self.application.stop()
        elif self._bot_web is not None:
            self._bot_web.close()
        if self.server is not None:
            self.server.stop()


def _tick(application: Application) -> None:
    """Deliver at once what the moved clock made due."""
    application.tick()


class _LateApp:
    """Answers 503 until the bot is there, so that the workspace tries again."""

    app: Any = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        if self.app is None:
            start_response("503 Service Unavailable", [("Content-Length", "0")])
            return []
        return self.app(environ, start_response)
