"""Text into lines: the sentences and list items that are scored, quoted and cited one by one."""

from __future__ import annotations

import re

MAX_LINES = 60
"""Lines kept per passage; more would only occur in hostile documents."""

_END = re.compile(r"[.!?][\"')\]\u201d\u2019]*\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|etc|al|approx|no|nos|fig|figs|dr|mr|mrs|ms|prof|cf|ca|inc|ltd|co|st|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|vol|pp|ed|eds)|\b[a-z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2013]|\d{1,2}[.)])\s+")


def split_lines(text: str, limit: int | None = MAX_LINES) -> tuple[str, ...]:
    """Split a text into sentences and list items, in order.

    Each line is a literal part of the text (white space inside collapsed), so that it can be
    quoted. A full stop ends a sentence when an upper-case letter, digit or quote follows and no
    common abbreviation stands before it; in texts without any upper case every stop ends one.

    Args:
        text: any text; empty gives no lines.
        limit: lines at most; none for all.

    Returns:
        The lines, none empty.
    """
    caseless = not any(char.isupper() for char in text)
    lines: list[str] = []
    for block in text.splitlines():
        cleaned = " ".join(_BULLET.sub("", block).split())
        if cleaned:
            lines.extend(_sentences(cleaned, caseless))
        if limit is not None and len(lines) >= limit:
            break
    return tuple(lines[:limit])


def _sentences(block: str, caseless: bool) -> list[str]:
    """Split one line of text at its sentence ends."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(block):
        following = block[match.end() : match.end() + 1]
        if not following or (following.islower() and not caseless):
            continue
        before = block[start : match.start() + 1]
        if block[match.start()] == "." and not caseless and _ABBREVIATION.search(before):
            continue
        found.append(block[start : match.end()].strip())
        start = match.end()
    tail = block[start:].strip()
    if tail:
        found.append(tail)
    return [sentence for sentence in found if any(char.isalnum() for char in sentence)]
