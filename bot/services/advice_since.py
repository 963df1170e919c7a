"""Whether the advice has changed since something was decided, for its review."""

from __future__ import annotations

from bot.advisor.difference import difference
from bot.services.ports import Deps
from bot.services.recommending import advice_for
from bot.services.records import Decision
from bot.services.wording import APPROACH, FACT, value_words

_NAMED = 2
"""Changed facts that are named; of more only the count is told."""


def changed_advice(deps: Deps, decision: Decision) -> str:
    """One line with the advice then and now, and why it is another; empty when it is not.

    What is known now are the facts of the project's thread, or those that were decided on where
    its interview began anew.
    """
    with deps.store.unit() as unit:
        project = unit.assessments.get(decision.assessment_id)
    if project is None:
        return ""
    if project.status != "recommended":
        project = project.model_copy(update={"facts": decision.facts})
    then = decision.recommendation
    if project.profile == decision.profile and then.stamps.policy == deps.policy.stamp:
        return ""
    now = advice_for(deps, project).recommendation
    if now.approach is then.approach:
        return ""
    found = difference((decision.profile, then), (project.profile, now))
    causes = [
        f"{FACT[fact.fact]}: {value_words(fact.fact, fact.old)} → "
        f"{value_words(fact.fact, fact.new)}"
        for fact in found.facts[:_NAMED]
    ]
    if len(found.facts) > _NAMED:
        causes.append(f"{len(found.facts) - _NAMED} more changed")
    if found.policy_changed:
        causes.append("my rules for deciding have changed")
    line = (
        f"My advice has changed since this was decided: {APPROACH[then.approach]} then, "
        f"{APPROACH[now.approach]} now ({'; '.join(causes)})."
    )
    return line + (" That is what you decided." if now.approach is decision.approach else "")
