"""Quantities in running text: `~5k`, `2.5M`, `12 hundred`, `3-5k`, `half a million`, `300ms`.

The tokens of a text become units: a whole quantity is one unit whose text is a placeholder, so
that a phrase pattern sees `# calls / day` whatever way the number was written.

Placeholders: `#` a count, `#%` a percentage, `$#` money, `#ms` a time up to hours (value in ms),
`#w` a time from days up (value in weeks), `#b` a model size, `#x` a form such as `4-bit`, `#y` a
year, `#d` a date, `#v` a version or identifier. A plain `0` is the word `zero`. Words too vague
for a number (`dozens`, `thousands of`) are left as words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.reading.number_forms import plain_forms
from bot.reading.number_words import (
    BEFORE_YEAR,
    BILLION_NOUNS,
    CARDS,
    CURRENCY,
    DURATION_LEADS,
    DURATION_TRAILS,
    FOREIGN,
    LONG_TIME,
    MODEL_NAMES,
    MONEY_WORDS,
    QUANTITY_STARTS,
    SHORT_TIME,
    SMALL,
    TENS,
    digits,
    part_at,
    scales,
    word_number,
)
from bot.reading.quantity import Quantity, Unit
from bot.reading.tokens import Token, word_set

_DIGITS = frozenset(("number", "date"))
_ATTACHED = {"k": 1e3, "m": 1e6, "bn": 1e9, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mil": 1e6, "kk": 1e6}


def merge(tokens: list[Token], original: str) -> list[Unit]:
    """Units of a token list; `original` tells `5M` from `5m`. Linear in the number of tokens."""
    tokens, units, i = plain_forms(tokens), list[Unit](), 0
    while i < len(tokens):
        token = tokens[i]
        may_start = token.text in QUANTITY_STARTS or token.kind in _DIGITS
        found = _quantity_at(tokens, i, original, units) if may_start else None
        if found is None:
            units.append(Unit(token.text, token.start, token.end))
            i += 1
        else:
            unit, i = found
            units.append(unit)
    return units


def _quantity_at(
    tokens: list[Token], i: int, original: str, before: list[Unit]
) -> tuple[Unit, int] | None:
    """The quantity that begins at token `i` and the index behind it."""
    start = i
    if tokens[i].text in CARDS:
        return Unit("gpu", tokens[i].start, tokens[i].end), i + 1
    if tokens[i].kind == "date":
        return _date(tokens[i]), i + 1
    money = tokens[i].text in CURRENCY
    if money:
        i += 1
    elif _is_identifier(tokens, i, before):
        return Unit("#v", tokens[i].start, tokens[i].end), _skip_attached(tokens, i)
    if part_at(tokens, i)[1] > i and (part := _bare_time(tokens, i, before)) is not None:
        return part
    number = _number(tokens, i, original)
    if number is None:
        return None if money else _bare_time(tokens, start, before)
    value, vague, end, form = number
    quantity = Quantity(value, vague=vague)
    if value == 0 and form == "plain" and not money and end == start + 1:
        return Unit("zero", tokens[start].start, tokens[start].end), end
    if form == "plain":
        quantity, end, form = _range(tokens, end, original, quantity)
    if not money and form == "plain" and _is_year(tokens, start, end, value):
        return Unit("#y", tokens[start].start, tokens[end - 1].end, quantity), end
    return _with_unit(tokens, start, end, quantity, money, form)


def _date(token: Token) -> Unit:
    """The unit of a written date; its quantity is the day's ordinal."""
    try:
        day = date.fromisoformat(token.text)
    except ValueError:
        return Unit("#v", token.start, token.end)
    return Unit("#d", token.start, token.end, Quantity(day.toordinal()))


def _is_identifier(tokens: list[Token], i: int, before: list[Unit]) -> bool:
    """True for `GPT-4`, `#1234`, `JIRA-7`, `Q3`: a number that counts nothing."""
    if tokens[i].kind != "number" or not before:
        return False
    last = before[-1]
    numbered = last.text == "#" and last.quantity is None and last.end == tokens[i].start
    scaled = i + 1 < len(tokens) and tokens[i + 1].text in ("k", "tokens", "token", "tok")
    if numbered or (last.text in MODEL_NAMES and not (last.text == "part" and scaled)):
        return True
    if last.text != "-" or len(before) < 2:
        return False
    name = before[-2]
    joined = name.end == last.start and last.end == tokens[i].start
    return joined and name.text[:1].isalpha() and name.text not in ("sub", "under", "p95", "p99")


def _skip_attached(tokens: list[Token], i: int) -> int:
    """Index behind a version number and the letters stuck to it (`3.5b`)."""
    end = i + 1
    if end < len(tokens) and tokens[end].kind == "word" and tokens[end].start == tokens[i].end:
        end += 1
    return end


def _number(tokens: list[Token], i: int, original: str) -> tuple[float, bool, int, str] | None:
    """Value, vagueness, index behind, and form (`plain`, `size`, `time`) of a number at `i`."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        value = digits(token.text)
        return _with_suffix(tokens, i, original, value)
    words = word_number(tokens, i)
    if words is None:
        return None
    return words[0], words[1], words[2], "plain"


def _with_suffix(
    tokens: list[Token], i: int, original: str, value: float
) -> tuple[float, bool, int, str]:
    end = i + 1
    if end < len(tokens) and tokens[end].kind == "word" and tokens[end].start == tokens[i].end:
        suffix = tokens[end].text
        if suffix == "b":
            following = tokens[end + 1].text if end + 1 < len(tokens) else ""
            if following in BILLION_NOUNS:
                return value * 1e9, False, end + 1, "plain"
            return value, False, end + 1, "size"
        if suffix in _ATTACHED:
            return value * _ATTACHED[suffix], False, end + 1, "plain"
        if suffix in ("st", "nd", "rd", "th", "bit", "x", "gb", "tb", "d", "mb"):
            return value, False, end + 1, "form"
    scale, end = scales(tokens, end)
    return value * scale, False, end, "plain"


def _range(
    tokens: list[Token], end: int, original: str, first: Quantity
) -> tuple[Quantity, int, str]:
    """Join `3-5k`, `200 to 300`, `two or three hundred`; a bare first number takes the scale."""
    if end >= len(tokens) or tokens[end].text not in ("-", "to", "or", "and", "~"):
        return first, end, "plain"
    joiner = tokens[end].text
    if joiner == "and" and not _between(tokens, end):
        return first, end, "plain"
    j = end + 1
    if j < len(tokens) and tokens[j].text in CURRENCY:
        j += 1
    second = _number(tokens, j, original)
    if second is None or second[3] != "plain":
        return first, end, "plain"
    value, _, behind, _ = second
    low = first.value
    if joiner == "to" and 0 < value < low and _has_moved(tokens, end):
        return Quantity(value, vague=first.vague), behind, "plain"
    if low < value and (scale := _written_scale(tokens, j, value)) > 1 and low * scale < value:
        low *= scale
    if not low < value or value > low * 1000 or value <= 0:
        return first, end, "plain"
    if joiner == "to" and _has_moved(tokens, end):
        return Quantity(value, vague=first.vague), behind, "plain"
    return Quantity((low + value) / 2, low, value, first.vague), behind, "plain"


_MOVES = word_set(
    "went gone slipped grew grown raised rose risen lowered cut dropped reduced trimmed moved "
    "increased decreased shrank shrunk jumped climbed extended pushed pulled brought up down "
    "doubled tripled halved took taken lifted nudged"
)
"""Words before `from A to B` that make B the value of today, and no range."""


def _has_moved(tokens: list[Token], end: int) -> bool:
    """True for `went from 500 to 800`, where the joining word is at `end`."""
    before = [t.text for t in tokens[max(0, end - 8) : end]]
    return "from" in before and not _MOVES.isdisjoint(before)


def _written_scale(tokens: list[Token], i: int, value: float) -> float:
    """The scale word or suffix of the number at `i`, from its own digits; 1 when it has none."""
    if tokens[i].kind == "number":
        written = digits(tokens[i].text)
    else:
        written = float({**SMALL, **TENS}.get(tokens[i].text, 0))
    return value / written if written else 1.0


def _between(tokens: list[Token], end: int) -> bool:
    return any(t.text in ("between", "from") for t in tokens[max(0, end - 5) : end])


def _is_year(tokens: list[Token], start: int, end: int, value: float) -> bool:
    previous = tokens[start - 1].text if start else ""
    first = 1900 if previous in ("in", "since") else 1990
    if end - start != 1 or not first <= value <= 2060 or not tokens[start].text.isdigit():
        return False
    return previous in BEFORE_YEAR or len(tokens) == 1


def _with_unit(
    tokens: list[Token], start: int, end: int, quantity: Quantity, money: bool, form: str
) -> tuple[Unit, int]:
    """Attach bounds and the unit that follows the number."""
    if end < len(tokens) and tokens[end].text == "+":
        quantity = replace(quantity, low=quantity.low or quantity.value)
        end += 1
    following = tokens[end].text if end < len(tokens) else ""
    placeholder = "$#" if money else "#"
    if form in ("size", "form"):
        placeholder = "#b" if form == "size" else "#x"
    elif following in ("%", "percent", "pct"):
        placeholder, end = "#%", end + 1
    elif following in CURRENCY or following in MONEY_WORDS:
        placeholder, end = "$#", end + 1
    elif not money and tokens[end - 1].text == "grand":
        placeholder = "$#"
    elif not money and (following in SHORT_TIME or following in LONG_TIME):
        short = following in SHORT_TIME
        if not (following == "min" and end + 1 < len(tokens) and tokens[end + 1].text == "."):
            factor = SHORT_TIME[following] if short else LONG_TIME[following]
            halves = [t.text for t in tokens[end + 1 : end + 4]] == ["and", "a", "half"]
            quantity = replace(quantity, value=quantity.value + 0.5 * halves)
            quantity = _times(quantity, factor)
            placeholder, end = ("#ms" if short else "#w"), end + (4 if halves else 1)
    elif following == "-" and end + 1 < len(tokens):
        return _hyphen_unit(tokens, start, end, quantity, placeholder)
    if placeholder == "$#" and any(t.text in FOREIGN for t in tokens[start:end]):
        quantity = replace(quantity, vague=True)
    return Unit(placeholder, tokens[start].start, tokens[end - 1].end, quantity), end


def _hyphen_unit(
    tokens: list[Token], start: int, end: int, quantity: Quantity, placeholder: str
) -> tuple[Unit, int]:
    """`6-week`, `2-second`: the unit behind a hyphen."""
    unit = tokens[end + 1].text
    if unit in SHORT_TIME and unit != "s":
        placeholder, quantity, end = "#ms", _times(quantity, SHORT_TIME[unit]), end + 2
    elif unit in LONG_TIME:
        placeholder, quantity, end = "#w", _times(quantity, LONG_TIME[unit]), end + 2
    elif unit in ("bit", "digit"):
        placeholder, end = "#x", end + 2
    return Unit(placeholder, tokens[start].start, tokens[end - 1].end, quantity), end


def _times(quantity: Quantity, factor: float) -> Quantity:
    return replace(
        quantity,
        unit=factor,
        value=quantity.value * factor,
        low=None if quantity.low is None else quantity.low * factor,
        high=None if quantity.high is None else quantity.high * factor,
    )


def _bare_time(tokens: list[Token], i: int, before: list[Unit]) -> tuple[Unit, int] | None:
    """`under a second`, `sub second`, `in one month`, `half a second`: one unit of time."""
    text = tokens[i].text
    if text in SHORT_TIME and len(text) > 2 and "sub" in [u.text for u in before[-2:]]:
        quantity = Quantity(SHORT_TIME[text], high=SHORT_TIME[text])
        return Unit("#ms", tokens[i].start, tokens[i].end, quantity), i + 1
    value, j = part_at(tokens, i)
    if j == i and text in ("a", "an", "one"):
        j = i + 1
    if j == i or j >= len(tokens):
        return None
    unit = tokens[j].text
    previous = tokens[i - 1].text if i else ""
    behind = tokens[j + 1].text if j + 1 < len(tokens) else ""
    led = value < 1 or text == "one" or unit == "fortnight"
    halves = [t.text for t in tokens[j + 1 : j + 4]] == ["and", "a", "half"]
    led = led or halves or previous in DURATION_LEADS or behind in DURATION_TRAILS
    led = led and (behind != "per" or unit in SHORT_TIME)
    if not led or (unit not in SHORT_TIME and unit not in LONG_TIME) or len(unit) < 2:
        return None
    short = unit in SHORT_TIME
    factor = SHORT_TIME[unit] if short else LONG_TIME[unit]
    quantity = Quantity((value + 0.5 * halves) * factor, unit=factor)
    end = j + (4 if halves else 1)
    return Unit("#ms" if short else "#w", tokens[i].start, tokens[end - 1].end, quantity), end
