"""A score and its target that stand side by side, and the gap between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.advisor.accuracy_gap import gap_size
from bot.reading.clauses import Sentence
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_NEAR = 9
"""Words at most between a score and its target that stand side by side."""
_BEHIND_SCORE = word_set(
    ". , ; ! ) ( : and but now today currently on at with by or while so vs versus when where "
    "right accuracy f1 macro micro points percent in + recall precision"
)
_WANTED = word_set(
    "need needs needed want wants wanted target goal require required requires bar asked ask aim "
    "aiming hope hoped hoping threshold must minimum expected agreed demanded should standard"
)
_AGAINST = frozenset(("where", "while", "whereas"))
"""What sets a score against a target named behind it: `63 where 90 is required`."""


def side_by_side(sentences: list[Sentence]) -> Iterator[Finding]:
    """`70 now, target 86`, `get 95, asked for 94`: of two bare numbers the second is the target."""
    for sentence in sentences:
        if tells_of_else(sentence):
            continue
        units = sentence.units
        bare = [i for i in range(len(units)) if _is_bare_score(sentence, i)]
        for first, second in pairwise(bare):
            between = {u.text for u in units[first + 1 : second]}
            behind = {u.text for u in units[second + 1 : second + 4]}
            wanted = between | behind if _AGAINST & between else between
            if second - first > _NEAR or wanted.isdisjoint(_WANTED) or "by" in between:
                continue
            low, high = (_points(sentence, i) for i in (first, second))
            distance = high - low
            yield Finding("accuracy_gap", gap_size(distance), sentence, first, second, 5)


_ELSE = re.compile(
    r" (?:nps|kappa|utilisation|utilization|occupancy|humidity|temperature|degrees|uptime|"
    r"bandwidth|margin|margins|inter annotator|annotator agreement|csat|gpu load|cpu|battery|"
    r"attendance|turnout|fill rate|address database|customer database|interest rate|"
    r"(?:gives?|gave|assign(?:ed|s)?|picks?|picked|chooses?|chose) the same \w+|"
    r"(?:annotators|analysts|reviewers|raters|labellers|labelers|experts|humans|people|colleagues) "
    r"(?:only )?(?:agree|agreed|disagree|disagreed)) "
)
"""What else than the prompt's answers has a figure and a target."""


def tells_of_else(sentence: Sentence) -> bool:
    """Whether the figures of a sentence measure something else than the prompt's answers."""
    return _ELSE.search(sentence.text) is not None


_LEAST_SHARE = 0.2


def _points(sentence: Sentence, at: int) -> float:
    """The number in percent: a share such as 0.81 is one, too."""
    quantity = sentence.units[at].quantity
    if quantity is None:
        return 0.0
    value = quantity.value
    is_share = sentence.units[at].text == "#" and _LEAST_SHARE <= value < 1
    return round(100 * value, 6) if is_share else value


def _is_bare_score(sentence: Sentence, at: int) -> bool:
    """20 to 100, or as a share, that counts nothing: no noun and no unit follows it."""
    unit = sentence.units[at]
    if unit.text not in ("#", "#%") or not 20 <= _points(sentence, at) <= 100:
        return False
    if sentence.asked(at) or sentence.is_unreal(at):
        return False
    behind = sentence.units[at + 1].text if at + 1 < len(sentence.units) else "."
    if at and sentence.units[at - 1].text in ("of", "out"):
        return False
    following = {u.text for u in sentence.units[at + 2 : at + 4]}
    called = behind == "is" and not _WANTED.isdisjoint(following)
    return unit.text == "#%" or behind in _BEHIND_SCORE or called


_POINTS = word_set("points pp pts point percentage percent")
_MOST_POINTS = 60
"""Points that a distance to the target can have: `90% off` is a price."""
_MEASURES = word_set(": = of is was are about around roughly some")
"""What may stand between `gap` and its points."""
_SHORT_OF = word_set("short below under off away missing behind too gap shy")


def _is_distance(kind: str, before: list[str], after: list[str]) -> bool:
    """True for `10 points short`, `three percent missing`, `a ten point gap`, `gap of 4 points`."""
    if kind == "#" and after[:1] == ["more"]:
        after = after[1:]
        return bool(after) and after[0] in _POINTS
    if kind == "#" and (not after or after[0] not in _POINTS):
        return False
    said = set(before[before.index("gap") + 1 :]) if "gap" in before else {"gap"}
    return bool(_SHORT_OF & set(after)) or said <= _MEASURES


def short_of(sentences: list[Sentence]) -> list[Finding]:
    """`10 points short of target`, `off by 3 points`."""
    found: list[Finding] = []
    for sentence in sentences:
        units = sentence.units
        for i, unit in enumerate(units):
            if (
                unit.quantity is None
                or unit.text not in ("#", "#%")
                or unit.quantity.value > _MOST_POINTS
                or sentence.is_unreal(i)
                or sentence.asked(i)
            ):
                continue
            after = [u.text for u in units[i + 1 : i + 4]]
            before = [u.text for u in units[max(0, i - 3) : i]]
            if not _is_distance(unit.text, before, after):
                continue
            value = gap_size(unit.quantity.value)
            found.append(Finding("accuracy_gap", value, sentence, i, min(len(units) - 1, i + 3), 4))
    return found


_SEARCH = word_set("fetched retrieved retrieval retriever retrieves search searches lookup")
_RESULTS = word_set("answer answers reply replies output outputs acceptable accepted usable")
_CLAUSE_ENDS = frozenset((";", ":", "."))
_AROUND = 16
"""Words to each side of a score that can tell of search."""


def is_of_search(sentence: Sentence, at: int) -> bool:
    """True for `the right passage is among the top 5 in 94%`: how well search finds, no prompt's.

    That what is needed `is there` so often says the same.
    """
    units = sentence.units
    low = high = at
    while low > max(0, at - _AROUND) and units[low - 1].text not in _CLAUSE_ENDS:
        low -= 1
    last = min(len(units) - 1, at + _AROUND)
    while high < last and units[high + 1].text not in _CLAUSE_ENDS:
        high += 1
    words = [u.text for u in units[low : high + 1]]
    pairs = set(pairwise(words))
    return _RESULTS.isdisjoint(words) and (
        not _SEARCH.isdisjoint(words)
        or ("top", "#") in pairs
        or ("top", "#v") in pairs
        or bool(pairs & {("are", "there"), ("is", "there")})
    )
