"""Questions that set two things against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.grounding.field_words import ABBREVIATIONS, CHAT_WORDS
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
_FRAME = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "do",
        "does",
        "did",
        "i",
        "we",
        "our",
        "my",
        "of",
        "in",
        "on",
        "for",
        "to",
        "be",
        "it",
        "what",
        "which",
        "when",
        "how",
        "should",
        "use",
        "using",
        "main",
        "real",
        "key",
        "big",
        "actual",
        "exactly",
        "what's",
        "whats",
        "difference",
        "between",
        "then",
        "or",
        "and",
    ]
)


def comparison_sides(question: str) -> tuple[str, str] | None:
    """The two things that a question compares, in its own words, or none.

    Understands "X vs Y", "difference between X and Y", "compare X with Y", "X better than Y".
    """
    for pattern in (_VERSUS, _BETWEEN):
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
    sides: tuple[str, str], ranked: Sequence[Sequence[Line]]
) -> tuple[Line, Line] | None:
    """For each side the best line that speaks of it and not of the other; none if one lacks.

    Args:
        sides: the two things.
        ranked: for each side the lines to choose from, best first.
    """
    chosen: list[Line] = []
    for lines, (own, other) in zip(ranked, (sides, sides[::-1]), strict=True):
        wanted, unwanted = _forms(own), _forms(other)
        shared = wanted & unwanted
        for line in lines:
            stems = {rough_stem(word) for word in words_of(line.text)}
            speaks = (wanted - shared) <= stems or _forms_long(own) <= stems
            if not speaks or (unwanted - shared) <= stems or _forms_long(other) <= stems:
                continue
            if not any(same_statement(line.text, taken.text) for taken in chosen):
                chosen.append(line)
                break
    return (chosen[0], chosen[1]) if len(chosen) == 2 else None


def both_line(sides: tuple[str, str], ranked: Sequence[Line]) -> Line | None:
    """The best line that speaks of both sides."""
    for line in ranked:
        stems = {rough_stem(word) for word in words_of(line.text)}
        if all(_forms(side) <= stems or _forms_long(side) <= stems for side in sides):
            return line
    return None


def _forms(side: str) -> set[str]:
    """Stems of a side's words."""
    return {rough_stem(word) for word in words_of(side)}


def _forms_long(side: str) -> set[str]:
    """Stems of what a side's abbreviation stands for, or of its own words."""
    written = " ".join(ABBREVIATIONS.get(word, word) for word in words_of(side))
    return {rough_stem(word) for word in words_of(written)}
