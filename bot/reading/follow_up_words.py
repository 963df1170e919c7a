"""Words that questions about a recommendation are made of: approaches, openings, tails."""

from __future__ import annotations

import re

from bot.advisor.profile import Approach

_RAG = r"(?:rag|retrieval(?:[- ]augmented generation)?)"
_TUNING = r"(?:fine[- ]?tun(?:e|ed|ing)|tuning)"
_MODEL = r"(?:a |an |the |our |some |own |small |open |custom )*(?:model|llm)s?"
_SHAPES = (
    r"(?:a |an |the |our |plain |simple |pure |good |better |long |longer |bigger |few-shot )*"
)
_NAMED: tuple[tuple[Approach, str], ...] = (
    (Approach.HYBRID, rf"{_RAG} (?:and|plus|\+|with|together with) {_TUNING}"),
    (Approach.HYBRID, rf"{_TUNING} (?:and|plus|\+|with|together with) {_RAG}"),
    (
        Approach.HYBRID,
        rf"{_SHAPES}hybrid(?: approach| of both)?|a (?:combination|mix)(?: of both)?",
    ),
    (Approach.HYBRID, r"both(?: of them| together)?|combin(?:e|ed|ing)(?: them| both| the two)?"),
    (Approach.RAG, rf"{_SHAPES}{_RAG}(?: pipeline| system| approach)?"),
    (Approach.FINE_TUNING, rf"{_SHAPES}{_TUNING}(?: {_MODEL})?|train(?:ing)? {_MODEL}"),
    (Approach.PROMPTING, rf"{_SHAPES}prompt(?:s|ed|ing)?(?: engineering| more| harder| better)?"),
)
ONE = f"(?:(?:{'|'.join(words for _, words in _NAMED)})(?: alone| only)?)"
"""An approach."""
_NAMES = tuple(
    (approach, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for approach, words in _NAMED
)

IT = (
    r"(?:(?:this|that|the|your)(?: whole| last| first)? (?:recommendation|advice|suggestion|"
    r"verdict|conclusion|result|outcome|answer|choice|proposal|approach|plan|route|direction)|"
    r"this|that|it)"
)
"""The recommendation."""
SAY = (
    r"(?:say|recommend|suggest|advise|choose|pick|prefer|favou?r|propose|said|recommended|"
    r"suggested|advised|chose|chosen|picked|preferred|proposed|recommending|suggesting|saying)"
)
"""To recommend."""
USE = (
    r"(?:(?:just|simply|only|first|even|ever|also|still|use|using|try|trying|do|doing|go|going|"
    r"with|for|choose|pick|start|stick|to|be|consider|build|combine|recommend|recommending|suggest|"
    r"say|simple) )*"
)
"""Words between a question and the approach that it is about."""

LEAD = re.compile(
    r"(?:(?:hey|hi|hello|ok|okay|k|so|and|but|or|hm+|uh+m*|um+|ah|oh|well|now|then|right|thanks|"
    r"thank you|thx|cool|great|nice|good|interesting|alright|all right|wait|sorry|please|pls|plz|"
    r"actually|also|(?:just |out of )*(?:curious|curiosity)|fair enough|hypothetically|"
    r"(?:(?:one|a|just|another|last|quick|small|more) )*question|tell (?:me|us)|let me ask|"
    r"(?:can|could|would) you (?:please )?tell (?:me|us)|"
    r"(?:i|we)(?:'d| would)? (?:wonder|was wondering|were wondering|like to know|want to know)|"
    r"(?:i am|i'm|we are|we're|just) wondering|remind me|"
    r"(?:(?:can|could|would) you )?(?:please )?explain(?: to (?:me|us))?(?= why| how)|"
    r"help (?:me|us) (?:to )?understand(?= why| how)|"
    r"tuning ?fork|bot)(?: ?[,:;.!-]+ ?| |$))+",
    re.IGNORECASE,
)
"""How such a question may begin."""
TAIL = (
    r"(?:,? (?:please|pls|then|now|here|exactly|though|again|for us|in (?:our|this|that) case|"
    r"for (?:this|our|the) (?:project|case|use case|team)|by the way|btw|anyway|actually|at all|"
    r"thanks|today|to be honest|at this point|at the moment|in the end|really|either|too))*"
)
"""How it may end."""
_NICE = (
    r"(?:thanks|thank you|thx|ty|ok(?:ay)?|k|hm+|cool|great|nice|good(?: point)?|interesting|i see|"
    r"got it|(?:that )?makes sense|fair enough|understood|al ?right|perfect|awesome|hi|hello|hey|"
    r"wow|oh|ah|right|sure|noted|(?:very )?helpful|good to know|(?:(?:one|quick|more|another) )*"
    r"question)(?: (?:so much|a lot|then|for that))?"
)
PLEASANTRY = re.compile(rf"{_NICE}(?:,? {_NICE})*", re.IGNORECASE)
"""Sentences beside it that say nothing."""

_UNMISTAKABLE = re.compile(
    r"\b(?:rag|retrieval|prompt(?:s|ing)?|fine[- ]?tun(?:e|ing)|hybrid|recommend\w*|advi[cs]e|"
    r"your (?:mind|reasoning|confidence|suggestion|advice)|facts (?:did|do|have) you)\b",
    re.IGNORECASE,
)
"""What nobody says to a colleague in such a question."""


def approaches_in(clause: str) -> tuple[Approach, ...]:
    """The approaches that a clause names, in its order; each once."""
    found: dict[Approach, int] = {}
    left = clause
    for approach, name in _NAMES:
        for named in name.finditer(left):
            found.setdefault(approach, named.start())
        left = name.sub(lambda named: " " * len(named[0]), left)
    return tuple(sorted(found, key=lambda approach: found[approach]))


def is_unmistakable(clause: str) -> bool:
    """Whether a clause that asks about a recommendation can mean nothing else."""
    return _UNMISTAKABLE.search(clause) is not None
