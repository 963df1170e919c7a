"""A real app over a real database, a fake Web API, and handlers that record."""

from __future__ import annotations

import io
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import pytest
from slack_bolt import App
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import text

from bot.adapters.database.connect import open_engine
from bot.adapters.database.migrate import migrate
from bot.adapters.database.store import SqlStore
from bot.services.forms import Form, FormField
from bot.services.ports import Deps, Limits
from bot.slack.app import SlackSettings, build_app
from bot.slack.clients import SingleWorkspace
from bot.slack.directory import SlackDirectory
from bot.slack.handlers import Handlers
from bot.slack.http import WsgiApp, make_wsgi_app
from bot.slack.messenger import SlackMessenger
from bot.slack.worker import run_inbox_once
from tests.integration.slack.fake_slack import FakeSlack
from tests.integration.slack.workspace import workspace as workspace

SECRET = "s3cret"
PAYLOADS = Path(__file__).parents[2] / "fixtures" / "slack_payloads"


def sample(name: str) -> dict[str, Any]:
    """One of Slack's payload samples."""
    return dict(json.loads((PAYLOADS / name).read_text()))


@dataclass
class Answered:
    """What the endpoint answered."""

    status: int
    body: str

    @property
    def json(self) -> dict[str, Any]:
        """The body as JSON."""
        return dict(json.loads(self.body))


@dataclass
class Seen:
    """What reached the handlers; `fail` makes the next ones raise."""

    calls: list[tuple[str, Any]] = field(default_factory=list)
    fail: list[Exception] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    form_seconds: float = 0.0
    form_error: Exception | None = None
    done: bool = True


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def advance(self, **by: float) -> None:
        """Move forward."""
        self.now += timedelta(**by)


def recording(seen: Seen) -> Handlers:
    """Handlers that keep what they get and mark its item as done, as the services do."""

    def take(name: str) -> Any:
        def handle(deps: Deps, what: Any, item: int | None) -> None:
            seen.calls.append((name, what))
            if seen.fail:
                raise seen.fail.pop(0)
            if seen.done and item is not None:
                with deps.store.unit() as unit:
                    unit.inbox.done(item, deps.clock())
                    unit.commit()

        return handle

    def build_form(
        _deps: Deps, kind: Any, *, context: dict[str, Any], user_id: str, team_id: str
    ) -> Form:
        seen.calls.append(("build_form", (kind, context, user_id, team_id)))
        time.sleep(seen.form_seconds)
        if seen.form_error:
            raise seen.form_error
        title = FormField(name="title", label="Title", kind="text", optional=False)
        return Form(kind=kind, title="A form", submit="Send", fields=[title])

    def check_form(*arguments: Any) -> dict[str, str]:
        seen.calls.append(("check_form", arguments[1:]))
        return seen.errors

    return Handlers(
        message=take("message"),
        command=take("command"),
        click=take("click"),
        form=take("form"),
        shortcut=take("shortcut"),
        home=take("home"),
        lifecycle=take("lifecycle"),
        build_form=build_form,
        check_form=check_form,
    )


@dataclass
class Stage:
    """Everything a scenario needs."""

    slack: FakeSlack
    settings: SlackSettings
    deps: Deps
    store: SqlStore
    clock: Clock
    app: App
    web: WsgiApp
    seen: Seen
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    def send(
        self, raw: str, content_type: str, headers: dict[str, str] | None = None, **change: Any
    ) -> Answered:
        """POST a signed body; `change` replaces headers, `None` leaves one out."""
        stamp = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=raw)
        sent: dict[str, Any] = {
            "X_SLACK_REQUEST_TIMESTAMP": stamp,
            "X_SLACK_SIGNATURE": signature,
            **{k.upper().replace("-", "_"): v for k, v in (headers or {}).items()},
            **change,
        }
        return self.request("POST", "/slack/events", raw.encode(), content_type, sent)

    def request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        content_type: str = "",
        headers: dict[str, Any] | None = None,
        query: str = "",
        app: WsgiApp | None = None,
    ) -> Answered:
        """Any request to the endpoint."""
        environ: dict[str, Any] = {}
        setup_testing_defaults(environ)
        environ |= {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": content_type,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        environ |= {f"HTTP_{k}": v for k, v in (headers or {}).items() if v is not None}
        status: list[str] = []
        chunks = (app or self.web)(environ, lambda code, _headers: status.append(code))
        return Answered(int(status[0].split()[0]), b"".join(chunks).decode())

    def event(
        self, body: dict[str, Any], headers: dict[str, str] | None = None, *, new: bool = True
    ) -> Answered:
        """An Events API request; `new` gives it an event id of its own."""
        if new:
            body = body | {"event_id": f"Ev{next(self._numbers)}"}
        return self.send(json.dumps(body), "application/json", headers)

    def interaction(self, body: dict[str, Any]) -> Answered:
        """A click, form or shortcut."""
        raw = urlencode({"payload": json.dumps(body)})
        return self.send(raw, "application/x-www-form-urlencoded")

    def command(self, said: str, **change: str) -> Answered:
        """A slash command."""
        fields = {
            "team_id": "T111",
            "channel_id": "C111",
            "channel_name": "random",
            "user_id": "W222",
            "command": "/fork",
            "text": said,
            "response_url": self.slack.response_url(),
            "trigger_id": f"t{next(self._numbers)}",
        }
        return self.send(urlencode(fields | change), "application/x-www-form-urlencoded")

    def work(self) -> int:
        """Let the worker handle what is due."""
        return run_inbox_once(self.deps, self.app)

    def backlog(self) -> int:
        """Requests that are stored and not finished."""
        with self.store.unit() as unit:
            return unit.inbox.backlog()

    def rows(self) -> int:
        """Requests that were stored at all."""
        with self.store.engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM inbox")).scalar_one())

    def outbox(self) -> list[Any]:
        """Messages that wait; they count as sent from now on."""
        with self.store.unit() as unit:
            items = unit.outbox.claim(self.clock(), timedelta(seconds=60), 50)
            for item in items:
                unit.outbox.sent(item, None, self.clock())
            unit.commit()
        return items

    def handled(self, name: str) -> list[Any]:
        """What reached one handler."""
        return [what for kind, what in self.seen.calls if kind == name]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A fake Web API."""
    fake = FakeSlack()
    yield fake
    fake.close()


@pytest.fixture
def stage(tmp_path: Path, slack: FakeSlack) -> Stage:
    """An app with recording handlers."""
    engine = open_engine(f"sqlite:///{tmp_path / 'slack.db'}")
    migrate(engine)
    store, clock, seen = SqlStore(engine), Clock(), Seen()
    settings = SlackSettings(
        bot_token="xoxb-secret-token", signing_secret=SECRET, base_url=slack.url, timeout_s=3
    )
    clients = SingleWorkspace(settings)
    deps = Deps(
        store=store,
        policy=cast(Any, None),
        read=cast(Any, None),
        read_rules=cast(Any, None),
        knowledge=cast(Any, None),
        documents=cast(Any, None),
        writer=cast(Any, None),
        pictures=cast(Any, None),
        messenger=SlackMessenger(clients, settings),
        directory=SlackDirectory(clients, settings, clock),
        clock=clock,
        new_id=lambda: "id",
        limits=Limits(max_attempts=3),
    )
    app = build_app(deps, settings, clients, handlers=recording(seen))
    return Stage(slack, settings, deps, store, clock, app, make_wsgi_app(app, settings), seen)


def until(check: Any, seconds: float = 5.0) -> Any:
    """Wait for something that another thread does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.01)
    raise AssertionError("it did not happen in time")
