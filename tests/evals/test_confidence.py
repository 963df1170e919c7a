"""Confidence means what it says: with facts withheld, high is right, low is visibly worse."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from bot.advisor.advise import advise
from bot.advisor.profile import parse_profile
from tests.builders import policy

CASES = Path(__file__).parent / "decisions.jsonl"
DRAWS = 3
SHARES = (0.4, 0.6, 0.8)
"""Shares of a case's facts that are told."""


def test_the_words_order_how_often_the_advice_is_right() -> None:
    """Facts are withheld at random; what is left decides the word and the advice."""
    draw = random.Random(1)
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        facts = case["facts"]
        for share in SHARES:
            for _ in range(DRAWS):
                told = draw.sample(sorted(facts), max(1, round(share * len(facts))))
                profile = parse_profile({name: facts[name] for name in told})
                best = advise(profile, policy(), completions=1024).recommendation
                all_of[best.confidence] += 1
                right[best.confidence] += best.approach in case["acceptable"]

    accuracy = {word: right[word] / count for word, count in all_of.items()}
    assert min(all_of.values()) >= 30
    assert accuracy["high"] >= 0.9
    assert accuracy["medium"] <= accuracy["high"] - 0.1
    assert accuracy["low"] <= accuracy["medium"] - 0.1
