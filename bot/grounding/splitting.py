"""Cuts a team's documents into passages of whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.grounding.passages import Frozen
from bot.grounding.sentences import split_lines

WORDS = 110
"""Words of a passage at most, as in our own notes."""
SENTENCE_WORDS = 90
"""Longer "sentences" (tables, code) are cut at this many words."""

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*(?:\{#[^}]*\})?$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_MARKUP = re.compile(r"\*\*|__|`+|!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


class Section(Frozen):
    """A heading with the text under it."""

    heading: str
    """The path of headings, or where the text stands ("page 3")."""
    text: str
    """Paragraphs, one per line."""


class Piece(Frozen):
    """One passage of a document before it has an id."""

    section: str
    """The heading of its section."""
    text: str
    """Whole sentences, at most about `WORDS` words."""


def markdown_sections(text: str, title: str) -> list[Section]:
    """Sections of a Markdown text by its headings; code fences are kept as text."""
    sections: list[Section] = []
    path: list[str] = []
    block: list[str] = []
    fenced = False

    def close() -> None:
        body = _paragraphs(block)
        if body:
            sections.append(Section(heading=" > ".join(path) or title, text=body))
        block.clear()

    for line in _without_front_matter(text.splitlines()):
        fenced = fenced != line.lstrip().startswith(("```", "~~~"))
        match = None if fenced else _HEADING.match(line)
        if match:
            close()
            level = len(match[1])
            path[:] = [*path[: max(level - 2, 0)], _plain(match[2])] if level > 1 else []
        else:
            block.append(line)
    close()
    return sections


def _without_front_matter(lines: Sequence[str]) -> Sequence[str]:
    """The lines behind YAML front matter."""
    if lines and lines[0].strip() == "---":
        for number, line in enumerate(lines[1:200], start=1):
            if line.strip() == "---":
                return lines[number + 1 :]
    return lines


def _paragraphs(lines: Iterable[str]) -> str:
    """Wrapped lines joined to paragraphs; list items and table rows stay on their own."""
    paragraphs: list[str] = []
    joined = False
    for line in lines:
        stripped = line.strip()
        if not stripped or _RULE.match(stripped) or stripped.startswith(("```", "~~~")):
            joined = False
            continue
        own_line = bool(re.match(r"(?:[-*+\u2022]|\d{1,3}[.)])\s|\|", stripped))
        text = _plain(stripped)
        if joined and not own_line:
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        elif text:
            paragraphs.append(text)
        joined = True
    return "\n".join(paragraphs)


def _plain(text: str) -> str:
    """Markdown without its marks."""
    bare = _LINK.sub(r"\1", _MARKUP.sub("", text))
    bare = re.sub(r"^\s*(?:[-*+\u2022]|>)\s+", "", bare)
    if bare.startswith("|"):
        cells = [cell.strip() for cell in bare.strip("|").split("|")]
        bare = "; ".join(cell for cell in cells if cell and not set(cell) <= set("-: "))
    return " ".join(bare.split())


def cut_sections(sections: Iterable[Section]) -> list[Piece]:
    """Passages of all sections in order."""
    return [
        Piece(section=section.heading, text=text)
        for section in sections
        for text in _cut(section.text)
    ]


def _cut(text: str) -> list[str]:
    """Whole sentences gathered up to `WORDS` words; paragraphs stay lines of their own."""
    passages: list[str] = []
    current = ""
    count = 0
    for paragraph in text.splitlines():
        for place, sentence in enumerate(_short_sentences(paragraph)):
            length = len(sentence.split())
            if current and count + length > WORDS:
                passages.append(current)
                current, count = "", 0
            between = " " if place and current else "\n" if current else ""
            current += between + sentence
            count += length
    if current:
        passages.append(current)
    return passages


def _short_sentences(paragraph: str) -> list[str]:
    """Sentences of a paragraph; overlong ones cut at a word."""
    found: list[str] = []
    for start in range(0, len(paragraph), 20_000):
        for sentence in split_lines(paragraph[start : start + 20_000], limit=None):
            words = sentence.split()
            for first in range(0, len(words), SENTENCE_WORDS):
                found.append(" ".join(words[first : first + SENTENCE_WORDS]))
    return found
