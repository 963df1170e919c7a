"""Read a message: facts with their words, the intent, and an answer or command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.reading import intent as intents
from bot.reading.answers import answer_to
from bot.reading.clauses import Sentence, sentences
from bot.reading.commands import command_in
from bot.reading.corrections import corrected
from bot.reading.disputed import disputed
from bot.reading.finding import Finding
from bot.reading.gather import gather
from bot.reading.implied import imply
from bot.reading.language import language_of
from bot.reading.model import Answer, Evidence, Intent, PendingQuestion, Reading
from bot.reading.named import with_named
from bot.reading.pace_taken_back import paces_taken_back
from bot.reading.proposed import with_proposals
from bot.reading.settle import settle, takes_back_in, valid_only
from bot.reading.taken_back import taken_back
from bot.reading.understanding import Network
from bot.reading.withdrawn import withdrawn


def read(
    text: str,
    *,
    today: date | None = None,
    pending: PendingQuestion | None = None,
    known: Mapping[str, Any] | None = None,
    wording: Network | None = None,
) -> Reading:
    """Everything that a message states.

    Args:
        text: The message as Slack or a person gives it; what lies behind 40,000 characters is
            not read.
        today: The day the message was written; without it, calendar dates give no facts.
        pending: The question that waits for an answer, if any.
        known: Facts known before, for corrections such as "500, not 5000".
        wording: The learned network; without it, the rules read alone.

    Returns:
        The reading. Total: no text raises.
    """
    plain = wording.respelling.plain if wording and wording.respelling else None
    found = sentences(text, plain)
    language = language_of(_first_words(found))
    if not found:
        return Reading({}, [], Intent.SMALL_TALK, language=language)
    command = command_in(text)
    gathered = gather(found, today)
    if wording is not None and command is None:
        gathered = with_proposals(
            gathered,
            found,
            wording.understand(text, found),
            all_own=pending is not None or found[0].text.startswith(" correction "),
        )
    takes_out = withdrawn(found) if command is None else {}
    gathered = with_named(gathered, found)
    gathered = [f for f in gathered if takes_out.get(f.fact) != f.sentence.index]
    chosen = settle(gathered, found)
    two_ways = {} if takes_back_in(found) else disputed(gathered, chosen)
    chosen.update(taken_back(found, chosen))
    chosen.update(paces_taken_back(found, chosen))
    swapped = corrected(found, known or {}, chosen)
    chosen.update(swapped)
    chosen = valid_only({**chosen, **imply(found, chosen)})
    facts = {name: f.value for name, f in chosen.items()}
    answer = None
    about_others = bool(swapped) and pending is not None and pending.fact not in swapped
    if pending is not None and command is None and not about_others:
        answer = answer_to(text, found, pending, facts)
        if answer is not None and answer.kind == "value" and pending.fact not in facts:
            chosen[pending.fact] = _answered(found, pending.fact, answer)
            facts[pending.fact] = answer.value
    if command is not None:
        chosen, facts = {}, {}
    two_ways = {name: v for name, v in two_ways.items() if name in facts and facts[name] != v}
    evidence = _evidence(text, chosen)
    kinds = intents.part_intents(found, {f.sentence.index for f in chosen.values()})
    unsaid = tuple(name for name in takes_out if name not in facts)
    takes_back = (
        bool(swapped)
        or any(name in (known or {}) for name in unsaid)
        or (
            intents.corrects(found)
            and bool(facts or known or any(u.quantity for s in found for u in s.units))
        )
    )
    whole = _whole(found, kinds, len(facts), answer, command is not None, takes_back)
    return Reading(
        facts,
        evidence,
        whole,
        intents.parts(text, found, kinds),
        command,
        answer,
        language,
        two_ways,
        unsaid,
    )


def _first_words(found: list[Sentence]) -> list[str]:
    """The words at the beginning, enough to tell the language by."""
    words = [u.text for s in found for u in s.units if u.start < _LANGUAGE_CHARACTERS]
    return [word for word in words if word[:1].isalpha()]


_LANGUAGE_CHARACTERS = 400


def _whole(
    found: list[Sentence],
    kinds: list[Intent],
    facts: int,
    answer: Answer | None,
    is_command: bool,
    takes_back: bool,
) -> Intent:
    if is_command:
        return Intent.COMMAND
    if answer is not None and (answer.kind != "value" or facts <= 2):
        return Intent.ANSWER
    if takes_back and facts <= 3:
        return Intent.CORRECTION
    return intents.overall(found, kinds, facts)


def _answered(found: list[Sentence], fact: str, answer: Answer) -> Finding:
    sentence = found[0]
    return Finding(fact, answer.value, sentence, 0, len(sentence.units) - 1, 3)


def _evidence(text: str, chosen: Mapping[str, Finding]) -> list[Evidence]:
    rows = [
        Evidence(fact, f.value, text[f.start : f.end], f.start, f.end, f.certain, f.low, f.high)
        for fact, f in chosen.items()
    ]
    return sorted(rows, key=lambda e: (e.start, e.end, e.fact))
