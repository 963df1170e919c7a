"""Files in a running product: documents and trials by mention, pictures beside an export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from bot.sandbox.client import SandboxClient
from tests.e2e.conftest import Product, chromium

PUBLIC, PRIVATE = "llm-projects", "payments-private"
MAYA = "U0MAYA00001"
PROJECT = (
    "@Tuning Fork We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we "
    "need 95%, fixed 12 labels, we can tune llama"
)
NOTES = """# Zephyr gateway handbook

## Adapter limits

The Zephyr gateway serves at most nine LoRA adapters per base model; a tenth adapter is refused
until another one is unloaded.

## Deployment windows

Teams deploy tuned models to the Zephyr gateway on Tuesdays between nine and eleven.
"""
SECRET = """# Quokka ledger runbook

## Retraining

The Quokka fraud model is fine-tuned again on the first Friday after every chargeback report.
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxClient]:
    """People in a workspace whose documents only Maya may add to."""
    made = Product(tmp_path_factory.mktemp("files") / "data", OWNERS=MAYA)
    yield made.start()
    made.stop()


def _replies(people: SandboxClient, channel: str, ts: str, count: int = 1) -> list[Any]:
    def enough() -> list[Any]:
        found: list[Any] = people.bot_messages(channel, ts)
        return found if len(found) >= count else []

    return people.wait_for(enough, timeout=30)


def _shown(message: Any) -> str:
    blocks = json.dumps(message.get("blocks") or [], ensure_ascii=False)
    return str(message.get("text", "")) + blocks


def _ask(people: SandboxClient, user: str, channel: str, question: str) -> str:
    ts = people.say(user, channel, f"@Tuning Fork {question}")
    return _shown(_replies(people, channel, ts)[0])


def _add(people: SandboxClient, user: str, channel: str, name: str, content: bytes) -> str:
    ts = people.upload(user, channel, "@Tuning Fork please add this", {name: content})
    [answer] = _replies(people, channel, ts)
    return _shown(answer)


class TestDocuments:
    """A mention with a file."""

    def test_a_shared_document_answers_with_its_citation(self, people: SandboxClient) -> None:
        """What a public channel shares is found there, by its words, under its title."""
        added = _add(people, "maya", PUBLIC, "zephyr.md", NOTES.encode())
        assert "zephyr.md: added" in added
        assert "everyone in this workspace" in added

        answer = _ask(
            people, "jonas", PUBLIC, "how many LoRA adapters does the Zephyr gateway serve?"
        )
        assert "nine LoRA adapters" in answer
        assert "[1]" in answer
        assert "Zephyr gateway handbook" in answer

    def test_a_private_document_stays_in_its_channel(self, people: SandboxClient) -> None:
        """It answers where it was shared; elsewhere not a word of it appears."""
        added = _add(people, "maya", PRIVATE, "quokka.md", SECRET.encode())
        assert "quokka.md: added" in added
        assert "this conversation only" in added
        question = "when is the Quokka fraud model fine-tuned again?"

        assert "chargeback report" in _ask(people, "jonas", PRIVATE, question)
        for user, channel in (("jonas", PUBLIC), ("maya", PUBLIC), ("priya", "dm")):
            if channel == "dm":
                channel = people.channel_id("dm", user)
            elsewhere = _ask(people, user, channel, question)
            assert "chargeback" not in elsewhere
            assert "ledger runbook" not in elsewhere

    @pytest.mark.parametrize(
        ("name", "content"),
        [("broken.pdf", b"%PDF-1.7\nthis is no document"), ("tool.exe", b"MZ\x00\x00")],
    )
    def test_a_broken_file_gets_its_reason(
        self, people: SandboxClient, name: str, content: bytes
    ) -> None:
        """The person reads which file was not taken and why, not an error."""
        answer = _add(people, "maya", PUBLIC, name, content)

        assert f"{name}: " in answer
        assert "added" not in answer
        assert "Traceback" not in answer
        reason = answer.split(f"{name}: ")[1]
        assert len(reason.split()) > 5

    def test_only_owners_add_documents(self, people: SandboxClient) -> None:
        """Somebody else is told whom to ask, and nothing of the file is found."""
        text = b"# Wombat cache\n\nThe Wombat cache keeps prompts for eleven minutes."
        refused = _add(people, "jonas", PUBLIC, "wombat.md", text)

        assert "Only owners" in refused
        assert "eleven minutes" not in _ask(
            people, "jonas", PUBLIC, "how long does the Wombat cache keep prompts?"
        )


class TestWhatAFileIs:
    """A file whose words leave open what it is."""

    def test_a_brief_is_asked_about_read_and_taken_back(self, people: SandboxClient) -> None:
        """By three clicks; it never becomes a source, and its facts stand with file and quote."""
        brief = b"# Wombat triage\n\nWe classify tickets. We have 4,000 labelled examples."
        ts = people.upload("maya", PUBLIC, "@Tuning Fork here is our brief", {"brief.md": brief})
        [asked] = _replies(people, PUBLIC, ts)
        assert "What is brief.md?" in _shown(asked)
        assert "everyone in this workspace" in _shown(asked)

        people.click("jonas", "describe_file:0", PUBLIC, asked["ts"])
        card = _shown(_replies(people, PUBLIC, ts, 2)[-1])
        assert "Wombat triage" in card
        assert "“have 4,000 labelled examples” (brief.md)" in card
        people.wait_for(lambda: "as the description of" in _shown(_first(people, ts)))

        people.click("maya", "undo_describe:0", PUBLIC, asked["ts"])
        people.wait_for(lambda: "Undone: what I read in brief.md" in _shown(_first(people, ts)))
        people.click("maya", "leave_file:2", PUBLIC, asked["ts"])
        people.wait_for(lambda: "I leave brief.md alone" in _shown(_first(people, ts)))
        assert "labelled examples" not in _ask(
            people, "jonas", PUBLIC, "what does the Wombat triage brief say?"
        )

    def test_a_source_is_removed_on_the_home_tab(self, people: SandboxClient) -> None:
        """Whoever is in its channel removes it there, and it answers no longer."""
        text = b"# Numbat cache\n\nThe Numbat cache keeps prompts for thirteen minutes."
        _add(people, "maya", PUBLIC, "numbat.md", text)
        question = "how long does the Numbat cache keep prompts?"
        assert "thirteen minutes" in _ask(people, "jonas", PUBLIC, question)

        people.open_home("jonas")
        block = people.wait_for(lambda: _source(people, "jonas", "numbat.md"), timeout=30)
        people.click("jonas", "remove_source", view_id="home", block_id=block["block_id"])

        people.wait_for(lambda: "Removed: numbat.md" in json.dumps(people.home("jonas")))
        assert _source(people, "jonas", "numbat.md") is None
        assert "thirteen minutes" not in _ask(people, "jonas", PUBLIC, question)


def _first(people: SandboxClient, ts: str) -> Any:
    return people.bot_messages(PUBLIC, ts)[0]


def _source(people: SandboxClient, user: str, name: str) -> Any:
    """The row of a source on the home tab, if there is one."""
    home = people.home(user) or {}
    blocks = home.get("blocks") or home.get("view", {}).get("blocks") or []
    return next((b for b in blocks if "accessory" in b and f"*{name}*" in b["text"]["text"]), None)


class TestTrials:
    """A CSV and two counts in the thread of an assessment."""

    def test_a_table_becomes_facts_of_the_thread(self, people: SandboxClient) -> None:
        """Anyone may bring a trial; its figures appear among the facts, with their file."""
        ts = people.say("maya", PUBLIC, PROJECT)
        _replies(people, PUBLIC, ts)
        rows = ["id,prompt_correct,tuned_correct"]
        rows += [f"{n},{int(n >= 56)},{int(n >= 24)}" for n in range(400)]
        files = {"trial.csv": "\n".join(rows).encode()}
        people.upload("jonas", PUBLIC, "@Tuning Fork our trial", files, thread_ts=ts)

        compared = _shown(_replies(people, PUBLIC, ts, 2)[-1])
        assert "better by 8.0 points" in compared

        def overview() -> str:
            shown = [_shown(message) for message in people.bot_messages(PUBLIC, ts)]
            return next((text for text in shown if "trial.csv" in text), "")

        assert "400 cases" in people.wait_for(overview)

    def test_counts_in_a_fresh_thread_are_only_compared(self, people: SandboxClient) -> None:
        """The card says how to let them count."""
        answer = _ask(people, "jonas", PUBLIC, "compare 172/200 188/200")

        assert "better by 8.0 points" in answer
        assert "mention me with your project" in answer


@pytest.mark.browser
def test_an_export_shows_its_pictures_on_the_page(people: SandboxClient) -> None:
    """Record, position and cost arrive in the thread, and a browser draws both pictures."""
    ts = people.say("maya", PUBLIC, PROJECT)
    [overview] = _replies(people, PUBLIC, ts)
    people.click("maya", "answer_now", PUBLIC, overview["ts"])
    card = _replies(people, PUBLIC, ts, 2)[-1]
    people.click("maya", "export", PUBLIC, card["ts"])
    found = _replies(people, PUBLIC, ts, 5)[2:]
    names = [message["files"][0]["name"] for message in found]
    assert names[1:] == ["quadrant.png", "cost.png"]
    assert "is recommended (" in found[1]["text"]

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(people.url)
        page.get_by_test_id("thread-link").last.click()
        for name, words in (("quadrant.png", "A dot marks the project"), ("cost.png", "Line")):
            picture = page.locator("figure.picture-file", has_text=name).locator("img")
            picture.scroll_into_view_if_needed()
            expect(picture).to_be_visible()
            expect(picture).to_have_js_property("naturalWidth", 1080)
            assert words in (picture.get_attribute("alt") or "")
        browser.close()
