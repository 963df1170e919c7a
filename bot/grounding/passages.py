"""The things that answers are made of: passages, citations, answers."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

PUBLIC = "public"
"""The visibility of the shipped notes and of documents for everyone."""


class Frozen(BaseModel):
    """A value: compared by content, never changed, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(Frozen):
    """The unit that is retrieved and cited: one self-contained block of a source."""

    passage_id: str
    """`<note-id>#<anchor>`, stable over rebuilds."""
    note_id: str
    """The document that holds it."""
    source: str
    """Title of the document."""
    section: str
    """Heading of the passage, or where in the document it stands ("page 3")."""
    text: str
    """The words that are quoted."""
    asks: tuple[str, ...] = ()
    """How people ask for this, in everyday words: searched with the text, never quoted."""
    url: str | None = None
    """Address of the source, if it has one."""
    publisher: str | None = None
    """Who published the source."""
    published: str | None = None
    """When the source was published, as it says (`2025-11` or `2025-11-03`)."""
    kind: str = "document"
    """`article`, `research` or `document` (added by the team)."""
    visibility: str = PUBLIC
    """`public`, or the label of the one place in which it may be shown."""
    position: int = 0
    """Order inside the document, from 0."""


class Document(Frozen):
    """One source with its passages, ready to be stored."""

    document_id: str
    """The note id, or an id made from the place the document came from."""
    title: str
    """What the source calls itself."""
    url: str | None = None
    """Address of the source, if it has one."""
    publisher: str | None = None
    """Who published it."""
    published: str | None = None
    """When it was published, as it says."""
    retrieved: str | None = None
    """When it was read."""
    kind: str = "document"
    """`article`, `research` or `document`."""
    licence: str | None = None
    """Licence note."""
    passages: tuple[Passage, ...] = ()
    """In reading order."""


class ScoredPassage(Frozen):
    """A passage found for a question."""

    passage: Passage
    """What was found."""
    score: float = Field(ge=0, le=1)
    """Fused rank score; 1 means first in words and in meaning. Passages are ordered by it."""
    similarity: float | None = None
    """Mean cosine of the passage and of its best line with the question; none without vectors."""
    asked: float | None = None
    """Cosine of the question with the title or the way to ask that is nearest to it."""
    overlap: float = 0.0
    """Share of the question's word weight that the passage holds, 0..1."""
    lines: tuple[str, ...] = ()
    """The passage cut into lines, the candidates for quoting."""
    line_scores: tuple[float, ...] = ()
    """Cosine of each line with the question, in the order of `lines`; empty without vectors."""


class Citation(Frozen):
    """Where one marker of an answer points."""

    n: int = Field(ge=1)
    """The number in the text: `[n]`."""
    passage_id: str
    """The cited passage."""
    source: str
    """Title of its document."""
    section: str
    """Heading of the passage."""
    quote: str
    """The words of the passage that carry the statement, verbatim."""


class AnswerPassage(Frozen):
    """A retrieved passage as it is listed beside an answer."""

    passage_id: str
    """The passage."""
    source: str
    """Title of its document."""
    section: str
    """Heading of the passage."""
    text: str
    """All of its text."""
    score: float
    """Fused rank score, 0..1; best first."""


class Answer(Frozen):
    """What `ask` gives back: a cited answer, or a refusal that says what is missing."""

    answered: bool
    """False when nothing found supports an answer."""
    answer: str
    """The text; markers `[n]` refer to `citations`."""
    citations: tuple[Citation, ...] = ()
    """One per marker, by number; empty when not answered."""
    passages: tuple[AnswerPassage, ...] = ()
    """What was retrieved, best first, also when not answered."""
    missing: tuple[str, ...] = Field(default=(), exclude=True)
    """Named things in the question that no passage mentions; for the gap report, not for output."""


def listed(found: tuple[ScoredPassage, ...] | list[ScoredPassage]) -> tuple[AnswerPassage, ...]:
    """The retrieved passages as an answer lists them, in the order given."""
    return tuple(
        AnswerPassage(
            passage_id=item.passage.passage_id,
            source=item.passage.source,
            section=item.passage.section,
            text=item.passage.text,
            score=round(item.score, 4),
        )
        for item in found
    )
