"""How large a gap between the best prompt's score and the target is."""

from __future__ import annotations

from typing import Literal

LARGE_GAP_POINTS = 8.0
"""Percentage points from which a gap is large (`Profile.accuracy_gap`)."""


def gap_size(points: float) -> Literal["none", "small", "large"]:
    """The value of `Profile.accuracy_gap` for the target minus the score, in percentage points."""
    if points <= 0:
        return "none"
    return "large" if points >= LARGE_GAP_POINTS else "small"
