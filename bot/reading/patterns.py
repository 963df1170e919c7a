"""Phrase patterns: a small notation for the words that state a fact.

A pattern is a row of elements separated by blanks, matched against the units of one sentence:

- `label*|annotated` alternatives, `*` any ending, `_` a blank inside an alternative;
- `the?` an optional element;
- `..3` up to three units, never `but`, `,`, `;`, `(`, `)`, nor another quantity when the pattern
  wants one; `.,3` lets commas pass;
- `#`, `#%`, `$#`, `#ms`, `#w`, `#b` the quantity that is the value; `@` any quantity, unused;
- `{NAME}` a named list of alternatives.

Each pattern is filed under the literal words of its most selective elements, so that reading a
sentence tries only the few patterns that can match. Gaps are bounded: matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.reading.clauses import NEGATORS, Sentence
from bot.reading.quantity import Quantity

_STEM = 5
"""Longest prefix under which a pattern is filed."""

_FILED = 3
"""Elements of a pattern that it is filed under."""

_BEGINNINGS = 5_000
"""Beginnings of words whose rules are remembered."""

_NOT_NEGATIVE = re.compile(r"no_(?:problem|issue|matter|drama)")
"""Alternatives that hold `no` and negate nothing."""

_VALUES = {"#": "#", "#%": "#%", "$#": r"\$#", "#ms": "#ms", "#w": "#w", "#b": "#b"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One phrase and the value that it states."""

    fact: str
    """The field stated."""
    value: Any
    """The value stated; `None` when the quantity in the phrase is the value."""
    phrase: str
    """The phrase in the notation, with the words of its lists."""
    flip: Any = None
    """The value when the phrase is negated; `None` drops the negated phrase."""
    strength: int = 2
    """1 implied by custom, 2 said, 3 said outright; the strongest statement of a field wins."""
    unreal: bool = False
    """True when the phrase also counts inside a hypothesis (`if it is wrong, people die`)."""
    negative: bool = False
    """True when the pattern itself holds a negator; others never match across one."""
    free: bool = False
    """True when a negator before the phrase does not matter."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched, with the units that it covers."""

    rule: Rule
    """The rule."""
    sentence: Sentence
    """Where it matched."""
    first: int
    """Index of the first unit."""
    last: int
    """Index of the last unit."""
    quantity: Quantity | None
    """The quantity named by the pattern."""
    number_at: int
    """Index of that quantity's unit; -1 without one."""


def _lines(phrases: str) -> Iterator[str]:
    """The patterns of a table, with continued lines joined."""
    begun, margin = "", -1
    for line in phrases.splitlines():
        text = line.strip()
        if not text:
            continue
        depth = len(line) - len(line.lstrip())
        margin = depth if margin < 0 else margin
        if begun and not begun.endswith("|"):
            if depth > margin:
                begun += " "
            else:
                yield begun
                begun = ""
        begun += text
    if begun.endswith("|"):
        raise ValueError(f"the table ends inside a pattern: {begun[-60:]}")
    if begun:
        yield begun


class RuleBook:
    """Rules filed by their rarest words.

    A pattern is compiled when a sentence first holds words of its elements: most never are.
    """

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._patterns: list[re.Pattern[str] | None] = []
        self._filed: tuple[dict[str, int], ...] = tuple({} for _ in range(_FILED))
        self._unfiled = [0] * _FILED
        self._of_word: dict[str, tuple[int, int, int]] = {}

    def __len__(self) -> int:
        return len(self._rules)

    def add(
        self,
        fact: str,
        value: Any,
        phrases: str,
        lists: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        """Add one rule per line of `phrases`; `more` are fields of `Rule`.

        A line that ends with `|` goes on in the next one, and so does a line before one that
        is indented deeper than the first line of the table. `lists` gives the words of `{NAME}`.
        """
        for line in _lines(phrases):
            for name, words in (lists or {}).items():
                line = line.replace("{" + name + "}", words)
            negative = not NEGATORS.isdisjoint(re.split(r"[ |_?]", _NOT_NEGATIVE.sub("", line)))
            self._file(Rule(fact, value, line, negative=negative, **more))

    def _file(self, rule: Rule) -> None:
        """File a rule: bit n of a word's number says that rule n has the word in an element."""
        bit = 1 << len(self._rules)
        self._rules.append(rule)
        self._patterns.append(None)
        self._of_word.clear()
        elements = _stems(rule.phrase)
        for place, filed in enumerate(self._filed):
            if place >= len(elements):
                self._unfiled[place] |= bit
                continue
            for stem in elements[place]:
                filed[stem] = filed.get(stem, 0) | bit

    def compiled(self, number: int) -> re.Pattern[str]:
        """The pattern of rule `number`."""
        pattern = self._patterns[number]
        if pattern is None:
            pattern = self._patterns[number] = re.compile(_expression(self._rules[number].phrase))
        return pattern

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """All matches in one sentence, in the order in which the rules were added."""
        text, patterns = sentence.text, self._patterns
        for number in self._candidates(sentence):
            for found in (patterns[number] or self.compiled(number)).finditer(text):
                yield _match(self._rules[number], sentence, found)

    def _candidates(self, sentence: Sentence) -> Iterator[int]:
        """Rules of which each filed element has a word in the sentence, in their order."""
        known = self._of_word
        first, second, third = self._unfiled
        for word in {u.text[:_STEM] for u in sentence.units}:
            one, two, three = known.get(word) or self._look_up(word)
            first |= one
            second |= two
            third |= three
        left = first & second & third
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def _look_up(self, word: str) -> tuple[int, int, int]:
        rules = [0] * _FILED
        for size in range(1, min(_STEM, len(word)) + 1):
            for place, filed in enumerate(self._filed):
                rules[place] |= filed.get(word[:size], 0)
        found = (rules[0], rules[1], rules[2])
        if len(self._of_word) < _BEGINNINGS:
            self._of_word[word] = found
        return found


def _match(rule: Rule, sentence: Sentence, found: re.Match[str]) -> Match:
    first = _unit_at(sentence, found.start() + 1)
    last = _unit_at(sentence, max(found.end() - 2, found.start() + 1))
    quantity, at = None, -1
    if found.re.groups and found.start(1) >= 0:
        at = _unit_at(sentence, found.start(1))
        quantity = sentence.units[at].quantity
    return Match(rule, sentence, first, last, quantity, at)


def _unit_at(sentence: Sentence, position: int) -> int:
    low, high = 0, len(sentence.offsets) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if sentence.offsets[middle] <= position:
            low = middle
        else:
            high = middle - 1
    return low


def _expression(line: str) -> str:
    """The regular expression of a pattern; every element ends with one blank."""
    elements = line.split()
    counted = not _VALUES.keys().isdisjoint(elements) and "@" not in elements
    body = "".join(_element(e, counted=counted) for e in elements)
    return " " + body.removesuffix(" ") + "(?= )"


def _element(element: str, *, counted: bool) -> str:
    if element[:2] in ("..", ".,") and element[2:].isdigit():
        barred = ",;()" if element[1] == "." else ";()"
        barred += "#" if counted else ""
        return f"(?:(?!but )[^ {barred}]+ ){{0,{element[2:]}}}?"
    if element in _VALUES:
        return f"({_VALUES[element]}) "
    if element == "@":
        return r"[$]?#[^ ]* "
    if element == "@?":
        return r"(?:[$]?#[^ ]* )?"
    optional = _is_optional(element)
    body = _any_of(element.removesuffix("?" if optional else "\0").split("|"))
    return f"(?:(?:{body}) )?" if optional else f"(?:{body}) "


def _is_optional(element: str) -> bool:
    """True for `the?`, but not for a question mark, alone or as the last alternative."""
    return element.endswith("?") and element != "?" and not element.endswith("|?")


def _any_of(words: list[str]) -> str:
    """The words as alternatives, by their first letters: of many, few have to be tried.

    Those that can match at one place share their first letter, so their order stays.
    """
    groups: dict[str, list[str]] = {}
    for expression in map(_word, words):
        first = expression[0] if expression[0].isalnum() else expression
        groups.setdefault(first, []).append(expression)
    return "|".join(
        found[0] if len(found) == 1 else f"{first}(?:{'|'.join(e[1:] for e in found)})"
        for first, found in groups.items()
    )


def _word(word: str) -> str:
    parts = [re.escape(p).replace(r"\*", "[^ ]*") for p in word.split("_")]
    return " ".join(r"[$]?#[^ ]*" if p == "@" else p for p in parts)


def _stems(line: str) -> list[frozenset[str]]:
    """The words to file a pattern under: those of its obligatory elements, the rarest first."""
    found: list[tuple[float, frozenset[str]]] = []
    for element in line.split():
        if element[:2] in ("..", ".,") or _is_optional(element):
            continue
        if element == "@":
            continue
        words = [w.split("_")[0] if "_" in w else w for w in element.split("|")]
        stems = [s for w in words for s in (("#", "$#") if w == "@" else (w.rstrip("*")[:_STEM],))]
        size = min(len(s) for s in stems) - 0.01 * len(stems)
        if element in _VALUES:
            size = 0.5
        if size > 0:
            found.append((size, frozenset(stems)))
    if not found:
        raise ValueError(f"no word to file the pattern under: {line}")
    found.sort(key=lambda entry: -entry[0])
    return [stems for _, stems in found[:_FILED]]
