"""What reading a message gives: facts with their words, the intent, and an answer or command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal


class Intent(StrEnum):
    """What a message, or one part of it, wants."""

    QUESTION = "question"
    DESCRIPTION = "description"
    ANSWER = "answer"
    CORRECTION = "correction"
    COMMAND = "command"
    SMALL_TALK = "small_talk"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact and the exact words that state it."""

    fact: str
    """A field of the project profile."""
    value: Any
    """The value read, valid for that field."""
    quote: str
    """The words, exactly `message[start:end]`."""
    start: int
    """Offset of the first character of the quote."""
    end: int
    """Offset behind the last character of the quote."""
    certain: bool = True
    """False when the words hedge, or when the value follows from the words only by custom."""
    low: float | None = None
    """Lower bound when the text gives a range or a minimum, in the field's unit."""
    high: float | None = None
    """Upper bound when the text gives a range or a maximum, in the field's unit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of sentences with one intent."""

    intent: Intent
    """What this part wants."""
    text: str
    """The words of the part, an exact span of the message."""


@dataclass(frozen=True, slots=True)
class PendingQuestion:
    """The question that the bot is waiting to have answered."""

    fact: str
    """The field asked about."""
    options: list[tuple[Any, str]] = field(default_factory=list)
    """The options shown, as (value, label), in the order shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the pending question."""

    kind: Literal["value", "dont_know", "skip", "back", "stop"]
    """`value` carries a value; `stop` asks for the recommendation now."""
    value: Any = None
    """The value, valid for the field asked about; `None` unless `kind` is `value`."""


@dataclass(frozen=True, slots=True)
class CommandInWords:
    """A command that somebody wrote as a sentence."""

    name: str
    """remind, reminders, cancel_reminder, decisions, help, status, forget, assess, restart, cost,
    compare, export or record."""
    argument: str = ""
    """What the command is about, in the person's own words; empty when nothing was named."""
    about_person: bool = False
    """True when `forget` means the person who writes, and not a thread or project."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one message."""

    facts: dict[str, Any]
    """Field of the profile to value; only what the text states."""
    evidence: list[Evidence]
    """One entry per fact, in the order of the message."""
    intent: Intent
    """What the message as a whole wants."""
    parts: list[Part] = field(default_factory=list)
    """The message in runs of one intent each; empty for an empty message."""
    command: CommandInWords | None = None
    """The command, when the intent is `command`."""
    answer: Answer | None = None
    """The answer, when the intent is `answer`."""
    language: str = "unknown"
    """`en`, `other`, or `unknown` for a text too short to tell."""
    disputed: Mapping[str, Any] = field(default_factory=dict)
    """Facts that the message states in two ways, with the value that was not taken."""
    withdrawn: tuple[str, ...] = ()
    """Fields that the message wants unknown again."""
    model_read_to: int | None = None
    """Characters that a chat model read, where it did not read all; the rules did."""
