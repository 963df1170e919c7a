"""Implements the `Reader` port: rules alone, or rules first and a checked chat model after them.

How the two are merged:

- Every fact that the rules read stays as it is. The model only adds fields that neither the rules
  read nor the assessment knows; what it adds is marked as not certain, so people see it with its
  words and can change it.
- A fact of the model counts only when `model_facts` verifies it.
- The intent is the rules'. The model's counts where the rules cannot tell: in another language,
  and for a longer message that they took for small talk. It never makes a command.
- A verified fact of the field that was asked about makes the message the answer.
- Any failure of the model gives the rules' reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import structlog

from bot.adapters.chat_model import ChatModel
from bot.adapters.model_facts import FactCheck
from bot.adapters.model_schema import Extraction
from bot.adapters.prompts import Prompts
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, FIELDS, Profile
from bot.errors import ModelOutputInvalid, Unavailable
from bot.reading.model import Answer, Evidence, Intent, PendingQuestion, Reading
from bot.reading.read import read
from bot.reading.understanding import Network

MAX_MODEL_TEXT = 12_000
"""Characters of a message that the model reads; the rules read all of it."""

_OWN = re.compile(r"\b(?:we|we're|we've|our|ours|us|my|i|i'm|i've|team)\b", re.IGNORECASE)
_LONG_TALK = 6
_log = structlog.get_logger("bot.model")


class RuleReader:
    """Reads without a chat model; the workspace does not matter.

    Args:
        wording: the learned networks beside the rules; without it, rules alone.
    """

    def __init__(self, wording: Network | None = None) -> None:
        self._wording = wording

    def __call__(
        self,
        text: str,
        *,
        today: date | None = None,
        pending: PendingQuestion | None = None,
        known: Mapping[str, Any] | None = None,
        team_id: str = "",
    ) -> Reading:
        """Read one message."""
        return read(text, today=today, pending=pending, known=known, wording=self._wording)


class ModelReader:
    """Reads by rules, then asks a chat model for what they left out.

    Args:
        model: the chat model.
        prompts: the prompt files.
        rules: reads by rules.
    """

    def __init__(
        self, model: ChatModel, prompts: Prompts, rules: Callable[..., Reading] | None = None
    ) -> None:
        self._model = model
        self._prompts = prompts
        self._rules = rules or RuleReader()

    def __call__(
        self,
        text: str,
        *,
        today: date | None = None,
        pending: PendingQuestion | None = None,
        known: Mapping[str, Any] | None = None,
        team_id: str = "",
    ) -> Reading:
        """Read one message; never raises for the model's sake."""
        found = self._rules(text, today=today, pending=pending, known=known)
        if not worth_asking(text, found, pending):
            return found
        try:
            claimed = self._ask(text, pending, team_id)
        except (Unavailable, ModelOutputInvalid) as error:
            _log.warning("model_left_out", prompt="extract_facts", error=type(error).__name__)
            return found
        check = FactCheck(
            text[:MAX_MODEL_TEXT],
            lambda quote: self._rules(quote, today=today),
            english=found.language != "other",
            asked=pending.fact if pending else None,
        )
        verified = check.verified(claimed.facts)
        self._model.counters.dropped("extract_facts", len(claimed.facts) - len(verified))
        taken = {*found.facts, *(known or {})}
        added = [e for e in verified if e.fact not in taken]
        result = merged(found, added, claimed.intent, text, pending)
        return (
            replace(result, model_read_to=MAX_MODEL_TEXT) if len(text) > MAX_MODEL_TEXT else result
        )

    def _ask(self, text: str, pending: PendingQuestion | None, team_id: str) -> Extraction:
        prompt = self._prompts.render(
            "extract_facts",
            fields=FIELD_LIST,
            pending=pending.fact if pending else "none",
            message=text[:MAX_MODEL_TEXT],
        )
        return self._model.extract(prompt, Extraction, team_id=team_id)


def worth_asking(text: str, found: Reading, pending: PendingQuestion | None) -> bool:
    """Whether the model could add anything.

    Not for commands, understood answers, messages without two words, and questions about the
    subject that tell nothing of the team ("what is LoRA?").
    """
    words = len(re.findall(r"\w+", text))
    if found.intent is Intent.COMMAND or found.answer is not None:
        return False
    if words < 2 and pending is None:
        return False
    if found.language == "other":
        return True
    if _only_asks(found):
        return bool(_OWN.search(text))
    if pending is not None:
        return words > 0
    return found.intent is not Intent.SMALL_TALK or words >= _LONG_TALK


def merged(
    found: Reading,
    added: list[Evidence],
    intent: str,
    text: str,
    pending: PendingQuestion | None,
) -> Reading:
    """The rules' reading with the model's verified additions."""
    facts = {**found.facts, **{e.fact: e.value for e in added}}
    evidence = sorted([*found.evidence, *added], key=lambda e: e.start)
    result = replace(found, facts=facts, evidence=evidence)
    talk = found.intent is Intent.SMALL_TALK and len(re.findall(r"\w+", text)) >= _LONG_TALK
    if found.language == "other" or talk:
        result = replace(result, intent=Intent(intent))
    if pending is None or found.intent is Intent.CORRECTION or _only_asks(found):
        return result
    for e in added:
        if e.fact == pending.fact:
            return replace(result, intent=Intent.ANSWER, answer=Answer("value", e.value))
    return result


def _only_asks(found: Reading) -> bool:
    """A question that tells nothing besides."""
    tells = any(part.intent is Intent.DESCRIPTION for part in found.parts)
    return found.intent is Intent.QUESTION and not tells


def _field_list() -> str:
    lines = []
    for name in FIELDS:
        info = Profile.model_fields[name]
        extra = info.json_schema_extra
        unit = extra.get("unit", "") if isinstance(extra, dict) else ""
        kind = FIELD_KINDS[name]
        values = {"enum": " | ".join(FIELD_CHOICES.get(name, ())), "bool": "true | false"}.get(
            kind, f"number, {unit}"
        )
        lines.append(f"- {name} ({values}): {info.description}")
    return "\n".join(lines)


FIELD_LIST = _field_list()
"""All facts with unit or values and meaning, one per line, as the prompt lists them."""
