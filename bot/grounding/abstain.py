"""When to say "I don't know": a calibrated relevance, and a check for the very thing asked.

A similarity score separates other topics well but hardly a neighbouring one ("what does vendor X
charge?" finds passages about what vendors charge). So the named things of a question must stand
in a passage, whatever the score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence

from bot.grounding.chat_words import CHAT_WORDS
from bot.grounding.field_words import ABBREVIATIONS
from bot.grounding.instructions import addresses_model
from bot.grounding.passages import Frozen, Passage, ScoredPassage
from bot.grounding.query import Query
from bot.grounding.sentences import split_lines
from bot.grounding.words import STOP_WORDS, rough_stem, words_of

POINTED = 3
"""Topic words beside a name, up to which a question is about that name."""
LONG = 9
"""Topic words from which on names in a question count as context."""
THRESHOLD = 0.45
"""Relevance from which a question is answered. On the questions marked `check` in
`tests/evals/retrieval_own.jsonl`, with vectors: 98 % of answerable ones, 82 % of obfuscated ones,
4 % of other topics and 13 % of unanswerable questions on the topic."""

WITH_VECTORS = (-4.29, 3.19, 1.52, 3.40, -3.80)
"""Intercept, then the weights of cosine, weighted overlap, plain share and unknown share.

Logistic regression on the questions marked `tune` in `tests/evals/retrieval_own.jsonl`, without
the obfuscated ones, classes weighted equally; those marked `check` were left out of the fit."""
WORDS_ONLY = (-3.30, 0.0, 2.97, 2.94, -3.99)
"""The same without vectors; the intercept is lowered so that near topics stay unanswered."""

_TERMS = frozenset(ABBREVIATIONS)
_FAMILIES = (
    "gpt|claude|opus|sonnet|haiku|gemini|llama|mistral|mixtral|nova|qwen|deepseek|phi|gemma|grok|"
    "command|titan|falcon|palm|bert|t5|o"
)
_VERSION = re.compile(
    rf"\b(?:(?:{_FAMILIES})[ -]?)+(?:v?\d+(?:\.\d+)*[a-z]?)(?:[ -](?:mini|nano|pro|flash|turbo|"
    r"ultra|micro|lite|large|small|medium|luna|terra|sol|astra))?\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:[A-Z][A-Za-z]*[A-Z_0-9][\w-]*|[A-Z][a-z]{2,})\b")
_OWN = re.compile(r"\b(?:our|my|we|at|called|named|for|inside|within)\s+(\w+)", re.IGNORECASE)
_CHOSEN = re.compile(
    r"\b(?:best|top|leading|recommended)\s+(?:open[- ]source\s+|embedding\s+|vector\s+|base\s+)?"
    r"(?:models?|llms?|providers?|vendors?|tools?|frameworks?|librar(?:y|ies)|platforms?|"
    r"databases?|gpus?|books?|courses?)\b|\bchunk(?:ing|s)?\s+(?:sizes?|overlap|lengths?)\b",
    re.IGNORECASE,
)
_DERIVED = re.compile(r"(?:ly|ier|iest|ing|ed|ish|ness|ful|less|able|ible|uldve|ized|ised)$")
"""Endings of common words; products and methods hardly ever bear them."""
_YEAR = re.compile(r"\b20[2-9]\d\b")
_PRICE = re.compile(
    r"\b(?:price|prices|pricing|priced|cost|costs|charge|charges|fee|fees|pay|expensive|cheap|"
    r"dollars?|usd|how much)\b|\$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$\u20ac\u00a3]\s?\d|\d\s?(?:dollars|usd|euros?|cents?)\b", re.IGNORECASE)


class Verdict(Frozen):
    """Whether what was found supports an answer."""

    answerable: bool
    """True when relevance reaches the threshold and nothing that was asked for is missing."""
    relevance: float
    """Calibrated 0..1: how likely the passages hold the answer, before the check for items."""
    missing: tuple[str, ...] = ()
    """Things named in the question that no passage mentions, as the question writes them."""


def judge(
    query: Query,
    found: Sequence[ScoredPassage],
    *,
    english: Collection[str] = frozenset(),
    threshold: float = THRESHOLD,
) -> Verdict:
    """Decide whether the passages answer the question.

    Args:
        query: the prepared question.
        found: what retrieval gave, best first.
        english: common words; a word outside of it that the corpus lacks counts as a name.
        threshold: relevance needed.
    """
    relevance = relevance_of(query, found)
    if not found or not query.concepts or addresses_model(query.plain):
        return Verdict(answerable=False, relevance=0.0)
    missing = missing_items(query, found, english)
    return Verdict(
        answerable=relevance >= threshold and not missing, relevance=relevance, missing=missing
    )


def relevance_of(query: Query, found: Sequence[ScoredPassage]) -> float:
    """How likely the first three passages hold the answer, 0..1.

    A logistic of the best cosine (a passage, one of its lines, or a way to ask for it), the
    rarity-weighted overlap of the passage nearest in meaning, the largest plain share of the topic
    words in one passage, and the share of topic words that the corpus has never seen.
    """
    if not found or not query.concepts:
        return 0.0
    first = found[:3]
    cosines = [score for item in first for score in item.line_scores]
    cosines += [item.similarity for item in first if item.similarity is not None]
    cosines += [item.asked for item in first if item.asked is not None]
    nearest = max(first, key=lambda item: item.similarity or 0.0)
    overlap = nearest.overlap if cosines else max(item.overlap for item in first)
    share = max(_share(query, item.passage) for item in first)
    unknown = len(query.unknown) / len(query.concepts)
    intercept, *weights = WITH_VECTORS if cosines else WORDS_ONLY
    values = (max(cosines, default=0.0), overlap, share, unknown)
    logit = intercept + sum(w * v for w, v in zip(weights, values, strict=True))
    return 1.0 / (1.0 + math.exp(-logit))


def _share(query: Query, passage: Passage) -> float:
    """Part of the topic words, each counting the same, that a passage holds."""
    told = " ".join((passage.section, passage.text, *passage.asks))
    stems = {rough_stem(word) for word in words_of(told)}
    held = [any(rough_stem(word) in stems for word in group) for group in query.concepts]
    return sum(held) / len(held)


def missing_items(
    query: Query, found: Sequence[ScoredPassage], english: Collection[str]
) -> tuple[str, ...]:
    """Named things of the question that the passages do not mention.

    A price question needs one passage with the thing and a sum of money together.
    """
    texts = [f"{item.passage.source} {item.passage.section} {item.passage.text}" for item in found]
    items = asked_items(query, english)
    missing = [item for item in items if not any(mentions(text, item) for text in texts)]
    if not missing:
        missing = [item for item in items if not _said_together(query, item, texts)]
    versions = [match[0] for match in _VERSION.finditer(query.plain)]
    if not missing and versions and _PRICE.search(query.plain):
        for item in versions:
            if not any(mentions(text, item) and _MONEY.search(text) for text in texts):
                missing.append(f"a price of {item}")
    return tuple(dict.fromkeys(missing))


def _said_together(query: Query, item: str, texts: Sequence[str]) -> bool:
    """Whether one passage holds a named thing and at least half of what is asked about it.

    Only for short questions; in long ones a name is mostly context.
    """
    named = set(words_of(item))
    asked = [group for group in query.concepts if not named.intersection(group)]
    if not asked or len(asked) > POINTED:
        return True
    for text in texts:
        if mentions(text, item):
            stems = {rough_stem(word) for word in words_of(text)}
            hits = sum(any(rough_stem(word) in stems for word in group) for group in asked)
            if 2 * hits >= len(asked):
                return True
    return False


def asked_items(query: Query, english: Collection[str]) -> tuple[str, ...]:
    """Names, model versions and far years in a question, and words nobody seems to know.

    A team's own names ("our Acme bot") and what is told before the question are left out: they
    are context, not what is asked. In a long question a name hardly ever is.
    """
    if len(query.concepts) > LONG:
        return ()
    text = _question_in(query.plain)
    items = [match[0] for match in _VERSION.finditer(text)]
    items += _settings(query, text)
    covered = set(words_of(" ".join(items)))
    own = {word for match in _OWN.finditer(text) for word in words_of(match[1])}
    skipped = covered | own | {written for written, _ in query.corrections}
    items += _names(text, skipped | STOP_WORDS | CHAT_WORDS | _TERMS)
    if english:
        said = set(words_of(text))
        items += [
            word for word in query.unknown if _may_be_name(word, english) and word in said - skipped
        ]
    items += [year[0] for year in _YEAR.finditer(text) if int(year[0]) > 2026]
    seen: dict[str, str] = {}
    for item in items:
        seen.setdefault(item.lower(), item)
    return tuple(seen.values())


def _may_be_name(word: str, english: Collection[str]) -> bool:
    """Whether a lower-case word that the corpus lacks may be a name: no common word or its form."""
    if len(word) <= 3 or not word.isalpha() or _DERIVED.search(word):
        return False
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("y"))
    return not any(form in english for form in forms)


def _settings(query: Query, text: str) -> list[str]:
    """One product to be named as the best, or one setting, as the question writes it."""
    written = {new: old for old, new in query.corrections}
    return [
        re.sub(r"\w+", lambda word: written.get(word[0].lower(), word[0]), match[0])
        for match in _CHOSEN.finditer(query.reading if text == query.plain else text)
    ]


def _names(text: str, skipped: Collection[str]) -> list[str]:
    """Capitalised words; a plain one that opens a sentence says nothing by its capital."""
    return [
        match[0]
        for match in _NAME.finditer(text)
        if match[0].lower() not in skipped
        and not (match[0][1:].islower() and _starts_sentence(text, match.start()))
    ]


def _question_in(text: str) -> str:
    """The asking sentences of a message, or all of it when none asks."""
    sentences = split_lines(text)
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    return " ".join(asking) or text


def _starts_sentence(text: str, position: int) -> bool:
    """Whether a word stands first in its sentence, where a capital says nothing."""
    before = text[:position].rstrip()
    return not before or before[-1] in ".!?\n:"


def mentions(text: str, item: str) -> bool:
    """Whether a text holds an item: its words next to each other, case and hyphens aside."""
    wanted = " ".join(words_of(item))
    haystack = " ".join(words_of(text))
    return f" {wanted} " in f" {haystack} " or f" {wanted}s " in f" {haystack} "


def abstention(query: Query, found: Sequence[ScoredPassage], verdict: Verdict) -> str:
    """The sentence that says what is not known, why, and what lies nearest."""
    if verdict.missing:
        named = " or ".join(
            f"\u201c{item}\u201d" if _CHOSEN.fullmatch(query.reading_of(item)) else item
            for item in verdict.missing[:3]
        )
        reason = f"nothing in my sources mentions {named}"
    elif query.concepts:
        topic = " ".join(query.as_written(group[0]) for group in query.concepts[:6])
        reason = f"my sources hold nothing that answers this. Missing is a passage on: {topic}"
    else:
        reason = "I found no question about prompting, retrieval or fine-tuning in this"
    topics = list(dict.fromkeys(item.passage.section.rstrip("?.") for item in found))[:3]
    nearest = f" Nearest topics: {'; '.join(topics)}." if topics else ""
    return f"I don't know: {reason}.{nearest}"
