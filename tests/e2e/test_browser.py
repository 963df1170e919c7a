"""The whole life of a decision in a real browser, as a stranger would click it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.e2e.conftest import Product, chromium

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

PROJECT = (
    "@Tuning Fork We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we "
    "need 95%, fixed 12 labels, we can tune llama"
)
MONTH_S = 2_592_000
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def page(product: Product) -> Iterator[Page]:
    """The sandbox page of a running product, as a new visitor sees it."""
    product.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.set_default_timeout(30_000)
        faults: list[Any] = []
        opened.on("pageerror", lambda fault: faults.append(fault))
        opened.goto(product.url)
        yield opened
        assert faults == []
        browser.close()


def _say(page: Page, where: str, text: str) -> None:
    box = page.get_by_test_id(where)
    box.fill(text)
    box.press("Enter")


def _buttons(page: Page, action: str) -> Locator:
    return page.locator(f'[data-action-id^="{action}"]')


def test_from_a_mention_to_a_revisited_decision(page: Page) -> None:
    """Mention, one clicked and one typed answer, record, reminder, change, difference."""
    _say(page, "composer", PROJECT)
    page.get_by_test_id("thread-link").first.click()
    question = page.get_by_text("Question 1 of at most 6")
    expect(question).to_be_visible()
    expect(page.get_by_text("~4k labelled tickets").last).to_be_visible()

    _buttons(page, "answer:").first.click()
    expect(page.get_by_text("Question 2 of at most 6")).to_be_visible()
    _say(page, "thread-composer", "don't know")
    expect(page.get_by_text("Question 2 of at most 6")).to_have_count(0)
    _buttons(page, "answer_now").first.click()

    expect(page.get_by_text("Recommendation: Fine-tuning").first).to_be_visible()
    expect(page.get_by_text("Sources").first).to_be_visible()
    page.get_by_text("Record Decision", exact=True).first.click()
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_text("I will come back to this on").first).to_be_visible()

    for _ in range(4):
        page.get_by_test_id(f"clock-advance-{MONTH_S}").first.click()
    expect(page.get_by_text("Time to look again").first).to_be_visible()
    page.get_by_text("Something Changed", exact=True).first.click()
    form = page.get_by_test_id("modal")
    form.get_by_label("Labelled examples").fill("20")
    page.get_by_test_id("modal-submit").click()

    expect(page.get_by_text("Recommendation:").nth(1)).to_be_visible()
    expect(page.get_by_text("What changed").first).to_be_visible()
    expect(page.get_by_text("Reassessed by Maya").first).to_be_visible()


def test_another_approach_than_advised_is_recorded_in_words(page: Page) -> None:
    """Asked what was decided, told, recorded in the form, reassessed and reviewed."""
    _say(page, "composer", PROJECT)
    page.get_by_test_id("thread-link").first.click()
    _buttons(page, "answer_now").first.click()
    expect(page.get_by_text("Recommendation: Fine-tuning").first).to_be_visible()
    _say(page, "thread-composer", "@Tuning Fork what did we decide?")
    expect(page.get_by_text("My recommendation stands unrecorded").first).to_be_visible()

    _say(page, "thread-composer", "we decided RAG instead because Legal wants pages cited")
    expect(page.get_by_text("that is yours to decide").first).to_be_visible()
    page.get_by_text("Record Decision", exact=True).last.click()
    form = page.get_by_test_id("modal")
    expect(form.get_by_label("Approach").locator("option:checked")).to_have_text("Retrieval (RAG)")
    expect(form.get_by_label("Why, or a note")).to_have_value("Legal wants pages cited")
    page.get_by_test_id("modal-submit").click()
    clause = "Retrieval (RAG), though I advised Fine-tuning"
    expect(page.get_by_text("I will come back to this on").first).to_be_visible()
    expect(page.get_by_text(clause).last).to_be_visible()

    _say(page, "thread-composer", "@Tuning Fork sorry, we have only 30 labelled examples")
    expect(page.get_by_text("Earlier recommendation: Fine-tuning").first).to_be_visible()
    expect(page.get_by_text("There is newer advice further down").first).to_be_visible()
    for _ in range(4):
        page.get_by_test_id(f"clock-advance-{MONTH_S}").first.click()
    expect(page.get_by_text("Fine-tuning then, Prompting now").first).to_be_visible()


def test_the_page_works_on_a_phone(page: Page) -> None:
    """At 390 pixels nothing overflows, and a question is asked and answered."""
    page.set_viewport_size({"width": 390, "height": 844})
    _say(page, "composer", "@Tuning Fork when is fine-tuning worth it?")
    page.get_by_test_id("thread-link").first.click()
    expect(page.get_by_text("[1]").first).to_be_visible()

    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_what_people_write_cannot_become_markup(page: Page) -> None:
    """Hostile text is shown as it was written, and nothing in it runs."""
    hostile = '<img src=x onerror="window.hit=1"> <script>window.hit=1</script> @Tuning Fork hi'
    _say(page, "composer", hostile)
    expect(page.get_by_text("<script>window.hit=1</script>").first).to_be_visible()

    assert page.evaluate("window.hit") is None
