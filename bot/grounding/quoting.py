"""Which lines of the found passages answer a question, and how they are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grounding.everyday_words import NO_TRAINING
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


OWN_LINES = 4
"""Lines taken of the passage that answers."""
OWN_FLOOR = 0.5
"""The part of the lead's worth that another line of its passage needs."""
NEAREST = 3
"""Passages, by rank, that may add a thing which the lead's passage leaves out."""
ASPECT_FLOOR = 0.62
"""The part of the lead's score that a line needs which alone says a thing that was asked."""

_TRAINS = re.compile(r"^(?:choose |use |with )?(?:\w+ )?fine-tun", re.IGNORECASE)
"""A line that recommends or describes training, beside the point when none is wanted."""
_SUBJECT_WORDS = """
fine tuning tune ft sft prompt prompting pe engineering model models llm llms
"""
_SUBJECTS = frozenset(rough_stem(word) for word in _SUBJECT_WORDS.split())
_ASKS_BOTH = re.compile(r"\b(?:each|both|either|respectively|versus|vs|or)\b", re.IGNORECASE)
_TUNES = re.compile(r"\bfine-tun|\btrain", re.IGNORECASE)
_PROMPTS = re.compile(r"\bprompt", re.IGNORECASE)
_DISAGREES = re.compile(
    r"\bdisagree|\bcontradict|\bthe article says\b|\bin contrast to the article\b|^myth\b|"
    r"\bresearch (?:found|disagrees|finds|is more|warns)|\bmeasured the opposite\b|\bno source\b|"
    r"\bunsourced\b|\bunsupported\b|\bhalf true\b|\bdoes not support\b|\bis dated\b|"
    r"\bgives no (?:source|evidence|figure)|\bholds only\b|\bthe citation is wrong\b|"
    r"\bevidence points the other way\b|\blater evidence\b",
    re.IGNORECASE,
)


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
    rank: int = 0
    """Place of the passage among those found, from 0."""


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
    asks_both = bool(_ASKS_BOTH.search(query.plain))
    no_training = bool(NO_TRAINING.search(query.plain))
    for rank, item in enumerate(found[:passages]):
        in_title = _share(query, item.passage.section)
        titles = (item.passage.section, *item.passage.asks)
        same_question = max(0.0, max(agreement(query.reading, each) for each in titles) - NEAR)
        for index, text in enumerate(item.lines):
            if addresses_model(text) or len(words_of(text)) < 3:
                continue
            if beside_the_question(text, query.plain) or (no_training and _TRAINS.search(text)):
                continue
            said = max(_share(query, text), 0.6 * in_title)
            if item.line_scores:
                near = item.asked if item.asked is not None else item.line_scores[index]
                score = 0.35 * item.line_scores[index] + 0.15 * said
                score += 0.35 * item.score + 0.15 * near
            else:
                score = 0.6 * said + 0.4 * item.score
            score += 0.05 if index == 0 else 0.0
            score += 0.05 if asks_figure and _FIGURE.search(text) else 0.0
            head_on = same_question * (1.0 if index == 0 else 0.6)
            head_on += 0.05 if same_question and item.passage.kind == "research" else 0.0
            score += 0.08 if asks_both and _TUNES.search(text) and _PROMPTS.search(text) else 0.0
            score -= 0.0 if stands_alone(text) else 0.12
            ranked.append(Line(item.passage, index, text, score + head_on, head_on, rank))
    return sorted(ranked, key=lambda line: -line.score)


def _share(query: Query, text: str) -> float:
    """Part of the asked concepts that a text holds, 0..1."""
    if not query.concepts:
        return 0.0
    stems = {rough_stem(word) for word in words_of(text)}
    hits = [any(rough_stem(word) in stems for word in group) for group in query.concepts]
    return sum(hits) / len(hits)


def choose_lines(
    query: Query, ranked: Sequence[Line], *, limit: int, words: int, floor: float = 0.85
) -> list[Line]:
    """The passage that answers, and what other passages add to it.

    First come lines of the lead's own passage: what contradicts the lead, what follows it, what
    opens the passage. Other passages add a line for each thing asked that is still missing, or
    one that answers about as well as the lead. Nothing is taken only to fill the answer.

    Args:
        query: the question.
        ranked: best first.
        limit: lines at most.
        words: words at most, all lines together; the lead is taken in any case.
        floor: the part of the lead's score that a line of another passage needs.
    """
    if not ranked:
        return []
    lead = next((line for line in ranked if stands_alone(line.text)), ranked[0])
    chosen = [lead]
    own = [line for line in ranked if line is not lead and _same_passage(lead, line)]
    own = [line for line in own if line.score >= OWN_FLOOR * (lead.score - lead.head_on)]
    for line in sorted(own, key=lambda line: _place(lead, line)):
        _add(chosen, line, min(limit, OWN_LINES), words)
    others = [line for line in ranked if not _same_passage(lead, line) and stands_alone(line.text)]
    nearest = {line.passage.passage_id for line in ranked if line.rank < NEAREST}
    enough = [line for line in others if line.passage.passage_id in nearest]
    enough = [line for line in enough if line.score >= ASPECT_FLOOR * lead.score]
    asked = aspects(query)
    for group in asked:
        if not any(holds(line, group) for line in chosen):
            adds = next((line for line in enough if holds(line, group, text_only=True)), None)
            if adds is not None:
                _add(chosen, adds, limit, words)
    held = sum(holds(lead, group) for group in asked)
    for line in others:
        as_good = sum(holds(line, group) for group in asked) >= max(held, 1)
        if line.score >= floor * lead.score and (as_good or not asked):
            _add(chosen, line, limit, words)
    return _without_dangling(_in_reading_order(chosen))


def aspects(query: Query) -> tuple[tuple[str, ...], ...]:
    """What is asked about the approaches: the topic words that do not name one of them."""
    return tuple(
        group for group in query.concepts if rough_stem(group[0].split()[-1]) not in _SUBJECTS
    )


def holds(line: Line, group: Sequence[str], *, text_only: bool = False) -> bool:
    """Whether a line, or the title above it, has a topic word."""
    told = line.text if text_only else f"{line.passage.section} {line.text}"
    stems = {rough_stem(word) for word in words_of(told)}
    return any(rough_stem(word) in stems for word in group)


def _same_passage(lead: Line, line: Line) -> bool:
    """Whether two lines stand in one passage."""
    return line.passage.passage_id == lead.passage.passage_id


def _place(lead: Line, line: Line) -> tuple[int, int]:
    """The order in which lines of the lead's passage are wanted."""
    if contradicts(line.text):
        return (0, line.index)
    if line.index > lead.index:
        return (1, line.index)
    return (2, line.index)


def _add(chosen: list[Line], line: Line, limit: int, words: int) -> None:
    """Take a line when there is room for it and nothing says the same."""
    used = sum(len(each.text.split()) for each in chosen)
    fits = len(chosen) < limit and used + len(line.text.split()) <= words
    if fits and not any(same_statement(line.text, other.text) for other in chosen):
        chosen.append(line)


def _without_dangling(chosen: list[Line]) -> list[Line]:
    """The lines but those that lean on a sentence which is not quoted right before them."""
    kept = chosen[:1]
    for line in chosen[1:]:
        if stands_alone(line.text) or _follows(kept[-1], line) or contradicts(line.text):
            kept.append(line)
    return kept


def _follows(lead: Line, line: Line) -> bool:
    """Whether a line stands right behind the lead in its passage."""
    return line.passage.passage_id == lead.passage.passage_id and line.index == lead.index + 1


def _in_reading_order(chosen: list[Line]) -> list[Line]:
    """Lines passage by passage, the lead's first, each as it stands there."""
    order = {line.passage.passage_id: place for place, line in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda line: (order[line.passage.passage_id], line.index))


def contradicts(text: str) -> bool:
    """Whether a line speaks against a claim."""
    return bool(_DISAGREES.search(text))


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
