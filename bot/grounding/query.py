"""A question, made ready for retrieval: cleaned, spelling corrected, abbreviations written out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

from bot.grounding.chat_words import CHAT_WORDS, FRAMING_WORDS, LIGHT_WORDS, written_out
from bot.grounding.everyday_words import PHRASES, RESTATED, SYNONYMS
from bot.grounding.field_words import ABBREVIATIONS, FIELD_WORDS
from bot.grounding.instructions import addresses_model
from bot.grounding.passages import Frozen
from bot.grounding.words import STOP_WORDS, words_of
from bot.spelling import SLIPS, Vocabulary, nearest_word

MAX_QUESTION = 2000
"""Characters of a question that are looked at; the rest is cut."""
MAX_PARTS = 3
"""Questions answered in one message."""

_SPLIT = re.compile(
    r"(?<=[?])\s+|\n+|;\s+|[,.]\s+(?:and\s+)?also,?\s+|"
    r",?\s+and\s+(?=(?:what|wh?at|how|hw|whe?n|wen|why|which|wh?ich|who|where|is|are|do|does|should|"
    r"sh?ou?l?d|can)\b(?!\s+not\b))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^(?:and\s+|so\s+|but\s+)?(?:what|whats|wat|how|hows|hw|whe?n|why|wh?ich|who|whom|where|is|are|do|does|did|"
    r"should|can|could|will|would|define|explain|tell|compare|list|name|show)\b",
    re.IGNORECASE,
)
_ODD_NAME = re.compile(r"\b[A-Za-z]+[A-Z0-9]\w*\b")
_CAPITAL = re.compile(r"(?<=[a-z0-9,;)] )[A-Z][a-z]+\b")
_FIELD = Vocabulary(dict.fromkeys(("chunk", "chunks", "chunking"), 1))
"""Words of the field that are recognised although notes may write others for them."""
_PRONOUN = re.compile(r"\b(?:it|its|they|them|this|that|these|those|one)\b", re.IGNORECASE)


_LEFT_ALONE = STOP_WORDS | CHAT_WORDS | FRAMING_WORDS | LIGHT_WORDS | FIELD_WORDS
"""Words that are never taken for misspelt others."""


class Query(Frozen):
    """One question in the forms that retrieval needs."""

    original: str
    """The question as it was written, cleaned of control characters."""
    plain: str
    """The question with the short forms of chat written out; never shown."""
    meaning: str
    """The text to embed: spelling corrected, abbreviations written out."""
    words: tuple[str, ...]
    """The words to search: corrected, with everyday words translated."""
    concepts: tuple[tuple[str, ...], ...]
    """For each topic word the words that may stand for it in a passage, its own form first."""
    unknown: tuple[str, ...]
    """Topic words that the corpus does not have in any form and that spelling does not explain."""
    corrections: tuple[tuple[str, str], ...] = ()
    """(written, read as) of each corrected word."""

    @property
    def reading(self) -> str:
        """The question with corrected words, for recognising its form; never shown."""
        return self.reading_of(self.plain)

    def reading_of(self, text: str) -> str:
        """A piece of the question with corrected words."""
        return _corrected(text, dict(self.corrections))

    def as_written(self, word: str) -> str:
        """A word of the concepts as the question writes it."""
        return next((old for old, new in self.corrections if word in words_of(new)), word)


def clean_question(text: str) -> str:
    """Printable text of bounded length: control characters gone, white space joined."""
    cut = unicodedata.normalize("NFKC", text[: MAX_QUESTION * 2])
    kept = "".join(
        char if char in "\n\t" or unicodedata.category(char)[0] != "C" else " " for char in cut
    )
    lines = [" ".join(line.split()) for line in kept.splitlines()]
    return "\n".join(line for line in lines if line)[:MAX_QUESTION]


def split_question(text: str) -> tuple[str, ...]:
    """The separate questions of a message, at most `MAX_PARTS`.

    A statement before a question belongs to it ("We have 300 tickets. Should we tune?"), and a
    follow-up with a pronoun takes the words of the first question along.
    """
    pieces = [piece.strip() for piece in _SPLIT.split(text) if piece and piece.strip()]
    parts: list[str] = []
    lead_in = ""
    for piece in pieces:
        if addresses_model(piece):
            parts.append(piece)
        elif not _ASKS.search(piece) or not _topic_words(piece):
            if parts and not lead_in:
                parts[-1] = f"{parts[-1]} {piece}"
            else:
                lead_in = f"{lead_in} {piece}".strip()
        else:
            parts.append(f"{lead_in} {piece}".strip())
            lead_in = ""
    if not parts:
        return (" ".join(text.split()),)
    first = parts[0]
    return (first, *(_with_topic(part, first) for part in parts[1:MAX_PARTS]))


def _with_topic(part: str, first: str) -> str:
    """A follow-up question with the topic of the first one, when it only points at it."""
    if _PRONOUN.search(part) and len(_topic_words(part)) <= 3:
        return f"{part} ({' '.join(_topic_words(first)[:6])})"
    return part


def _topic_words(text: str) -> list[str]:
    """Words that are neither stop words nor chat nor frame."""
    light = STOP_WORDS | CHAT_WORDS | FRAMING_WORDS
    return [word for word in words_of(text) if word not in light]


def build_query(
    text: str, vocabulary: Mapping[str, int], *, english: Collection[str] = frozenset()
) -> Query:
    """Prepare one question.

    Args:
        text: the question, already cleaned.
        vocabulary: words of the visible passages with their counts.
        english: common words that are never taken for typos; without them only words one edit
            away are corrected.

    Returns:
        The query; equal input gives equal output.
    """
    plain = written_out(text)
    corrections = _corrections(plain, vocabulary, english)
    reading = _corrected(plain, corrections)
    phrases, rest = _phrases(reading)
    groups = [*phrases, *(_group(word) for word in words_of(rest))]
    light = STOP_WORDS | CHAT_WORDS
    told = [group for group in groups if group[0] not in light or len(group) > 1]
    heavy = [group for group in told if group[0] not in LIGHT_WORDS]
    searched = heavy if len(heavy) > 1 else told or groups
    topics = [group for group in searched if group[0] not in light | FRAMING_WORDS]
    concepts = tuple(dict.fromkeys(topics))
    return Query(
        original=text,
        plain=plain,
        meaning=_meaning(_restated(plain), corrections),
        words=tuple(word for group in searched for word in group if " " not in word),
        concepts=concepts,
        unknown=tuple(
            group[0] for group in concepts if not any(_known(word, vocabulary) for word in group)
        ),
        corrections=tuple(corrections.items()),
    )


def _group(word: str) -> tuple[str, ...]:
    """A word with the words that may stand for it."""
    return tuple(dict.fromkeys([word, *_expansion(word)]))


def _phrases(text: str) -> tuple[list[tuple[str, ...]], str]:
    """The everyday phrases of a question with the words that the field writes for them.

    Also the rest of the question: in "without training" nobody asks about training.
    """
    groups: list[tuple[str, ...]] = []
    for pattern, field in PHRASES:
        match = pattern.search(text)
        if match:
            groups.append((match[0].lower(), *words_of(field)))
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return groups, text


def _corrections(
    text: str, vocabulary: Mapping[str, int], english: Collection[str]
) -> dict[str, str]:
    """What each misspelt word is read as; without a list of English, capitals mark a name."""
    names = {name.lower() for name in _ODD_NAME.findall(text)}
    if not english:
        names |= {name.lower() for name in _CAPITAL.findall(text)}
    corrections: dict[str, str] = {}
    for word in words_of(text):
        if word in corrections or word in names:
            continue
        if word in SLIPS:
            corrections[word] = SLIPS[word]
        elif _may_be_typo(word, vocabulary, english):
            found = nearest_word(word, _FIELD, generous=False, clipped=False) or nearest_word(
                word, vocabulary, generous=bool(english)
            )
            if found:
                corrections[word] = found
    return corrections


def _corrected(text: str, corrections: Mapping[str, str]) -> str:
    """The text with corrected words in place of misspelt ones."""
    return re.sub(r"[A-Za-z0-9]+", lambda m: corrections.get(m[0].lower(), m[0]), text)


def _expansion(word: str) -> list[str]:
    """Words that mean the same in this field, without the word itself."""
    written_out = ABBREVIATIONS.get(word, "") + " " + SYNONYMS.get(word, "")
    return [other for other in words_of(written_out) if other not in STOP_WORDS]


def _restated(text: str) -> str:
    """The text to embed: phrases followed by the words of the field, misleading words replaced."""
    for pattern, field in PHRASES:
        text = pattern.sub(rf"\g<0> ({field})", text, count=1)
    for pattern, plain in RESTATED:
        text = pattern.sub(plain, text)
    return text


def _meaning(text: str, corrections: Mapping[str, str]) -> str:
    """The text with corrected words, abbreviations followed by what they stand for."""

    def read(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word in corrections:
            return corrections[word]
        long_form = ABBREVIATIONS.get(word)
        return f"{long_form} ({match[0]})" if long_form else match[0]

    return re.sub(r"[A-Za-z0-9]+", read, text)


def _known(word: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether the corpus has the word in its singular, plural or a close form."""
    forms = (word, word + "s", word.removesuffix("s"), word.removesuffix("es"), word + "d")
    endings = (word.removesuffix("ing"), word.removesuffix("ed"), word.removesuffix("er"))
    if any(form in vocabulary for form in forms):
        return True
    return any(
        len(stem) >= 3 and (stem in vocabulary or stem + "e" in vocabulary) for stem in endings
    )


def _may_be_typo(word: str, vocabulary: Mapping[str, int], english: Collection[str]) -> bool:
    """Words long enough to be judged that neither the corpus nor English has."""
    if len(word) < 4 or any(char.isdigit() for char in word):
        return False
    if word in _LEFT_ALONE or word in ABBREVIATIONS or word in SYNONYMS:
        return False
    return word not in english and not _known(word, vocabulary)
