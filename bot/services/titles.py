"""A short name for a project, made from the words in which it was described."""

from __future__ import annotations

import re

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
_EDGES = " ,.;:-\u2013\u2014\"'\u201c\u201d"
_NAME_WORDS = 3
_LOOSE = re.compile(
    r"(?:\s+(?:and|or|but|with|for|of|in|on|to|the|a|an|that|which|from|about|at|by|our|we|is))+$",
    re.IGNORECASE,
)


def title_of(text: str) -> str:
    """A name of at most `LONGEST` characters: what the project does, without the talk around it.

    Greetings, wishes ("we want a thing that"), asides in brackets and everything after the first
    clause are left out. Where nothing is left, the project stays unnamed.
    """
    line = re.sub(r"<?@[\w.-]+>?|https?://\S+", " ", text.replace("\u2019", "'"))
    line = "\n".join(" ".join(part.split()) for part in line.splitlines()).strip()
    if _ORDER.search(line):
        return UNNAMED
    found: list[str] = []
    for clause in _clauses(line):
        bare = _GREETING.sub("", clause)
        words = _WISH.sub("", bare, count=1) or bare
        words = _SUBJECT.sub("", _THING.sub("", words, count=1), count=1).strip(_EDGES)
        if len(words.split()) < 2:
            if found:
                break
            continue
        found.append(words)
        # A bare name, such as that of a team, says little without what follows.
        if len(found) > 1 or words != bare.strip(_EDGES) or len(words.split()) > _NAME_WORDS:
            break
    if found:
        name = ": ".join(found)
        return _short(name[:1].upper() + name[1:])
    plain = " ".join(line.split())
    return _short(plain) if plain else UNNAMED


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
