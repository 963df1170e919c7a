"""Volumes told per head: `each clinic (we run 18) sends 30 letters a day`.

Two numbers make such a volume: how many heads there are, and how much comes from each; one of them
has a period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.reading.clauses import Sentence
from bot.reading.facts.load.heads import (
    LEADS,
    MARKS,
    STRENGTH,
    Count,
    count_heads,
    heads_of,
    times_a_month,
)
from bot.reading.facts.load.requests import EACH_OF, PER_USER_NOUNS
from bot.reading.facts.load.requests_rate import PERIODS
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_BEFORE, _BEHIND = 6, 9
"""Words from `per editor` back to the number, and from `each editor` on to it."""
_UNCOUNTED = word_set("token tokens tok toks label labels labelled labeled class classes dollar")
"""What a number beside the heads counts when it is no request."""
_USES = word_set(
    "times time calls requests prompts questions queries lookups invocations hits runs"
)
"""What a number without a period counts when it tells how often the model is asked."""


def read_per_head(sentences: list[Sentence]) -> Iterator[Finding]:
    """The volumes of a message that are told per head."""
    marked = [s for s in sentences if any(f" {mark} " in s.text for mark in MARKS)]
    counted = count_heads(sentences) if marked else {}
    for sentence in marked:
        units = sentence.units
        for i in range(len(units) - 1):
            if units[i].text in MARKS and not sentence.asked(i) and not sentence.is_unreal(i):
                yield from _at_mark(counted, sentence, i, i + 1)
                yield from _at_mark(counted, sentence, i, i + 2)
                yield from _of_those_before(counted, sentence, i)


def _at_mark(
    counted: Mapping[str, Count], sentence: Sentence, mark: int, named: int
) -> Iterator[Finding]:
    """The volume at a mark whose head stands at `named`: `each clinic`, `each store manager`."""
    head = sentence.units[named].text if named < len(sentence.units) else ""
    if head in PERIODS or not head.isalpha() or len(head) < 3 or head in LEADS:
        return
    told, behind = _told_beside(sentence, mark, named + 1)
    heads = told or heads_of(counted, head)
    share = _share(sentence, mark, behind, heads)
    if heads is None or share is None or (heads.monthly is None) is (share.monthly is None):
        return
    monthly = heads.monthly or share.monthly or 0.0
    value = round(heads.value * share.value * monthly)
    if value >= 1:
        first, last = sorted((mark, share.at))
        yield Finding("requests_per_month", value, sentence, first, last, STRENGTH)


def _of_those_before(
    counted: Mapping[str, Count], sentence: Sentence, mark: int
) -> Iterator[Finding]:
    """The volume of those named before: `220 developers use it. They make 5 calls each a day`."""
    units = sentence.units
    before = {u.text for u in units[max(0, mark - 8) : mark]}
    people = [c for word, c in counted.items() if word in _PEOPLE and _just_before(c, sentence)]
    if units[mark].text != "each" or _THOSE.isdisjoint(before) or not people:
        return
    for i in range(mark - 1, max(-1, mark - 1 - _BEFORE), -1):
        quantity = units[i].quantity
        monthly = times_a_month(sentence, mark, i)
        if units[i].text == "#" and quantity is not None and monthly is not None:
            value = round(people[-1].value * quantity.value * monthly)
            yield Finding("requests_per_month", value, sentence, i, mark, STRENGTH + 1)
            return


_THOSE = word_set("they everyone everybody all")
_PEOPLE = frozenset(f"{PER_USER_NOUNS}|{EACH_OF}".split("|"))


def _just_before(count: Count, sentence: Sentence) -> bool:
    return 0 < sentence.index - count.sentence.index <= 2


def _told_beside(sentence: Sentence, mark: int, after: int) -> tuple[Count | None, int]:
    """The heads in `each clinic (we run 18)` and `every store, 640 of them,`; and what follows."""
    units = sentence.units
    if sentence.units[mark].text == "per" or after >= len(units) or units[after].text not in "(,":
        return None, after
    for i in range(after + 1, min(len(units), after + 6)):
        quantity = units[i].quantity
        of_them = [u.text for u in units[i + 1 : i + 3]] in (["of", "them"], ["of", "those"])
        inside = units[after].text == "("
        if quantity is not None and units[i].text == "#" and (inside or of_them):
            reach = range(i, min(len(units), i + _BEHIND))
            end = next((j for j in reach if units[j].text in "),"), i)
            return Count(sentence, i, quantity.value, None), end + 1
    return None, after


def _share(sentence: Sentence, mark: int, behind: int, heads: Count | None) -> Count | None:
    """How much comes from one head: before `per editor`, behind `each clinic`."""
    units = sentence.units
    places = range(behind, min(len(units), mark + 1 + _BEHIND + (behind - mark - 2)))
    if units[mark].text == "per" or _follows_times(sentence, mark):
        places = range(mark - 1, max(-1, mark - 1 - _BEFORE), -1)
    for i in places:
        if heads is not None and heads.sentence is sentence and heads.at == i:
            continue
        quantity = units[i].quantity
        value = quantity.value if quantity and units[i].text == "#" else _TIMES.get(units[i].text)
        following = {u.text for u in units[i + 1 : i + 3]}
        if value is None or not _UNCOUNTED.isdisjoint(following):
            continue
        if not _forms_of(units[behind - 1].text).isdisjoint(following):
            continue
        monthly = times_a_month(sentence, i, i)
        if monthly is not None or not _USES.isdisjoint(following):
            return Count(sentence, i, value, monthly)
    return None


def _forms_of(head: str) -> frozenset[str]:
    """A word and its plural: in `150 notes a month, an hour per note` the number counts heads."""
    return frozenset((head, head + "s", head + "es"))


def _follows_times(sentence: Sentence, mark: int) -> bool:
    """True for `we call it three times for each order`."""
    return not _USES.isdisjoint(u.text for u in sentence.units[max(0, mark - 2) : mark])
