"""The only number of a sentence that speaks of labels: `labels 1,950`, `SMEs blessed 480 answers`.

It is read weakly, and only where no other phrase tells how many labels there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reading.clauses import Sentence
from bot.reading.facts.labels.checks import (
    has_rate,
    is_kept_apart,
    is_material,
    is_planned,
    is_printed,
)
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_CUE = re.compile(
    r" (?:labels|labelled|labeled|annotated|annotations|tagged|gold|ground truth|answer key|"
    r"answer keys|hand written|hand made|hand labelled|graded|triaged|ideal outputs?|"
    r"perfect outputs?|reference answers?|model answers|sql pairs|input output pairs|"
    r"question answer pairs|signed off|approved by|checked by|verified by|reviewed by|"
    r"corrected by|redlined|proofread|adjudicated|outlined|gone through and marked|"
    r"verdict attached|code attached|(?:their|its|a|the \w+) verdict|"
    r"edits captured|(?:wrong|right) or (?:wrong|right)|human rating|human ratings|user edits)(?= )"
)
"""What tells that the things counted carry an answer."""
_ELSE = re.compile(
    r" (?:test|tests|eval|evaluation|holdout|benchmark|held out|hold out|unlabelled|unlabeled|"
    r"unannotated|untagged|raw|no|not|never|none|nothing|without|zero|nobody|neither|whether|"
    r"would|will|should|could|discuss|accuracy|correct|budget|cost|costs|per|each|every|daily|"
    r"weekly|monthly|tokens|prompt|prompts|types?|classes|categories|agreement|kappa|guideline|"
    r"guidelines|rules|schema|columns?|tables|competitor|they|their|years|version|score|scores) "
)
"""Beside these the number may count anything."""
_NOT_COUNTED = word_set(
    "annotators annotator labellers people persons experts reviewers users customers clients "
    "colleagues doctors nurses lawyers students interns freelancers pages page languages teams "
    "countries sites stores branches types classes categories class intents topics queues "
    "fields columns rounds times years points percent gb tb mb eur tools guidelines words "
    "tokens staff departments th st nd rd ways steps gpus minutes hours am pm x"
)
_LEAST = 20
_NEAR = 10
_LONGEST = 30
"""Units of a sentence in which a lone number surely belongs to the labels."""


def read_labels_alone(sentences: list[Sentence]) -> Iterator[Finding]:
    """The lone number of each sentence that speaks of labels."""
    for sentence in sentences:
        units = sentence.units
        numbers = [i for i, u in enumerate(units) if u.quantity is not None and u.text != "#y"]
        if len(numbers) != 1 or len(units) > _LONGEST or units[numbers[0]].text != "#":
            continue
        cue = _CUE.search(sentence.text)
        apart = _ELSE.search(sentence.text) or is_printed(sentence)
        if cue is None or apart or is_kept_apart(sentence):
            continue
        at = numbers[0]
        if _counts_else(sentence, at) or is_planned(sentence, at) or is_material(sentence, at):
            continue
        if sentence.asked(at) or sentence.is_unreal(at):
            continue
        first = max(i for i, offset in enumerate(sentence.offsets) if offset <= cue.start() + 1)
        between = {u.text for u in units[min(first, at) : max(first, at)]}
        quantity = units[at].quantity
        if abs(first - at) > _NEAR or "but" in between or ";" in between or quantity is None:
            continue
        yield Finding(
            "labelled_examples", round(quantity.value), sentence, min(first, at), max(first, at),
            1, False, quantity.low, quantity.high,
        )  # fmt: skip


def _counts_else(sentence: Sentence, at: int) -> bool:
    quantity = sentence.units[at].quantity
    if quantity is None or quantity.value < _LEAST or has_rate(sentence, at):
        return True
    after = {u.text for u in sentence.units[at + 1 : at + 3]}
    return not _NOT_COUNTED.isdisjoint(after)
