"""One text read and recommended on at once, for one person, who may share it."""

from __future__ import annotations

from bot.services import interview
from bot.services.cards import NoticeCard
from bot.services.facts import facts_of, merge
from bot.services.inbound import Command
from bot.services.listening import as_project
from bot.services.ports import Deps
from bot.services.read_limits import unread_words
from bot.services.taking import missed_words
from bot.services.titles import title_for
from bot.services.turns import Turn
from bot.services.wording import ENGLISH_ONLY, disputed_words


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
    unread = unread_words(deps, "your text", len(text), reading)
    if not reading.facts:
        if reading.language == "other" and not deps.limits.language_model:
            return NoticeCard(text=ENGLISH_ONLY)
        found_none = (
            "I found no facts about a project in that. Try for example: "
            f"{deps.limits.command} assess we classify 4k labelled tickets, 200k a month, prompts "
            "plateaued at 86% and we need 95%."
        )
        return NoticeCard(text="\n".join(filter(None, [found_none, unread])))
    title = title_for(text, reading.evidence)
    assessment = interview.start(deps, command.place, command.user_id, title, turn).model_copy(
        update={"private": True}
    )
    facts = facts_of(reading, said_by=command.user_id, said_at=turn.now, permalink=None)
    assessment, changed = merge(assessment, facts, correction=True)
    missed = missed_words(text[: deps.limits.max_text], reading, changed, is_new=True)
    told = [unread, *disputed_words(reading.facts, reading.disputed), missed]
    turn.note = "\n".join(filter(None, told))
    turn.started, card = interview.recommend_privately(deps, turn, assessment)
    return card
