"""Facts that somebody wants unknown again: `remove the volume`, `Latency target: unknown`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reading.clauses import Sentence
from bot.reading.named import NAMES, read_named
from bot.reading.tokens import word_set

_POLITE = word_set("please pls ok okay and now also then so well sorry oops just can could you ,")
_VERBS = word_set("remove drop delete forget ignore discard clear unset strike scratch undo")
_NOT_KNOWN = (
    ("we", "do", "not", "know"),
    ("i", "do", "not", "know"),
    ("we", "no", "longer", "know"),
    ("nobody", "knows"),
    ("no", "one", "knows"),
)
_ARTICLES = word_set("the our that this my your about what is are")
_BEHIND = word_set(
    "fact facts value entry again please pls yet anymore any more is are from list . !"
)
_SHORT_NAMES: dict[tuple[str, ...], str] = {
    ("gpu",): "gpu_access",
    ("latency",): "latency_target_ms",
    ("labels",): "labelled_examples",
    ("examples",): "labelled_examples",
    ("requests",): "requests_per_month",
    ("budget",): "budget_usd",
    ("deadline",): "time_to_ship_weeks",
    ("citations",): "citations_required",
    ("prompt", "length"): "prompt_tokens",
    ("prompt", "tokens"): "prompt_tokens",
    ("on", "prem"): "on_prem_required",
}
"""What people call facts beside their names."""
_LONGEST = 5


def withdrawn(found: Sequence[Sentence]) -> dict[str, int]:
    """The fields that a message wants forgotten, with the index of the sentence that says so.

    Only sentences that say nothing else count: `drop the budget to 5k` is another wish.
    """
    named = {f.fact: f.sentence.index for f in read_named(found) if f.value is None}
    return named | {field: s.index for s in found for field in _told(s)}


def _told(sentence: Sentence) -> Iterator[str]:
    words = [unit.text for unit in sentence.units]
    at = 0
    while at < len(words) and words[at] in _POLITE:
        at += 1
    begun = next((len(p) for p in _NOT_KNOWN if tuple(words[at : at + len(p)]) == p), 0)
    if not begun and at < len(words) and words[at] in _VERBS:
        begun = 1
    if not begun:
        return
    at += begun
    while at < len(words) and words[at] in _ARTICLES:
        at += 1
    for length in range(_LONGEST, 0, -1):
        name = tuple(words[at : at + length])
        field = NAMES.get(name) or _SHORT_NAMES.get(name)
        if field is not None and all(word in _BEHIND for word in words[at + length :]):
            yield field
            return
