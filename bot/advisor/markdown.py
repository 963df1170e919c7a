"""Text from people, made safe to stand in Markdown."""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~&!])")
_LEADING = re.compile(r"^([#+\-=]|\d+(?=[.)]))")
_SPACE = re.compile(r"\s+")


def escape(text: str, *, limit: int = 2000) -> str:
    """One line of plain text: markup, HTML, table pipes and bare links have no effect.

    Control and direction-changing characters are removed; text beyond `limit` is cut and marked.
    """
    kept = "".join(
        " " if char in "\n\r\t\u2028\u2029" else char
        for char in text
        if char in "\n\r\t\u2028\u2029" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    line = _SPACE.sub(" ", kept).strip()
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    line = _MARKUP.sub(r"\\\1", line)
    line = line.replace("://", "\\://").replace("www.", "www\\.").replace("WWW.", "WWW\\.")
    return _LEADING.sub(lambda match: _lead(match.group(1)), line)


def _lead(start: str) -> str:
    # A number becomes a list only through what follows it, so the break goes behind it.
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def table(header: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table; the cells must be escaped already."""
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows)]


def inside(sentence: str) -> str:
    """A sentence as the end of another one: its first letter small, unless it is an acronym's."""
    if len(sentence) > 1 and sentence[0].isupper() and not sentence[1].isupper():
        return sentence[0].lower() + sentence[1:]
    return sentence
