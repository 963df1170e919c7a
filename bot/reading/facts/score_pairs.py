"""A score and its target that stand side by side, and the gap between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

LARGE_GAP_POINTS = 8.0
"""From here a gap is large (the product's fixed meaning of `accuracy_gap`)."""

_NEAR = 9
"""Words at most between a score and its target that stand side by side."""
_BEHIND_SCORE = word_set(
    ". , ; ! ) ( : and but now today currently on at with by or while so vs versus when where "
    "right accuracy f1 points percent in"
)
_WANTED = word_set(
    "need needs needed want wants wanted target goal require required requires bar asked ask aim "
    "aiming hope hoped hoping threshold must minimum expected agreed demanded should"
)


def side_by_side(sentences: list[Sentence]) -> Iterator[Finding]:
    """`70 now, target 86`, `get 95, asked for 94`: of two bare numbers the second is the target."""
    for sentence in sentences:
        units = sentence.units
        bare = [i for i in range(len(units)) if _is_bare_score(sentence, i)]
        for first, second in pairwise(bare):
            between = {u.text for u in units[first + 1 : second]}
            if second - first > _NEAR or between.isdisjoint(_WANTED) or "by" in between:
                continue
            low, high = (_points(sentence, i) for i in (first, second))
            distance = high - low
            value = (
                "none" if distance <= 0 else "large" if distance >= LARGE_GAP_POINTS else "small"
            )
            yield Finding("accuracy_gap", value, sentence, first, second, 5)


def _points(sentence: Sentence, at: int) -> float:
    quantity = sentence.units[at].quantity
    return quantity.value if quantity else 0.0


def _is_bare_score(sentence: Sentence, at: int) -> bool:
    """A number between 20 and 100 that counts nothing: no noun and no unit follows it."""
    unit = sentence.units[at]
    if unit.text not in ("#", "#%") or not 20 <= _points(sentence, at) <= 100:
        return False
    if sentence.asked(at) or sentence.is_unreal(at):
        return False
    behind = sentence.units[at + 1].text if at + 1 < len(sentence.units) else "."
    if at and sentence.units[at - 1].text in ("of", "out"):
        return False
    return unit.text == "#%" or behind in _BEHIND_SCORE
