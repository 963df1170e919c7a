"""The monthly volume of a rate, whatever its period."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from bot.reading.clauses import Sentence
from bot.reading.facts.load.requests_checks import counts_else
from bot.reading.facts.load.requests_hours import on_duty
from bot.reading.finding import Finding
from bot.reading.patterns import Match
from bot.reading.quantity import Quantity
from bot.reading.tokens import word_set

MONTHLY: dict[str, float] = {
    "second": 2_592_000.0, "sec": 2_592_000.0, "s": 2_592_000.0, "minute": 43_200.0,
    "min": 43_200.0, "hour": 720.0, "h": 720.0, "day": 30.0, "night": 30.0, "d": 30.0,
    "daily": 30.0, "nightly": 30.0, "week": 4.3, "weekly": 4.3, "month": 1.0, "monthly": 1.0,
    "hourly": 720.0, "quarter": 1 / 3, "quarterly": 1 / 3, "year": 1 / 12, "yearly": 1 / 12,
    "annually": 1 / 12, "annual": 1 / 12, "weekday": 22.0, "workday": 22.0, "shift": 30.0,
    "rps": 2_592_000.0, "qps": 2_592_000.0, "tps": 2_592_000.0, "rpm": 43_200.0, "qpm": 43_200.0,
    "rpd": 30.0, "sprint": 2.15, "weekend": 4.3, "annum": 1 / 12, "monday": 4.3, "tuesday": 4.3,
    "wednesday": 4.3, "thursday": 4.3, "friday": 4.3, "saturday": 4.3, "sunday": 4.3,
    "morning": 30.0, "evening": 30.0, "fortnight": 2.15, "weekdays": 22.0, "workdays": 22.0,
}  # fmt: skip
"""How often each period comes in a month: a day x 30, a week x 4.3 (fixed for the whole product);
working days x 22."""
PERIODS = frozenset(MONTHLY)
"""Words that make a number a rate."""
_MONTHS = word_set(
    "january february march april june july august september october november december month"
)
_DAY = 30.0
"""A rate of a shorter time than a day is often a peak or how fast people work: it counts less."""
_FEW = 20
"""`2 partners in two months` is a plan and no rate; `600 in a month` is one."""
_FEW_EACH, _HEADS_PER_TIME = 50, 3
"""A person asks at most so often in a period, and a volume of all would be far above the heads."""
_USUAL = word_set("average usually typically normally")
_CLOCK = 24
"""Up to here a number behind `every night` can be the hour."""


def read_rate(match: Match) -> Iterator[Finding]:
    """The monthly volume stated by a rate; nothing when the rate counts something else."""
    sentence, quantity = match.sentence, match.quantity
    if quantity is None or match.number_at < 0:
        return
    if sentence.units[match.number_at].text == "#ms":
        if quantity.value > 0:
            yield Finding.of(match, "requests_per_month", round(2_592_000_000 / quantity.value))
        return
    if _is_set_right(sentence, match.number_at) or _is_clock_time(match):
        return
    period_at = _period(sentence, match)
    factor = MONTHLY.get(sentence.units[period_at].text, 0.0) if period_at >= 0 else 0.0
    if period_at < 0:
        period_at, factor = _span(sentence, match)
        if quantity.value < _FEW and not _is_of_seconds(sentence, period_at):
            return
    if _has_own_period(sentence, match) or " used to " in sentence.text:
        return
    if not factor or counts_else(sentence, match, period_at):
        return
    period = sentence.units[period_at].text
    factor = on_duty(sentence, period_at, match.number_at, factor)
    people = 2.0 if sentence.units[match.first].text == "twice" else 1.0
    if match.rule.value != "rate":
        inner = _second_quantity(sentence, match)
        together = match.rule.value == "askers" and not _is_of_each(quantity.value, inner)
        if inner is None or together:
            return
        people = inner
    value = quantity.value * people * factor
    low = None if quantity.low is None else quantity.low * people * factor
    high = None if quantity.high is None else quantity.high * people * factor
    if value < 1:
        return
    stated = Finding.of(match, "requests_per_month", round(value), low=low, high=high)
    momentary = match.rule.value == "rate" and MONTHLY.get(period, 0.0) > _DAY
    more = _is_average(sentence, match.first) - momentary
    yield replace(stated, strength=stated.strength + more)


def _is_of_seconds(sentence: Sentence, period_at: int) -> bool:
    """True for `one request every 3 seconds`, where one is enough for a rate."""
    return period_at >= 0 and sentence.units[period_at].text == "#ms"


def _is_average(sentence: Sentence, first: int) -> bool:
    """True for `on average it is 10,500 a month`, which says more than a peak."""
    words = {u.text for u in sentence.units[max(0, first - 5) : first]}
    return not _USUAL.isdisjoint(words)


def _is_clock_time(match: Match) -> bool:
    """True for the 2 of `reloaded every night around 2`."""
    behind = match.number_at >= match.last
    few = match.quantity is not None and match.quantity.value <= _CLOCK
    return behind and few and match.sentence.units[match.first].text in ("each", "every")


def _is_set_right(sentence: Sentence, at: int) -> bool:
    """True for the first rate of `not 3 mil per day, 3 mil per month`."""
    units = sentence.units
    if at < 1 or units[at - 1].text != "not":
        return False
    later = next((i for i in range(at + 1, len(units)) if units[i].text == units[at].text), -1)
    return later > 0 and any(u.text in MONTHLY for u in units[later:])


def _period(sentence: Sentence, match: Match) -> int:
    for i in range(match.last, match.first - 1, -1):
        if sentence.units[i].text in MONTHLY and i != match.number_at:
            return i
    return -1


def _span(sentence: Sentence, match: Match) -> tuple[int, float]:
    """`600 in a month`, `one every ten seconds`: the unit that holds the span, and its factor."""
    for i in range(match.last, match.first - 1, -1):
        quantity, text = sentence.units[i].quantity, sentence.units[i].text
        if quantity is None or quantity.value <= 0 or i == match.number_at:
            continue
        if text == "#w":
            return i, _monthly_span(quantity)
        if text == "#ms":
            return i, 2_592_000_000 / quantity.value
    if match.sentence.units[match.last].text in _MONTHS:
        return match.last, 1.0
    return -1, 0.0


def _monthly_span(weeks: Quantity) -> float:
    """How often a span of days, weeks or more comes in a month."""
    if weeks.unit < 1:
        return MONTHLY["day"] / (weeks.value * 7)
    if weeks.unit == 1:
        return MONTHLY["week"] / weeks.value
    months = weeks.value / (52 / 12)
    return 1.0 if abs(months - 1) < 0.05 else 1 / months


def _has_own_period(sentence: Sentence, match: Match) -> bool:
    """True for `nightly batch, 20k a month`: the number carries another period than the adverb."""
    words = [u.text for u in sentence.units[match.number_at + 1 : match.number_at + 6]]
    after = any(
        lead in ("a", "per", "/", "each", "every", "an") and period in MONTHLY
        for lead, period in itertools.pairwise(words)
    )
    return after and sentence.units[match.last].text not in MONTHLY


def _is_of_each(heads: float, times: float | None) -> bool:
    """Whether it is each of them: so in `800 lawyers ask 3 a day`, not in `12 clerks send 900`."""
    return times is not None and times <= _FEW_EACH and heads >= _HEADS_PER_TIME * times


def _second_quantity(sentence: Sentence, match: Match) -> float | None:
    for i in range(match.number_at + 1, match.last + 1):
        quantity = sentence.units[i].quantity
        if quantity is not None and sentence.units[i].text == "#":
            return quantity.value
    return None
