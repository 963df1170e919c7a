"""The page in a real Chromium: it renders Block Kit, talks, and lets no text become markup."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.integration.sandbox.peer import BUTTONS, OPTIONS
from tests.integration.sandbox.stage import Stage

pytestmark = pytest.mark.browser

PROJECTS = "C0LLMPROJ01"
EVIL = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'
ESCAPED = EVIL.replace("<", "&lt;").replace(">", "&gt;")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for the module: the system's, else the one Playwright brought."""
    system = Path("/usr/bin/chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(system) if system.exists() else None, args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Any, stage: Stage) -> Iterator[Page]:
    """A fresh visitor's page; any uncaught script error fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    failures: list[str] = []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    opened.goto(stage.server.url)
    opened.get_by_test_id("composer").wait_for()
    yield opened
    opened.close()
    assert failures == []


def test_a_hint_fills_the_composer_and_the_answer_opens_its_thread(page: Page) -> None:
    """From the first visit to a threaded answer takes a click and Enter."""
    page.get_by_test_id("hint-3").click()
    page.get_by_test_id("composer").press("Enter")
    thread = page.get_by_label("Thread", exact=True).first
    expect(thread.get_by_text("heard:")).to_be_visible()
    expect(page.get_by_test_id("thread-link")).to_contain_text("1 reply")


def test_no_text_becomes_markup(page: Page, stage: Stage) -> None:
    """Hostile text in every kind of place is shown as text, and no script runs."""
    stage.people.say("jonas", "llm-projects", EVIL)
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": EVIL}},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"*{ESCAPED}* <javascript:x|go>"}},
        {"type": "markdown", "text": f"**{EVIL}** [go](javascript:window.pwned=1)"},
        {"type": "table", "rows": [[{"type": "raw_text", "text": EVIL}]]},
    ]
    stage.bot.chat_postMessage(channel=PROJECTS, text="hostile", blocks=blocks)
    stage.bot.files_upload_v2(channel=PROJECTS, filename="a.md", content=EVIL, title=EVIL)
    page.get_by_text("Preview", exact=True).click()
    expect(page.get_by_test_id("file-preview")).to_contain_text("<script>")
    assert page.get_by_test_id("message").first.inner_text().count("onerror") == 1
    assert page.locator(".message img, .message script, a[href^='javascript']").count() == 0
    assert page.evaluate("window.pwned") is None


def test_choosing_in_a_message_changes_it_without_a_reload(page: Page, stage: Stage) -> None:
    """A select sends block_actions; the replaced message appears by itself."""
    stage.bot.chat_postMessage(channel=PROJECTS, text="Pick", blocks=BUTTONS)
    page.locator("[data-action-id=choose]").select_option("rag")
    expect(page.get_by_text("chose rag")).to_be_visible()


def test_a_form_shows_errors_at_its_fields_and_closes(page: Page, stage: Stage) -> None:
    """Slack's own checks and the bot's errors stand beside the fields; typed text is kept."""
    page.get_by_test_id("composer").fill("/fork modal")
    page.get_by_test_id("composer").press("Enter")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("field-error")).to_contain_text("required")
    page.locator("[data-action-id=name_input]").fill("bad")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("field-error")).to_have_text("Not that one.")
    page.locator("[data-action-id=name_input]").fill("Atlas")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("modal")).to_have_count(0)


def test_every_block_is_drawn(page: Page, stage: Stage) -> None:
    """A chart has a line per series and its numbers; a table, a card and feedback are there."""
    text = lambda value: {"type": "plain_text", "text": value}  # noqa: E731
    data = [{"label": "1k", "value": 3}, {"label": "10k", "value": 9}]
    chart = {
        "type": "line",
        "series": [{"name": "rag", "data": data}, {"name": "prompting", "data": data}],
        "axis_config": {"categories": ["1k", "10k"], "x_label": "Requests"},
    }
    buttons = {
        "type": "feedback_buttons",
        "action_id": "press",
        "positive_button": {"text": text("Good"), "value": "good"},
        "negative_button": {"text": text("Bad"), "value": "bad"},
    }
    blocks = [
        {"type": "data_visualization", "title": "Cost", "chart": chart},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "cell"}]]},
        {"type": "card", "title": text("A card"), "body": text("Body")},
        {"type": "context_actions", "elements": [buttons]},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*b* _i_ ~s~ `c` <https://x.y|l> <@U0MAYA00001>"},
            "accessory": {"type": "overflow", "action_id": "press", "options": OPTIONS},
        },
    ]
    stage.bot.chat_postMessage(channel=PROJECTS, text="all", blocks=blocks)
    message = page.get_by_test_id("message")
    expect(message.locator(".chart .line")).to_have_count(2)
    expect(message.locator(".chart .dot")).to_have_count(4)
    expect(message.get_by_role("img", name="line chart: Cost")).to_be_visible()
    expect(message.get_by_text("cell")).to_be_visible()
    expect(message.get_by_text("A card")).to_be_visible()
    for tag in ("strong >> text=b", "em >> text=i", "s >> text=s", "code >> text=c"):
        expect(message.locator(tag).first).to_be_visible()
    expect(message.get_by_role("link", name="l", exact=True)).to_have_attribute(
        "rel", "noopener noreferrer"
    )
    expect(message.locator(".unsupported")).to_have_count(0)


def test_the_label_that_names_a_point_is_never_thinned_out(page: Page, stage: Stage) -> None:
    """With more labels than fit, the own volume is still named on the axis."""
    labels = ["0", "you: 200k", *(f"{n}00k" for n in range(4, 18, 2))]
    data = [{"label": label, "value": n} for n, label in enumerate(labels)]
    chart = {
        "type": "line",
        "series": [{"name": "Prompting", "data": data}],
        "axis_config": {"categories": labels, "y_label": "USD"},
    }
    blocks = [{"type": "data_visualization", "title": "Own volume", "chart": chart}]
    stage.bot.chat_postMessage(channel=PROJECTS, text="chart", blocks=blocks)
    picture = page.get_by_role("img", name="line chart: Own volume")
    expect(picture.get_by_text("you: 200k", exact=True)).to_be_visible()
    expect(picture.get_by_text("400k", exact=True)).to_have_count(0)


def test_people_clock_and_narrow_screens(page: Page, stage: Stage) -> None:
    """Others see an unread badge, not the ephemeral; the clock moves; nothing overflows at 390."""
    stage.bot.chat_postEphemeral(channel=PROJECTS, user="U0MAYA00001", text="for Maya's eyes")
    stage.bot.chat_postMessage(channel="C0GENERAL01", text="news")
    expect(page.get_by_text("Only visible to you")).to_be_visible()
    expect(page.get_by_test_id("channel-general")).to_contain_text("1")
    page.get_by_test_id("clock-advance-86400").click()
    stage.people.wait_for(lambda: stage.people.get("clock")["offset_s"] == 86400)
    page.get_by_test_id("persona-U0PRIYA0001").click()
    expect(page.get_by_text("Only visible to you")).to_have_count(0)
    expect(page.get_by_test_id("channel-payments-private")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".drawer-button").first.click()
    page.get_by_test_id("channel-general").click()
    expect(page.get_by_text("news")).to_be_visible()


def test_people_mention_upload_react_and_edit(page: Page, stage: Stage) -> None:
    """Completion, files, reactions, editing and confirmations work from the page."""
    composer = page.get_by_test_id("composer")
    composer.fill("")
    composer.press_sequentially("hi @tun")
    composer.press("Tab")
    expect(composer).to_have_value("hi @Tuning Fork ")
    upload = {"name": "notes.md", "mimeType": "text/markdown", "buffer": b"# Notes"}
    page.get_by_test_id("composer-file").set_input_files([upload])
    page.get_by_test_id("send").click()
    message = page.get_by_test_id("message").first
    expect(message.get_by_text("notes.md")).to_be_visible()
    message.hover()
    message.get_by_label("Add a reaction").click()
    page.get_by_role("menuitem").first.click()
    expect(message.locator(".reaction")).to_contain_text("1")
    message.hover()
    message.get_by_test_id("message-menu").click()
    page.get_by_text("Edit message").click()
    page.get_by_label("Edit message").fill("changed")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("(edited)").first).to_be_visible()
    shared = stage.people.messages("llm-projects")[0]
    assert shared["files"][0]["name"] == "notes.md"
    kinds = {event["event"].get("subtype") for event in stage.peer.events("message")}
    assert kinds >= {"file_share", "message_changed"}


def test_shortcuts_stacked_forms_and_permalinks(page: Page, stage: Stage) -> None:
    """A message's menu opens the form; a pushed view goes back; a permalink opens its thread."""
    parent = stage.bot.chat_postMessage(channel="C0GENERAL01", text="the parent")["ts"]
    reply = stage.bot.chat_postMessage(channel="C0GENERAL01", thread_ts=parent, text="the reply")
    link = stage.bot.chat_getPermalink(channel="C0GENERAL01", message_ts=reply["ts"])["permalink"]
    page.goto(link)
    expect(page.get_by_label("Thread", exact=True).first.get_by_text("the reply")).to_be_visible()
    message = page.get_by_test_id("message").first
    message.hover()
    message.get_by_test_id("message-menu").click()
    page.get_by_test_id("shortcut-assess_thread").click()
    page.locator("[data-action-id=name_input]").fill("again")
    page.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("modal-back")).to_be_visible()
    page.get_by_test_id("modal-back").click()
    expect(page.locator("[data-action-id=name_input]")).to_have_value("again")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("modal")).to_have_count(0)
    assert stage.people.views("maya") == []


def test_a_confirmation_stands_before_a_dangerous_button(page: Page, stage: Stage) -> None:
    """Nothing is sent before the person confirms."""
    plain = lambda value: {"type": "plain_text", "text": value}  # noqa: E731
    confirm = {"title": plain("Sure?"), "text": plain("It ends."), "deny": plain("Keep")}
    button = {"type": "button", "action_id": "press", "text": plain("Stop"), "style": "danger"}
    blocks = [
        {"type": "actions", "elements": [button | {"confirm": confirm | {"confirm": plain("End")}}]}
    ]
    stage.bot.chat_postMessage(channel=PROJECTS, text="t", blocks=blocks)
    clicks = lambda: [d for d in stage.people.deliveries() if d["label"] == "block_actions"]  # noqa: E731
    page.locator("button[data-action-id=press]").click()
    page.get_by_role("button", name="Keep").click()
    assert clicks() == []
    page.locator("button[data-action-id=press]").click()
    page.get_by_test_id("confirm-yes").click()
    stage.people.wait_for(clicks)
