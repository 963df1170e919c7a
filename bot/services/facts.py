"""Merging what was said into an assessment: provenance, corrections, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.advisor.profile import KnownFact, Profile, Provenance, parse_profile
from bot.errors import UserInputError
from bot.reading.model import Reading
from bot.services.records import AskedQuestion, Assessment, Contradiction


def facts_of(
    reading: Reading,
    *,
    said_by: str | None,
    said_at: datetime,
    permalink: str | None,
    file: str | None = None,
) -> list[KnownFact]:
    """The facts of a reading with their provenance; a field read twice counts as last said.

    `file` names the file that was read, if it was one.
    """
    facts: dict[str, KnownFact] = {}
    for evidence in reading.evidence:
        facts[evidence.fact] = KnownFact(
            name=evidence.fact,
            value=reading.facts.get(evidence.fact, evidence.value),
            provenance=Provenance(
                source="file" if file else "message",
                quote=evidence.quote[:300],
                file=file,
                said_by=said_by,
                said_at=said_at,
                permalink=permalink,
                certain=evidence.certain,
            ),
        )
    return [fact for name, fact in facts.items() if name in reading.facts]


def stated(name: str, value: Any, source: Any, said_by: str, said_at: datetime) -> KnownFact:
    """A fact from a button or a form.

    Raises:
        UserInputError: the value is not one that the field takes.
    """
    checked = checked_value(name, value)
    return KnownFact(
        name=name,
        value=checked,
        provenance=Provenance(source=source, said_by=said_by, said_at=said_at),
    )


def checked_value(name: str, value: Any) -> Any:
    """A value as the profile keeps it; raises `UserInputError` when it does not take it."""
    if name not in Profile.model_fields:
        raise UserInputError(f"There is no fact named {name!r}.", code="unknown_field")
    return getattr(parse_profile({name: value}), name)


def merge(
    assessment: Assessment,
    facts: Iterable[KnownFact],
    *,
    correction: bool,
    disputed: Mapping[str, Any] | None = None,
) -> tuple[Assessment, list[str]]:
    """Take facts in; the later statement counts.

    A different value for a known fact is a contradiction to ask about once, unless it was said as
    a correction or an answer. Returns the assessment and the names of the facts that changed.

    Args:
        assessment: what is known.
        facts: what was said, in order.
        correction: the words set something right, or answer a question.
        disputed: of facts that one message states in two ways, the value that was not taken; that
            is to be settled, too.
    """
    known = dict(assessment.facts)
    open_contradictions = {c.fact: c for c in assessment.contradictions}
    changed: list[str] = []
    for fact in facts:
        old = known.get(fact.name)
        if old is not None and old.value == fact.value:
            continue
        if old is not None and not correction and old.provenance.certain:
            open_contradictions[fact.name] = Contradiction(
                fact=fact.name, old=old.value, new=fact.value
            )
        else:
            open_contradictions.pop(fact.name, None)
        if disputed and fact.name in disputed:
            open_contradictions[fact.name] = Contradiction(
                fact=fact.name, old=disputed[fact.name], new=fact.value, in_one_message=True
            )
        known[fact.name] = fact
        changed.append(fact.name)
    merged = assessment.model_copy(
        update={"facts": known, "contradictions": list(open_contradictions.values())}
    )
    return _settle_asked(merged, changed), changed


def settle(
    assessment: Assessment, name: str, value: Any, source: Any, said_by: str, said_at: datetime
) -> Assessment:
    """Decide which value of a fact that was said in two ways counts."""
    settled, _ = merge(assessment, [stated(name, value, source, said_by, said_at)], correction=True)
    rest = [found for found in settled.contradictions if found.fact != name]
    return settled.model_copy(update={"contradictions": rest})


def forget_fact(assessment: Assessment, name: str) -> Assessment:
    """Make a fact unknown again."""
    known = {key: fact for key, fact in assessment.facts.items() if key != name}
    rest = [found for found in assessment.contradictions if found.fact != name]
    return assessment.model_copy(update={"facts": known, "contradictions": rest})


def without_message(
    facts: dict[str, KnownFact], ts: str, *, keep_values: bool
) -> dict[str, KnownFact]:
    """The facts after the message with this timestamp was deleted.

    With `keep_values` only its words and the link to it go, as a recommendation rests on them.
    """
    mark = f"/p{ts.replace('.', '')}"
    gone = {name for name, fact in facts.items() if mark in (fact.provenance.permalink or "")}
    if not keep_values:
        return {name: fact for name, fact in facts.items() if name not in gone}
    unsaid = {"quote": None, "permalink": None, "file": None}
    return {
        name: fact.model_copy(update={"provenance": fact.provenance.model_copy(update=unsaid)})
        if name in gone
        else fact
        for name, fact in facts.items()
    }


def answered(assessment: Assessment, outcome: Any, user_id: str) -> Assessment:
    """Close the pending question with this outcome."""
    pending = assessment.pending
    if pending is None:
        return assessment
    asked = [
        question.model_copy(update={"outcome": outcome, "answered_by": user_id})
        if question.fact == pending.fact and question.outcome == "pending"
        else question
        for question in assessment.asked
    ]
    return assessment.model_copy(update={"asked": asked, "pending": None})


def step_back(assessment: Assessment) -> tuple[Assessment, str | None]:
    """Take the last closed question back; names its fact, or `None` when there was none."""
    asked = [q for q in assessment.asked if q.outcome != "pending"]
    if not asked:
        return assessment, None
    last = asked.pop()
    without = forget_fact(assessment, last.fact)
    return without.model_copy(update={"asked": asked, "pending": None}), last.fact


def _settle_asked(assessment: Assessment, changed: list[str]) -> Assessment:
    """A fact that was said counts as the answer to a question about it."""
    pending = assessment.pending
    asked: list[AskedQuestion] = [
        question.model_copy(update={"outcome": "answered"})
        if question.fact in changed and question.outcome == "pending"
        else question
        for question in assessment.asked
    ]
    if pending is not None and pending.fact in changed:
        pending = None
    return assessment.model_copy(update={"asked": asked, "pending": pending})
