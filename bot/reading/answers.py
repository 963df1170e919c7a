"""Answers to the pending question: an option, a value in words or numbers, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from bot.advisor.accuracy_gap import gap_size
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, Profile
from bot.reading.clauses import Sentence
from bot.reading.model import Answer, PendingQuestion
from bot.reading.tokens import word_set

_DONT_KNOW = (
    "dunno", "do not know", "no idea", "not sure", "no clue", "unknown", "unsure", "idk",
    "can not say", "hard to say", "don't know", "who knows", "we have not decided", "tbd",
    "no opinion", "beats me", "not known", "unclear", "dont know", "dont kno",
    "don't kno", "do not kno", "none of these",
    "none of those", "none of them", "none of the above", "cannot tell", "can not tell", "n / a",
)  # fmt: skip
_SKIP = ("skip", "next", "pass", "next question", "skip it", "skip this", "skip that", "move on")
_BACK = ("back", "go back", "previous", "previous question", "undo", "one back")
_STOP = (
    "stop", "just answer now", "answer now", "enough", "enough questions", "just answer",
    "just tell us", "just tell me", "stop asking", "give us the answer", "no more questions",
    "that is enough", "cut to the chase", "just give me the answer", "done", "recommend now",
    "tell us now", "finish", "quit", "cancel", "just decide", "give me the recommendation",
)  # fmt: skip
_YES = word_set(
    "yes yep yeah yup sure y correct right true definitely absolutely ja affirmative indeed aye ok"
)
_NO = word_set("no nope nah n not never false negative nay none")
_FILLER = word_set(
    "please thanks just the a it is about i think we would say maybe probably well um uh hmm "
    "for now so , . ! let us guess one option answer"
)

_WORDS: Mapping[str, Mapping[str, str]] = {
    "prompt_attempts": {
        "none": "none",
        "nothing": "none",
        "not yet": "none",
        "a bit": "some",
        "a few": "some",
        "a little": "some",
        "yes": "some",
        "some": "some",
        "a lot": "exhausted",
        "everything": "exhausted",
        "plateau": "exhausted",
    },
    "accuracy_gap": {
        "none": "none",
        "no gap": "none",
        "zero": "none",
        "good enough": "none",
        "close": "small",
        "almost": "small",
        "far": "large",
        "huge": "large",
        "big": "large",
        "a lot": "large",
        "little": "small",
    },
    "ml_expertise": {
        "none": "none",
        "nobody": "none",
        "no one": "none",
        "a bit": "some",
        "one person": "some",
        "a team": "strong",
        "strong": "strong",
        "a few": "some",
    },
    "knowledge_change": {
        "never": "never",
        "day": "daily",
        "hourly": "daily",
        "week": "weekly",
        "month": "monthly",
        "quarter": "monthly",
        "year": "never",
        "constantly": "daily",
        "static": "never",
    },
    "stage": {
        "idea": "prototype",
        "poc": "prototype",
        "beta": "pilot",
        "live": "production",
        "prod": "production",
        "testing": "pilot",
    },
    "task_breadth": {
        "one": "narrow",
        "single": "narrow",
        "a few": "several",
        "many": "broad",
        "anything": "broad",
        "everything": "broad",
    },
    "error_cost": {
        "harmless": "low",
        "nothing": "low",
        "severe": "high",
        "very": "high",
        "some": "medium",
    },
    "main_driver": {
        "money": "cost",
        "speed": "latency",
        "accuracy": "quality",
        "privacy": "locality",
        "facts": "knowledge",
        "price": "cost",
    },
    "knowledge_source": {
        "input": "none",
        "common": "model_knows",
        "docs": "private_changing",
        "documents": "private_changing",
        "wiki": "private_changing",
    },
}


def answer_to(
    text: str, found: list[Sentence], pending: PendingQuestion, facts: Mapping[str, Any]
) -> Answer | None:
    """The answer that a message gives to the pending question, or `None` when it gives none.

    `found` are the sentences of the text, at least one.
    """
    whole = " ".join(s.text.strip() for s in found)
    plain = " ".join(w for w in whole.split() if w not in _FILLER)
    if (refusal := _refusal(plain, whole)) is not None:
        return refusal
    if pending.fact in facts:
        return Answer("value", facts[pending.fact])
    if len(whole.split()) > 14 or found[-1].asked(0) or _OTHER_MATTER.match(whole):
        return None
    value = _option(text, plain, pending)
    if value is None:
        value = _by_kind(pending.fact, plain, whole, found[0])
    return None if value is None or not _fits(pending.fact, value) else Answer("value", value)


_OTHER_MATTER = re.compile(r"(?:no|nope|nah) (?:[,;.:] )?(?:it|that|this|they) .*\bnot \w+")
"""`no it is twice a week, not daily` puts something else right; its "no" answers nothing."""


def _refusal(plain: str, whole: str) -> Answer | None:
    words = plain.split()
    if plain in _SKIP:
        return Answer("skip")
    if plain in _BACK:
        return Answer("back")
    if plain in _STOP or whole.rstrip(" .!") in _STOP:
        return Answer("stop")
    if len(words) <= 8 and any(f" {p} " in f" {whole} " for p in _DONT_KNOW):
        return Answer("dont_know")
    return None


def _option(text: str, plain: str, pending: PendingQuestion) -> Any:
    """The option whose label or value was written, or whose number was (`2`, `the first`)."""
    typed = " ".join(text.lower().split()).strip(" .!\"'")
    labels = [
        (value, str(label).lower().strip(), str(value).lower()) for value, label in pending.options
    ]
    for value, label, name in labels:
        if typed in (label, name, name.replace("_", " ")) or plain == label:
            return value
    counted = FIELD_KINDS.get(pending.fact) in ("int", "float")
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": len(labels)}
    position = order.get(plain.removesuffix(" option"), 0)
    bare = typed.removeprefix("option ").strip("()#")
    if not position and bare.isdecimal() and len(bare) < 3 and (not counted or typed != bare):
        position = int(bare)
    if pending.fact == "accuracy_gap" and typed == bare and bare.isdecimal():
        position = 0  # a bare number is a distance in points
    if 1 <= position <= len(labels):
        return labels[position - 1][0]
    inside = [
        value for value, label, name in labels if len(plain) > 3 and f" {plain} " in f" {label} "
    ]
    return inside[0] if len(inside) == 1 else None


def _by_kind(fact: str, plain: str, whole: str, sentence: Sentence) -> Any:
    kind = FIELD_KINDS.get(fact)
    words = plain.split()
    if kind == "bool":
        if words and words[0] in _YES:
            return True
        return False if words and words[0] in _NO else None
    if kind in ("int", "float"):
        return _number(fact, words, sentence)
    if fact == "accuracy_gap" and (points := _bare_number(sentence)) is not None:
        return gap_size(points)
    for choice in FIELD_CHOICES.get(fact, ()):
        if choice in words or choice.replace("_", " ") in whole:
            return choice
    if fact == "ml_expertise" and words and words[0] in _NO:
        return "none"
    for phrase, value in _WORDS.get(fact, {}).items():
        if f" {phrase} " in f" {whole} " or phrase == plain:
            return value
    return None


def _bare_number(sentence: Sentence) -> float | None:
    """The number that is all of an answer: `3`, `12 points`."""
    units = [u for u in sentence.units if u.text not in _POINTS]
    if len(units) != 1 or units[0].quantity is None:
        return None
    return units[0].quantity.value if units[0].text in ("#", "#%") else None


_POINTS = word_set("points point percentage pp about ~ roughly around % . percent")


def _number(fact: str, words: list[str], sentence: Sentence) -> float | int | None:
    quantities = [(u.text, u.quantity) for u in sentence.units if u.quantity is not None]
    if not quantities:
        nothing = words and words[0] in ("none", "zero", "nothing", "no")
        return (
            0
            if nothing and fact in ("labelled_examples", "evaluation_set_size", "budget_usd")
            else None
        )
    placeholder, quantity = quantities[0]
    value = quantity.value
    if fact in _COUNTS and (placeholder != "#" or _counts(_INPUTS, sentence)):
        return None
    if _counts(_MACHINES_AND_PEOPLE, sentence):
        return None
    if fact == "latency_target_ms" and placeholder == "#" and value < 30:
        return None
    if fact == "requests_per_month" and placeholder in ("#ms", "#w"):
        return None
    return round(value) if FIELD_KINDS[fact] == "int" else float(value)


_COUNTS = frozenset(("labelled_examples", "evaluation_set_size"))
_INPUTS = word_set("requests request calls call queries users per / daily weekly monthly gpus gpu")


_MACHINES_AND_PEOPLE = word_set("gpus gpu h100 h100s a100 a100s cards people engineers")
"""What no numeric fact counts: `we have 2 GPUs` is no share of requests."""


def _counts(things: frozenset[str], sentence: Sentence) -> bool:
    """Whether the first number is said of these: requests are no stock of examples."""
    at = next(i for i, u in enumerate(sentence.units) if u.quantity is not None)
    return any(u.text in things for u in sentence.units[at + 1 : at + 4])


def _fits(fact: str, value: Any) -> bool:
    try:
        Profile.model_validate({fact: value})
    except ValidationError:
        return False
    return True
