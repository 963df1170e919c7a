"""What words behind the slash command mean that begin with no known subcommand.

A sentence that is a command in words is run, a misspelt subcommand is offered by button with all
that was written, a question is asked and a project is assessed.
"""

from __future__ import annotations

import json

from bot.reading.model import CommandInWords, Intent, Reading
from bot.services.access import visible_labels
from bot.services.cards import ButtonView, HelpCard, NoticeCard
from bot.services.command_words import COMMANDS, split_command
from bot.services.inbound import Command
from bot.services.listening import as_project
from bot.services.ports import Deps
from bot.services.turns import Turn
from bot.services.wording import ENGLISH_ONLY
from bot.spelling import nearest_word

OTHER_NAMES = {
    "reminder": "remind",
    "reminders": "remind",
    "decision": "decisions",
    "question": "ask",
    "assessment": "assess",
}
"""Nouns that people type for a subcommand."""
_OPENS_FORM = ("assess", "cost")
_IN_WORDS = {
    "remind": "remind",
    "decisions": "decisions",
    "help": "help",
    "status": "status",
    "compare": "compare",
    "cost": "cost",
}
"""Commands in words that have a subcommand of the same meaning and argument."""
_SENTENCES = frozenset({"helps", "helped", "costs", "asks", "asked", "compared", "compares"})
"""Words near a subcommand with which sentences begin."""
_LONGEST_CARRIED = 1_800
"""Characters that the value of a button may hold."""
_CLIPPED = 4
"""Letters from which the beginning of a subcommand stands for it."""

Meant = tuple[str, str] | NoticeCard | HelpCard
"""A subcommand with what follows it, or what to show instead."""


def meaning_of(deps: Deps, turn: Turn, command: Command) -> Meant:
    """What the words of a command are taken for; nothing that was written is lost."""
    text = command.text.strip()
    word, rest = split_command(text)
    if word in OTHER_NAMES:
        name = OTHER_NAMES[word]
        return (name, rest or "list") if name == "remind" else (name, rest)
    reading = _read(deps, turn, text, command.place.team_id)
    if reading.command is not None:
        return _in_words(reading.command)
    near = _nearest(word, rest, reading)
    if near is not None:
        return _did_you_mean(deps, word, near, rest, _other_ways(text, reading))
    return _as_text(deps, command, text, reading)


def _read(deps: Deps, turn: Turn, text: str, team_id: str) -> Reading:
    part = text[: deps.limits.max_text]
    reading = deps.read_rules(part, today=turn.now.date(), team_id=team_id)
    return as_project(deps, part, reading, team_id)


def _in_words(command: CommandInWords) -> Meant:
    """The subcommand for a sentence such as "what did we decide?"."""
    if command.name in ("reminders", "cancel_reminder"):
        return "remind", "list"
    if command.name == "forget":
        return "forget", "me" if command.about_person else ""
    if command.name == "export":
        return NoticeCard(
            text="To export a decision, press Export beside it, or write “export this” with a "
            "mention of me in its thread."
        )
    if command.name == "record":
        return NoticeCard(
            text="To record a decision, press Record Decision below my recommendation, or tell me "
            "in its thread what you decided, with a mention of me."
        )
    if command.name in ("assess", "restart"):
        form = ButtonView(label="Start Assessment", action="open_form", payload={"kind": "assess"})
        return NoticeCard(text="Describe the project in a form.", buttons=[form])
    return _IN_WORDS.get(command.name, "help"), command.argument


def _nearest(word: str, rest: str, reading: Reading) -> str | None:
    """The subcommand that a word is misspelt for, unless a sentence begins with it."""
    if word in COMMANDS or (word in _SENTENCES and len(rest.split()) > 1):
        return None
    if not word.isalpha() or len(word) < 2 or reading.language == "other":
        return None
    known = dict.fromkeys(COMMANDS, 1)
    return nearest_word(word, known, generous=True, clipped=len(word) >= _CLIPPED)


def _other_ways(text: str, reading: Reading) -> list[ButtonView]:
    """Taking all of it as a question or a project, where it reads like one."""
    if reading.intent is Intent.QUESTION and not reading.facts:
        return [_run_button("Ask All of It", f"ask {text}")]
    if len(reading.facts) > 1:
        return [_run_button("Assess All of It", f"assess {text}")]
    return []


def _did_you_mean(deps: Deps, word: str, near: str, rest: str, others: list[ButtonView]) -> Meant:
    whole = f"{near} {rest}".strip()
    if len(json.dumps({"text": f"assess {word} {rest}"}, ensure_ascii=False)) > _LONGEST_CARRIED:
        return near, rest  # no button holds it, and so many words leave little doubt
    name = f"{deps.limits.command} {whole}"
    if near in _OPENS_FORM and not rest:
        first = ButtonView(label=name, action="open_form", payload={"kind": near})
    else:
        first = _run_button(name, whole)
    return NoticeCard(
        text=f"I do not know “{word[:40]}”. Did you mean {deps.limits.command} {near}?",
        buttons=[first, *others],
    )


def _run_button(label: str, text: str) -> ButtonView:
    return ButtonView(label=label, action="run_command", payload={"text": text})


def _as_text(deps: Deps, command: Command, text: str, reading: Reading) -> Meant:
    """A question is asked, a project is assessed, and a topic is looked up when it is known."""
    if reading.language == "other" and not deps.limits.language_model and not reading.facts:
        return NoticeCard(text=ENGLISH_ONLY)
    described = any(part.intent is Intent.DESCRIPTION for part in reading.parts)
    if reading.intent is Intent.QUESTION and not (reading.facts and described):
        return "ask", text
    if reading.facts or reading.intent in (Intent.DESCRIPTION, Intent.CORRECTION):
        return "assess", text
    labels = visible_labels(deps, command.place, command.user_id)
    if deps.knowledge.answer(text, visibility=labels.shown).answered:
        return "ask", text
    return HelpCard(reason="unknown_command", unknown=text[:40])
