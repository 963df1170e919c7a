"""From sentences to findings: every rule of every group, with the scopes applied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.advisor.profile import FIELD_KINDS
from bot.reading.clauses import NEGATORS, Sentence
from bot.reading.facts import (
    access,
    attempts,
    bounds,
    driver,
    duties,
    ellipsis,
    freshness,
    gap,
    habits,
    harm,
    hints,
    idioms,
    knowledge,
    labels,
    means,
    money,
    outcomes,
    purpose,
    rhythm,
    samples,
    scope,
    scores,
    stability,
    style,
    tallies,
    task_read,
    task_write,
    timing,
    volume,
)
from bot.reading.finding import Finding
from bot.reading.numbers import Unit
from bot.reading.patterns import Match, RuleBook
from bot.reading.tokens import word_set

LONG_UNITS = 45
"""From this many words on, a message is a description in which weaker hints count."""

BOOK = RuleBook()
"""All rules; built once at import."""

for _group in (
    task_read,
    task_write,
    scope,
    labels,
    samples,
    volume,
    gap,
    attempts,
    driver,
    knowledge,
    freshness,
    style,
    stability,
    harm,
    bounds,
    access,
    timing,
    money,
    purpose,
    rhythm,
    means,
    outcomes,
    duties,
    tallies,
    idioms,
    habits,
):
    _group.add_rules(BOOK)

_PLANNED = word_set(
    "need needs needing plan plans planning want wants aim aiming target require requires "
    "goal until hoping hope would enough"
)
_LABEL_EXCLUDED = word_set(
    "test tests eval evaluation validation benchmark per each held holdout few-shot "
    "competitor competitors"
)


def gather(sentences: list[Sentence], today: date | None) -> list[Finding]:
    """All findings of a message, unsettled: several may concern one field."""
    found: list[Finding] = []
    for sentence in sentences:
        for match in BOOK.matches(sentence):
            found.extend(_read(match, today))
    found.extend(scores.read_scores(sentences))
    found.extend(ellipsis.read_ellipsis(sentences))
    found.extend(ellipsis.read_bare_numbers(sentences))
    long = sum(len(s.units) for s in sentences) >= LONG_UNITS
    found.extend(hints.read_hints(sentences, long=long))
    return found


def _read(match: Match, today: date | None) -> Iterator[Finding]:
    rule, sentence = match.rule, match.sentence
    if sentence.asked(match.first) or sentence.asked(match.last):
        return
    if not rule.unreal and (sentence.is_unreal(match.first) or sentence.is_unreal(match.last)):
        return
    if rule.value in ("rate", "users"):
        yield from volume.read_rate(match)
    elif rule.fact == "latency_target_ms":
        yield from timing.read_latency(match)
    elif rule.value == "span":
        yield from timing.read_span(match)
    elif rule.value == "date":
        yield from timing.read_date(match, today)
    elif rule.value == "money":
        yield from money.read_money(match)
    elif rule.value is None:
        yield from _counted(match)
    else:
        yield from _stated(match)


def _stated(match: Match) -> Iterator[Finding]:
    rule = match.rule
    value = rule.value
    inside = match.sentence.units[match.first : match.last + 1]
    if rule.fact == "stage" and _is_not_the_stage(match):
        return
    if rule.fact == "ml_expertise" and _PROMPT_NOUNS.intersection(_after(match, 3)):
        return
    if rule.fact == "knowledge_change":
        if any(u.text in _RULE_NOUNS for u in inside):
            return
        if value == "every":
            value = _pace(inside)
    if not rule.negative and any(u.text in NEGATORS for u in inside):
        return
    if not rule.free and match.sentence.negated(match.first, reach=2 if rule.unreal else 4):
        if rule.flip is None:
            return
        value = rule.flip
    yield Finding.of(match, rule.fact, value)


_RULE_NOUNS = word_set(
    "definition definitions label labels category categories taxonomy classes intents guidelines "
    "criteria attributes attribute fields queues departments rubric"
)
"""Words that make a rhythm one of the task and not of the facts."""

_PROMPT_NOUNS = word_set("prompt prompts instruction instructions wording")
"""Words after `nobody has tuned` that make it a matter of the prompt and not of skill."""

_NOT_YET = word_set("starts start begins begin opens planned will next scheduled")


def _after(match: Match, reach: int) -> set[str]:
    """The words that follow a match."""
    return {u.text for u in match.sentence.units[match.last + 1 : match.last + 1 + reach]}


def _pace(inside: tuple[Unit, ...]) -> str:
    """How fast facts change that change every so many weeks."""
    weeks = next((u.quantity.value for u in inside if u.text == "#w" and u.quantity), 52.0)
    limits = ((0.3, "daily"), (2.5, "weekly"), (30.0, "monthly"))
    return next((name for limit, name in limits if weeks <= limit), "never")


def _is_not_the_stage(match: Match) -> bool:
    """True for `beta starts in six weeks` and for people who `put models in production`."""
    units = match.sentence.units
    before = {u.text for u in units[max(0, match.first - 3) : match.first]}
    after = _after(match, 3)
    if match.rule.value == "production":
        return "models" in before
    return match.rule.value == "pilot" and not _NOT_YET.isdisjoint(after)


def _counted(match: Match) -> Iterator[Finding]:
    rule, sentence, quantity = match.rule, match.sentence, match.quantity
    if quantity is None:
        return
    if rule.fact == "labelled_examples" and not _is_label_count(match):
        return
    value: float | int = quantity.value
    if sentence.negated(match.first, reach=2):
        return
    if FIELD_KINDS[rule.fact] == "int":
        value = round(value)
    yield Finding.of(match, rule.fact, value, low=quantity.low, high=quantity.high)


_BARRED = (" can not use ", " not allowed to use ", " may not use ", " must not use ")
"""Words before a number of labels that may not be used for training."""


def _is_label_count(match: Match) -> bool:
    """False for plans, needs, test sets, examples inside the prompt, and counts of labels."""
    sentence = match.sentence
    units = sentence.units
    words = {u.text for u in units[match.first : match.last + 1]}
    before = {u.text for u in units[max(0, match.first - 4) : match.number_at]}
    lead = sentence.text[: sentence.offsets[match.number_at]][-50:]
    if any(phrase in lead for phrase in _BARRED):
        return False
    if {"tables", "columns", "languages", "teams"} & {
        u.text for u in units[match.number_at + 1 : match.last + 3]
    } and not words & {"labels", "labelled", "labeled", "annotated"}:
        return False
    after = {u.text for u in units[match.last + 1 : match.last + 5]}
    if before & _PLANNED or words & _LABEL_EXCLUDED or "unlabelled" in words or "raw" in words:
        return False
    if after & {
        "prompt",
        "prompts",
        "context",
        "shot",
        "test",
        "evaluation",
        "eval",
        "request",
        "call",
    }:
        return False
    if {"each", "every"} & after and {"call", "request", "prompt"} & after:
        return False
    if match.quantity is not None and match.quantity.value < 60 and words & {"labels", "shots"}:
        return bool(words & {"have", "got", "only"})
    return not before & {"same", "of", "into"} or not words & {"labels"}
