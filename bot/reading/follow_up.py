"""Questions about a recommendation that was made: "why not RAG?", "what if we had 10k labels?".

They are told from questions about the subject ("what is LoRA?") and from talk among people ("why
did you do that, Bob?") by the whole of a sentence: every word of it has to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.advisor.profile import Approach
from bot.reading import supposed_patterns as suppositions
from bot.reading.follow_up_patterns import PATTERNS, anchored
from bot.reading.follow_up_words import LEAD, PLEASANTRY, approaches_in, is_unmistakable
from bot.reading.supposed import Supposition, supposition


class FollowUpKind(StrEnum):
    """What is asked about a recommendation."""

    WHY = "why"
    """What speaks for it."""
    WHY_NOT = "why_not"
    """What speaks against another approach."""
    CHANGE = "change"
    """What would change it."""
    STEPS = "steps"
    """What to do now."""
    CERTAINTY = "certainty"
    """How sure it is."""
    RISKS = "risks"
    """What can go wrong."""
    VALID = "valid"
    """Whether it still holds."""
    FACTS = "facts"
    """Which facts it rests on."""
    SUPPOSED = "supposed"
    """What it would be with another fact."""
    COST = "cost"
    """What the approaches would cost with another fact."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question about a recommendation."""

    kind: FollowUpKind
    """What is asked."""
    approaches: tuple[Approach, ...] = ()
    """The approaches that it names."""
    supposed: Supposition | None = None
    """What it supposes; set for `SUPPOSED` and `COST`."""
    unmistakable: bool = False
    """True when nobody but the one who recommended can be meant."""


_LONGEST = 400
_MOST = 3
_SENTENCE = re.compile(r"(?<=[?!.])\s+|\s*\n\s*")
_CLAUSE = re.compile(r" ?[;:\u2013\u2014] ?|, ?(?!\d)| - | and (?=how |what )", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b(what|where|why|how|who)(?:'s|s)\b", re.IGNORECASE)
_EMOJI = re.compile(r":[a-z0-9_+-]{2,40}:", re.IGNORECASE)


def follow_ups_in(text: str) -> list[FollowUp]:
    """The questions about a recommendation that a message is made of, three at most.

    Empty when any sentence of it is something else, pleasantries apart.
    """
    plain = _EMOJI.sub(" ", text.replace("\u2019", "'"))
    plain = _CONTRACTED.sub(r"\1 is", re.sub(r"[\"\u201c\u201d*_`]", "", plain)).strip()
    if not plain or len(plain) > _LONGEST:
        return []
    found: list[FollowUp] = []
    for sentence in _SENTENCE.split(plain):
        bare = " ".join(sentence.split()).strip(" ,;:-\u2013\u2014")
        if not bare.strip("?!. ") or PLEASANTRY.fullmatch(bare.rstrip("?!. ")):
            continue
        if found and found[-1].supposed and suppositions.asks_what_then(bare.rstrip("?!. ")):
            continue
        asked = list(_of_sentence(bare))
        if not asked:
            return []
        found += asked
    return _joined(found)[:_MOST]


def _of_sentence(sentence: str) -> Iterator[FollowUp]:
    """The question of a sentence, or those of its clauses when each is one."""
    marked = sentence.endswith("?")
    whole = _of_clause(sentence, marked=marked)
    if whole is not None:
        yield whole
        return
    clauses = [clause for clause in _CLAUSE.split(sentence) if clause.strip("?!. ")]
    parts = [_of_clause(clause, marked=marked) for clause in clauses]
    if len(parts) > 1 and all(part is not None for part in parts):
        yield from (part for part in parts if part is not None)


def _of_clause(clause: str, *, marked: bool) -> FollowUp | None:
    said = clause.rstrip("?!. ")
    lead = LEAD.match(said)
    asked = said[lead.end() :].strip() if lead is not None else said
    for plain in dict.fromkeys((asked, said)):
        for name, pattern in PATTERNS:
            if pattern.fullmatch(plain) is not None:
                return _about(FollowUpKind(name), plain)
    supposes = _supposing(asked, marked=marked) or _supposing(said, marked=marked)
    named = anchored(asked) if marked and supposes is None else None
    if named is not None:
        return replace(_about(FollowUpKind(named), asked), unmistakable=False)
    return supposes


def _about(kind: FollowUpKind, plain: str) -> FollowUp:
    approaches = approaches_in(plain)
    if kind is FollowUpKind.WHY and len(approaches) > 1:
        kind, approaches = FollowUpKind.WHY_NOT, approaches[1:]
    return FollowUp(kind, approaches, unmistakable=is_unmistakable(plain))


def _supposing(plain: str, *, marked: bool) -> FollowUp | None:
    costs = suppositions.COST_AT.fullmatch(plain)
    if costs is not None:
        return _with(supposition(costs["supposed"]), FollowUpKind.COST)
    for pattern in suppositions.SUPPOSING:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        tail = found.groupdict().get("tail")
        if pattern is suppositions.SUPPOSED_AS_SAID and not (marked or tail):
            continue
        kind = FollowUpKind.COST if suppositions.asks_cost(tail or "") else FollowUpKind.SUPPOSED
        return _with(supposition(found["supposed"]), kind)
    if suppositions.COST_ALONE.fullmatch(plain):
        return FollowUp(FollowUpKind.COST)
    return None


def _with(supposed: Supposition | None, kind: FollowUpKind) -> FollowUp | None:
    if supposed is None:
        return None
    return FollowUp(kind, supposed=supposed, unmistakable=True)


def _joined(found: list[FollowUp]) -> list[FollowUp]:
    """A cost that follows a supposition is asked for what was supposed; alone it is a command."""
    joined: list[FollowUp] = []
    for asked in found:
        if asked.kind is FollowUpKind.COST and asked.supposed is None:
            if not joined or joined[-1].supposed is None:
                return []
            joined[-1] = replace(joined[-1], kind=FollowUpKind.COST)
        else:
            joined.append(asked)
    return joined
