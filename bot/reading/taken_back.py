"""Numbers taken back within a message: `600. wait no, 60`, `$30k ... finance cut it to 22`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.advisor.profile import FIELD_KINDS
from bot.reading.clauses import Sentence
from bot.reading.finding import Finding
from bot.reading.quantity import Unit

_WORD = r"(?: (?!#|\$#|(?:but|plus|also|and) )[^ ]+)"
_NUMBER = r" (\$#|#ms|#w|#)(?= )"
TAKES_BACK = (
    "oops wait|oops|(?:no|hmm|hm|oh|uh|um|ah|er|ok) wait|"
    "(?<![^.,;:!?()-] )wait|(?:would|will) wait|wait(?= [.,;:!-])|sorry|scratch that|"
    "scrap that|strike that|correction|make that|make it|"
    "i mean|i meant|i should say|should read|actually|rather(?! than)|typo|my bad|"
    "fat fingers|edit|well no|"
    "forget that|ignore that|mixed it up|mistyped|misread|counted wrong|not anymore|no longer|"
    "out of date|outdated|old one|old number|old figure|was before|"
    "recheck|rechecked|recounted|corrects me|corrected me|hang on|hold on|ehm|erm|err|uhm|"
    "updated ;|"
    "realistic is|realistically|honestly more like|more like|honestly nearer|closer to"
)
"""Words that take back what was said before them."""
_MOVED = (
    "trimmed|cut|lowered|raised|reduced|bumped|moved|shrunk|shrank|slashed|dropped|pushed|pulled|"
    "brought|upped|extended|shortened|tightened|relaxed|grown|grew|slipped|halved|doubled|revised|"
    "corrected|changed|updated|leaving|leaves|left"
)
_AGAIN = re.compile(
    rf" (?:{TAKES_BACK})(?= ){_WORD}{{0,9}}?{_NUMBER}"
    rf"| (?:{_MOVED})(?= ){_WORD}{{0,4}}? (?:to|us|at|with|only|just){_WORD}{{0,2}}?{_NUMBER}"
)
"""What takes a number back, and the number that stands."""

_GRANTED = re.compile(
    rf" (?:(?:was|were|been|is|are) (?:given|granted|allowed|promised)|got|received|approved|gave)"
    rf"(?= ){_WORD}{{0,3}}?{_NUMBER}"
)
"""What was given of what was asked for, in place of it."""
_ASKED_FOR = frozenset(("asked", "applied", "requested", "wanted", "hoped", "begged"))

_ALONE = re.compile(rf" (?:{TAKES_BACK})(?: [.,;!])* ")
"""A sentence that only takes back: the next one may begin with the number that stands."""

_NEXT_SENTENCES = 2
_REACH = 18
"""Words after a number in which it can be taken back."""

_ENDS = frozenset(
    (
        ".",
        ",",
        ";",
        "!",
        ")",
        "now",
        "since",
        "tops",
        "max",
        "total",
        "instead",
        "last",
        "yesterday",
        "recently",
        "already",
        "this",
    )
)


def taken_back(found: list[Sentence], chosen: Mapping[str, Finding]) -> dict[str, Finding]:
    """Findings for the numbers that replace a number read before them in the message."""
    result: dict[str, Finding] = {}
    counts = {n: f for n, f in chosen.items() if FIELD_KINDS.get(n) in ("int", "float")}
    taken = {(f.sentence.index, i) for f in counts.values() for i in range(f.first, f.last + 1)}
    for fact, finding in counts.items():
        at = _number_at(finding)
        again = None if at < 0 else _again(found, finding, at, taken)
        if again is not None:
            result[fact] = again
    return result


def _number_at(finding: Finding) -> int:
    """Index of the number in a finding's words or right behind them; -1 without one."""
    units = finding.sentence.units
    reach = min(finding.last + 2, len(units))
    numbers = [i for i in range(finding.first, reach) if units[i].quantity is not None]
    return numbers[-1] if numbers else -1


def _again(
    found: list[Sentence], finding: Finding, at: int, taken: set[tuple[int, int]]
) -> Finding | None:
    """The number that takes the place of the one at `at`; a finding with its value."""
    old = finding.sentence.units[at]
    rest, alone = _REACH, False
    again = _GRANTED if _is_asked_for(finding.sentence, at) else _AGAIN
    for sentence in found[finding.sentence.index :][: 1 + _NEXT_SENTENCES]:
        begin = max(at, finding.last) + 1 if sentence is finding.sentence else 0
        if begin >= len(sentence.units):
            continue
        said = _behind(finding.sentence, at)
        if alone and _fits(sentence.units[0], old, sentence, 0, said):
            return _replaced(finding, old, sentence, 0)
        text = sentence.text[sentence.offsets[begin] - 1 :]
        alone = _ALONE.fullmatch(text) is not None
        shift = sentence.offsets[begin] - 1
        for match in again.finditer(text):
            group = match.lastindex or 1
            new = sentence.offsets.index(match.start(group) + shift)
            if new - begin > rest:
                break
            unit = sentence.units[new]
            if (sentence.index, new) not in taken and _fits(unit, old, sentence, new, said):
                return _replaced(finding, old, sentence, new)
        rest -= len(sentence.units) - begin
        if rest <= 0:
            break
    return None


def _is_asked_for(sentence: Sentence, at: int) -> bool:
    """True for the 20 of `I asked for 20 thousand dollars, I was given 12`."""
    return not _ASKED_FOR.isdisjoint(u.text for u in sentence.units[max(0, at - 4) : at])


def _behind(sentence: Sentence, at: int) -> set[str]:
    """The words that follow a number closely."""
    return {u.text for u in sentence.units[at + 1 : at + 4]}


def _fits(new: Unit, old: Unit, sentence: Sentence, at: int, said: set[str]) -> bool:
    """Whether a number can stand for an earlier one: of its kind, or bare and of the same noun.

    `said` are the words behind the earlier number.
    """
    if new.quantity is None or sentence.asked(at) or sentence.is_unreal(at):
        return False
    if new.text == old.text and new.text != "#":
        return True
    behind = sentence.units[at + 1].text if at + 1 < len(sentence.units) else "."
    if new.text != "#":
        return False
    return behind in _ENDS or bool((_behind(sentence, at) & said) - _ENDS)


def _replaced(finding: Finding, old: Unit, sentence: Sentence, at: int) -> Finding | None:
    """The finding with the new number; a bare one takes the old one's unit and scale."""
    new = sentence.units[at]
    if new.quantity is None or old.quantity is None or not old.quantity.value:
        return None
    value, before = new.quantity.value, old.quantity.value
    if new.text == "#" and old.text in ("#ms", "#w"):
        value *= old.quantity.unit
    elif value and before / value >= _SCALED:
        value *= 1000
    factor = float(finding.value) / before
    stands = value * factor
    plain = round(stands) if FIELD_KINDS[finding.fact] == "int" else stands
    return replace(
        finding, value=plain, sentence=sentence, first=at, last=at, strength=5,
        low=None, high=None,
    )  # fmt: skip


_SCALED = 300
"""From this ratio on, `22` after `30k` means 22 thousand."""
