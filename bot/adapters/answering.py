"""One question through retrieval to a cited answer."""

from __future__ import annotations

from bot.adapters.hybrid_search import HybridSearch
from bot.grounding.abstain import judge
from bot.grounding.comparing import asked_of_both, comparison_sides
from bot.grounding.compose import Part, compose
from bot.grounding.passages import Answer, ScoredPassage
from bot.grounding.query import Query, clean_question, split_question

PER_SIDE = 3
"""Passages looked up for each side of a comparison, beside those for the whole question."""


def answer_question(
    search: HybridSearch, question: str, labels: frozenset[str], top_k: int
) -> Answer:
    """Answer every part of a question from the visible passages.

    Args:
        search: the corpus to answer from.
        question: any text; it is cleaned and cut, never refused with an error.
        labels: the visibilities that the asker may see.
        top_k: passages per part.
    """
    parts = [
        answer_part(search, part, labels, top_k)
        for part in split_question(clean_question(question))
    ]
    return compose(parts)


def answer_part(search: HybridSearch, text: str, labels: frozenset[str], top_k: int) -> Part:
    """Retrieve for one question and judge whether it can be answered."""
    query = search.prepare(text, labels)
    found = search.search(query, top_k, labels)
    english = search.vectors.english if search.vectors else frozenset()
    verdict = judge(query, found, english=english)
    sides = comparison_sides(query.reading)
    if sides and verdict.answerable:
        found = [*found, *_side_passages(search, query, sides, labels, found)]
    return Part(query=query, found=tuple(found), verdict=verdict)


def _side_passages(
    search: HybridSearch,
    asked: Query,
    sides: tuple[str, str],
    labels: frozenset[str],
    found: list[ScoredPassage],
) -> list[ScoredPassage]:
    """Passages about both or one side that the whole question did not bring, ranked behind it."""
    seen = {item.passage.passage_id for item in found}
    lowest = min((item.score for item in found), default=0.0)
    extra: list[ScoredPassage] = []
    of_both = " ".join(group[0] for group in asked_of_both(asked, sides))
    questions = [f"{side} {of_both}" if of_both else f"What is {side}?" for side in sides]
    for question in [f"{sides[0]} vs {sides[1]} {of_both}", *questions]:
        query = search.prepare(question, labels)
        for item in search.search(query, PER_SIDE, labels):
            if item.passage.passage_id not in seen:
                seen.add(item.passage.passage_id)
                extra.append(item.model_copy(update={"score": min(item.score, lowest)}))
    return extra
