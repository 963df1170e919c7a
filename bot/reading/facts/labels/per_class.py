"""Label counts told per class, queue or annotator: `60 labels per intent`, `two hundred apiece`.

Two numbers without a period make such a count, where labels are spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.clauses import Sentence
from bot.reading.facts.load.heads import STRENGTH, Count, count_heads, heads_of, times_a_month
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_APIECE = frozenset(("each", "apiece"))
_CLASSES = word_set(
    "class intent category label queue topic type annotator labeller language team product line "
    "language code bucket tag department"
)
_STEMS = frozenset(word.removesuffix("e") for word in _CLASSES) | {"categori"}
_LABEL_CUES = (" label", " annotat", " tagged ", " training ", " hand ", " gold ", " examples ",
               " balanced ", " graded ", " marked ")  # fmt: skip
_NEAR = 4
"""Words from `per intent` back to its number."""


def read_labels_per_head(sentences: list[Sentence]) -> Iterator[Finding]:
    """The counts of labels that are told per class, queue or annotator."""
    shared = [s for s in sentences if any(f" {mark} " in s.text for mark in ("per", *_APIECE))]
    if not shared:
        return
    text = " ".join(s.text for s in sentences)
    if not any(cue in text for cue in _LABEL_CUES):
        return
    counted = count_heads(sentences)
    for sentence in shared:
        units, near = sentence.units, _classes_of(sentence)
        for i in range(len(units)):
            if sentence.asked(i) or sentence.is_unreal(i):
                continue
            if units[i].text == "per" and i + 1 < len(units) and units[i + 1].text in _CLASSES:
                yield from _labels_at(sentence, i, heads_of(counted, units[i + 1].text))
            elif units[i].text in _APIECE:
                yield from _labels_at(sentence, i, near)


def _labels_at(sentence: Sentence, mark: int, heads: Count | None) -> Iterator[Finding]:
    """The labels of all heads at `60 per intent` and `two hundred apiece`."""
    if heads is None or heads.monthly is not None:
        return
    for i in range(mark - 1, max(-1, mark - 1 - _NEAR), -1):
        quantity = sentence.units[i].quantity
        if quantity is not None and sentence.units[i].text == "#" and i != heads.at:
            if times_a_month(sentence, i, i) is None:
                value = round(quantity.value * heads.value)
                first, last = min(i, mark), max(i, mark)
                yield Finding("labelled_examples", value, sentence, first, last, STRENGTH)
            return


def _classes_of(sentence: Sentence) -> Count | None:
    """The heads in the sentence of an `each`: the first number before the plural of a class."""
    for i in range(len(sentence.units) - 1):
        quantity = sentence.units[i].quantity
        near = [u.text for u in sentence.units[i + 1 : i + 3]]
        plural = any(word.removesuffix("s").removesuffix("e") in _STEMS for word in near)
        if quantity is not None and sentence.units[i].text == "#" and plural:
            return Count(sentence, i, quantity.value, None)
    return None
