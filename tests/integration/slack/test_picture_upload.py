"""Pictures on their way to Slack: bytes with alt text, or nothing where none may be uploaded."""

from __future__ import annotations

import base64

import pytest

from bot.errors import SlackUnavailable
from bot.services import cards as c
from bot.services.records import OutboxItem
from bot.slack.blocks import render
from tests.integration.slack.conftest import Stage
from tests.integration.slack.fake_slack import Answer

PNG = b"\x89PNG\r\n\x1a\n\x00\xff"
PICTURE = c.FileCard(
    filename="quadrant.png",
    content=base64.b64encode(PNG).decode(),
    encoding="base64",
    comment="Fine-tuning is recommended & likely.",
    alt_text="A dot in the upper left. " * 80,
)


def _item(channel_id: str = "C111") -> OutboxItem:
    return OutboxItem(
        key="item:1:1",
        kind="file",
        team_id="T111",
        channel_id=channel_id,
        thread_ts="5.1",
        card=PICTURE.model_dump(mode="json"),
    )


def _accepts_uploads(stage: Stage) -> None:
    stage.slack.defaults["files.getUploadURLExternal"] = {
        "ok": True,
        "upload_url": stage.slack.response_url("upload"),
        "file_id": "F1",
    }
    stage.slack.defaults["files.completeUploadExternal"] = {"ok": True, "files": [{"id": "F1"}]}


def test_a_picture_is_uploaded_as_bytes_with_alt_text(stage: Stage) -> None:
    """The announced length is that of the picture, and its alt text fits Slack's 1,000."""
    _accepts_uploads(stage)
    stage.deps.messenger.send(_item(), message_ts=None)

    [asked] = stage.slack.named("files.getUploadURLExternal")
    assert (asked["filename"], int(asked["length"])) == ("quadrant.png", len(PNG))
    assert asked["alt_txt"].startswith("A dot in the upper left.")
    assert len(asked["alt_txt"]) <= 1_000
    [sent] = stage.slack.named("response/upload")
    assert sent == {"bytes": len(PNG)}
    [done] = stage.slack.named("files.completeUploadExternal")
    assert (done["channel_id"], done["thread_ts"]) == ("C111", "5.1")
    assert done["initial_comment"] == "Fine-tuning is recommended &amp; likely."


@pytest.mark.parametrize("error", ["missing_scope", "file_uploads_disabled"])
def test_a_picture_is_left_out_where_nothing_may_be_uploaded(stage: Stage, error: str) -> None:
    """No message with coded bytes appears; the record says it all in words."""
    stage.slack.refuse("files.getUploadURLExternal", error)
    sent = stage.deps.messenger.send(_item(), message_ts=None)

    assert sent.ts is None
    assert stage.slack.named("chat.postMessage") == []


def test_a_picture_that_did_not_get_through_is_tried_again(stage: Stage) -> None:
    """When the bytes are not taken, nothing was shared, so trying again is safe."""
    _accepts_uploads(stage)
    stage.slack.say("response/upload", Answer({"ok": False}, 202))
    with pytest.raises(SlackUnavailable):
        stage.deps.messenger.send(_item(), message_ts=None)

    assert stage.slack.named("files.completeUploadExternal") == []


def test_a_picture_shown_again_is_its_words() -> None:
    """As a message, a picture is what it shows in words, never its coded bytes."""
    shown = render(PICTURE, "shown:item:1:1")

    assert "Fine-tuning is recommended" in str(shown.blocks)
    assert PICTURE.content not in str(shown.blocks) + shown.text
