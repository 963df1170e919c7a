"""Asking on about a recommendation in the running product: channels, direct messages, scopes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from bot.sandbox.client import SandboxClient
from tests.e2e.conftest import Product

PROJECT = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)
MENTION = "@Tuning Fork "
STILL_S = 1.5


def _words(message: dict[str, Any]) -> str:
    return json.dumps(message["blocks"], ensure_ascii=False)


class Thread:
    """A thread with a recommendation in it."""

    def __init__(self, people: SandboxClient, channel: str, mention: str) -> None:
        self._people, self._channel, self._mention = people, channel, mention
        self.ts = people.say("maya", channel, mention + PROJECT)
        [card] = self.answers(0)
        people.click("maya", "answer_now", self._id, card["ts"])
        [self.recommendation] = self.answers(1)

    @property
    def _id(self) -> str:
        return self._people.channel_id(self._channel, "maya")

    def _all(self) -> list[dict[str, Any]]:
        return self._people.bot_messages(self._channel, self.ts, "maya")

    def answers(self, before: int) -> list[dict[str, Any]]:
        """What the bot wrote after so many of its messages."""
        found: list[dict[str, Any]] = self._people.wait_for(lambda: self._all()[before:], 20)
        return found

    def ask(self, text: str, *, mentioned: bool = True, user: str = "maya") -> str:
        """Ask in the thread; gives the words of the answer."""
        before = len(self._all())
        said = self._mention + text if mentioned else text
        self._people.say(user, self._channel, said, thread_ts=self.ts)
        return _words(self.answers(before)[0])

    def mutter(self, text: str, user: str = "jonas") -> list[dict[str, Any]]:
        """Say something to nobody in particular; gives what the bot wrote within a while."""
        before = len(self._all())
        self._people.say(user, self._channel, text, thread_ts=self.ts)
        time.sleep(STILL_S)
        return self._all()[before:]

    def press(self, action: str) -> dict[str, Any]:
        """Press a button of the newest answer; gives the newest message after it."""
        before = self._all()
        self._people.click("maya", action, self._id, before[-1]["ts"])
        return self.answers(len(before))[-1]


def test_with_and_without_a_mention_in_a_channel(people: SandboxClient) -> None:
    """Asked, supposed, priced, made a fact; the subject is looked up, talk is left alone."""
    thread = Thread(people, "llm-projects", MENTION)
    assert "mention me to be sure that I notice" in _words(thread.recommendation)

    assert "What speaks against Retrieval (RAG)" in thread.ask("why not RAG?")
    assert "Risks" in thread.ask("what are the risks?")
    assert "First" in thread.ask("what's the next step?")
    assert "LoRA" in (found := thread.ask("what is LoRA?"))
    assert "Asked:" in found
    assert "I would change" not in thread.ask("what would change your mind?", mentioned=False)
    assert "What it costs at 1,000,000 requests a month" in thread.ask(
        "how much would that cost at 1M requests?", mentioned=False, user="jonas"
    )
    assert thread.mutter("why did you do that, Bob?") == []
    assert thread.mutter("how sure are you, Maya?") == []

    assert "Then I would say Prompting" in thread.ask("what if we could not fine-tune?")
    newest = _words(thread.press("make_fact"))
    assert "Recommendation: Prompting" in newest
    assert "Can tune a base: yes → no" in newest


def test_in_a_direct_message(people: SandboxClient) -> None:
    """Everything there is for the bot."""
    thread = Thread(people, "dm", "")
    hint = _words(thread.recommendation)
    assert "or “what if we had 10k labels?” in this thread." in hint

    assert "How the four compare" in thread.ask("how sure are you?")
    assert "Labelled examples: 10,000 (now 4,000)" in thread.ask("what if we had 10k labels?")
    assert "I went by 7 facts" in thread.ask("what did you understand?")


def test_with_lean_scopes_it_needs_a_mention(tmp_path: Path) -> None:
    """And the recommendation says so."""
    product = Product(tmp_path / "data", SLACK_READ_THREADS="false")
    try:
        thread = Thread(product.start(), "llm-projects", MENTION)

        assert "Mention me in this thread to ask on" in _words(thread.recommendation)
        assert thread.mutter("what if we had 10k labels?") == []
        assert "Labelled examples: 10,000" in thread.ask("what if we had 10k labels?")
    finally:
        product.stop()
