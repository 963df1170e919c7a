"""From findings to one value per field: outright words beat custom, later ones earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from bot.advisor.profile import FIELDS, Profile
from bot.reading.clauses import Sentence
from bot.reading.facts.knowledge.sources import PRIVATE
from bot.reading.finding import Finding

_WAIT = "wait"
"""Takes back only where it stands apart: `customers wait 9 seconds` does not."""
_RATHER = "rather"
"""Takes back what was said before it, but not before `than`: `3k a day rather than 3k a month`."""
_LATER_WINS = (
    "scratch that", "sorry", "i meant", "i mean", "correction", "actually", _WAIT,
    "make that", _RATHER, "edit", "oops", "my bad", "typo", "instead", "not anymore",
    "forget that", "forget it", "well ok", "ok well", "on second thought", "misread",
    "hold on", "hang on",
)  # fmt: skip


def settle(findings: list[Finding], sentences: list[Sentence]) -> dict[str, Finding]:
    """The finding that stands for each field, in field order."""
    by_fact: dict[str, list[Finding]] = {}
    for finding in findings:
        by_fact.setdefault(finding.fact, []).append(finding)
    corrected = _correction_points(sentences)
    chosen = {f: _choose(f, by_fact[f], corrected) for f in FIELDS if f in by_fact}
    _resolve_own_facts(chosen)
    kept = valid_only({fact: finding for fact, finding in chosen.items() if finding})
    _drop_echo(kept)
    return kept


def _resolve_own_facts(chosen: dict[str, Finding | None]) -> None:
    """Own facts are changing or static as their change is stated; unstated, they give nothing."""
    source, change = chosen.get("knowledge_source"), chosen.get("knowledge_change")
    if source is None or source.value != PRIVATE:
        return
    if change is None:
        chosen["knowledge_source"] = None
        return
    value = "private_static" if change.value == "never" else "private_changing"
    chosen["knowledge_source"] = replace(source, value=value, certain=False)


def valid_only(chosen: dict[str, Finding]) -> dict[str, Finding]:
    """The findings whose values the profile accepts: `7000000 seconds` is no latency target."""
    if _valid({fact: finding.value for fact, finding in chosen.items()}):
        return chosen
    return {fact: f for fact, f in chosen.items() if _valid({fact: f.value})}


def _drop_echo(kept: dict[str, Finding]) -> None:
    """`new intents every week` speaks of the task: take back a change of facts read from it."""
    change, task = kept.get("knowledge_change"), kept.get("task_stability")
    if change and task and change.strength == 1 and change.sentence is task.sentence:
        del kept["knowledge_change"]


def _correction_points(sentences: list[Sentence]) -> list[int]:
    """Offsets in the message at which the writer takes something back."""
    points: list[int] = []
    for sentence in sentences:
        for phrase in _LATER_WINS:
            at = sentence.text.find(f" {phrase} ")
            if at >= 0 and at + 1 in sentence.offsets:
                place = sentence.offsets.index(at + 1)
                if not _says_something_else(phrase, sentence, place):
                    points.append(sentence.units[place].start)
    return sorted(points)


def takes_back_in(sentences: list[Sentence]) -> bool:
    """Whether the writer takes anything back in a message."""
    return bool(_correction_points(sentences))


def _says_something_else(phrase: str, sentence: Sentence, at: int) -> bool:
    if phrase == _RATHER:
        return any(u.text == "than" for u in sentence.units[at + 1 : at + 2])
    return phrase == _WAIT and not _stands_apart(sentence, at)


_SOUNDS = frozenset(("no", "hmm", "hm", "oh", "uh", "um", "ah", "er", "ok", "oops"))


def _stands_apart(sentence: Sentence, at: int) -> bool:
    """Whether a word begins its clause, or a sign follows it."""
    units = sentence.units
    begins = at == 0 or not units[at - 1].text[0].isalnum() or units[at - 1].text in _SOUNDS
    return begins or at + 1 == len(units) or not units[at + 1].text[0].isalnum()


def _choose(fact: str, findings: list[Finding], corrected: list[int]) -> Finding | None:
    for point in reversed(corrected):
        later = [f for f in findings if f.start >= point]
        if later and any(f.end <= point for f in findings):
            findings = later
            break
    if fact in _LAST_COUNTS and (last := _contradicted(findings)) is not None:
        return last
    strongest = max(f.strength for f in findings)
    rivals = [f for f in findings if f.strength == strongest]
    pick = _PICKS.get(fact)
    chosen = pick(rivals) if pick else _most_said(rivals)
    return chosen and _in_plain_words(chosen, findings)


def _in_plain_words(chosen: Finding, findings: list[Finding]) -> Finding:
    """The finding itself, or one that states the same value in so many words.

    What a rule reads is no guess because a network found it, too.
    """
    same = [f for f in findings if f.certain and f.value == chosen.value]
    if chosen.certain or not same:
        return chosen
    return max(same, key=lambda f: (f.strength, -f.start))


_LAST_COUNTS = frozenset(
    ("labelled_examples", "gpu_access", "weights_or_tuning_access", "citations_required")
)


_WEAKER = 3
"""By so much strength weaker, a later statement is no contradiction of an earlier one."""


def _contradicted(findings: list[Finding]) -> Finding | None:
    """The last of two outright statements that exclude each other, in different sentences."""
    least = max(2, max(f.strength for f in findings) - _WEAKER)
    said = sorted(
        (f for f in findings if f.strength >= least and (f.value or _names_its_fact(f))),
        key=lambda f: (f.start, -f.end),
    )
    if not any(not f.value for f in said) or not any(f.value for f in said):
        return None
    last = said[-1]
    if all(f.sentence is last.sentence for f in said if bool(f.value) is not bool(last.value)):
        return None
    return replace(last, certain=False)


def _names_its_fact(finding: Finding) -> bool:
    """False for `no examples at all`, which may speak of the prompt and not of labels."""
    words = finding.sentence.units[finding.first : finding.last + 1]
    return finding.fact != "labelled_examples" or any(
        u.text.startswith(("label", "annotat", "training")) for u in words
    )


def _most_said(rivals: list[Finding]) -> Finding:
    """The value said most often; among equals the first."""
    counts: dict[Any, int] = {}
    for finding in rivals:
        counts[finding.value] = counts.get(finding.value, 0) + 1
    best = max(counts.values())
    return next(f for f in rivals if counts[f.value] == best)


def _largest(rivals: list[Finding]) -> Finding:
    return max(rivals, key=lambda f: (f.value, -f.start))


def _smallest(rivals: list[Finding]) -> Finding:
    return min(rivals, key=lambda f: (f.value, f.start))


def _first(rivals: list[Finding]) -> Finding:
    return min(rivals, key=lambda f: (f.start, -(f.last - f.first)))


def _exhausted_first(rivals: list[Finding]) -> Finding:
    order = {"exhausted": 0, "none": 1, "some": 2}
    return min(rivals, key=lambda f: (order.get(f.value, 3), f.start))


def _fastest(rivals: list[Finding]) -> Finding:
    order = {"daily": 0, "weekly": 1, "monthly": 2, "never": 3}
    return min(rivals, key=lambda f: (order.get(f.value, 4), f.start))


def _worst(rivals: list[Finding]) -> Finding:
    order = {"high": 0, "medium": 1, "low": 2}
    return min(rivals, key=lambda f: (order.get(f.value, 3), f.start))


def _driver(rivals: list[Finding]) -> Finding | None:
    """The only complaint named; of several, none is the main one unless it is said outright."""
    values = {f.value for f in rivals}
    if len(values) == 1:
        return rivals[0]
    if values == {"cost", "latency"}:
        return next(f for f in rivals if f.value == "latency")
    return None


_PICKS: dict[str, Callable[[list[Finding]], Finding | None]] = {
    "main_driver": _driver,
    "knowledge_change": _fastest,
    "labelled_examples": _largest,
    "latency_target_ms": _smallest,
    "time_to_ship_weeks": _first,
    "requests_per_month": _first,
    "prompt_attempts": _exhausted_first,
    "error_cost": _worst,
    "task_type": _first,
    "budget_usd": _first,
}


def _valid(facts: Mapping[str, Any]) -> bool:
    try:
        Profile.model_validate(dict(facts))
    except ValidationError:
        return False
    return True


def facts_of(chosen: Mapping[str, Finding]) -> dict[str, Any]:
    """Field to value."""
    return {fact: finding.value for fact, finding in chosen.items()}
