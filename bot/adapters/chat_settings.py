"""Which chat model is used and within which limits."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from pydantic import SecretStr

from bot.errors import ConfigurationError

PROVIDERS: dict[str, str] = {
    "openai": "langchain_openai",
    "anthropic": "langchain_anthropic",
    "ollama": "langchain_ollama",
}
"""Provider to the package that serves it; the package extra has the provider's name."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Everything an operator may set about the chat model."""

    model: str
    """`provider:name`, for example `openai:gpt-5-mini` or `ollama:llama3.1:8b`."""
    api_key: SecretStr | None = None
    """Key of the provider; servers of one's own often need none."""
    base_url: str | None = None
    """Address of an OpenAI-compatible server or of Ollama; without it the provider's own."""
    total_s: float = 20.0
    """Seconds for one call, retries and repair included."""
    connect_s: float = 5.0
    """Seconds to reach the server."""
    attempts: int = 3
    """Requests per call at most when the server is busy or fails; at least 1."""
    backoff_s: float = 0.5
    """Longest pause before the second request, doubled before each further one."""
    max_output_tokens: int = 900
    """Tokens asked for at most."""
    max_output_chars: int = 8_000
    """Characters taken at most, whatever the server sends."""
    max_response_bytes: int = 2_000_000
    """Bytes of one response read at most."""
    temperature: float | None = None
    """Sampling temperature; `None` leaves it to the provider (0 on servers of one's own)."""

    @property
    def provider(self) -> str:
        """The part of `model` before the first colon."""
        return self.model.partition(":")[0]

    @property
    def name(self) -> str:
        """The part of `model` behind the first colon."""
        return self.model.partition(":")[2]

    def check(self) -> None:
        """Refuse what cannot work, before the first call.

        Raises:
            ConfigurationError: unknown provider, missing name, package or key; says what to do.
        """
        known = ", ".join(PROVIDERS)
        if not self.name.strip():
            raise ConfigurationError(
                f"LLM_MODEL must be provider:name, with one of the providers {known}; "
                "for example openai:gpt-5-mini."
            )
        package = PROVIDERS.get(self.provider)
        if package is None:
            raise ConfigurationError(
                f"LLM_MODEL names the provider {self.provider!r}; use one of {known}. A server "
                "that speaks OpenAI's protocol is openai with LLM_BASE_URL."
            )
        if find_spec(package) is None:
            raise ConfigurationError(
                f"The package for {self.provider} is not installed; run "
                f"pip install 'tuningfork[{self.provider}]' or unset LLM_MODEL."
            )
        needs_key = self.provider == "anthropic" or (
            self.provider == "openai" and not self.base_url
        )
        if needs_key and not (self.api_key and self.api_key.get_secret_value()):
            raise ConfigurationError(
                f"LLM_MODEL is {self.model} but its key is not set; set LLM_API_KEY."
            )
