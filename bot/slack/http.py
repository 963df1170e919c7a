"""The WSGI app: Slack's one endpoint, guarded, and the routes that others add.

The signature is checked here over the raw bytes, before anything is decoded or parsed: Bolt
answers a malformed timestamp with 500 and logs the body of a request with a bad signature.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

import structlog
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.signature import SignatureVerifier

from bot.slack.settings import SlackSettings

log = structlog.get_logger(__name__)

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]

EVENTS = "/slack/events"
INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"
MOST_BYTES = 1_000_000
"""Largest body that is read; Slack's are far smaller."""
_TIMESTAMP = re.compile(r"[0-9]{1,12}\Z")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}\Z")
_REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
}


def make_wsgi_app(
    app: App, settings: SlackSettings, routes: Mapping[str, WsgiApp] | None = None
) -> WsgiApp:
    """The WSGI app for waitress.

    Args:
        app: from `bot.slack.app.build_app`.
        settings: for the signing secret, and whether workspaces install the app themselves.
        routes: path to a WSGI app, e.g. `/healthz`.
    """
    slack = SlackRequestHandler(app, path=EVENTS)
    verifier = SignatureVerifier(settings.signing_secret or "")
    others = dict(routes or {})

    def serve(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "GET")
        if path == EVENTS:
            return _events(slack, verifier, environ, start_response)
        if settings.installs and method == "GET" and path in (INSTALL, REDIRECT):
            return slack(environ, start_response)
        route = others.get(path)
        if route is not None:
            return route(environ, start_response)
        return answer(start_response, 404)

    return serve


def answer(start_response: StartResponse, status: int, body: str = "") -> list[bytes]:
    """A short plain answer."""
    content = body.encode()
    start_response(
        f"{status} {_REASONS.get(status, 'Status')}",
        [("content-type", "text/plain;charset=utf-8"), ("content-length", str(len(content)))],
    )
    return [content]


def _events(
    slack: SlackRequestHandler,
    verifier: SignatureVerifier,
    environ: Environ,
    start_response: StartResponse,
) -> Iterable[bytes]:
    """Guard Slack's endpoint; only verified requests go on."""
    method = environ.get("REQUEST_METHOD")
    if method == "GET" and parse_qs(environ.get("QUERY_STRING", "")).get("ssl_check") == ["1"]:
        return answer(start_response, 200)
    if method != "POST":
        return answer(start_response, 405)
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal():
        return answer(start_response, 400)
    if int(length) > MOST_BYTES:
        return answer(start_response, 413)
    body: bytes = environ["wsgi.input"].read(int(length))
    if _is_ssl_check(environ, body):
        return answer(start_response, 200)
    if not is_signed(verifier, environ, body):
        log.warning("slack.bad_signature", bytes=len(body))
        return answer(start_response, 401)
    try:
        return slack({**environ, "wsgi.input": io.BytesIO(body)}, start_response)
    except ValueError:
        log.warning("slack.malformed", bytes=len(body))
        return answer(start_response, 400)


def is_signed(verifier: SignatureVerifier, environ: Environ, body: bytes) -> bool:
    """Whether the headers are well formed and sign exactly these bytes, at most 300 s ago."""
    timestamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
    signature = str(environ.get("HTTP_X_SLACK_SIGNATURE", ""))
    if not _TIMESTAMP.match(timestamp) or not _SIGNATURE.match(signature):
        return False
    if not verifier.signing_secret:
        return False
    try:
        return bool(verifier.is_valid(body, timestamp, signature))
    except UnicodeDecodeError:
        return False


def _is_ssl_check(environ: Environ, body: bytes) -> bool:
    """Slack's occasional unsigned ping; it has no effect whatever else it carries."""
    kind = str(environ.get("CONTENT_TYPE", ""))
    if not kind.startswith("application/x-www-form-urlencoded") or b"ssl_check=1" not in body:
        return False
    fields = parse_qs(body.decode("utf-8", "replace"))
    return fields.get("ssl_check") == ["1"] and "payload" not in fields and "command" not in fields
