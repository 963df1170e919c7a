"""What of a sentence tells of something else than the project: hypotheses, quotations, others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.other_systems import is_of_another_system
from bot.reading.quantity import Unit
from bot.reading.tokens import word_set

_UNREAL = (
    "may or may not", "unclear whether", "not clear whether", "unclear if", "might get",
    "if we had", "if we got", "if we get", "if we were", "if i had", "if they had", "if we could",
    "suppose", "supposing", "imagine", "assuming", "assume", "what if", "hypothetically",
    "let's say", "lets say", "say we had", "in theory", "in an ideal world", "ideally we would",
    "someone suggested", "somebody suggested", "a competitor", "our competitor", "competitors",
    "the competition", "they claim", "the vendor claims", "vendor claims", "i read that",
    "we read that", "the article says", "the paper says", "the blog says", "a blog post",
    "unless we", "we would have", "would be nice", "could one day", "some day", "one day we",
    "in the article", "the docs say", "openai says", "a friend of mine", "another company",
    "other companies", "other teams", "another team", "the other team", "a colleague proposes",
    "if we ever", "even if we", "if there were", "were we to", "had we", "wish we", "i wish",
    "people say", "as if", "for example if", "a case study", "the paper",
    "if they gave", "if they let", "if they give us", "if legal ever", "if compliance ever",
    "if only we", "were this a", "should they ever", "in a parallel universe", "everybody says",
    "i heard that", "i have read that", "saw a talk", "saw a paper", "saw a post", "saw a demo",
    "rumour has it", "rumor has it", "if it were", "if they would", "if we would have", "if he had",
    "if she had", "if the auditors ever", "if auditors ever", "if the regulator ever",
    "we used to", "it used to", "there used to", "they used to", "i used to", "used to be",
    "last year we were", "last year it was", "generally speaking", "as a rule of thumb",
    "a rival", "some regulators", "some say", "job posting", "job ad", "speaker bios",
    "i dreamt", "i dreamed", "kudos to", "congrats to", "back in my", "the competitor",
    "the other squad", "the other department", "in my phd", "once upon a time",
    "not our problem", "not our circus", "thought we had", "the team next door",
    "vendor says they", "our sister team", "our sister company", "our parent company",
    "i have seen a company", "i have seen a team", "i have seen one", "i have seen companies",
    "next door has", "next door have", "brags about", "boasts", "if every", "if everyone",
    "if everybody", "in the beginning we thought", "at first we thought", "initially we thought",
    "originally we thought", "we first thought", "we used to think", "at first it was",
    "originally it was", "initially it was", "in the beginning it was",
)  # fmt: skip
"""Openings of clauses that tell of something that is not the project's state."""

_OTHERS = word_set(
    "cousin brother neighbour neighbor competitor rival friend colleague vendor supplier bank"
)
"""Whose project is not the team's when a sentence begins with `my`, `our` or `another` and them."""
_RELATIVES = word_set(
    "cousin brother sister wife husband son daughter uncle aunt mate flatmate roommate niece "
    "nephew mother father dad mum mom boyfriend girlfriend kid kids"
)
"""Of whose work a sentence tells, whatever it says, that begins with `my` and them."""

_RIVALS = word_set("competitor competitors rival rivals")
_ANNOUNCE = word_set("announced announce has have launched shipped released says say claims claim")

_POINTING = word_set("my our another some")

_THEIR_DOING = word_set(
    "has had runs ran uses used claims claimed says said swears swore promises promised built got "
    "answers tuned brags brochure slide slides deck shop startup company s team"
)
"""What follows when the sentence tells of what they have, do or say."""


def _about_others(units: Sequence[Unit]) -> bool:
    """True for `my cousin's shop has …`, `our rival claims …`, `the vendor brochure says …`."""
    words = [unit.text for unit in units[:4]]
    if len(words) > 2 and words[0] == "my" and words[1] in _RELATIVES:
        return True
    if len(words) > 2 and words[0] in _RIVALS and words[1] in _ANNOUNCE:
        return True
    pointed = len(words) > 2 and (words[0] in _POINTING or words[:2] == ["the", "vendor"])
    return pointed and words[1] in _OTHERS and words[2] in _THEIR_DOING


_UNREAL_FROM = {
    first: tuple(phrase + " " for phrase in _UNREAL if phrase.split()[0] == first)
    for first in {phrase.split()[0] for phrase in _UNREAL}
}
"""First word to the openings that begin with it."""


_FORMER = re.compile(
    r" (?:(?:at|in|with|for) )?my (?:previous|old|last|former) "
    r"(?:company|job|employer|team|place|firm|gig|startup)(?= )"
)
"""Where a sentence tells of an earlier time, wherever in it that is said."""


_AT_LARGE = re.compile(
    r" (?:one (?:usually|normally|typically|generally) "
    r"|you (?:usually|normally|typically|generally) (?:need|want|get|have) "
    r"|in my (?:opinion|view|book) (?:a|an|no|every) "
    r"|(?:hot take|unpopular opinion|golden rule|as a matter of principle|general caution on|"
    r"(?:useful|good|old) heuristic|professor rule|rule of three|tip for anyone) "
    r"|textbooks? (?:call|calls|say|says|:) "
    r"|(?:says|said|say|writes|boasted|bragged|preaches) (?:the|every|that|most) (?:forum|"
    r"textbook|book|survey|consultancy|professor|lecturer|speaker|trainer|blog|newspaper|"
    r"homepage|man|woman|guy|[a-z]+ spec) "
    r"|the (?:forum|newspaper|textbook|blog|lecturer|professor) (?:says|said|calls) "
    r"|(?:per|according to) (?:the|a) (?:survey|study|paper|blog|forum|newspaper) "
    r"|\" is what (?:people|they) (?:say|write|call) "
    r"|(?:the|this|that|a) (?:[a-z]+ )?(?:paper|preprint|article|study|survey|report|blog post|"
    r"assignment|exercise|guide) (?:claims|says|shows|finds|found|argues|reports|suggests|"
    r"recommends|advises) "
    r"|for a (?:generic|typical|normal|standard) (?:[a-z]+ ){1,4}with "
    r"|(?:interview|exam|quiz) question : "
    r"|(?:we|they|you|i) pretend to be "
    r"|(?:where|when) (?:i|we) worked (?:until|before|back|then|in|for|as) "
    r"|(?:his|her|their) (?:side|pet|hobby|weekend) project "
    r"|(?:from|per|in) (?:the|a|this) (?:newsletter|survey|study|article|paper|report|podcast) : "
    r"|\( (?:[a-z]+ ){0,3}(?:, )?no (?:ai|llm|llms|ml)(?: involved)? \) "
    r"|(?:ignore|disregard|forget) (?:all |any |the |your |my |these |of )*(?:previous|prior|above|"
    r"earlier|other) (?:instructions?|prompts?|rules?|messages?) )"
)
"""What makes a sentence a general one, tells who said it, is about no model, or instructs one."""
_TO_CANDIDATES = re.compile(
    r" hiring : | (?:(?:and|also|ideally) )?you (?:will|bring|know|own|(?:have|are) (?:[a-z]+ )?"
    r"(?:shipped|built|worked|experience|experienced|strong|trained|a degree)) "
)
"""How the sentences of a job advertisement begin."""


def _back_to_us(text: str) -> bool:
    """Whether words have already come back from earlier times to the project."""
    return any(f" {word} " in text for word in _BACK_TO_US)


def _quoted(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Unit ranges of quotations of more than three units."""
    ranges: list[tuple[int, int]] = []
    opened = -1
    for i, unit in enumerate(units):
        if unit.text == '"':
            if opened >= 0:
                if i - opened > 3:
                    ranges.append((opened, i + 1))
                opened = -1
            else:
                opened = i
    return ranges


def unreal_ranges(units: list[Unit], text: str, offsets: list[int]) -> tuple[tuple[int, int], ...]:
    """Unit ranges of quotations and of clauses that open as a hypothesis."""
    ranges = _quoted(units)
    met: set[str] = set()
    for begin, unit in enumerate(units):
        for phrase in _UNREAL_FROM.get(unit.text, ()):
            if not text.startswith(phrase, offsets[begin]):
                continue
            if phrase not in met and not _is_told_to_us(units, begin):
                met.add(phrase)
                ranges.append((begin, _end_of(phrase, units, begin)))
    for granted in _GRANTED.finditer(text):
        begin = offsets.index(granted.start() + 1)
        ranges.append((begin, _hypothesis_end(units, begin)))
    if _about_others(units):
        ranges.append((0, _hypothesis_end(units, 0)))
    if (past := _FORMER.search(text)) is not None and not _back_to_us(text[: past.start() + 1]):
        ranges.append((0, _hypothesis_end(units, offsets.index(past.start() + 1))))
    told = _AT_LARGE.search(text) is not None or _TO_CANDIDATES.match(text) is not None
    if told or is_of_another_system(text):
        ranges.append((0, _hypothesis_end(units, 0)))
    if units[0].text == ">" and units[0].quantity is None and len(units) > 1:
        ranges.append((0, len(units)))
    return tuple(ranges)


_ANOTHER = re.compile(r"competit|sister|parent|next door|rival|other (?:team|squad|compan|depart)")
"""Openings that tell of others, of whom a sentence can turn to the writer: `..., we have none`."""
_GRANTED = re.compile(r" if (?:\w+ ){1,2}(?:gave|offered|allowed|let|granted|lent) (?:us|me) ")
"""`if marketing gave us`: what is not given."""
_US = word_set("we ours i mine us")


def _end_of(phrase: str, units: list[Unit], begin: int) -> int:
    """Where ends what a phrase opens."""
    end = _hypothesis_end(units, begin)
    return min(end, _turn_to_us(units, begin)) if _ANOTHER.search(phrase) else end


def _turn_to_us(units: list[Unit], begin: int) -> int:
    """Index of the comma behind which a sentence about others speaks of the writer."""
    for i in range(begin + 2, len(units) - 1):
        if units[i].text == "," and units[i + 1].text in _US:
            return i
    return len(units)


_TOLD = word_set("please pls plz can just may should")


def _is_told_to_us(units: list[Unit], begin: int) -> bool:
    """True for `please assume 9k calls`: the writer's own estimate, and no hypothesis."""
    told = begin > 0 and units[begin - 1].text in _TOLD
    return told and units[begin].text in ("assume", "assuming")


def _hypothesis_end(units: list[Unit], begin: int) -> int:
    once = units[begin].text == "used" or units[min(begin + 1, len(units) - 1)].text == "used"
    for i in range(begin + 2, len(units)):
        if units[i].text in _BACK_TO_US or (once and units[i].text == ","):
            return i
    return len(units)


_BACK_TO_US = word_set("; ) but however yet though although right now here turns")
"""Words at which a hypothesis, or what others or earlier times had, is over."""
