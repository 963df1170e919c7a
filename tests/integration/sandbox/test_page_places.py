"""Where the page stands: before it is loaded, at its end, and in its lists."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect, sync_playwright

from tests.integration.sandbox.stage import Stage

pytestmark = pytest.mark.browser

PROJECTS = "C0LLMPROJ01"


@pytest.fixture
def page(stage: Stage) -> Iterator[Page]:
    """A page that was not opened yet."""
    system = Path("/usr/bin/chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(system) if system.exists() else None, args=["--no-sandbox"]
        )
        yield launched.new_page(viewport={"width": 1280, "height": 800})
        launched.close()


def _open(page: Page, stage: Stage) -> None:
    page.goto(stage.server.url)
    page.get_by_test_id("composer").wait_for()


def test_until_the_workspace_is_there_the_page_says_so(page: Page, stage: Stage) -> None:
    """A slow first answer is no empty page."""
    held: list[Route] = []
    slow = [True]

    def answer(route: Route) -> None:
        held.append(route) if slow[0] else route.continue_()

    page.route("**/_sandbox/page*", answer)
    page.goto(stage.server.url)
    expect(page.get_by_text("Loading the workspace")).to_be_visible()

    slow[0] = False
    for route in held:
        route.continue_()
    expect(page.get_by_test_id("composer")).to_be_visible()
    expect(page.get_by_text("Loading the workspace")).to_have_count(0)


def test_what_the_arrow_keys_choose_is_named_to_a_screen_reader(page: Page, stage: Stage) -> None:
    """The box points to the chosen suggestion, and to none once the list is gone."""
    _open(page, stage)
    box = page.get_by_test_id("composer")
    box.fill("/fork ")
    for _ in range(2):
        box.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "none")

    box.press("Escape")
    assert box.get_attribute("aria-activedescendant") is None


def test_the_message_just_sent_stays_in_sight_when_its_thread_opens(
    page: Page, stage: Stage
) -> None:
    """The channel narrows beside the thread, grows longer, and still stands at its end."""
    for number in range(12):
        stage.people.say("jonas", "llm-projects", f"line {number}: " + "many words that wrap " * 30)
    _open(page, stage)
    page.get_by_text("line 11: many").wait_for()
    page.locator(".main .scroller").first.evaluate("pane => pane.scrollTop = 300")
    box = page.get_by_test_id("composer")
    file = {"name": "r.csv", "mimeType": "text/csv", "buffer": b"id,prompt,tuned\na,1,0\n"}
    page.get_by_test_id("composer-file").set_input_files(files=[file])
    box.fill("@Tuning Fork compare these")
    box.press("Enter")

    expect(page.get_by_label("Thread", exact=True).first).to_be_visible()
    sent = page.locator("#main").get_by_text("compare these")
    expect(sent).to_be_in_viewport()


def test_a_deleted_message_has_no_author(page: Page, stage: Stage) -> None:
    """What is left of it names nobody, and no raw id is shown."""
    ts = stage.people.say("maya", "llm-projects", "the first words")
    stage.bot.chat_postMessage(channel=PROJECTS, thread_ts=ts, text="a reply")
    stage.people.post("delete", user=stage.people.user_id("maya"), channel=PROJECTS, ts=ts)
    _open(page, stage)

    left = page.get_by_label("Deleted message")
    expect(left).to_contain_text("This message was deleted.")
    expect(page.get_by_text("USLACKBOT")).to_have_count(0)
