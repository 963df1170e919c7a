"""The weeks until first users, from a span of time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.clauses import NEGATORS
from bot.reading.finding import Finding
from bot.reading.patterns import Match
from bot.reading.tokens import word_set

_PAST = word_set(
    "burned burnt wasted invested moved changed touched revised evolved refreshed "
    "ago last past took taken previous since spent already history old every each ran lasted "
    "retention earlier been prior first_half"
)
_MAY_MOVE = frozenset(("moved", "changed"))
_OTHER_PROJECT = re.compile(r" (?:separate|unrelated|different) project ")
_LENGTHENED = re.compile(r" (?:extended|delayed|postponed|prolonged) by (?:another |about )?#w ")
"""`extended by 3 weeks` tells how much later, and not when."""
_YEAR = 52
"""Weeks: `not one edit in four years` is no deadline."""


def read_span(match: Match) -> Iterator[Finding]:
    """Weeks until first users from a time span; months count 52/12 weeks, rounded down."""
    quantity = match.quantity
    if quantity is None:
        return
    units = match.sentence.units
    around = [u.text for u in units[max(0, match.first - 3) : min(len(units), match.last + 4)]]
    past = _PAST - _MAY_MOVE if "deadline" in around else _PAST
    if any(word in past for word in around):
        return
    led = [u.text for u in units[max(0, match.number_at - 6) : match.number_at]]
    if quantity.value >= _YEAR and quantity.unit >= _YEAR and not NEGATORS.isdisjoint(led):
        return
    if _OTHER_PROJECT.search(match.sentence.text) or _LENGTHENED.search(match.sentence.text):
        return
    if "#" in led and led[-1:] in (["in"], ["within"]):
        return
    after = [u.text for u in units[match.number_at + 1 : match.number_at + 3]]
    if after and after[0] in (
        "of",
        "old",
        "worth",
        "trial",
        "warranty",
        "later",
        "data",
        "delay",
        "sprint",
        "sprints",
        "iterations",
        "cycles",
        "cadence",
        "rhythm",
    ):
        return
    value = quantity.value
    exact = value < 1 or quantity.unit <= 1
    whole = round(value, 2) if exact else float(int(value + 1e-9))
    yield Finding.of(match, "time_to_ship_weeks", whole, low=quantity.low, high=quantity.high)
