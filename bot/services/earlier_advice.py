"""A recommendation after which newer advice came: its message says so and loses its buttons."""

from __future__ import annotations

from bot.advisor.profile import Approach, KnownFact, Provenance
from bot.services.decisions import card_as_recorded
from bot.services.ports import Deps
from bot.services.recommending import recommendation_card, recommendation_key
from bot.services.records import Assessment
from bot.services.turns import Turn


def point_to_newer(deps: Deps, turn: Turn, before: Assessment, newer: Approach) -> None:
    """Change the message of the newest recommendation so far, below which the next one is posted.

    Args:
        deps: what services use.
        turn: what is kept and sent.
        before: the assessment with that recommendation; its facts may have changed since.
        newer: what is recommended now.
    """
    if before.recommendation is None or before.private:
        return  # there is none, or only one person saw it and nothing can change it
    key = recommendation_key(before, before.recommendations_made)
    with deps.store.unit() as unit:
        if unit.outbox.by_key(key) is None:
            return  # it was never posted, and an update would post it now
        kept = unit.decisions.of_assessment(before.id)
    then = _as_advised(before)
    card = recommendation_card(deps, then, before.recommendation, explain=False)
    card = card_as_recorded(deps, card, before, kept)
    turn.update(key, card.model_copy(update={"newer": newer}))


def _as_advised(assessment: Assessment) -> Assessment:
    """The assessment with the facts of its recommendation."""
    unsaid = Provenance(source="assumed")
    facts = {
        name: assessment.facts[name].model_copy(update={"value": value})
        if name in assessment.facts
        else KnownFact(name=name, value=value, provenance=unsaid)
        for name, value in (assessment.recommended_profile or {}).items()
    }
    return assessment.model_copy(update={"facts": facts})
