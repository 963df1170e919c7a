"""Write `cases/developed.jsonl`: `python -m training.cases`, before training.

The messages of `tests/evals` that the rules were developed on, as texts to learn from. What states
a fact there is what the rules quote for it, where they read it right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.reading.read import read

HERE = Path(__file__).parent
EVALS = HERE.parent / "tests" / "evals"
DEVELOPED_ON = ("decisions", "reading", "reading_own")


def cases() -> Iterator[dict[str, Any]]:
    """The rows, in the form of the other texts."""
    for name in DEVELOPED_ON:
        for line in (EVALS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.get("message", row.get("text"))
            today = date.fromisoformat(row["now"][:10]) if row.get("now") else None
            right = [
                e for e in read(text, today=today).evidence if row["facts"].get(e.fact) == e.value
            ]
            kept = {key: row[key] for key in ("also_ok", "now") if row.get(key)}
            quotes = {e.fact: e.quote for e in right}
            yield {"id": row["id"], "text": text, "facts": row["facts"], "quotes": quotes, **kept}


def main() -> None:
    """Write the file."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in cases()]
    (HERE / "cases" / "developed.jsonl").write_text("".join(lines), encoding="utf-8")
    print(f"wrote {len(lines)} cases")


if __name__ == "__main__":
    main()
