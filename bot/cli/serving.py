"""What `read`, `assess` and `ask` do with one input, apart from how it is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.advisor.profile import Profile, parse_profile
from bot.advisor.recommendation import Advice
from bot.cli.jsonl import date_of, text_of
from bot.errors import UserInputError
from bot.reading.model import Reading
from bot.reading.read import read

if TYPE_CHECKING:
    from bot.adapters.knowledge_base import KnowledgeBase
    from bot.advisor.policy import Policy


def reading_of(text: str, today: date | None) -> Reading:
    """Read a text without a chat model."""
    from bot.bootstrap.content import shipped_wording

    return read(text, today=today, wording=shipped_wording())


def read_output(reading: Reading) -> dict[str, Any]:
    """The published form of a reading, without its id."""
    return {
        "facts": dict(reading.facts),
        "evidence": evidence_lines(reading),
        "intent": str(reading.intent),
    }


def evidence_lines(reading: Reading) -> list[dict[str, Any]]:
    """The facts of a reading with the words they were read from."""
    return [{"fact": e.fact, "value": e.value, "quote": e.quote} for e in reading.evidence]


def serve_read(line: dict[str, Any]) -> dict[str, Any]:
    """One line of `read --jsonl`."""
    text = text_of(line, "text", required=True) or ""
    return read_output(reading_of(text, date_of(line, "today")))


class Assessor:
    """Recommends for one input after the other with one policy."""

    def __init__(self, policy: Policy, index: str | None = None) -> None:
        self._policy = policy
        self._index = index

    def advise(self, profile: Profile, asked: frozenset[str] = frozenset()) -> Advice:
        """The advice for a profile."""
        from bot.advisor.advise import advise

        return advise(profile, self._policy, asked=asked, index=self._index)

    def serve(self, line: dict[str, Any]) -> dict[str, Any]:
        """One line of `assess --jsonl`: facts given win over those read from the text."""
        text = text_of(line, "text", required=False)
        given = line.get("facts")
        if given is not None and not isinstance(given, dict):
            raise UserInputError("'facts' must be an object of field and value.")
        if text is None and given is None:
            raise UserInputError("Give 'text', 'facts' or both.")
        reading = reading_of(text, date_of(line, "today")) if text is not None else None
        profile, evidence = merged(reading, given or {})
        return assess_output(profile, evidence, self.advise(profile))


def merged(reading: Reading | None, given: dict[str, Any]) -> tuple[Profile, list[dict[str, Any]]]:
    """The profile from both sources, and the words of the facts that came from the text.

    A given `null` makes a fact unknown, whatever the text says.
    """
    parse_profile(given)
    facts = dict(reading.facts) if reading else {}
    if "task_type" in given:
        facts.pop("task_type_raw", None)
    evidence = [e for e in evidence_lines(reading) if e["fact"] not in given] if reading else []
    return parse_profile(facts | given), evidence


def assess_output(
    profile: Profile, evidence: list[dict[str, Any]], advice: Advice
) -> dict[str, Any]:
    """The published form of an assessment, without its id."""
    facts = profile.known()
    if profile.task_type_raw:
        facts["task_type_raw"] = profile.task_type_raw
    return {
        "facts": facts,
        "evidence": evidence,
        "recommendation": advice.recommendation.model_dump(mode="json", by_alias=True),
        "next_questions": [q.model_dump(mode="json") for q in advice.next_questions],
    }


def ask_output(knowledge: KnowledgeBase, question: str) -> dict[str, Any]:
    """The published form of an answer, without its id."""
    return knowledge.answer(question).model_dump(mode="json")
