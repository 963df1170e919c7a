"""Commands written as sentences in a channel, a thread or a DM; answered in the thread."""

from __future__ import annotations

from bot.errors import UserInputError
from bot.reading.model import CommandInWords
from bot.services import interview
from bot.services.answering import answer_question
from bot.services.cards import HelpCard, NoticeCard
from bot.services.command_words import cost_card, forget_me_words, status_card
from bot.services.decisions import channel_decisions, decisions_card
from bot.services.exporting import exported
from bot.services.forgetting import ask_to_forget
from bot.services.inbound import IncomingMessage
from bot.services.ports import Deps
from bot.services.records import Assessment
from bot.services.reminders import latest_decision, set_reminder
from bot.services.trials import take_counts
from bot.services.turns import Turn


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
    if name == "remind":
        decision = latest_decision(deps, turn.place)
        text = set_reminder(
            deps,
            turn,
            place=turn.place,
            user_id=message.user_id,
            words=command.argument or message.text,
            decision=decision,
        )
        turn.post(NoticeCard(text=text))
    elif name == "decisions":
        found = channel_decisions(deps, turn.place)
        turn.post(decisions_card(deps, found, of_channel=True))
    elif name == "forget":
        _forget(deps, turn, command, assessment)
    elif name == "assess":
        if assessment is None:
            assessment = interview.start(deps, turn.place, message.user_id, command.argument, turn)
            interview.advance(deps, turn, assessment, is_new=True)
        else:
            interview.advance(deps, turn, assessment, is_new=False)
    elif name == "cost":
        turn.post(cost_card(deps, assessment))
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


def _forget(deps: Deps, turn: Turn, command: CommandInWords, assessment: Assessment | None) -> None:
    """Ask before this thread is forgotten; what is asked about a person is never about a thread."""
    if command.about_person:
        turn.post(NoticeCard(text=forget_me_words(deps)))
    else:
        ask_to_forget(deps, turn, assessment)
