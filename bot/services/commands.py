"""The slash command: a quick, private answer with a way to share it."""

from __future__ import annotations

from typing import Any

from bot.errors import NotAllowed, UserInputError
from bot.services.access import may_see
from bot.services.answering import find_answer
from bot.services.cards import HelpCard, NoticeCard
from bot.services.command_meaning import meaning_of
from bot.services.command_words import (
    COMMANDS,
    compare_words,
    forget_me_words,
    split_command,
    status_card,
)
from bot.services.decisions import decided_channels, decisions_card
from bot.services.documents import sources_words
from bot.services.forgetting import forget_channel
from bot.services.inbound import Click, Command
from bot.services.ports import Deps
from bot.services.project_costs import costs_at, names_costs
from bot.services.projects import known_to, project_at
from bot.services.quick_assessment import quick_assessment
from bot.services.reminder_list import own_reminders, reminders_card
from bot.services.reminders import set_reminder
from bot.services.trials import offer_to_count
from bot.services.turns import Turn, keep, new_turn

_LISTING = frozenset({"list", "show", "all", "status", "cancel", "stop", "delete"})
"""What behind `remind` asks for the reminders that are set; each can be cancelled there."""


def handle_command(deps: Deps, command: Command, item_id: int | None) -> None:
    """Answer a slash command to the person who typed it."""
    turn = new_turn(deps, command.place, item_id, command.user_id)
    try:
        card = answer_command(deps, turn, command)
    except (UserInputError, NotAllowed) as error:
        card = NoticeCard(text=str(error))
    turn.whisper(card, command.user_id, command.response_url)
    keep(deps, turn, item_id)


def run_clicked(deps: Deps, turn: Turn, click: Click) -> None:
    """Run the command that a button offered, as if this person had typed it."""
    place = turn.place = click.place.model_copy(update={"thread_ts": None})
    text, url = str(click.payload.get("text") or ""), click.response_url
    command = Command(place=place, user_id=click.user_id, text=text, response_url=url or "")
    turn.whisper(answer_command(deps, turn, command), click.user_id, url)


def answer_command(deps: Deps, turn: Turn, command: Command) -> Any:
    """The card that answers a command; words without a known subcommand are taken as meant.

    Raises:
        UserInputError: what is missing or cannot be read, in a sentence.
        NotAllowed: this person may not do that here.
    """
    name, rest = split_command(command.text)
    if name not in ("", *COMMANDS) or (name == "help" and len(rest.split()) > 1):
        meant = meaning_of(deps, turn, command)
        if not isinstance(meant, tuple):
            return meant
        name, rest = meant
    return _run(deps, turn, command, name, rest)


def _run(deps: Deps, turn: Turn, command: Command, name: str, rest: str) -> Any:
    place, user_id = command.place, command.user_id
    if name in ("", "help"):
        return HelpCard(reason="asked")
    if name == "ask":
        return _ask(deps, turn, command, rest)
    if name == "assess":
        return quick_assessment(deps, turn, command, rest)
    if name == "decisions":
        seen = decided_channels(deps, place.team_id, user_id)
        return decisions_card(deps, place.team_id, seen)
    if name == "sources":
        return sources_words(deps, place.team_id, user_id)
    if name == "remind":
        return _remind(deps, turn, command, rest)
    if name == "compare":
        return offer_to_count(deps, compare_words(rest), place, user_id, rest)
    if name == "cost":
        return _cost(deps, turn, command, rest)
    if name == "forget":
        return _forget(deps, turn, command, rest)
    return status_card(deps, place.team_id)


def _ask(deps: Deps, turn: Turn, command: Command, question: str) -> Any:
    if not question:
        raise UserInputError(
            f"Ask something behind it, e.g. {deps.limits.command} ask when is LoRA enough?"
        )
    found = find_answer(deps, turn, question, command.user_id)
    return found.model_copy(update={"can_share": True})


def _remind(deps: Deps, turn: Turn, command: Command, words: str) -> Any:
    place, user_id = command.place, command.user_id
    if words.lower().strip(" .!?") in _LISTING:
        listed, left_out = own_reminders(deps, place, user_id)
        return reminders_card(deps, listed, left_out=left_out)
    if not words:
        raise UserInputError(
            f"Say when, e.g. {deps.limits.command} remind in two weeks, or "
            f"{deps.limits.command} remind first Monday of every quarter; "
            f"{deps.limits.command} remind list shows what is set."
        )
    if not may_see(deps, place, user_id):
        raise NotAllowed("You are not a member of this channel, so I cannot post here for you.")
    project = project_at(deps, place)
    return set_reminder(deps, turn, place=place, user_id=user_id, words=words, project=project)


def _cost(deps: Deps, turn: Turn, command: Command, words: str) -> Any:
    """Costs at numbers typed behind the command; what names none is a question about costs."""
    if not names_costs(deps, turn, words):
        if not any(letter.isdigit() for letter in words):
            found = find_answer(deps, turn, command.text, command.user_id)
            if found.answer.answered:
                return found.model_copy(update={"can_share": True})
            turn.gaps.clear()
        return NoticeCard(
            text=f"Name the volume, e.g. {deps.limits.command} cost 200k requests a month, 4k "
            f"prompt tokens; or use {deps.limits.command} cost alone for a form."
        )
    visible = may_see(deps, command.place, command.user_id)
    projects = known_to(deps, command.place, command.user_id) if visible else []
    return costs_at(deps, turn, words, projects)


def _forget_me(deps: Deps, turn: Turn, command: Command, *, confirmed: bool) -> NoticeCard:
    if not confirmed:
        return NoticeCard(text=forget_me_words(deps))
    turn.forget_people.append(command.user_id)
    return NoticeCard(
        text="Deleted: your reminders, votes and our direct talks are gone, and your name and "
        "words are off the team's assessments and decisions, with the titles and notes that you "
        "gave. Where you own a decision, your name stays until it is handed over. Messages that "
        "stand in Slack stay until somebody deletes them there."
    )


def _forget(deps: Deps, turn: Turn, command: Command, rest: str) -> NoticeCard:
    words = rest.lower().split()
    if words[:1] == ["me"]:
        return _forget_me(deps, turn, command, confirmed=words[1:] == ["yes"])
    if words[:1] != ["channel"]:
        name = deps.limits.command
        return NoticeCard(
            text=f"{name} forget channel deletes all assessments, decisions, reminders and "
            f"documents of this channel; {name} forget me deletes what I keep about you. To delete "
            "one thread only, write “forget this” in it with a mention of me, and press the button."
        )
    if words[1:] != ["yes"]:
        return NoticeCard(
            text="This deletes every assessment, decision, reminder, document and unanswered "
            "question of this channel, for everyone, and cannot be undone. Type "
            f"{deps.limits.command} forget channel yes to do it."
        )
    return forget_channel(deps, turn, command.user_id)
