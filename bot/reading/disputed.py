"""What a message says in two ways: `we have 500 labelled tickets ... we have 5,000`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.advisor.profile import FIELD_KINDS
from bot.reading.finding import Finding

_FACTS = (
    "labelled_examples", "requests_per_month", "latency_target_ms", "gpu_access",
    "on_prem_required", "citations_required",
)  # fmt: skip
"""Facts of which people state one value; of others a message may well name several."""
_SAID = 2
"""Strength from which words state a value."""
_APART = 1.5
"""By this factor two numbers differ that are not the same one, rounded."""
_SMALL = frozenset(("of", "the", "a", "an", "our", "for", "have", "we", "with", "in", "is", "are"))


def disputed(found: Sequence[Finding], chosen: Mapping[str, Finding]) -> dict[str, Any]:
    """For each fact that two sentences state differently and outright, the value not taken.

    Args:
        found: all findings of the message, nothing of which was taken back.
        chosen: those that stand.
    """
    result: dict[str, Any] = {}
    for fact in _FACTS:
        stands = chosen.get(fact)
        if stands is None or stands.strength < _SAID:
            continue
        rivals = [f for f in found if f.fact == fact and _contradicts(f, stands)]
        if rivals:
            result[fact] = max(rivals, key=lambda f: (f.strength, -f.start)).value
    return result


def _contradicts(other: Finding, stands: Finding) -> bool:
    if other.sentence is stands.sentence or other.strength < max(_SAID, stands.strength - 1):
        return False
    if not other.certain or other.value == stands.value:
        return False
    if FIELD_KINDS[other.fact] == "bool":
        return True
    low, high = sorted((float(other.value), float(stands.value)))
    return low * _APART < high and bool(_nouns(other) & _nouns(stands))


def _nouns(finding: Finding) -> set[str]:
    """The words of a finding without its number."""
    words = finding.sentence.units[finding.first : finding.last + 1]
    return {u.text for u in words if u.quantity is None and u.text.isalpha()} - _SMALL
