"""Answers to questions about a recommendation, from what it holds: why, why not, what next.

The stored recommendation is what was said, so it is what is explained; nothing is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.advisor.amounts import working_days
from bot.advisor.fact_words import APPROACH, FACT, change_line, percent
from bot.advisor.markdown import inside
from bot.advisor.policy import Policy
from bot.advisor.profile import Approach
from bot.advisor.reasons import ANSWERS_YES, AXES, supports
from bot.advisor.recommendation import Change, NextStep, Question, Reason, Recommendation, Risk
from bot.advisor.reply import Reply, Section, Statement, section
from bot.advisor.triggers import trigger

MOST = 6
"""Statements of a section."""
_MOST_OTHER = 4
"""Statements of a section that is not what was asked for."""


def why(found: Recommendation, policy: Policy, asked: Sequence[Approach] = ()) -> Reply:
    """What speaks for the recommendation and against it; of another approach, why not that."""
    if asked and asked[0] is not found.approach:
        return why_not(found, policy, asked[:1])
    best = found.approach
    name = APPROACH[best]
    return Reply(
        opening=f"{_verdict(found)} These are the facts that decide, the weightiest first.",
        sections=[
            *section(
                f"What speaks for {name}", _spoken(r for r in found.reasons if supports(r, best))
            ),
            *section(
                "What speaks against it",
                _spoken((r for r in found.reasons if not supports(r, best)), _MOST_OTHER),
            ),
            *section("What limits the choice", _gates(found)),
        ],
    )


def why_not(found: Recommendation, policy: Policy, asked: Sequence[Approach]) -> Reply:
    """What speaks against other approaches, and when they would be right.

    The recommended one among them is explained instead; with none, all others are meant.
    """
    if asked and all(approach is found.approach for approach in asked):
        told = why(found, policy)
        same = told.opening.replace("I recommend", "That is what I recommend,", 1)
        return told.model_copy(update={"opening": same})
    others = [a for a in asked or Approach if a is not found.approach]
    shares = ", ".join(f"{APPROACH[a]} at {percent(found.probabilities[a])}" for a in others)
    best = f"{APPROACH[found.approach]} at {percent(found.confidence_score)}"
    sections: list[Section] = []
    for other in others:
        sections += _not_chosen(found, policy, other)
    return Reply(opening=f"I put {shares} and {best}.", sections=sections)


def changes(found: Recommendation, policy: Policy, asked: Sequence[Approach] = ()) -> Reply:
    """The smallest changes that flip the recommendation, and when to look again."""
    wanted = [c for c in found.would_change if not asked or c.approach in asked]
    own = {trigger(change) for change in found.would_change}
    events = [Statement(text=event) for event in found.revisit.triggers if event not in own]
    if wanted:
        opening = "One of these alone would change it, the likeliest first."
    elif asked:
        names = " or ".join(APPROACH[a] for a in asked)
        opening = f"No single fact that I know of would make it {names}; several together may."
    else:
        opening = "No single fact that I know of would change it; several together may."
    return Reply(
        opening=opening,
        sections=[
            *section("What would change my mind", _changed(wanted[:MOST], policy)),
            *_later(found, asked),
            *section("Look again when", events[:_MOST_OTHER]),
        ],
    )


def steps(found: Recommendation) -> Reply:
    """What to do, in order, with who does it and how one knows that it is done."""
    if not found.next_steps:
        return Reply(opening=f"I have no step to add: go on with {APPROACH[found.approach]}.")
    first, *rest = found.next_steps
    begin = "Measure first, whatever you choose." if found.readiness == "measure_first" else ""
    count = len(found.next_steps)
    order = f"These are the {count} steps, in order." if rest else "There is one step to do."
    return Reply(
        opening=f"{begin} {order}".strip(),
        sections=[
            *section("First", [_step(first)]),
            *section("Then", [_step(step) for step in rest]),
        ],
    )


def certainty(found: Recommendation, policy: Policy, open_questions: Sequence[Question]) -> Reply:
    """How the approaches compare, how firm that is, and which facts would make it firmer."""
    ranked = sorted(found.probabilities.items(), key=lambda item: -item[1])
    firm = [
        Statement(
            text=f"{APPROACH[found.approach]} stays first in {percent(found.stability)} of the "
            "ways in which the unknown facts may turn out."
        )
    ]
    if found.readiness == "measure_first":
        firm.append(Statement(text="Without graded cases nobody can be surer: measure first."))
    surer = [
        Statement(
            text=f"{FACT[question.fact]}: {inside(question.question)}",
            citations=list(policy.criterion(question.fact).citations[:1]),
        )
        for question in open_questions[:_MOST_OTHER]
    ]
    return Reply(
        opening=_verdict(found),
        sections=[
            *section(
                "How the four compare",
                [Statement(text=f"{APPROACH[a]}: {percent(p)}") for a, p in ranked],
            ),
            *section("How firm that is", firm),
            *section("What would make me surer", surer),
        ],
    )


def risks(found: Recommendation, money: str = "") -> Reply:
    """What can go wrong, how one notices, and what to do; `money` objects from the cost's side."""
    name = APPROACH[found.approach]
    told = [_risk(risk) for risk in found.risks]
    if money:
        told.insert(0, Statement(text=money))
    if not told:
        return Reply(opening=f"I know of no particular risk of {name} with these facts.")
    return Reply(
        opening=f"This can go wrong with {name}, the largest risk first.",
        sections=section("Risks", told),
    )


def facts_used(count: int, unknown: Sequence[Question]) -> Reply:
    """What the recommendation rests on; the facts themselves are shown beside it."""
    if not count:
        opening = "Nobody stated a fact, so I went by what is usual."
    else:
        opening = f"I went by {count} fact{'' if count == 1 else 's'} and by nothing else."
    open_facts = [Statement(text=FACT[question.fact]) for question in unknown[:_MOST_OTHER]]
    return Reply(
        opening=opening, sections=section("Not known, and could still change it", open_facts)
    )


def _verdict(found: Recommendation) -> str:
    share = percent(found.confidence_score)
    said = f"I recommend {APPROACH[found.approach]}: confidence {found.confidence}, {share}."
    if found.runner_up is not None:
        second = percent(found.probabilities[found.runner_up])
        said += f" Close second: {APPROACH[found.runner_up]}, {second}."
    return said


def _not_chosen(found: Recommendation, policy: Policy, other: Approach) -> list[Section]:
    """Only the questions count that the two approaches answer differently."""
    apart = [a for a in AXES if (other in ANSWERS_YES[a]) != (found.approach in ANSWERS_YES[a])]
    bearing = [reason for reason in found.reasons if reason.axis in apart]
    name, best = APPROACH[other], found.approach
    against = _spoken(r for r in bearing if not supports(r, other) and other in ANSWERS_YES[r.axis])
    instead = _spoken(r for r in bearing if supports(r, best) and other not in ANSWERS_YES[r.axis])
    if not against and not instead:
        against = [
            Statement(text="No single fact; it comes out lower when all are taken together.")
        ]
    wanted = [change for change in found.would_change if change.approach is other]
    return [
        *section(f"What speaks against {name}", against),
        *section(f"What speaks for {APPROACH[best]} instead", instead),
        *section(
            "What speaks the other way",
            _spoken((r for r in bearing if supports(r, other)), _MOST_OTHER),
        ),
        *section(f"I would say {name}", _changed(wanted[:_MOST_OTHER], policy)),
        *_later(found, [other]),
    ]


def _later(found: Recommendation, asked: Sequence[Approach]) -> list[Section]:
    later = found.later
    if later is None or (asked and later.approach not in asked):
        return []
    conditions = [Statement(text=condition) for condition in later.conditions]
    return section(f"{APPROACH[later.approach]} later, once this holds", conditions)


def _spoken(reasons: Iterable[Reason], most: int = MOST) -> list[Statement]:
    once: dict[str, Statement] = {}
    for reason in reasons:
        once.setdefault(reason.text, Statement(text=reason.text, citations=reason.citations))
    return list(once.values())[:most]


def _gates(found: Recommendation) -> list[Statement]:
    told = {reason.text for reason in found.reasons}
    return [
        Statement(text=gate.text, citations=gate.citations)
        for gate in found.gates
        if gate.closed and gate.text not in told
    ]


def _changed(wanted: Sequence[Change], policy: Policy) -> list[Statement]:
    return [
        Statement(
            text=change_line(change), citations=list(policy.criterion(change.fact).citations[:1])
        )
        for change in wanted
    ]


def _step(step: NextStep) -> Statement:
    days = working_days(step.effort_days)
    words = (
        f"{step.text.rstrip('.')} ({step.owner}, {days}). Done when {inside(step.exit_criterion)}"
    )
    return Statement(text=words, citations=step.citations)


def _risk(risk: Risk) -> Statement:
    words = f"{risk.text} Sign: {inside(risk.signal)} Against it: {inside(risk.mitigation)}"
    return Statement(text=words, citations=risk.citations)
