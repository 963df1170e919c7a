"""From sentences to findings: every rule of every group, with the scopes applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bot.advisor.profile import FIELD_KINDS
from bot.reading.clauses import NEGATORS, Sentence
from bot.reading.facts import (
    access,
    attempts,
    bounds,
    deadline,
    driver,
    duties,
    ellipsis,
    freshness,
    further,
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
    prompt_size,
    purpose,
    rhythm,
    samples,
    scope,
    scores,
    stability,
    style,
    surroundings,
    tallies,
    task_read,
    task_write,
    timing,
    volume,
)
from bot.reading.facts.label_checks import is_label_count, share_of
from bot.reading.finding import Finding
from bot.reading.patterns import Match, RuleBook
from bot.reading.quantity import Unit
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
    prompt_size,
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
    deadline,
    money,
    purpose,
    rhythm,
    means,
    outcomes,
    duties,
    tallies,
    idioms,
    habits,
    further,
    surroundings,
):
    _group.add_rules(BOOK)


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
        yield from deadline.read_span(match)
    elif rule.value == "date":
        yield from deadline.read_date(match, today)
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
    if _is_beside_the_point(match):
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


def _is_beside_the_point(match: Match) -> bool:
    """True when the words around a phrase give it another meaning."""
    rule, units = match.rule, match.sentence.units
    if rule.negative and rule.strength < 4 and _is_twice_negated(match):
        return True
    test = _MISLEADING.get(rule.fact)
    inside = units[match.first : match.last + 1]
    return test is not None and test(match, inside)


def _misleads_on_gap(match: Match, inside: tuple[Unit, ...]) -> bool:
    return match.rule.value == "none" and _is_taken_back(match)


def _misleads_on_skill(match: Match, inside: tuple[Unit, ...]) -> bool:
    return not _PROMPT_NOUNS.isdisjoint(_after(match, 3))


def _misleads_on_change(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `new labels every week` and for `1.2 million messages monthly`."""
    moves = any(u.text.startswith(_MOVES) for u in inside[1:])
    counted = match.first > 0 and match.sentence.units[match.first - 1].text == "#"
    counted = counted and not moves and len(inside) < 5
    return counted or any(u.text in _RULE_NOUNS for u in inside)


def _misleads_on_labels(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for the `not 1.5k annotated` of a correction."""
    said = match.rule.value == 0 and match.rule.strength > 4
    return not said and inside[0].text == "not" and any(u.text == "#" for u in inside)


def _misleads_on_source(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `answers in plain English`, a matter of style, and for `no model knows it`."""
    before = match.sentence.units[match.first - 1].text if match.first else ""
    if match.rule.value == "model_knows" and before in ("no", "none", "neither"):
        return True
    return inside[0].text == "plain" and before == "in"


def _misleads_on_harm(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `nobody complains about quality`."""
    return inside[-1].text.startswith("complain") and "about" in _after(match, 1)


_MISLEADING: dict[str, Callable[[Match, tuple[Unit, ...]], bool]] = {
    "stage": lambda match, inside: _is_not_the_stage(match),
    "accuracy_gap": _misleads_on_gap,
    "ml_expertise": _misleads_on_skill,
    "knowledge_change": _misleads_on_change,
    "labelled_examples": _misleads_on_labels,
    "knowledge_source": _misleads_on_source,
    "error_cost": _misleads_on_harm,
}
"""For each field, when a phrase that usually states it does not."""


_RULE_NOUNS = word_set(
    "definition definitions label labels category categories taxonomy classes intents guidelines "
    "criteria attributes attribute fields queues departments rubric"
)
"""Words that make a rhythm one of the task and not of the facts."""

_PROMPT_NOUNS = word_set("prompt prompts instruction instructions wording")
"""Words after `nobody has tuned` that make it a matter of the prompt and not of skill."""

_MOVES = ("chang", "updat", "revis", "amend", "edit", "grow", "refresh", "rewrit", "replac", "new")
_TRAINING = word_set("trained train training models model pretrained")
_NOT_YET = word_set("starts start begins begin opens planned will next scheduled")


def _is_twice_negated(match: Match) -> bool:
    """True for `not that we can't tune it` and `it's not like we didn't try`."""
    units = match.sentence.units
    words = " ".join(u.text for u in units[max(0, match.first - 5) : match.last + 1])
    return any(f" not {w} {who} " in f" {words} " for w in ("that", "like") for who in ("we", "i"))


_COMPLAINTS = word_set(
    "off wrong tone style format voice bad poor poorly inconsistent misses miss fails fail not "
    "never invents hallucinates breaks ignores struggles lacks lack quality accuracy errors "
    "mistakes unreliable rarely weak sloppy worse"
)
_OTHER_COMPLAINTS = word_set(
    "cost costs expensive price pricey bill slow latency afford cheap fast scale money budget late"
)


def _is_taken_back(match: Match) -> bool:
    """True for `it does ok but the tone is off`: praise that a complaint about quality follows."""
    words = [u.text for u in match.sentence.units[match.last + 1 : match.last + 12]]
    turn = next((i for i, w in enumerate(words) if w in ("but", "however", "except", "yet")), -1)
    if turn < 0 or turn > 4:
        return False
    behind = set(words[turn + 1 : turn + 8])
    return not behind.isdisjoint(_COMPLAINTS) and behind.isdisjoint(_OTHER_COMPLAINTS)


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
    if units[match.last].text == "scratch" and not _TRAINING.isdisjoint(
        u.text for u in units[max(0, match.first - 6) : match.first]
    ):
        return True
    if match.rule.value == "production":
        return "models" in before
    return match.rule.value == "pilot" and not _NOT_YET.isdisjoint(after)


def _counted(match: Match) -> Iterator[Finding]:
    rule, sentence, quantity = match.rule, match.sentence, match.quantity
    if quantity is None:
        return
    value: float | int = quantity.value
    if rule.fact == "labelled_examples":
        if not is_label_count(match):
            return
        value *= share_of(sentence, match.number_at)
    if sentence.negated(match.first, reach=2):
        return
    if rule.fact == "prompt_tokens" and rule.strength < 3 and _counts_prompts(match, value):
        return
    if FIELD_KINDS[rule.fact] == "int":
        value = round(value)
    yield Finding.of(match, rule.fact, value, low=quantity.low, high=quantity.high)


_FEWEST_TOKENS = 150
_VERSIONS = word_set("versions variants attempts iterations templates tweaks experiments ideas")


def _counts_prompts(match: Match, value: float) -> bool:
    """True for `200 prompt variants`, and for numbers too small to be the tokens of a prompt."""
    return value < _FEWEST_TOKENS or not _VERSIONS.isdisjoint(_after(match, 2))
