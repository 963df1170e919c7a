"""The operator's endpoints report what is wrong; they do not fail themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy import text

from bot.bootstrap import health
from bot.bootstrap.application import Application
from bot.config import Settings
from bot.errors import StoreUnavailable
from bot.slack.settings import SlackSettings
from tests.builders import Clock, a_world


def _get(app: health.Wsgi) -> tuple[str, str]:
    status: list[str] = []
    body = b"".join(app({}, lambda code, _headers: status.append(code)))
    return status[0], body.decode()


@pytest.mark.parametrize("error", [ValueError("odd reply"), RuntimeError("x"), OSError("gone")])
def test_a_check_that_breaks_is_a_failed_check(error: Exception) -> None:
    """503 with all checks and no exception text, so that the other checks are still seen."""

    def broken() -> str | None:
        raise error

    status, body = _get(health.readyz({"slack": broken, "database": lambda: None}))

    found = json.loads(body)
    assert status.startswith("503")
    assert found["ready"] is False
    assert found["checks"]["database"] == "ok"
    assert type(error).__name__ in found["checks"]["slack"]
    assert str(error) not in found["checks"]["slack"]


def test_metrics_are_served_while_the_database_is_away(tmp_path: Path) -> None:
    """What is known without it is shown, and that it is away."""
    world = a_world(tmp_path)
    serve = health.metrics(world.deps, CollectorRegistry())
    assert "tuningfork_database_up 1.0" in _get(serve)[1]
    with world.store.engine.begin() as connection:
        connection.execute(text("DROP TABLE outbox"))

    status, body = _get(serve)

    assert status.startswith("200")
    assert "tuningfork_database_up 0.0" in body
    assert "tuningfork_outbox_backlog NaN" in body
    assert "process_" in body or "python_info" in body


@pytest.fixture
def replica(tmp_path: Path) -> Application:
    """A whole replica that was not started, with a clock that stands still."""
    settings = Settings(_env_file=None, data_dir=tmp_path / "data", embedding_model="none")
    slack = SlackSettings(
        bot_token="xoxb-1", signing_secret="s", base_url="http://127.0.0.1:9/api/"
    )
    return Application(settings, slack, Clock())


def test_a_beat_that_fails_does_not_count(replica: Application) -> None:
    """The scheduler is not ready while no beat gets through."""
    with replica.engine.begin() as connection:
        connection.execute(text("ALTER TABLE reminders RENAME TO away"))
    with pytest.raises(StoreUnavailable):
        replica.tick()
    check: Callable[[], Any] = health.tick_check(
        lambda: replica._last_tick, replica.clock, timedelta(seconds=1).total_seconds()
    )
    assert check() == "the scheduler has not beaten yet"
    with replica.engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO reminders"))
    replica.tick()
    assert check() is None


def test_readiness_reports_what_is_away(replica: Application) -> None:
    """Tables that are gone and a Slack that is not there end in 503 with every check named."""
    with replica.engine.begin() as connection:
        connection.execute(text("DROP TABLE inbox"))
        connection.execute(text("PRAGMA foreign_keys=OFF"))
        connection.execute(text("ALTER TABLE documents RENAME TO away"))
    routes: dict[str, Any] = {"PATH_INFO": "/readyz", "REQUEST_METHOD": "GET"}
    status: list[str] = []
    body = b"".join(replica._wsgi()(routes, lambda code, _headers: status.append(code)))

    checks = json.loads(body)["checks"]
    assert status[0].startswith("503")
    assert set(checks) == {"database", "scheduler", "index", "slack"}
    assert all(word != "ok" for word in checks.values())
