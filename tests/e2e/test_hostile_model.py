"""With a chat model that fails or lies, every conversation ends in the same correct reply."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.sandbox.client import SandboxClient
from tests.e2e.conftest import Product
from tests.integration.model.scripted_server import ScriptedModelServer

PROJECT = (
    "@Tuning Fork We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we "
    "need 95%, fixed 12 labels, we can tune llama"
)
KINDS = (
    "good", "slow", "rate_limited", "server_error", "closed", "half", "html", "empty",
    "broken_json", "wrong_schema", "truncated", "endless", "invented_fact", "invented_quote",
    "invented_citation", "invented_number", "injected",
)  # fmt: skip


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModelServer]:
    """A model server that misbehaves on request."""
    with ScriptedModelServer(delay_s=30) as server:
        yield server


@pytest.fixture(scope="module")
def people(
    model: ScriptedModelServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SandboxClient]:
    """People in a workspace whose bot uses that model."""
    product = Product(
        tmp_path_factory.mktemp("hostile") / "data",
        LLM_MODEL="openai:scripted",
        LLM_BASE_URL=model.url,
        LLM_API_KEY="test",
        LLM_TIMEOUT_S="1",
        LLM_DAILY_TOKENS="0",
    )
    yield product.start()
    product.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_the_recommendation_stays_what_it_is(
    people: SandboxClient, model: ScriptedModelServer, kind: str
) -> None:
    """Whatever the model does, facts, approach and citations are the rules' own."""
    model.script(kind)
    ts = people.say("maya", "llm-projects", PROJECT)
    card = people.wait_for(lambda: people.bot_messages("llm-projects", ts), timeout=30)[0]
    shown = json.dumps(card, ensure_ascii=False)
    assert "Labelled examples: 4,000" in shown
    assert "50,000" not in shown
    assert "GPU" not in shown

    people.click("maya", "answer_now", "llm-projects", card["ts"])
    messages = people.wait_for(
        lambda: len(found := people.bot_messages("llm-projects", ts)) > 1 and found, timeout=30
    )
    told = json.dumps(messages[1], ensure_ascii=False)
    assert "Recommendation: Fine-tuning" in told
    assert "[1]" in told
    assert "[99]" not in told
    assert "73519" not in told
    assert "<!" not in told


@pytest.mark.parametrize("kind", ["server_error", "invented_citation", "injected"])
def test_answers_stay_cited(people: SandboxClient, model: ScriptedModelServer, kind: str) -> None:
    """A question ends in an answer whose markers point to real passages."""
    model.script(kind)
    ts = people.say("maya", "general", "@Tuning Fork what is LoRA?")
    [answer] = people.wait_for(lambda: people.bot_messages("general", ts), timeout=30)

    told = json.dumps(answer, ensure_ascii=False)
    assert "[1]" in told
    assert "[99]" not in told


def test_a_written_answer_grows_into_the_whole_one(
    people: SandboxClient, model: ScriptedModelServer
) -> None:
    """It is one message: streamed while it is written, then with its sources and votes."""
    model.script("steady")
    ts = people.say("maya", "general", "@Tuning Fork what is LoRA?")
    growing: set[str] = set()

    def finished() -> list[dict[str, object]] | None:
        found = people.bot_messages("general", ts)
        if found and found[0].get("streaming_state"):
            growing.add(str(found[0]["text"]))
            return None
        return found if "*Sources*" in json.dumps(found) else None

    [answer] = people.wait_for(finished, timeout=30)
    told = json.dumps(answer, ensure_ascii=False)
    assert "*Sources*" in told
    assert growing
    hidden = [text for text in growing if json.dumps(text, ensure_ascii=False)[1:-1] not in told]
    assert not hidden, told
    assert len(people.bot_messages("general", ts)) == 1
