"""Numbers told per head: `each clinic (we run 18) sends 30 letters a day`, `60 labels per intent`.

Two numbers make such a volume: how many heads there are, and how much comes from each; one of them
has a period. Without a period, they make a count of labels where labels are spoken of. That the
heads are the same is seen by the word for them, singular beside `per`, `each` or `every`, and
plural beside their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.reading.clauses import Sentence
from bot.reading.facts.duty import on_duty
from bot.reading.facts.volume import MONTHLY, PERIODS
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_MARKS = frozenset(("per", "each", "every"))
_APIECE = frozenset(("each", "apiece"))
_LEADS = frozenset(("a", "an", "per", "/", "each", "every"))
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_BEFORE, _BEHIND, _TO_PERIOD = 6, 9, 6
"""Words from `per editor` back to the number, from `each editor` on to it, and on to the period."""
_UNCOUNTED = word_set("token tokens tok toks label labels labelled labeled class classes dollar")
"""What a number beside the heads counts when it is no request."""
_USES = word_set(
    "times time calls requests prompts questions queries lookups invocations hits runs"
)
"""What a number without a period counts when it tells how often the model is asked."""
STRENGTH = 4
"""As what is said outright; a rate alone says less."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A number, and the period that it comes in."""

    sentence: Sentence
    at: int
    value: float
    monthly: float | None
    """How often its period comes in a month; `None` without one."""


def read_per_head(sentences: list[Sentence]) -> Iterator[Finding]:
    """The volumes of a message that are told per head."""
    marked = [s for s in sentences if any(f" {mark} " in s.text for mark in _MARKS)]
    counted = _counted(sentences) if marked else {}
    for sentence in marked:
        units = sentence.units
        for i in range(len(units) - 1):
            if units[i].text in _MARKS and not sentence.asked(i) and not sentence.is_unreal(i):
                yield from _at_mark(counted, sentence, i, i + 1)
                yield from _at_mark(counted, sentence, i, i + 2)


def read_labels_per_head(sentences: list[Sentence]) -> Iterator[Finding]:
    """The counts of labels that are told per class, queue or annotator."""
    shared = [s for s in sentences if any(f" {mark} " in s.text for mark in ("per", *_APIECE))]
    if not shared:
        return
    text = " ".join(s.text for s in sentences)
    if not any(cue in text for cue in _LABEL_CUES):
        return
    counted = _counted(sentences)
    for sentence in shared:
        units, near = sentence.units, _classes_of(sentence)
        for i in range(len(units)):
            if sentence.asked(i) or sentence.is_unreal(i):
                continue
            if units[i].text == "per" and i + 1 < len(units) and units[i + 1].text in _CLASSES:
                yield from _labels_at(sentence, i, _heads(counted, units[i + 1].text))
            elif units[i].text in _APIECE:
                yield from _labels_at(sentence, i, near)


def _labels_at(sentence: Sentence, mark: int, heads: _Count | None) -> Iterator[Finding]:
    """The labels of all heads at `60 per intent` and `two hundred apiece`."""
    if heads is None or heads.monthly is not None:
        return
    for i in range(mark - 1, max(-1, mark - 1 - _NEAR), -1):
        quantity = sentence.units[i].quantity
        if quantity is not None and sentence.units[i].text == "#" and i != heads.at:
            if _monthly(sentence, i, i) is None:
                value = round(quantity.value * heads.value)
                first, last = min(i, mark), max(i, mark)
                yield Finding("labelled_examples", value, sentence, first, last, STRENGTH)
            return


def _classes_of(sentence: Sentence) -> _Count | None:
    """The heads in the sentence of an `each`: the first number before the plural of a class."""
    for i in range(len(sentence.units) - 1):
        quantity = sentence.units[i].quantity
        near = [u.text for u in sentence.units[i + 1 : i + 3]]
        plural = any(word.removesuffix("s").removesuffix("e") in _STEMS for word in near)
        if quantity is not None and sentence.units[i].text == "#" and plural:
            return _Count(sentence, i, quantity.value, None)
    return None


_CLASSES = word_set(
    "class intent category label queue topic type annotator labeller language team product line "
    "language code bucket tag department"
)
_STEMS = frozenset(word.removesuffix("e") for word in _CLASSES) | {"categori"}
_LABEL_CUES = (" label", " annotat", " tagged ", " training ", " hand ", " gold ", " examples ",
               " balanced ", " graded ", " marked ")  # fmt: skip
_NEAR = 4
"""Words from `per intent` back to its number."""


def _at_mark(
    counted: Mapping[str, _Count], sentence: Sentence, mark: int, named: int
) -> Iterator[Finding]:
    """The volume at a mark whose head stands at `named`: `each clinic`, `each store manager`."""
    head = sentence.units[named].text if named < len(sentence.units) else ""
    if head in PERIODS or not head.isalpha() or len(head) < 3 or head in _LEADS:
        return
    told, behind = _told_beside(sentence, mark, named + 1)
    heads = told or _heads(counted, head)
    share = _share(sentence, mark, behind, heads)
    if heads is None or share is None or (heads.monthly is None) is (share.monthly is None):
        return
    monthly = heads.monthly or share.monthly or 0.0
    value = round(heads.value * share.value * monthly)
    if value >= 1:
        first, last = sorted((mark, share.at))
        yield Finding("requests_per_month", value, sentence, first, last, STRENGTH)


def _told_beside(sentence: Sentence, mark: int, after: int) -> tuple[_Count | None, int]:
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
            return _Count(sentence, i, quantity.value, None), end + 1
    return None, after


def _counted(sentences: list[Sentence]) -> dict[str, _Count]:
    """The first number of a message that stands before each word, at most one word between."""
    found: dict[str, _Count] = {}
    for sentence in sentences:
        units = sentence.units
        for i, unit in enumerate(units[:-1]):
            if unit.text != "#" or unit.quantity is None or sentence.is_unreal(i):
                continue
            if units[i + 1].text in _MARKS:
                continue
            for at in range(i + 1, min(len(units), i + 3)):
                word = units[at].text
                if word not in found:
                    value = unit.quantity.value
                    found[word] = _Count(sentence, i, value, _monthly(sentence, at, i))
    return found


def _heads(counted: Mapping[str, _Count], head: str) -> _Count | None:
    """How many heads there are: the number before their plural."""
    plurals: tuple[str, ...] = (head + "s", head + "es", head.removesuffix("y") + "ies", head)
    if head == "person":
        plurals = ("people", "persons")
    return next((counted[word] for word in plurals if word in counted), None)


def _share(sentence: Sentence, mark: int, behind: int, heads: _Count | None) -> _Count | None:
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
        monthly = _monthly(sentence, i, i)
        if monthly is not None or not _USES.isdisjoint(following):
            return _Count(sentence, i, value, monthly)
    return None


def _forms_of(head: str) -> frozenset[str]:
    """A word and its plural: in `150 notes a month, an hour per note` the number counts heads."""
    return frozenset((head, head + "s", head + "es"))


def _follows_times(sentence: Sentence, mark: int) -> bool:
    """True for `we call it three times for each order`."""
    return not _USES.isdisjoint(u.text for u in sentence.units[max(0, mark - 2) : mark])


def _monthly(sentence: Sentence, at: int, number: int) -> float | None:
    """How often the period behind a place comes in a month; `None` when none is named."""
    units = sentence.units
    for i in range(at + 1, min(len(units), at + 1 + _TO_PERIOD)):
        word, lead = units[i].text, units[i - 1].text
        if word in (";", ".", "(", ")", "but", "and"):
            return None
        if word in PERIODS and (lead in _LEADS or word.endswith("ly")):
            return on_duty(sentence, i, number, MONTHLY[word])
    return None
