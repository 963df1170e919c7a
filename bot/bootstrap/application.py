"""The running application: web edge, workers, clock hand; started and stopped as one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from bot.advisor.advise import advise
from bot.advisor.profile import parse_profile
from bot.bootstrap import health
from bot.bootstrap.build import (
    Clock,
    build_engine,
    build_knowledge,
    build_limits,
    build_policy,
)
from bot.bootstrap.clock import new_id, system_clock
from bot.bootstrap.language import build_language
from bot.bootstrap.workers import Workers
from bot.config import Settings
from bot.errors import ConfigurationError
from bot.services.housekeeping import delete_expired
from bot.services.outbox import send_due
from bot.services.ports import Deps
from bot.services.reminders import deliver_due
from bot.slack.settings import SlackSettings

_log = structlog.get_logger(__name__)
_HOUSEKEEPING_S = 3600.0
_MAX_BODY = 1_000_000


def slack_settings(settings: Settings) -> SlackSettings:
    """What the Slack room needs from the settings."""

    def plain(secret: Any) -> str | None:
        return secret.get_secret_value() if secret else None

    return SlackSettings(
        bot_token=plain(settings.slack_bot_token),
        signing_secret=plain(settings.slack_signing_secret),
        app_token=plain(settings.slack_app_token),
        client_id=settings.slack_client_id,
        client_secret=plain(settings.slack_client_secret),
        base_url=settings.slack_api_url,
        command=settings.slack_command,
        reads_threads=settings.slack_read_threads,
    )


@dataclass
class Listening:
    """A bound port that answers once it is given an application."""

    server: Any
    thread: threading.Thread | None = None

    def close(self) -> None:
        """Stop taking requests."""
        self.server.close()


class Application:
    """One replica of the bot."""

    def __init__(
        self, settings: Settings, slack: SlackSettings, clock: Clock = system_clock
    ) -> None:
        """Build everything; nothing runs before `start`.

        Raises:
            ConfigurationError: a setting, file or service cannot be used.
        """
        from prometheus_client import CollectorRegistry

        from bot.slack.app import build_app, build_clients
        from bot.slack.directory import SlackDirectory
        from bot.slack.messenger import SlackMessenger
        from bot.slack.oauth import Installations

        self.settings, self.slack, self.clock = settings, slack, clock
        self.engine = build_engine(settings)
        self.knowledge = build_knowledge(settings, self.engine, clock)
        self.registry = CollectorRegistry()
        self.language = language = build_language(settings, self.engine, clock, self.registry)
        from bot.adapters.database.store import SqlStore
        from bot.adapters.model_reader import RuleReader
        from bot.adapters.pictures import PngPictures
        from bot.adapters.team_documents import TeamDocuments
        from bot.bootstrap.content import shipped_wording

        oauth = Installations(slack, self.engine, clock) if slack.installs else None
        clients = build_clients(slack, oauth)
        self.deps = Deps(
            store=SqlStore(self.engine),
            policy=build_policy(),
            read=language.reader,
            read_rules=RuleReader(shipped_wording()),
            knowledge=self.knowledge,
            documents=TeamDocuments(self.knowledge),
            writer=language.writer,
            pictures=PngPictures(),
            messenger=SlackMessenger(clients, slack),
            directory=SlackDirectory(clients, slack, clock),
            clock=clock,
            new_id=new_id,
            limits=build_limits(settings),
        )
        flow = oauth.flow() if oauth else None
        self.bolt = build_app(self.deps, slack, clients, oauth_flow=flow)
        self.workers = Workers()
        self._ticker: Any = None
        self._socket_mode: Any = None
        self._web: Listening | None = None
        self._last_tick: datetime | None = None

    def start(self, bind: Callable[[Any], Listening] | None = None) -> None:
        """Start what this replica's role asks for.

        Args:
            bind: serves the WSGI application; by default on the port of the settings.
        """
        role = self.settings.role
        if role == "all" and self.settings.replicas == 1:
            self._take_over()
        if role in ("all", "worker"):
            self.knowledge.ensure_ready(background=True)
            self._start_workers()
        if role in ("all", "scheduler"):
            self._start_ticker()
        wsgi = self._wsgi()
        self._web = bind(wsgi) if bind else listen(wsgi, self.settings.host, self.settings.port)
        if role in ("all", "web") and self.slack.socket_mode:
            from bot.slack.socket_mode import connect

            self._socket_mode = connect(self.bolt, self.slack)
        _log.info("replica.started", role=role)

    def _take_over(self) -> None:
        """Work that the last run left unfinished need not wait for its lease to end."""
        with self.deps.store.unit() as unit:
            count = unit.release_leases()
            unit.commit()
        if count:
            _log.info("work.taken_over", rows=count)

    def _warm_up(self) -> None:
        """Load what the first answer needs, so that nobody waits for it."""
        reading = self.deps.read("We classify 100 tickets a day.")
        profile = parse_profile(reading.facts)
        advise(profile, self.deps.policy, completions=self.deps.limits.completions)
        self.knowledge.answer("What is retrieval?")
        self.language.warm_up()

    def _start_workers(self) -> None:
        from bot.slack.worker import run_inbox_once

        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()

        count = self.settings.workers
        self.workers.add("inbox", count, lambda: run_inbox_once(self.deps, self.bolt))
        self.workers.add("outbox", max(2, count // 2), lambda: send_due(self.deps))

    def _start_ticker(self) -> None:
        from bot.adapters.ticker import Ticker

        self._ticker = Ticker()
        self._ticker.every(self.settings.tick_s, "reminders", self.tick)
        self._ticker.every(_HOUSEKEEPING_S, "housekeeping", lambda: delete_expired(self.deps))
        self._ticker.start()
        self.tick()

    def tick(self) -> int:
        """Deliver what is due now; returns how many reminders were put into the outbox."""
        delivered = deliver_due(self.deps)
        self._last_tick = self.clock()  # not before: a beat that fails must show in /readyz
        if delivered:
            self.workers.wake()
        return delivered

    def _wsgi(self) -> Any:
        from bot.slack.http import make_wsgi_app

        checks: dict[str, health.Check] = {"database": health.database_check(self.deps)}
        if self.settings.role in ("all", "scheduler"):
            checks["scheduler"] = health.tick_check(
                lambda: self._last_tick, self.clock, self.settings.tick_s
            )
        if self.settings.role in ("all", "worker"):
            checks["index"] = self._index_check
            checks["slack"] = self._slack_check  # the web edge stores requests without Slack
        routes: dict[str, Any] = {
            "/healthz": health.healthz,
            "/readyz": health.readyz(checks),
            "/metrics": health.metrics(self.deps, self.registry),
        }
        inner = make_wsgi_app(self.bolt, self.slack, routes)

        def app(environ: dict[str, Any], start_response: Any) -> Any:
            reply = inner(environ, start_response)
            self.workers.wake()
            return reply

        return app

    def _index_check(self) -> str | None:
        return None if self.knowledge.status().passages else "the knowledge base is empty"

    def _slack_check(self) -> str | None:
        from slack_sdk.errors import SlackApiError

        if self.slack.installs:
            return None
        try:
            self.bolt.client.auth_test()
        except (SlackApiError, OSError) as error:
            return f"Slack does not accept the token ({type(error).__name__})"
        return None

    def stop(self) -> None:
        """Take no more, finish what runs, close everything."""
        if self._socket_mode is not None:
            from bot.slack.socket_mode import disconnect

            disconnect(self._socket_mode)
        if self._web is not None:
            self._web.close()
        if self._ticker is not None:
            self._ticker.stop()
        self.workers.stop()
        self.knowledge.close()
        self.engine.dispose()
        _log.info("replica.stopped")


def listen(app: Any, host: str, port: int) -> Listening:
    """Serve a WSGI application in a thread.

    Raises:
        ConfigurationError: the port is taken or not allowed.
    """
    from waitress.server import create_server

    try:
        server = create_server(
            app,
            host=host,
            port=port,
            threads=8,
            ident=None,
            max_request_body_size=_MAX_BODY,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        raise ConfigurationError(
            f"Port {port} on {host} cannot be used ({error.strerror}); "
            "set PORT or --port to a free one."
        ) from error
    thread = threading.Thread(target=server.run, name="web", daemon=True)
    thread.start()
    return Listening(server, thread)
