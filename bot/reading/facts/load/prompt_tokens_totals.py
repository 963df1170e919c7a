"""Prompt sizes told beside `every call` or `pasted in full`, and the sums of fixed parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding

_STEADY = re.compile(
    r" (?:(?:every|each) (?:single )?(?:call|request|turn|message|time|prompt|query|go|ticket|chat|"
    r"one|run)|per (?:call|request|turn|message)|pasted in full|rides along|glued|prepended|"
    r"(?:the )?same (?:on|in|for|every|each|all)|not vary|never changes|never varies|"
    r"(?:system|sys) (?:prompt|msg|message)|boilerplate|preamble|static|unchanging|both fixed|"
    r"all fixed|all constant|all static)(?= )"
)
"""What tells that a part of the prompt goes with every request."""
_WHAT = re.compile(
    r" (?:prompt|prompts|instructions|instruction|guide|policy|rules|manual|schema|header|preamble|"
    r"glossary|boilerplate|definitions|examples|catalog|catalogue|system|persona|safety|context|"
    r"template|text|guidelines|defs|sys)(?= )"
)
"""What a fixed part consists of."""
_ELSE = re.compile(
    r" (?:window|output|outputs|out|answer|answers|completion|completions|reply|replies|response|"
    r"responses|per second|budget|limit|cost|costs|retrieved|dollars|user|users|cents|price|"
    r"million|lookups|calls|requests|would|if|used to|document|documents|"
    r"long|max|maximum|up to|input|inputs) "
)
_TOKENS = r"(?: (?:token|tokens|tok|toks))"
_ONE = re.compile(rf" (#){_TOKENS}(?= )")
_SUM = re.compile(
    rf" (?P<one>#)(?:{_TOKENS}(?: (?!but |not )[^ #;]+){{0,6}}?|(?: of \w+)?) "
    r"(?:plus|then|and|,) (?:(?:then|plus|and|a|another|about|\w+ examples at) )*"
    rf"(?P<two>#)(?:{_TOKENS}| of)?(?= )"
)
_LEAST, _LONGEST = 50, 30
STRENGTH = 5
"""A sum of parts; a lone number is said less plainly."""


def read_prompt_totals(sentences: list[Sentence]) -> Iterator[Finding]:
    """The sizes of what goes with every request."""
    for sentence in sentences:
        text = sentence.text
        if len(sentence.units) > _LONGEST or (" tok" not in text and " sys" not in text):
            continue
        if _STEADY.search(text) is None or _WHAT.search(text) is None or _ELSE.search(text):
            continue
        if text.count(" # ") == 2 and (match := _SUM.search(text)) is not None:
            yield from _read(sentence, match.start("one"), match.start("two"))
        elif text.count("#") == 1 and (match := _ONE.search(text)) is not None:
            yield from _read(sentence, match.start(1))


def _read(sentence: Sentence, *places: int) -> Iterator[Finding]:
    at = [sentence.offsets.index(place) for place in places]
    quantities = [sentence.units[i].quantity for i in at]
    values = [q.value for q in quantities if q is not None]
    if min(values, default=0) < _LEAST or sentence.asked(at[0]) or sentence.is_unreal(at[0]):
        return
    strength = STRENGTH if len(values) > 1 else 2
    last = min(len(sentence.units) - 1, at[-1] + 1)
    yield Finding("prompt_tokens", round(sum(values)), sentence, at[0], last, strength)
