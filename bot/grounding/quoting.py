"""Which lines of the found passages answer a question, and how they are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grounding.instructions import addresses_model
from bot.grounding.leading import NEAR, agreement, beside_the_question, stands_alone
from bot.grounding.passages import Citation, Passage, ScoredPassage
from bot.grounding.query import Query
from bot.grounding.words import rough_stem, stems_of, words_of

PASSAGES_READ = 5
"""Lines are taken from this many passages."""
SIMILAR_LINES = 0.6
"""Two lines that share this part of their word stems say the same."""

_ASKS_FIGURE = re.compile(
    r"\bhow (?:many|much|long|fast|big|large|often|expensive|old)\b|\b(?:percent|percentage|price|"
    r"cost|number|figure|rate|size|minimum|maximum)\b|[%$]",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_DATED_FIGURE = re.compile(r"[$\u20ac%]|\bpercent\b|\bpoints?\b|\bmilliseconds?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Line:
    """One quotable line of a passage with its worth for the question."""

    passage: Passage
    """Where it stands."""
    index: int
    """Its place among the lines of the passage."""
    text: str
    """The line, verbatim."""
    score: float
    """Higher answers better; comparable within one question only."""
    head_on: float = 0.0
    """The part of the score that comes from a title which asks the same question."""


def rank_lines(
    query: Query, found: Sequence[ScoredPassage], passages: int = PASSAGES_READ
) -> list[Line]:
    """All lines of the first passages, best first.

    A line is worth its similarity and its share of the asked words, together with the rank of
    its passage. A line that opens a passage and one with a figure, when a figure is asked for, is
    worth more; one that leans on the sentence before it, less. A passage whose title asks the
    same question comes first. Lines beside the question are left out.
    """
    ranked: list[Line] = []
    asks_figure = bool(_ASKS_FIGURE.search(query.plain))
    for item in found[:passages]:
        in_title = _share(query, item.passage.section)
        same_question = max(0.0, agreement(query.reading, item.passage.section) - NEAR)
        for index, text in enumerate(item.lines):
            if addresses_model(text) or len(words_of(text)) < 3:
                continue
            if beside_the_question(text, query.plain):
                continue
            said = max(_share(query, text), 0.6 * in_title)
            if item.line_scores:
                score = 0.55 * item.line_scores[index] + 0.25 * said + 0.2 * item.score
            else:
                score = 0.6 * said + 0.4 * item.score
            score += 0.05 if index == 0 else 0.0
            score += 0.05 if asks_figure and _FIGURE.search(text) else 0.0
            head_on = same_question * (1.0 if index == 0 else 0.6)
            head_on += 0.1 if same_question and item.passage.kind == "research" else 0.0
            score -= 0.0 if stands_alone(text) else 0.12
            ranked.append(Line(item.passage, index, text, score + head_on, head_on))
    return sorted(ranked, key=lambda line: -line.score)


def _share(query: Query, text: str) -> float:
    """Part of the asked concepts that a text holds, 0..1."""
    if not query.concepts:
        return 0.0
    stems = {rough_stem(word) for word in words_of(text)}
    hits = [any(rough_stem(word) in stems for word in group) for group in query.concepts]
    return sum(hits) / len(hits)


def choose_lines(
    ranked: Sequence[Line], *, limit: int, words: int, floor: float = 0.78
) -> list[Line]:
    """The lead line and what supports it.

    Args:
        ranked: best first.
        limit: lines at most.
        words: words at most, all lines together; the lead is taken in any case.
        floor: a supporting line needs this part of the lead's score, somewhat less when it
            stands in the lead's own passage, where what the title adds does not count.
    """
    if not ranked:
        return []
    lead = next((line for line in ranked if stands_alone(line.text)), ranked[0])
    chosen = [lead]
    left = words - len(lead.text.split())
    followed = sorted(
        (line for line in ranked if line is not lead),
        key=lambda line: -(line.score + (0.06 if _follows(lead, line) else 0.0)),
    )
    for line in followed:
        elsewhere = line.passage.passage_id != lead.passage.passage_id
        least = floor * (lead.score if elsewhere else 0.85 * (lead.score - lead.head_on))
        if len(chosen) >= limit or line.score < least:
            continue
        length = len(line.text.split())
        if length <= left and not any(same_statement(line.text, other.text) for other in chosen):
            chosen.append(line)
            left -= length
    return _without_dangling(_in_reading_order(chosen))


def _without_dangling(chosen: list[Line]) -> list[Line]:
    """The lines but those that lean on a sentence which is not quoted right before them."""
    kept = chosen[:1]
    for line in chosen[1:]:
        if stands_alone(line.text) or _follows(kept[-1], line):
            kept.append(line)
    return kept


def _follows(lead: Line, line: Line) -> bool:
    """Whether a line stands right behind the lead in its passage."""
    return line.passage.passage_id == lead.passage.passage_id and line.index == lead.index + 1


def _in_reading_order(chosen: list[Line]) -> list[Line]:
    """Lines passage by passage, the lead's first; the lead itself stays in front."""
    order = {line.passage.passage_id: place for place, line in reversed(list(enumerate(chosen)))}
    rest = sorted(chosen[1:], key=lambda line: (order[line.passage.passage_id], line.index))
    return [chosen[0], *rest]


def same_statement(first: str, second: str) -> bool:
    """Whether two lines share most of their word stems."""
    left, right = set(stems_of(first)), set(stems_of(second))
    if not left or not right:
        return True
    return len(left & right) / min(len(left), len(right)) >= SIMILAR_LINES


def with_date(line: Line) -> str:
    """The line as it is shown: a figure without a year gets the year of its source."""
    shown = re.sub(r"\[(\d+)\]", r"(\1)", line.text)
    published = line.passage.published
    if not published or not _DATED_FIGURE.search(shown) or _YEAR.search(shown):
        return shown
    if not _FIGURE.search(shown):
        return shown
    return f"{shown.rstrip('.')} (as of {published})."


class CitationList:
    """Numbers the passages in the order in which an answer cites them."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Line]] = {}

    def cite(self, line: Line) -> str:
        """Note that a line is used; returns its marker."""
        key = line.passage.passage_id
        self._lines.setdefault(key, []).append(line)
        return f"[{list(self._lines).index(key) + 1}]"

    def citations(self) -> tuple[Citation, ...]:
        """One citation per passage, its quote spanning every line that was used."""
        return tuple(
            Citation(
                n=number,
                passage_id=key,
                source=lines[0].passage.source,
                section=lines[0].passage.section,
                quote=quoted_span(lines[0].passage.text, [line.text for line in lines]),
            )
            for number, (key, lines) in enumerate(self._lines.items(), start=1)
        )


def quoted_span(text: str, lines: Sequence[str]) -> str:
    """The literal part of a text from its first used line to its last.

    Falls back to the whole text when a line was joined over white space and is not found.
    """
    spans = [(text.find(line), len(line)) for line in lines]
    if any(start < 0 for start, _ in spans):
        return text
    return text[min(start for start, _ in spans) : max(start + size for start, size in spans)]
