"""The chat model over the wire: every failure ends in time in one of two errors."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading
import time
from itertools import pairwise

import pytest
from integration.model.conftest import SLACK_S, TOTAL_S, ModelMaker
from integration.model.scripted_server import ScriptedModelServer
from pydantic import SecretStr

from bot.adapters.chat_model import ChatModel
from bot.adapters.chat_settings import ModelSettings
from bot.adapters.circuit import CircuitBreaker, Slots
from bot.adapters.model_metrics import ModelCounters, TokenPrice
from bot.adapters.model_schema import Extraction
from bot.adapters.prompts import RenderedPrompt
from bot.errors import ConfigurationError, ModelOutputInvalid, ModelUnavailable

PROMPT = RenderedPrompt(name="phrase_question", system="Rules.", user="How many?", stamp="1+x")
GOOD = '{"intent": "question", "facts": [{"fact": "stage", "value": "pilot", "quote": "a pilot"}]}'


def value(model: ChatModel, name: str, **labels: str) -> float:
    """A counter's value."""
    return model.counters.registry.get_sample_value(f"tuningfork_model_{name}", labels) or 0.0


def test_a_good_reply_is_taken(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """Structured and written; each with one request, none with the SDK's retries."""
    model = make_model()
    server.script("good", content=GOOD)
    found = model.extract(PROMPT, Extraction)
    assert (found.intent, found.facts[0].fact) == ("question", "stage")
    server.script("good", content="One. Two words.")
    grown: list[str] = []
    assert model.write(PROMPT, told=grown.append) == "One. Two words."
    assert len(grown) > 1
    assert grown[-1] == "One. Two words."
    assert all(after.startswith(before) for before, after in pairwise(grown))
    assert [request["model"] for request in server.requests] == ["scripted"]
    assert server.requests[0]["messages"][0] == {"role": "system", "content": "Rules."}
    assert value(model, "calls_total", prompt="phrase_question", outcome="ok") == 2


@pytest.mark.parametrize(
    ("kind", "requests"),
    [
        ("slow", 1),
        ("drip", 1),
        ("rate_limited", 3),
        ("server_error", 3),
        ("closed", 3),
        ("unauthorised", 1),
    ],
)
@pytest.mark.parametrize("how", ["extract", "write"])
def test_a_model_that_does_not_answer_is_given_up_in_time(
    server: ScriptedModelServer, make_model: ModelMaker, kind: str, requests: int, how: str
) -> None:
    """Slow, dripping, busy, broken or refusing: `ModelUnavailable` within the time limit."""
    model = make_model()
    server.script(kind)
    server.delay_s = 0.4 if kind == "drip" else 30.0
    calls = {
        "extract": lambda: model.extract(PROMPT, Extraction),
        "write": lambda: model.write(PROMPT),
    }
    started = time.monotonic()
    with pytest.raises(ModelUnavailable):
        calls[how]()
    assert time.monotonic() - started < TOTAL_S + SLACK_S
    assert len(server.requests) == requests
    assert value(model, "calls_total", prompt="phrase_question", outcome="unavailable") == 1


@pytest.mark.parametrize("kind", ["rate_limited", "server_error", "closed", "half"])
def test_one_failure_is_got_over(
    server: ScriptedModelServer, make_model: ModelMaker, kind: str
) -> None:
    """The request is sent again and its reply taken."""
    model = make_model()
    server.script(kind, "good", content="Hello there.")
    assert model.write(PROMPT) == "Hello there."
    server.script(kind, "good", content=GOOD)
    assert model.extract(PROMPT, Extraction).facts
    assert value(model, "retries_total") == 2


def test_a_long_retry_after_is_not_waited_for(
    server: ScriptedModelServer, make_model: ModelMaker
) -> None:
    """A pause beyond the time limit ends the call at once; a short one is kept to."""
    slept: list[float] = []
    model = make_model(sleep=slept.append)
    server.script("rate_limited")
    server.retry_after = "120"
    started = time.monotonic()
    with pytest.raises(ModelUnavailable):
        model.write(PROMPT)
    assert time.monotonic() - started < 0.5
    assert slept == []
    server.script("rate_limited", "good", content="Hello.")
    server.retry_after = "0.25"
    assert model.write(PROMPT) == "Hello."
    assert slept == [0.25]


def test_an_invalid_reply_is_repaired_once(
    server: ScriptedModelServer, make_model: ModelMaker
) -> None:
    """The second request shows the model its reply and what is wrong with it."""
    model = make_model()
    server.script("wrong_schema", "good", content=GOOD)
    assert model.extract(PROMPT, Extraction).intent == "question"
    assert [m["role"] for m in server.requests[1]["messages"]][-2:] == ["assistant", "user"]
    assert "intent" in server.requests[1]["messages"][-1]["content"]
    assert value(model, "calls_total", prompt="phrase_question", outcome="repaired") == 1


@pytest.mark.parametrize("kind", ["broken_json", "wrong_schema", "empty"])
def test_two_invalid_replies_are_enough(
    server: ScriptedModelServer, make_model: ModelMaker, kind: str
) -> None:
    """After one repair the call ends."""
    model = make_model()
    server.script(kind, content=GOOD)
    with pytest.raises(ModelOutputInvalid):
        model.extract(PROMPT, Extraction)
    assert len(server.requests) == 2
    assert value(model, "calls_total", prompt="phrase_question", outcome="invalid") == 1


@pytest.mark.parametrize("kind", ["html", "no_choices", "truncated"])
def test_a_reply_that_cannot_be_read_is_invalid(
    server: ScriptedModelServer, make_model: ModelMaker, kind: str
) -> None:
    """A web page, a reply without content, one cut off at the token limit."""
    model = make_model()
    server.script(kind, content=GOOD)
    with pytest.raises(ModelOutputInvalid):
        model.extract(PROMPT, Extraction)
    assert model.circuit.state == "closed"


def test_json_between_fences_is_read(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """Small models wrap what they send."""
    model = make_model()
    server.script("good", content=f"Here you are:\n```json\n{GOOD}\n```")
    assert model.extract(PROMPT, Extraction).intent == "question"


def test_an_endless_reply_is_cut(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """A stream ends at the character limit, a body at the byte limit; no thread is left behind."""
    model = make_model(settings={"max_output_chars": 500, "max_response_bytes": 50_000})
    server.script("endless")
    text = model.write(PROMPT)
    assert len(text) <= 500
    assert text.endswith(".")
    server.script("endless")
    with pytest.raises(ModelOutputInvalid):
        model.extract(PROMPT, Extraction)
    server.script("huge")
    with pytest.raises(ModelOutputInvalid):
        model.write(PROMPT)
    assert len(server.requests) == 1
    until = time.monotonic() + 5
    while any(t.name == "chat-model" for t in threading.enumerate()) and time.monotonic() < until:
        time.sleep(0.02)
    assert not [t for t in threading.enumerate() if t.name == "chat-model"]


def test_a_cut_text_ends_at_a_sentence(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """Half a sentence is not shown; half of one sentence is nothing."""
    model = make_model()
    server.script("truncated", content="The first one. The second one goes on and on and on.")
    assert model.write(PROMPT) == "The first one."
    server.script("truncated", content="Only one that goes on and on.")
    with pytest.raises(ModelOutputInvalid):
        model.write(PROMPT)


def test_a_server_without_json_schema_is_asked_in_another_way(
    server: ScriptedModelServer, make_model: ModelMaker
) -> None:
    """A refused `response_format` is followed by a tool call, which is used from then on."""
    model = make_model()
    server.script("bad_request", "good", content=GOOD)
    assert model.extract(PROMPT, Extraction).facts
    assert "tools" in server.requests[1]
    assert model.extract(PROMPT, Extraction).facts
    assert len(server.requests) == 3


def test_the_circuit_stops_calls_and_tries_again(
    server: ScriptedModelServer, make_model: ModelMaker
) -> None:
    """Failures in a row open it; no request is sent until the pause is over."""
    now = [0.0]
    circuit = CircuitBreaker(failures=2, pause_s=30, clock=lambda: now[0])
    model = make_model(circuit=circuit, settings={"attempts": 1})
    server.script("server_error")
    for _ in range(4):
        with pytest.raises(ModelUnavailable):
            model.write(PROMPT)
    assert len(server.requests) == 2
    assert value(model, "calls_total", prompt="phrase_question", outcome="circuit_open") == 2
    now[0] += 30
    server.script("good", content="Back again.")
    assert model.write(PROMPT) == "Back again."
    assert circuit.state == "closed"


def test_calls_at_once_are_limited(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """A third caller is turned away after its wait while two are served."""
    model = make_model(slots=Slots(2, wait_s=0.1))
    server.script("slow")

    def call() -> None:
        with pytest.raises(ModelUnavailable):
            model.write(PROMPT)

    callers = [threading.Thread(target=call) for _ in range(2)]
    for caller in callers:
        caller.start()
    until = time.monotonic() + 5
    while len(server.requests) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    with pytest.raises(ModelUnavailable, match="busy"):
        model.write(PROMPT)
    for caller in callers:
        caller.join()
    assert value(model, "calls_total", prompt="phrase_question", outcome="busy") == 1


def test_tokens_and_money_are_counted(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """What the server reports: 120 tokens in and 30 out."""
    model = make_model(counters=ModelCounters(price=TokenPrice(1.0, 10.0)))
    server.script("good", content=GOOD)
    model.extract(PROMPT, Extraction)
    assert value(model, "tokens_total", kind="input") == 120
    assert value(model, "tokens_total", kind="output") == 30
    assert value(model, "cost_usd_total") == pytest.approx(120e-6 + 300e-6)


@pytest.mark.parametrize(
    ("model", "key", "says"),
    [
        ("gpt-5-mini", None, "provider:name"),
        ("openai:", None, "provider:name"),
        ("mistral:large", "k", "use one of openai, anthropic, ollama"),
        ("openai:gpt-5-mini", None, "LLM_API_KEY"),
        ("openai:gpt-5-mini", "", "LLM_API_KEY"),
    ],
)
def test_settings_that_cannot_work_are_refused(model: str, key: str | None, says: str) -> None:
    """At start, with a sentence that says what to set."""
    secret = SecretStr(key) if key is not None else None
    with pytest.raises(ConfigurationError, match=says):
        ChatModel(ModelSettings(model, api_key=secret))


def test_an_error_never_shows_the_key(server: ScriptedModelServer, make_model: ModelMaker) -> None:
    """Neither settings nor errors hold it in the clear."""
    model = make_model(settings={"api_key": SecretStr("sk-very-secret")})
    server.script("unauthorised")
    with pytest.raises(ModelUnavailable) as caught:
        model.write(PROMPT)
    assert "sk-very-secret" not in str(caught.value) + repr(model.settings)


@pytest.mark.parametrize("ours", [True, False])
def test_nothing_is_traced_whatever_the_environment_says(
    server: ScriptedModelServer, ours: bool
) -> None:
    """With tracing on, only a client that is not ours reports to the tracing service."""
    with ScriptedModelServer() as tracing:
        code = f"""
            from bot.adapters.chat_model import ChatModel
            from bot.adapters.chat_settings import ModelSettings
            from bot.adapters.prompts import RenderedPrompt
            import os, sys, time
            if {ours}:
                model = ChatModel(ModelSettings("openai:scripted", base_url={server.url!r}))
                prompt = RenderedPrompt("p", "Rules.", "How many?", "1+x")
                print(model.write(prompt))
            else:
                from langchain.chat_models import init_chat_model
                model = init_chat_model(
                    "scripted", model_provider="openai", base_url={server.url!r}, api_key="k"
                )
                print(model.invoke("How many?").text)
            sys.stdout.flush()
            time.sleep(1.5)
            os._exit(0)
        """
        address = tracing.url.removesuffix("/v1")
        outcome = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={
                **os.environ,
                "LANGSMITH_TRACING": "true",
                "LANGSMITH_ENDPOINT": address,
                "LANGSMITH_API_KEY": "k",
                "LANGSMITH_GATEWAY": address,
            },
        )
        assert outcome.stdout.startswith("Yes."), outcome.stderr
        assert bool(tracing.paths) != ours


def test_without_a_model_nothing_of_langchain_is_loaded() -> None:
    """Importing reader and writer stays light."""
    code = (
        "import sys, bot.adapters.model_reader, bot.adapters.model_writer;"
        "print([m for m in ('langchain', 'langchain_core', 'openai', 'langsmith')"
        " if m in sys.modules])"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert outcome.stdout.strip() == "[]"
