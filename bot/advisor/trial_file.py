"""Reading a file of paired outcomes: one line per test case, both systems' result in it."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.errors import UserInputError

MOST_CHARACTERS = 10_000_000
"""Largest file, in characters."""

MOST_ROWS = 200_000
"""Most cases."""

_NAMED_ROWS = 5

_YES = frozenset(
    [
        "1",
        "1.0",
        "true",
        "t",
        "yes",
        "y",
        "correct",
        "right",
        "pass",
        "passed",
        "ok",
        "success",
        "good",
        "✓",
        "✔",
    ]
)
_NO = frozenset(
    [
        "0",
        "0.0",
        "false",
        "f",
        "no",
        "n",
        "incorrect",
        "wrong",
        "fail",
        "failed",
        "error",
        "bad",
        "✗",
        "✘",
        "x",
    ]
)

_PROMPT = r"(?:prompt(?:ed|ing)?|base(?:line)?|before|a)"
_TUNED = r"(?:(?:fine_?)?tun(?:ed|ing)|ft|candidate|after|b)"
_RIGHT = r"(?:_(?:is_)?(?:correct|right|ok|pass(?:ed)?|success|score|result))?"
_COST = r"(?:cost|price|usd)(?:_usd|_per_request)?"
_TIME = r"(?:latency|time|duration)(?:_(ms|s|sec|seconds))?"

_COLUMNS: dict[str, re.Pattern[str]] = {
    "id": re.compile(
        r"(?:case_?|example_?|row_?|question_?)?(?:id|no|nr|number)|case|example|name"
    ),
    "prompt_correct": re.compile(f"(?:correct_)?{_PROMPT}(?:_model)?{_RIGHT}"),
    "tuned_correct": re.compile(f"(?:correct_)?{_TUNED}(?:_model)?{_RIGHT}"),
    "prompt_cost_usd": re.compile(f"{_PROMPT}_{_COST}|{_COST}_{_PROMPT}"),
    "tuned_cost_usd": re.compile(f"{_TUNED}_{_COST}|{_COST}_{_TUNED}"),
    "prompt_latency_ms": re.compile(f"{_PROMPT}_{_TIME}|{_TIME}_{_PROMPT}(?:_(ms|s))?"),
    "tuned_latency_ms": re.compile(f"{_TUNED}_{_TIME}|{_TIME}_{_TUNED}(?:_(ms|s))?"),
}


class PairedRow(BaseModel):
    """One test case on which both systems ran."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    """Name of the case, unique in the trial."""
    prompt_correct: bool
    """Whether the prompted model was right."""
    tuned_correct: bool
    """Whether the tuned model was right."""
    prompt_cost_usd: float | None = None
    """Cost of this request, prompted."""
    tuned_cost_usd: float | None = None
    """Cost of this request, tuned."""
    prompt_latency_ms: float | None = None
    """Latency of this request, prompted."""
    tuned_latency_ms: float | None = None
    """Latency of this request, tuned."""


def parse_trial_csv(text: str) -> list[PairedRow]:
    """Rows of a CSV, semicolon or tab file with a header, or of bare `id, prompt, tuned` lines.

    Right and wrong may be written as 1 and 0, true and false, yes and no, pass and fail.

    Raises:
        UserInputError: for an empty, huge or binary file, for missing columns, and naming every
            row that cannot be read (none is dropped in silence).
    """
    _check_text(text)
    text = text.lstrip("\ufeff").strip()
    delimiter = _delimiter(text.splitlines()[0])
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise UserInputError(f"The file is no readable table ({error}); save it as CSV.") from error
    lines = [[cell.strip() for cell in line] for line in lines]
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if any(line)]
    if not numbered:
        raise UserInputError("The file holds no values; give one line per test case.")
    columns, scales, start = _columns(numbered[0][1])
    body = numbered[start:]
    if not body:
        raise UserInputError("The file has a header and no cases; add one line per test case.")
    if len(body) > MOST_ROWS:
        raise UserInputError(
            f"The file has {len(body):,} cases; at most {MOST_ROWS:,} are compared at once.",
            code="too_long",
        )
    return _rows(body, columns, scales, decimal_comma=delimiter == ";")


def _check_text(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise UserInputError(
            f"The file is too large: at most {MOST_CHARACTERS:,} characters are read.",
            code="too_long",
        )
    if "\x00" in text or text.count("\ufffd") > max(3, len(text) // 100):
        raise UserInputError("The file is not text; save the table as CSV in UTF-8.")
    if not text.lstrip("\ufeff").strip():
        raise UserInputError("The file is empty; give one line per test case.")


def _delimiter(header: str) -> str:
    return max((",", ";", "\t", "|"), key=header.count)


def _columns(first: Sequence[str]) -> tuple[dict[str, int], dict[str, float], int]:
    """Column positions by field, factors to the unit, and the line at which cases start."""
    results = first[-2:]
    named = any(re.search(r"[A-Za-z]{2}", cell) and _truth(cell) is None for cell in results)
    if not named and not all(cell.isalpha() and _truth(cell) is None for cell in results):
        return _bare(first)
    found: dict[str, int] = {}
    scales: dict[str, float] = {}
    for position, cell in enumerate(first):
        key = re.sub(r"[^a-z0-9]+", "_", cell.lower()).strip("_")
        for field, pattern in _COLUMNS.items():
            match = pattern.fullmatch(key)
            if match is None or field in found:
                continue
            found[field] = position
            unit = next((group for group in match.groups() if group), "ms")
            scales[field] = 1.0 if unit == "ms" else 1000.0
            break
    missing = [name for name in ("prompt_correct", "tuned_correct") if name not in found]
    if missing:
        raise UserInputError(
            f"The file has no column {missing[0]!r}; its header should read "
            "id,prompt_correct,tuned_correct."
        )
    return found, scales, 1


def _bare(first: Sequence[str]) -> tuple[dict[str, int], dict[str, float], int]:
    if all(re.search("[A-Za-z]", cell) and _truth(cell) is None for cell in first[-2:]):
        named = ", ".join(repr(cell[:20]) for cell in first[:4])
        raise UserInputError(
            f"I cannot tell what the columns {named} are; the first line should read "
            "id,prompt_correct,tuned_correct."
        )
    if len(first) == 2:
        return {"prompt_correct": 0, "tuned_correct": 1}, {}, 0
    if len(first) == 3:
        return {"id": 0, "prompt_correct": 1, "tuned_correct": 2}, {}, 0
    raise UserInputError(
        "The file has no header; its first line should read id,prompt_correct,tuned_correct."
    )


def _rows(
    body: Sequence[tuple[int, list[str]]],
    columns: dict[str, int],
    scales: dict[str, float],
    *,
    decimal_comma: bool,
) -> list[PairedRow]:
    rows: list[PairedRow] = []
    problems: list[str] = []
    seen: set[str] = set()
    for number, line in body:
        try:
            row = _row(line, number, columns, scales, decimal_comma=decimal_comma)
            if row.id in seen:
                raise ValueError(f"the id {row.id[:40]!r} stands twice")
        except ValueError as error:
            problems.append(f"row {number}: {error}")
            continue
        seen.add(row.id)
        rows.append(row)
    if problems:
        more = len(problems) - _NAMED_ROWS
        listed = "; ".join(problems[:_NAMED_ROWS]) + (f"; and {more} more" if more > 0 else "")
        raise UserInputError(f"Some rows cannot be read, correct or remove them: {listed}.")
    return rows


def _row(
    line: list[str],
    number: int,
    columns: dict[str, int],
    scales: dict[str, float],
    *,
    decimal_comma: bool,
) -> PairedRow:
    cells = {
        field: line[position] if position < len(line) else "" for field, position in columns.items()
    }
    values: dict[str, Any] = {"id": cells.get("id") or str(number)}
    for field in ("prompt_correct", "tuned_correct"):
        truth = _truth(cells[field])
        if truth is None:
            raise ValueError(f"{field} is {cells[field][:40]!r}, not 1 or 0")
        values[field] = truth
    for field in columns:
        if field.endswith(("_usd", "_ms")):
            scale = scales.get(field, 1.0)
            values[field] = _number(cells[field], field, scale, decimal_comma=decimal_comma)
    return PairedRow(**values)


def _truth(cell: str) -> bool | None:
    word = cell.strip().lower()
    return True if word in _YES else False if word in _NO else None


def _number(cell: str, field: str, scale: float, *, decimal_comma: bool) -> float | None:
    if not cell or cell.lower() in ("na", "n/a", "nan", "null", "none", "-"):
        return None
    text = cell.strip("$€ ").removesuffix("ms").removesuffix("s").strip()
    text = text.replace(",", "." if decimal_comma else "")
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or not 0 <= value <= 1e12:
        raise ValueError(f"{field} is {cell[:40]!r}, not a number from 0")
    return value * scale
