"""Messages that tell what was decided: "we decided RAG instead", "record decision: RAG".

Only a whole message counts, whose every word is understood: what is denied, asked, only considered
or decided by others fits none of the forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.advisor.profile import Approach

_RAG = r"(?:retrieval(?:[- ]augmented generation)?(?: \(rag\))?|rag)"
_TUNE = r"(?:fine[- ]?tun(?:ing|e)|finetun(?:ing|e)|tuning)"
_AND = r" ?(?:and|plus|with|\+|&) ?"
_NAMES: tuple[tuple[Approach, str], ...] = (
    (Approach.HYBRID, rf"(?:hybrid|both|{_RAG}{_AND}{_TUNE}|{_TUNE}{_AND}{_RAG})"),
    (Approach.RAG, _RAG),
    (Approach.FINE_TUNING, _TUNE),
    (Approach.PROMPTING, r"(?:prompt(?:s|ing)?(?: engineering)?(?: alone| only)?)"),
)
_ONE = "|".join(f"(?P<{approach.value}>{name})" for approach, name in _NAMES)
_ANY = "|".join(name for _, name in _NAMES)
_KIND = r"(?: (?:approach|option|route|solution|system|setup|pipeline|one|way))?"
_BEFORE = r"(?:(?:an?|the|plain|pure|simple|simply|just|only|better) ){0,3}"
_APPROACH = rf"[\"“]?{_BEFORE}(?:{_ONE}){_KIND}[\"”]?"
_ADVICE = (
    r"(?:(?:your|the) (?:recommendation|advice|suggestion|proposal)|"
    r"what you (?:recommend|recommended|advise|advised|suggest|suggested))"
)
_WHAT = rf"(?:{_APPROACH}|{_ADVICE})"
_WHAT_OR_IT = rf"(?:{_APPROACH}|{_ADVICE}|this|that|it)"

_OPENING = (
    r"(?:(?:hey|hi|hello|ok|okay|please|pls|thanks|thank you|thx|great|good|nice|cool|so|and|but|"
    r"no|well|actually|fyi|update|quick update|heads up|news|today|yesterday|this morning|"
    r"last week|after (?:some|much|long|a long) discussion|in (?:the|our|today's) meeting|"
    r"can you|could you|would you|tuning ?fork|bot|@\w{1,30})[,:.!;]? ){0,4}"
)
_SOON = r"(?: (?:all|now|just|finally|already|both|together|jointly|since|then|have|therefore))*"
_TOGETHER = r"(?:we|i|the team|our team)(?:'ve| have| has)?"
_TO = (
    r"(?: (?:on|for|in favou?r of|that we (?:will |are going to )?(?:use|do|go with|go for)|"
    r"to (?:use|do|build|take|choose|pick|try|start with|go (?:with|for|ahead with)|follow)|to)|:)?"
)
_TOLD = (
    rf"{_TOGETHER}{_SOON} (?:decided|agreed|settled){_TO} {_WHAT}",
    rf"{_TOGETHER}{_SOON} (?:chose|chosen|picked|selected|went (?:with|for)|gone (?:with|for)) "
    rf"{_WHAT}",
    rf"(?:we|i)(?:'re| are|'m| am){_SOON} going (?:with|for|ahead with) {_WHAT_OR_IT}",
    rf"(?:we|i)(?:'ll| will){_SOON} (?:go|be going) (?:with|for|ahead with) {_WHAT_OR_IT}",
    rf"(?:(?:the|our|final|team) ){{0,3}}decision(?: (?:is|was)(?: (?:for|to (?:use|do|go with)))?"
    rf"|:| -) ?{_WHAT}",
    rf"decided(?: on)?:? {_WHAT}",
)
"""A decision as news."""
_RECORD = r"(?:record|log|note down|note|save|write down|register|document|store)"
_DECISION = r"(?:(?:the|this|that|our|a|my|team) ){0,2}decision"
_ORDERED = (
    rf"{_RECORD} {_DECISION}(?:(?: (?:as|for|on|to (?:use|do|go with)|"
    rf"that we (?:use|chose|picked|decided(?: on)?|go with|went with))|:| -)? ?{_WHAT})?",
    rf"{_RECORD} {_WHAT}(?: as (?:the|our|a) decision)?",
    r"(?:record|log) (?:this|that|it)(?: as (?:the|our|a) decision)?",
    rf"{_RECORD}(?: that)? {_TOGETHER}{_SOON} (?:decided|agreed|settled|chose|picked|went with)"
    rf"{_TO} {_WHAT}",
)
"""A decision as an order to record it."""
_PROPOSED = (
    rf"(?:let's|lets|let us) (?:go (?:with|for|ahead with)) {_WHAT_OR_IT}",
    rf"(?:let's|lets|let us) (?:use|do|take|pick) {_WHAT}",
    rf"(?:we|i)(?:'ll| will| choose to)(?: now| just)? (?:use|do|build|take|pick|choose) {_WHAT}",
    rf"(?:we|i) (?:choose|pick|take|go (?:with|for)) {_WHAT}",
)
"""Words that mean a decision when they are said to the bot, and perhaps none among people."""

_ENDING = (
    r"(?:,? (?:instead|then|now|after all|anyway|for now|first|here|for (?:this|it|this one)|"
    rf"(?:and )?not (?:the )?(?:{_ANY})|(?:instead of|rather than|over) (?:the )?(?:{_ANY})))"
    r"{0,3}"
)
_FOR = r"(?P<aim> for (?:our|the|this|that)(?: [a-z'-]{1,30}){1,4})?"
_WHY = (
    r"(?:[,;:.]? ?(?:\(|- )?(?:because|since|as|due to|the reason is|reason:) "
    r"(?P<why>.{2,300}?))?"
)
_CLOSE = (
    rf"(?:[,;.!]? (?:(?:please|pls|so|and|can you|could you) ){{0,2}}{_RECORD} "
    rf"(?:this|that|it|{_DECISION}))?"
    r"(?:[,.!]? (?:please|pls|thanks|thank you|thx))?[ .!)]*"
)


def _form(told: str) -> re.Pattern[str]:
    return re.compile(rf"{_OPENING}{told}{_ENDING}{_FOR}{_WHY}{_CLOSE}")


_FORMS = tuple(
    (firm, _form(form))
    for firm, forms in ((True, (*_TOLD, *_ORDERED)), (False, _PROPOSED))
    for form in forms
)
_LONGEST = 500
"""Characters of a message that may tell a decision."""


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """What a message says was decided."""

    approach: Approach | None
    """The approach; `None` where the words point to the advice or name nothing."""
    why: str = ""
    """The reason, in the words of the message."""
    unmistakable: bool = False
    """Whether it tells of a decision whoever the words are for."""


def told_decision(text: str) -> ToldDecision | None:
    """The decision that a whole message tells, or `None`."""
    written = " ".join(text.replace("\u2019", "'").split())
    plain = written.lower()
    if len(written) > _LONGEST or len(plain) != len(written) or "?" in plain:
        return None
    for firm, form in _FORMS:
        found = form.fullmatch(plain)
        if found is not None:
            return _told(found, written, firm=firm)
    return None


def _told(found: re.Match[str], written: str, *, firm: bool) -> ToldDecision:
    groups = found.groupdict()
    named = next((a for a in Approach if groups.get(a.value)), None)
    start, end = found.span("why")
    return ToldDecision(
        approach=named,
        why=written[start:end].strip(" .!)") if start >= 0 else "",
        unmistakable=firm and named is not None and not groups["aim"],
    )
