"""What would be recommended if a fact were another: the same advisor on a supposed profile.

Nothing that is supposed is kept; what is shown is the difference to the recommendation made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.advisor.difference import Difference, difference
from bot.advisor.fact_words import APPROACH, FACT, percent, value_words
from bot.advisor.policy import Policy
from bot.advisor.profile import FIELD_KINDS, Approach, Profile
from bot.advisor.reasons import ANSWERS_YES
from bot.advisor.recommendation import Recommendation
from bot.advisor.reply import Reply, Statement, section

_MOST_MOVED = 4
_DRIVERS = {
    "latency_target_ms": "latency",
    "budget_usd": "cost",
    "monthly_budget_usd": "cost",
}
"""The main driver that falls away with a limit that does not matter."""


def loosest(policy: Policy, fact: str) -> Any:
    """The value of a number that limits least: that of its highest range."""
    criterion = policy.criterion(fact)
    return criterion.typed(criterion.buckets[-1].value)


def supposed_facts(
    profile: Profile,
    policy: Policy,
    *,
    stated: Mapping[str, Any],
    relaxed: Iterable[str] = (),
    scaled: Iterable[tuple[str, float]] = (),
) -> dict[str, Any]:
    """What a supposition makes of facts, those left out that stay as they are.

    Args:
        profile: The facts as they are.
        policy: Where the loosest values stand.
        stated: Facts that the supposition names.
        relaxed: Limits that are supposed not to matter.
        scaled: Known numbers with the factor by which they are supposed to change.
    """
    facts = dict(stated)
    for name in relaxed:
        facts[name] = loosest(policy, name)
        if profile.main_driver is not None and profile.main_driver == _DRIVERS.get(name):
            facts["main_driver"] = "none"
    for name, factor in scaled:
        now = getattr(profile, name)
        if now is not None:
            number = now * factor
            facts[name] = round(number) if FIELD_KINDS[name] == "int" else number
    return {name: value for name, value in facts.items() if getattr(profile, name) != value}


def what_if(now: tuple[Profile, Recommendation], then: tuple[Profile, Recommendation]) -> Reply:
    """The outcome then against the one now, and what moved."""
    change = difference(now, then)
    return Reply(
        opening=outcome_then(now[1], then[1]),
        sections=[
            *section(
                "Supposed",
                [
                    Statement(
                        text=f"{FACT[fact.fact]}: {value_words(fact.fact, fact.new)} "
                        f"(now {value_words(fact.fact, fact.old)})"
                    )
                    for fact in change.facts
                ],
            ),
            *section("How the four would compare", _shares(now[1], then[1])),
            *section("What moves it", _moved(change, now[1], then[1])),
        ],
    )


def outcome_then(now: Recommendation, then: Recommendation) -> str:
    """What would be recommended, beside what is recommended now."""
    was, would = percent(now.confidence_score), percent(then.confidence_score)
    old, new = APPROACH[now.approach], APPROACH[then.approach]
    if now.approach is not then.approach:
        said = f"Then I would say {new} ({would}) instead of {old} ({was} now)."
    elif was == would:
        said = f"I would still say {new}, as sure as now ({would})."
    else:
        said = f"I would still say {new} ({would}, {was} now)."
    if now.readiness != then.readiness:
        said += f" {_READY[then.readiness]}"
    return said


_READY = {
    "now": "Nothing else would have to happen first.",
    "not_yet": "Another approach would be right once its preconditions are met.",
    "measure_first": "Measure first.",
}


def _shares(now: Recommendation, then: Recommendation) -> list[Statement]:
    ranked: list[Approach] = sorted(then.probabilities, key=lambda a: -then.probabilities[a])
    return [
        Statement(
            text=f"{APPROACH[a]}: {percent(then.probabilities[a])} "
            f"(now {percent(now.probabilities[a])})"
        )
        for a in ranked
    ]


def _moved(change: Difference, now: Recommendation, then: Recommendation) -> list[Statement]:
    """The reasons whose weight changes most, then limits that come or go."""
    after = {(r.criterion, r.axis): r for r in then.reasons}
    before = {(r.criterion, r.axis): r for r in now.reasons}
    told = []
    for shift in change.contributions[:_MOST_MOVED]:
        key = (shift.criterion, shift.axis)
        reason = after.get(key) or before[key]
        pushed = (shift.new > shift.old) == (then.approach in ANSWERS_YES[shift.axis])
        way = f"{'Towards' if pushed else 'Away from'} {APPROACH[then.approach]}"
        start = way if key in after else "No longer counts"
        told.append(Statement(text=f"{start}: {reason.text}", citations=reason.citations))
    texts = {reason.text for reason in (*then.reasons, *now.reasons)}
    for ids, gates, start in (
        (change.gates_closed, then.gates, "New limit"),
        (change.gates_opened, now.gates, "No longer holds"),
    ):
        told += [
            Statement(text=f"{start}: {gate.text}", citations=gate.citations)
            for gate in gates
            if gate.id in ids and gate.text not in texts
        ]
    return told
