"""Text goes out escaped once, comes in unescaped once, and pings nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.escape import harmless, incoming, link, mentions, mrkdwn, person


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("already &amp; escaped", "already &amp;amp; escaped"),
        ("<https://evil.example|docs>", "&lt;https://evil.example|docs&gt;"),
        ("<@U123> look", "&lt;@U123&gt; look"),
    ],
)
def test_outgoing_text_is_escaped_once(text: str, shown: str) -> None:
    """Control characters of Slack are shown, not obeyed."""
    assert mrkdwn(text) == shown


@pytest.mark.parametrize(
    "text", ["<!channel>", "<!here|here>", "<!subteam^S12|@team>", "@everyone", "mail@channel"]
)
def test_broadcasts_are_made_harmless(text: str) -> None:
    """Neither in markup nor in plain text does a group get pinged."""
    for shown in (harmless(text), mrkdwn(text)):
        assert "<!" not in shown
        assert "@channel" not in shown
        assert "@here" not in shown
        assert "@everyone" not in shown


@given(st.text())
def test_round_trip_through_slack_keeps_the_words(text: str) -> None:
    """What we send and Slack sends back is what was said, apart from signs that look alike."""
    sent = mrkdwn(text)
    back = sent.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert _as_typed(back) == _as_typed(harmless(text))


def _as_typed(text: str) -> str:
    """The signs that a person typed, and no invisible ones."""
    alike = {0x02CB: "`", 0x2217: "*", 0x02CD: "_", 0x223C: "~", 0x2060: None}
    return text.translate(alike)


@pytest.mark.parametrize(
    "text",
    ["```{}``` and `x`", "say *this* now", "**x**", "_so_", "~gone~", "*_x_*", "a\n> said\n>more"],
)
def test_what_people_typed_is_not_formatted(text: str) -> None:
    """No code, no bold, no italics, no strike-through, no quotation; the words stay."""
    shown = mrkdwn(text)
    assert "`" not in shown
    assert not re.search(r"(?<![^\W_])([*_~])(?=\S)[^\n]*(?<=\S)\1(?![^\W_])", shown)
    assert not re.search(r"^&gt;", shown, re.MULTILINE)
    assert _as_typed(shown).replace("&gt;", ">") == text


@pytest.mark.parametrize("text", ["~4k labelled, ~5k raw", "my_var_name", "2 * 3 * 4", "a > b"])
def test_signs_that_slack_leaves_alone_stay(text: str) -> None:
    """Only what would be formatted is changed."""
    assert mrkdwn(text).replace("&gt;", ">") == text


@pytest.mark.parametrize(
    ("slack", "said"),
    [
        ("<@U0BOT> 5k labels &amp; p95 &lt; 300ms", "5k labels & p95 < 300ms"),
        ("<@U0BOT|fork>  hi", "hi"),
        ("ask <@U7|maya> in <#C1|general>", "ask @maya in #general"),
        ("ask <@U7>", "ask @U7"),
        ("see <https://a.example/x|the doc>", "see the doc (https://a.example/x)"),
        ("see <https://a.example>", "see https://a.example"),
        ("<http://a.example|a.example> it is", "http://a.example it is"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<!date^1^{date}|tomorrow> ok", "tomorrow ok"),
        ("<!subteam^S1|@ml> ok", "@ml ok"),
        ("&lt;!channel&gt; &amp;lt;", "<!channel> &lt;"),
        ("half \ud83d of\x00 it", "half of it"),
    ],
)
def test_incoming_text_becomes_plain_words(slack: str, said: str) -> None:
    """Mentions and links become words; escapes are undone last and once."""
    assert incoming(slack, "U0BOT") == said


def test_links_are_made_only_from_plain_web_addresses() -> None:
    """Anything else is shown as its label."""
    assert link("https://a.example/?a=1&b=2", "x|y") == "<https://a.example/?a=1&amp;b=2|x/y>"
    for odd in (None, "javascript:alert(1)", "https://a b", "https://a|b", "https://a>b"):
        assert link(odd, "<x>") == "&lt;x&gt;"


def test_people_are_mentioned_only_by_id() -> None:
    """A name is never turned into a mention."""
    assert person("U12AB") == "<@U12AB>"
    assert person("!channel") == "!channel"
    assert person("U1> <!here>") == "U1&gt; @\u2060here"


def test_a_mention_is_recognised_with_and_without_its_label() -> None:
    """Both forms that Slack uses."""
    assert mentions("hi <@U0BOT>", "U0BOT")
    assert mentions("hi <@U0BOT|fork>", "U0BOT")
    assert not mentions("hi <@U0BOTTLE>", "U0BOT")
    assert not mentions("hi", None)
