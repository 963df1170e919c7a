"""Questions that set two things against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.grounding.chat_words import CHAT_WORDS
from bot.grounding.everyday_words import SYNONYMS
from bot.grounding.field_words import ABBREVIATIONS
from bot.grounding.leading import HEAD_ON, agreement
from bot.grounding.query import Query
from bot.grounding.quoting import Line, same_statement
from bot.grounding.words import rough_stem, words_of

LOOKED_AT = 300
"""Characters of a question in which a comparison is looked for."""

_BETWEEN = re.compile(
    r"\b(?:differences?|difference in \w+|compar\w+|choose|choice|decide|distinguish\w*|"
    r"trade-?offs?)"
    r"\s+(?:is\s+)?(?:between\s+)?(?P<a>.+?)\s+(?:and|vs\.?|versus|with|to|from|or|against)\s+(?P<b>.+)",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"(?P<a>[^,.;:?!]+?)\s+(?:vs\.?|versus|v\.?s\.?|compared (?:to|with)|as opposed to|"
    r"(?:better|worse|cheaper|faster|slower) than)\s+(?P<b>[^,.;:?!]+)",
    re.IGNORECASE,
)
_OR = re.compile(
    r"^\s*(?:so\s+|and\s+)?(?:(?:should|do|can) (?:i|we)\s+(?:(?:use|choose|pick|go for)\s+)?)?"
    r"(?P<a>[\w-]+(?: [\w-]+)?)\s+or\s+(?:use\s+)?(?P<b>[\w-]+(?: [\w-]+)?)"
    r"(?:\s+(?:for|when|if|with)\b[^?]*)?\s*\??\s*$",
    re.IGNORECASE,
)
_PROPERTIES = frozenset({"cheaper", "cost", "latency", "accurate", "quality", "risk"})
_FRAME_WORDS = """
a an the is are was do does did i we our my of in on for to be it what which when how should use
using main real key big actual exactly what's whats difference between then or and
"""
_FRAME = frozenset(_FRAME_WORDS.split())


def comparison_sides(question: str) -> tuple[str, str] | None:
    """The two things that a question compares, in its own words, or none.

    Understands "X vs Y", "difference between X and Y", "compare X with Y", "X better than Y" and a
    bare "X or Y?".
    """
    for pattern in (_VERSUS, _BETWEEN, _OR):
        match = pattern.search(question[:LOOKED_AT])
        if match:
            first, second = _side(match["a"], last=True), _side(match["b"], last=False)
            if first and second and first != second:
                return first, second
    return None


def _side(text: str, *, last: bool) -> str:
    """The topic words of one side, the three next to the comparing word."""
    words = [
        word
        for word in re.findall(r"[\w'-]+", re.split(r"[?.!,;:(]", text)[0])
        if word.lower() not in CHAT_WORDS | _FRAME
    ]
    return " ".join(words[-3:] if last else words[:3])


def side_lines(
    sides: tuple[str, str], ranked: Sequence[Sequence[Line]], *, loose: bool = False
) -> tuple[Line, Line] | None:
    """For each side the best line that opens with it and is silent on the other, or none.

    Args:
        sides: the two things.
        ranked: for each side the lines to choose from, best first.
        loose: a side may be named anywhere in a line or its title, with all that both share.
    """
    chosen: list[Line] = []
    for lines, (own, other) in zip(ranked, (sides, sides[::-1]), strict=True):
        wanted, unwanted = _forms(own), _forms(other)
        shared = wanted & unwanted
        for line in lines:
            stems = {rough_stem(word) for word in words_of(line.text)}
            named = stems | {rough_stem(word) for word in words_of(line.passage.section)}
            if loose and not (wanted - shared <= named or _forms_long(own) <= named):
                continue
            if not loose and not _opens_with(line.text, wanted - shared, _forms_long(own)):
                continue
            if loose and not shared <= named:
                continue
            if (unwanted - shared) <= stems or _forms_long(other) <= stems:
                continue
            if not any(same_statement(line.text, taken.text) for taken in chosen):
                chosen.append(line)
                break
    return (chosen[0], chosen[1]) if len(chosen) == 2 else None


def _opens_with(text: str, short: set[str], written_out: set[str]) -> bool:
    """Whether a line has a side as its subject: among its first words, in either form."""
    stems = [rough_stem(word) for word in words_of(text)]
    return short <= set(stems[: len(short) + 1]) or written_out <= set(
        stems[: len(written_out) + 2]
    )


def head_on_lines(question: str, sides: tuple[str, str], ranked: Sequence[Line]) -> list[Line]:
    """The lines, in order, of the best passage whose title asks this very question, if any."""
    titled = [line for line in ranked if names_both(line.passage.section, sides)]
    best = max(titled, key=lambda line: agreement(question, line.passage.section), default=None)
    if best is None or agreement(question, best.passage.section) < HEAD_ON:
        return []
    own = [line for line in ranked if line.passage.passage_id == best.passage.passage_id]
    return sorted(own, key=lambda line: line.index)


def asked_of_both(query: Query, sides: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """What is asked of the two sides beyond their names: cost, speed, accuracy."""
    named = {rough_stem(word) for side in sides for word in words_of(side)}
    words = [word for word in words_of(query.reading) if word not in _FRAME | CHAT_WORDS]
    asked = dict.fromkeys(word for word in words if rough_stem(word) not in named)
    return tuple(
        (word, *words_of(SYNONYMS.get(word, "")))
        for word in asked
        if word in SYNONYMS or word in _PROPERTIES
    )


def holding_first(asked: Sequence[Sequence[str]], ranked: Sequence[Line]) -> list[Line]:
    """Lines that hold what is asked, in front of the others."""
    if not asked:
        return list(ranked)

    def held(line: Line) -> bool:
        stems = {rough_stem(word) for word in words_of(line.text)}
        return any(rough_stem(word) in stems for group in asked for word in group)

    return sorted(ranked, key=lambda line: not held(line))


def both_line(sides: tuple[str, str], ranked: Sequence[Line]) -> Line | None:
    """The best line that speaks of both sides."""
    return next((line for line in ranked if names_both(line.text, sides)), None)


def names_both(text: str, sides: tuple[str, str]) -> bool:
    """Whether a text has both sides, short or written out."""
    stems = {rough_stem(word) for word in words_of(text)}
    return all(_forms(side) <= stems or _forms_long(side) <= stems for side in sides)


def _forms(side: str) -> set[str]:
    """Stems of a side's words; "tune" and "tuning" are one."""
    return {rough_stem("tuning" if word == "tune" else word) for word in words_of(side)}


def _forms_long(side: str) -> set[str]:
    """Stems of what a side's abbreviation stands for, or of its own words."""
    return _forms(" ".join(ABBREVIATIONS.get(word, word) for word in words_of(side)))
