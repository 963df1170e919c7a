"""Facts that follow from other facts: what they are, and which fact carries which."""

from __future__ import annotations

from typing import Any

from bot.advisor.accuracy_gap import gap_size
from bot.advisor.cost_evidence import COST_FACTS, VOLUME, CostEvidence

GAP = "accuracy_gap"
"""The fact that two scores imply."""

SCORES: frozenset[str] = frozenset({"prompt_score_percent", "target_score_percent"})
"""Best measured score of a prompt, and the score that is needed."""

_PRICED = COST_FACTS | {"task_type"}
"""Facts that move what a request costs, the task by the usual length of its outputs."""


def with_gap(known: dict[str, Any]) -> dict[str, Any]:
    """The known facts with the gap that two scores imply, unless a gap is stated."""
    if GAP in known or not all(name in known for name in SCORES):
        return known
    points = known["target_score_percent"] - known["prompt_score_percent"]
    return {**known, GAP: gap_size(points)}


def as_they_count(known: dict[str, Any], evidence: CostEvidence) -> dict[str, Any]:
    """The known facts as the scores count them: with the implied gap, the volume by its cost."""
    return evidence.counted(with_gap(known))


def carried_by(field: str, known: dict[str, Any]) -> tuple[str, ...]:
    """Other facts that change with this one, given what is known."""
    if field in _PRICED and VOLUME in known:
        return (VOLUME,)
    if field in SCORES and GAP not in known and (SCORES - {field}) <= known.keys():
        return (GAP,)
    return ()
