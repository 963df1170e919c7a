"""A small Web API on this machine: counts calls, answers as told, keeps what was sent."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

BOT_USER, BOT_ID = "W111", "BZYBOTHED"
Json = dict[str, Any]


@dataclass
class Answer:
    """What the fake says to one call."""

    body: Json | str = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang_up: bool = False
    """Take the request and break the connection without an answer."""


@dataclass
class Call:
    """One call that arrived."""

    method: str
    params: Json
    token: str


class FakeSlack:
    """The server; `answers[method]` is a list that is used up, then the default counts."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers: dict[str, list[Answer]] = {}
        self.defaults: dict[str, Json] = {
            "auth.test": {"ok": True, "user_id": BOT_USER, "bot_id": BOT_ID, "team_id": "T111"},
            "chat.postMessage": {"ok": True, "ts": "1700000000.000100", "channel": "C111"},
            "chat.startStream": {"ok": True, "ts": "1700000000.000200", "channel": "C111"},
            "chat.update": {"ok": True, "ts": "1700000000.000100"},
            "views.open": {"ok": True, "view": {"id": "V1", "hash": "h1"}},
            "conversations.info": {"ok": True, "channel": {"id": "C111", "is_private": False}},
        }
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                fake._serve(self)

            do_GET = do_POST

            def log_message(self, *_args: Any) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        """Base address of the Web API."""
        return f"http://127.0.0.1:{self._server.server_port}/api/"

    def response_url(self, name: str = "r1") -> str:
        """An address for late answers."""
        return f"http://127.0.0.1:{self._server.server_port}/response/{name}"

    def say(self, method: str, *answers: Answer) -> None:
        """Answer the next calls of a method in this way."""
        self.answers.setdefault(method, []).extend(answers)

    def refuse(self, method: str, error: str, times: int = 1, **headers: str) -> None:
        """Answer with an error; `ratelimited` with status 429."""
        status = 429 if error == "ratelimited" else 200
        answer = Answer({"ok": False, "error": error}, status, dict(headers))
        self.say(method, *[answer] * times)

    def named(self, method: str) -> list[Json]:
        """Parameters of all calls of a method."""
        return [call.params for call in self.calls if call.method == method]

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        raw = request.rfile.read(int(request.headers.get("content-length") or 0))
        method = request.path.removeprefix("/api/").lstrip("/")
        params = _parsed(raw, request.headers.get("content-type", ""))
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(method, params, token))
        waiting = self.answers.get(method)
        answer = waiting.pop(0) if waiting else Answer(self.defaults.get(method, {"ok": True}))
        if answer.hang_up:
            request.connection.close()
            return
        text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        body = text.encode()
        request.send_response(answer.status)
        kind = "text/html" if isinstance(answer.body, str) else "application/json"
        request.send_header("content-type", kind)
        for name, value in answer.headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def _parsed(raw: bytes, kind: str) -> Json:
    if "json" in kind:
        return dict(json.loads(raw or b"{}"))
    try:
        fields: Json = dict(parse_qsl(raw.decode(), keep_blank_values=True))
    except UnicodeDecodeError:
        return {"bytes": len(raw)}
    for name in ("blocks", "view", "prompts"):
        if name in fields:
            fields[name] = json.loads(fields[name])
    return fields
