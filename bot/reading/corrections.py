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
                factor = _factor(fact, float(value), wrong.value)
                if factor:
                    right_value = right.value * factor
                    plain = round(right_value) if FIELD_KINDS[fact] == "int" else right_value
                    first, last = sorted((new, old))
                    result[fact] = Finding(fact, plain, sentence, first, last, 5)
        _named(result, sentence, values)
    return result


def _named(result: dict[str, Finding], sentence: Sentence, values: Mapping[str, Any]) -> None:
    """`meant 15k not 1.5k annotated rows`: the noun tells the field when no value does."""
    for new, old in _swaps(sentence):
        right = sentence.units[new].quantity
        behind = sentence.units[max(new, old) + 1 : max(new, old) + 3]
        labelled = any(u.text.startswith(("label", "annotat")) for u in behind)
        if right is not None and labelled and "labelled_examples" not in {*values, *result}:
            first, last = sorted((new, old))
            result["labelled_examples"] = Finding(
                "labelled_examples", round(right.value), sentence, first, last, 5
            )


def _factor(fact: str, value: float, wrong: float) -> float:
    """By how much the known value is the wrong number: 1, or 30 of a daily volume; else 0."""
    factors = (1.0, 30.0, 4.3) if fact == "requests_per_month" else (1.0,)
    near = (f for f in factors if abs(value - wrong * f) <= 1e-9 * max(1.0, abs(wrong * f)))
    return next(near, 0.0)


_TURNS = frozenset(("but", ",", ";", ":"))
"""What parts the wrong number from the right one in `not A but B`."""


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
            continue
        wrong_first = "not" in before and _TURNS.isdisjoint(before[before.index("not") :])
        if (wrong_first and not _TURNS.isdisjoint(between)) or (
            "from" in before and between == ["to"]
        ):
            pairs.append((b, a))
    return pairs
