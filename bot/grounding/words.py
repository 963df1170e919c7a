"""Words of a text: one way of cutting, for matching, for support checks and for spelling."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9]+(?:['\u2019][a-z]+)?")

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_KILO = re.compile(r"\b(\d{1,4})(?:\.(\d))?k\b")
_FAMILY = re.compile(r"\b(gpt|llama|claude|gemini|qwen|mistral|phi)(?=\d)")
_ONE_WORD = re.compile(r"\bfine(tun\w*)")

STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "after",
        "again",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "else",
        "etc",
        "few",
        "for",
        "from",
        "further",
        "get",
        "gets",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "let",
        "lets",
        "like",
        "ll",
        "m",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "or",
        "other",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "per",
        "please",
        "re",
        "s",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "t",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "ve",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "yours",
    ]
)
"""Words that carry no topic; they never count as support or coverage."""

LEXICAL_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "if",
        "in",
        "into",
        "is",
        "it",
        "no",
        "not",
        "of",
        "on",
        "or",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "will",
        "with",
    ]
)
"""The short list left out of the word index (the usual Lucene list)."""


def words_of(text: str) -> list[str]:
    """Lower-case words and numbers of a text in order.

    Hyphens cut, apostrophe endings are dropped, "finetuning" is read as "fine-tuning", "gpt4" as
    "gpt 4", and 5,000 and 5k as 5000.
    """
    lowered = _ONE_WORD.sub(r"fine \1", text.lower()).replace("e-mail", "email")
    lowered = _FAMILY.sub(r"\1 ", _KILO.sub(_thousands, _THOUSANDS.sub("", lowered)))
    return [match.split("'")[0].split("\u2019")[0] for match in _WORD.findall(lowered)]


def _thousands(match: re.Match[str]) -> str:
    """`5k` as 5000 and `1.5k` as 1500."""
    return str(int(match[1]) * 1000 + int(match[2] or 0) * 100)


def content_words(text: str) -> list[str]:
    """The words that carry a topic, in order."""
    return [word for word in words_of(text) if word not in STOP_WORDS]


def rough_stem(word: str) -> str:
    """A light stem for comparing words: plural and common verb endings are cut.

    Only for comparing two texts with each other; the word index uses a full Snowball stemmer.
    """
    if word.isdigit() or len(word) <= 3:
        return word
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "es", "ed", "er", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undouble(word[: -len(ending)])
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _undouble(stem: str) -> str:
    """`tunn` becomes `tun`."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        return stem[:-1]
    return stem


def stems_of(text: str) -> list[str]:
    """Light stems of the content words of a text, in order."""
    return [rough_stem(word) for word in content_words(text)]
