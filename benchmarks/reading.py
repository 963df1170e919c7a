"""Median time to read a message of 150 words, in milliseconds."""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

from bot.adapters.wording_file import FILE_NAME, load_wording
from bot.bootstrap.content import content_folder, shipped_wording
from bot.reading import read

ROWS = Path(__file__).parent.parent / "tests" / "evals" / "reading_own.jsonl"


def main() -> None:
    texts = [json.loads(line)["text"] for line in ROWS.read_text(encoding="utf-8").splitlines()]
    words = " ".join(t for t in texts if len(t.split()) > 40).split()
    messages = [" ".join(words[i : i + 150]) for i in range(0, len(words) - 150, 40)]
    windows = load_wording(content_folder("knowledge") / "reading" / FILE_NAME)
    readers = (
        ("rules alone", None),
        ("rules and windows", windows),
        ("rules, windows and encoder", shipped_wording()),
    )
    for name, wording in readers:
        read(messages[0], wording=wording)
        times = []
        for message in messages * 5:
            begun = time.perf_counter()
            read(message, wording=wording)
            times.append((time.perf_counter() - begun) * 1000)
        median = statistics.median(times)
        print(f"{name}: median {median:.2f} ms over {len(times)} messages of 150 words")


if __name__ == "__main__":
    main()
