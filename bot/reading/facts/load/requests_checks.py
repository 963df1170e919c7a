"""Which rates count requests, and which money, people, labels or changes."""

from __future__ import annotations

from bot.reading.clauses import Sentence
from bot.reading.patterns import Match
from bot.reading.quantity import Unit
from bot.reading.tokens import word_set

USES = "run|runs|ran|use|uses|used|call|calls|called|hit|hits|trigger|triggers|invoke|query|fire"
"""What people do with a model."""
_USED = frozenset(USES.split("|"))
_NOT_REQUESTS = word_set(
    "token tokens user users player players people label labels labelled labeled annotated "
    "annotations examples engineer engineers dollar dollars usd hours hour gpu gpus budget "
    "spend cost costs bill new changes updates times time customers clients employees seats "
    "staff versions releases commits retraining retrainings experts annotators words "
    "characters added paying pay spending changed change update updated salary infra "
    "subscribers visitors members percent hire license licence more seconds minutes weeks "
    "days months points incidents outages agents "
    "doctors nurses patients lawyers pages_changed deploys "
    "experiments revisions rounds standups gb mb tb contacts"
)
"""Words that make a rate something other than requests."""

_LABELS = word_set("label labels labelled labeled annotated annotations annotators")
_MANY = 50
_OFTEN = 5_000
"""From so many times a period on, only a machine is meant: `we pay for that 70k times a month`."""
_NOT_NEW = word_set(
    "label labels labelled category categories class classes type types intent intents template "
    "templates rule rules user users customer customers client clients version versions hires a "
    "per each every"
)
"""What does not come as a request when it is new."""


def _is_used(match: Match, between: list[Unit]) -> bool:
    """True for `we run it 90k times a month` and for `300 new patents per week`."""
    words = [u.text for u in between]
    many = match.quantity is not None and match.quantity.value >= _MANY
    if words[:1] == ["times"]:
        units = match.sentence.units
        before = (u.text for u in units[max(0, match.number_at - 5) : match.number_at])
        often = match.quantity is not None and match.quantity.value >= _OFTEN
        return often or not _USED.isdisjoint(before)
    return many and words[:1] == ["new"] and len(words) > 1 and words[1] not in _NOT_NEW


def counts_else(sentence: Sentence, match: Match, period_at: int) -> bool:
    """True when the counted thing is money, people, labels, changes or a peak."""
    units = sentence.units
    if match.rule.value == "rate":
        between = [units[i] for i in range(match.number_at + 1, match.last + 1) if i != period_at]
        if any(u.text in _NOT_REQUESTS for u in between) and not _is_used(match, between):
            return True
        if any(u.quantity is not None for u in between):
            return True
    if match.last <= match.number_at:
        behind = {u.text for u in units[match.number_at + 1 : match.number_at + 3]}
        counted = _NOT_REQUESTS if match.first < match.number_at else _LABELS
        if not (_LABELS | counted).isdisjoint(behind - {"more", "new"}):
            return True
    if match.number_at > 0 and units[match.number_at - 1].text == "all":
        return True
    before: set[str] = set()
    for unit in reversed(units[max(0, match.first - 5) : match.number_at]):
        if unit.text in (",", ";") and unit.quantity is None:
            break
        before.add(unit.text)
    if before & {
        "spend",
        "budget",
        "pay",
        "paying",
        "cost",
        "costs",
        "bill",
        "$",
        "label",
        "labels",
        "labelling",
        "labeling",
        "annotate",
        "annotates",
        "annotating",
        "prices",
        "h100",
        "a100",
        "gpu",
        "running",
        "grow",
        "grows",
        "growing",
        "peak",
        "peaks",
        "tokens",
        "paid",
        "invoice",
        "limit",
        "limits",
        "quota",
        "burn",
        "burns",
        "burning",
        "save",
        "saves",
        "saving",
        "charge",
        "charges",
        "charged",
        "quoted",
        "spends",
        "pays",
        "rent",
        "fee",
    }:
        return True
    after: set[str] = set()
    for unit in units[match.last + 1 : match.last + 5]:
        if unit.text in (",", ";", ".", "but", "and", "which"):
            break
        after.add(unit.text)
    return bool(after & {"running", "max", "peak", "peaks", "labelled", "labeled", "annotated"})
