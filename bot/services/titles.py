"""A short name for a project, made from the words in which it was described."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.grounding.words import STOP_WORDS
from bot.reading.advice import advice_question
from bot.reading.model import Evidence
from bot.services.unmarked import unmarked

LONGEST = 60
"""Characters of a title."""

UNNAMED = "LLM project"
"""Name of a project whose words give none."""

WITHDRAWN = "A project"
"""Name of a project whose own words were deleted."""

_GREETING = re.compile(
    r"^(?:(?:hey|hi|hello|hiya|morning|good (?:morning|afternoon|evening)|ok(?:ay)?|so|well|um+|"
    r"and|but|folks|all|team|there|everyone|please|pls|quick one|question|fyi|btw|right now|"
    r"currently|today|here|now)\b[\s,.!:;\u2013-]*)+",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:(?:(?:i|we|they)(?:'(?:d|re|m|ve|ll))?|us|(?:our|the|my)(?: [\w/&-]+){1,4}?|"
    r"[A-Z][\w&-]+)\s+)?"
    r"(?:(?:would|really|just|also|now|currently|are|am|have been|'re|'d)\s+)*"
    r"(?:(?:want|wants|need|needs|like|love|plan|plans|planning|hope|trying|tried|try|going|building|"
    r"build|builds|develop|developing|create|creating|making|make|looking|have|has|run|runs|running|"
    r"got|"
    r"use|using)\b\s*)(?:(?:to|for|at)\s+)?"
    r"(?:(?:build|create|make|have|develop|get|ship|use)\s+)?",
    re.IGNORECASE,
)
_THING = re.compile(
    r"^(?:an?|the|some)\s+(?:thing|tool|bot|system|model|llm|ai|something|app|service|way)\s+"
    r"(?:that|which|to|for)\s+(?:can\s+|will\s+|should\s+)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:i|we|it|they)\s+(?:(?:will|can|should|do|currently|now|just)\s+)?", re.I
)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_END = re.compile(r"(?<=[^\d\s])[,;:](?=\s|$)|[.!?…](?=\s|$)|\n|\s[\u2013\u2014]\s|\s-\s")
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|prompts?|rules)\b", re.I
)
_FENCED = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W_]+")
_SAYS_NOTHING = STOP_WORDS | frozenset(
    {"hey", "hi", "hello", "hiya", "thanks", "thank", "please", "pls", "ok", "okay", "so", "well"}
    | {"yes", "no", "yep", "sure", "right", "um", "hmm", "morning", "folks", "team", "everyone"}
    | {"guys", "there", "now", "today", "new", "quick", "question", "help", "need", "want", "got"}
    | {"assess", "assessment", "evaluate", "project", "brief", "briefing", "description", "file"}
    | {"attached", "attachment", "document", "doc", "readme", "notes", "test", "testing", "start"}
    | {"begin", "go", "tell", "give", "look", "see", "advice", "advise", "recommend", "fyi", "btw"}
)
"""Words that do not tell one project from another."""
_EDGES = " ,.;:-\u2013\u2014\"'\u201c\u201d"
_NAME_WORDS = 3
_LOOSE = re.compile(
    r"(?:\s+(?:and|or|but|with|for|of|in|on|to|the|a|an|that|which|from|about|at|by|our|we|is))+$",
    re.IGNORECASE,
)


def title_for(text: str, evidence: Sequence[Evidence]) -> str:
    """The name of a project after the words that describe it and the facts that were read there.

    Sentences before the first one that states a fact are passed over when they say nothing; of a
    question for advice, what it says of the project counts.
    """
    asked = advice_question(text)
    if asked is not None and asked.project:
        offset = text.find(asked.project)
        if all(found.start >= offset for found in evidence):
            return title_of(asked.project[:1].upper() + asked.project[1:])
    return title_of(text[_beginning(text, evidence) :])


def _beginning(text: str, evidence: Sequence[Evidence]) -> int:
    """Where the first sentence begins that states a fact, unless one before it says something."""
    first = min((found.start for found in evidence), default=0)
    begin = 0
    for end in _SENTENCE.finditer(text, 0, first):
        if _substance(text[begin : end.start()]) > 1:
            return 0
        begin = end.end()
    return begin


def _substance(words: str) -> int:
    """How many words tell one project from another."""
    return sum(word not in _SAYS_NOTHING for word in _WORD.findall(words.lower()))


def title_of(text: str) -> str:
    """A name of at most `LONGEST` characters: what the project does, without the talk around it.

    Greetings, wishes ("we want a thing that"), asides in brackets and everything after the first
    clause are left out. Where nothing is left that says something, the project stays unnamed.
    """
    told = _FENCED.sub("\n", text)
    line = re.sub(r"<?@[\w.-]+>?|https?://\S+", " ", (told if told.strip() else text))
    line = "\n".join(unmarked(part) for part in line.replace("\u2019", "'").splitlines()).strip()
    if _ORDER.search(line):
        return UNNAMED
    found: list[str] = []
    for clause in _clauses(line):
        bare = _GREETING.sub("", clause)
        words = _WISH.sub("", bare, count=1) or bare
        words = _SUBJECT.sub("", _THING.sub("", words, count=1), count=1).strip(_EDGES)
        if len(words.split()) < 2 or not _substance(words):
            if found:
                break
            continue
        found.append(words)
        # A bare name, such as that of a team, says little without what follows.
        if len(found) > 1 or words != bare.strip(_EDGES) or len(words.split()) > _NAME_WORDS:
            break
    if found:
        name = _LOOSE.sub("", ": ".join(found)) or found[0]
        return _short(name[:1].upper() + name[1:])
    plain = " ".join(line.split())
    return _short(plain) if _substance(plain) else UNNAMED


def _clauses(line: str) -> list[str]:
    bare = _ASIDE.sub("", line)
    return [part.strip() for part in _END.split(bare) if part.strip()]


def _short(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST - 1]
    if " " in cut[20:]:
        cut = cut.rsplit(" ", 1)[0]
    return _LOOSE.sub("", cut.rstrip(" ,;:")) + "…"
