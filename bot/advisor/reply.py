"""The answer to a question about a recommendation: an opening and sections, with citations."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict


class _Piece(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(_Piece):
    """One sentence or two."""

    text: str
    """The words."""
    citations: list[str] = []
    """Passage ids, the best one first."""


class Section(_Piece):
    """Statements under a heading."""

    heading: str
    """The heading."""
    statements: list[Statement]
    """At least one."""


class Reply(_Piece):
    """What is answered."""

    opening: str
    """The answer in one or two sentences."""
    sections: list[Section] = []
    """What it rests on."""


def section(heading: str, statements: Iterable[Statement]) -> list[Section]:
    """A section that says each thing once; none when there is nothing to say."""
    once = list({statement.text: statement for statement in statements}.values())
    return [Section(heading=heading, statements=once)] if once else []
