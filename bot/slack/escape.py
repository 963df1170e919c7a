"""The one place where outgoing text is made safe for Slack.

Slack reads `&`, `<` and `>` as control characters in `mrkdwn`; everything that people, models or
documents wrote is escaped here exactly once. Broadcast mentions are made harmless, and links are
built only from addresses that we name ourselves.
"""

from __future__ import annotations

import html
import re

_BROADCAST = re.compile(
    r"<!(channel|here|everyone|subteam\^[A-Z0-9]+)(?:\|[^<>]*)?>|@(?=(?:channel|here|everyone)\b)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")
"""What no database keeps as text: NUL, and halves of characters."""
_MEMBER = re.compile(r"[UW][A-Z0-9]{2,}\Z")
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,}\Z")
_TOKEN = re.compile(r"<([^<>\n]*)>")
_JOINER = "\u2060"
_ALIKE = {"*": "\u2217", "_": "\u02cd", "~": "\u223c"}
_PAIRS = {
    sign: re.compile(rf"(?<![^\W_])[{sign}](?=\S)([^\n]*?)(?<=\S)[{sign}](?![^\W_])")
    for sign in _ALIKE
}
"""What Slack formats: a sign at the beginning of a word, and the same one at the end of one."""
_QUOTATION = re.compile(r"^>", re.MULTILINE)


def harmless(text: str) -> str:
    """Text for a `plain_text` object: no control characters and nothing that could ping a group."""
    cleaned = _CONTROL.sub("", text)
    return _BROADCAST.sub(
        lambda match: (
            f"@{_JOINER}{match.group(1).split('^')[0]}" if match.group(1) else f"@{_JOINER}"
        ),
        cleaned,
    )


def mrkdwn(text: str) -> str:
    """Text for a `mrkdwn` object: harmless, escaped once, and shown without any formatting."""
    return html.escape(_unformatted(harmless(text)), quote=False)


def _unformatted(text: str) -> str:
    """The text with other signs where Slack would make code, bold, italics or a quotation of it.

    Slack has no escape for these signs, so they are replaced by ones that look alike.
    """
    bare = text.replace("`", "\u02cb")
    for sign, pair in _PAIRS.items():
        alike = rf"{_ALIKE[sign]}\g<1>{_ALIKE[sign]}"
        count = 1
        while count:  # pairs may stand within pairs
            bare, count = pair.subn(alike, bare)
    return _QUOTATION.sub(f"{_JOINER}>", bare)


def link(url: str | None, label: str) -> str:
    """A link in `mrkdwn`; only the label when the address is not a plain http(s) address."""
    words = mrkdwn(label).replace("|", "/")
    if not url or not re.match(r"https?://[^\s<>|]+\Z", url):
        return words
    return f"<{html.escape(url, quote=False)}|{words}>"


def person(user_id: str | None) -> str:
    """A mention of one person, for `mrkdwn`; escaped plain text when it is no user id."""
    if user_id and _MEMBER.match(user_id):
        return f"<@{user_id}>"
    return mrkdwn(user_id or "someone")


def channel(channel_id: str) -> str:
    """A link to a channel, for `mrkdwn`."""
    return f"<#{channel_id}>" if _CHANNEL.match(channel_id) else mrkdwn(channel_id)


def incoming(text: str, bot_user_id: str | None = None) -> str:
    """What a person typed, from the form in which Slack sends it.

    The mention of the bot is removed, other mentions and links become plain words, and Slack's
    three escapes are undone last, so that escaped text can never turn into a mention.
    """

    def words(match: re.Match[str]) -> str:
        target, _, label = match.group(1).partition("|")
        if bot_user_id and target == f"@{bot_user_id}":
            return " "
        if target.startswith(("@", "#")):
            return target[0] + label.lstrip("@#") if label else target
        if target.startswith("!"):
            return label or "@" + target[1:].partition("^")[0]
        if not label or label in target:
            return label if target.startswith("mailto:") and label else target
        return f"{label} ({target})"

    plain = _TOKEN.sub(words, _NO_TEXT.sub("", text))
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"[ \t]{2,}", " ", plain).strip()


def mentions(text: str, user_id: str | None) -> bool:
    """Whether Slack's form of a text mentions this user."""
    return (
        bool(user_id)
        and re.search(rf"<@{re.escape(user_id or '')}(?:\|[^<>]*)?>", text) is not None
    )
