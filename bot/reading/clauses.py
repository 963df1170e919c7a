"""Sentences and the scopes inside them: questions, hypotheses, quotations, negation, hedges."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.reading.elsewhere import told_of_others
from bot.reading.hearsay import unreal_ranges
from bot.reading.numbers import merge
from bot.reading.quantity import Quantity, Unit
from bot.reading.questions import ASKING_STRONG, question_start
from bot.reading.tokens import Token, clean, tokenize, word_set

MAX_SENTENCE = 400
"""Units after which a sentence without an end mark is cut, so that work stays linear."""

_ENDS = frozenset((".", "!", "?", "\n"))
_APPROXIMATE = word_set(
    "~ about around roughly approximately some like almost nearly maybe perhaps probably "
    "somewhere near"
)
_MINIMUM = frozenset((">", "over", "least", "than", "exceeding"))
_HEDGES = word_set(
    "maybe perhaps probably guess possibly might think unsure guessing guesstimate presumably "
    "supposedly likely believe guestimate ballpark hopefully"
)
_CLAUSE = word_set(", ; : ( ) but however though although yet -")
_HARD = word_set("; ( ) but however although though because so ,")
NEGATORS = word_set(
    "no not never without none nor neither hardly zero lacking lack barely keine kein keinen ohne "
    "nicht sans aucun aucune geen senza"
)
"""Words that turn what follows into its opposite."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a row of units, with the scopes that hold in it."""

    units: tuple[Unit, ...]
    """The words, signs and quantities in order."""
    text: str
    """` unit unit unit `: what phrase patterns are matched against."""
    offsets: tuple[int, ...]
    """Index in `text` of each unit's first character."""
    asks_from: int
    """Index of the unit where a question begins; `len(units)` when nothing is asked."""
    unreal: tuple[tuple[int, int], ...]
    """Half-open unit ranges that are hypothetical, quoted, or about somebody else."""
    index: int
    """Position of the sentence in the message."""
    negates: bool
    """Whether any unit is a negator."""
    hedges: bool
    """Whether any words are a hedge, or a quantity is vague."""
    others: int = 0
    """Index of the unit up to which it tells of others' projects, former jobs or games."""

    def asked(self, at: int) -> bool:
        """True when the unit belongs to a question."""
        return at >= self.asks_from

    def is_unreal(self, at: int) -> bool:
        """True when the unit belongs to a hypothesis, a quotation or other people's project."""
        return bool(self.unreal) and any(low <= at < high for low, high in self.unreal)

    def negated(self, at: int, reach: int = 4) -> bool:
        """True when a negator stands at most `reach` units before, in the same clause."""
        if not self.negates:
            return False
        for i in range(at - 1, max(-1, at - 1 - reach), -1):
            word = self.units[i].text
            if word in _HARD:
                return False
            if word in NEGATORS:
                following = self.units[i + 1].text if i + 1 < len(self.units) else ""
                return following not in ("only", "just", "sure", "problem", "doubt")
        return False

    def hedged(self, at: int, end: int) -> bool:
        """True when a hedge stands in the same clause, at most six units away."""
        if not self.hedges:
            return False
        low = at
        while low > 0 and at - low < 6 and self.units[low - 1].text not in _CLAUSE:
            low -= 1
        high = end
        while high < len(self.units) and high - end < 3 and self.units[high].text not in _CLAUSE:
            high += 1
        window = self.units[low:high]
        return any(u.text in _HEDGES or (u.quantity and u.quantity.vague) for u in window) or (
            " not sure " in self.text[: self.offsets[at]][-40:] or " iirc " in self.text
        )


def sentences(text: str, plain: Callable[[str], str] | None = None) -> list[Sentence]:
    """The sentences of a message, in order, with offsets into the message itself.

    `plain` gives the plain spelling of a word; without it, words are taken as they are written.
    """
    tokens = tokenize(clean(text))
    if plain is not None:
        tokens = [_respelt(t, plain) if t.kind == "word" else t for t in tokens]
    units = fold(merge(tokens, text))
    result: list[Sentence] = []
    row: list[Unit] = []
    for i, unit in enumerate(units):
        if unit.text not in _ENDS:
            row.append(unit)
            if len(row) < MAX_SENTENCE:
                continue
        elif unit.text == "?" and _answers_itself(units, i, row):
            row.append(unit._replace(text=":"))
            continue
        else:
            row.append(unit)
        following = units[i + 1] if i + 1 < len(units) else None
        if _ends(unit, following, row) or len(row) >= MAX_SENTENCE:
            _close(result, row)
            row = []
    _close(result, row)
    return _apart_from_others(result)


def _apart_from_others(found: list[Sentence]) -> list[Sentence]:
    """The sentences, with what an earlier one shows to be about others marked as unreal."""
    rows = [([u.text for u in s.units], s.text) for s in found]
    return [
        s if end is None else replace(s, unreal=(*s.unreal, (0, end)), others=end)
        for s, end in zip(found, told_of_others(rows), strict=True)
    ]


def _respelt(token: Token, plain: Callable[[str], str]) -> Token:
    word = plain(token.text)
    return token if word == token.text else token._replace(text=word)


def _answers_itself(units: list[Unit], i: int, row: list[Unit]) -> bool:
    """True for `Labels? None.`: a bare noun asked and answered by the writer."""
    words = [u.text for u in row if u.text != "\n"]
    following = units[i + 1].text if i + 1 < len(units) else ""
    bare = 0 < len(words) <= 3 and not ASKING_STRONG.intersection(words)
    return bare and following in _SELF_ANSWERS


_SELF_ANSWERS = word_set(
    "none zero no nope nah not never nothing # about yes one two lots plenty $#"
)


def _ends(unit: Unit, following: Unit | None, row: list[Unit]) -> bool:
    if unit.text not in _ENDS:
        return False
    if following is not None and following.text in ('"', ")", "!", "?") and unit.text != "\n":
        return False
    return not (unit.text == "?" and _inside_quote(row))


def _inside_quote(row: list[Unit]) -> bool:
    return sum(1 for u in row[-30:] if u.text == '"') % 2 == 1


def _close(result: list[Sentence], row: list[Unit]) -> None:
    kept = [u for u in row if u.text != "\n"]
    if not any(u.text[:1].isalnum() or u.quantity for u in kept):
        return
    words = [u.text for u in kept]
    offsets = list(itertools.accumulate((len(word) + 1 for word in words[:-1]), initial=1))
    text = " " + " ".join(words) + " "
    guessed = not _HEDGES.isdisjoint(words[:4]) and any(u.quantity for u in kept)
    asks = question_start(words, hedged_number=guessed)
    unreal = unreal_ranges(kept, text, offsets)
    negates = not NEGATORS.isdisjoint(words)
    hedges = (
        not _HEDGES.isdisjoint(words)
        or " not sure " in text
        or " iirc " in text
        or any(u.quantity and u.quantity.vague for u in kept)
    )
    result.append(
        Sentence(tuple(kept), text, tuple(offsets), asks, unreal, len(result), negates, hedges)
    )


def fold(units: list[Unit]) -> list[Unit]:
    """Drop joining hyphens, and fold `~`, `about`, `over`, `maybe` into the number they lead."""
    kept: list[Unit] = []
    for i, unit in enumerate(units):
        following = units[i + 1] if i + 1 < len(units) else None
        if unit.text == "-" and following is not None:
            if kept and kept[-1].end == unit.start and following.start == unit.end:
                continue
            unit = unit._replace(text=";")
        if unit.text == "no" and _takes_back(units, i):
            unit = unit._replace(text="oops")
        if unit.quantity is not None:
            unit = _fold_lead(kept, unit)
        if unit.text == "o" and len(kept) > 1 and kept[-1].text == "/" and kept[-2].text == "w":
            first = kept[-2]
            del kept[-2:]
            unit = Unit("without", first.start, unit.end)
        kept.append(unit)
    return kept


def _takes_back(units: list[Unit], i: int) -> bool:
    """True when the `no` at `i` takes back what was said: `no wait`, `no, sorry`."""
    words = [u.text for u in units[i + 1 : i + 3] if u.text != ","]
    return bool(words) and words[0] in ("wait", "sorry", "actually", "scratch", "oops")


_BORDERS = word_set("north upwards upward shy excess")
"""Words before `of` that lead a number: `north of 9k`, `just shy of ten thousand`."""


def _drop_border(kept: list[Unit]) -> int:
    """Take `just shy of` off the row; where it began, -1 where there is none."""
    if len(kept) < 2 or kept[-1].text != "of" or kept[-2].text not in _BORDERS:
        return -1
    if any(u.quantity is not None or u.text in ("points", "pp") for u in kept[-5:-2]):
        return -1
    start = kept[-2].start
    del kept[-2:]
    while kept and kept[-1].text in ("just", "in", "well"):
        start = kept.pop().start
    return start


def _fold_lead(kept: list[Unit], unit: Unit) -> Unit:
    quantity = unit.quantity
    if quantity is None or unit.text == "#v":
        return unit
    start = unit.start
    if (border := _drop_border(kept)) >= 0:
        start = border
    while kept and (kept[-1].text in _APPROXIMATE or kept[-1].text in _MINIMUM):
        word = kept[-1].text
        if word == "than" and not (len(kept) > 1 and kept[-2].text == "more"):
            break
        if word == "least" and not (len(kept) > 1 and kept[-2].text == "at"):
            break
        if word == "some" and len(kept) > 1 and kept[-2].text == "and":
            break
        quantity = _lead(quantity, word)
        start = kept.pop().start
        if word in ("than", "least"):
            start = kept.pop().start
    return Unit(unit.text, start, unit.end, quantity)


def _lead(quantity: Quantity, word: str) -> Quantity:
    if word in _MINIMUM and quantity.low is None:
        return replace(quantity, low=quantity.value)
    return replace(quantity, vague=quantity.vague or word in _HEDGES)
