"""Long messages lose details, never their headline or buttons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.slack import parts
from bot.slack.controls import actions, button
from bot.slack.escape import mrkdwn
from bot.slack.limits import MOST_TEXT, Part, clip, clip_markup, fit, mark, texts, width


@given(st.text(), st.integers(1, 60))
def test_clipped_text_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    """Emoji count twice, the ellipsis counts too."""
    assert width(clip(text, limit)) <= limit
    if width(text) <= limit:
        assert clip(text, limit) == text


@given(st.text(alphabet="<>&ab ;"), st.integers(8, 60))
def test_clipped_markup_never_ends_inside_an_escape(text: str, limit: int) -> None:
    """`&am…` would show as rubbish, `<@U1…` as a broken mention."""
    cut = clip_markup(mrkdwn(text) + " <@U123>", limit)
    assert width(cut) <= limit
    rest = cut.replace("&lt;", "").replace("&gt;", "").replace("&amp;", "").replace("<@U123>", "")
    assert "&" not in rest
    assert "<" not in rest


def test_details_go_first_and_buttons_stay() -> None:
    """The highest rank is left out first, and a small line says so above the buttons."""
    made = [Part(parts.header("Result"))]
    made += [Part(parts.plain(f"{n} " + "x" * 1500), rank=1 + n % 3) for n in range(12)]
    made.append(Part(actions([button("Go", "go", {})])))
    blocks = fit(made, "k")
    assert blocks[0]["type"] == "header"
    assert blocks[-1]["type"] == "actions"
    assert "Shortened" in blocks[-2]["elements"][0]["text"]
    kept = [block["text"]["text"].split()[0] for block in blocks if block["type"] == "section"]
    assert {int(n) % 3 for n in kept} <= {0, 1}
    assert sum(width(t) for block in blocks for t in texts(block)) <= MOST_TEXT


def test_texts_that_must_stay_are_shortened_when_nothing_else_helps() -> None:
    """Even a message of essential parts only ends below the limit."""
    made = [Part(parts.plain("y" * 2900)) for _ in range(20)]
    blocks = fit(made, "k")
    assert len(blocks) == 20
    assert sum(width(t) for block in blocks for t in texts(block)) <= MOST_TEXT


def test_a_very_long_key_still_names_its_message() -> None:
    """Block ids hold 255 characters; a longer key is named by its digest."""
    assert mark("item:1:0") == "tf:item:1:0"
    assert len(mark("k" * 400)) <= 255
    assert mark("k" * 400) != mark("k" * 401)
