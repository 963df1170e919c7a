"""Facts told by their own names, as cards, forms and JSON show them: `Accuracy gap: large`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bot.advisor.fact_words import FACT, value_words
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS
from bot.reading.clauses import Sentence, sentences
from bot.reading.finding import Finding
from bot.reading.number_words import WEEKS_PER_MONTH
from bot.reading.quantity import Unit

STRENGTH = 8
"""No words can say a fact more outright than its name and a value of it."""
_LINKS = frozenset((":", "=", "|", "is", "are"))
_ENDS = frozenset((",", ";", ".", "|", "(", ")", '"', "}", "!", "and", "but"))
_LONGEST = 5
"""Words of a name."""
_WITH_UNITS = frozenset(
    (
        "labelled_examples", "requests_per_month", "prompt_tokens", "latency_target_ms",
        "budget_usd", "time_to_ship_weeks",
    )
)  # fmt: skip
"""Fields whose numbers the rules read with rates and units, also behind their short names."""
_YES_NO = {True: ("yes", "true"), False: ("no", "false")}


def _units(words: str) -> tuple[str, ...]:
    """Words as the units of a sentence."""
    return tuple(unit.text for sentence in sentences(words) for unit in sentence.units)


_FIELD_NAMES: dict[tuple[str, ...], str] = {(field,): field for field in FIELD_KINDS}
"""Names as in JSON, behind which a number is in the field's own unit."""
NAMES: dict[tuple[str, ...], str] = (
    {_units(field.replace("_", " ")): field for field in FIELD_KINDS}
    | {_units(label): field for field, label in FACT.items()}
    | {("the", "gap"): "accuracy_gap", ("our", "gap"): "accuracy_gap"}
    | _FIELD_NAMES
)
"""The words that name a field, as the units of a sentence."""


_UNKNOWN = tuple(
    map(_units, ("unknown", "null", "tbd", "n/a", "not known", "nobody knows", "no idea"))
)
"""What stands behind a name when the value is not known."""


def _values(field: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values of a field in all their words, the longest first; `None` for not known."""
    told: dict[tuple[str, ...], Any] = {}
    if FIELD_KINDS[field] == "bool":
        told = {(word,): value for value, words in _YES_NO.items() for word in words}
    for value in FIELD_CHOICES.get(field, ()):
        told |= {_units(value): value, _units(value_words(field, value)): value}
    told |= dict.fromkeys(_UNKNOWN)
    yield from sorted(told.items(), key=lambda entry: -len(entry[0]))


_VALUES = {field: tuple(_values(field)) for field in FIELD_KINDS}


def read_named(found: Iterable[Sentence]) -> Iterator[Finding]:
    """The facts that sentences tell by name, in order; `None` where one is told to be unknown."""
    for sentence in found:
        texts = tuple(unit.text for unit in sentence.units)
        for at in (i for i, text in enumerate(texts) if text in _LINKS):
            yield from _read(sentence, texts, at)


def with_named(gathered: list[Finding], found: list[Sentence]) -> list[Finding]:
    """What was gathered, where nothing is told by name; there what is told so."""
    named = list(read_named(found))
    apart = [f for f in gathered if not any(_overlap(f, n) for n in named)]
    return [n for n in named if n.value is not None] + apart


def _overlap(one: Finding, other: Finding) -> bool:
    same = one.sentence is other.sentence
    return same and one.first <= other.last and other.first <= one.last


def _read(sentence: Sentence, texts: tuple[str, ...], at: int) -> Iterator[Finding]:
    quoted = at > 0 and texts[at - 1] == '"'
    name = _name_before(texts, at - quoted)
    if name is None or "?" in texts[at:] or (not quoted and sentence.is_unreal(at)):
        return
    behind = at + 1 + (texts[at + 1 : at + 2] == ('"',))
    field = NAMES[name]
    first = at - quoted - len(name)
    for words, value in _VALUES[field]:
        end = behind + len(words)
        if texts[behind:end] == words and (end == len(texts) or texts[end] in _ENDS):
            yield Finding(field, value, sentence, first, end - 1, STRENGTH)
            return
    if behind < len(texts) and (name in _FIELD_NAMES or field not in _WITH_UNITS):
        value = _number(field, sentence.units[behind])
        if value is not None:
            yield Finding(field, value, sentence, first, behind, STRENGTH)


def _name_before(texts: tuple[str, ...], at: int) -> tuple[str, ...] | None:
    """The longest name that ends before a place."""
    parts = (texts[at - length : at] for length in range(min(_LONGEST, at), 0, -1))
    return next((part for part in parts if part in NAMES), None)


def _number(field: str, unit: Unit) -> float | int | None:
    """The value of a number behind the name of a field; `None` when it is none."""
    kind, quantity = FIELD_KINDS[field], unit.quantity
    if kind not in ("int", "float") or quantity is None:
        return None
    if field.endswith("_months") and unit.text == "#w":
        return round(quantity.value / WEEKS_PER_MONTH, 1)
    if unit.text not in ("#", "$#", "#%"):
        return None
    return round(quantity.value) if kind == "int" else quantity.value
