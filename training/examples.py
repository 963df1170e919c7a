"""From hand-labelled texts to training examples: sentences with facts, numbers with roles.

A line of a text file is `{"id", "text", "facts", "quotes", "also_ok"?}`; `quotes` holds for each
fact the words that state it. A sentence states a fact when its quote lies in it. A field that is
only hinted at, or that another sentence of a long message states, is left out of the loss there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.reading.bounds import FIELDS, KINDS, ROLES
from bot.reading.clauses import Sentence, sentences
from bot.reading.quantity import Unit

_MONTHLY = (1, 30, 4.3, 720, 43_200, 2_592_000, 22, 21.5, 20, 30.4, 172, 176, 1 / 3, 1 / 12)
"""By what a rate is multiplied to become a month's."""


SHIELD = -100
"""Target that the loss leaves out."""


@dataclass(frozen=True, slots=True)
class SentenceExample:
    """One sentence with the values that it states."""

    words: tuple[str, ...]
    """The texts of its units."""
    stated: Mapping[str, str]
    """Field to value, as text."""
    ignored: frozenset[str]
    """Fields about which this sentence teaches nothing."""

    def target(self, field: str, known: Sequence[str]) -> int:
        """The place of its value among the known ones of a field, or `SHIELD`."""
        if field in self.stated:
            value = self.stated[field]
            return list(known).index(value) if value in known else SHIELD
        return SHIELD if field in self.ignored else 0


@dataclass(frozen=True, slots=True)
class NumberExample:
    """One number of a sentence with its role."""

    words: tuple[str, ...]
    """The texts of the sentence's units."""
    at: int
    """Index of the number."""
    role: str
    """One of `ROLES`."""


def load_texts(folder: Path) -> list[dict[str, Any]]:
    """All lines of all files of a folder, in the order of their names."""
    files = sorted(folder.glob("*.jsonl"))
    return [
        json.loads(line)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def fingerprint(*folders: Path) -> str:
    """What the texts of some folders are, as a hash; stored with the weights made from them."""
    digest = hashlib.sha256()
    for file in (file for folder in folders for file in sorted(folder.glob("*.jsonl"))):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def sentence_examples(row: Mapping[str, Any]) -> Iterator[SentenceExample]:
    """The sentences of one text."""
    text, quotes = row["text"], row.get("quotes", {})
    found = sentences(text)
    facts = {name: str(value) for name, value in row["facts"].items() if name in FIELDS}
    hinted = {name for name in row.get("also_ok", {}) if name in FIELDS} - set(facts)
    for sentence in found:
        low, high = sentence.units[0].start, sentence.units[-1].end
        stated: dict[str, str] = {}
        ignored = set(hinted)
        for name, value in facts.items():
            at = text.find(quotes[name]) if name in quotes else -1
            if at < 0:
                if len(found) == 1:
                    stated[name] = value
                else:
                    ignored.add(name)
            elif at < high and at + len(quotes[name]) > low:
                stated[name] = value
            elif len(found) > 2:
                ignored.add(name)
        words = tuple(u.text for u in sentence.units)
        yield SentenceExample(words, stated, frozenset(ignored))


def number_examples(row: Mapping[str, Any]) -> Iterator[NumberExample]:
    """The numbers of one text whose role is certain."""
    for sentence, at, role in roles_in(row, sentences(row["text"])):
        yield NumberExample(tuple(u.text for u in sentence.units), at, role)


def roles_in(
    row: Mapping[str, Any], found: Sequence[Sentence]
) -> Iterator[tuple[Sentence, int, str]]:
    """The numbers in the sentences of a text whose role is certain: sentence, index, role."""
    numbers = [
        (sentence, i, unit)
        for sentence in found
        for i, unit in enumerate(sentence.units)
        if unit.text in KINDS and unit.quantity is not None
    ]
    roles, unsure = _roles(row, numbers)
    for sentence, i, unit in numbers:
        if unit.start not in unsure:
            yield sentence, i, roles.get(unit.start, ROLES[0])


Found = list[tuple[Sentence, int, Unit]]


def _roles(row: Mapping[str, Any], found: Found) -> tuple[dict[int, str], set[int]]:
    """Start of a number to its role, and the starts of numbers whose role is not certain."""
    roles: dict[int, str] = {}
    unsure: set[int] = set()
    quotes = row.get("quotes", {})
    everywhere = {unit.start for _, _, unit in found}
    for name in set(ROLES) & {*row["facts"], *row.get("also_ok", {})}:
        if name not in row["facts"] or name not in quotes:
            unsure |= everywhere
            continue
        inside = _within(row["text"], quotes[name], found)
        value = float(row["facts"][name])
        hits = [unit for unit in inside if _fits(name, value, unit)]
        if name == "requests_per_month" and len(hits) > 1:
            hits = [u for u in hits if any(_near(_value(u) * p, value, 0.06) for p in _MONTHLY)]
        if name == "latency_target_ms":
            hits = [u for u in hits if u.text == "#ms"] or hits
        if hits:
            roles[hits[-1].start] = name
        else:
            unsure |= {unit.start for unit in inside}
    scored = _score_roles(row, found)
    return roles | scored, (unsure | _gap_numbers(row, found)) - set(roles) - set(scored)


def _within(text: str, quote: str, found: Found) -> list[Unit]:
    at = text.find(quote)
    return [u for _, _, u in found if at >= 0 and u.start < at + len(quote) and u.end > at]


def _value(unit: Unit) -> float:
    return unit.quantity.value if unit.quantity else 0.0


def _near(one: float, other: float, tolerance: float = 0.03) -> bool:
    return abs(one - other) <= tolerance * max(abs(other), 1e-9)


def _fits(name: str, value: float, unit: Unit) -> bool:
    """Whether a number can be the value of a field."""
    said, quantity = _value(unit), unit.quantity
    assert quantity is not None
    if name == "requests_per_month":
        return unit.text == "#" and said > 0
    if name == "labelled_examples":
        ranged = quantity.low is not None and quantity.low <= value <= (quantity.high or value)
        return unit.text == "#" and (_near(said, value) or ranged)
    if name == "latency_target_ms":
        by_kind = unit.text == "#ms" and _near(said, value)
        return by_kind or (unit.text == "#" and (_near(said, value) or _near(said * 1_000, value)))
    if name == "prompt_tokens":
        return unit.text == "#" and _near(said, value)
    if name == "budget_usd":
        return unit.text in ("#", "$#") and 0.6 < said / max(value, 1) < 1.5
    return unit.text == "#d" or (unit.text == "#w" and 0.7 < said / max(value, 0.01) < 1.45)


def _gap_numbers(row: Mapping[str, Any], found: Found) -> set[int]:
    """Numbers in the words that state the gap."""
    quote = row.get("quotes", {}).get("accuracy_gap")
    return {u.start for u in _within(row["text"], quote, found)} if quote else set()


def _score_roles(row: Mapping[str, Any], found: Found) -> dict[int, str]:
    """Of two scores that state a gap, which is the prompt's and which the target."""
    gap, quote = row["facts"].get("accuracy_gap"), row.get("quotes", {}).get("accuracy_gap")
    if gap is None or not quote:
        return {}
    inside = [
        u
        for u in _within(row["text"], quote, found)
        if u.text in ("#", "#%") and 0 <= _value(u) <= 100
    ]
    if len(inside) != 2 or _value(inside[0]) == _value(inside[1]):
        return {}
    low, high = sorted(inside, key=_value)
    points = _value(high) - _value(low)
    if gap == "none":
        return {high.start: "score_now", low.start: "score_target"}
    if (gap == "large" and points >= 7) or (gap == "small" and points < 9):
        return {low.start: "score_now", high.start: "score_target"}
    return {}


def split(rows: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows to learn from, and each tenth to choose thresholds on."""
    listed = list(rows)
    kept = [row for i, row in enumerate(listed) if i % 10 == 3]
    return [row for i, row in enumerate(listed) if i % 10 != 3], kept
