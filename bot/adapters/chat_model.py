"""The chat model: time limit, retries, one repair, length limit, circuit, budget, counters.

Every call ends within its time limit in a reply, in `ModelUnavailable` or in
`ModelOutputInvalid`; callers then go on without the model.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.adapters.chat_call import CHARS_PER_TOKEN, CallGate, Ledger
from bot.adapters.chat_client import ChatClient, Message, OpenClient, Piece, open_client
from bot.adapters.chat_faults import may_have_run
from bot.adapters.chat_settings import ModelSettings
from bot.adapters.circuit import CircuitBreaker, Slots
from bot.adapters.model_budget import TokenBudget
from bot.adapters.model_metrics import ModelCounters
from bot.adapters.prompts import RenderedPrompt
from bot.adapters.timed import within
from bot.errors import ModelOutputInvalid

M = TypeVar("M", bound=BaseModel)

_REPAIR_QUOTE = 2_000
_SENTENCE_ENDS = ".!?"


class ChatModel:
    """A chat model that is asked for a structured reply or for a text.

    Args:
        settings: which model and within which limits.
        counters: where calls are counted.
        circuit: stops calls while the model fails; made from the defaults when not given.
        slots: limits calls at once; made from the defaults when not given.
        budget: tokens per workspace and day; `None` sets no limit.
        sleep: waits some seconds between retries.
        jitter: source of the random part of the waits.
        client: builds the client at the first call.

    Raises:
        ConfigurationError: the settings cannot work.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        counters: ModelCounters | None = None,
        circuit: CircuitBreaker | None = None,
        slots: Slots | None = None,
        budget: TokenBudget | None = None,
        sleep: Callable[[float], None] = time.sleep,
        jitter: random.Random | None = None,
        client: OpenClient = open_client,
    ) -> None:
        settings.check()
        self.settings = settings
        self.counters = counters or ModelCounters()
        self.circuit = circuit or CircuitBreaker(clock=time.monotonic)
        self._gate = CallGate(
            settings,
            counters=self.counters,
            circuit=self.circuit,
            slots=slots or Slots(),
            budget=budget,
            sleep=sleep,
            jitter=jitter or random.Random(),
        )
        self._open = client
        self._client: ChatClient | None = None
        self._opening = threading.Lock()

    def warm_up(self) -> None:
        """Import and build the client now instead of at the first call."""
        self._ready_client()

    def extract(self, prompt: RenderedPrompt, schema: type[M], *, team_id: str = "") -> M:
        """A reply in the form of a schema; an invalid one is sent back once to be repaired.

        Raises:
            ModelUnavailable: no reply within the limits.
            ModelOutputInvalid: the repaired reply is invalid too.
        """
        client = self._ready_client()
        shape = schema.model_json_schema()
        messages = _messages(prompt)
        with self._gate.admit(prompt, team_id) as ledger:
            text = self._structured(client, messages, shape, ledger)
            try:
                return _parsed(text, schema)
            except ModelOutputInvalid as error:
                ledger.outcome = "repaired"
                again = [*messages, *_repair(text, error)]
            return _parsed(self._structured(client, again, shape, ledger), schema)

    def write(
        self,
        prompt: RenderedPrompt,
        *,
        team_id: str = "",
        told: Callable[[str], None] | None = None,
    ) -> str:
        """A text; one that was cut ends at its last whole sentence.

        Args:
            prompt: what is asked for.
            team_id: whose budget it counts against.
            told: gets all of the text so far whenever it has grown; a second request after a
                failure begins anew.

        Raises:
            ModelUnavailable: no reply within the limits.
            ModelOutputInvalid: the reply is empty.
        """
        client = self._ready_client()
        messages = _messages(prompt)
        with self._gate.admit(prompt, team_id) as ledger:
            text, cut = self._gate.repeat(
                lambda: self._collect(client, messages, ledger, told), ledger, client.failures
            )
            if cut:
                text = text[: max(text.rfind(mark) for mark in _SENTENCE_ENDS) + 1]
            if not text.strip():
                raise ModelOutputInvalid("The chat model sent an empty reply.")
            return text.strip()

    def _ready_client(self) -> ChatClient:
        with self._opening:
            if self._client is None:
                self._client = self._open(self.settings)
            return self._client

    def _structured(
        self,
        client: ChatClient,
        messages: Sequence[Message],
        shape: dict[str, Any],
        ledger: Ledger,
    ) -> str:
        def request() -> str:
            pieces = within(
                ledger.deadline, lambda: client.structured(messages, shape), client.failures
            )
            return self._gather(pieces, ledger)[0]

        return self._gate.repeat(request, ledger, client.failures)

    def _collect(
        self,
        client: ChatClient,
        messages: Sequence[Message],
        ledger: Ledger,
        told: Callable[[str], None] | None,
    ) -> tuple[str, bool]:
        pieces = within(ledger.deadline, lambda: client.stream(messages), client.failures)
        return self._gather(pieces, ledger, told)

    def _gather(
        self,
        pieces: Generator[Piece, None, None],
        ledger: Ledger,
        told: Callable[[str], None] | None = None,
    ) -> tuple[str, bool]:
        """The whole text, and whether it was cut."""
        text, cut, told_in, told_out = "", False, 0, 0
        ran = True
        try:
            with closing(pieces):
                for piece in pieces:
                    text += piece.text
                    told_in, told_out = told_in + piece.input_tokens, told_out + piece.output_tokens
                    cut = cut or piece.cut
                    if len(text) > self.settings.max_output_chars:
                        text, cut = text[: self.settings.max_output_chars], True
                        break
                    if told is not None and piece.text:
                        told(text)
        except Exception as error:
            ran = bool(text) or may_have_run(error)
            raise
        finally:
            if ran:
                self._gate.spend(ledger, told_in, told_out or len(text) // CHARS_PER_TOKEN)
        return text, cut


def _messages(prompt: RenderedPrompt) -> list[Message]:
    return [("system", prompt.system), ("human", prompt.user)]


def _repair(text: str, error: ModelOutputInvalid) -> list[Message]:
    return [
        ("ai", text[:_REPAIR_QUOTE] or "(nothing)"),
        ("human", f"That reply does not fit: {error} Reply again with the JSON object only."),
    ]


def _parsed(text: str, schema: type[M]) -> M:
    """The object in a reply, also between code fences.

    Raises:
        ModelOutputInvalid: there is none, or it does not fit the schema.
    """
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise ModelOutputInvalid("it holds no JSON object.")
    try:
        return schema.model_validate(json.loads(text[start : end + 1]))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ModelOutputInvalid(f"{place or 'the object'}: {first['msg']}.") from error
    except (ValueError, RecursionError) as error:
        raise ModelOutputInvalid("it is not valid JSON.") from error
