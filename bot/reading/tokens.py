"""From raw text to words with offsets: Slack markup, emoji and typography are taken out.

Everything is replaced in place by blanks, so an offset in the cleaned text is an offset in the
original. Work is linear: every repetition in a pattern here is bounded or cannot overlap itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_CHARACTERS = 40_000
"""Text behind this offset is not read: Slack's own limit for one message."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text that are parted by blanks."""
    return frozenset(words.split())


_MARKUP = re.compile(
    r"<[@#!][^>\n]{1,100}>"
    r"|<(?:https?|mailto|tel):[^>|\n]{0,2000}\|(?P<label>[^>\n]{0,300})>"
    r"|<(?:https?|mailto|tel):[^>\n]{0,2000}>"
    r"|https?://[^\s<>]{1,2000}"
    r"|&(?P<entity>lt|gt|amp);"
    r"|(?<![\w:]):[a-z][a-z0-9_+\-]{1,30}:(?!\w)"
    r"|(?<!\w)[_~](?=[A-Za-z])|(?<=[A-Za-z.,])[_~](?!\w)"
    r"|[*`]"
)
_SAME = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
        "\u2014": ";", "\u2026": ".", "\u2192": " ", "\u2022": "\n", "\u2248": "~",
        "\u2264": "<", "\u2265": ">", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ",
        "\r": "\n", "\u00d7": "x",
    }
)  # fmt: skip
_MAY_BE_MARKUP = re.compile(r"[<&*`_~]|:[a-z/]")
"""What every piece of markup holds."""
_ENTITY = {"lt": "<", "gt": ">", "amp": "&"}

_TOKEN = re.compile(
    r"(?P<date>(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d))"
    r"|(?P<too_large>\d(?:\.\d{1,3})?e\d{3,})"
    r"|(?P<number>\d{1,3}(?:[,'._]\d{3}){1,5}(?![\d,.]\d)|\d(?:\.\d{1,3})?e\d{1,2}(?!\w)"
    r"|\d{1,3}(?: \d{3}){1,4}(?!\d|[.,]\d)"
    r"|\d{1,15}(?:[.,]\d{1,9})?|(?<![^\s(=~<>:])\.\d{1,3}(?!\w))"
    r"|(?P<word>[^\W\d_](?:[\w&]|'(?=\w)){0,60})"
    r"|(?P<other>[^\s\w])"
    r"|(?P<rest>\w)"
)

_EXPAND: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"), "cant": ("can", "not"), "cannot": ("can", "not"),
    "won't": ("will", "not"), "wont": ("will", "not"), "shan't": ("will", "not"),
    "dont": ("do", "not"), "doesnt": ("does", "not"), "didnt": ("did", "not"),
    "isnt": ("is", "not"), "arent": ("are", "not"), "wasnt": ("was", "not"),
    "havent": ("have", "not"), "hasnt": ("has", "not"), "wouldnt": ("would", "not"),
    "couldnt": ("could", "not"), "shouldnt": ("should", "not"), "ain't": ("is", "not"),
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("must",), "ive": ("i", "have"),
    "weve": ("we", "have"), "theres": ("there", "is"), "ppl": ("people",), "tix": ("tickets",),
    "tkts": ("tickets",),
    "req": ("request",), "msg": ("message",), "reqs": ("requests",), "msgs": ("messages",),
    "wk": ("week",),
    "wks": ("weeks",), "mo": ("month",), "mos": ("months",), "mth": ("month",),
    "mths": ("months",), "millisecs": ("milliseconds",), "thou": ("thousand",),
    "yr": ("year",), "yrs": ("years",), "hrs": ("hours",), "hr": ("hour",),
    "approx": ("about",), "ca": ("about",), "circa": ("about",), "avg": ("average",),
    "lbl": ("label",), "lbls": ("labels",), "labled": ("labelled",), "lables": ("labels",),
    "lable": ("label",), "labeld": ("labelled",), "anotated": ("annotated",),
    "prod": ("production",), "dev": ("development",), "nope": ("no",), "nothin": ("nothing",),
    "noone": ("no", "one"), "kb": ("knowledge", "base"),
    "kbs": ("knowledge", "bases"), "nobody": ("no", "one"), "somebody": ("someone",),
    "anybody": ("anyone",),
    "exmaples": ("examples",), "exampels": ("examples",), "requets": ("requests",),
    "promt": ("prompt",),
    "promts": ("prompts",), "accurracy": ("accuracy",), "alot": ("a", "lot"), "thru": ("through",),
    "tho": ("though",), "bc": ("because",), "cuz": ("because",), "q&as": ("q&a",),
    "zilch": ("zero",), "nil": ("zero",), "nada": ("zero",), "nought": ("zero",),
    "naught": ("zero",), "zippo": ("zero",), "bupkis": ("zero",), "bupkus": ("zero",),
    "diddly": ("zero",), "nowt": ("nothing",), "onprem": ("on", "prem"),
    "finetune": ("fine", "tune"), "finetuning": ("fine", "tuning"), "finetuned": ("fine", "tuned"),
    "realtime": ("real", "time"), "subsecond": ("sub", "second"), "chatbot": ("chatbot",),
    "text2sql": ("text", "to", "sql"), "nl2sql": ("text", "to", "sql"), "inhouse": ("in", "house"),
}  # fmt: skip
"""Spellings and contractions of informal writing, and the plain words they stand for."""

_CONTRACTION = {
    "'ve": "have", "'re": "are", "'ll": "will", "'d": "would", "'m": "am", "'s": "'s", "n't": "not",
}  # fmt: skip
_IS_SUBJECTS = word_set("it that there what here he she who this where how")
_ABBREVIATIONS = word_set("e.g i.e eg ie vs approx resp incl esp ca dr mr ms st mio mrd tsd mln")


class Token(NamedTuple):
    """One word, number or sign."""

    text: str
    """Lower-case plain form; a contraction gives two tokens."""
    start: int
    """Offset of its first character in the original text."""
    end: int
    """Offset behind its last character."""
    kind: str
    """`number`, `date` (`2027-01-15`), `word`, `sign` or `break` (a line end)."""


def clean(text: str) -> str:
    """The text in lower case with markup and emoji blanked out, of exactly the same length."""
    joined = _without_markup(text[:MAX_CHARACTERS]).translate(_SAME)
    joined = _ROW.sub(_as_list, joined) if "|" in joined else joined
    lowered = joined.lower()
    if len(lowered) != len(joined):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in joined)
    return lowered


_ROW = re.compile(r"^ {0,9}\|([^|\n]{1,100})\|([^|\n]{1,300})\|? {0,9}$", re.MULTILINE)
"""A row of a table with a name and a value."""
_RULE = re.compile(r"\n[ |:-]{3,300}(?:\n|$)")
"""What stands under the heading of a table."""


def _as_list(row: re.Match[str]) -> str:
    """`| labels | 4,000 |` as `  labels : 4,000  `; a heading and the rule under it as blanks."""
    if not any(c.isalnum() for c in row.group()) or _RULE.match(row.string, row.end()):
        return " " * len(row.group())
    middle = row.end(1) - row.start()
    plain = row.group().replace("|", " ")
    return f"{plain[:middle]}:{plain[middle + 1 :]}"


def _without_markup(text: str) -> str:
    if _MAY_BE_MARKUP.search(text) is None:
        return text
    pieces: list[str] = []
    last = 0
    for match in _MARKUP.finditer(text):
        pieces.append(text[last : match.start()])
        pieces.append(_blank(match))
        last = match.end()
    pieces.append(text[last:])
    return "".join(pieces)


def _blank(match: re.Match[str]) -> str:
    width = match.end() - match.start()
    if match["entity"]:
        return _ENTITY[match["entity"]].ljust(width)
    if match["label"]:
        before = match.start("label") - match.start()
        return " " * before + match["label"] + " " * (width - before - len(match["label"]))
    return " " * width


def tokenize(cleaned: str) -> list[Token]:
    """The tokens of a cleaned text, in order; line ends come as `break`.

    What no float holds (`1e400`) is left out, and so is half of a letter.
    """
    tokens: list[Token] = []
    line_end = cleaned.find("\n")
    for match in _TOKEN.finditer(cleaned):
        start, end = match.span()
        if 0 <= line_end < start:
            tokens.append(Token("\n", start, start, "break"))
            line_end = cleaned.find("\n", end)
        kind = match.lastgroup
        word = match.group()
        if kind == "word":
            if word in _EXPAND or word.endswith("ish") or "'" in word:
                _add_word(tokens, word, start, end)
            else:
                tokens.append(Token(word, start, end, kind))
        elif kind in ("number", "date"):
            tokens.append(Token(word, start, end, kind))
        elif kind == "other":
            if word == "." and _is_abbreviation(cleaned, start):
                continue
            tokens.append(Token(word, start, end, "sign"))
    return tokens


def _is_abbreviation(cleaned: str, at: int) -> bool:
    """True when the full stop at this offset belongs to a word, or is inside one (`e.g`)."""
    following = cleaned[at + 1 : at + 2]
    if following.isalnum():
        return True
    word = cleaned[max(0, at - 8) : at].split(" ")[-1].lstrip("(")
    return word in _ABBREVIATIONS


def _add_word(tokens: list[Token], word: str, start: int, end: int) -> None:
    if word.endswith("ish") and _add_ish(tokens, word, start, end):
        return
    plain = _EXPAND.get(word)
    if plain is None and "'" in word:
        plain = _expand_contraction(word)
    for part in plain or (word,):
        tokens.append(Token(part, start, end, "word"))


_COUNTED = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|thousand)"
)
"""Words for numbers to which people add `-ish`."""


def _add_ish(tokens: list[Token], word: str, start: int, end: int) -> bool:
    """Put `about` before the number of `5-ish`, `40ish` and `fortyish`; `False` for other words."""
    bare = word.removesuffix("ish")
    if bare:
        if _COUNTED.fullmatch(bare):
            tokens.append(Token("about", start, start, "word"))
            if bare in ("hundred", "thousand"):
                tokens.append(Token("a", start, start, "word"))
            tokens.append(Token(bare, start, end, "word"))
            return True
        return False
    at = len(tokens) - (2 if tokens and tokens[-1].text == "-" else 1)
    if at < 0 or not (tokens[at].kind == "number" or _COUNTED.fullmatch(tokens[at].text)):
        return False
    del tokens[at + 1 :]
    if tokens[at].text in ("hundred", "thousand"):
        if _is_counted(tokens, at - 1):
            at -= 1
        else:
            tokens.insert(at, Token("a", tokens[at].start, tokens[at].start, "word"))
    begin = tokens[at].start
    tokens.insert(at, Token("about", begin, begin, "word"))
    return True


def _is_counted(tokens: list[Token], at: int) -> bool:
    """Whether the word at an index tells how many hundreds follow."""
    return at >= 0 and (
        tokens[at].kind == "number" or _COUNTED.fullmatch(tokens[at].text) is not None
    )


def _expand_contraction(word: str) -> tuple[str, ...]:
    if word.endswith("n't") and len(word) > 3:
        return (word[:-3], "not")
    stem, _, tail = word.rpartition("'")
    meaning = _CONTRACTION.get("'" + tail)
    if meaning == "'s":
        return (stem, "is") if stem in _IS_SUBJECTS else _EXPAND.get(stem, (stem,))
    if meaning:
        return (stem, meaning)
    return (word,)
