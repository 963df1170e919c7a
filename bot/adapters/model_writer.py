"""Implements the `Writer` port: plainly without a chat model, or with one whose texts are checked.

Whatever fails (no reply in time, a reply that its check refuses) leaves the deterministic text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import structlog

from bot.adapters.chat_model import ChatModel
from bot.adapters.model_texts import (
    checked_explanation,
    checked_question,
    findings,
)
from bot.adapters.prompts import Prompts
from bot.adapters.written_answer import GrowingAnswer, presentable
from bot.advisor.recommendation import Recommendation
from bot.errors import ModelOutputInvalid, Unavailable
from bot.grounding.passages import Answer, AnswerPassage, Passage, ScoredPassage
from bot.grounding.verify import verified_answer

MAX_PASSAGES = 8
"""Passages given to the model."""
MAX_PASSAGE = 1_200
"""Characters of one passage given to the model."""

_log = structlog.get_logger("bot.model")


class PlainWriter:
    """Writes without a chat model: the text that is there already."""

    def explain(
        self, recommendation: Recommendation, passages: Sequence[Passage], *, team_id: str
    ) -> str:
        """Nothing: the reasons stand for themselves."""
        return ""

    def phrase_question(self, question: str, facts: Mapping[str, Any], *, team_id: str) -> str:
        """The question itself."""
        return question

    def answer(
        self,
        question: str,
        extractive: Answer,
        *,
        team_id: str,
        show: Callable[[str], None] | None = None,
    ) -> Answer:
        """The extractive answer."""
        return extractive

    def stamps(self) -> dict[str, str]:
        """Empty: no prompt takes part."""
        return {}


class ModelWriter:
    """Writes with a chat model and shows only what passes the checks.

    Args:
        model: the chat model.
        prompts: the prompt files.
    """

    def __init__(self, model: ChatModel, prompts: Prompts) -> None:
        self._model = model
        self._prompts = prompts

    def explain(
        self, recommendation: Recommendation, passages: Sequence[Passage], *, team_id: str
    ) -> str:
        """The reasons in flowing words, or an empty string when it failed.

        Markers `[n]` in it mean the n-th of `passages`, from 1.
        """
        given = list(passages)[:MAX_PASSAGES]
        text = self._write(
            "explain_recommendation",
            team_id,
            findings="\n".join(f"- {line}" for line in findings(recommendation)),
            passages=_numbered(given),
        )
        if not text:
            return ""
        shown, dropped = checked_explanation(text, recommendation, given)
        if dropped:
            self._model.counters.dropped("explain_recommendation", dropped)
        return shown

    def phrase_question(self, question: str, facts: Mapping[str, Any], *, team_id: str) -> str:
        """The question in the team's words, or the question itself."""
        known = "\n".join(f"- {name}: {value}" for name, value in facts.items())
        text = self._write(
            "phrase_question", team_id, question=question, facts=known or "(nothing yet)"
        )
        if not text:
            return question
        shown = checked_question(text, question, facts)
        if shown == question and text.strip() != question:
            self._model.counters.dropped("phrase_question")
        return shown

    def answer(
        self,
        question: str,
        extractive: Answer,
        *,
        team_id: str,
        show: Callable[[str], None] | None = None,
    ) -> Answer:
        """An answer written from the same passages and checked, or the extractive one.

        `show` is told each sentence that has passed its checks while the rest is being written.
        """
        if not extractive.answered or not extractive.passages:
            return extractive
        found = [_scored(passage) for passage in extractive.passages[:MAX_PASSAGES]]
        text = self._write(
            "answer_from_passages",
            team_id,
            GrowingAnswer(found, show) if show is not None else None,
            question=question[:2000],
            passages=_numbered([item.passage for item in found]),
        )
        if not text or not presentable(text, found):
            return extractive
        written = verified_answer(text, found, extractive)
        if written is extractive:
            self._model.counters.dropped("answer_from_passages")
        return written

    def stamps(self) -> dict[str, str]:
        """Name to version and hash of the prompts in use."""
        return self._prompts.stamps()

    def _write(
        self,
        name: str,
        team_id: str,
        told: Callable[[str], None] | None = None,
        /,
        **values: str,
    ) -> str:
        """The model's text, or an empty string when there is none."""
        try:
            prompt = self._prompts.render(name, **values)
            return self._model.write(prompt, team_id=team_id, told=told)
        except (Unavailable, ModelOutputInvalid) as error:
            _log.warning("model_left_out", prompt=name, error=type(error).__name__)
            return ""


def _numbered(passages: Sequence[Passage]) -> str:
    return "\n\n".join(
        f"[{n}] {passage.source}, {passage.section}\n{passage.text[:MAX_PASSAGE]}"
        for n, passage in enumerate(passages, start=1)
    )


def _scored(passage: AnswerPassage) -> ScoredPassage:
    return ScoredPassage(
        passage=Passage(
            passage_id=passage.passage_id,
            note_id=passage.passage_id.partition("#")[0],
            source=passage.source,
            section=passage.section,
            text=passage.text,
        ),
        score=passage.score,
    )
