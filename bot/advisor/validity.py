"""Whether a recommendation still holds: the same facts, weighed once more."""

from __future__ import annotations

from bot.advisor.fact_words import APPROACH, percent
from bot.advisor.policy import Policy
from bot.advisor.recommendation import Recommendation
from bot.advisor.replies import changes
from bot.advisor.reply import Reply, Statement, section


def still_valid(
    found: Recommendation, anew: Recommendation, policy: Policy, *, made_on: str, review: str = ""
) -> Reply:
    """Say whether it still holds, and what would end that.

    Args:
        found: What was recommended.
        anew: What the same facts lead to now.
        policy: Where the citations of facts stand.
        made_on: The day from which the facts are, in words.
        review: When it is looked at again, as a sentence; empty when nothing is planned.
    """
    was, now = percent(found.confidence_score), percent(anew.confidence_score)
    old, new = APPROACH[found.approach], APPROACH[anew.approach]
    if (found.approach, found.readiness) == (anew.approach, anew.readiness):
        opening = (
            f"As far as I know, yes: with the facts from {made_on} I say {new} ({now}) today as "
            "well. I only know what was said here, so tell me what has changed."
        )
    else:
        opening = (
            f"No: with the same facts I would now say {new} ({now}) instead of {old} ({was}). "
            "Say “reassess” for a new recommendation."
        )
    if found.stamps.policy != anew.stamps.policy:
        opening += " The rules that I decide by have changed since."
    planned = [Statement(text=review)] if review else []
    return Reply(
        opening=opening,
        sections=[*section("Review", planned), *changes(found, policy).sections],
    )
