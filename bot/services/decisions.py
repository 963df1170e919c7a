"""Decisions: recorded with everything they were made from, listed to those who may see them."""

from __future__ import annotations

from datetime import date, datetime

from bot.advisor.departure import departure_to
from bot.advisor.profile import Approach, Profile
from bot.errors import NotAllowed, UserInputError
from bot.services.access import Seen, may_see, seen_channels
from bot.services.cards import DecisionCard, DecisionLine, DecisionsCard, RecommendationCard
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.recommending import recommendation_card, recommendation_key
from bot.services.records import REVIEW, Assessment, Decision, Reminder, review_of
from bot.services.schedule import days_later, local_words, moved_words, on_day, zone
from bot.services.turns import Turn
from bot.services.undelivered import NOT_THERE
from bot.services.wording import decided_words, left_out_words

PAGE = 8
"""Decisions on one page of a list."""

GONE = "That decision is no longer here; it may have been deleted."
HIDDEN = "You can see this only as a member of its channel."


def record_decision(
    deps: Deps,
    turn: Turn,
    assessment: Assessment,
    *,
    user_id: str,
    title: str,
    owner_id: str,
    note: str,
    review_on: date | None,
    accepted: bool,
    approach: Approach | None = None,
) -> Decision:
    """Record what was decided on a recommendation, replace the decision before, set its review.

    Args:
        deps: what services use.
        turn: what is kept and sent.
        assessment: the project with its recommendation, which the decision keeps as history.
        user_id: who records it.
        title: what is decided about.
        owner_id: who answers for it.
        note: what the team adds, such as why.
        review_on: when to look again; `None` as the recommendation says.
        accepted: whether it stands or is only proposed.
        approach: what was decided; `None` is the recommended one.

    Raises:
        UserInputError: there is no recommendation to record yet, or this was recorded already.
    """
    recommendation = assessment.recommendation
    if recommendation is None:
        raise UserInputError("There is no recommendation to record yet; answer the question first.")
    with deps.store.unit() as unit:
        kept = unit.decisions.of_assessment(assessment.id)
        earlier = [d for d in kept if d.status != "superseded"]
        old_reminders = [r for d in earlier for r in unit.reminders.of_decision(d.id)]
    decided = approach or recommendation.approach
    same = [d for d in kept if _rests_on(d, assessment)]
    if any(d in earlier and d.approach is decided for d in same):
        raise UserInputError("This decision was recorded already; see the message above.")
    owner = deps.directory.person(assessment.place.team_id, owner_id)
    wanted = review_on or days_later(turn.now, recommendation.revisit.after_days, owner.time_zone)
    due = on_day(wanted, owner.time_zone)
    departure = None
    if decided is not recommendation.approach:
        advised = Profile.model_validate(assessment.recommended_profile or {})
        departure = departure_to(decided, advised, recommendation, deps.policy.plan)
    decision = Decision(
        id=_decision_id(assessment) + (f"-{len(same) + 1}" if same else ""),
        place=assessment.place,
        assessment_id=assessment.id,
        title=title.strip()[:150] or assessment.title,
        status="accepted" if accepted else "proposed",
        owner_id=owner_id,
        recorded_by=user_id,
        facts=assessment.facts,
        recommendation=recommendation,
        departure=departure,
        review_at=due,
        triggers=departure.triggers if departure else recommendation.revisit.triggers,
        supersedes=earlier[0].id if earlier else None,
        note=note.strip()[:2000],
        created_at=turn.now,
    )
    reminder = Reminder(
        id=f"{REVIEW}{decision.id}",
        place=assessment.place,
        user_id=owner_id,
        decision_id=decision.id,
        text=review_of(decision.title),
        due_at=due,
        time_zone=owner.time_zone,
        created_at=turn.now,
    )
    turn.new_decisions.append(decision)
    replaced = [d.model_copy(update={"status": "superseded"}) for d in earlier]
    turn.changed_decisions += replaced
    turn.changed_reminders += [r.model_copy(update={"status": "stopped"}) for r in old_reminders]
    turn.new_reminders.append(reminder)
    mark_recorded(deps, turn, assessment, decision)
    whose = "" if owner_id == user_id else owner.name
    card = _decision_card(deps, decision, when_due(due, wanted, owner.time_zone, whose))
    turn.post(card, key=_message_key(decision))
    for old in replaced:
        show_changed(deps, turn, old, None)
    return decision


def _decision_id(assessment: Assessment) -> str:
    """Id of the first decision on the newest recommendation; a number follows on later ones."""
    return f"{assessment.id}-{assessment.recommendations_made}"


def _rests_on(decision: Decision, assessment: Assessment) -> bool:
    """Whether a decision was made on the newest recommendation of its assessment."""
    first = _decision_id(assessment)
    return decision.id == first or decision.id.startswith(f"{first}-")


def when_due(due: datetime, wanted: date, time_zone: str, whose: str) -> str:
    """The owner's local time, whose it is for others to read, and why not on the very day."""
    return f"{local_words(due, time_zone, whose)}{moved_words(wanted, due, time_zone)}"


def show_changed(deps: Deps, turn: Turn, decision: Decision, due_words: str | None) -> None:
    """Change the posted decision: its owner, and when the bot comes back to it, if it does."""
    card = _decision_card(deps, decision, due_words)
    turn.update(_message_key(decision), card, place=decision.place)


def rename(deps: Deps, turn: Turn, decision: Decision, title: str) -> Decision:
    """Give a decision another title, on its message and in its reminders too.

    Returns the renamed decision, which the caller puts into the turn.
    """
    named = decision.model_copy(update={"title": title})
    with deps.store.unit() as unit:
        reminders = unit.reminders.of_decision(decision.id)
    turn.changed_reminders += [
        reminder.model_copy(update={"text": review_of(title)})
        for reminder in reminders
        if reminder.text == review_of(decision.title)
    ]
    review = next((r for r in reminders if r.id == f"{REVIEW}{decision.id}"), None)
    words = None
    if review is not None and review.status == "scheduled":
        day = decision.review_at.astimezone(zone(review.time_zone)).date()
        words = when_due(decision.review_at, day, review.time_zone, "")
    show_changed(deps, turn, named, words)
    return named


def _message_key(decision: Decision) -> str:
    return f"decision:{decision.id}"


def _decision_card(deps: Deps, decision: Decision, due_words: str | None) -> DecisionCard:
    told = "I will not come back to this."
    if due_words is not None:
        told = f"I will come back to this on {due_words}."
    return DecisionCard(decision=decision_line(deps, decision), reminder_text=told)


def mark_recorded(deps: Deps, turn: Turn, assessment: Assessment, decision: Decision) -> None:
    """Say on the recommendation that it was recorded, by whom and when."""
    if assessment.recommendation is None or assessment.private:
        return  # what only one person saw cannot be changed any more
    card = recommendation_card(deps, assessment, assessment.recommendation, explain=False)
    turn.update(
        recommendation_key(assessment, assessment.recommendations_made),
        card_as_recorded(deps, card, assessment, [decision]),
    )


def card_as_recorded(
    deps: Deps, card: RecommendationCard, assessment: Assessment, kept: list[Decision]
) -> RecommendationCard:
    """The newest recommendation with what was decided on it last, by whom and when."""
    decision = next((d for d in kept if _rests_on(d, assessment)), None)
    if decision is None:
        return card
    name = deps.directory.person(assessment.place.team_id, decision.recorded_by).name
    words = f"Recorded by {name} on {{date}} as “{decision.title}”."
    if decision.departure is not None:
        words = f"{decided_words(decision.approach, decision.advised)}. {words}"
    return card.model_copy(update={"decided": words, "decided_at": decision.created_at})


def decision_line(deps: Deps, decision: Decision) -> DecisionLine:
    """A decision as shown in a list."""
    permalink = None
    if decision.place.thread_ts:
        permalink = deps.directory.permalink(
            decision.place.team_id, decision.place.channel_id, decision.place.thread_ts
        )
    return DecisionLine(
        decision_id=decision.id,
        title=decision.title,
        approach=decision.approach,
        advised=decision.advised,
        status=decision.status,
        owner_id=decision.owner_id,
        channel_id=decision.place.channel_id,
        permalink=permalink,
        decided_at=decision.created_at,
        review_at=decision.review_at,
    )


def refuse_where_absent(deps: Deps, place: Place) -> None:
    """Let pass what is to be posted in a place where the bot may post, as far as Slack says.

    Raises:
        NotAllowed: the bot is not there, so that a promise could not be kept.
    """
    if not deps.directory.can_post(place.team_id, place.channel_id):
        raise NotAllowed(NOT_THERE)


def decided_channels(deps: Deps, team_id: str, user_id: str) -> Seen:
    """The channels with decisions that this person may see now."""
    with deps.store.unit() as unit:
        found = unit.decisions.channels(team_id)
    return seen_channels(deps, team_id, user_id, found)


def standing_decisions(deps: Deps, assessment: Assessment) -> list[Decision]:
    """What is decided about a project now: decisions that no later one replaced, newest first."""
    with deps.store.unit() as unit:
        found = unit.decisions.of_assessment(assessment.id)
    return [decision for decision in found if decision.status != "superseded"]


def decisions_card(
    deps: Deps, team_id: str, seen: Seen, *, newer: int = 0, of_channel: bool = False
) -> DecisionsCard:
    """One page of the decisions that stand in channels, behind the `newer` that were shown."""
    with deps.store.unit() as unit:
        shown = unit.decisions.standing(team_id, seen.channels, PAGE, newer)
        count = unit.decisions.count_standing(team_id, seen.channels)
    return DecisionsCard(
        decisions=[decision_line(deps, decision) for decision in shown],
        newer=newer,
        more=max(0, count - newer - len(shown)),
        of_channel=of_channel,
        left_out=left_out_words(seen.untold),
    )


def get_visible(deps: Deps, decision_id: str, user_id: str) -> Decision:
    """A decision that this person may see.

    Raises:
        UserInputError: it does not exist.
        NotAllowed: this person is not a member of its channel now.
    """
    with deps.store.unit() as unit:
        decision = unit.decisions.get(decision_id)
    if decision is None:
        raise UserInputError(GONE)
    if not may_see(deps, decision.place, user_id):
        raise NotAllowed(HIDDEN)
    return decision
