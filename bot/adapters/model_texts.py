"""Checks texts that a chat model wrote about a recommendation or a question. Pure.

The recommendation is finished before the model sees it; a text is shown only as far as its
sentences say what the recommendation or a cited passage says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.advisor.profile import Approach
from bot.advisor.recommendation import Recommendation
from bot.grounding.passages import Passage
from bot.grounding.sentences import split_lines
from bot.grounding.verify import numbers_of, supported
from bot.grounding.words import STOP_WORDS, rough_stem, stems_of, words_of
from bot.reading.clauses import NEGATORS, sentences

MAX_QUESTION = 240
"""Characters of a reworded question."""
MAX_EXPLANATION = 900
"""Characters of an explanation."""
MIN_EXPLANATION = 60
"""With less left after the check, no explanation is shown."""
KEPT_STEMS = 0.6
"""Share of the original question's content words that the reworded one keeps."""
SUPPORTED_STEMS = 0.7
"""Share of a sentence's content words that the findings and its cited passages hold."""
NEAR_QUOTE = 0.75
"""The same share within one single line, for sentences about an approach not recommended."""
MARKER_STEMS = 2
"""Content words that a sentence shares with each passage it cites."""

NAMES: dict[Approach, str] = {
    Approach.PROMPTING: "prompting",
    Approach.RAG: "retrieval (RAG)",
    Approach.FINE_TUNING: "fine-tuning",
    Approach.HYBRID: "a hybrid of fine-tuning and retrieval",
}
"""What the findings call each approach."""

_REASONS = 5
_MARKER = re.compile(r"\s*\[(\d{1,3})\]")
_UNWANTED = re.compile(
    r"https?:|www\.|mailto:|[<>@`|{}#]|\*\*|\*\w|__|\]\(|!\[|\bchannel\b.{0,3}!|[\x00-\x08\x0b-\x1f]"
)
_SAYS_WHICH: dict[Approach, re.Pattern[str]] = {
    Approach.PROMPTING: re.compile(r"\bprompting\b|\bprompt engineering\b", re.IGNORECASE),
    Approach.RAG: re.compile(r"\brag\b|\bretrieval\b", re.IGNORECASE),
    Approach.FINE_TUNING: re.compile(r"\bfine[\s-]?tun\w*|\btrain(?:ing)?\b", re.IGNORECASE),
    Approach.HYBRID: re.compile(r"\bhybrid\b", re.IGNORECASE),
}
_ADVISES = re.compile(
    r"\b(?:recommend\w*|suggest\w*|advis\w*|should|must|go(?:ing)? (?:with|for)|opt for|choos\w+|"
    r"choice|pick|start with|stick (?:with|to)|switch\w* to|prefer\w*|best|better|ideal|right|"
    r"wins?|use|adopt\w*|need(?:s|ed)? to|is called for|decision|verdict|leads?|favou?rs?)\b",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(r"\bWhy not ([^:.]{1,40}):")
_GROUPED = re.compile(r"(?<=\d)[\u202f\u00a0\u2009 ](?=\d{3}(?!\d))")
_TELLING_WORDS = (
    "how what which where when who why many much may must can should would will could more less "
    "most least before after only all each every per any same"
)
_TELLING = frozenset(words_of(_TELLING_WORDS))
_FRAME = (
    "your you team project case task tell us say today now currently present right roughly about "
    "approximately estimate expect plan need want think know far given since product system use "
    "also already would"
)
_CONNECTIVES = frozenset(
    words_of("however overall therefore thus hence moreover besides although though yet instead")
)
_FRAME_STEMS = frozenset(rough_stem(word) for word in words_of(_FRAME))
_SECOND_QUESTION = re.compile(r"\band (?:what|who|why|how|when|where|which|do|does|is|are|can)\b")


def findings(recommendation: Recommendation) -> list[str]:
    """The recommendation as sentences: all that an explanation may say without a citation."""
    share = recommendation.probabilities.get(recommendation.approach, 0.0)
    lines = [
        f"Recommended now: {NAMES[recommendation.approach]}, with {share:.0%} probability and "
        f"{recommendation.confidence} confidence.",
        *(reason.text for reason in recommendation.reasons[:_REASONS]),
        *(gate.text for gate in recommendation.gates if gate.closed),
        *(f"{item.name}: {item.why}" for item in recommendation.techniques[:3]),
        # "Why not" would count as a denial of the reason behind it.
        _WHY_NOT.sub(r"Against \1:", recommendation.why_not),
    ]
    later = recommendation.later
    if later is not None:
        lines.append(f"Later, when a condition is met: {NAMES[later.approach]}. {later.trigger}")
        lines += later.conditions
    return [plain_digits(" ".join(line.split())) for line in lines if line.strip()]


def plain_digits(text: str) -> str:
    """The text with `6 200` written as `6,200`, so that numbers compare."""
    return _GROUPED.sub(",", text)


def checked_explanation(
    text: str, recommendation: Recommendation, passages: Sequence[Passage]
) -> tuple[str, int]:
    """What of an explanation may be shown, and how many sentences were dropped.

    Args:
        text: sentences; `[n]` means the n-th of `passages`, from 1.
        recommendation: what is explained.
        passages: its sources, in the order in which they are shown.

    Returns:
        The supported sentences, or an empty string when too little is left or the first one fell.
    """
    own = _as_passage(findings(recommendation))
    joined = re.sub(r"([.!?])((?:\s*\[\d{1,3}\])+)", r"\2\1", plain_digits(" ".join(text.split())))
    kept: list[str] = []
    dropped = 0
    for sentence in split_lines(joined):
        length = sum(len(s) + 1 for s in kept) + len(sentence)
        if length <= MAX_EXPLANATION and _may_be_said(sentence, recommendation, own, passages):
            kept.append(sentence)
        elif not kept:
            return "", dropped + 1
        else:
            dropped += 1
    shown = " ".join(kept)
    return (shown if len(shown) >= MIN_EXPLANATION else ""), dropped


def _as_passage(lines: Sequence[str]) -> Passage:
    return Passage(
        passage_id="recommendation#findings",
        note_id="recommendation",
        source="Recommendation",
        section="Findings",
        text="\n".join(lines),
    )


def _may_be_said(
    sentence: str, recommendation: Recommendation, own: Passage, passages: Sequence[Passage]
) -> bool:
    bare = _MARKER.sub("", sentence).strip()
    if unwanted(bare) or "?" in bare:
        return False
    cited = []
    for marker in _MARKER.findall(sentence):
        if not 1 <= int(marker) <= len(passages):
            return False
        cited.append(passages[int(marker) - 1])
    if any(_shared(bare, f"{p.section} {p.text}") < MARKER_STEMS for p in cited):
        return False
    together = " ".join(f"{p.section}. {p.text}" for p in [own, *cited])
    if _share(bare, together) < SUPPORTED_STEMS or not _agrees(bare, recommendation, own, cited):
        return False
    if not opens_plainly(bare, together):
        return False
    return number_words(bare) <= number_words(together) and supported(bare, [own, *cited])


def opens_plainly(sentence: str, text: str) -> bool:
    """Whether the first word is small, a connective, or a word of the text.

    Capitals show names everywhere but at the beginning of a sentence.
    """
    first = words_of(sentence)[:1]
    known = STOP_WORDS | _CONNECTIVES | {rough_stem(word) for word in words_of(text)}
    return not first or first[0] in known or rough_stem(first[0]) in known


def _agrees(
    sentence: str, recommendation: Recommendation, own: Passage, cited: Sequence[Passage]
) -> bool:
    """Whether a sentence leaves the recommendation what it is.

    One that speaks of another approach must nearly repeat a line of the findings, or, when it
    advises nothing, of a cited passage.
    """
    allowed = {recommendation.approach}
    if recommendation.approach is Approach.HYBRID:
        allowed |= {Approach.RAG, Approach.FINE_TUNING}
    named = {approach for approach, says in _SAYS_WHICH.items() if says.search(sentence)}
    if named <= allowed:
        return True
    sources = [own] if _ADVISES.search(sentence) else [own, *cited]
    lines = [line for source in sources for line in split_lines(source.text)]
    return any(_share(sentence, line) >= NEAR_QUOTE for line in lines)


def _shared(sentence: str, text: str) -> int:
    return len(set(stems_of(sentence)) & set(stems_of(text)))


def _share(sentence: str, text: str) -> float:
    """Part of a sentence's different content words that a text holds, 0..1."""
    stems = set(stems_of(sentence))
    return _shared(sentence, text) / len(stems) if stems else 0.0


def unwanted(text: str) -> bool:
    """Whether a text holds links, mentions, markup or control characters."""
    return bool(_UNWANTED.search(text))


def number_words(text: str) -> set[float]:
    """The quantities of a text, written in digits or in words."""
    return {
        round(unit.quantity.value, 6)
        for sentence in sentences(text)
        for unit in sentence.units
        if unit.quantity is not None
    }


def checked_question(text: str, question: str, facts: Mapping[str, Any]) -> str:
    """The reworded question if it asks the same, else the question itself.

    Args:
        text: what the model wrote.
        question: the question as the interview asks it.
        facts: what is known of the project; their words may be used.
    """
    asked = " ".join(text.split()).strip("\"'\u201c\u201d ")
    if not asked.endswith("?") or asked.count("?") != 1 or len(asked) > MAX_QUESTION:
        return question
    if unwanted(asked) or len(split_lines(asked)) != 1 or "[" in asked:
        return question
    if numbers_of(asked) != numbers_of(question) or number_words(asked) != number_words(question):
        return question
    if _denials(asked) != _denials(question) or _telling(asked) != _telling(question):
        return question
    if _SECOND_QUESTION.search(asked.lower()) and not _SECOND_QUESTION.search(question.lower()):
        return question
    old, new = set(stems_of(question)), set(stems_of(asked))
    known = {rough_stem(word) for word in words_of(_fact_words(facts))}
    if new - old - known - _FRAME_STEMS:
        return question
    return asked if old and len(old & new) / len(old) >= KEPT_STEMS else question


def _denials(text: str) -> int:
    said = words_of(text.lower().replace("n't", " not").replace("n\u2019t", " not"))
    return sum(1 for word in said if word == "not" or word in NEGATORS)


def _telling(text: str) -> set[str]:
    """The small words that decide what is asked: how many, may or must, each or all."""
    return set(words_of(text)) & _TELLING


def _fact_words(facts: Mapping[str, Any]) -> str:
    """Words of the known facts; numbers and truth values are left out."""
    words = [str(value) for value in facts.values() if isinstance(value, str)]
    return " ".join(words).replace("_", " ")
