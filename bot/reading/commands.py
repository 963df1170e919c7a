"""Commands that somebody writes as a sentence."""

from __future__ import annotations

import re

from bot.reading.deciding import told_decision
from bot.reading.model import CommandInWords

_POLITE = (
    r"^(?:(?:hey|hi|hello|ok|okay|please|pls|can you|could you|would you|tuning ?fork|bot|and|now|"
    r"@\w{1,30}|just|then|so|let's|lets)[,:!]? ){0,4}"
)

_THING = r"(?:thread|assessment|decision|conversation|project|data|facts|answers|chat)"
_KEPT = (
    rf"(?:(?:this|that|the|our|my|your|all|these|those|whole|entire|of) ){{0,3}}{_THING}|"
    r"everything|all(?: of)? (?:this|that|it)|it all|all|this|that|it|me|us|"
    r"what(?:ever)? (?:i|we)(?:'ve| have)? (?:ever )?(?:said|wrote|told you|written)|"
    r"(?:all |every |any )?my [a-z]+(?: [a-z]+)?|anything"
)
"""What is kept and may be forgotten: all of a thread, or what is known of a person."""
_THEREOF = (
    r"(?:,? (?:here|again|now|about (?:me|us|this|it|that|our project|this project|this thread)|"
    r"(?:in|of|from|on) (?:this|the|our) (?:thread|project|assessment|conversation|chat)|"
    r"(?:that |what )?(?:i|we)(?:'ve| have)? (?:ever )?(?:said|wrote|written|told you)|"
    r"(?:that )?you (?:know|have|keep|kept|stored|store|read|saw|remember)(?: (?:about|of|on|from) "
    r"(?:me|us|this|it))?))*"
)
_POLITE_END = (
    r"(?:,? (?:please|pls|now|thanks|thank you|thx|for good|forever|completely|ok|okay|right away|"
    r"right now|immediately|will you|would you|everything|all of it))*[ .!?]*$"
)

_COMMANDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(_POLITE + pattern))
    for name, pattern in (
        ("reminders",
            r"(?:(?:(?:show|list|see|view|tell) )(?:me |us )?(?:all |of |our |the |my |open |set |"
            r"active |upcoming |pending |next )*reminders|(?:which|what) reminders?\b|"
            r"(?:are|is) there (?:any |a )?reminders?\b|"
            r"do (?:we|i|you) have (?:any |a )?reminders?\b|"
            r"(?:my |our |all |the )*reminders\W*$|remind(?:ers?)? list\W*$)(?P<a>.{0,200})"),
        ("cancel_reminder",
            r"(?:(?:cancel|stop|drop|delete|remove|end|unset|turn off|call off|switch off) "
            r"(?:all |of |the |this |that |our |these |those |every )*(?:(?!my )[a-z]+ )?"
            r"remind(?:er|ers|ing)\b|"
            r"(?:cancel|stop|drop|end|turn off|switch off|call off) my reminders?\b|"
            r"(?:don't|do not|never) remind (?:us|me)\b)(?P<a>.{0,200})"),
        ("remind",
            r"(?:remind|ping|nudge) (?:us|me|the team|this channel|"
            r"everyone)?\b ?(?P<a>.{0,300})"),
        ("remind",
            r"(?:set|add|create|schedule) (?:us |me )?(?:a |an )?(?:reminder|"
            r"review)\b ?(?P<a>.{0,300})"),
        ("remind", r"(?:come|check) back (?P<a>(?:in|on|after|next|at) .{1,300})"),
        ("remind",
            r"(?:revisit|review) (?:this|that|it|the decision) (?P<a>(?:in|on|after|next|"
            r"every|at) .{1,300})"),
        ("decisions",
            r"(?:what (?:did|have) we (?:decided?|agreed?)|(?:show|list|see) (?:me |"
            r"us )?(?:all |our |the |my |past )*decisions|which decisions|what (?:was|were|"
            r"are) (?:our|the) decisions?|(?:our |past )?decisions$)(?P<a>.{0,300})"),
        ("forget",
            rf"(?:forget|delete|erase|wipe|remove) (?P<a>(?:{_KEPT}){_THEREOF}{_POLITE_END})"),
        ("help",
            r"(?:help(?: me)?(?: please)?[.!?]*$|what can you do|how do(?:es)? (?:i|we|you|"
            r"this|it) (?:use|work)|what do you do|who are you|usage$|commands$)(?P<a>)"),
        ("status",
            r"(?:status\b|what(?:'s| is) (?:your|the) status|are you (?:up|alive|there|"
            r"working|ok)|ping$|what(?:'s| is) (?:open|pending|waiting))(?P<a>.{0,100})"),
        ("assess",
            r"(?:start|begin|run|do|new|open|make|kick off)\b (?:an? |the |another |new |"
            r"over)*(?:assessment|interview|evaluation of our project)\b ?(?P<a>.{0,300})"),
        ("assess", r"(?:assess|evaluate) (?P<a>(?:this|us|our|my|the) .{0,300}|this|us)$"),
        ("restart", r"(?:start (?:all )?over|restart|begin again|start again|start from scratch)"
            r"\b[ ,:;.-]*(?P<a>.{0,300})"),
        ("assess", r"reassess\b ?(?P<a>.{0,300})"),
        ("cost",
            r"(?:costs? (?:at|for|with)|cost|(?:how much|what) (?:would|will|does|do) "
            r"(?:it|this|that|our project|we) (?:cost|pay) (?:at|for|with)) (?P<a>~?\d.{0,200})"),
        ("cost",
            r"(?:(?:show|give|calculate|compute|estimate|what(?:'s| is| are)|tell) (?:me |"
            r"us )?(?:the |our )?(?:costs?|break[- ]?even|cost (?:estimate|comparison|chart|"
            r"breakdown)|numbers)\b(?! (?:of|to|for|in) (?!th(?:is|at|ese)\b|it\b|our\b|us\b|each|"
            r"every|all\b|both|the (?:approach|option|alternative|project)|\d))|"
            r"how much (?:would|will|does) (?:it|this|that|our project) cost"
            r"(?=(?: (?:us|me|to (?:run|do|build) (?:it|this|that)|(?:a|per) \w+|monthly|in total|"
            r"now|then|overall|roughly|altogether))*\W*$)|costs?$)(?P<a>.{0,300})"),
        ("compare", r"compare (?P<a>.{1,300})"),
        ("export", r"(?:export|download) (?P<a>(?:this|that|it|the|as|our) ?.{0,300})"),
        ("export",
            r"(?:(?:send|give|show|get|post|share|upload|attach|(?:i|we) (?:need|want|would like)|"
            r"(?:i|we)'d like|(?:can|could|may) (?:i|we) (?:please )?(?:have|get|see)|"
            r"where(?:'s| is)) (?:me |us |the team )?(?:(?:the|an?|that|this|our|your|its) )*"
            r"(?:export|(?:decision )?record|adr|madr)|(?:the )?export)"
            rf"(?: file| document)?(?P<a>){_POLITE_END}"),
    )
)  # fmt: skip


_PERSON = re.compile(
    r"^me\b|\b(?:about|on|of|from) me\b|\bmy (?:data|name|words|messages|answers|votes|reminders|"
    r"personal\b.{0,20}|info(?:rmation)?)\b|\b(?:i|i've) (?:have )?(?:ever )?(?:said|wrote|told|"
    r"written)\b"
)
"""What somebody wants forgotten who means themselves."""


def command_in(text: str) -> CommandInWords | None:
    """The command that a whole message is, or `None`."""
    told = told_decision(text)
    if told is not None:
        return CommandInWords("record", told.approach or "")
    written = " ".join(text.replace("\u2019", "'").split())[:400]
    plain = written.lower()
    if len(plain) > 200:
        return None
    if len(plain) != len(written):
        written = plain  # a letter whose small form is longer would shift every offset
    for name, pattern in _COMMANDS:
        found = pattern.match(plain)
        if found is None:
            continue
        if name == "compare" and not _is_trial(plain):
            continue
        argument = written[found.start("a") : found.end("a")].strip(" .?!")
        about_person = name == "forget" and _PERSON.search(argument.lower()) is not None
        return CommandInWords(name, argument, about_person)
    return None


def _is_trial(plain: str) -> bool:
    """`compare` is a command for results and runs; `compare RAG and fine-tuning` is a question."""
    return any(
        w in plain for w in ("result", "trial", "run", "csv", "file", "score", "these", "wins", "/")
    )
