"""One LangChain chat model behind the two calls we make, with its failures sorted.

Everything of LangChain is imported when the client is built: without a chat model nothing of it
is loaded.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

import httpx

from bot.adapters.chat_settings import ModelSettings

Message = tuple[str, str]
"""(role, text); the roles are system, human and ai."""

_OFFICIAL = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com"}
_STRUCTURED_METHODS = ("json_schema", "function_calling", "json_mode")
_REFUSES_METHOD = (400, 422, 501)
_AGAIN = frozenset({408, 409, 425, 429})
_REFUSED = frozenset({401, 402, 403, 404})
_NO_STATUS_AGAIN = frozenset({"APIConnectionError", "APITimeoutError", "APIError"})
_BAD_OUTPUT = frozenset({"LengthFinishReasonError", "ContentFilterFinishReasonError"})

PARSING_FAILURES: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What client libraries raise on replies that they do not expect."""


class Fault(StrEnum):
    """What a failed request calls for."""

    AGAIN = "again"
    """Busy, broken or slow: the same request may work later."""
    REFUSED = "refused"
    """Key, rights or model name are wrong: no request will work."""
    REQUEST = "request"
    """The server does not take this request."""
    OUTPUT = "output"
    """The reply is not what was asked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reply, or a whole one."""

    text: str
    """The words; for structured replies a JSON text."""
    input_tokens: int = 0
    """Input tokens, when the server tells."""
    output_tokens: int = 0
    """Output tokens, when the server tells."""
    cut: bool = False
    """The server stopped at the token limit."""


class ChatClient:
    """Sends requests; knows nothing of retries, budgets or prompts.

    Args:
        model: a LangChain chat model.
        failures: what its libraries raise.
        methods: ways to ask for structured output, tried in this order when a server refuses one.
    """

    def __init__(
        self, model: Any, failures: tuple[type[Exception], ...], methods: Sequence[str | None]
    ) -> None:
        self._model = model
        self.failures = failures
        self._methods = list(methods)

    def stream(self, messages: Sequence[Message]) -> Generator[Piece, None, None]:
        """The reply in pieces as they come."""
        with _untraced():
            for chunk in self._model.stream(list(messages)):
                yield _piece(chunk, str(chunk.text))

    def structured(
        self, messages: Sequence[Message], schema: dict[str, Any]
    ) -> Generator[Piece, None, None]:
        """One piece: the reply as a JSON text, not validated."""
        with _untraced():
            for place, method in enumerate(self._methods):
                try:
                    result = self._bound(schema, method).invoke(list(messages))
                except self.failures as error:
                    last = place == len(self._methods) - 1
                    if last or status_of(error) not in _REFUSES_METHOD:
                        raise
                    continue
                # The way that worked goes first from now on.
                self._methods = self._methods[place:]
                yield _piece(result["raw"], _json_text(result))
                return

    def _bound(self, schema: dict[str, Any], method: str | None) -> Any:
        chosen = {} if method is None else {"method": method}
        return self._model.with_structured_output(schema, include_raw=True, **chosen)


def open_client(settings: ModelSettings) -> ChatClient:
    """Build the client; takes seconds the first time, since LangChain is imported here."""
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"max_tokens": settings.max_output_tokens}
    if settings.temperature is not None:
        options["temperature"] = settings.temperature
    elif settings.provider == "ollama" or settings.base_url:
        options["temperature"] = 0.0
    if settings.api_key is not None:
        options["api_key"] = settings.api_key.get_secret_value()
    # Always an explicit address, so that none is taken from a tracing service's environment.
    base_url = settings.base_url or _OFFICIAL.get(settings.provider)
    if base_url:
        options["base_url"] = base_url
    methods: Sequence[str | None] = (None,)
    if settings.provider == "openai":
        methods = _STRUCTURED_METHODS
        options.update(_openai_options(settings))
    elif settings.provider == "anthropic":
        options.update(max_retries=0, timeout=settings.total_s)
    else:
        options["num_predict"] = options.pop("max_tokens")
        options.pop("api_key", None)
        options["client_kwargs"] = _http_options(settings)
    model = init_chat_model(settings.name, model_provider=settings.provider, **options)
    return ChatClient(model, _failures(settings.provider), methods)


def _openai_options(settings: ModelSettings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "max_retries": 0,
        "timeout": settings.total_s,
        "http_client": httpx.Client(**_http_options(settings)),
        "stream_usage": settings.base_url is None,
    }
    if settings.base_url:
        options["use_responses_api"] = False
        if settings.api_key is None:
            options["api_key"] = "none"
    return options


def _http_options(settings: ModelSettings) -> dict[str, Any]:
    """Options of `httpx.Client`: time limits, and a limit on the length of each response."""

    def bound(response: httpx.Response) -> None:
        stream = response.stream
        if isinstance(stream, httpx.SyncByteStream):
            deadline = time.monotonic() + settings.total_s
            response.stream = BoundedStream(stream, deadline, settings.max_response_bytes)

    return {
        "timeout": httpx.Timeout(settings.total_s, connect=settings.connect_s),
        "headers": {"accept-encoding": "identity"},
        "event_hooks": {"response": [bound]},
    }


class BoundedStream(httpx.SyncByteStream):
    """A response body that ends with an error when it is too long or takes too long."""

    def __init__(self, stream: httpx.SyncByteStream, deadline: float, limit: int) -> None:
        self._stream = stream
        self._deadline = deadline
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        """The blocks of the body.

        Raises:
            httpx.ReadTimeout: it took too long as a whole.
            httpx.ReadError: it is too long.
        """
        size = 0
        for block in self._stream:
            size += len(block)
            if size > self._limit:
                raise httpx.ReadError("The response is too long.")
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("The response took too long.")
            yield block

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()


def _failures(provider: str) -> tuple[type[Exception], ...]:
    """The error classes of the provider's libraries."""
    names = {
        "openai": ("OpenAIError",),
        "anthropic": ("AnthropicError",),
        "ollama": ("ResponseError", "RequestError"),
    }[provider]
    library = import_module(provider)
    classes: list[type[Exception]] = [getattr(library, name) for name in names]
    return (httpx.HTTPError, *PARSING_FAILURES, *classes)


@contextmanager
def _untraced() -> Iterator[None]:
    """LangSmith tracing off, whatever the environment says: texts stay between us and the model."""
    from langsmith.run_helpers import tracing_context

    with tracing_context(enabled=False):
        yield


def _piece(message: Any, text: str) -> Piece:
    usage = message.usage_metadata or {}
    about = message.response_metadata or {}
    reason = about.get("finish_reason") or about.get("stop_reason") or about.get("done_reason")
    return Piece(
        text=text,
        input_tokens=int(usage.get("input_tokens") or 0),
        output_tokens=int(usage.get("output_tokens") or 0),
        cut=reason in ("length", "max_tokens"),
    )


def _json_text(result: dict[str, Any]) -> str:
    if result.get("parsed") is not None:
        return json.dumps(result["parsed"])
    raw = result["raw"]
    broken = getattr(raw, "invalid_tool_calls", None) or []
    return str(broken[0].get("args") or "") if broken else str(raw.text)


def status_of(error: BaseException) -> int | None:
    """The HTTP status behind an error, if there is one."""
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status > 0 else None


def fault_of(error: BaseException) -> Fault:
    """What a failed request calls for."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _BAD_OUTPUT:
        return Fault.OUTPUT
    status = status_of(error)
    if status is not None:
        if status in _AGAIN or status >= 500:
            return Fault.AGAIN
        return Fault.REFUSED if status in _REFUSED else Fault.REQUEST
    if isinstance(error, httpx.HTTPError | OSError) or names & _NO_STATUS_AGAIN:
        return Fault.AGAIN
    return Fault.OUTPUT


def retry_after_s(error: BaseException) -> float | None:
    """Seconds the server asks us to wait, when it says so in seconds."""
    response = getattr(error, "response", None)
    headers = getattr(response, "headers", None)
    named = headers.get("retry-after") if headers is not None else None
    try:
        return max(0.0, float(named)) if named is not None else None
    except ValueError:
        return None


OpenClient = Callable[[ModelSettings], ChatClient]
"""Builds a client; `open_client` outside of special cases."""
