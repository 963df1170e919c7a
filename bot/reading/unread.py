"""What a message says that no fact was taken from: corrections and counts, in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading import intent
from bot.reading.clauses import Sentence, sentences
from bot.reading.facts.labels.checks import counts_classes
from bot.reading.tokens import word_set

Spans = Sequence[tuple[int, int]]
"""Offsets (first character, behind the last) of the words that facts were taken from."""

_TAKES_BACK = re.compile(
    r" (?:not (?:\S+ ){1,3}(?:but|anymore|any more)"
    r"|(?:,|;|and|but|is|are|was|were) not (?:\S+ ){0,4}(?:[.,;!]|$)"
    r"|instead of|rather than|more like|no longer|(?:i|we) meant) "
)
_RETRACTS = re.compile(
    r"^ (?:(?:well|oh|ah|hm|hmm|and|but|so|ok) [,]? ?)?(?:sorry|actually|correction|oops|wait|"
    r"scratch that|make that|(?:that|this|it) (?:is|was) (?:wrong|not right|not true|incorrect)|"
    r"(?:i|we) meant) "
)
_DENIES = re.compile(
    r"^ (?:no|nope|nah|wrong) (?:[,.:;!]|it|we|i|that|this|they|there|more|rather|actually|our) "
)
_COUNTED = word_set(
    "examples labels labelled pairs samples rows records cases tickets transcripts emails mails "
    "documents docs pages files articles faqs questions queries requests calls messages "
    "conversations chats users reviews reports contracts notes descriptions images records items "
    "products tokens words characters policies manuals invoices "
    "orders texts sentences posts comments commits repos claims forms letters summaries"
)
"""Nouns whose number may be a fact of a project."""
_LEAST = 2
_REACH = 4


def lost_corrections(text: str, taken: Spans, *, opening_only: bool = False) -> list[str]:
    """Sentences that take something back and that no fact was taken from.

    Args:
        text: the message.
        taken: where the facts that changed stand in it.
        opening_only: only sentences that begin by taking back, as "actually, ..." does; nothing
            can be denied that was not said before.
    """
    lost = []
    for sentence in sentences(text):
        start, end = _span(sentence)
        if sentence.asked(0) or _touched(start, end, taken) or not _says_much(sentence):
            continue
        if _RETRACTS.search(sentence.text) or (not opening_only and _corrects(sentence)):
            lost.append(text[start:end])
    return lost


def unread_counts(text: str, taken: Spans) -> list[str]:
    """Counts of things a project has, with their noun, that no fact was taken from.

    A number that is named again where a fact was taken, as in `sorry 500 not 5000`, was not missed.
    """
    unread = []
    found = sentences(text)
    said = {
        unit.quantity.value
        for sentence in found
        for unit in sentence.units
        if unit.quantity is not None and _touched(unit.start, unit.end, taken)
    }
    for sentence in found:
        for at, unit in enumerate(sentence.units):
            if unit.text != "#" or unit.quantity is None or unit.quantity.value < _LEAST:
                continue
            if unit.quantity.value in said or sentence.asked(at) or sentence.is_unreal(at):
                continue
            if counts_classes(sentence, at):
                continue  # what can be chosen from is no count of anything that is missing
            for noun in sentence.units[at + 1 : at + 1 + _REACH]:
                if noun.quantity is not None or not noun.text[:1].isalpha():
                    break
                if noun.text in _COUNTED:
                    if not _touched(unit.start, unit.end, taken):
                        unread.append(text[unit.start : noun.end])
                    break
    return list(dict.fromkeys(unread))


def _corrects(sentence: Sentence) -> bool:
    return bool(
        _DENIES.search(sentence.text)
        or _TAKES_BACK.search(sentence.text)
        or intent.corrects([sentence])
    )


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.units[0].start, sentence.units[-1].end


def _touched(start: int, end: int, taken: Spans) -> bool:
    return any(low < end and start < high for low, high in taken)


def _says_much(sentence: Sentence) -> bool:
    """More than the bare refusal: "no" alone takes nothing back."""
    return sum(unit.text[:1].isalnum() or unit.quantity is not None for unit in sentence.units) > 2
