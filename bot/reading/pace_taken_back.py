"""How often, taken back within a message: `they change daily... actually monthly`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.reading.clauses import Sentence
from bot.reading.facts.load.requests_rate import MONTHLY
from bot.reading.finding import Finding
from bot.reading.taken_back import TAKES_BACK

_AGAIN = re.compile(
    rf" (?:{TAKES_BACK}|(?<=[,.;] )er(?= [,.;]))(?= )"
    rf"(?: (?:[,.;:]|it|is|that|once|per|a|an|each|every|/|just|only|not)){{0,4}} "
    rf"({'|'.join(sorted(MONTHLY))})(?= (?:[,.;!)]|now|instead|$)|$| $)"
)
"""What takes a pace back, and the one that stands."""
_CHANGES = (("daily", 30.0), ("weekly", 2.0), ("monthly", 0.2))
"""How often a month something happens at least that is said to change so."""
_NEXT_SENTENCES = 2
"""Sentences behind a pace in which it can be taken back."""


def paces_taken_back(found: list[Sentence], chosen: Mapping[str, Finding]) -> dict[str, Finding]:
    """Findings for a volume or a rhythm of change whose pace is corrected behind it."""
    result: dict[str, Finding] = {}
    paced = [f for n, f in chosen.items() if n in ("requests_per_month", "knowledge_change")]
    for sentence in found if paced else ():
        for match in _AGAIN.finditer(sentence.text):
            at = sentence.offsets.index(match.start(1))
            mark = sentence.units[sentence.offsets.index(match.start() + 1)].start
            before = [
                f
                for f in paced
                if f.end <= mark and 0 <= sentence.index - f.sentence.index <= _NEXT_SENTENCES
            ]
            if not before or sentence.asked(at) or sentence.is_unreal(at):
                continue
            old = max(before, key=lambda f: f.end)
            stands = _with_pace(old, MONTHLY[match.group(1)], sentence, at)
            if stands is not None:
                result[old.fact] = stands
    return result


def _with_pace(old: Finding, monthly: float, sentence: Sentence, at: int) -> Finding | None:
    """The finding with another pace; `None` where the earlier one names none."""
    if old.fact == "knowledge_change":
        value = next((name for name, least in _CHANGES if monthly >= least), "never")
        return replace(old, value=value, sentence=sentence, first=at, last=at)
    words = old.sentence.units[old.first : old.last + 3]
    said = next((MONTHLY[u.text] for u in words if u.text in MONTHLY), None)
    if said is None:
        return None
    volume = round(old.value * monthly / said)
    return replace(old, value=volume, sentence=sentence, first=at, last=at, low=None, high=None)
