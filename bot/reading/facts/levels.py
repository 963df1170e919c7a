"""Levels that people settle on in so many words: `annoying, but let's say medium`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding

_FACTS = frozenset(("error_cost", "style_or_format_strictness", "task_stability"))
"""Fields whose values are low, medium and high."""
_SETTLES = re.compile(
    r" (?:say|call (?:it|that|this|them)|rate (?:it|that|this)|put it at|;|:)"
    r"(?: (?:a|an|about|at|as|it|is|rather|only|just|so))* (low|medium|moderate|high)"
    r"(?= (?:[.,;!)]|as well|too|then|i guess|here|for now)|$| $)"
)
_STRENGTH = 7
"""The writer's own word for it outweighs what is concluded from examples."""


def named_levels(sentences: Sequence[Sentence], found: Sequence[Finding]) -> Iterator[Finding]:
    """Findings with the level named, for the field that the sentence speaks of before it."""
    for sentence in sentences:
        match = _SETTLES.search(sentence.text)
        if match is None:
            continue
        at = sentence.offsets.index(match.start(1))
        said = [f for f in found if f.sentence is sentence and f.fact in _FACTS and f.last < at]
        if said and not sentence.asked(at):
            level = "medium" if match.group(1) == "moderate" else match.group(1)
            spoken_of = max(said, key=lambda f: f.last)
            yield replace(spoken_of, value=level, last=at, strength=_STRENGTH)
