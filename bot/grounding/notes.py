"""The note format: front matter, sections, and one passage per `###` block.

    ---
    id: criteria
    title: ...
    ---
    ## Section
    ### Passage title {#anchor}
    Asks: how people ask for this | another way to ask
    Text of the passage.

The line with `Asks:` may be left out. The front matter is plain `key: value` lines; `null` and
nothing mean "not known".
"""

from __future__ import annotations

import re

from bot.grounding.passages import PUBLIC, Document, Passage

_PASSAGE = re.compile(r"^###\s+(?P<title>.+?)\s*\{#(?P<anchor>[^}]*)\}\s*$")
_ANCHOR = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_BULLET = re.compile(r"(?:[-*+|]|\d+[.)])\s")
_HEADING = re.compile(r"^#{1,6}\s")
_ASKS = re.compile(r"^Asks:\s*(?P<asks>.*)$")
_REQUIRED = ("id", "title", "kind")


class NoteInvalid(ValueError):
    """A note does not follow the format; the text names the line."""


def parse_note(text: str, *, name: str, visibility: str = PUBLIC) -> Document:
    """Read one note.

    Args:
        text: the whole file.
        name: the file's name without its ending; must equal the note's id.
        visibility: the label of its passages.

    Returns:
        The document with its passages in order.

    Raises:
        NoteInvalid: front matter, id or an anchor is wrong, or there is no passage.
    """
    front, body_start, lines = _front_matter(text, name)
    if front["id"] != name:
        raise NoteInvalid(f"{name}.md line 1: the id is {front['id']!r}, not the file's name")
    passages: list[Passage] = []
    for number, title, anchor, body in _blocks(lines, body_start):
        asks, content = _asks_and_text(body)
        if not _ANCHOR.match(anchor):
            raise NoteInvalid(f"{name}.md line {number}: {anchor!r} is no lower-case slug")
        if not content:
            raise NoteInvalid(f"{name}.md line {number}: the passage {anchor!r} has no text")
        passages.append(
            Passage(
                passage_id=f"{name}#{anchor}",
                note_id=name,
                source=str(front["title"]),
                section=title,
                text=content,
                asks=asks,
                url=front.get("url"),
                publisher=front.get("publisher"),
                published=front.get("published"),
                kind=str(front["kind"]),
                visibility=visibility,
                position=len(passages),
            )
        )
    _check_unique(name, passages)
    return Document(
        document_id=name,
        title=str(front["title"]),
        url=front.get("url"),
        publisher=front.get("publisher"),
        published=front.get("published"),
        retrieved=front.get("retrieved"),
        kind=str(front["kind"]),
        licence=front.get("licence"),
        passages=tuple(passages),
    )


def _front_matter(text: str, name: str) -> tuple[dict[str, str | None], int, list[str]]:
    """The key-value lines between the two `---`, and where the body starts."""
    lines = text.replace("\r\n", "\n").lstrip("\ufeff").split("\n")
    if not lines or lines[0].strip() != "---":
        raise NoteInvalid(f"{name}.md line 1: a note starts with front matter between --- lines")
    front: dict[str, str | None] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            missing = [key for key in _REQUIRED if not front.get(key)]
            if missing:
                raise NoteInvalid(f"{name}.md line {number}: {', '.join(missing)} missing")
            return front, number, lines
        key, colon, value = line.partition(":")
        if colon and not line.startswith((" ", "#", "-")):
            front[key.strip()] = _scalar(value)
    raise NoteInvalid(f"{name}.md line {len(lines)}: the front matter has no end")


def _scalar(value: str) -> str | None:
    """A plain or quoted value; `null`, `~` and nothing are none."""
    cleaned = value.strip()
    if len(cleaned) >= 2 and cleaned[0] == cleaned[-1] and cleaned[0] in "\"'":
        return cleaned[1:-1] or None
    return None if cleaned in {"", "null", "~"} else cleaned


def _asks_and_text(body: list[str]) -> tuple[tuple[str, ...], str]:
    """How people ask for a passage, and its text."""
    asks: list[str] = []
    content: list[str] = []
    for line in body:
        match = _ASKS.match(line.strip())
        if match and not any(each.strip() for each in content):
            asks += [each.strip() for each in match["asks"].split("|")]
        else:
            content.append(line)
    return tuple(ask for ask in asks if ask), _joined(content)


def _blocks(lines: list[str], start: int) -> list[tuple[int, str, str, list[str]]]:
    """(line number, title, anchor, lines) of each passage."""
    blocks: list[tuple[int, str, str, list[str]]] = []
    current: tuple[int, str, str] | None = None
    content: list[str] = []
    for number, line in enumerate([*lines[start:], "# end"], start=start + 1):
        if not _HEADING.match(line):
            content.append(line)
            continue
        if current is not None:
            blocks.append((*current, content))
        match = _PASSAGE.match(line)
        current = (number, match["title"], match["anchor"]) if match else None
        content = []
    return blocks


def _joined(lines: list[str]) -> str:
    """The text with wrapped lines joined; a line after a full stop or with a bullet stays."""
    text = ""
    for line in (each.strip() for each in lines):
        wrapped = text and line and not text.endswith((".", "!", "?", ":", "\n"))
        text += f" {line}" if wrapped and not _BULLET.match(line) else f"\n{line}"
    return re.sub(r"\n{2,}", "\n", text).strip()


def _check_unique(name: str, passages: list[Passage]) -> None:
    """Refuse a note without passages or with one anchor twice."""
    if not passages:
        raise NoteInvalid(f"{name}.md: no passage (`### Title {{#anchor}}`) found")
    seen: set[str] = set()
    for passage in passages:
        if passage.passage_id in seen:
            raise NoteInvalid(f"{name}.md: the passage id {passage.passage_id} occurs twice")
        seen.add(passage.passage_id)
