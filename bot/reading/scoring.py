"""How well facts were read: precision, recall and F1, per field and over all.

A row of a dataset is `{"id", "text" | "message", "facts", "now"?, "also_ok"?, "range"?,
"approx_facts"?}`. `also_ok` lists further right values of a field, where `null` means that leaving
the field out is right too; a field that stands only in `also_ok` may be read with one of these
values or left out. `range` gives bounds between which a number is right.

A number is right within 2 %; a field in `approx_facts` within a factor of three, since the text
gives only an order of magnitude.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

TOLERANCE = 0.02
"""Relative tolerance of a number: 30 days or a twelfth of a year must not decide."""

APPROXIMATE_FACTOR = 3.0
"""Factor within which a number only hinted at is right."""


@dataclass(slots=True)
class Tally:
    """Counts of one field or of all."""

    right: int = 0
    """Stated facts read with a right value."""
    wrong: int = 0
    """Stated facts read with a wrong value."""
    missed: int = 0
    """Stated facts not read."""
    invented: int = 0
    """Facts read that the text does not state."""

    @property
    def precision(self) -> float:
        """Share of read facts that are right; 1 when none was read."""
        read = self.right + self.wrong + self.invented
        return self.right / read if read else 1.0

    @property
    def recall(self) -> float:
        """Share of stated facts that were read right; 1 when none is stated."""
        stated = self.right + self.wrong + self.missed
        return self.right / stated if stated else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when nothing is right but something was due."""
        total = 2 * self.right + 2 * self.wrong + self.missed + self.invented
        return 2 * self.right / total if total else 1.0

    def as_json(self) -> dict[str, float]:
        """Counts and measures, rounded to four places."""
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "invented": self.invented,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


@dataclass(slots=True)
class ReadingScore:
    """The result of a whole dataset."""

    overall: Tally = field(default_factory=Tally)
    """All fields together (micro average)."""
    by_field: dict[str, Tally] = field(default_factory=dict)
    """Each field."""
    rows: int = 0
    """Messages scored."""
    exact: int = 0
    """Messages in which every fact is right and none was invented."""
    errors: list[tuple[Any, str, Any, Any]] = field(default_factory=list)
    """(row id, field, expected, read) of everything that is not right."""

    def as_json(self) -> dict[str, Any]:
        """The result as plain data."""
        return {
            "rows": self.rows,
            "exact": self.exact,
            "overall": self.overall.as_json(),
            "by_field": {name: t.as_json() for name, t in sorted(self.by_field.items())},
            "errors": [
                {"id": i, "fact": f, "expected": e, "read": r} for i, f, e, r in self.errors
            ],
        }


def score(pairs: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> ReadingScore:
    """Score (row of the dataset, facts read from it) pairs."""
    result = ReadingScore()
    for row, facts in pairs:
        result.rows += 1
        before = len(result.errors)
        _score_row(result, row, facts)
        result.exact += len(result.errors) == before
    return result


def _score_row(result: ReadingScore, row: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
    expected: Mapping[str, Any] = row.get("facts") or {}
    allowed: Mapping[str, Any] = row.get("also_ok") or {}
    for name in sorted({*expected, *facts}):
        read = facts.get(name)
        stated = expected.get(name)
        if stated is not None and read is not None:
            outcome = "right" if is_right(row, name, read) else "wrong"
        elif stated is not None:
            if None in allowed.get(name, ()):
                continue
            outcome = "missed"
        elif read is None or is_right(row, name, read):
            continue
        else:
            outcome = "invented"
        for tally in (result.overall, result.by_field.setdefault(name, Tally())):
            setattr(tally, outcome, getattr(tally, outcome) + 1)
        if outcome != "right":
            result.errors.append((row.get("id"), name, stated, read))


def is_right(row: Mapping[str, Any], name: str, read: Any) -> bool:
    """True when the value read for a field is one of the right ones of this row."""
    bounds = (row.get("range") or {}).get(name)
    if bounds and _is_number(read) and bounds[0] <= read <= bounds[1]:
        return True
    rights = [(row.get("facts") or {}).get(name), *(row.get("also_ok") or {}).get(name, ())]
    rough = name in (row.get("approx_facts") or ())
    return any(_same(right, read, rough=rough) for right in rights if right is not None)


def _same(right: Any, read: Any, *, rough: bool) -> bool:
    if _is_number(right) and _is_number(read):
        if rough and right > 0 and read > 0:
            return bool(1 / APPROXIMATE_FACTOR <= read / right <= APPROXIMATE_FACTOR)
        return bool(abs(right - read) <= TOLERANCE * max(abs(right), 1e-9))
    synonyms = {"text_to_query": "text_to_sql", "question_answering": "qa"}
    return bool(synonyms.get(str(right), right) == read)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
