"""Label counts that several numbers make: `18 of 6,000`, `300 became 600`, `12 wards x 75`.

Only sentences that speak of labels, or of people who checked or marked something, are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.reading.clauses import Sentence
from bot.reading.facts.labels.checks import has_rate, is_kept_apart
from bot.reading.finding import Finding

STRENGTH = 5
"""Two numbers so joined can hardly mean anything else."""
_LEAST = 100
"""A total below this many is rather a score: `8 of 10 drafts were approved`."""
_ALIKE = 20
"""Numbers that are added differ at most by this factor: 3 people and 900 notes are no sum."""

_CUE = re.compile(
    r" (?:hand )?(?:label|annotat|tagged|gold |golden |ground truth|graded |coded |checked |"
    r"verified |reviewed |validated |approved |judged |judgements |judgments |rated |marked |"
    r"classified |proofread |corrected |flagged |training |train on |signed off |aligned |"
    r"vetted |double checked |moderated |scored |outlined |redlined |adjudicated |pairs )"
)
"""What tells of labels."""
_SHARED_CUE = re.compile(
    _CUE.pattern + r"| (?:carry|carries|got|has|have|had|with|bear|bears) "
    r"(?:a |an |the |its |their |been )?(?:\w+ )?"
    r"(?:label|labels|rating|ratings|review|score|verdict|category|tag|tags|code|codes|answer|"
    r"grade) | (?:good enough to keep|usable|remain valid|still valid) "
)
"""The same, said of a share: `1 in 5 of the 900 got a rating`."""
_NO_LABELS = re.compile(
    r" (?:test set|tests?|eval|evaluation|holdout|held out|hold out|benchmark|validation set|"
    r"prompts?|tokens?|unlabelled|unannotated|accuracy|correct|right|wrong|per|target|would|"
    r"need|needs|want|wants|plan|goal|aim|aiming|will|should|reuse|budget|hours) "
)
"""Words beside which such numbers are plans, tests or scores."""

_OF = r" of (?:the |our |those |these |my |all |them |all the |all our )?(?P<total>#)(?= )"
_SHARE = re.compile(
    r" (?:(?P<percent>#%)|(?P<half>half)|(?:a |one )?(?P<part>third|quarter|fifth|tenth)|"
    r"(?P<count>#) (?P<parts>thirds|quarters|fifths|tenths)|"
    r"(?P<some>#|one) (?:in|out of)(?: every)? (?P<every>#)|"
    r"all but (?P<without>#)|(?P<first>#))" + _OF
)
_HALF_OF_TOTAL = re.compile(
    r" (?:out )?of (?:the |our |those |these |my )?(?P<total>#) (?:\w+ ){0,3}?(?:exactly |about |"
    r"only |just |roughly )?(?:(?P<half>half)|(?:a |one )?(?P<part>third|quarter|fifth|tenth)|"
    r"(?P<percent>#%))(?= )"
)
"""`out of 8,000 chats half carry a label`."""
_PARTS = {"third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}

_GROWN = re.compile(
    r" # (?:became|turned into|is now|has become|have become) (?P<now>#)(?= )"
    r"| (?:up to|now at|currently at|standing at|stand at|at|are at|is at) (?P<now2>#)"
    r"(?= (?:now|and counting|today|so far|by now|as of))"
    r"| (?:makes it|makes that|that makes|making it|brings us to|takes us to|leaving us with|"
    r"leaves us with|in reality|call it|so call it|currently we are at|now we are at|"
    r"we are now at|for a total of|full total of|making) (?P<now3>#)"
    r"(?= (?:\.|,|;|!|\)|now|all|in|of|$|labels|labelled|annotated|pairs|examples|altogether)|$)"
    r"| (?:currently|presently|today|now) (?:we are |we stand )?at (?P<now5>#)(?= |$)"
    r"| so (?P<now4>#) (?:now|left|remain|in total|in all|altogether|all told|usable)(?= )"
)
"""A count that stands after another, or beside a plan."""

_SUM = re.compile(
    r" (?P<one>#) (?:[^#;().]{1,40} )?(?:plus|and|,|, and|, plus) (?:[^#;().]{1,20} )?"
    r"(?P<two>#)(?= )"
)
_BOTH = re.compile(
    r" (?:both|all|each) (?:of them |batches |sets |parts |were |are )?" + _CUE.pattern[1:]
)
_PRODUCT = re.compile(
    r" (?P<one>#) (?:\w+ )?x (?P<two>#)(?= )"
    r"| (?P<three>#) (?:\w+ )?(?:for|in|from|of) each (?:of )?(?:the |our |its )?(?P<four>#)(?= )"
)


def read_label_totals(sentences: list[Sentence]) -> Iterator[Finding]:
    """The label counts that two numbers of a sentence make."""
    before = ""
    for sentence in sentences:
        spoken, before = before + sentence.text, sentence.text
        if sentence.text.count(" #") < 1 or is_kept_apart(sentence):
            continue
        if _NO_LABELS.search(sentence.text) is None:
            for pattern, cue, value_of in _READERS:
                match = pattern.search(sentence.text)
                heard = spoken if pattern is _GROWN else sentence.text
                if match is None or cue.search(heard) is None:
                    continue
                value = value_of(sentence, match)
                if value is not None and not _is_apart(sentence, match):
                    yield _finding(sentence, match, value)
                    break
        elif (grown := _GROWN.search(sentence.text)) is not None:
            value = _now(sentence, grown)
            if _NOW_DESPITE_PLAN.search(sentence.text) and value is not None:
                yield _finding(sentence, grown, value)


_NOW_DESPITE_PLAN = re.compile(
    r" (?:label|annotat)[^#]*# [^#]*(?:currently|now) (?:we are )?at # "
    r"| (?:label|annotat)[^#]*(?:currently|now) (?:we are )?at # "
    r"| # (?:label|annotat)[^#]*(?:currently|now) (?:we are )?at # "
)
"""`aiming for 5k labels, currently at 350`: the plan does not hide today's number."""


def _is_apart(sentence: Sentence, match: re.Match[str]) -> bool:
    at = _unit(sentence, match.start() + 1)
    return sentence.asked(at) or sentence.is_unreal(at)


def _unit(sentence: Sentence, position: int) -> int:
    return max(i for i, offset in enumerate(sentence.offsets) if offset <= position)


def _finding(sentence: Sentence, match: re.Match[str], value: float) -> Finding:
    first, last = _unit(sentence, match.start() + 1), _unit(sentence, max(0, match.end() - 1))
    return Finding("labelled_examples", round(value), sentence, first, last, STRENGTH)


def _number(sentence: Sentence, match: re.Match[str], name: str) -> float | None:
    """The value of the number in a named group; `None` where the group is empty."""
    if match.start(name) < 0:
        return None
    quantity = sentence.units[_unit(sentence, match.start(name))].quantity
    return quantity.value if quantity is not None else None


def _share(sentence: Sentence, match: re.Match[str]) -> float | None:
    """The labelled part of a total."""
    total = _number(sentence, match, "total")
    if total is None or total < _LEAST:
        return None
    groups = match.groupdict()
    if (percent := _number(sentence, match, "percent")) is not None:
        return total * percent / 100 if percent <= 100 else None
    if groups.get("half"):
        return total / 2
    if groups.get("part"):
        return total * _PARTS[groups["part"]]
    if groups.get("parts"):
        return total * (_number(sentence, match, "count") or 0) * _PARTS[groups["parts"][:-1]]
    every = _number(sentence, match, "every") if "every" in groups else None
    if every:
        return total * (_number(sentence, match, "some") or 1.0) / every
    without = _number(sentence, match, "without") if "without" in groups else None
    if without is not None:
        return total - without if without < total else None
    first = _number(sentence, match, "first") if "first" in groups else None
    return first if first is not None and 1 < first < total else None


def _now(sentence: Sentence, match: re.Match[str]) -> float | None:
    names = ("now", "now2", "now3", "now4", "now5")
    name = next((n for n in names if match.start(n) >= 0), "now")
    value = _number(sentence, match, name)
    if value is None or has_rate(sentence, _unit(sentence, match.start(name))):
        return None
    return value


def _sum(sentence: Sentence, match: re.Match[str]) -> float | None:
    """Two batches, where it is said of both that they are labelled."""
    one, two = _number(sentence, match, "one"), _number(sentence, match, "two")
    if one is None or two is None or sentence.text.count(" # ") != 2 or min(one, two) < 10:
        return None
    joined = " plus " in match.group() and _CUE.search(sentence.text[: match.start() + 1])
    if not joined and not _BOTH.search(sentence.text, match.end()):
        return None
    return one + two if max(one, two) <= _ALIKE * min(one, two) else None


def _product(sentence: Sentence, match: re.Match[str]) -> float | None:
    """`12 wards x 75`, `50 for each of the 14`."""
    one = _number(sentence, match, "one") or _number(sentence, match, "three")
    two = _number(sentence, match, "two") or _number(sentence, match, "four")
    return one * two if one and two else None


_READERS: tuple[
    tuple[re.Pattern[str], re.Pattern[str], Callable[[Sentence, re.Match[str]], float | None]], ...
] = (
    (_SHARE, _SHARED_CUE, _share),
    (_HALF_OF_TOTAL, _SHARED_CUE, _share),
    (_GROWN, _CUE, _now),
    (_PRODUCT, _CUE, _product),
    (_SUM, _CUE, _sum),
)
"""What is looked for, the words that must stand in the sentence, and the count."""
