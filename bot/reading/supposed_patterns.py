"""The forms in which somebody supposes something, and asks for the cost of it."""

from __future__ import annotations

import re

from bot.reading.follow_up_words import IT, ONE, SAY, TAIL


def _form(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_COST = (
    r"(?:(?:how much|how much more|what) (?:would|will|does|do|might|could)"
    rf"(?: (?:{IT}|they|each(?: approach| of them| option)?|everything|the options|"
    rf"{ONE}|the approaches|all of (?:it|this|that)|we|i))? (?:cost|come to|run|be|pay)(?: us)?|"
    r"(?:what(?: is| are| would| will)? )?(?:be )?(?:the |our )?(?:monthly |running |total )?"
    r"(?:costs?|prices?|bill|break[- ]?even)(?: be)?|"
    rf"how much|how expensive (?:would|will|is) {IT}(?: (?:be|get))?|"
    rf"how (?:do|does|would) the costs? (?:change|look|compare|develop))"
    r"(?: (?:per month|a month|monthly|then|overall|in total))*"
)
COST_ALONE = _form(_COST + TAIL)
"""Asks for the cost at what was supposed before."""
COST_AT = _form(
    rf"{_COST} (?:if|when|once|assuming|given|at|for|with|on|under)(?= )(?P<supposed> .{{2,120}})"
)
"""Asks for the cost at what it supposes itself."""

_THEN = (
    rf"(?:then )?(?:what (?:would|do|will) you (?:then )?(?:{SAY}|do)(?: then)?|what (?:then|"
    r"changes|happens|would (?:change|happen))|"
    r"(?:would|will|does|do|is|are) (?:that|this|it|you|the)\b.{1,60}|"
    rf"how (?:would|does) (?:that|this|it) (?:change|look|affect)\b.{{0,40}}|still {ONE}|{_COST})"
)
_THEN_ALONE = _form(rf"(?:and |so )?(?:{_THEN}|then what)")
_REST = rf"(?:\s*[,;:\u2013\u2014-]+\s*(?P<tail>{_THEN}))?"
_FOR_A_MOMENT = (
    r"(?:what if|(?:what|how) about if|suppos(?:e|ing)(?: that)?|imagine(?: that)?|"
    r"what (?:would (?:happen|change|you (?:say|recommend|suggest|advise))|happens|changes|"
    r"do you (?:say|recommend)) (?:if|with|at|for)|"
    r"(?:would|does|will|do) (?:it|that|anything|something|your (?:recommendation|advice|answer)|"
    r"the recommendation) (?:change|be different|hold|still hold|stand)(?: anything)? "
    r"(?:if|with|at)|"
    r"how (?:would|does) (?:it|that|your recommendation|the recommendation|things) change (?:if|"
    r"with|at)|"
    rf"would you still (?:{SAY}|be|stand by)(?: (?:{ONE}|{IT}|the same))? (?:if|with|at))"
)
SUPPOSED_AS_SAID = _form(
    r"(?:(?:and |even |but )?if|(?:let's |lets )?(?:assum(?:e|ing)(?: that)?|say)|"
    rf"(?:what|how) about|(?:and )?(?:with|at))(?P<supposed> .{{2,160}}?){_REST}"
)
"""May state a fact, so it supposes only where something is asked."""
_WOULD = _form(
    r"would(?P<supposed> .{2,80}?) (?:change|flip|turn|alter|affect|make a difference|matter|help)"
    r"(?: (?:anything|something|much|that|it|this|your mind|your recommendation|"
    r"the recommendation|the outcome|here|to (?:that|this|it)))*"
)
SUPPOSING: tuple[re.Pattern[str], ...] = (
    _form(rf"{_FOR_A_MOMENT}(?P<supposed> .{{2,160}}?){_REST}"),
    SUPPOSED_AS_SAID,
    _WOULD,
)
"""Forms of suppositions, in the order to try."""


def asks_what_then(words: str) -> bool:
    """Whether a sentence after a supposition only asks what follows from it."""
    return _THEN_ALONE.fullmatch(words) is not None and not asks_cost(words)


def asks_cost(words: str) -> bool:
    """Whether what follows a supposition asks for the cost."""
    return COST_ALONE.fullmatch(words) is not None
