"""What would change the answer: per fact, the smallest change that flips the recommendation.

Every change reported was scored on the same completions and flips there. Thresholds of numbers
are found among numbers of two significant digits by bisection, and lie on the flipping side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from bot.advisor.criterion import Criterion
from bot.advisor.profile import FIELD_KINDS, Approach
from bot.advisor.reasoning import Model, Outcome
from bot.advisor.recommendation import Change
from bot.advisor.variation import Variation

Direction = Literal["at_least", "at_most"]

_BATCH = 4
"""Numbers scored at once while bisecting."""

_OPTIONS = 4
"""Options scored at once, the nearest first."""


@dataclass(frozen=True)
class _Flip:
    value: Any
    approach: Approach
    direction: Direction | None
    likelihood: float


def would_change(model: Model, outcome: Outcome, fields: Iterable[str]) -> list[Change]:
    """The smallest flipping change of each of these facts, the likeliest first.

    Args:
        model: The policy made ready.
        outcome: The profile's scores.
        fields: Facts to vary; unknown ones count as a change from nothing.
    """
    found: list[tuple[float, Change]] = []
    for field in fields:
        flip = smallest_flip(model, outcome, field)
        if flip is not None:
            change = Change(
                fact=field,
                from_=outcome.known.get(field),
                to=flip.value,
                direction=flip.direction,
                approach=flip.approach,
            )
            found.append((-flip.likelihood, change))
    found.sort(key=lambda entry: (entry[0], entry[1].fact))
    return [change for _, change in found]


def smallest_flip(model: Model, outcome: Outcome, field: str) -> _Flip | None:
    """The smallest change of one fact that flips the approach, or `None`."""
    criterion = model.criteria[field]
    if field not in model.effective:
        return None
    variation = Variation(model, outcome, field)
    if criterion.numeric:
        return _number(criterion, outcome, variation)
    return _option(criterion, outcome, variation)


def _option(criterion: Criterion, outcome: Outcome, variation: Variation) -> _Flip | None:
    """The nearest option that flips; of those equally near the likeliest."""
    now = outcome.known.get(criterion.field)
    at = None if now is None else criterion.position(now)
    total = sum(option.prior for option in criterion.options)
    ranked = []
    for n, option in enumerate(criterion.options):
        if option.value != now:
            steps = abs(n - at) - 1 if criterion.ordered and at is not None else 0
            likelihood = criterion.drift * option.prior / total / (1 + steps)
            ranked.append((steps, -likelihood, str(option.value), option.value))
    ranked.sort(key=lambda entry: entry[:3])
    for first in range(0, len(ranked), _OPTIONS):
        tried = ranked[first : first + _OPTIONS]
        approaches = variation.approaches([entry[3] for entry in tried])
        for (_, likelihood, _, value), approach in zip(tried, approaches, strict=True):
            if approach is not outcome.approach:
                return _Flip(value, approach, None, -likelihood)
    return None


def _number(criterion: Criterion, outcome: Outcome, variation: Variation) -> _Flip | None:
    now = outcome.known.get(criterion.field)
    probes = _probes(criterion)
    if now is not None:
        probes = sorted({*probes, now})
    approaches = variation.approaches(probes)
    candidates: list[_Flip] = []
    if now is None:
        flip = _from_unknown(criterion, outcome, variation, probes, approaches)
        return flip
    at = probes.index(now)
    for direction, steps in (
        ("at_least", range(at + 1, len(probes))),
        ("at_most", range(at - 1, -1, -1)),
    ):
        for n in steps:
            if approaches[n] is not outcome.approach:
                before = probes[n - 1 if direction == "at_least" else n + 1]
                side: Direction = "at_least" if direction == "at_least" else "at_most"
                candidates.append(
                    _threshold(
                        criterion, outcome, variation, before, probes[n], approaches[n], side
                    )
                )
                break
    if not candidates:
        return None
    return max(candidates, key=lambda flip: flip.likelihood)


def _from_unknown(
    criterion: Criterion,
    outcome: Outcome,
    variation: Variation,
    probes: list[Any],
    approaches: list[Approach],
) -> _Flip | None:
    """A threshold above or below which the fact, once known, flips the approach."""
    flips = [approach is not outcome.approach for approach in approaches]
    if flips[-1] and not all(flips):
        n = len(flips) - 1
        while flips[n - 1]:
            n -= 1
        return _threshold(
            criterion, outcome, variation, probes[n - 1], probes[n], approaches[n], "at_least"
        )
    if flips[0] and not all(flips):
        n = 0
        while flips[n + 1]:
            n += 1
        return _threshold(
            criterion, outcome, variation, probes[n + 1], probes[n], approaches[n], "at_most"
        )
    return None


def _probes(criterion: Criterion) -> list[Any]:
    """Numbers to try, ascending: the buckets' own and the ends of the curves."""
    values = set(criterion.values())
    ends = [
        knots[i][0] for knots in (criterion.knots.K, criterion.knots.T) if knots for i in (0, -1)
    ]
    values |= {criterion.typed(end) for end in ends}
    return sorted(values)


def _threshold(
    criterion: Criterion,
    outcome: Outcome,
    variation: Variation,
    kept: Any,
    flipped: Any,
    approach: Approach,
    direction: Direction,
) -> _Flip:
    """The number nearest to `kept` that still flips, to two significant digits.

    `approach` is what `flipped` leads to.
    """
    grid = two_digit_numbers(kept, flipped, whole=FIELD_KINDS[criterion.field] == "int")
    ladder = [n for n in grid if min(kept, flipped) < n < max(kept, flipped)] + [flipped]
    ladder = sorted(set(ladder), reverse=direction == "at_most")
    low, high = -1, len(ladder) - 1
    while high - low > 1:
        step = max(1, (high - low) // (_BATCH + 1))
        tried = list(range(low + step, high, step))[:_BATCH]
        approaches = variation.approaches([ladder[i] for i in tried])
        for i, reached in zip(tried, approaches, strict=True):
            if reached is not outcome.approach:
                high, approach = i, reached
                break
            low = i
    to = ladder[high]
    now = outcome.known.get(criterion.field)
    total = sum(bucket.prior for bucket in criterion.buckets)
    mass = sum(
        bucket.prior
        for bucket, value in zip(criterion.buckets, criterion.values(), strict=True)
        if (value >= to if direction == "at_least" else value <= to)
    )
    share = max(mass / total, 0.02)
    if now is not None:
        distance = abs(math.log10(max(to, 1e-3)) - math.log10(max(now, 1e-3)))
        share = max(share, 0.2) * 10 ** (-distance / 2)
    return _Flip(to, approach, direction, criterion.drift * share)


def two_digit_numbers(one: float, other: float, *, whole: bool) -> list[Any]:
    """All numbers of two significant digits between two numbers, ascending.

    Args:
        one: An end.
        other: The other end.
        whole: Only whole numbers, as ints.
    """
    low, high = sorted((float(one), float(other)))
    start = max(low, 1.0 if whole else 0.01)
    found: list[Any] = [0 if whole else 0.0] if low <= 0 else []
    exponent = math.floor(math.log10(start)) - 1
    while 10 * 10.0**exponent <= high:
        for mantissa in range(10, 100):
            number = mantissa * 10.0**exponent
            if low <= number <= high and (not whole or (number >= 1 and number == round(number))):
                found.append(round(number) if whole else round(number, max(0, -exponent)))
        exponent += 1
    return sorted(set(found))
