"""Numbers in unusual forms, brought into plain ones: `3k2`, `six (6)`, `1/2 million`, `twenty-odd`.

Tokens keep their offsets in the message.
"""

from __future__ import annotations

import re

from bot.reading.number_words import LONG_TIME, SHORT_TIME, SMALL, TENS
from bot.reading.tokens import Token, word_set

_SPLIT_SCALE = re.compile(r"k(\d{1,2})")
"""What is stuck to the 3 of `3k2`."""
_HUNDREDS = {**{word: n for word, n in SMALL.items() if n < 10}, "one": 1}
_NUMBER_WORDS = frozenset((*SMALL, *TENS, "one"))
_CLOCK = word_set("at by until till before after around from to past")
_QUARTERS = word_set("thirty fifteen")
"""Minutes of a clock time: `at nine thirty` is no number of things."""
_ODD = word_set("odd something")
_SCALES = word_set("million thousand billion mio mn")
"""What a written fraction is a share of."""
_PLURAL_SCALES = {"hundreds": "hundred", "thousands": "thousand"}


def plain_forms(tokens: list[Token]) -> list[Token]:
    """The tokens with each unusual form replaced by a plain number; linear in their number."""
    result: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not _is_number(token):
            result.append(token)
            i += 1
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None:
            result.append(token)
            break
        if _is_split_scale(token, following):
            result.append(_split_scale(token, following))
            i += 2
            continue
        if (scale := _scale_of_fraction(tokens, i)) > i:
            value = int(token.text) / int(tokens[i + 2].text)
            result.append(Token(f"{value:.9f}", token.start, tokens[i + 2].end, "number"))
            i = scale
            continue
        if _repeated(tokens, i):
            result.append(token)
            i += 4
            continue
        if (end := _hundreds_end(tokens, i)) > i:
            result += [token, Token("hundred", token.start, token.end, "word"), tokens[end - 1]]
            i = end
            continue
        result.append(token)
        i = _behind_number(tokens, i + 1, result)
    return result


def _is_number(token: Token) -> bool:
    return token.kind == "number" or token.text in _NUMBER_WORDS


def _is_split_scale(token: Token, following: Token) -> bool:
    joined = token.kind == "number" and token.end == following.start
    return joined and token.text.isdigit() and _SPLIT_SCALE.fullmatch(following.text) is not None


def _split_scale(token: Token, following: Token) -> Token:
    """`3k2` as 3200, `12k50` as 12500."""
    rest = following.text[1:]
    value = int(token.text) * 1000 + int(rest) * (100 if len(rest) == 1 else 10)
    return Token(str(value), token.start, following.end, "number")


def _scale_of_fraction(tokens: list[Token], i: int) -> int:
    """Index of the scale behind `3/4 million` and `1/2 a million`; `i` itself elsewhere.

    Without a scale it may be a date, a score or `24/7`.
    """
    if i + 3 >= len(tokens) or tokens[i + 1].text != "/":
        return i
    above, below = tokens[i].text, tokens[i + 2].text
    single = len(above) == len(below) == 1 and above.isdigit() and below.isdigit()
    if not single or not 0 < int(above) < int(below):
        return i
    scale = i + 3
    for small in ("of", "a"):
        scale += scale < len(tokens) - 1 and tokens[scale].text == small
    return scale if tokens[scale].text in _SCALES else i


def _repeated(tokens: list[Token], i: int) -> bool:
    """True for `six (6)` and `4 (four)`."""
    if i + 3 >= len(tokens) or tokens[i + 1].text != "(" or tokens[i + 3].text != ")":
        return False
    first, again = tokens[i].text, tokens[i + 2].text
    return first != again and _value(first) == _value(again) is not None


def _value(text: str) -> int | None:
    if text.isdigit() and len(text) < 4:
        return int(text)
    return {**SMALL, **TENS, "one": 1}.get(text)


def _hundreds_end(tokens: list[Token], i: int) -> int:
    """Index behind `nine fifty` and `one-twenty`, which are 950 and 120; `i` itself elsewhere."""
    if tokens[i].text not in _HUNDREDS:
        return i
    j = i + 1 + (tokens[i + 1].text == "-")
    if j >= len(tokens) or tokens[j].text not in TENS:
        return i
    if i and (tokens[i - 1].text in TENS or tokens[i - 1].text in ("-", "to", "or")):
        return i
    if i and tokens[i - 1].text in _CLOCK and tokens[j].text in _QUARTERS:
        return i
    behind = tokens[j + 1].text if j + 1 < len(tokens) else ""
    further = tokens[j + 2].text if j + 2 < len(tokens) else ""
    joined = behind in ("-", "to", "or") or behind in SHORT_TIME or behind in LONG_TIME
    if joined or behind in SMALL or further in ("am", "pm") or behind in ("am", "pm", "percent"):
        return i
    return j + 1


def _behind_number(tokens: list[Token], i: int, result: list[Token]) -> int:
    """Index behind what follows a number: `odd` is left out, `hundreds` becomes `hundred`."""
    j = i + (i < len(tokens) and tokens[i].text == "-")
    if j < len(tokens) and tokens[j].text in _ODD:
        return j + 1
    if i < len(tokens) and tokens[i].text in _PLURAL_SCALES:
        result.append(tokens[i]._replace(text=_PLURAL_SCALES[tokens[i].text]))
        return i + 1
    return i
