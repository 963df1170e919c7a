"""Scores and targets in percent, and the accuracy gap that they imply."""

from __future__ import annotations

from dataclasses import dataclass

from bot.advisor.accuracy_gap import gap_size
from bot.reading.clauses import Sentence
from bot.reading.facts.quality.score_pairs import (
    is_of_search,
    short_of,
    side_by_side,
    tells_of_else,
)
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_TARGET = word_set(
    "need needs needed want wants wanted target goal require requires required must bar "
    "threshold aim aiming demands demand expect expects expected asks requirement "
    "requirements should acceptance accept accepts less least aims "
    "looking minimum desired hope promised promise committed live "
    "allowed tolerated permitted tolerate "
    "hoping wish bar asked asks ask wanted sign signs contract versus vs agreed insists insist "
    "demanded hoped anything below_which pass_mark"
)
_SCORE = word_set(
    "get gets got getting is are at now currently scores score scored reach reaches reached "
    "accuracy correct right f1 hits hit achieves achieve stuck gives manages plateau "
    "plateaued plateaus precision recall today baseline stalls stalled around passes does "
    "it's solves agreement manages managed agrees agree agreed accepted spots spot found finds "
    "keep keeps rated correctly recall passed wins matches matched answered usable"
)
_NOT_SCORE = word_set(
    "of traffic requests users budget cheaper faster more less increase growth discount off "
    "savings customers tickets cost costs volume share reduction agreement coverage uptime "
    "memory market margin calls automation deflection deflected"
)
_BANDS = {"low": 2.0, "mid": 5.0, "high": 8.0, "upper": 8.0, "middle": 5.0, "late": 8.0}
_DECADES = {"fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}


@dataclass(frozen=True, slots=True)
class _Score:
    """A percentage with its place."""

    value: float
    sentence: Sentence
    at: int
    target: bool
    explicit: bool


def read_scores(sentences: list[Sentence]) -> list[Finding]:
    """Findings for `prompt_score_percent`, `target_score_percent` and `accuracy_gap`."""
    scores = [s for sentence in sentences for s in _in_sentence(sentence)]
    now = [s for s in scores if not s.target and s.explicit]
    targets = [s for s in scores if s.target]
    findings: list[Finding] = []
    goal = targets[-1] if targets else None
    best = _best(now, goal)
    if best is not None and goal is not None:
        if _NAMED.intersection(u.text for u in best.sentence.units):
            findings.append(_finding("prompt_score_percent", best.value, best))
            findings.append(_finding("target_score_percent", goal.value, goal))
        findings.append(_gap(best, goal))
    elif best is not None and _is_goal(best):
        findings.append(_finding("prompt_score_percent", best.value, best))
    findings.extend(side_by_side(sentences))
    findings.extend(short_of(sentences))
    return findings


_TUNED = frozenset(("tuned", "finetuned", "retrained"))
"""Words before the score of a tuned model, which is no prompt's."""

_NAMED = word_set("accuracy f1 score scores scored scoring precision recall auc")
"""Words that say what a percentage measures; without one it gives only the gap."""


def _best(now: list[_Score], goal: _Score | None) -> _Score | None:
    """The best score of today; of the prompt, when scores lie on both sides of the goal."""
    prompted = [s for s in now if _is_of_prompt(s)]
    above = [s for s in now if goal is not None and s.value >= goal.value]
    chosen = prompted if prompted and 0 < len(above) < len(now) else now
    return max(chosen, key=lambda s: s.value, default=None)


def _is_of_prompt(score: _Score) -> bool:
    near = score.sentence.units[max(0, score.at - 9) : score.at + 5]
    return any(u.text.startswith("prompt") for u in near)


def _is_goal(score: _Score) -> bool:
    return " what we need " in score.sentence.text


def _finding(fact: str, value: float, score: _Score) -> Finding:
    first = max(0, score.at - 1)
    return Finding(fact, value, score.sentence, first, score.at, 3)


def _gap(best: _Score, goal: _Score) -> Finding:
    distance = goal.value - best.value
    if best.sentence is goal.sentence:
        first, last = sorted((best.at, goal.at))
    else:
        first = last = goal.at
    return Finding("accuracy_gap", gap_size(distance), goal.sentence, first, last, 4)


def _in_sentence(sentence: Sentence) -> list[_Score]:
    found: list[_Score] = []
    if tells_of_else(sentence):
        return found
    for i, unit in enumerate(sentence.units):
        if unit.quantity is None and unit.text not in _DECADES:
            continue
        value = _percent(sentence, i)
        if value is not None and is_error_rate(sentence, i):
            value = 100 - value
        if value is None or not 5 <= value <= 100 or sentence.asked(i) or sentence.is_unreal(i):
            continue
        before = [u.text for u in sentence.units[max(0, i - 9) : i]]
        behind = _behind_fraction(sentence, i)
        after = [u.text for u in sentence.units[behind : behind + 4]]
        if _fraction(sentence, i) is None and _other_share(before, after):
            continue
        if _TUNED.intersection(before[-6:]) or is_of_search(sentence, i):
            continue
        target = _is_target(before, after)
        scored = unit.text == "#%" or bool(set(before) & _SCORE) or bool(set(after) & _SCORE)
        bare = (
            unit.text == "#"
            and not target
            and _fraction(sentence, i) is None
            and not _looks_like_score(before, after)
        )
        if bare:
            continue
        found.append(_Score(value, sentence, i, target, scored))
    return found


def _percent(sentence: Sentence, i: int) -> float | None:
    """The percentage at a unit: `86%`, `need 93`, `f1 0.75`, `low nineties`, `mid 80s`."""
    unit = sentence.units[i]
    if unit.quantity is None and unit.text not in _DECADES:
        return None
    if (fraction := _fraction(sentence, i)) is not None:
        return fraction
    previous = sentence.units[i - 1].text if i else ""
    if unit.text == "#%" and unit.quantity is not None:
        return unit.quantity.value
    if unit.text in _DECADES:
        return _DECADES[unit.text] + _BANDS.get(previous, 5.0)
    if unit.text != "#" and unit.text != "#ms":
        return None
    if unit.quantity is None:
        return None
    value = unit.quantity.value
    if unit.text == "#ms":
        decade = value / 1000
        if previous in _BANDS and 30 <= decade <= 90 and decade % 10 == 0:
            return decade + _BANDS[previous]
        return None
    if 0 < value < 1 and (
        "f1" in sentence.text or "accuracy" in sentence.text or " auc " in sentence.text
    ):
        return value * 100
    following = sentence.units[i + 1].text if i + 1 < len(sentence.units) else "."
    if 50 <= value <= 100 and following in (
        ".",
        ",",
        "would",
        ";",
        "now",
        "today",
        "before",
        "to",
        "!",
        ")",
        "whatever",
        "but",
        "and",
        "for",
        "at",
        "or",
        "?",
        "correct",
        "right",
        "on",
        "right_now",
        "currently",
        "accuracy",
        "f1",
        "recall",
        "precision",
        "points",
        "that",
        "vs",
        "versus",
        "need",
        "needed",
        "is",
    ):
        return value
    return None


def _fraction(sentence: Sentence, i: int) -> float | None:
    """`88 of 100`, `9 out of 10`, as a percentage."""
    units = sentence.units
    j = i + 1
    while j < len(units) and j < i + 4 and units[j].text in _OUT_OF:
        j += 1
    first, second = units[i].quantity, units[j].quantity if j < len(units) else None
    if j == i + 1 or first is None or second is None or units[i].text != "#":
        return None
    if second.value not in (10, 20, 50, 100, 200, 1000) or first.value > second.value:
        return None
    if units[j].text != "#" or units[j - 1].text in ("times", "for"):
        return None
    return 100 * first.value / second.value


def _behind_fraction(sentence: Sentence, i: int) -> int:
    """Index behind a score, which of `9 of 10` is that behind the 10."""
    if _fraction(sentence, i) is None:
        return i + 1
    units = sentence.units
    return next(j for j in range(i + 1, len(units)) if units[j].quantity is not None) + 1


_ERROR_RATE = (" error rate ", " error rates ", " failure rate ", " errors at ", " wer ")


def is_error_rate(sentence: Sentence, i: int) -> bool:
    """True for the percentages of a sentence that tells error rates."""
    return sentence.units[i].text in ("#", "#%") and any(w in sentence.text for w in _ERROR_RATE)


_OUT_OF = word_set("out of in times my the our for")


def _other_share(before: list[str], after: list[str]) -> bool:
    """True for a percentage of something that is no score (`20% of traffic`, `5% cheaper`)."""
    if after[:1] == ["of"]:
        return "right" not in before and _OF_RESULTS.isdisjoint(after)
    return bool(after and after[0] in _NOT_SCORE) or "agreement" in after[:2]


_OF_RESULTS = word_set(
    "time cases right correct valid solved executable accurate fields entities answers usable "
    "drafts scripts titles pass passes run rows items outputs replies accepted keep kept found "
    "suggestions extractions tickets_right values codes headlines questions translations"
)


def _is_target(before: list[str], after: list[str]) -> bool:
    if before[-3:] == ["sign", "off", "at"]:
        return True
    for word in reversed(before):
        if word in _TARGET:
            return True
        if word in ("gets", "got", "get", "is", "at", "reaches", "scores") and word != "is":
            break
        if word in (".", ";") or word.startswith("#"):
            break
    behind = after[: after.index(",")] if "," in after else after
    if behind[:1] in (["we"], ["they"], ["the"]) and _PROMISED.intersection(behind[1:4]):
        return True
    if behind[:2] == ["is", "what"]:
        return True
    return any(w in ("needed", "required", "target", "goal", "minimum") for w in behind[:2]) or (
        behind[:1] in (["would"], ["is"], ["will"])
        and bool({"fine", "enough", "ok", "great", "do", "goal", "target"} & set(behind))
    )


_PROMISED = word_set("promised need needed asked wanted agreed require required want expect set")

_BEFORE_SCORE = word_set(
    "have at f1 accuracy score scores hits gets reaches stuck is around currently plateaued"
)
_AFTER_SCORE = word_set(". , ; now today but and right correct currently")


def _looks_like_score(before: list[str], after: list[str]) -> bool:
    if before[-1:] in (["f1"], ["accuracy"], ["auc"]):
        return True
    followed = not after or after[0] in _AFTER_SCORE
    return followed and not _BEFORE_SCORE.isdisjoint(before[-3:])
