"""`Is 5k enough? We have none.`: a number said of what the sentence before spoke about."""

from __future__ import annotations

from typing import Any

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding

_TOPICS: tuple[tuple[str, tuple[str, ...], Any], ...] = (
    ("gpu_access", ("gpu", "a100", "h100"), False),
    ("labelled_examples", ("label", "example", "annotat", "pairs", "enough"), 0),
    ("prompt_attempts", ("prompt",), "none"),
)
_NOTHING = (
    " have none ",
    " got none ",
    " none yet ",
    " have zero ",
    " none so far ",
    " have no such ",
)


def read_ellipsis(sentences: list[Sentence]) -> list[Finding]:
    """Findings for `we have none`, said of the nearest topic that precedes it."""
    found: list[Finding] = []
    for sentence in sentences:
        phrase = next((p for p in _NOTHING if p in sentence.text), None)
        if phrase is None:
            continue
        at = sentence.text.index(phrase)
        first = max(i for i, offset in enumerate(sentence.offsets) if offset <= at + 1)
        if sentence.asked(first) or sentence.is_unreal(first):
            continue
        before = "".join(s.text for s in sentences[max(0, sentence.index - 1) : sentence.index])
        topic = _nearest(before + sentence.text[:at])
        if topic is not None:
            last = first + len(phrase.split()) - 1
            found.append(Finding(topic[0], topic[1], sentence, first, last, 2))
    return found


def _nearest(text: str) -> tuple[str, Any] | None:
    best, best_at = None, -1
    for fact, words, value in _TOPICS:
        at = max(text.rfind(word) for word in words)
        if at > best_at:
            best, best_at = (fact, value), at
    return best
