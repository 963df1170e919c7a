"""From sentences to findings: every rule of every group, with the scopes applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from bot.advisor.profile import FIELD_KINDS
from bot.reading.clauses import NEGATORS, Sentence
from bot.reading.facts import ellipsis, hints, knowledge, labels, load, quality, risk, task, team
from bot.reading.facts.labels.checks import is_label_count, share_of
from bot.reading.facts.levels import named_levels
from bot.reading.facts.load.budget import read_money
from bot.reading.facts.load.latency import read_latency
from bot.reading.facts.load.requests_rate import read_rate
from bot.reading.facts.load.time_to_ship_dates import read_date
from bot.reading.facts.load.time_to_ship_named_days import read_named_days
from bot.reading.facts.load.time_to_ship_spans import read_span
from bot.reading.facts.misleading import is_beside_the_point, is_denied, words_after
from bot.reading.finding import Finding
from bot.reading.patterns import Match, RuleBook
from bot.reading.quantity import Unit
from bot.reading.tokens import word_set

LONG_UNITS = 45
"""From this many words on, a message is a description in which weaker hints count."""

BOOK = RuleBook()
"""All rules; built once at import."""

for _package in (task, quality, labels, knowledge, load, risk, team):
    for _add_rules in _package.RULES:
        _add_rules(BOOK)

_READERS: tuple[Callable[[list[Sentence]], Iterable[Finding]], ...] = (
    *quality.READERS,
    *load.READERS,
    *labels.READERS,
    ellipsis.read_ellipsis,
    ellipsis.read_bare_numbers,
)
"""What reads values that several numbers or sentences make."""


def gather(sentences: list[Sentence], today: date | None) -> list[Finding]:
    """All findings of a message, unsettled: several may concern one field."""
    found: list[Finding] = []
    for sentence in sentences:
        for match in BOOK.matches(sentence):
            found.extend(_read(match, today))
    for reader in _READERS:
        found.extend(reader(sentences))
    found.extend(read_named_days(sentences, today))
    long = sum(len(s.units) for s in sentences) >= LONG_UNITS
    found.extend(hints.read_hints(sentences, long=long))
    found.extend(list(named_levels(sentences, found)))
    return [f for f in found if f.first >= f.sentence.others]


def _read(match: Match, today: date | None) -> Iterator[Finding]:
    rule, sentence = match.rule, match.sentence
    if sentence.asked(match.first) or sentence.asked(match.last):
        return
    if not rule.unreal and (sentence.is_unreal(match.first) or sentence.is_unreal(match.last)):
        return
    if rule.value in ("rate", "users", "askers"):
        yield from read_rate(match)
    elif rule.fact == "latency_target_ms":
        yield from read_latency(match)
    elif rule.value == "span":
        yield from read_span(match)
    elif rule.value == "date":
        yield from read_date(match, today)
    elif rule.value == "money":
        yield from read_money(match)
    elif rule.value is None:
        yield from _counted(match)
    else:
        yield from _stated(match)


def _stated(match: Match) -> Iterator[Finding]:
    rule, sentence = match.rule, match.sentence
    value = rule.value
    inside = sentence.units[match.first : match.last + 1]
    if is_beside_the_point(match):
        return
    if value == "every":
        value = _pace(inside)
    if not rule.negative and sentence.negates and any(u.text in NEGATORS for u in inside):
        return
    if not rule.free and sentence.negated(match.first, reach=2 if rule.unreal else 4):
        if rule.flip is None:
            return
        value = rule.flip
    yield Finding.of(match, rule.fact, value)


def _pace(inside: tuple[Unit, ...]) -> str:
    """How fast facts change that change every so many weeks."""
    weeks = next((u.quantity.value for u in inside if u.text == "#w" and u.quantity), 52.0)
    limits = ((0.3, "daily"), (2.5, "weekly"), (30.0, "monthly"))
    return next((name for limit, name in limits if weeks <= limit), "never")


def _counted(match: Match) -> Iterator[Finding]:
    rule, sentence, quantity = match.rule, match.sentence, match.quantity
    if quantity is None:
        return
    value: float | int = quantity.value
    if rule.fact == "labelled_examples":
        if not is_label_count(match):
            return
        value *= share_of(sentence, match.number_at)
    if sentence.negated(match.first, reach=2) or is_denied(sentence, match.number_at):
        return
    if rule.fact == "evaluation_set_size" and _counts_something_else(match):
        return
    if rule.fact == "prompt_tokens" and rule.strength < 4 and _counts_prompts(match, value):
        return
    if FIELD_KINDS[rule.fact] == "int":
        value = round(value)
    yield Finding.of(match, rule.fact, value, low=quantity.low, high=quantity.high)


def _counts_something_else(match: Match) -> bool:
    """True for the 300 of `300 examples and a test set of 150`."""
    between = match.sentence.units[match.number_at + 1 : match.last + 1]
    return any(unit.text in ("and", "plus") for unit in between)


_FEWEST_TOKENS = 150
_VERSIONS = word_set("versions variants attempts iterations templates tweaks experiments ideas")


_TOKENS = word_set("token tokens tok toks")


def _is_year(value: float) -> bool:
    """True for the number of `the original 2024 prompt`."""
    return 2015 <= value <= 2035 and value == int(value)


def _counts_prompts(match: Match, value: float) -> bool:
    """True for `200 prompt variants`, and for numbers too small to be the tokens of a prompt."""
    words = {u.text for u in match.sentence.units}
    if "window" in words or (_is_year(value) and not words & _TOKENS):
        return True
    return value < _FEWEST_TOKENS or not _VERSIONS.isdisjoint(words_after(match, 2))
