"""What the words beside a shared file want done with it, where they leave no doubt."""

from __future__ import annotations

import re
from typing import Literal

from bot.reading.advice import advice_question

Wish = Literal["describe", "add"]
"""`describe`: read it as the description of the project; `add`: make it a source of answers."""

_ASKED = r"(?:(?:please|pls|hi|hey|hello|can|could|would|you|kindly|and|also|just|then|now)\W+)*"
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*|\n")
_NEGATED = re.compile(r"\b(?:don't|do not|never|not|no need|without|instead of|rather than)\b")
_ADD = re.compile(
    rf"^\W*{_ASKED}(?:add|index|ingest|import|learn|remember|store|save)\b"
    r"(?:(?:\W+(?:this|these|it|them|that|the|our|my|attached|file|files|document|documents|"
    r"pdf|doc|docs|page|pages|one|too|please|pls|as well|thanks|here|for us|for later))*)\W*$"
)
_SOURCES = (
    r"(?:(?:your|the|our|its|a|an|this|team's|new|extra|further|own) )*"
    r"(?:knowledge(?: ?base)?|sources?|index|library|corpus|memory|what you know)\b"
)
_ADD_TO = re.compile(
    rf"(?:^|\band\b)\W*{_ASKED}(?:add|index|ingest|import|learn|remember|store|save|put|include|take|use|keep|"
    rf"read)\b.{{0,60}}?\b(?:to|into|in|as|for|with|part of) {_SOURCES}"
)
_FOR_SOURCES = re.compile(r"\b(?:for|to go into) your (?:knowledge(?: ?base)?|sources|index)\b")
_ASSESS = re.compile(
    rf"(?:^|[,:]|\band\b)\W*{_ASKED}(?:re)?(?:assess|evaluate|appraise|judge|analy[sz]e)\b"
    r"(?:\W*$|\W+(?:this|these|it|that|the|our|my|us|what|attached)\b)"
)
_START = re.compile(
    rf"\W*{_ASKED}(?:start|begin|run|do|make)\b.{{0,20}}\b(?:assessment|interview)\b"
)
_ADVISE = re.compile(
    r"\bwhat (?:do|would|should|shall|can) (?:you|we|i) "
    r"(?:recommend|advise|suggest|do|choose|use|say)\b"
    r"|\bwhat(?:'s| is) your (?:recommendation|advice)\b"
)
_DESCRIBES = re.compile(
    r"\b(?:describes?|description of|explains?) (?:our|my|the|this) (?:\w+ ){0,2}"
    r"(?:project|use case|case)\b"
)
_POINTS = re.compile(
    r"\b(?:this|these|it|here|attached|attachment|above|below|brief|file|document|doc|pdf|spec)\b"
)


def file_wish(text: str) -> Wish | None:
    """What a message wants done with the files that came with it; `None` when it does not say."""
    plain = text.replace("\u2019", "'").lower()
    found: set[Wish] = set()
    for match in _SENTENCE.finditer(plain):
        sentence = match.group().strip(" .!?;\n")
        if _NEGATED.search(sentence):
            continue
        if any(wish.search(sentence) for wish in (_ADD, _ADD_TO, _FOR_SOURCES)):
            found.add("add")
        if _describes(sentence):
            found.add("describe")
    return found.pop() if len(found) == 1 else None


def _describes(sentence: str) -> bool:
    if any(wish.search(sentence) for wish in (_ASSESS, _ADVISE, _DESCRIBES)):
        return True
    if _START.match(sentence):
        return True
    asked = advice_question(sentence)
    return asked is not None and asked.personal and bool(_POINTS.search(sentence))
