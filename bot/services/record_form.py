"""The form that records a decision: preset to the advice, open for another approach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.advisor.profile import Approach
from bot.advisor.recommendation import Option
from bot.errors import UserInputError
from bot.services.forms import Form, FormField
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.services.reminder_answers import NO_PERSON
from bot.services.wording import APPROACH

NOTHING_TO_RECORD = "There is no recommendation to record yet; answer the question first."
_NEWER = (
    "I gave newer advice in this thread since you opened the form, so nothing was recorded. "
    "Please look at it and record your decision there."
)


def record_form(assessment: Assessment, context: dict[str, Any], user_id: str) -> Form:
    """The form to record a decision on the newest recommendation.

    Raises:
        UserInputError: there is no recommendation yet.
    """
    recommendation = assessment.recommendation
    if recommendation is None:
        raise UserInputError(NOTHING_TO_RECORD)
    advised = recommendation.approach
    return Form(
        kind="record",
        title="Record the decision",
        submit="Record Decision",
        intro=f"My newest advice is {APPROACH[advised]}. Record what you decided, also when it is "
        "something else.",
        fields=[
            FormField(
                name="title",
                label="What is decided",
                kind="text",
                initial=assessment.title[:150],
                optional=False,
            ),
            FormField(
                name="approach",
                label="Approach",
                kind="select",
                options=[
                    Option(value=one.value, label=name + (" (advised)" if one is advised else ""))
                    for one, name in APPROACH.items()
                ],
                initial=(approach_in(context) or advised).value,
                optional=False,
            ),
            FormField(name="owner", label="Owner", kind="user", initial=user_id, optional=False),
            FormField(
                name="status",
                label="Status",
                kind="select",
                options=[
                    Option(value="accepted", label="Accepted"),
                    Option(value="proposed", label="Proposed"),
                ],
                initial="accepted",
                optional=False,
            ),
            FormField(
                name="review",
                label="Review on",
                kind="date",
                hint=f"Empty: in {recommendation.revisit.after_days} days.",
            ),
            FormField(
                name="note",
                label="Why, or a note",
                kind="long_text",
                initial=str(context.get("note") or "") or None,
                hint="Above all why, when you decide something else than I advised.",
            ),
        ],
        context={**context, "advice": assessment.recommendations_made},
    )


def record_errors(deps: Deps, values: Mapping[str, Any], team_id: str) -> dict[str, str]:
    """Field name to error sentence; empty when everything can be used."""
    errors: dict[str, str] = {}
    if not str(values.get("title") or "").strip():
        errors["title"] = "Say in a few words what is decided."
    if values.get("approach") and approach_in(values) is None:
        errors["approach"] = "Choose one of the four approaches."
    owner = str(values.get("owner") or "")
    if owner and deps.directory.person(team_id, owner).is_bot:
        errors["owner"] = NO_PERSON
    review = values.get("review")
    if review and date.fromisoformat(str(review)) <= deps.clock().date():
        errors["review"] = "Choose a day in the future."
    return errors


def approach_in(carried: Mapping[str, Any]) -> Approach | None:
    """The approach that a form or the button to it carries, if any."""
    value = str(carried.get("approach") or "")
    return Approach(value) if value in list(Approach) else None


def refuse_older_advice(assessment: Assessment, context: Mapping[str, Any]) -> None:
    """Let pass a form that was opened on the newest recommendation.

    Raises:
        UserInputError: there is a newer one, which the person had not seen.
    """
    if context.get("advice") not in (None, assessment.recommendations_made):
        raise UserInputError(_NEWER)
