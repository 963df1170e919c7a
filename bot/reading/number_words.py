"""Numbers in words: `ten thousand`, `a couple of hundred`, `half a million`, `tens of millions`.

Words too vague for a number (`dozens`, `thousands of`) give none.
"""

from __future__ import annotations

from bot.reading.tokens import Token, word_set

WEEKS_PER_MONTH = 52 / 12
"""A quarter is 13 weeks."""

SHORT_TIME = {
    "ms": 1.0, "msec": 1.0, "msecs": 1.0, "millis": 1.0, "millisecond": 1.0, "milliseconds": 1.0,
    "s": 1e3, "sec": 1e3, "secs": 1e3, "second": 1e3, "seconds": 1e3, "min": 6e4, "mins": 6e4,
    "minute": 6e4, "minutes": 6e4, "hour": 3.6e6, "hours": 3.6e6, "h": 3.6e6,
}  # fmt: skip
LONG_TIME = {
    "day": 1 / 7, "days": 1 / 7, "week": 1.0, "weeks": 1.0, "month": WEEKS_PER_MONTH,
    "months": WEEKS_PER_MONTH, "quarter": 13.0, "quarters": 13.0, "year": 52.0, "years": 52.0,
    "sprint": 2.0, "sprints": 2.0, "fortnight": 2.0, "fortnights": 2.0,
}  # fmt: skip

SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_DOZENS = {**SMALL, **TENS}
_ONES = {**SMALL, "one": 1}
"""The words that may follow a ten: `thirty-one`."""

SCALE = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "mil": 1e6,
    "mio": 1e6, "mn": 1e6, "mm": 1e6, "bn": 1e9, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7,
    "mill": 1e6, "millions": 1e6, "grand": 1e3, "kk": 1e6, "tsd": 1e3,
}  # fmt: skip
MODEL_NAMES = word_set(
    "gpt llama claude gemini gemma mistral mixtral qwen phi bert t5 python version v sonnet "
    "opus haiku turbo falcon deepseek grok port step section page chapter phase figure table "
    "tier level sprint ticket issue iso soc article room http rfc top windows ios java "
    "appendix part"
)
BEFORE_YEAR = word_set(
    "edit change changed update updated revision revised edited in since from "
    "until till by of before after during through to around late early mid end "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec fy spring summer autumn fall winter"
)
BILLION_NOUNS = word_set(
    "calls requests queries tokens tickets messages items transactions events documents docs "
    "records searches emails per a impressions"
)
DURATION_TRAILS = word_set("fine ok okay max tops away per wait each is")
"""Words after `a minute` that make it a length of time."""

DURATION_LEADS = word_set(
    "under within below in than of about half takes take took over sub < every per another "
    "only for last max around maybe roughly at ~ approximately around"
)


_VAGUE = {"couple": 2.0, "few": 3.0, "several": 5.0, "handful": 5.0}
_PLURAL_TENS = {"tens": 30.0, "hundreds": 300.0}
_PLURAL_SCALE = {"thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6}

CARDS = frozenset(("4090", "3090", "5090", "3080", "4080", "2080"))
"""Graphics cards known by their number alone."""
CURRENCY = frozenset("$\u20ac\u00a3")
FOREIGN = word_set("\u20ac \u00a3 eur euro euros pounds gbp quid chf")
MONEY_WORDS = FOREIGN | word_set("usd dollars dollar bucks")

QUANTITY_STARTS = {"a", "an", "one", "half", "quarter", "dozen"}.union(
    SMALL, TENS, _VAGUE, _PLURAL_TENS, SHORT_TIME, CURRENCY, CARDS
)
"""Words with which a quantity may begin; digits always may."""


def digits(text: str) -> float:
    """The value of a digit string; groups of three behind a mark are thousands."""
    bare = text.replace(" ", "").replace("'", "").replace("_", "")
    if "e" in bare or bare.startswith("."):
        return float(bare)
    for mark in (",", "."):
        groups = bare.split(mark)
        if len(groups) > 1 and all(len(g) == 3 for g in groups[1:]) and groups[0] != "0":
            return float("".join(groups))
    return float(bare.replace(",", "."))


def scales(tokens: list[Token], end: int) -> tuple[float, int]:
    """The product of scale words at `end` (`hundred thousand`) and the index behind them."""
    scale = 1.0
    while end < len(tokens) and _is_scale(tokens, end) and scale < 1e12:
        scale *= SCALE[tokens[end].text]
        end += 1
    return scale, end


_GRAND = word_set(
    "total totals scheme plan opening prix finale final jury piano slam tour national nationals "
    "hotel children canyon"
)
"""Before these, `grand` is no thousand: `a grand total of 35`."""


def _is_scale(tokens: list[Token], at: int) -> bool:
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return tokens[at].text in SCALE and not (tokens[at].text == "grand" and following in _GRAND)


def word_number(tokens: list[Token], i: int) -> tuple[float, bool, int] | None:
    """A number in words: value, vagueness, index behind."""
    text = tokens[i].text
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if following in ("dozen", "dozens") and text in _DOZENS:
        return 12.0 * _DOZENS[text], False, i + 2
    if following == "score" and text in SMALL and i + 2 < len(tokens) and _is_plural(tokens[i + 2]):
        return 20.0 * SMALL[text], False, i + 2
    if (part := _part(tokens, i)) is not None:
        return part
    if text in _ONES and [t.text for t in tokens[i + 1 : i + 4]] == ["and", "a", "half"]:
        scale, end = scales(tokens, i + 4)
        return (_ONES[text] + 0.5) * scale, False, end
    if text in SMALL or text in TENS:
        return _counted(tokens, i)
    if text in ("a", "one") and following in _BIG:
        return _counted(tokens, i)
    if text in ("a", "one", "an") and following in SCALE and following != "k":
        scale, end = scales(tokens, i + 1)
        if end > i + 1:
            return scale, False, end
    if text == "one" and following in ("to", "or", "-") and _starts_number(tokens, i + 2):
        return 1.0, False, i + 1
    if text in ("a", "an", "half", "dozen") and (dozen := _dozen(tokens, i)) is not None:
        return dozen
    return _vague_number(tokens, i)


def _is_plural(token: Token) -> bool:
    """Whether a word counts things: `two score notes`, but not `two score above 80`."""
    return token.kind == "word" and (token.text.endswith("s") or token.text in ("checked", "of"))


def _dozen(tokens: list[Token], i: int) -> tuple[float, bool, int] | None:
    """`a dozen`, `half a dozen`, `a good dozen thousand`, `dozen thousand`."""
    words = [t.text for t in tokens[i : i + 4]]
    lead = next((n for n in range(len(words)) if words[n] == "dozen"), -1)
    if lead < 0 or any(w not in ("a", "an", "half", "good", "full") for w in words[:lead]):
        return None
    scale, end = scales(tokens, i + lead + 1)
    if lead == 0 and scale == 1:
        return None
    return (6.0 if "half" in words[:lead] else 12.0) * scale, False, end


_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10,
    "halves": 1 / 2, "thirds": 1 / 3, "quarters": 1 / 4, "fifths": 1 / 5, "tenths": 1 / 10,
}  # fmt: skip
_BIG = frozenset(("hundred", "thousand", "million", "billion", "mil", "mio", "lakh", "crore"))


def _part(tokens: list[Token], i: int) -> tuple[float, bool, int] | None:
    """`a quarter of a million`, `quarter million`, `three quarters of a million`; else `None`."""
    value, j = part_at(tokens, i)
    if j >= len(tokens) or tokens[j].text not in _BIG:
        return None
    scale, end = scales(tokens, j)
    return value * scale, False, end


def part_at(tokens: list[Token], i: int) -> tuple[float, int]:
    """The part of one that is named at `i` (`a fifth of a`) and the index behind; 1 without one."""
    first = tokens[i].text if i < len(tokens) else ""
    count = float(SMALL.get(first, 1.0))
    j = i + (first in SMALL or first in ("a", "an", "one"))
    j += i < j < len(tokens) and tokens[j].text == "-"
    if j >= len(tokens) or tokens[j].text not in _PARTS:
        return 1.0, i
    part, j = _PARTS[tokens[j].text], j + 1
    j += j < len(tokens) and tokens[j].text in ("of", "-")
    j += j < len(tokens) and tokens[j].text in ("a", "an", "one")
    whole = tokens[j].text if j < len(tokens) else ""
    return (
        (count * part, j)
        if whole in _BIG or whole in SHORT_TIME or whole in LONG_TIME
        else (1.0, i)
    )


def _starts_number(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and (tokens[i].kind == "number" or tokens[i].text in SMALL)


def _counted(tokens: list[Token], i: int) -> tuple[float, bool, int]:
    """`forty-two`, `a hundred and twenty thousand`, `four thousand eight hundred`."""
    total, end, least = 0.0, i, 1e15
    while (group := _below_thousand(tokens, end, joined=end > i)) is not None:
        value, behind = group
        scale, behind = scales(tokens, behind)
        if scale >= least or (scale == 1 and total and value >= least):
            break
        total, end, least = total + value * scale, behind, scale
        if scale == 1:
            break
    return total, False, end


def _below_thousand(tokens: list[Token], i: int, *, joined: bool) -> tuple[float, int] | None:
    """A number in words up to 999, or like `twelve hundred`, and the index behind it."""
    if joined and i < len(tokens) and tokens[i].text == "and" and not _is_span(tokens, i):
        i += 1
    value, end = _below_hundred(tokens, i)
    if end == i:
        return None
    if end >= len(tokens) or tokens[end].text != "hundred":
        return value, end
    value, end = value * 100, end + 1
    lead = end + (end < len(tokens) and tokens[end].text == "and" and not _is_span(tokens, end))
    rest, behind = _below_hundred(tokens, lead)
    another = behind < len(tokens) and tokens[behind].text == "hundred"
    return (value, end) if behind == lead or another else (value + rest, behind)


def _below_hundred(tokens: list[Token], i: int) -> tuple[float, int]:
    """A number in words up to 99 and the index behind it; `i` itself without one."""
    value, end = 0.0, i
    text = tokens[i].text if i < len(tokens) else ""
    if text in ("a", "one") and i + 1 < len(tokens) and tokens[i + 1].text in _BIG:
        return 1.0, i + 1
    if text in TENS:
        value, end = float(TENS[text]), i + 1
        if end < len(tokens) and tokens[end].text == "-":
            end += 1 if end + 1 < len(tokens) and tokens[end + 1].text in _ONES else 0
    if end < len(tokens) and tokens[end].text in (_ONES if value else SMALL):
        value, end = value + _ONES[tokens[end].text], end + 1
    return value, end


def _is_span(tokens: list[Token], at: int) -> bool:
    """Whether the `and` at an index joins the ends of a span: `between two hundred and three`."""
    return any(t.text == "between" for t in tokens[max(0, at - 4) : at])


def _vague_number(tokens: list[Token], i: int) -> tuple[float, bool, int] | None:
    """`a couple of hundred`, `several thousand`, `tens of millions`; else `None`."""
    j = i
    if tokens[j].text == "a" and j + 1 < len(tokens):
        j += 1
    text = tokens[j].text
    k = j + 1
    if k < len(tokens) and tokens[k].text == "of":
        k += 1
    if k >= len(tokens):
        return None
    if text in _VAGUE and tokens[k].text in SCALE:
        scale, end = scales(tokens, k)
        return _VAGUE[text] * scale, text != "couple", end
    if text in _PLURAL_TENS and tokens[k].text in _PLURAL_SCALE:
        return _PLURAL_TENS[text] * _PLURAL_SCALE[tokens[k].text], True, k + 1
    if text == "couple" and tokens[k].text in LONG_TIME:
        return 2.0, False, k
    if text == "few" and tokens[k].text in ("weeks", "days", "months"):
        return 3.0, True, k
    if text == "couple" and tokens[k].text in SHORT_TIME:
        return 2.0, False, k
    return None
