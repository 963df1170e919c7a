"""Latency targets told as a part of today's time: `twice as fast`, `half of the 8 seconds`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding

_FASTER = re.compile(
    r" (?:(?P<twice>twice|double) (?:as fast|as quick|the speed)|"
    r"(?P<times>#x|#)(?: times)? (?:as fast|faster|quicker|as quick|speedup)|"
    r"(?P<half>half (?:of )?(?:the|that|this|its) (?:time|wait|latency)))(?= )"
)
_WANTED = re.compile(
    r" (?:want|wants|need|needs|must|should|would do|has to|have to|goal|target|ask|asks|"
    r"expects|expect|demands|would like|would love|aim|aiming|required) "
)
_MOST = 100
"""A wish for more than a hundred times the speed is no target."""
STRENGTH = 3


def read_relative_waits(sentences: list[Sentence]) -> Iterator[Finding]:
    """The target of a wish to be so many times faster than the one time that is named."""
    for sentence in sentences:
        wish = _FASTER.search(sentence.text)
        if wish is None or _WANTED.search(sentence.text) is None:
            continue
        at = sentence.offsets.index(wish.start() + 1)
        factor = _factor(sentence, wish)
        near = sentences[max(0, sentence.index - 1) : sentence.index + 2]
        times = [u.quantity.value for s in near for u in s.units if u.text == "#ms" and u.quantity]
        if len(times) != 1 or not 1 < factor <= _MOST:
            continue
        if sentence.asked(at) or sentence.is_unreal(at):
            continue
        last = max(i for i, offset in enumerate(sentence.offsets) if offset < wish.end())
        value = round(times[0] / factor)
        yield Finding("latency_target_ms", value, sentence, at, last, STRENGTH, certain=False)


def _factor(sentence: Sentence, wish: re.Match[str]) -> float:
    if wish["times"] is None:
        return 2.0
    quantity = sentence.units[sentence.offsets.index(wish.start("times"))].quantity
    return quantity.value if quantity is not None else 0.0
