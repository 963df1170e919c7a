"""What a sent form causes; its fields were checked at the edge."""

from __future__ import annotations

from typing import Any

from bot.advisor.profile import FIELD_KINDS, KnownFact, parse_profile
from bot.errors import NotAllowed, UserInputError
from bot.services import interview, reminder_answers
from bot.services.access import load_assessment, may_see
from bot.services.actions import STALE
from bot.services.cards import NoticeCard
from bot.services.conversation import handle_message
from bot.services.costing import comparison_card
from bot.services.decisions import get_visible, record_decision, refuse_where_absent
from bot.services.facts import facts_of, forget_fact, merge, stated
from bot.services.form_values import fact_value, review_date
from bot.services.inbound import FormSubmission, IncomingMessage, Place
from bot.services.listening import as_project
from bot.services.ports import Deps
from bot.services.projects import Project, thread_project
from bot.services.record_form import approach_in, refuse_older_advice
from bot.services.records import Assessment, Decision, Reminder
from bot.services.reminder_answers import get_delivery
from bot.services.reminders import set_reminder
from bot.services.taking import missed_words
from bot.services.titles import title_for
from bot.services.turns import Turn, keep, new_turn


def handle_form(deps: Deps, submission: FormSubmission, item_id: int | None) -> None:
    """Do what a form asks; refusals are shown only to the person who sent it."""
    place = _place(submission)
    if submission.form == "write_answer":
        _write_answer(deps, submission, item_id)
        return

    turn = new_turn(deps, place, item_id, submission.user_id)
    try:
        _HANDLERS[submission.form](deps, turn, submission)
    except (UserInputError, NotAllowed) as error:
        turn = new_turn(deps, place, item_id, submission.user_id)
        url = submission.context.get("response_url")
        turn.whisper(NoticeCard(text=str(error)), submission.user_id, url)
    keep(deps, turn, item_id)


def _place(submission: FormSubmission) -> Place:
    place = submission.context.get("place")
    if isinstance(place, dict):
        return Place.model_validate(place)
    return Place(team_id=submission.team_id, channel_id="")


def _typed(submission: FormSubmission) -> dict[str, Any]:
    """Fact values of the form; `None` where the person chose "don't know" or emptied the field."""
    return {
        name: None if value in (None, "") else fact_value(name, value)
        for name, value in submission.values.items()
        if name in FIELD_KINDS
    }


def _known(submission: FormSubmission, turn: Turn) -> list[KnownFact]:
    return [
        stated(name, value, "form", submission.user_id, turn.now)
        for name, value in _typed(submission).items()
        if value is not None
    ]


def _assess(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    text = str(submission.values.get("description") or "")
    if turn.place.channel_kind != "dm" and not deps.directory.is_member(
        turn.place.team_id, turn.place.channel_id, submission.user_id
    ):
        raise NotAllowed("You are not a member of this channel, so I cannot start one here.")
    refuse_where_absent(deps, turn.place)
    reading = deps.read(
        text, today=turn.now.date(), pending=None, known={}, team_id=turn.place.team_id
    )
    reading = as_project(deps, text, reading, turn.place.team_id)
    title = title_for(text, reading.evidence)
    assessment, is_new = _in_this_thread(deps, turn, submission, title)
    said = facts_of(reading, said_by=submission.user_id, said_at=turn.now, permalink=None)
    assessment, changed = merge(assessment, said, correction=True)
    turn.note = missed_words(text, reading, changed, is_new=is_new)
    # The text and a field that differ are asked about, like any two statements.
    assessment, _ = merge(assessment, _known(submission, turn), correction=False)
    interview.advance(deps, turn, assessment, is_new=is_new)


def _in_this_thread(
    deps: Deps, turn: Turn, submission: FormSubmission, title: str
) -> tuple[Assessment, bool]:
    """The assessment that the form adds to, and whether it is new: a thread has one at a time."""
    place = turn.place
    if place.thread_ts:
        with deps.store.unit() as unit:
            found = unit.assessments.in_thread(place.team_id, place.channel_id, place.thread_ts)
        if found is not None:
            taken_up = "interviewing" if found.status == "cancelled" else found.status
            return found.model_copy(update={"status": taken_up}), False
    made = interview.start(deps, place, submission.user_id, title, turn)
    return made.model_copy(update={"from_form": place.thread_ts is None}), True


def _change(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    assessment = load_assessment(deps, submission.context.get("assessment"), submission.user_id)
    turn.place = assessment.place
    changed = _with_form(turn, submission, assessment)
    if changed.facts == assessment.facts:
        raise UserInputError("Nothing was changed, so everything stands as it is.")
    if changed.private:
        turn.changed, card = interview.recommend_privately(deps, turn, changed)
        turn.whisper(card, submission.user_id, submission.context.get("response_url"))
        return
    interview.advance(deps, turn, changed, is_new=False)


def _with_form(turn: Turn, submission: FormSubmission, assessment: Assessment) -> Assessment:
    before = {name: fact.value for name, fact in assessment.facts.items()}
    changed = assessment
    for name, value in _typed(submission).items():
        if value == before.get(name):
            continue
        if value is None:
            changed = forget_fact(changed, name)
        else:
            fact = stated(name, value, "form", submission.user_id, turn.now)
            changed, _ = merge(changed, [fact], correction=True)
    return changed


def _something_changed(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    reminder, decision = _delivery(deps, submission)
    if decision is None:
        raise UserInputError("This reminder belongs to no decision.")
    turn.place = decision.place
    assessment = load_assessment(deps, decision.assessment_id, submission.user_id)
    changed = _with_form(turn, submission, assessment)
    if changed.facts == assessment.facts:
        raise UserInputError(
            "Nothing was changed in that form, so the reminder is still open. Change a fact in it, "
            "or press Still Valid."
        )
    done = interview.advance(deps, turn, changed, is_new=False, recommend_now=True)
    advised = done.recommendation or decision.recommendation
    days = advised.revisit.after_days
    reminder_answers.reassessed(deps, turn, reminder, decision, submission.user_id, days)


def _record(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    assessment = load_assessment(deps, submission.context.get("assessment"), submission.user_id)
    turn.place = assessment.place
    refuse_older_advice(assessment, submission.context)
    record_decision(
        deps,
        turn,
        assessment,
        user_id=submission.user_id,
        title=str(submission.values.get("title") or ""),
        owner_id=str(submission.values.get("owner") or submission.user_id),
        note=str(submission.values.get("note") or ""),
        review_on=review_date(submission.values.get("review")),
        accepted=submission.values.get("status") != "proposed",
        approach=approach_in(submission.values),
    )


def _remind(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    project = None
    if submission.context.get("decision"):
        decision = get_visible(deps, str(submission.context["decision"]), submission.user_id)
        turn.place = decision.place
        project = Project(decision.title, decision.place, decision)
    elif submission.context.get("assessment"):
        assessment = load_assessment(deps, submission.context["assessment"], submission.user_id)
        turn.place = assessment.place
        project = thread_project(deps, assessment.place)
    card = set_reminder(
        deps,
        turn,
        place=turn.place,
        user_id=submission.user_id,
        words=str(submission.values.get("when") or ""),
        project=project,
    )
    turn.post(card)


def _delivery(deps: Deps, submission: FormSubmission) -> tuple[Reminder, Decision | None]:
    number = int(submission.context.get("occurrence") or 0)
    return get_delivery(deps, str(submission.context.get("reminder")), number, submission.user_id)


def _snooze(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    reminder, decision = _delivery(deps, submission)
    turn.place = reminder.place
    words = str(submission.values.get("when") or "")
    reminder_answers.snooze(deps, turn, reminder, decision, submission.user_id, words)


def _cost(deps: Deps, turn: Turn, submission: FormSubmission) -> None:
    facts = {name: value for name, value in _typed(submission).items() if value is not None}
    card = comparison_card(deps, parse_profile(facts), {})
    turn.whisper(card, submission.user_id, submission.context.get("response_url"))


def _write_answer(deps: Deps, submission: FormSubmission, item_id: int | None) -> None:
    """A typed answer is a message in the thread, just not visible as one."""
    with deps.store.unit() as unit:
        assessment = unit.assessments.get(str(submission.context.get("assessment")))
    stale = (
        assessment is None
        or assessment.pending is None
        or assessment.pending.round != submission.context.get("round")
        or not may_see(deps, assessment.place, submission.user_id)
    )
    if assessment is None or stale:
        turn = new_turn(deps, _place(submission), item_id, submission.user_id)
        turn.whisper(NoticeCard(text=STALE), submission.user_id, None)
        keep(deps, turn, item_id)
        return
    message = IncomingMessage(
        place=assessment.place,
        user_id=submission.user_id,
        text=str(submission.values.get("answer") or ""),
        ts=assessment.place.thread_ts or "",
        addressed=True,
        visible=False,
    )
    handle_message(deps, message, item_id)


_HANDLERS = {
    "assess": _assess,
    "edit_fact": _change,
    "change_facts": _change,
    "something_changed": _something_changed,
    "record": _record,
    "remind": _remind,
    "snooze": _snooze,
    "cost": _cost,
}
