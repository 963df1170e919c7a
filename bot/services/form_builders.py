"""Which form to open and what is wrong with what was typed; fast enough for Slack's 3 seconds."""

from __future__ import annotations

from typing import Any

from bot.advisor.profile import FIELD_KINDS, FIELDS
from bot.advisor.recommendation import Option
from bot.errors import UserInputError
from bot.reading.model import PendingQuestion
from bot.reading.when import read_reminder, read_when
from bot.services.access import load_assessment
from bot.services.decisions import get_visible, refuse_where_absent
from bot.services.form_values import fact_value
from bot.services.forms import Form, FormField, FormKind
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.record_form import record_errors, record_form
from bot.services.records import Assessment, Decision, Reminder
from bot.services.reminder_answers import get_delivery
from bot.services.reminder_cards import carrying_names
from bot.services.schedule import zone
from bot.services.wording import FACT, offered

_MAX_FIELDS = 6
_START_FIELDS = ("task_type", "stage", "labelled_examples", "requests_per_month")


def build_form(
    deps: Deps, kind: FormKind, *, context: dict[str, Any], user_id: str, team_id: str
) -> Form:
    """The form to open.

    Raises:
        UserInputError: what it was opened for is gone.
        NotAllowed: this person may not see it.
    """
    if kind == "assess":
        return _assess(deps, context)
    if kind == "cost":
        return _cost(context)
    if kind == "record":
        return record_form(
            load_assessment(deps, context.get("assessment"), user_id), context, user_id
        )
    if kind in ("remind", "snooze"):
        return _when(deps, kind, context, user_id)
    if kind == "something_changed":
        return _something_changed(deps, context, user_id)
    assessment = load_assessment(deps, context.get("assessment"), user_id)
    if kind == "edit_fact":
        return _facts_form(
            deps, "edit_fact", "Edit a fact", [str(context.get("fact"))], assessment, context
        )
    if kind == "write_answer":
        return _write_answer(assessment, context)
    names = (
        [c.fact for c in assessment.recommendation.would_change]
        if assessment.recommendation
        else []
    )
    names += list(assessment.facts)
    chosen = list(dict.fromkeys(names))[:_MAX_FIELDS]
    return _facts_form(deps, "change_facts", "Change facts", chosen, assessment, context)


def fact_field(deps: Deps, name: str, value: Any) -> FormField:
    """The input for one fact, with its present value."""
    criterion = deps.policy.criterion(name)
    if criterion.numeric:
        return FormField(
            name=name,
            label=FACT[name],
            kind="text",
            initial=None if value is None else f"{value:,}".removesuffix(".0"),
            hint=criterion.question,
            placeholder="e.g. 5k, 2.5M or 1,200; empty is unknown",
        )
    return FormField(
        name=name,
        label=FACT[name],
        kind="select",
        options=[*offered(deps.policy, name), Option(value=None, label="Don't know")],
        initial=value,
        hint=criterion.question,
    )


def _facts_form(
    deps: Deps,
    kind: FormKind,
    title: str,
    names: list[str],
    assessment: Assessment,
    context: dict[str, Any],
) -> Form:
    for name in names:
        if name not in FIELDS:
            raise UserInputError("That fact does not exist; mention me to go on.")
    known = {name: fact.value for name, fact in assessment.facts.items()}
    return Form(
        kind=kind,
        title=title,
        submit="Save",
        fields=[fact_field(deps, name, known.get(name)) for name in names],
        context=context,
    )


def _assess(deps: Deps, context: dict[str, Any]) -> Form:
    if isinstance(context.get("place"), dict):
        refuse_where_absent(deps, Place.model_validate(context["place"]))
    description = FormField(
        name="description",
        label="Your project, in your own words",
        kind="long_text",
        initial=str(context.get("description") or "")[:300] or None,
        optional=True,
        placeholder="We classify 4k labelled tickets, 200k a month; prompts plateaued at 86%…",
        hint="What goes in, what comes out, how much, how good it must be.",
    )
    return Form(
        kind="assess",
        title="Assess a project",
        submit="Start Assessment",
        intro="A sentence or one fact is enough. I ask only what could change the outcome.",
        fields=[description, *(fact_field(deps, name, None) for name in _START_FIELDS)],
        context=context,
    )


def _cost(context: dict[str, Any]) -> Form:
    fields = [
        ("requests_per_month", "Requests a month", "200k", False),
        ("prompt_tokens", "Static prompt, tokens", "4,000", True),
        ("dynamic_tokens", "Changing input, tokens", "500", True),
        ("output_tokens", "Answer, tokens", "200", True),
    ]
    return Form(
        kind="cost",
        title="Compare costs",
        submit="Compare",
        fields=[
            FormField(
                name=name,
                label=label,
                kind="text",
                optional=optional,
                placeholder=f"e.g. {example}",
            )
            for name, label, example, optional in fields
        ],
        context=context,
    )


def _when(deps: Deps, kind: FormKind, context: dict[str, Any], user_id: str) -> Form:
    if kind == "snooze":
        _delivery(deps, context, user_id)
    elif context.get("decision"):
        get_visible(deps, str(context["decision"]), user_id)
    field = FormField(
        name="when",
        label="When",
        kind="text",
        optional=False,
        placeholder="in two weeks",
        hint="Also: in 10 minutes, tomorrow at 3pm to check the eval, 2027-01-15 9am, "
        "first Monday of every quarter, every 3 months.",
    )
    title = "Snooze" if kind == "snooze" else "Set a reminder"
    submit = "Snooze" if kind == "snooze" else "Remind Us"
    return Form(kind=kind, title=title, submit=submit, fields=[field], context=context)


def _delivery(
    deps: Deps, context: dict[str, Any], user_id: str
) -> tuple[Reminder, Decision | None]:
    number = int(context.get("occurrence") or 0)
    return get_delivery(deps, str(context.get("reminder")), number, user_id)


def _something_changed(deps: Deps, context: dict[str, Any], user_id: str) -> Form:
    reminder, decision = _delivery(deps, context, user_id)
    if decision is None:
        raise UserInputError("This reminder belongs to no decision.")
    known = {name: fact.value for name, fact in decision.facts.items()}
    names = carrying_names(decision)[:_MAX_FIELDS] or list(known)[:_MAX_FIELDS]
    return Form(
        kind="something_changed",
        title="What changed?",
        submit="Reassess",
        intro="These facts carry the decision. Change what is different now.",
        fields=[fact_field(deps, name, known.get(name)) for name in names],
        context={**context, "decision": decision.id, "place": reminder.place.model_dump()},
    )


def _write_answer(assessment: Assessment, context: dict[str, Any]) -> Form:
    pending = assessment.pending
    if pending is None:
        raise UserInputError("That question was answered already.")
    return Form(
        kind="write_answer",
        title="Write an answer",
        submit="Answer",
        intro=pending.question,
        fields=[FormField(name="answer", label="Your answer", kind="long_text", optional=False)],
        context={**context, "round": pending.round},
    )


def _answers(deps: Deps, text: str, context: dict[str, Any]) -> bool:
    """Whether a written answer can be read in the light of its question."""
    with deps.store.unit() as unit:
        assessment = unit.assessments.get(str(context.get("assessment")))
    if assessment is None or assessment.pending is None:
        return True  # the submission itself says that the question is gone
    options = [(o.value, o.label) for o in assessment.pending.options]
    reading = deps.read_rules(text, pending=PendingQuestion(assessment.pending.fact, options))
    return reading.answer is not None or bool(reading.facts)


def check_form(
    deps: Deps,
    kind: FormKind,
    values: dict[str, Any],
    context: dict[str, Any],
    user_id: str,
    team_id: str,
) -> dict[str, str]:
    """Field name to error sentence; empty when everything can be used."""
    errors: dict[str, str] = {}
    for name, value in values.items():
        if name in FIELD_KINDS and value not in (None, ""):
            try:
                fact_value(name, value)
            except UserInputError as error:
                errors[name] = str(error)
    if kind in ("remind", "snooze"):
        person = deps.directory.person(team_id, user_id)
        try:
            read = read_when if kind == "snooze" else read_reminder
            read(str(values.get("when") or ""), deps.clock().astimezone(zone(person.time_zone)))
        except UserInputError as error:
            errors["when"] = str(error)
    if kind == "write_answer" and not _answers(deps, str(values.get("answer") or ""), context):
        errors["answer"] = "I cannot read that as an answer; use words of the options, or a number."
    if kind == "record":
        errors |= record_errors(deps, values, team_id)
    if kind == "assess" and not any(v not in (None, "") for v in values.values()):
        errors["description"] = "Describe the project in a sentence, or fill in one of the facts."
    return errors
