"""One LangChain chat model behind the two calls we make, with its failures sorted.

Everything of LangChain is imported when the client is built: without a chat model nothing of it
is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import httpx

from bot.adapters.chat_faults import PARSING_FAILURES, status_of
from bot.adapters.chat_http import http_options
from bot.adapters.chat_settings import ModelSettings

Message = tuple[str, str]
"""(role, text); the roles are system, human and ai."""

_OFFICIAL = {"openai": "https://api.openai.com/v1", "anthropic": "https://api.anthropic.com"}
_STRUCTURED_METHODS = ("json_schema", "function_calling", "json_mode")
_REFUSES_METHOD = (400, 422, 501)


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
        options["client_kwargs"] = http_options(settings)
    model = init_chat_model(settings.name, model_provider=settings.provider, **options)
    return ChatClient(model, _failures(settings.provider), methods)


def _openai_options(settings: ModelSettings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "max_retries": 0,
        "timeout": settings.total_s,
        "http_client": httpx.Client(**http_options(settings)),
        "stream_usage": settings.base_url is None,
    }
    if settings.base_url:
        options["use_responses_api"] = False
        if settings.api_key is None:
            options["api_key"] = "none"
    return options


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


OpenClient = Callable[[ModelSettings], ChatClient]
"""Builds a client; `open_client` outside of special cases."""
