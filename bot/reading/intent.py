"""What a message wants, sentence by sentence and as a whole."""

from __future__ import annotations

from bot.reading.clauses import Sentence
from bot.reading.model import Intent, Part
from bot.reading.tokens import word_set

_SMALL = word_set(
    "helps thanks thank you thx ty cheers great cool nice awesome perfect ok okay k hi hello "
    "hey morning good afternoon evening lol haha hahaha ha yay wow sweet got it sounds makes "
    "sense super much so very all right alright bye see ya later welcome no problem np please "
    "sure fine agreed love this that everyone team folks guys there day night weekend happy "
    "friday monday fun interesting brilliant amazing excellent sorry oh ah hmm well done "
    "nicely job work appreciated appreciate a lot many helpful really is was it's wonderful "
    "top noted understood roger will do on hm kudos congrats congratulations and to the for "
    "your help bot again too just"
)
_CORRECTING = (
    "correction", "i meant", "we meant", "scratch that", "actually it", "actually we", "my bad",
    "my mistake", "that is wrong", "that was wrong", "that is not right", "not correct", "typo",
    "i misspoke", "make that", "change that to", "should be", "no wait", "oops", "i was wrong",
    "sorry ,", "sorry ;", "sorry :", "actually ,", "change the", "change our", "update the",
    "not # but", "it is not", "wrong ,", "we no longer", "turns out", "i got that wrong",
    "fix that", "instead of", "was wrong", "wait ,", "edit :", "nope ,", "no , it", "no , we",
    "rather than", "i take that back", "forget that ,", "forget that .", "forget that ;",
    "forget that :", "forget that !", "forget it ,", "forget this ,",
)  # fmt: skip
_ABOUT_US = frozenset(["we", "our", "us", "we've", "i", "my", "ours"])
_WANT = word_set(
    "want need have use run build building working trying plan get got own must can could "
    "process classify route extract summarise summarize generate write translate handle "
    "receive do are planning looking thinking considering deploy support serve team"
)


_STATES = word_set("is are was has have it need needs there does will must should")
"""Words of statements; a text without any of them names a topic."""

_SHORT = 40
"""Below this many words, a text that says nothing of a team is taken as a request to look up."""


def part_intents(found: list[Sentence], with_facts: set[int]) -> list[Intent]:
    """The intent of each sentence; `with_facts` are the indices of sentences that state facts."""
    return [_of_sentence(s, s.index in with_facts) for s in found]


def _of_sentence(sentence: Sentence, states: bool) -> Intent:
    words = [u.text for u in sentence.units if u.text[:1].isalpha()]
    if words and len(words) <= 12 and all(w in _SMALL for w in words) and not states:
        return Intent.SMALL_TALK
    if sentence.asked(0) or (sentence.asks_from < len(sentence.units) and not states):
        return Intent.QUESTION
    if states or _describes(words):
        return Intent.DESCRIPTION
    return Intent.SMALL_TALK if len(words) <= 3 else Intent.DESCRIPTION


def _describes(words: list[str]) -> bool:
    return bool(_ABOUT_US & set(words)) and bool(_WANT & set(words))


def overall(found: list[Sentence], kinds: list[Intent], facts: int) -> Intent:
    """The intent of the whole message."""
    if not kinds or all(k is Intent.SMALL_TALK for k in kinds):
        return Intent.SMALL_TALK
    if facts and not all(k is Intent.QUESTION for k in kinds):
        return Intent.DESCRIPTION
    asked = any(k is Intent.QUESTION for k in kinds)
    ours = any(_ABOUT_US.intersection(u.text for u in s.units) for s in found)
    units = [u for s in found for u in s.units]
    states = any(u.quantity or u.text in _STATES for u in units)
    if not (facts or ours or states) and len(units) < _SHORT:
        return Intent.QUESTION
    described = sum(
        len(s.units) for s, k in zip(found, kinds, strict=True) if k is Intent.DESCRIPTION
    )
    if asked and not facts:
        own = any(_describes([u.text for u in s.units]) for s in found if not s.asked(0))
        return Intent.DESCRIPTION if own and described > 15 else Intent.QUESTION
    return Intent.QUESTION if asked and not described else Intent.DESCRIPTION


def corrects(found: list[Sentence]) -> bool:
    """True when the words take something back that was said before."""
    head = " ".join(s.text.strip() for s in found[:2])
    return any(f" {phrase} " in f" {head} " for phrase in _CORRECTING)


def parts(text: str, found: list[Sentence], kinds: list[Intent]) -> list[Part]:
    """The message in runs of one intent."""
    runs: list[Part] = []
    begin = 0
    for i, kind in enumerate(kinds):
        if i + 1 < len(kinds) and kinds[i + 1] is kind:
            continue
        span = text[found[begin].units[0].start : found[i].units[-1].end]
        runs.append(Part(kind, span))
        begin = i + 1
    return runs
