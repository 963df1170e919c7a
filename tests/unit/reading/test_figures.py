"""The reader's figures on annotated messages may not fall."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.advisor.profile import parse_profile
from bot.reading import read
from bot.reading.scoring import ReadingScore, score

_EVALS = Path(__file__).parents[2] / "evals"


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (_EVALS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _scored(rows: list[dict[str, Any]]) -> ReadingScore:
    """Score the fields that the dataset annotates at all."""
    annotated = {name for row in rows for name in (*row["facts"], *row.get("also_ok", {}))}
    pairs = []
    for row in rows:
        today = date.fromisoformat(row["now"]) if row.get("now") else None
        facts = read(row.get("text") or row["message"], today=today).facts
        pairs.append((row, {k: v for k, v in facts.items() if k in annotated}))
    return score(pairs)


@pytest.mark.parametrize(
    ("name", "split", "blind", "precision", "f1"),
    [
        ("reading.jsonl", None, False, 0.99, 0.99),
        ("reading_own.jsonl", "tune", False, 0.984, 0.965),
        ("reading_own.jsonl", "held", False, 0.949, 0.946),
        ("reading_own.jsonl", "tune", True, 0.908, 0.876),
        ("decisions.jsonl", None, False, 0.962, 0.957),
    ],
)
def test_precision_and_f1_hold(
    name: str, split: str | None, blind: bool, precision: float, f1: float
) -> None:
    """Just below the measured values; a change of rules must keep them.

    `blind` rows (ids `A-`, `B-`) were worded by people who did not know the rules; the rules were
    mended on them afterwards, so on new text somewhat less is to be expected.
    """
    rows = [
        r
        for r in _rows(name)
        if (split is None or r["split"] == split) and r["id"].startswith(("A-", "B-")) is blind
    ]
    result = _scored(rows)
    assert result.rows >= 15
    assert result.overall.precision >= precision, result.errors
    assert result.overall.f1 >= f1, result.errors


def test_the_own_dataset_is_whole() -> None:
    """At least 150 messages, ids unique, every expected fact valid for the profile."""
    rows = _rows("reading_own.jsonl")
    assert len(rows) >= 150
    assert len({r["id"] for r in rows}) == len(rows)
    for row in rows:
        parse_profile(row["facts"])
