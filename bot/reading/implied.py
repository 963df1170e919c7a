"""What follows by custom from what was said, in a description long enough to be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.reading.clauses import Sentence
from bot.reading.finding import Finding

MIN_UNITS = 45
"""Shorter texts are taken at their word: only of facts that change or stay is it implied where."""

MEASURED = 4
"""Strength of a gap that rests on two scores; see `scores`."""

_NARROW_TASKS = frozenset(
    (
        "classification",
        "ranking",
        "code_generation",
        "text_to_sql",
        "text_generation",
    )
)

_INPUT_TASKS = frozenset(("classification", "extraction"))
"""Tasks that are done from the input alone, unless the text names a place to look things up."""


def imply(found: list[Sentence], chosen: dict[str, Finding]) -> dict[str, Finding]:
    """Further findings, marked uncertain, each resting on words that stand in the message."""
    result: dict[str, Finding] = {}

    def add(fact: str, value: Any, source: str) -> None:
        if fact not in chosen and fact not in result:
            result[fact] = replace(
                chosen[source], fact=fact, value=value, certain=False, strength=1
            )

    if sum(len(s.units) for s in found) < MIN_UNITS:
        # A change that is guessed, hedged or proposed by the network carries no second fact.
        change = chosen.get("knowledge_change")
        if change is not None and change.certain and change.strength > 1 and not _is_a_flow(change):
            for fact, value, source in _where_facts_live(chosen):
                add(fact, value, source)
        return result
    task = chosen["task_type"].value if "task_type" in chosen else None
    for fact, value, source in _customs(task, chosen):
        add(fact, value, source)
    if _contradicts_change(chosen):
        change = chosen["knowledge_change"]
        result["knowledge_source"] = replace(
            change, fact="knowledge_source", value="private_changing", certain=False, strength=1
        )
    return result


def _contradicts_change(chosen: dict[str, Finding]) -> bool:
    """True when facts that change are said to be in the input or known, and that is a guess."""
    source, change = chosen.get("knowledge_source"), chosen.get("knowledge_change")
    if source is None or change is None or source.certain:
        return False
    return source.value in ("none", "model_knows") and change.value != "never"


def _customs(task: str | None, chosen: dict[str, Finding]) -> Iterator[tuple[str, Any, str]]:
    """(fact, value, the known fact that it rests on), in order of precedence."""
    if task in _NARROW_TASKS:
        yield "task_breadth", "narrow", "task_type"
    if task in ("text_to_sql", "code_generation"):
        yield "style_or_format_strictness", "high", "task_type"
    measured = "accuracy_gap" in chosen and chosen["accuracy_gap"].strength >= MEASURED
    if measured and not _is(chosen, "accuracy_gap", "none"):
        yield "prompt_attempts", "some", "accuracy_gap"
    if "prompt_score_percent" in chosen:
        yield "prompt_attempts", "some", "prompt_score_percent"
    yield from _where_facts_live(chosen)
    if "knowledge_change" not in chosen and task in _INPUT_TASKS:
        yield "knowledge_source", "none", "task_type"


def _is_a_flow(change: Finding) -> bool:
    """True for `15k tickets come in every month`: inputs arrive, and no facts change."""
    before = change.sentence.units[max(0, change.first - 2) : change.last + 1]
    return any(unit.text == "#" for unit in before)


def _where_facts_live(chosen: dict[str, Finding]) -> Iterator[tuple[str, Any, str]]:
    """Facts of which somebody says how fast they change stand in some source of their own."""
    if _is(chosen, "knowledge_change", "never"):
        yield "knowledge_source", "private_static", "knowledge_change"
    elif "knowledge_change" in chosen:
        yield "knowledge_source", "private_changing", "knowledge_change"


def _is(chosen: dict[str, Finding], fact: str, value: Any) -> bool:
    return fact in chosen and chosen[fact].value == value
