"""Which reasons and limits of a recommendation a message shows: each said once, few, and cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.advisor.cost_evidence import VOLUME
from bot.advisor.policy import Policy
from bot.advisor.reasons import supports
from bot.advisor.recommendation import Reason, Recommendation

MOST_WHY = 3
"""Reasons for the recommendation, those of the line of why not included."""

MOST_AGAINST = 2
"""Reasons for something else."""

_WHY_NOT = re.compile(r"Why not (prompting alone|fine-tuning): ")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a message, with the passages behind it."""

    text: str
    """The sentence."""
    citations: tuple[str, ...] = ()
    """Passage ids, the best one first."""
    against: str = ""
    """The approach that it speaks of not choosing, when it does."""


def why(recommendation: Recommendation) -> list[Said]:
    """The line of why not, then the weightiest reasons that it does not name already."""
    found = _why_not(recommendation)
    rest = [r for r in _once(recommendation) if supports(r, recommendation.approach)]
    found += [Said(r.text, tuple(r.citations)) for r in rest]
    return found[:MOST_WHY]


def against(recommendation: Recommendation, objection: str = "") -> list[Said]:
    """The weightiest reasons for something else.

    `objection` is what is said of the money; the volume is no reason of its own beside it.
    """
    rest = [
        reason
        for reason in _once(recommendation)
        if not supports(reason, recommendation.approach)
        and not (objection and reason.criterion == VOLUME)
    ]
    most = MOST_AGAINST - bool(objection)
    return [Said(r.text, tuple(r.citations)) for r in rest[:most]]


def limits(recommendation: Recommendation, policy: Policy) -> list[str]:
    """Ids of the closed gates that look at no fact of which a shown reason speaks already."""
    texts = {said.text for said in (*why(recommendation), *against(recommendation))}
    fields_of = {entry.id: entry.fields() for entry in policy.interactions}
    spoken: set[str] = set()
    for reason in recommendation.reasons:
        if reason.text in texts or reason.text in recommendation.why_not:
            spoken |= {reason.criterion, *fields_of.get(reason.criterion, ())}
    gates = {gate.id: set(gate.fields()) for gate in policy.gates}
    return [
        gate.id
        for gate in recommendation.gates
        if gate.closed and spoken.isdisjoint({gate.id, *gates.get(gate.id, ())})
    ]


def _why_not(recommendation: Recommendation) -> list[Said]:
    pieces = _WHY_NOT.split(recommendation.why_not)
    found = [Said(pieces[0].strip())] if pieces[0].strip() else []
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        cited = [c for r in recommendation.reasons if r.text in words for c in r.citations[:1]]
        found.append(Said(words.strip(), tuple(dict.fromkeys(cited)), against=name))
    return found


def _once(recommendation: Recommendation) -> list[Reason]:
    """Reasons in their order; what the line of why not says, or another reason, is left out."""
    once: dict[str, Reason] = {}
    for reason in recommendation.reasons:
        if reason.text not in recommendation.why_not:
            once.setdefault(reason.text, reason)
    return list(once.values())
