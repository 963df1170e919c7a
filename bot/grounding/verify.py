"""Checks what a language model wrote: every sentence must stand on the passages it cites.

A sentence is kept when it carries markers of given passages, its content words occur there, its
numbers and names all occur there, and it does not turn a negation around. All else is dropped;
when too little is left, the extractive answer is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.grounding.passages import Answer, Citation, Frozen, Passage, ScoredPassage
from bot.grounding.sentences import split_lines
from bot.grounding.words import STOP_WORDS, stems_of, words_of

SUPPORT = 0.6
"""Share of a sentence's content-word stems that its passages must hold."""
KEPT_SHARE = 0.5
"""With fewer of the written sentences kept, the extractive answer is used instead."""

_MARKERS = re.compile(r"\s*\[(\d{1,3})\](?=[\s.,;:!?\[]|$)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][A-Za-z]*[A-Za-z0-9.-]*")
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|cannot|lacks?|fails?|hardly)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


class CheckedText(Frozen):
    """The outcome of the check."""

    kept: tuple[str, ...]
    """Supported sentences with their markers, in order."""
    dropped: tuple[str, ...]
    """Sentences that no cited passage supports."""
    used: tuple[int, ...]
    """Marker numbers of the kept sentences, in order of first use."""


def check_text(text: str, passages: Mapping[int, Passage]) -> CheckedText:
    """Keep the supported sentences of a written text.

    Args:
        text: sentences with markers `[n]`.
        passages: what each number refers to.
    """
    kept: list[str] = []
    dropped: list[str] = []
    used: dict[int, None] = {}
    for sentence in _marked_sentences(text):
        numbers = [int(number) for number in _MARKERS.findall(sentence)]
        bare = _MARKERS.sub("", sentence).strip()
        if not any(char.isalnum() for char in bare):
            continue
        valid = bool(numbers) and all(number in passages for number in numbers)
        if valid and supported(bare, [passages[number] for number in numbers]):
            kept.append(sentence)
            used.update(dict.fromkeys(numbers))
        else:
            dropped.append(sentence)
    return CheckedText(kept=tuple(kept), dropped=tuple(dropped), used=tuple(used))


def _marked_sentences(text: str) -> list[str]:
    """Sentences, each together with markers that stand behind its full stop."""
    joined = re.sub(r"([.!?])((?:\s*\[\d{1,3}\])+)", r"\2\1", text)
    return list(split_lines(joined))


def supported(sentence: str, passages: Sequence[Passage]) -> bool:
    """Whether the cited passages carry a sentence."""
    texts = [f"{passage.source}. {passage.section}. {passage.text}" for passage in passages]
    together = " ".join(texts)
    stems = stems_of(sentence)
    if not stems:
        return False
    held = set(stems_of(together))
    if sum(stem in held for stem in stems) / len(stems) < SUPPORT:
        return False
    if not numbers_of(sentence) <= numbers_of(together):
        return False
    known = set(words_of(together))
    if any(not set(words_of(name)) <= known for name in _names(sentence)):
        return False
    return _same_polarity(sentence, best_line(sentence, passages))


def numbers_of(text: str) -> set[str]:
    """Numbers of a text without thousands separators and trailing zeros."""
    found = set()
    for match in _NUMBER.findall(text):
        number = re.sub(r",(?=\d{3}\b)", "", match)
        found.add(number.rstrip("0").rstrip(".") if "." in number else number)
    return found


def _names(sentence: str) -> list[str]:
    """Capitalised words inside a sentence."""
    return [
        name
        for name in (match.group().rstrip(".") for match in _NAME.finditer(sentence))
        if name.lower() not in STOP_WORDS
    ]


def best_line(sentence: str, passages: Sequence[Passage]) -> str:
    """The line of the passages that shares most word stems with a sentence."""
    wanted = set(stems_of(sentence))
    lines = [line for passage in passages for line in split_lines(passage.text)]
    return max(lines, key=lambda line: len(wanted & set(stems_of(line))), default="")


def _same_polarity(sentence: str, line: str) -> bool:
    """Whether both deny or both affirm; a double negation counts as affirming."""
    return len(_NEGATION.findall(sentence)) % 2 == len(_NEGATION.findall(line)) % 2


def verified_answer(text: str, found: Sequence[ScoredPassage], fallback: Answer) -> Answer:
    """The written answer after the check, or the extractive one.

    Args:
        text: what the model wrote; marker `[n]` means the n-th of `found`, from 1.
        found: the passages that the model was given, in that order.
        fallback: the extractive answer to the same question.

    Returns:
        The kept sentences with markers numbered by first use. The fallback, when it abstains,
        when the first sentence was not supported or when fewer than half were.
    """
    if not fallback.answered:
        return fallback
    passages = {number: item.passage for number, item in enumerate(found, start=1)}
    checked = check_text(text, passages)
    total = len(checked.kept) + len(checked.dropped)
    lead_lost = bool(checked.dropped) and text.strip().startswith(
        _MARKERS.split(checked.dropped[0])[0][:40]
    )
    if not checked.kept or lead_lost or len(checked.kept) / total < KEPT_SHARE:
        return fallback
    renumbered = _renumbered(checked)
    citations = tuple(
        _citation(new, passages[old], checked.kept, old) for old, new in renumbered.items()
    )
    return fallback.model_copy(update={"answer": shown_text(checked), "citations": citations})


def shown_text(checked: CheckedText) -> str:
    """The kept sentences with markers numbered by first use."""
    renumbered = _renumbered(checked)
    return _MARKERS.sub(lambda match: f" [{renumbered[int(match[1])]}]", " ".join(checked.kept))


def whole_sentences(text: str) -> list[str]:
    """The sentences of a text that is still being written, without the one under way.

    Markers belong to the sentence before them, so it is whole only when the next one has begun.
    """
    return _marked_sentences(text)[:-1]


def _renumbered(checked: CheckedText) -> dict[int, int]:
    """Marker numbers as written, to those shown."""
    return {old: new for new, old in enumerate(checked.used, start=1)}


def _citation(number: int, passage: Passage, kept: Sequence[str], marker: int) -> Citation:
    """The citation of one passage, quoting the line behind the first sentence that cites it."""
    sentence = next(text for text in kept if f"[{marker}]" in text)
    return Citation(
        n=number,
        passage_id=passage.passage_id,
        source=passage.source,
        section=passage.section,
        quote=best_line(_MARKERS.sub("", sentence), [passage]) or passage.text,
    )
