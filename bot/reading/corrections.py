"""Corrections: `500 not 5000`, against what is known or was said earlier in the message."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from bot.advisor.profile import FIELD_KINDS
from bot.reading.clauses import Sentence
from bot.reading.finding import Finding


def corrected(
    found: list[Sentence], known: Mapping[str, Any], chosen: Mapping[str, Finding]
) -> dict[str, Finding]:
    """Findings for `A, not B` and `not B but A`, where B is a value known or just read."""
    result: dict[str, Finding] = {}
    values = {**dict(known), **{name: f.value for name, f in chosen.items()}}
    for sentence in found:
        for new, old in _swaps(sentence):
            right, wrong = sentence.units[new].quantity, sentence.units[old].quantity
            if right is None or wrong is None:
                continue
            for fact, value in values.items():
                if FIELD_KINDS.get(fact) not in ("int", "float") or isinstance(value, bool):
                    continue
                if abs(float(value) - wrong.value) <= 1e-9 * max(1.0, abs(wrong.value)):
                    plain = round(right.value) if FIELD_KINDS[fact] == "int" else right.value
                    first, last = sorted((new, old))
                    result[fact] = Finding(fact, plain, sentence, first, last, 5)
    return result


def _swaps(sentence: Sentence) -> list[tuple[int, int]]:
    """Pairs of units (right value, wrong value)."""
    units = sentence.units
    numbers = [i for i, u in enumerate(units) if u.quantity is not None]
    pairs: list[tuple[int, int]] = []
    for a, b in itertools.pairwise(numbers):
        between = [u.text for u in units[a + 1 : b]]
        before = [u.text for u in units[max(0, a - 2) : a]]
        if len(between) > 5:
            continue
        if "not" in between or ("instead" in between and "of" in between) or "rather" in between:
            pairs.append((a, b))
        elif ("not" in before and ("but" in between or "," in between or ";" in between)) or (
            "from" in before and between == ["to"]
        ):
            pairs.append((b, a))
    return pairs
