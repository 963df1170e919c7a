"""Tables pasted into a message."""

from __future__ import annotations

import pytest

from bot.reading.read import read

TABLE = """Our project:
| field | value |
|---|---|
| Labelled examples | 4,000 |
| Latency p95 | 800 ms |
| GPUs | none |
"""


def test_a_row_with_a_name_and_a_value_states_a_fact() -> None:
    """As a line with a colon would; the words quoted stand in the message."""
    reading = read(TABLE)

    assert reading.facts["labelled_examples"] == 4000
    assert reading.facts["latency_target_ms"] == 800
    assert reading.facts["gpu_access"] is False
    assert all(e.quote == TABLE[e.start : e.end] for e in reading.evidence)


@pytest.mark.parametrize("text", ["| field | value |\n|---|---|\n", "|||\n||", "| a | b | c | 5 |"])
def test_headings_and_empty_rows_state_nothing(text: str) -> None:
    """A heading names columns and no task."""
    assert read(text).facts == {}
