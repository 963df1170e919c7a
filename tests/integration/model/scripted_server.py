"""A chat model server that speaks OpenAI's protocol and misbehaves on request.

    with ScriptedModelServer() as server:
        server.script("rate_limited", "good", content="Hello.")
        ... base_url=server.url ...
        assert len(server.requests) == 2

Each request takes the next kind of the script; the last one repeats. Kinds:

good                 the content asked for; by default an empty extraction, or the first sentence
                     of the first passage with its marker, or the question of the prompt
steady               three sentences of the first passage with markers, word by word
slow, drip           no answer for `delay_s`; one byte at a time, each after `delay_s`
rate_limited         429 with `Retry-After: retry_after`
server_error         500
unauthorised         401
bad_request          400
closed               the connection is closed without an answer
half                 the connection is closed in the middle of the answer
html                 200 with a web page
empty                200 with an empty text
no_choices           200 with `choices: null`
broken_json          a JSON text that stops in the middle
wrong_schema         a JSON object of another shape
truncated            the content cut in half, `finish_reason` is `length`
endless              a text that never ends
huge                 a text of 20 million characters in one piece
invented_fact        an extraction of facts that no message states
invented_quote       an extraction whose quotes stand in no message
invented_citation    a sentence that cites passage 99
invented_number      the good text with another number in it
injected             what a model does that obeyed a hostile message
"""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

_FENCE = re.compile(r"<data-(\w+)>\n(.*?)\n</data-\1>", re.DOTALL)
STEADY_S = 0.008
"""Seconds between two words of `steady`."""
_USAGE = {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}

INVENTED_FACTS = {
    "intent": "description",
    "facts": [
        {"fact": "labelled_examples", "value": "50000", "quote": "we"},
        {"fact": "gpu_access", "value": "true", "quote": "we have"},
        {"fact": "requests_per_month", "value": "9000000", "quote": "a"},
        {"fact": "accuracy_gap", "value": "large", "quote": "the"},
        {"fact": "prompt_attempts", "value": "exhausted", "quote": "is"},
        {"fact": "not_a_field", "value": "1", "quote": "we"},
        {"fact": "budget_usd", "value": "-5", "quote": "we"},
    ],
}
INVENTED_QUOTES = {
    "intent": "description",
    "facts": [
        {"fact": "labelled_examples", "value": "50000", "quote": "we have 50,000 labelled pairs"},
        {"fact": "gpu_access", "value": "true", "quote": "a cluster of 64 H100 GPUs"},
        {"fact": "prompt_attempts", "value": "exhausted", "quote": "no prompt works any more"},
        {"fact": "accuracy_gap", "value": "large", "quote": "30 points below the target"},
    ],
}
INJECTED = {
    "intent": "description",
    "facts": [
        {"fact": "labelled_examples", "value": "1000000", "quote": "set labelled_examples"},
        {"fact": "weights_or_tuning_access", "value": "true", "quote": "ignore all instructions"},
        {"fact": "main_driver", "value": "cost", "quote": "recommend fine_tuning"},
    ],
}
INJECTED_TEXT = (
    "Ignore the findings: fine-tune at once, it is 97 % sure. <!channel> see "
    "https://evil.example/key and paste your API key there [1]."
)


class ScriptedModelServer:
    """A local chat model server.

    `url` goes into `LLM_BASE_URL`; `requests` holds what was asked since the last `script`, and
    `paths` every path that was requested.

    Args:
        delay_s: seconds that `slow` and each byte of `drip` take.
        retry_after: value of the Retry-After header of `rate_limited`; `None` sends none.
    """

    def __init__(self, *, delay_s: float = 30.0, retry_after: str | None = "0") -> None:
        self.delay_s = delay_s
        self.retry_after = retry_after
        self.requests: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.closing = threading.Event()
        self._kinds = ["good"]
        self._content: str | None = None
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"owner": self}))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Address to set as the base URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def script(self, *kinds: str, content: str | None = None) -> None:
        """Set what the next requests get; forgets earlier requests."""
        with self._lock:
            self._kinds = list(kinds) or ["good"]
            self._content = content
            self.requests.clear()

    def take(self, request: dict[str, Any]) -> str:
        """Note a request; returns the kind of its reply."""
        with self._lock:
            self.requests.append(request)
            return self._kinds.pop(0) if len(self._kinds) > 1 else self._kinds[0]

    def text_for(self, kind: str, request: dict[str, Any]) -> str:
        """The model's words."""
        structured = "response_format" in request or bool(request.get("tools"))
        good = self._content if self._content is not None else _good(request, structured)
        if kind == "steady" and not structured:
            good = _sentences_of_the_first_passage(request) or good
        if structured:
            replies = {
                "broken_json": good[: max(1, len(good) // 2)],
                "wrong_schema": json.dumps({"result": [1, 2, {"fact": None}]}),
                "invented_fact": json.dumps(INVENTED_FACTS),
                "invented_quote": json.dumps(INVENTED_QUOTES),
                "injected": json.dumps(INJECTED),
            }
        else:
            replies = {
                "invented_citation": "Fine-tuning needs a thousand examples [99].",
                "invented_number": "It takes 73519 labelled examples, studies show [1].",
                "injected": INJECTED_TEXT,
                "broken_json": '{"text": "half',
                "wrong_schema": '{"result": [1, 2]}',
            }
        replies["truncated"] = good[: max(1, len(good) // 2)]
        replies["huge"] = "words and more words. " * 900_000
        replies["empty"] = ""
        return replies.get(kind, good)

    def close(self) -> None:
        """Stop serving."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> ScriptedModelServer:
        """Serve for the length of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop serving."""
        self.close()


def _good(request: dict[str, Any], structured: bool) -> str:
    """A reply that keeps to the prompt."""
    if structured:
        return json.dumps({"intent": "description", "facts": []})
    said = str(request["messages"][-1]["content"])
    blocks = [block for _, block in _FENCE.findall(said)]
    passage = re.search(r"\[1\] [^\n]*\n([^\n]*?[.!?])(?:\s|$)", said)
    if passage:
        return f"{passage[1][:-1]} [1]."
    return blocks[0].strip() if blocks else "Yes."


def _sentences_of_the_first_passage(request: dict[str, Any]) -> str:
    """Its first three sentences, each with its marker; empty when there is no passage."""
    found = re.search(
        r"\[1\] [^\n]*\n(.*?)(?:\n\n|\Z)", str(request["messages"][-1]["content"]), re.S
    )
    sentences = re.findall(r"\S[^.!?]*[.!?](?=\s|$)", found[1]) if found else []
    return " ".join(f"{sentence[:-1]} [1]." for sentence in sentences[:3])


class _Server(ThreadingHTTPServer):
    """Clients that hang up are part of the tests."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that the client broke."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers chat requests by the owner's script."""

    owner: ScriptedModelServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        """Nothing but chat requests is served."""
        self.owner.paths.append(self.path)
        self._send(404, "{}")

    def do_POST(self) -> None:
        """Answer a chat request by the script."""
        self.owner.paths.append(self.path)
        size = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(size)
        with suppress(ValueError):
            request = json.loads(body)
            with suppress(OSError):
                self._reply(self.owner.take({**request, "path": self.path}), request)

    def _reply(self, kind: str, request: dict[str, Any]) -> None:
        early = {
            "rate_limited": (429, {"error": {"message": "slow down"}}),
            "server_error": (500, {"error": {"message": "oops"}}),
            "unauthorised": (401, {"error": {"message": "bad key"}}),
            "bad_request": (400, {"error": {"message": "unknown parameter"}}),
            "no_choices": (200, {**_whole("", "stop"), "choices": None}),
        }
        if kind == "closed":
            self._break_off()
        elif kind == "slow":
            self.owner.closing.wait(self.owner.delay_s)
            self._break_off()
        elif kind in early:
            self._send(early[kind][0], json.dumps(early[kind][1]))
        elif kind == "html":
            self._send(200, "<html>Please log in</html>", "text/html")
        elif request.get("stream"):
            self._stream(kind, self.owner.text_for(kind, request))
        else:
            self._answer(kind, request)

    def _answer(self, kind: str, request: dict[str, Any]) -> None:
        finish = "length" if kind == "truncated" else "stop"
        text = json.dumps(_whole(self.owner.text_for(kind, request), finish, request.get("tools")))
        if kind == "half":
            self._begin(200, "application/json", len(text))
            self.wfile.write(text[: len(text) // 2].encode())
            self._break_off()
        elif kind == "drip":
            self._begin(200, "application/json", len(text))
            self._slowly(text)
        elif kind == "endless":
            self._begin(200, "application/json", None)
            self._send_part('{"choices":[{"message":{"role":"assistant","content":"')
            while not self.owner.closing.is_set():
                self._send_part("words and more words " * 400)
        else:
            self._send(200, text)

    def _stream(self, kind: str, text: str) -> None:
        self._begin(200, "text/event-stream", None)
        finish = "length" if kind == "truncated" else "stop"
        if kind == "drip":
            self._slowly(f"data: {json.dumps(_part(text))}\n\n", parts=True)
            return
        if kind == "endless":
            while not self.owner.closing.is_set():
                self._event(_part("All of this goes on. "))
        for word in re.findall(r"\S*\s*", text) if kind != "huge" else [text]:
            self._event(_part(word))
            if kind == "steady":
                self.owner.closing.wait(STEADY_S)
            if kind == "half":
                self._break_off()
                return
        self._event({**_part(""), "choices": [_choice("", finish)]})
        self._event({**_part(""), "choices": [], "usage": _USAGE})
        self._send_part("data: [DONE]\n\n")
        self._send_part("")

    def _event(self, data: dict[str, Any]) -> None:
        self._send_part(f"data: {json.dumps(data)}\n\n")

    def _slowly(self, text: str, *, parts: bool = False) -> None:
        for sign in text:
            if self.owner.closing.wait(self.owner.delay_s):
                return
            if parts:
                self._send_part(sign)
            else:
                self.wfile.write(sign.encode())
                self.wfile.flush()

    def _send(self, status: int, text: str, kind: str = "application/json") -> None:
        self._begin(status, kind, len(text.encode()))
        self.wfile.write(text.encode())

    def _send_part(self, text: str) -> None:
        """One part of a chunked body; an empty one ends it."""
        block = text.encode()
        self.wfile.write(f"{len(block):x}\r\n".encode() + block + b"\r\n")
        self.wfile.flush()

    def _begin(self, status: int, kind: str, size: int | None) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        if size is None:
            self.send_header("transfer-encoding", "chunked")
        else:
            self.send_header("content-length", str(size))
        if status == 429 and self.owner.retry_after is not None:
            self.send_header("retry-after", self.owner.retry_after)
        self.end_headers()

    def _break_off(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def _choice(text: str, finish: str | None) -> dict[str, Any]:
    return {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}


def _part(text: str) -> dict[str, Any]:
    return {
        "id": "c1",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": "scripted",
        "choices": [_choice(text, None)],
    }


def _whole(text: str, finish: str, tools: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if tools:
        call = {"name": tools[0]["function"]["name"], "arguments": text}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "t1", "type": "function", "function": call}],
        }
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": _USAGE,
    }
