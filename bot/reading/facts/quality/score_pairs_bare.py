"""Two bare numbers of a sentence, one of them wanted: `85 was fine, got 86`, `we need 6, WER 7.5`.

Which one is the target is told by the words of its own part of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.advisor.accuracy_gap import gap_size
from bot.reading.clauses import Sentence
from bot.reading.facts.quality.score_pairs import tells_of_else
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

STRENGTH = 3
"""As what is said; scores in percent that name what they measure say more."""
_WANTED = word_set(
    "need needs needed want wants wanted target goal require requires required bar threshold "
    "aim aims aiming must minimum demanded demands demand promised promise agreed asked asks "
    "expects expected insists hope hopes hoped hoping suffices mark passing promise "
    "cutoff wish wishes desired committed insisted requested requests stipulates stipulated "
    "max allowed tolerated standard"
)
_PHRASES = re.compile(
    r" (?:(?:is|was|be|been) (?:fine|enough|acceptable|sufficient)|would be|"
    r"would (?:like|love)|(?:has|have|needs|need|ought) to be|should be) "
)
"""What says the same in more than one word."""
_PARTS = frozenset((",", ";", ".", "(", ")", "but", "while", "whereas", "and", "yet", "where",
                    "though", "because", "so", "instead"))  # fmt: skip
_AGAINST = word_set("vs versus v")
_BEHIND = _PARTS | _AGAINST | word_set(
    "! ? : now today currently on at with by or when right accuracy f1 percent in was is would "
    "will as for from yesterday friday monday again best promised wanted needed required asked "
    "agreed target goal recall precision correct these right_now at_best tops max minimum is "
    "ever still already after since per agreement agreed"
)  # fmt: skip
_TOPIC = word_set(
    "accuracy f1 score scores scored recall precision quality mark prompt prompts model correct "
    "right bar target goal gets got get scoring exact f1 extraction acceptance wer cer threshold"
)
_ERRORS = re.compile(
    r" (?:wer|cer|error rate|errors per|wrong \w+ per|wrong per|mistakes per|misses per) "
)
_BASES = (10.0, 100.0)


@dataclass(frozen=True, slots=True)
class _Score:
    """A bare number that can be a score, in points."""

    at: int
    points: float
    wanted: bool


def read_gap_pairs(sentences: list[Sentence]) -> Iterator[Finding]:
    """The gap between the wanted number of a sentence and the other one."""
    for sentence in sentences:
        if sentence.text.count("#") < 2 or tells_of_else(sentence):
            continue
        scores = _scores(sentence)
        wanted = [s for s in scores if s.wanted]
        had = [s for s in scores if not s.wanted]
        if len(scores) != 2:
            continue
        if _is_measured_against(sentence, *scores):
            had, wanted = [scores[0]], [scores[1]]
        if len(wanted) != 1 or len(had) != 1:
            continue
        distance = wanted[0].points - had[0].points
        first, last = sorted((wanted[0].at, had[0].at))
        yield Finding("accuracy_gap", gap_size(distance), sentence, first, last, STRENGTH)


def _is_measured_against(sentence: Sentence, first: _Score, second: _Score) -> bool:
    """True for `sixty vs ninety five, we miss the mark`."""
    between = {u.text for u in sentence.units[first.at + 1 : second.at]}
    topic = not _TOPIC.isdisjoint(u.text for u in sentence.units)
    return topic and not _AGAINST.isdisjoint(between) and first.points < second.points


def _scores(sentence: Sentence) -> list[_Score]:
    errors = _ERRORS.search(sentence.text) is not None
    tenths = _out_of(sentence, 10.0)
    low, high = (0.1, 60.0) if errors else (2.0, 10.0) if tenths else (20.0, 100.0)
    found: list[_Score] = []
    for i, unit in enumerate(sentence.units):
        quantity = unit.quantity
        if quantity is None or unit.text not in ("#", "#%") or not low <= quantity.value <= high:
            continue
        previous = sentence.units[i - 1].text if i else ""
        if unit.text == "#" and quantity.value == _BASES[-1]:
            continue
        if previous in ("of", "per", "in", "/") and quantity.value in _BASES:
            continue
        if "of" in (previous, sentence.units[max(0, i - 2)].text):
            continue
        if sentence.asked(i) or sentence.is_unreal(i) or not _is_bare(sentence, i, errors):
            continue
        points = 100 - quantity.value if errors else quantity.value * (10 if tenths else 1)
        found.append(_Score(i, points, _is_wanted(sentence, i)))
    return found


def _out_of(sentence: Sentence, base: float) -> bool:
    """Whether the sentence counts out of ten."""
    units = sentence.units
    return any(
        u.quantity is not None
        and u.quantity.value == base
        and units[i - 1].text in ("of", "in")
        and any(v.text == "#" for v in units[max(0, i - 3) : i - 1])
        for i, u in enumerate(units)
        if i > 1
    )


def _is_bare(sentence: Sentence, at: int, errors: bool) -> bool:
    """Whether a number counts nothing but points."""
    units = sentence.units
    behind = units[at + 1].text if at + 1 < len(units) else "."
    if units[at].text == "#%":
        following = units[at + 2].text if at + 2 < len(units) else ""
        return behind != "of" or following in ("cases", "answers", "them", "it", "the", "our")
    if behind in ("of", "out", "in"):
        return any(u.quantity.value in _BASES for u in units[at + 2 : at + 4] if u.quantity)
    return behind in _BEHIND or (errors and behind in ("wrong", "errors", "mistakes", "misses"))


def _is_wanted(sentence: Sentence, at: int) -> bool:
    """Whether the part of the sentence around a number tells that it is the target."""
    units = sentence.units
    low, high = at, at
    while low > 0 and units[low - 1].text not in _PARTS and units[low - 1].quantity is None:
        low -= 1
    while high + 1 < len(units) and units[high + 1].text not in _PARTS:
        high += 1
        another = units[high].quantity is not None and units[high].text in ("#", "#%")
        if another and units[high - 1].text not in ("of", "in", "per"):
            return _says_wanted([u.text for u in units[low:at]])
    return _says_wanted([u.text for u in units[low : high + 1]])


def _says_wanted(words: list[str]) -> bool:
    return not _WANTED.isdisjoint(words) or _PHRASES.search(f" {' '.join(words)} ") is not None


_MISSED = re.compile(
    r" (?:miss|misses|missed|missing|undershoot|undershoots|below|under|short of|off) "
    r"(?:the |our |their |its )?(?:\w+ )?"
    r"(?:score|target|bar|goal|mark|threshold|level|requirement) "
    r"by (?:only |just |about |a |some )?(?P<by>#%|#)(?= )"
    r"| (?P<more>#%|#) (?:points |pp |percent )?more and (?:\w+ ){1,3}"
    r"(?:sign|signs|happy|pass|passes|accepts|accept|done|buys|buy|launch|ship|live)(?= )"
)


def read_missed_by(sentences: list[Sentence]) -> Iterator[Finding]:
    """`we miss the acceptance score by 4`, `2% more and the buyer signs`."""
    for sentence in sentences:
        match = _MISSED.search(sentence.text)
        if match is None or tells_of_else(sentence):
            continue
        at = sentence.offsets.index(match.start("by" if match["by"] else "more"))
        quantity = sentence.units[at].quantity
        if quantity is None or sentence.asked(at) or sentence.is_unreal(at):
            continue
        value = gap_size(quantity.value)
        yield Finding("accuracy_gap", value, sentence, max(0, at - 2), at, STRENGTH)
