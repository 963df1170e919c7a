"""`/healthz`, `/readyz` and `/metrics`, as small WSGI applications."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.errors import TuningForkError
from bot.services.ports import Deps

_log = structlog.get_logger(__name__)
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
Check = Callable[[], str | None]
"""Returns what is wrong, or `None`."""


def _reply(start_response: Any, status: str, body: dict[str, Any]) -> list[bytes]:
    data = json.dumps(body).encode()
    start_response(
        status,
        [("Content-Type", "application/json"), ("Content-Length", str(len(data)))],
    )
    return [data]


def healthz(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Alive: the process answers."""
    return _reply(start_response, "200 OK", {"alive": True})


def readyz(checks: dict[str, Check]) -> Wsgi:
    """Ready: every check passes; else 503 with what is wrong."""

    def serve(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        found: dict[str, str] = {}
        for name, check in checks.items():
            try:
                wrong = check()
            except TuningForkError as error:
                wrong = str(error)
            except Exception as error:  # noqa: BLE001 - a check that breaks is a failed check
                _log.error("health.check_failed", check=name, error=type(error).__name__)
                wrong = f"the check failed ({type(error).__name__}); see the log"
            found[name] = wrong or "ok"
        ready = all(word == "ok" for word in found.values())
        status = "200 OK" if ready else "503 Service Unavailable"
        return _reply(start_response, status, {"ready": ready, "checks": found})

    return serve


def database_check(deps: Deps) -> Check:
    """Whether the database answers."""

    def check() -> str | None:
        with deps.store.unit() as unit:
            unit.inbox.backlog()
        return None

    return check


def tick_check(
    last: Callable[[], datetime | None], clock: Callable[[], datetime], every_s: float
) -> Check:
    """Whether the scheduler has beaten of late."""

    def check() -> str | None:
        at = last()
        if at is None:
            return "the scheduler has not beaten yet"
        age = clock() - at
        if age > timedelta(seconds=every_s * 4 + 30):
            return f"the scheduler beat {age.total_seconds():.0f} s ago"
        return None

    return check


def metrics(deps: Deps, registry: Any) -> Wsgi:
    """Prometheus metrics of the process and of this replica; backlogs are read at each scrape.

    While the database is away, its figures are not a number and the others are served as ever.
    """
    from prometheus_client import REGISTRY as process_registry
    from prometheus_client import Gauge, generate_latest

    inbox = Gauge("tuningfork_inbox_backlog", "Requests not finished", registry=registry)
    outbox = Gauge("tuningfork_outbox_backlog", "Messages not sent", registry=registry)
    lost = Gauge(
        "tuningfork_outbox_undelivered",
        "Messages that may have been lost (ambiguous) or were given up (failed)",
        ["status"],
        registry=registry,
    )
    up = Gauge("tuningfork_database_up", "1 when the database answered", registry=registry)

    def serve(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        waiting = unsent = math.nan
        undelivered = {"ambiguous": math.nan, "failed": math.nan}
        try:
            with deps.store.unit() as unit:
                waiting, unsent = unit.inbox.backlog(), unit.outbox.backlog()
                undelivered |= unit.outbox.undelivered()
            up.set(1)
        except Exception as error:  # noqa: BLE001 - whoever scrapes needs the other figures now
            _log.error("metrics.no_database", error=type(error).__name__)
            up.set(0)
        inbox.set(waiting)
        outbox.set(unsent)
        for status, count in undelivered.items():
            lost.labels(status).set(count)
        body = generate_latest(process_registry) + generate_latest(registry)
        start_response("200 OK", [("Content-Type", "text/plain; version=0.0.4; charset=utf-8")])
        return [body]

    return serve
