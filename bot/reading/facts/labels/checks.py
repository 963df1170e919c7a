"""Which numbers near the word `labelled` count labelled examples, and which something else."""

from __future__ import annotations

import itertools
import re

from bot.reading.clauses import Sentence
from bot.reading.patterns import Match
from bot.reading.tokens import word_set

_PLANNED = word_set(
    "need needs needing plan plans planning want wants aim aiming target require requires "
    "goal until hoping hope would enough"
)
_LABEL_EXCLUDED = word_set(
    "test tests eval evaluation validation benchmark per each held holdout few-shot "
    "competitor competitors"
)

_BARRED = (" can not use ", " not allowed to use ", " may not use ", " must not use ",
    " may not touch ", " can not touch ", " must not touch ", " not even ")  # fmt: skip
"""Words before a number of labels that may not be used for training."""

_KEPT_APART = (" may train on ", " our holdout ", " our hold out ", " never train on ",
    " not train on ", " not for training ", " is our test set ", " are our test set ")  # fmt: skip
"""What is said of examples that are for measuring alone."""


def is_label_count(match: Match) -> bool:
    """False for plans, needs, test sets, examples inside the prompt, and counts of labels."""
    sentence = match.sentence
    units = sentence.units
    if _counts_material(match):
        return False
    if sentence.text[: sentence.offsets[match.number_at]].endswith(" one of "):
        return False
    if _is_no_stock(sentence, match.number_at):
        return False
    if has_rate(sentence, match.number_at) or _is_of_another_number(match):
        return False
    if _is_total(sentence, match.number_at):
        return False
    words = {u.text for u in units[match.first : match.last + 1]}
    before = {u.text for u in units[max(0, match.first - 4) : match.number_at]}
    lead = sentence.text[: sentence.offsets[match.number_at]][-50:]
    if any(phrase in lead for phrase in _BARRED) or is_kept_apart(sentence):
        return False
    if {"tables", "columns", "languages", "teams"} & {
        u.text for u in units[match.number_at + 1 : match.last + 3]
    } and not words & {"labels", "labelled", "labeled", "annotated"}:
        return False
    behind = itertools.takewhile(lambda u: u.quantity is None, units[match.last + 1 :])
    after = {u.text for u in itertools.islice(behind, 4)}
    if (
        before & _PLANNED
        or (words - _tests_of_code(sentence)) & _LABEL_EXCLUDED
        or "unlabelled" in words
        or "raw" in words
    ):
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


_LATER = re.compile(
    r" (?:will|shall|going to|could|might|may) (?:soon |then |finally |easily |probably |also )?"
    r"(?:have|get|receive|collect|label|annotate|buy)"
    r"(?: \S+){0,3} $"
    r"| (?:need|needs|needed|require|requires|want|wants|aiming for|aim for|asks for|asked for) "
    r"(?:\S+ ){0,3}$"
    r"| (?:not|never) (?:yet |really |actually |currently )?(?:have|had|got|own) "
    r"(?!(?:more|over|above) )(?:\S+ ){0,2}$"
    r"| by #y (?:\S+ ){0,5}$| not even (?:\S+ )?$| discuss (?:\S+ ){0,4}$"
)
"""Words right before a number of labels that are not there."""
_ASKED = re.compile(r" whether (?:any ?one|some ?one|no one) ")


_PRINTED = re.compile(
    r" (?:shipping|wine|price|address|bottle|food|clothing|warning|record|nutrition|barcode|"
    r"parcel|jar|music|drug|medicine|indie|major|private|fashion|care|luggage) labels? "
    r"| tagged (?:you|me|him|her|us|them) "
)
"""Labels on bottles and parcels, and people tagged in a message."""


def is_printed(sentence: Sentence) -> bool:
    """Whether a sentence speaks of labels on things, or of people tagged."""
    return _PRINTED.search(sentence.text) is not None


_CLASSES = re.compile(
    r"^ \S+ (?:fixed|different|possible|distinct|target|output|predefined|pre-defined|standard|"
    r"agreed|stable|topic|intent|class|category|final|top-level|mutually exclusive) "
    r"(?:\S+ )?labels(?= )"
)


def counts_classes(sentence: Sentence, at: int) -> bool:
    """True for `12 fixed labels`: what can be chosen from, and no examples."""
    return _CLASSES.search(sentence.text[sentence.offsets[at] - 1 :]) is not None


def _is_no_stock(sentence: Sentence, at: int) -> bool:
    return is_planned(sentence, at) or counts_classes(sentence, at) or is_printed(sentence)


def is_planned(sentence: Sentence, at: int) -> bool:
    """Whether a number counts labels that are wanted, promised or missing, or may be there."""
    lead, rest = sentence.text[: sentence.offsets[at]], sentence.text[sentence.offsets[at] :]
    return _LATER.search(lead[-80:]) is not None or _ASKED.search(rest) is not None


def is_kept_apart(sentence: Sentence) -> bool:
    """True when a sentence says of its examples that they are for measuring alone."""
    return any(phrase in sentence.text for phrase in _KEPT_APART)


_MATERIAL = word_set(
    "page pages table tables column columns function functions chapters sections endpoints skus "
    "parts"
)
"""What material and catalogues consist of; beside these, `edited` or `checked` makes no label."""
_LABEL_WORDS = ("label", "annotat", "tagged", "gold", "graded", "pairs", "hand")


def _counts_material(match: Match) -> bool:
    """True for `9,000 pages, edited daily`."""
    inside = match.sentence.units[match.first : match.last + 1]
    said = any(u.text.startswith(_LABEL_WORDS) for u in inside)
    return is_material(match.sentence, match.number_at) and not said


def is_material(sentence: Sentence, at: int) -> bool:
    """Whether a number counts pages or tables: what is looked up and not learned from."""
    following = sentence.units[at + 1].text if at + 1 < len(sentence.units) else ""
    return following in _MATERIAL


_RATE_WORDS = word_set("daily nightly weekly monthly hourly yearly annually quarterly rps qps rpm")
_PERIODS = word_set(
    "second sec s minute min hour h day night d week month quarter year weekday workday shift"
)
_LABELLING = ("label", "annotat", "tagged", "coded", "graded", "gold", "checked", "verified")


def has_rate(sentence: Sentence, at: int) -> bool:
    """True for `10k calls a month`: a flow of inputs, and no stock of examples."""
    clause: list[str] = []
    for unit in sentence.units[at + 1 : at + 8]:
        if unit.quantity is not None or unit.text in (",", ";", "(", ")", ".", "but"):
            break
        clause.append(unit.text)
    if _RATE_WORDS.intersection(clause[:4]):
        return True
    return any(
        lead in ("a", "an", "per", "/", "each", "every") and period in _PERIODS
        for lead, period in itertools.pairwise(clause)
    )


def _is_of_another_number(match: Match) -> bool:
    """True for the 10k of `300 labelled examples, 10k calls`: the label word has its own number."""
    units = match.sentence.units
    for i in range(match.first, match.number_at):
        if units[i].text.startswith(_LABELLING):
            return any(u.text == "#" for u in units[max(0, i - 2) : i])
    return False


def _is_total(sentence: Sentence, at: int) -> bool:
    """True for the 9k of `130 of the 9k recipes are tagged`: the first number counts."""
    units = sentence.units
    i = at - 1
    while i > 0 and units[i].text in ("the", "our", "those", "these", "my", "all"):
        i -= 1
    return i > 0 and units[i].text == "of" and units[i - 1].text in ("#", "zero", "none")


def _tests_of_code(sentence: Sentence) -> frozenset[str]:
    """The word `tests` where it is what the code examples come with."""
    with_tests = " with tests " in sentence.text or " with unit tests " in sentence.text
    return frozenset(("tests",)) if with_tests else frozenset()


_HALVED = re.compile(
    r" half (?:of )?(?:them|em|those|it) (?:is|are|was|were) (?:\w+ )?"
    r"(?:rubbish|junk|garbage|wrong|unusable|noise|bad|useless|trash|worthless)(?= )"
    r"| (?:threw|throw|tossed|dropped|discarded|removed|lost) (?:out |away )?half (?:of )?"
    r"(?:them|em|those|it) "
)
_OF_WHICH = re.compile(
    r" of (?:which|them|those|these) (?:only |just |maybe |about )?(?:a |one )?"
    r"(half|third|quarter) (?:is|are|was|were|has|have|carry|can) "
)
_SHARES = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}


def share_of(sentence: Sentence, at: int) -> float:
    """The part named before a total: 0.5 for `half of our 10k tickets`; 1 without one."""
    units = sentence.units
    if _HALVED.search(sentence.text, sentence.offsets[at]):
        return 0.5
    part = _OF_WHICH.search(sentence.text, sentence.offsets[at])
    if part is not None:
        return _SHARES[part.group(1)]
    before = [u.text for u in units[max(0, at - 4) : at]]
    if "of" not in before and before[-1:] != ["half"]:
        return 1.0
    for i in range(at - 1, max(-1, at - 5), -1):
        quantity = units[i].quantity
        if units[i].text in _SHARES:
            return _SHARES[units[i].text]
        if units[i].text == "#%" and quantity is not None and quantity.value <= 100:
            return quantity.value / 100
        if units[i].text not in ("of", "our", "the", "all", "these", "those", "a"):
            break
    return 1.0
