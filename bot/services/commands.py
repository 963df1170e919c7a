"""The slash command: a quick, private answer with a way to share it."""

from __future__ import annotations

from bot.advisor.profile import parse_profile
from bot.errors import NotAllowed, UserInputError
from bot.services import interview
from bot.services.access import may_see
from bot.services.answering import find_answer
from bot.services.cards import HelpCard, NoticeCard
from bot.services.command_words import (
    COMMANDS,
    compare_words,
    forget_me_words,
    split_command,
    status_card,
)
from bot.services.costing import comparison_card
from bot.services.decisions import decisions_card, visible_decisions
from bot.services.facts import facts_of, merge
from bot.services.forgetting import forget_channel
from bot.services.inbound import Command
from bot.services.listening import as_project
from bot.services.ports import Deps
from bot.services.projects import project_at
from bot.services.reminder_list import own_reminders, reminders_card
from bot.services.reminders import set_reminder
from bot.services.taking import missed_words, title_words
from bot.services.turns import Turn, keep, new_turn
from bot.services.wording import ENGLISH_ONLY, disputed_words

_LISTING = frozenset({"list", "show", "all", "status", "cancel", "stop", "delete"})
"""What behind `remind` asks for the reminders that are set; each can be cancelled there."""


def handle_command(deps: Deps, command: Command, item_id: int | None) -> None:
    """Answer a slash command to the person who typed it."""
    turn = new_turn(deps, command.place, item_id, command.user_id)
    name, rest = split_command(command.text)
    try:
        card = _run(deps, turn, command, name, rest)
    except (UserInputError, NotAllowed) as error:
        card = NoticeCard(text=str(error))
    turn.whisper(card, command.user_id, command.response_url)
    keep(deps, turn, item_id)


def _run(deps: Deps, turn: Turn, command: Command, name: str, rest: str) -> object:  # noqa: C901
    place, user_id = command.place, command.user_id
    if name in ("", "help"):
        return HelpCard(reason="asked")
    if name not in COMMANDS:
        return HelpCard(reason="unknown_command", unknown=name[:40])
    if name == "ask":
        if not rest:
            raise UserInputError(
                f"Ask something behind it, e.g. {deps.limits.command} ask when is LoRA enough?"
            )
        return find_answer(deps, turn, rest, user_id).model_copy(update={"can_share": True})
    if name == "assess":
        return quick_assessment(deps, turn, command, rest)
    if name == "decisions":
        return decisions_card(deps, visible_decisions(deps, place.team_id, user_id))
    if name == "remind" and rest.lower().strip(" .!?") in _LISTING:
        return reminders_card(deps, own_reminders(deps, place, user_id))
    if name == "remind":
        if not rest:
            raise UserInputError(
                f"Say when, e.g. {deps.limits.command} remind in two weeks, or "
                f"{deps.limits.command} remind first Monday of every quarter; "
                f"{deps.limits.command} remind list shows what is set."
            )
        if not may_see(deps, place, user_id):
            raise NotAllowed("You are not a member of this channel, so I cannot post here for you.")
        project = project_at(deps, place)
        return set_reminder(deps, turn, place=place, user_id=user_id, words=rest, project=project)
    if name == "compare":
        return compare_words(rest)
    if name == "cost":
        return _cost(deps, turn, command, rest)
    if name == "forget":
        return _forget(deps, turn, command, rest)
    return status_card(deps, place.team_id)


def quick_assessment(deps: Deps, turn: Turn, command: Command, text: str) -> object:
    """Read one text and recommend at once, for one person, with Share."""
    reading = deps.read(
        text[: deps.limits.max_text],
        today=turn.now.date(),
        pending=None,
        known={},
        team_id=command.place.team_id,
    )
    reading = as_project(deps, text[: deps.limits.max_text], reading, command.place.team_id)
    if not reading.facts:
        if reading.language == "other" and not deps.limits.language_model:
            return NoticeCard(text=ENGLISH_ONLY)
        return NoticeCard(
            text="I found no facts about a project in that. Try for example: "
            f"{deps.limits.command} assess we classify 4k labelled tickets, 200k a month, prompts "
            "plateaued at 86% and we need 95%."
        )
    assessment = interview.start(
        deps, command.place, command.user_id, title_words(text), turn
    ).model_copy(update={"private": True})
    facts = facts_of(reading, said_by=command.user_id, said_at=turn.now, permalink=None)
    assessment, changed = merge(assessment, facts, correction=True)
    missed = missed_words(text[: deps.limits.max_text], reading, changed, is_new=True)
    turn.note = "\n".join(filter(None, [*disputed_words(reading.facts, reading.disputed), missed]))
    turn.started, card = interview.recommend_privately(deps, turn, assessment)
    return card


def _cost(deps: Deps, turn: Turn, command: Command, rest: str) -> object:
    """Costs from numbers typed behind the command."""
    facts = deps.read_rules(rest, today=turn.now.date()).facts
    if "requests_per_month" not in facts:
        return NoticeCard(
            text=f"Name the volume, e.g. {deps.limits.command} cost 200k requests a month, 4k "
            f"prompt tokens; or use {deps.limits.command} cost alone for a form."
        )
    return comparison_card(deps, parse_profile(facts), {})


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
