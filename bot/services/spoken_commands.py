"""Commands written as sentences in a channel, a thread or a DM; answered in the thread."""

from __future__ import annotations

from bot.errors import UserInputError
from bot.reading.model import CommandInWords
from bot.services import interview
from bot.services.answering import answer_question
from bot.services.cards import HelpCard, NoticeCard
from bot.services.command_words import forget_me_words, status_card
from bot.services.deciding import offer_to_record, what_was_decided
from bot.services.exporting import exported
from bot.services.facts import merge
from bot.services.forgetting import ask_to_forget
from bot.services.inbound import IncomingMessage
from bot.services.ports import Deps
from bot.services.project_costs import costs_for_all
from bot.services.projects import project_at
from bot.services.records import Assessment
from bot.services.reminder_list import cancel_in_words, reminders_card, seen_by_all
from bot.services.reminders import set_reminder
from bot.services.taking import said_facts
from bot.services.titles import title_of
from bot.services.trials import take_counts
from bot.services.turns import Turn

_REMINDERS = ("remind", "reminders", "cancel_reminder")


def run_spoken_command(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    command: CommandInWords,
    assessment: Assessment | None,
) -> None:
    """Do what the sentence asks, visibly for the thread."""
    try:
        _run(deps, turn, message, command, assessment)
    except UserInputError as error:
        turn.post(NoticeCard(text=str(error)))


def _run(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    command: CommandInWords,
    assessment: Assessment | None,
) -> None:
    name = command.name
    if name in _REMINDERS:
        _reminders(deps, turn, message, command)
    elif name == "decisions":
        turn.post(what_was_decided(deps, turn, assessment))
    elif name == "record":
        offer_to_record(deps, turn, message, assessment)
    elif name == "forget":
        _forget(deps, turn, command, assessment)
    elif name in ("assess", "restart"):
        _assess(deps, turn, message, command, assessment)
    elif name == "cost":
        turn.post(costs_for_all(deps, turn, command.argument, assessment))
    elif name == "export":
        for file in exported(deps, turn, assessment, message.user_id):
            turn.upload(file)
    elif name == "compare":
        take_counts(deps, turn, message, command.argument or message.text, assessment)
    elif name == "status":
        turn.post(status_card(deps, turn.place.team_id))
    elif name == "ask" and command.argument:
        answer_question(deps, turn, command.argument, message.user_id)
    else:
        turn.post(HelpCard(reason="asked"))


def _assess(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    command: CommandInWords,
    assessment: Assessment | None,
) -> None:
    """Begin or go on; to start over sets aside what was known, but for what is said with it."""
    if assessment is None:
        begun = interview.start(deps, turn.place, message.user_id, title_of(command.argument), turn)
    elif command.name == "restart":
        begun = _emptied(turn, assessment)
    else:
        begun = assessment
    if command.name == "restart":
        team_id = turn.place.team_id
        reading = deps.read_rules(command.argument, today=turn.now.date(), team_id=team_id)
        begun, _ = merge(begun, said_facts(deps, turn, message, reading), correction=True)
    interview.advance(deps, turn, begun, is_new=assessment is None)


def _emptied(turn: Turn, assessment: Assessment) -> Assessment:
    turn.note = "Starting over: what I knew of this project is set aside."
    if assessment.recommendation is not None:
        turn.note += " My earlier recommendation stays above."
    return assessment.model_copy(
        update={
            "facts": {},
            "asked": [],
            "pending": None,
            "contradictions": [],
            "status": "interviewing",
        }
    )


def _reminders(deps: Deps, turn: Turn, message: IncomingMessage, command: CommandInWords) -> None:
    """Set a reminder, show those that are set, or cancel that of the thread."""
    place, user_id = turn.place, message.user_id
    if command.name == "reminders":
        found, of_channel, left_out = seen_by_all(deps, place, user_id)
        turn.post(reminders_card(deps, found, of_channel=of_channel, left_out=left_out))
    elif command.name == "cancel_reminder":
        cancel_in_words(deps, turn, user_id)
    else:
        words, project = command.argument or message.text, project_at(deps, place)
        card = set_reminder(deps, turn, place=place, user_id=user_id, words=words, project=project)
        turn.post(card)


def _forget(deps: Deps, turn: Turn, command: CommandInWords, assessment: Assessment | None) -> None:
    """Ask before this thread is forgotten; what is asked about a person is never about a thread."""
    if command.about_person:
        turn.post(NoticeCard(text=forget_me_words(deps)))
    else:
        ask_to_forget(deps, turn, assessment)
