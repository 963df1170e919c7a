"""The assessment card: what was understood, the question, progress."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from bot.services.cards import AssessmentCard, FactLine, QuestionView
from bot.slack import controls, parts
from bot.slack.escape import harmless, mrkdwn, person
from bot.slack.limits import LABEL, Block, Part, clip, width

_FACTS_IN_SELECT = 60
_BUTTON_LABEL = 34
_MOST_BUTTONS = 5


def assessment(card: AssessmentCard) -> tuple[str, list[Part]]:
    """The one message of an assessment, updated in place."""
    made = [Part(parts.header(card.title or "Your project"))]
    if card.started_by:
        made.append(Part(parts.small(f"Started by {person(card.started_by)} with a form"), rank=3))
    if card.note:
        made.append(Part(parts.plain(card.note, limit=1_500)))
    if card.closing is not None:
        made.append(Part(parts.plain(card.closing or "This assessment is over.", limit=1_500)))
    elif card.leaning:
        made.append(Part(parts.small(mrkdwn(clip(card.leaning, 300))), rank=3))
    made += _facts(card)
    if card.contradiction:
        made.append(Part(parts.markup(f"*To settle:* {mrkdwn(clip(card.contradiction, 900))}")))
    if card.question and card.closing is None:
        made += _question(card, card.question)
    elif card.closing is None:
        made.append(Part(controls.actions(_ways_on(card, None))))
    return _summary(card), made


def _summary(card: AssessmentCard) -> str:
    if card.closing is not None:
        return mrkdwn(clip(f"{card.title}: {card.closing}", 900))
    count = len(card.facts)
    known = f"{count} fact{'' if count == 1 else 's'} understood"
    if card.question:
        return mrkdwn(clip(f"{card.title}: {known}. {_progress(card)}: {card.question.text}", 900))
    return mrkdwn(clip(f"{card.title}: {known}.", 900))


def _progress(card: AssessmentCard) -> str:
    number = max(card.asked, 1)
    return f"Question {number} of at most {max(card.at_most, number)}"


def fact_words(line: FactLine) -> str:
    """One fact in plain words: label, value, doubt, the words it was read from, and their file."""
    doubt = "" if line.certain else f" ({line.doubt or 'not certain'})"
    quote = f" — “{clip(line.quote, 160)}”" if line.quote else ""
    file = f" ({clip(line.file, 60)})" if line.file else ""
    return f"{line.label}: {clip(line.value, 300)}{doubt}{quote}{file}"


def _facts(card: AssessmentCard) -> list[Part]:
    if not card.facts and card.closing is not None:
        return []
    if not card.facts:
        return [Part(parts.plain("I have not understood any facts yet."), rank=1)]
    stage = card.question and card.question.round
    return understood(card.facts, card.assessment_id, stage, editable=card.closing is None)


def understood(
    facts: Sequence[FactLine], assessment_id: str, stage: object, *, editable: bool
) -> list[Part]:
    """The facts with their words, and a select to edit one; `stage` tells two lists apart."""
    lines = "\n".join(f"• {clip(fact_words(line), 240)}" for line in facts)
    made = [
        Part(parts.markup("*What I understood*"), rank=1),
        Part(parts.plain(lines), rank=1),
    ]
    if editable:
        made.append(Part(_edit_select(facts, assessment_id, stage), rank=1))
    return made


def _edit_select(facts: Sequence[FactLine], assessment_id: str, stage: object) -> Block:
    options = [
        (f"{line.label}: {line.value}", {"fact": line.fact}) for line in facts[:_FACTS_IN_SELECT]
    ]
    # Slack keeps a choice by block id, so the id changes with what there is to choose from.
    state = crc32(repr((options, stage)).encode())
    return controls.actions(
        [controls.select("open_form", "Edit a fact", options)],
        {"kind": "edit_fact", "assessment": assessment_id, "v": state},
    )


def _question(card: AssessmentCard, question: QuestionView) -> list[Part]:
    made = [
        Part(parts.markup(f"*{_progress(card)}*\n{mrkdwn(clip(question.text, 900))}", limit=1_900))
    ]
    if question.why:
        made.append(Part(parts.small(mrkdwn(clip(question.why, 300))), rank=3))
    if question.options:
        made.append(Part(_options(card, question)))
    made.append(Part(controls.actions(_ways_on(card, question))))
    return made


def _options(card: AssessmentCard, question: QuestionView) -> Block:
    """The answers as buttons, or as a select when they are many or long."""
    settling = card.contradiction is not None
    action = "settle" if settling else "answer"
    shared = {"assessment": card.assessment_id, "round": question.round, "fact": question.fact}
    if settling:
        del shared["round"]
    labels = [clip(harmless(option.label), LABEL) for option in question.options]
    if len(labels) <= _MOST_BUTTONS and all(width(label) <= _BUTTON_LABEL for label in labels):
        return controls.actions(
            [
                controls.button(label, action, {**shared, "value": option.value}, n=n)
                for n, (label, option) in enumerate(zip(labels, question.options, strict=True))
            ]
        )
    return controls.actions(
        [
            controls.select(
                action,
                "Choose an answer",
                [
                    (label, {"value": option.value})
                    for label, option in zip(labels, question.options, strict=True)
                ],
            )
        ],
        shared,
    )


def _ways_on(card: AssessmentCard, question: QuestionView | None) -> list[Block]:
    """What else one may do than choose an answer."""
    about = {"assessment": card.assessment_id}
    row: list[Block] = []
    if question:
        here = {**about, "round": question.round}
        row += [
            controls.button("Don't Know", "dont_know", here),
            controls.button("Skip", "skip", here),
            controls.button("Write an Answer", "open_form", {"kind": "write_answer", **here}),
        ]
    if card.asked > 1:
        row.append(controls.button("Back", "back", about))
    # The spoken name holds the visible words, so that speech control finds the button by them.
    spoken = "Answer Now: recommend with what is known"
    row.append(controls.button("Answer Now", "answer_now", about, spoken=spoken))
    row.append(
        controls.button(
            "Cancel", "cancel", about, confirm="The interview ends without a recommendation."
        )
    )
    return row
