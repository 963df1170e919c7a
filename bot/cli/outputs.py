"""The published shape of every `--json` and `--jsonl` output; `tuningfork schema` prints them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from bot.advisor.cost_results import CostComparison
from bot.advisor.recommendation import Question, Recommendation
from bot.advisor.trial_results import TrialResult


class _Output(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class EvidenceLine(_Output):
    """One fact and the words it was read from."""

    fact: str
    """Field of the profile."""
    value: Any
    """Typed as the field."""
    quote: str
    """An exact span of the text."""


class ReadOutput(_Output):
    """What `read` gives back."""

    id: Any = None
    """The id of the line, echoed with its type."""
    facts: dict[str, Any]
    """Field to value."""
    evidence: list[EvidenceLine]
    """One entry per fact, in the order of the text."""
    intent: str
    """question, description, answer, correction, command or small_talk."""


class AssessOutput(_Output):
    """What `assess` gives back."""

    id: Any = None
    """The id of the line, echoed with its type."""
    facts: dict[str, Any]
    """The facts that the recommendation stands on."""
    evidence: list[EvidenceLine] = []
    """The words of those facts that were read from the text."""
    recommendation: Recommendation
    """What to do now."""
    next_questions: list[Question]
    """In the order to ask; empty when none could change the outcome."""


class CitationLine(_Output):
    """One citation of an answer."""

    n: int
    """Number of its marker."""
    passage_id: str
    """The passage."""
    source: str
    """Title of the source."""
    section: str
    """Section within it."""
    quote: str
    """Words of the passage."""


class PassageLine(_Output):
    """One passage that was found."""

    passage_id: str
    """The passage."""
    source: str
    """Title of the source."""
    section: str
    """Section within it."""
    text: str
    """Its words."""
    score: float
    """Higher is better; best first."""


class AskOutput(_Output):
    """What `ask` gives back."""

    id: Any = None
    """The id of the line, echoed with its type."""
    answered: bool
    """False when the bot does not know."""
    answer: str
    """The answer, or the abstention."""
    citations: list[CitationLine]
    """Empty when not answered."""
    passages: list[PassageLine]
    """Best first."""


class CompareOutput(TrialResult):
    """What `compare --json` gives back."""

    id: Any = None
    """Always null: `compare` takes one file."""
    facts: dict[str, Any]
    """What the trial says about the project, as fields of the profile."""


class CostOutput(CostComparison):
    """What `cost --json` gives back."""

    id: Any = None
    """Always null: `cost` takes one project."""


class ErrorDetail(_Output):
    """What was wrong with a line."""

    code: str = Field(pattern="^(bad_json|invalid_value|unknown_field|too_long)$")
    """One of the four published codes."""
    message: str
    """One sentence."""


class ErrorOutput(_Output):
    """A line that could not be served."""

    id: Any = None
    """The id of the line, or its number."""
    error: ErrorDetail
    """What was wrong."""


def schemas() -> dict[str, Any]:
    """The JSON Schema of every output, by command."""
    models: dict[str, type[BaseModel]] = {
        "read": ReadOutput,
        "assess": AssessOutput,
        "ask": AskOutput,
        "compare": CompareOutput,
        "cost": CostOutput,
        "error": ErrorOutput,
    }
    return {name: m.model_json_schema(mode="serialization") for name, m in models.items()}
