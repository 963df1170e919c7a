"""The answer without a language model: the best lines of the best passages, each cited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.grounding.abstain import Verdict, abstention
from bot.grounding.comparing import (
    asked_of_both,
    both_line,
    comparison_sides,
    head_on_lines,
    holding_first,
    names_both,
    side_lines,
)
from bot.grounding.leading import stands_alone
from bot.grounding.passages import Answer, Frozen, ScoredPassage, listed
from bot.grounding.query import Query
from bot.grounding.quoting import (
    CitationList,
    Line,
    aspects,
    choose_lines,
    contradicts,
    holds,
    rank_lines,
    same_statement,
    with_date,
)
from bot.grounding.words import stems_of

MAX_WORDS = 110
"""Words of an answer, all parts together, markers not counted."""

SELF_CONTAINED = 3
"""Lines from which a passage about a comparison answers it without others."""
LEAD_WORDS = 45
"""Words of a line that opens a comparison at most."""

_DEFINES = re.compile(
    r"^\s*(?:so\s+|and\s+|hey\s+)?(?:what(?:'s|s| is| are| does)|define|meaning of|explain)\s+"
    r"(?:an?\s+|the\s+)?(?P<term>[\w\s-]{2,40}?)(?:\s+(?:mean|means|anyway|exactly|again|please))?\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:steps?|plan|order|list|tips|ways|risks|pitfalls|advantages|benefits|limitations|"
    r"disadvantages|pros|cons|when (?:should|do|to)|which (?:tools|metrics|kpis))\b",
    re.IGNORECASE,
)


class Part(Frozen):
    """One question of a message with what was found for it."""

    query: Query
    """The prepared question."""
    found: tuple[ScoredPassage, ...]
    """Best first."""
    verdict: Verdict
    """Whether it can be answered."""


def compose(parts: Sequence[Part]) -> Answer:
    """Write the cited answer, part by part.

    Args:
        parts: at least one; each is answered or refused on its own.

    Returns:
        An answer when any part can be answered. It holds at most about `MAX_WORDS` words and
        every sentence taken from a passage carries a marker.
    """
    passages = listed(merged(parts))
    if not any(part.verdict.answerable for part in parts):
        asked = max(parts, key=lambda part: part.verdict.relevance)
        text = abstention(asked.query, asked.found, asked.verdict)
        missing = dict.fromkeys(item for part in parts for item in part.verdict.missing)
        return Answer(answered=False, answer=text, passages=passages, missing=tuple(missing))
    citations = CitationList()
    used: list[Line] = []
    texts = []
    budget = MAX_WORDS // len(parts)
    for part in parts:
        if part.verdict.answerable:
            texts.append(_answer_part(part, citations, used, budget))
        else:
            texts.append(_refuse_part(part))
    return Answer(
        answered=True,
        answer="\n\n".join(text for text in texts if text),
        citations=citations.citations(),
        passages=passages,
    )


def merged(parts: Sequence[Part]) -> list[ScoredPassage]:
    """The passages of all parts, each once with its best score, best first."""
    best: dict[str, ScoredPassage] = {}
    for part in parts:
        for item in part.found:
            known = best.get(item.passage.passage_id)
            if known is None or item.score > known.score:
                best[item.passage.passage_id] = item
    return sorted(best.values(), key=lambda item: -item.score)


def _answer_part(part: Part, citations: CitationList, used: list[Line], budget: int) -> str:
    """One part: a comparison, a definition, a list or a plain answer."""
    every = rank_lines(part.query, part.found)
    ranked = [
        line for line in every if not any(same_statement(line.text, other.text) for other in used)
    ] or every
    sides = comparison_sides(part.query.reading)
    compared = None
    if sides:
        all_lines = rank_lines(part.query, part.found, len(part.found))
        compared = _comparison(sides, part.query, all_lines, citations, used)
        if not compared:
            ranked = _on_both_first(sides, part.query, all_lines)
    if compared:
        return compared
    definition = _DEFINES.match(part.query.reading)
    if definition:
        ranked = _definition_first(definition["term"], ranked)
        chosen = choose_lines(part.query, ranked, limit=3, words=min(budget, 70))
    elif _LISTS.search(part.query.reading):
        chosen = choose_lines(part.query, ranked, limit=6, words=budget, floor=0.78)
    else:
        chosen = choose_lines(part.query, ranked, limit=5, words=min(budget, 100))
    used.extend(chosen)
    text = " ".join(f"{with_date(line)} {citations.cite(line)}" for line in chosen)
    doubt = _disagreement(every, chosen)
    if doubt is not None:
        used.append(doubt)
        opening = "" if doubt.text.startswith("Sources disagree") else "Sources disagree: "
        text += f"\n{opening}{with_date(doubt)} {citations.cite(doubt)}"
    return text


def _on_both_first(sides: tuple[str, str], query: Query, ranked: list[Line]) -> list[Line]:
    """Lines on both sides that hold what is asked of them, in front of the others."""
    asked = aspects(query)

    def fits(line: Line) -> bool:
        return names_both(line.text, sides) and all(holds(line, group) for group in asked)

    return sorted(ranked, key=lambda line: not fits(line))


def _comparison(
    sides: tuple[str, str],
    query: Query,
    ranked: list[Line],
    citations: CitationList,
    used: list[Line],
) -> str | None:
    """A line on both, then one line for each side; none when a side has no line of its own.

    When a passage is about this very comparison, its own lines are the answer, side by side if
    it has one for each.
    """
    answered = head_on_lines(query.reading, sides, ranked)
    every = [line for line in ranked if stands_alone(line.text)]
    asked = asked_of_both(query, sides)
    pair = None
    for pool in (answered, every):
        lines = [holding_first(asked, _definition_first(side, pool)) for side in sides]
        pair = pair or side_lines(sides, lines)
        if len(answered) >= SELF_CONTAINED:
            break
    if pair is None:
        pair = side_lines(sides, [every, every], loose=True) if _shared(sides) else None
    if pair is None:
        return None
    rows: list[str] = []
    lead = answered[0] if answered else both_line(sides, every)
    if lead is not None and lead not in pair and len(lead.text.split()) <= LEAD_WORDS:
        rows.append(f"{with_date(lead)} {citations.cite(lead)}")
        used.append(lead)
    for side, line in zip(sides, pair, strict=True):
        rows.append(f"- {side}: {with_date(line)} {citations.cite(line)}")
        used.append(line)
    return "\n".join(rows)


def _shared(sides: tuple[str, str]) -> bool:
    """Whether both sides name one thing that is compared, as in "X cost vs Y cost"."""
    return bool(set(stems_of(sides[0])) & set(stems_of(sides[1])))


def _definition_first(term: str, ranked: list[Line]) -> list[Line]:
    """Lines that say what a term is, in front of the others."""
    start = re.escape(term.strip().rstrip("s")).replace(r"\ ", r"[\s-]")
    says = re.compile(
        rf"^(?:an?\s+|the\s+)?[\w\s-]{{0,30}}\(?{start}s?\)?[^.]{{0,45}}?\b(?:is|are|means?|adapts?|"
        r"updates?|trains?|continues|takes|refines|refers|describes?|involves?|says|lets|combines|changes|looks)\b",
        re.IGNORECASE,
    )
    defining = [line for line in ranked if line.index == 0 and says.match(line.text)]
    titled = re.compile(rf"^what (?:is|are) (?:an? |the )?{start}s?\b\W*$", re.IGNORECASE)
    defining.sort(key=lambda line: not re.search(start, line.passage.section, re.IGNORECASE))
    defining.sort(key=lambda line: not titled.search(line.passage.section))
    return defining + [line for line in ranked if line not in defining]


def _disagreement(ranked: Sequence[Line], chosen: list[Line]) -> Line | None:
    """A line that contradicts, from a passage as relevant as the answer, not said already."""
    if not chosen or any(contradicts(line.text) for line in chosen):
        return None
    for line in ranked:
        against = line.passage.note_id == "disagreements" or contradicts(line.text)
        if against and line.score >= 0.85 * chosen[0].score:
            return line if line not in chosen else None
    return None


def _refuse_part(part: Part) -> str:
    """What is said about a part that cannot be answered, beside one that can."""
    asked = part.query.original if len(part.query.original) <= 80 else "the other question"
    if part.verdict.missing:
        return (
            f"On \u201c{asked}\u201d: I don't know, no source mentions {part.verdict.missing[0]}."
        )
    return f"On \u201c{asked}\u201d: I don't know, my sources hold nothing on it."
