"""The course of an assessment: ask the next question or recommend, and what is shown for it."""

from __future__ import annotations

from bot.advisor.interview import question_for
from bot.advisor.profile import Profile
from bot.advisor.recommendation import Advice, Recommendation
from bot.services.cards import NoticeCard, RecommendationCard
from bot.services.earlier_advice import point_to_newer
from bot.services.facts import step_back
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.recommending import (
    advice_for,
    assessment_card,
    recommendation_card,
    recommendation_key,
)
from bot.services.records import AskedQuestion, Assessment, PendingQuestion
from bot.services.titles import UNNAMED
from bot.services.turns import Turn
from bot.services.wording import APPROACH, FACT, fact_line

_UNKNOWN = 4


def start(deps: Deps, place: Place, user_id: str, title: str, turn: Turn) -> Assessment:
    """A new assessment in a thread, named after its channel if it is unnamed; not stored yet."""
    return Assessment(
        id=deps.new_id(),
        place=place,
        started_by=user_id,
        title=_after_channel(deps, place) if title == UNNAMED else title,
        created_at=turn.now,
        updated_at=turn.now,
    )


def _after_channel(deps: Deps, place: Place) -> str:
    name = deps.directory.channel_name(place.team_id, place.channel_id)
    return f"A project in #{name}" if name else "A project"


def advance(
    deps: Deps, turn: Turn, assessment: Assessment, *, is_new: bool, recommend_now: bool = False
) -> Assessment:
    """Ask the next question, or recommend when no answer could change the outcome.

    Puts the assessment and its messages into the turn; returns the assessment.
    """
    advice = advice_for(deps, assessment)
    question = None if recommend_now else _next_question(deps, assessment, advice)
    if question is not None:
        ahead = _ask(deps, assessment, question, turn)
        ahead = _show(deps, turn, ahead, advice, is_new=is_new)
        _remember(turn, ahead, is_new)
        return ahead
    done = _recommend(deps, turn, assessment, advice, is_new=is_new)
    _remember(turn, done, is_new)
    return done


def show_again(deps: Deps, turn: Turn, assessment: Assessment) -> None:
    """Show the open question once more, with the note of the turn; nothing else changes."""
    shown = _show(deps, turn, assessment, advice_for(deps, assessment), is_new=False)
    _remember(turn, shown, is_new=False)


def go_back(deps: Deps, turn: Turn, assessment: Assessment) -> None:
    """Take the last answer back and put its question again."""
    earlier, fact = step_back(assessment)
    if fact is not None:
        question = question_for(deps.policy, fact)
        again = PendingQuestion(
            fact=fact,
            question=question.question,
            options=question.options,
            round=len(assessment.asked) + 1,
            why=question.why,
        )
        asked = [*earlier.asked, AskedQuestion(fact=fact, outcome="pending")]
        earlier = earlier.model_copy(update={"pending": again, "asked": asked})
    advance(deps, turn, earlier, is_new=False)


def cancel(
    deps: Deps, turn: Turn, assessment: Assessment, reason: str = "Cancelled."
) -> Assessment:
    """End an assessment without a recommendation; its facts stay until forgotten.

    The question that was open may be asked again when somebody takes it up; `reason` is shown.
    """
    ended = assessment.model_copy(
        update={
            "status": "cancelled",
            "pending": None,
            "asked": [q for q in assessment.asked if q.outcome != "pending"],
            "updated_at": turn.now,
        }
    )
    _remember(turn, ended, is_new=False)
    closing = f"{reason} Mention me in this thread to take it up again."
    card = assessment_card(deps, ended, None, closing)
    turn.update(ended.message_key, card, place=ended.place)
    return ended


def _remember(turn: Turn, assessment: Assessment, is_new: bool) -> None:
    stamped = assessment.model_copy(update={"updated_at": turn.now})
    if is_new:
        turn.started = stamped
    else:
        turn.changed = stamped


def _next_question(deps: Deps, assessment: Assessment, advice: Advice) -> PendingQuestion | None:
    if assessment.pending is not None:
        return assessment.pending
    asked = {question.fact for question in assessment.asked}
    if assessment.status == "recommended" or len(asked) >= deps.limits.max_questions:
        return None
    for question in advice.next_questions:
        if question.fact not in asked and question.fact not in assessment.facts:
            return PendingQuestion(
                fact=question.fact,
                question=question.question,
                options=question.options,
                round=len(assessment.asked) + 1,
                why=question.why,
            )
    return None


def _ask(deps: Deps, assessment: Assessment, question: PendingQuestion, turn: Turn) -> Assessment:
    if assessment.pending is not None:
        return assessment
    wording = deps.writer.phrase_question(
        question.question,
        {name: fact.value for name, fact in assessment.facts.items()},
        team_id=assessment.place.team_id,
    )
    return assessment.model_copy(
        update={
            "pending": question.model_copy(update={"question": wording}),
            "asked": [*assessment.asked, AskedQuestion(fact=question.fact, outcome="pending")],
            "status": "interviewing",
            "updated_at": turn.now,
        }
    )


def _show(
    deps: Deps, turn: Turn, assessment: Assessment, advice: Advice | None, *, is_new: bool
) -> Assessment:
    """Show the card: in place after a click, below the person's own words when they were typed.

    An edit neither notifies nor scrolls, so a typed answer would look as if nobody had read it.
    """
    if not is_new and turn.typed:
        gone_on = NoticeCard(text=f"{assessment.title}\nThe interview goes on below.")
        turn.update(assessment.message_key, gone_on)
        assessment = assessment.model_copy(update={"moved": assessment.moved + 1})
    card = assessment_card(deps, assessment, advice, note=turn.note)
    if is_new or turn.typed:
        turn.post(card, key=assessment.message_key)
    else:
        turn.update(assessment.message_key, card)
    return assessment


def recommend_privately(
    deps: Deps, turn: Turn, assessment: Assessment
) -> tuple[Assessment, RecommendationCard]:
    """The advice as only one person sees it: with what was understood and what is unknown.

    Returns the assessment, which the caller stores, and the card, which the caller shows.
    """
    advice = advice_for(deps, assessment)
    done = _recommended(assessment, advice).model_copy(update={"updated_at": turn.now})
    card = recommendation_card(
        deps,
        done,
        advice.recommendation,
        before=_before(assessment),
        private=True,
        explain=False,
    )
    unknown = [FACT[question.fact] for question in advice.next_questions[:_UNKNOWN]]
    facts = [fact_line(fact) for fact in done.facts.values()]
    return done, card.model_copy(update={"facts": facts, "unknown": unknown, "note": turn.note})


def _before(assessment: Assessment) -> tuple[Profile, Recommendation] | None:
    """The recommendation before this one and the facts it rested on."""
    if assessment.recommendation is None or assessment.recommended_profile is None:
        return None
    return Profile.model_validate(assessment.recommended_profile), assessment.recommendation


def _recommended(assessment: Assessment, advice: Advice) -> Assessment:
    asked = [
        q.model_copy(update={"outcome": "skipped"}) if q.outcome == "pending" else q
        for q in assessment.asked
    ]
    return assessment.model_copy(
        update={
            "status": "recommended",
            "pending": None,
            "asked": asked,
            "recommendation": advice.recommendation,
            "recommended_profile": assessment.profile.model_dump(exclude_none=True),
            "recommendations_made": assessment.recommendations_made + 1,
        }
    )


def _recommend(
    deps: Deps, turn: Turn, assessment: Assessment, advice: Advice, *, is_new: bool
) -> Assessment:
    recommendation = advice.recommendation
    done = _recommended(assessment, advice)
    card = recommendation_card(deps, done, recommendation, before=_before(assessment))
    # A form's card stands in the channel, and what comes after its first moment in its thread.
    where = "See its thread." if assessment.from_form and not is_new else "See below."
    closing = f"Recommended: {APPROACH[recommendation.approach]}. {where}"
    overview = assessment_card(deps, done, advice, closing)
    if is_new:
        turn.post(overview, key=assessment.message_key)
    else:
        turn.update(assessment.message_key, overview)
    turn.post(card, key=recommendation_key(done, done.recommendations_made))
    point_to_newer(deps, turn, assessment, recommendation.approach)
    return done
