"""Counters of the chat model: calls by outcome, tokens, money, seconds."""

from __future__ import annotations

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram


@dataclass(frozen=True, slots=True)
class TokenPrice:
    """What the model's tokens cost, for the money counter; zero when nobody said."""

    input_usd_per_million: float = 0.0
    """US dollars per million input tokens."""
    output_usd_per_million: float = 0.0
    """US dollars per million output tokens."""


class ModelCounters:
    """Counts what the chat model does; nothing here holds text.

    Args:
        registry: where the counters are published; a registry of its own keeps tests apart.
        price: price of the tokens.
    """

    def __init__(
        self, registry: CollectorRegistry | None = None, price: TokenPrice | None = None
    ) -> None:
        self.registry = registry or CollectorRegistry()
        self._price = price or TokenPrice()
        self._calls = Counter(
            "tuningfork_model_calls",
            "Chat model calls by prompt and outcome",
            ["prompt", "outcome"],
            registry=self.registry,
        )
        self._retries = Counter(
            "tuningfork_model_retries",
            "Chat model requests that were sent again",
            registry=self.registry,
        )
        self._tokens = Counter(
            "tuningfork_model_tokens", "Chat model tokens", ["kind"], registry=self.registry
        )
        self._cost = Counter(
            "tuningfork_model_cost_usd", "Cost of chat model tokens in USD", registry=self.registry
        )
        self._seconds = Histogram(
            "tuningfork_model_seconds",
            "Duration of chat model calls, retries included",
            registry=self.registry,
            buckets=(0.5, 1, 2, 5, 10, 20, 40),
        )
        self._dropped = Counter(
            "tuningfork_model_dropped",
            "Facts and texts of the chat model that failed their check",
            ["prompt"],
            registry=self.registry,
        )

    def call(self, prompt: str, outcome: str, seconds: float) -> None:
        """Count one finished call.

        `outcome`: ok, repaired, invalid, unavailable, circuit_open, busy or over_budget.
        """
        self._calls.labels(prompt, outcome).inc()
        self._seconds.observe(seconds)

    def retry(self) -> None:
        """Count one request that is sent again."""
        self._retries.inc()

    def tokens(self, input_tokens: int, output_tokens: int) -> None:
        """Count the tokens of one request and their price."""
        self._tokens.labels("input").inc(input_tokens)
        self._tokens.labels("output").inc(output_tokens)
        self._cost.inc(
            input_tokens * self._price.input_usd_per_million / 1e6
            + output_tokens * self._price.output_usd_per_million / 1e6
        )

    def dropped(self, prompt: str, count: int = 1) -> None:
        """Count facts or texts that failed their check."""
        self._dropped.labels(prompt).inc(count)
