"""`Is 5k enough? We have none.`: a number said of what the sentence before spoke about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding

_TOPICS: tuple[tuple[str, tuple[str, ...], Any], ...] = (
    ("gpu_access", ("gpu", "a100", "h100"), False),
    (
        "labelled_examples",
        ("label", "example", "annotat", "pairs", "enough", "gold", "training", "tagged"),
        0,
    ),
    ("prompt_attempts", ("prompt",), "none"),
)
_NOTHING = (
    " have none ",
    " got none ",
    " none yet ",
    " have zero ",
    " none so far ",
    " have no such ",
    " us : zero ",
    " us : none ",
    " us : nothing ",
)


def read_ellipsis(sentences: list[Sentence]) -> list[Finding]:
    """Findings for `we have none`, said of the nearest topic that precedes it."""
    found: list[Finding] = []
    for sentence in sentences:
        phrase = next((p for p in _NOTHING if p in sentence.text), None)
        if phrase is None:
            continue
        at = sentence.text.index(phrase)
        first = max(i for i, offset in enumerate(sentence.offsets) if offset <= at + 1)
        if sentence.asked(first) or sentence.is_unreal(first):
            continue
        before = "".join(s.text for s in sentences[max(0, sentence.index - 1) : sentence.index])
        topic = _nearest(before + sentence.text[:at])
        if topic is not None:
            last = first + len(phrase.split()) - 1
            strength = 5 if phrase.startswith(" us ") else 2
            found.append(Finding(topic[0], topic[1], sentence, first, last, strength))
    return found


_HOLDING = re.compile(
    r" (?:(?:we|i) (?:only |just )?(?:have|got|own)|it is|make that|i meant|rather|actually) "
    r"(?:only |just |exactly |got )?(#) (?:\.|,|of those|of them|so far|$|!|;|now|at most|today)"
)
"""A bare number held: `we have fifty`."""

_LISTED = re.compile(
    r"(?:^|[,;:.(]|it is) (?:have |got |with |only |just |and )?(#) "
    r"(?:good |clean |training )?(?:examples|samples) (?:[,;.)!]|and |$)"
)
"""A count in a list of facts: `legal contracts, 300 examples, no gpus`."""

_LISTED_TARGET = re.compile(
    r"(?:^|[,;:.(]) (?:p95 |target |max )?latency (#ms) "
    r"(?!, (?:too|way|but|which|far|and)|; (?:too|way|but|far))(?:[,;.)!]|and |$)"
)
"""A target in a list of facts: `5k labels, latency 200 ms, no gpus`."""

_FEW = 30
"""Fewer bare examples than this may be those of a prompt."""

_MERE = re.compile(
    r" (?:in|with|under|within|below|to|for|want|wants|need|needs|goal(?: is| says)?|"
    r"wanted :|target :|goal :|"
    r"target(?: is)?|slo(?: is)?|sla(?: is)?|aim(?: is| for)?|would like|would love|should be|"
    r"says|(?:was |were )?given|gives? us|promised|asks? for|over) (?:the |it in |it under )?(#) "
    r"(?:\.|!|,|;|\)|or less|max|tops|at most|$)"
    r"| (?P<fine>#) (?:would|will) (?:be|do)"
    r"| (?P<most>#) is (?:the most|the limit|the maximum|the ceiling|plenty|all (?:we|they))"
    r"| (?:below|under|within|less than) (?P<below>#) (?:and|or|if|so)"
    r"| (?P<half>half) (?:that|of that|as long|the time)"
)
"""A bare number, or half, after a time named before: `it takes 9 seconds, we need it in 3`."""


def read_bare_numbers(sentences: list[Sentence]) -> list[Finding]:
    """A number without a noun, said of the labels or of the seconds named just before it."""
    found: list[Finding] = []
    for sentence in sentences:
        if "#" not in sentence.text and " half " not in sentence.text:
            continue
        for pattern, reader in (
            (_HOLDING, _held),
            (_MERE, _target),
            (_LISTED, _listed),
            (_LISTED_TARGET, _listed),
        ):
            match = pattern.search(sentence.text)
            if match is None:
                continue
            start = match.start(match.lastindex or 1)
            at = sentence.offsets.index(start)
            if not sentence.asked(at) and not sentence.is_unreal(at):
                found.extend(reader(sentences, sentence, at, start))
    return found


def _held(
    sentences: list[Sentence], sentence: Sentence, at: int, position: int
) -> Iterator[Finding]:
    earlier = "".join(s.text for s in sentences[max(0, sentence.index - 1) : sentence.index])
    topic = _nearest(earlier + sentence.text[:position])
    quantity = sentence.units[at].quantity
    if topic is not None and topic[0] == "labelled_examples" and quantity is not None:
        strength = 6 if _of_another(sentences, sentence) else 3
        yield Finding(
            topic[0], round(quantity.value), sentence, max(0, at - 1), at, strength, False,
            quantity.low, quantity.high,
        )  # fmt: skip


_ONE_HAS = re.compile(
    r"^ (?!we |our |i |it |this |that |there |my |the )[a-z]+ (?:has|had|have|owns) "
)


def _of_another(sentences: list[Sentence], sentence: Sentence) -> bool:
    """True for `we have 300` behind `Acme has 1M labelled docs`, which is somebody else's."""
    ours = sentence.text.startswith((" we ", " i ", " but we ", " and we "))
    return bool(ours and sentence.index and _ONE_HAS.match(sentences[sentence.index - 1].text))


def _target(
    sentences: list[Sentence], sentence: Sentence, at: int, position: int
) -> Iterator[Finding]:
    quantity = sentence.units[at].quantity
    earlier = sentences[max(0, sentence.index - 1)].units if sentence.index else ()
    times = [
        u.quantity.value
        for u in (*earlier, *sentence.units[:at])
        if u.text == "#ms" and u.quantity is not None
    ]
    if not times:
        return
    if quantity is None:
        value = times[-1] / 2
    else:
        value = quantity.value * (1000 if times[-1] >= 1000 else 1)
    if 0 < value < times[-1]:
        yield Finding("latency_target_ms", round(value), sentence, at, at, 3, False)


def _listed(
    sentences: list[Sentence], sentence: Sentence, at: int, position: int
) -> Iterator[Finding]:
    unit = sentence.units[at]
    quantity = unit.quantity
    if quantity is None:
        return
    if unit.text == "#ms" and quantity.value >= 1:
        value = round(quantity.value if quantity.high is None else quantity.high)
        yield Finding("latency_target_ms", value, sentence, max(0, at - 1), at, 2)
    elif unit.text == "#" and quantity.value >= _FEW:
        last = min(len(sentence.units) - 1, at + 1)
        yield Finding(
            "labelled_examples", round(quantity.value), sentence, at, last, 2, True,
            quantity.low, quantity.high,
        )  # fmt: skip


def _nearest(text: str) -> tuple[str, Any] | None:
    best, best_at = None, -1
    for fact, words, value in _TOPICS:
        at = max(text.rfind(word) for word in words)
        if at > best_at:
            best, best_at = (fact, value), at
    return best
