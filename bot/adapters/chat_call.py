"""What surrounds every call of the chat model: admission, budget, retries, counting."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from bot.adapters.chat_faults import Fault, fault_of, retry_after_s
from bot.adapters.chat_settings import ModelSettings
from bot.adapters.circuit import CircuitBreaker, Slots
from bot.adapters.model_budget import TokenBudget
from bot.adapters.model_metrics import ModelCounters
from bot.adapters.prompts import RenderedPrompt
from bot.errors import ModelOutputInvalid, ModelUnavailable

T = TypeVar("T")

CHARS_PER_TOKEN = 3
"""Low for English prose (about 4), so that reservations are rather too large."""


@dataclass
class Ledger:
    """What one call may use and what it used."""

    deadline: float
    """Time on `time.monotonic` at which the call ends."""
    asked_tokens: int
    """Estimated input tokens of one request."""
    input_tokens: int = 0
    """Input tokens used so far."""
    output_tokens: int = 0
    """Output tokens used so far."""
    stage: str = "circuit_open"
    """The outcome, should the call end here."""
    outcome: str = "ok"
    """How the call ended."""
    counts_for_circuit: bool = True
    """False when the fault lies in our request, not in the server."""
    started: float = field(default_factory=time.monotonic)
    """When the call began."""


class CallGate:
    """Admits calls and repeats failed requests.

    Args:
        settings: limits of one call.
        counters: where calls are counted.
        circuit: stops calls while the model fails.
        slots: limits calls at once.
        budget: tokens per workspace and day; `None` sets no limit.
        sleep: waits some seconds between requests.
        jitter: source of the random part of the waits.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        counters: ModelCounters,
        circuit: CircuitBreaker,
        slots: Slots,
        budget: TokenBudget | None,
        sleep: Callable[[float], None],
        jitter: random.Random,
    ) -> None:
        self._settings = settings
        self._counters = counters
        self._circuit = circuit
        self._slots = slots
        self._budget = budget
        self._sleep = sleep
        self._jitter = jitter

    @contextmanager
    def admit(self, prompt: RenderedPrompt, team_id: str) -> Iterator[Ledger]:
        """Admit one call, and count how it ended."""
        asked = (len(prompt.system) + len(prompt.user)) // CHARS_PER_TOKEN
        ledger = Ledger(time.monotonic() + self._settings.total_s, asked)
        try:
            if not self._circuit.allow():
                raise ModelUnavailable("The chat model failed repeatedly and is left alone.")
            ledger.stage = "busy"
            with self._slots.hold():
                ledger.stage = "over_budget"
                with self._budgeted(team_id, ledger):
                    ledger.stage = "unavailable"
                    yield ledger
        except ModelUnavailable:
            ledger.outcome = ledger.stage
            if ledger.stage == "unavailable" and ledger.counts_for_circuit:
                self._circuit.failed()
            raise
        except ModelOutputInvalid:
            ledger.outcome = "invalid"
            raise
        else:
            self._circuit.succeeded()
        finally:
            seconds = time.monotonic() - ledger.started
            self._counters.call(prompt.name, ledger.outcome, seconds)

    @contextmanager
    def _budgeted(self, team_id: str, ledger: Ledger) -> Iterator[None]:
        if self._budget is None:
            yield
            return
        # Reserved is one request; retries and a repair are settled afterwards.
        tokens = ledger.asked_tokens + self._settings.max_output_tokens
        reservation = self._budget.reserve(team_id, tokens)
        try:
            yield
        finally:
            self._budget.settle(reservation, ledger.input_tokens + ledger.output_tokens)

    def repeat(
        self,
        request: Callable[[], T],
        ledger: Ledger,
        failures: tuple[type[Exception], ...],
    ) -> T:
        """Send a request until it works, within the number of attempts and the time limit.

        Raises:
            ModelUnavailable: it did not work.
            ModelOutputInvalid: the reply could not be read.
        """
        attempt = 1
        while True:
            try:
                return request()
            except failures as error:
                fault = fault_of(error)
                if fault is Fault.OUTPUT:
                    raise ModelOutputInvalid("The chat model's reply cannot be read.") from error
                pause = self._pause(attempt, error)
                late = time.monotonic() + pause >= ledger.deadline
                if fault is not Fault.AGAIN or attempt >= self._settings.attempts or late:
                    ledger.counts_for_circuit = fault is not Fault.REQUEST
                    raise ModelUnavailable(_what_to_do(fault)) from error
            attempt += 1
            self._counters.retry()
            self._sleep(pause)

    def _pause(self, attempt: int, error: BaseException) -> float:
        """Seconds before the next request: what the server names, else a random exponential."""
        named = retry_after_s(error)
        longest = self._settings.backoff_s * 2 ** (attempt - 1)
        return named if named is not None else float(self._jitter.uniform(0, longest))

    def spend(self, ledger: Ledger, told_in: int, output_tokens: int) -> None:
        """Count one request that the model may have worked on.

        Without word from the server its input counts as estimated.
        """
        input_tokens = told_in or ledger.asked_tokens
        ledger.input_tokens += input_tokens
        ledger.output_tokens += output_tokens
        self._counters.tokens(input_tokens, output_tokens)


def _what_to_do(fault: Fault) -> str:
    if fault is Fault.REFUSED:
        return "The chat model refuses us; check LLM_MODEL, LLM_API_KEY and LLM_BASE_URL."
    if fault is Fault.REQUEST:
        return "The chat model does not take this request."
    return "The chat model did not answer; try again later."
