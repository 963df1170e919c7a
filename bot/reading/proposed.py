"""Findings that the learned network proposes: values of sentences, roles of numbers.

The rules read first. The network fills fields that they left open; where it is sure, its value
stands beside that of a rule, and an outright rule still wins. A rule's reading that the network
finds most unlikely is dropped, and nothing is read from sentences that it takes to tell of another
project than the writer's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.advisor.accuracy_gap import gap_size
from bot.advisor.profile import FIELD_KINDS
from bot.reading.bounds import KINDS, Array, Proposal
from bot.reading.clauses import Sentence
from bot.reading.facts.labels.checks import counts_classes, is_kept_apart, is_material, is_planned
from bot.reading.facts.load.budget import is_spent, scale_of
from bot.reading.facts.load.requests_rate import PERIODS, read_rate
from bot.reading.facts.quality.main_driver_named import denies_a_reason
from bot.reading.facts.quality.score_pairs import tells_of_else
from bot.reading.facts.quality.scores import is_error_rate
from bot.reading.finding import Finding
from bot.reading.patterns import Match, Rule
from bot.reading.quantity import Unit
from bot.reading.understanding import Understanding

_BRIEF = 4
"""Words and signs of a message below which a network must be as sure as beside a rule."""
_SAID_ALONE = 0.5
"""Chance from which a part of a sentence states a value on its own."""
OUTRIGHT = 5
"""Strength from which a rule's reading is not doubted: its words can hardly mean anything else."""
STRENGTH = 4
"""Strength of what is proposed: a network that speaks beside a rule errs less than a weak rule."""
_PART = 0.5
"""Share of what speaks for a proposal that a part must hold to be quoted for the sentence."""
_SHORT = 8
"""A sentence of up to so many words is quoted whole."""
_BREAKS = frozenset((",", ";", ":", "(", ")", "but", "and", "because", "so", "-"))
_REACH_AFTER, _REACH_BEFORE = 8, 6
_WITH_UNIT = {"latency_target_ms": "#ms", "time_to_ship_weeks": "#w"}
"""Fields whose number must be of one kind."""


def with_proposals(
    found: list[Finding], sentences: list[Sentence], said: Understanding, *, all_own: bool = False
) -> list[Finding]:
    """The findings of the rules that the network does not doubt, and those that it adds.

    Args:
        found: what the rules read.
        sentences: all sentences of the message, in order, at least one.
        said: what the network says of them.
        all_own: the message is known to tell of the writer's own project, as an answer does; then
            nothing that rules read is doubted.
    """
    if not all_own:
        alone: dict[tuple[int, int, int], Array] = {}
        found = [f for f in found if said.own[f.sentence.index] and not _is_doubted(f, said, alone)]
    real = [s for s in sentences if said.own[s.index] and not _is_apart(s)]
    stated = {finding.fact for finding in found}
    brief = sum(len(s.units) for s in sentences) < _BRIEF
    proposed = said.bounds.likeliest(said.chances[[s.index for s in real]]) if real else []
    added = [
        _finding(proposal, real[at], said)
        for proposal, at in proposed
        if (
            (proposal.field not in stated and not brief) or proposal.chance >= said.bounds.sure_from
        )
        and not (proposal.field == "main_driver" and denies_a_reason(real[at].text))
    ]
    return found + _with_numbers(added, real, stated, said)


def _is_doubted(
    finding: Finding, said: Understanding, alone: dict[tuple[int, int, int], Array]
) -> bool:
    """Whether a rule's reading is unlikely in its sentence, and its part of it does not say it.

    In a long row of facts each drowns among the others: `5k labels, 300 ms, no GPUs, sorry 500`.
    `alone` remembers the chances of parts looked at, by sentence, first and last unit.
    """
    field, value = finding.fact, str(finding.value)
    if finding.strength >= OUTRIGHT:
        return False
    if not said.bounds.doubts(field, value, said.chances[finding.sentence.index]):
        return False
    units = finding.sentence.units
    low, high = finding.first, finding.last
    while low > 0 and units[low - 1].text not in _BREAKS:
        low -= 1
    while high + 1 < len(units) and units[high + 1].text not in _BREAKS:
        high += 1
    if high - low + 1 > len(units) // 2:
        return True
    part = (finding.sentence.index, low, high)
    if part not in alone:
        alone[part] = said.alone(units[low : high + 1])
    return float(alone[part][said.bounds.column(field, value)]) < _SAID_ALONE


def _with_numbers(
    added: list[Finding], sentences: list[Sentence], stated: set[str], said: Understanding
) -> list[Finding]:
    """What is added, with the numbers that have a role; two scores say more of a gap than words."""
    numbers = _numbers(sentences, said)
    found = added + [
        finding
        for number in numbers
        for finding in _finding_of(number)
        if finding.fact not in stated
    ]
    gap = [] if "accuracy_gap" in stated else list(_gap(numbers))
    return [f for f in found if not gap or f.fact != "accuracy_gap"] + gap


def _is_apart(sentence: Sentence) -> bool:
    """True for a question, a quotation or a hypothesis, and for `no, it is another thing`.

    What such a denial is about was said elsewhere.
    """
    words = [unit.text for unit in sentence.units[:3] if unit.text != ","]
    denies = words[:1] == ["no"] and not _SAID_BEFORE.isdisjoint(words[1:2])
    return denies or sentence.asked(0) or sentence.is_unreal(0)


_SAID_BEFORE = frozenset(("it", "that", "this", "those", "these", "they"))


def _finding(proposal: Proposal, sentence: Sentence, said: Understanding) -> Finding:
    """What is proposed, with the words that state it: of a longer sentence its main part."""
    units = sentence.units
    span = _trimmed(units, 0, len(units) - 1)
    if len(units) > _SHORT:
        states, nothing = (said.bounds.column(proposal.field, v) for v in (proposal.value, ""))
        words = said.spoken_for(sentence.index, states, nothing)
        parts = list(_parts(units))
        sums = [sum(words[low : high + 1]) for low, high in parts]
        if parts and max(sums) > _PART * sum(words):
            span = parts[sums.index(max(sums))]
    return Finding(proposal.field, _typed(proposal), sentence, *span, STRENGTH, certain=False)


def _typed(proposal: Proposal) -> Any:
    if FIELD_KINDS[proposal.field] == "bool":
        return proposal.value == "True"
    return proposal.value


def _parts(units: tuple[Unit, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, unit in enumerate(units):
        if unit.text in _BREAKS or i == len(units) - 1:
            end = i if i == len(units) - 1 else i - 1
            if end - start >= 1:
                yield _trimmed(units, start, end)
            start = i + 1


def _trimmed(units: tuple[Unit, ...], low: int, high: int) -> tuple[int, int]:
    """Without signs at both ends."""
    while low < high and not _is_word(units[low]):
        low += 1
    while high > low and not _is_word(units[high]):
        high -= 1
    return low, high


def _is_word(unit: Unit) -> bool:
    return unit.quantity is not None or unit.text[:1].isalnum()


@dataclass(frozen=True, slots=True)
class _Number:
    """A number with its role."""

    sentence: Sentence
    at: int
    role: str

    @property
    def unit(self) -> Unit:
        return self.sentence.units[self.at]


def _numbers(sentences: list[Sentence], said: Understanding) -> list[_Number]:
    """The numbers that have a role."""
    places = [
        (sentence, at)
        for sentence in sentences
        for at, unit in enumerate(sentence.units)
        if unit.text in KINDS and not sentence.asked(at) and not sentence.is_unreal(at)
    ]
    roles = said.roles(places)
    found = [_Number(s, at, role) for (s, at), role in zip(places, roles, strict=True)]
    return [n for n in found if n.role and _WITH_UNIT.get(n.role, n.unit.text) == n.unit.text]


def _finding_of(number: _Number) -> Iterator[Finding]:
    """The value that a number states for the field of its role."""
    quantity = number.unit.quantity
    if number.role == "requests_per_month":
        yield from _volume(number.sentence, number.at)
    elif _is_else(number):
        return
    elif number.role in FIELD_KINDS and quantity is not None:
        whole = FIELD_KINDS[number.role] == "int"
        value = round(quantity.value) if whole else quantity.value
        if number.role == "budget_usd":
            value *= scale_of(number.sentence, number.at)
        yield Finding(
            number.role, value, number.sentence, number.at, number.at, STRENGTH, False,
            quantity.low, quantity.high,
        )  # fmt: skip


_NOT_PROMPT = frozenset(("output", "outputs", "answer", "answers", "completion", "window", "reply"))


def _is_else(number: _Number) -> bool:
    """Whether the words around a number make its role most unlikely."""
    sentence = number.sentence
    if number.role == "labelled_examples":
        if is_kept_apart(sentence) or sentence.text[: sentence.offsets[number.at]].endswith(
            " one of "
        ):
            return True
        return any(of(sentence, number.at) for of in (is_material, is_planned, counts_classes))
    if number.role == "prompt_tokens":
        near = sentence.units[max(0, number.at - 2) : number.at + 4]
        return not _NOT_PROMPT.isdisjoint(u.text for u in near)
    if number.role == "latency_target_ms":
        return _HAS_GROWN.search(sentence.text[: sentence.offsets[number.at]]) is not None
    return number.role == "budget_usd" and is_spent(sentence, number.at)


_HAS_GROWN = re.compile(
    r" (?:went|gone|jumped|rose|risen|climbed|crept|grew|grown|shot|spiked|up)(?: up)? "
    r"from (?:#(?:ms)? (?:\S+ ){0,2}to )?$"
)
"""Words before a time that a system takes by now, which is no target."""


def _volume(sentence: Sentence, at: int) -> Iterator[Finding]:
    """The volume of a number beside a period: the next one behind it, else the last before it."""
    units = sentence.units
    behind = range(at + 1, min(len(units), at + 1 + _REACH_AFTER))
    before = range(at - 1, max(-1, at - 1 - _REACH_BEFORE), -1)
    period = next(
        (i for places in (behind, before) for i in places if units[i].text in PERIODS), -1
    )
    if period < 0:
        return
    first, last = min(at, period), max(at, period)
    found = Match(_RATE, sentence, first, last, units[at].quantity, at)
    yield from (replace(f, certain=False) for f in read_rate(found))


_RATE = Rule("requests_per_month", "rate", "", strength=STRENGTH)


def _gap(numbers: list[_Number]) -> Iterator[Finding]:
    """The gap between the first score that is today's and the first that is the target."""
    scores: dict[str, tuple[_Number, float]] = {}
    for number in numbers:
        quantity = number.unit.quantity
        if tells_of_else(number.sentence):
            continue
        if number.role.startswith("score_") and quantity is not None:
            percent = quantity.value * (100 if quantity.value <= 1 else 1)
            if is_error_rate(number.sentence, number.at):
                percent = 100 - percent
            if 0 < percent <= 100:
                scores.setdefault(number.role, (number, percent))
    if len(scores) < 2:
        return
    (wanted, target), (had, now) = scores["score_target"], scores["score_now"]
    size = gap_size(target - now)
    beside = wanted.sentence is had.sentence
    first = min(wanted.at, had.at) if beside else wanted.at
    last = max(wanted.at, had.at) if beside else wanted.at
    yield Finding("accuracy_gap", size, wanted.sentence, first, last, STRENGTH, certain=False)
