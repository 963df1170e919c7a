"""Which line may open an answer: one that meets the question head-on and can stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.grounding.words import rough_stem, words_of

HEAD_ON = 0.75
"""Agreement of a question with a title from which the passage is taken as the answer to it."""
SAME_QUESTION = 0.97
"""Agreement from which a title asks what the question asks, in these words if in another order."""
NEAR = 0.6
"""Agreement from which a title says something about how well a passage fits."""

_LEANS = re.compile(
    r"^(?:it|its|this|that|these|those|they|he|she|such|however|also|but|and|so|then|thus|instead|"
    r"therefore|both|here|there|otherwise|in contrast|yes|no|the (?:two|three|same|latter|former|"
    r"others?|authors|range|study|figures?|number|measurement|example|claim|rule|drop|findings)|"
    r"without both|on average)\b"
    r"|^(?:[\w-]+\s+){1,3}(?:then|therefore|however|instead|also)\b"
    r"|\bin the same (?:comparison|study|case|test|article)\b",
    re.IGNORECASE,
)
_META = re.compile(
    r"\barticles? (?:does|do|did) not (?:discuss|mention|cover|treat|name|say)\b|"
    r"\barticles? (?:hardly|never|barely) (?:mention|discuss|name)|\bleaves? (?:it|this) open\b|"
    r"\b(?:are|is) missing from the (?:overview )?articles?\b|"
    r"\bget no attention in the (?:overview )?articles?\b|"
    r"\barticle (?:lists|uses|describes|names|makes|compares|counts|presents|puts|uses) "
    r"(?:this|these|it|the (?:term|two|data))\b|\beach myth is answered\b|"
    r"\bcloses its comparison with\b|"
    r"\b(?:is|are) the (?:first|second|third|fourth) of (?:the )?"
    r"\w+ [\w\s-]*that the article lists\b|\barticle lists [\w\s-]+ among the\b|"
    r"^the [\w\s-]*article cites the\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"^\s*(?:yes|no)\b", re.IGNORECASE)
_ASKS_YES_NO = re.compile(
    r"^\s*(?:so\s+|and\s+|but\s+)?(?:is|are|was|do|does|did|can|could|should|will|would|has|have)\b",
    re.IGNORECASE,
)
_ASKS_OF_ARTICLE = re.compile(r"\barticles?\b|\bmissing\b|\bleave out\b", re.IGNORECASE)
_FRAME_WORDS = """
a an the is are was be do does did i we you our my your me it its to of in on for from with and or
vs versus than as at should shall can could would will what whats which how s t difference
differences between compare compared main choose please there need use using engineering one
someone somebody idea
"""
_FRAME = frozenset(_FRAME_WORDS.split())
_FINE_TUNING = re.compile(r"\bfine[\s-]?tun\w*", re.IGNORECASE)
_SAME = {
    "tune": "tun",
    "ft": "tun",
    "expensive": "cost",
    "price": "cost",
    "pric": "cost",
    "cheap": "cheaper",
    "engineer": "",
    "halt": "stop",
    "prevent": "stop",
    "combin": "combine",
    "avoid": "not",
    "dont": "not",
    "bad": "not",
}


def stands_alone(text: str) -> bool:
    """Whether a line can be read without the line before it."""
    return not _LEANS.search(text)


def beside_the_question(text: str, question: str) -> bool:
    """Whether a line speaks of the article rather than the matter, or says yes to a what."""
    if _META.search(text) and not _ASKS_OF_ARTICLE.search(question):
        return True
    return bool(_YES_NO.match(text)) and not _ASKS_YES_NO.match(question)


def agreement(question: str, title: str) -> float:
    """How far a title asks what the question asks, 0..1.

    The shared part of their words (twice the common ones over all), for the whole title or for
    the part of it at a colon. A question with "not" never agrees with a title without it. The
    same words in the same order count slightly more than in another order.
    """
    asked = _terms(question)
    return max((_agree(asked, _terms(part)) for part in _readings(title)), default=0.0)


def _readings(title: str) -> tuple[str, ...]:
    """The title, and what stands before its colon, or behind it when one word stands before."""
    before, _, behind = title.partition(":")
    if not behind:
        return (title,)
    return (title, before) if len(words_of(before)) > 1 else (title, behind)


def _agree(asked: Sequence[str], said: Sequence[str]) -> float:
    """Agreement of two lists of words."""
    if not asked or not said or ("not" in asked) != ("not" in said):
        return 0.0
    common = set(asked) & set(said)
    share = 2 * len(common) / (len(set(asked)) + len(set(said)))
    in_order = [word for word in asked if word in common] == [w for w in said if w in common]
    return share if in_order else 0.97 * share


@lru_cache(maxsize=10_000)
def _terms(text: str) -> tuple[str, ...]:
    """The telling words of a question or title, each once, in order; "not" and "when" stay.

    Remembered, since each search looks at the same titles.
    """
    joined = _FINE_TUNING.sub("tuned", text)
    stems = [rough_stem(word) for word in words_of(joined) if word not in _FRAME]
    return tuple(dict.fromkeys(term for stem in stems if (term := _SAME.get(stem, stem))))
