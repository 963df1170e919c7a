"""Keeps messages within Slack's limits, including the unwritten one for a whole message.

Each block has its own limit, and Slack also refuses a message whose blocks are legal one by one
but too long together (`msg_blocks_too_long`, seen from about 11,000 characters). Details go first
then; headline and buttons always stay.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

Block = dict[str, Any]

MOST_BLOCKS = 50
"""Blocks of a message."""
HOME_BLOCKS = 100
"""Blocks of a home tab or a modal."""
MOST_TEXT = 9_000
"""Characters of all texts of a message: below what Slack is known to refuse (11,341)."""
MOST_JSON = 14_500
"""Characters of a message as JSON: below what Slack is known to refuse (17,694)."""
SECTION = 2_900
"""Characters of one text; Slack's limit is 3,000."""
HEADER = 150
"""Characters of a header."""
LABEL = 75
"""Characters of a button or an option."""
FALLBACK = 3_900
"""Characters of a message's `text`; above 4,000 Slack may split it."""
BLOCK_ID = 255
"""Characters of a block id."""
_WORD = 20
"""A text is cut between words when the last word is at most this long."""
MARK = "tf:"
"""How the block id begins that names the outbox item of a message."""


def width(text: str) -> int:
    """Length as Slack may count it: an emoji outside the first plane counts twice."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def clip(text: str, limit: int) -> str:
    """The text, or its beginning with an ellipsis, never longer than `limit`."""
    if width(text) <= limit:
        return text
    kept: list[str] = []
    left = limit - 1
    for letter in text:
        left -= 2 if ord(letter) > 0xFFFF else 1
        if left < 0:
            break
        kept.append(letter)
    short = "".join(kept)
    space = short.rfind(" ")
    if space > len(short) - _WORD and space > 0:
        short = short[:space]
    return short.rstrip() + "…"


def clip_markup(markup: str, limit: int) -> str:
    """Like `clip` for escaped `mrkdwn`: no escape, mention or link is cut in two."""
    if width(markup) <= limit:
        return markup
    short = clip(markup, limit)[:-1]
    if short.rfind("<") > short.rfind(">"):
        short = short[: short.rfind("<")]
    if short.rfind("&") > short.rfind(";"):
        short = short[: short.rfind("&")]
    return short.rstrip() + "…"


def filled(text: str) -> str:
    """The text, or a dash: Slack refuses texts without a visible character."""
    return text if text.strip() else "-"


@dataclass(frozen=True, slots=True)
class Part:
    """A block with its importance."""

    block: Block
    """The block, without its id."""
    rank: int = 0
    """0 stays whatever happens; the higher, the sooner it is left out."""


def texts(value: Any) -> Iterator[str]:
    """Every text that a block shows."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name in ("text", "alt_text", "title") and isinstance(item, str):
                yield item
            else:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def too_long(blocks: Sequence[Block], most_blocks: int) -> bool:
    """Whether Slack might refuse these blocks together."""
    if len(blocks) > most_blocks:
        return True
    if most_blocks == HOME_BLOCKS:
        return False
    return (
        sum(width(text) for block in blocks for text in texts(block)) > MOST_TEXT
        or len(json.dumps(blocks, ensure_ascii=False)) > MOST_JSON
    )


def fit(
    parts: Sequence[Part],
    key: str,
    *,
    most_blocks: int = MOST_BLOCKS,
    left_out: str = "Shortened to fit into one message.",
) -> list[Block]:
    """The blocks of a message, within all limits, each with an id.

    Args:
        parts: blocks in order; those of the highest rank are left out first, the last one of
            equals before the others.
        key: outbox key of the message; names its first block, so that it can be found again.
        most_blocks: `MOST_BLOCKS` for messages, `HOME_BLOCKS` for home tabs.
        left_out: said in a small line when something was left out.
    """
    kept = list(parts)
    dropped = False
    reserve = {"type": "context", "elements": [{"type": "mrkdwn", "text": left_out}]}
    while too_long([part.block for part in kept] + [reserve], most_blocks):
        droppable = [index for index, part in enumerate(kept) if part.rank > 0]
        if not droppable:
            _shorten([part.block for part in kept], most_blocks)
            break
        highest = max(kept[index].rank for index in droppable)
        kept.pop(max(index for index in droppable if kept[index].rank == highest))
        dropped = True
    blocks = [part.block for part in kept]
    if dropped:
        place = next((i for i, b in enumerate(blocks) if b["type"] == "actions"), len(blocks))
        blocks.insert(place, reserve)
    return _named(blocks, key)


def _shorten(blocks: list[Block], most_blocks: int) -> None:
    """Halve the longest texts until the blocks fit; buttons and headers are short already."""
    while too_long(blocks, most_blocks):
        longest = max(
            (block["text"] for block in blocks if block["type"] == "section" and "text" in block),
            key=lambda text: width(text["text"]),
            default=None,
        )
        if longest is None or width(longest["text"]) < 80:
            return
        cut = clip_markup if longest["type"] == "mrkdwn" else clip
        longest["text"] = cut(longest["text"], width(longest["text"]) // 2)


def mark(key: str) -> str:
    """The block id under which the message of an outbox key is found again."""
    if len(MARK + key) <= BLOCK_ID:
        return MARK + key
    return MARK + sha256(key.encode()).hexdigest()


def _named(blocks: list[Block], key: str) -> list[Block]:
    """Give every block an id that changes with its content, so that no old choice is shown."""
    named: list[Block] = []
    for index, block in enumerate(blocks):
        if index == 0:
            block_id = mark(key)
        elif "block_id" in block:
            block_id = block["block_id"]
        else:
            content = json.dumps(block, sort_keys=True, ensure_ascii=False).encode()
            block_id = f"b{index}-{sha256(content).hexdigest()[:10]}"
        named.append({**block, "block_id": block_id})
    return named
