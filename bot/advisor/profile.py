"""The project profile: the facts about a team's project that the advisor decides on.

One definition, three uses: what the reader extracts, what is stored, what the form asks. Every
field is optional: unknown is a value and is never replaced by a default.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from bot.errors import UserInputError


class Approach(StrEnum):
    """What a team can do now; `hybrid` changes weights and fetches material per request."""

    PROMPTING = "prompting"
    RAG = "rag"
    FINE_TUNING = "fine_tuning"
    HYBRID = "hybrid"


TaskType = Literal[
    "classification",
    "extraction",
    "qa",
    "summarization",
    "text_generation",
    "chatbot",
    "code_generation",
    "text_to_sql",
    "ranking",
    "translation",
    "reasoning",
    "agent",
    "other",
]
"""Shapes of a task; anything else is kept as `other` with its raw name in `task_type_raw`."""

_TASK_SYNONYMS: dict[str, str] = {
    "question_answering": "qa",
    "summarisation": "summarization",
    "generation": "text_generation",
    "writing": "text_generation",
    "chat": "chatbot",
    "assistant": "chatbot",
    "coding": "code_generation",
    "text_to_query": "text_to_sql",
    "sql": "text_to_sql",
    "routing": "classification",
    "search": "ranking",
    "tool_calling": "agent",
}

_COUNT_MAX = 10**15
"""Largest count accepted; more is a typing error, not a project."""


def _spec(description: str, unit: str = "", **limits: Any) -> Any:
    """A profile field: optional, described, with a unit and limits."""
    return Field(default=None, description=description, json_schema_extra={"unit": unit}, **limits)


class Profile(BaseModel):
    """All facts of one project; `None` means unknown.

    Meaning of the counted fields: `labelled_examples` are usable for training, good generated
    pairs included; raw documents, logs and test sets count 0. `requests_per_month` is a day x 30
    or a week x 4.3. `latency_target_ms` is the target, not today's value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    task_type: TaskType | None = _spec("The shape of the task")
    task_type_raw: str | None = _spec("The task's own name when it is `other`", max_length=80)
    stage: Literal["prototype", "pilot", "production"] | None = _spec("Where the project is")
    labelled_examples: int | None = _spec(
        "Checked input and ideal-output pairs usable for training now",
        "examples",
        ge=0,
        le=_COUNT_MAX,
    )
    requests_per_month: int | None = _spec(
        "Current or expected volume", "requests/month", ge=0, le=_COUNT_MAX
    )
    prompt_tokens: int | None = _spec(
        "Static part of the prompt, per request", "tokens", ge=0, le=10**8
    )
    latency_target_ms: int | None = _spec("p95 target for the whole answer", "ms", gt=0, le=10**9)
    accuracy_gap: Literal["none", "small", "large"] | None = _spec(
        "Distance of the best measured prompt from the target; large is about 8 points or more"
    )
    prompt_attempts: Literal["none", "some", "exhausted"] | None = _spec(
        "How far prompting has been pushed"
    )
    knowledge_source: (
        Literal["model_knows", "private_static", "private_changing", "none"] | None
    ) = _spec("Where the needed facts live; `none` means everything needed is in the input")
    knowledge_change: Literal["never", "monthly", "weekly", "daily"] | None = _spec(
        "How fast the needed facts change"
    )
    citations_required: bool | None = _spec("Must show where an answer came from")
    style_or_format_strictness: Literal["low", "medium", "high"] | None = _spec(
        "Strictness of form, tone and house rules"
    )
    task_stability: Literal["low", "medium", "high"] | None = _spec(
        "Will the task, its labels and rules stay as they are"
    )
    task_breadth: Literal["narrow", "several", "broad"] | None = _spec(
        "One task, 2 to about 10, or many"
    )
    error_cost: Literal["low", "medium", "high"] | None = _spec("Harm of a wrong answer")
    regulated: bool | None = _spec("Regulated domain or data")
    on_prem_required: bool | None = _spec("Must run in the team's own network")
    weights_or_tuning_access: bool | None = _spec(
        "An acceptable base can be tuned and served, a managed tuning service included"
    )
    gpu_access: bool | None = _spec("GPUs to train or serve on")
    ml_expertise: Literal["none", "some", "strong"] | None = _spec(
        "People who can own data, training and serving"
    )
    budget_usd: float | None = _spec("One-off budget", "USD", ge=0, le=10**12)
    time_to_ship_weeks: float | None = _spec("Time to first users", "weeks", ge=0, le=2000)
    main_driver: Literal["quality", "knowledge", "cost", "latency", "locality", "none"] | None = (
        _spec("What makes the team want a change")
    )

    # Criteria of the research that have no field above
    failure_mode: (
        Literal[
            "missing_facts",
            "bad_retrieval",
            "ignores_context",
            "wrong_format",
            "wrong_behaviour",
            "weak_reasoning",
            "vague_instructions",
        ]
        | None
    ) = _spec("The dominant reason why outputs are wrong")
    success_metric: bool | None = _spec("A metric says when an answer is right")
    evaluation_set_size: int | None = _spec(
        "Held-out, graded test cases", "cases", ge=0, le=_COUNT_MAX
    )
    prompt_score_percent: float | None = _spec("Best measured score of a prompt", "%", ge=0, le=100)
    target_score_percent: float | None = _spec("Score that is needed", "%", ge=0, le=100)
    label_agreement_percent: float | None = _spec(
        "How often two experts label the same case alike", "%", ge=0, le=100
    )
    label_source: Literal["none", "experts_only", "logs", "teacher_or_verifier"] | None = _spec(
        "How further labels can be had"
    )
    feedback_type: Literal["none", "gold", "pairs", "thumbs", "verifier"] | None = _spec(
        "The signal that exists about good answers"
    )
    knowledge_share_percent: float | None = _spec(
        "Share of requests that need facts the model lacks", "%", ge=0, le=100
    )
    corpus_tokens: int | None = _spec(
        "Size of the reference material", "tokens", ge=0, le=_COUNT_MAX
    )
    access_control: Literal["none", "per_tenant", "per_document"] | None = _spec(
        "Whether different users may see different facts"
    )
    domain_distance: Literal["close", "jargon", "rare"] | None = _spec(
        "How far language or format is from what a base model knows"
    )
    rules_writable: Literal["writable", "partly", "by_example_only"] | None = _spec(
        "Whether the wanted behaviour can be written down"
    )
    needs_reasoning: bool | None = _spec("Depends on thinking tokens or tool use")
    dynamic_tokens: int | None = _spec(
        "Changing part of the input, per request", "tokens", ge=0, le=10**8
    )
    output_tokens: int | None = _spec("Length of the answer", "tokens", ge=0, le=10**8)
    prompt_cacheable: bool | None = _spec("The static part is the same prefix on each request")
    model_tier: Literal["small", "mid", "large"] | None = _spec("Price tier of the model in use")
    small_model_result: Literal["not_tried", "passes", "fails_narrowly", "fails"] | None = _spec(
        "How the cheapest current models do with a prompt; narrowly is 3 to 15 points short"
    )
    model_churn: Literal["frozen", "occasional", "frequent"] | None = _spec(
        "How often the team wants to swap the model"
    )
    base_lifetime_months: float | None = _spec(
        "Remaining life of the base model that could be tuned", "months", ge=0, le=1200
    )
    data_rights: bool | None = _spec("The team may train on its data")
    personal_data_erasure: bool | None = _spec(
        "Personal data with a duty to erase would enter the training set"
    )
    human_review: bool | None = _spec("A person checks each answer before it takes effect")
    monthly_budget_usd: float | None = _spec("Monthly ceiling", "USD/month", ge=0, le=10**12)

    @model_validator(mode="before")
    @classmethod
    def _open_task_type(cls, data: Any) -> Any:
        """Accept an unlisted task type as `other` and keep its raw name."""
        if not isinstance(data, dict):
            return data
        raw = data.get("task_type")
        if not isinstance(raw, str):
            return data
        key = raw.strip().lower().replace("-", "_").replace(" ", "_")
        key = _TASK_SYNONYMS.get(key, key)
        if key in TASK_TYPES:
            return {**data, "task_type": key}
        kept = data.get("task_type_raw") or raw.strip()[:80]
        return {**data, "task_type": "other", "task_type_raw": kept or None}

    @field_validator("*", mode="before")
    @classmethod
    def _no_bool_as_number(cls, value: Any, info: Any) -> Any:
        """Refuse `true` for a number, and a number that is not finite."""
        if isinstance(value, bool) and FIELD_KINDS.get(info.field_name) in ("int", "float"):
            raise ValueError("is a number, not true or false")
        if (
            isinstance(value, int)
            and FIELD_KINDS.get(info.field_name) == "bool"
            and not isinstance(value, bool)
        ):
            raise ValueError("is true or false, not a number")
        if isinstance(value, float) and value != value:
            raise ValueError("is not a number")
        return value

    def known(self) -> dict[str, Any]:
        """The known facts in field order, without `task_type_raw`."""
        values = self.model_dump(exclude_none=True)
        values.pop("task_type_raw", None)
        return values

    def with_facts(self, **facts: Any) -> Profile:
        """A new profile with these facts replaced; `None` forgets one. Validates."""
        data = self.model_dump(exclude_none=True)
        if "task_type" in facts:
            data.pop("task_type_raw", None)
        data.update(facts)
        return Profile.model_validate({k: v for k, v in data.items() if v is not None})


FIELD_KINDS: dict[str, str] = {}
"""Field name to `int`, `float`, `bool`, `enum` or `text`."""

FIELD_CHOICES: dict[str, tuple[str, ...]] = {}
"""Field name to its allowed values, for fields of kind `enum`."""

TASK_TYPES: frozenset[str] = frozenset(TaskType.__args__)  # type: ignore[attr-defined]


def _describe_fields() -> None:
    for name, info in Profile.model_fields.items():
        arguments = [a for a in getattr(info.annotation, "__args__", ()) if a is not type(None)]
        kind: Any = arguments[0] if arguments else str
        if hasattr(kind, "__args__"):
            choices = tuple(c for a in arguments for c in getattr(a, "__args__", ()))
            FIELD_KINDS[name], FIELD_CHOICES[name] = "enum", choices
        else:
            FIELD_KINDS[name] = {int: "int", float: "float", bool: "bool"}.get(kind, "text")


_describe_fields()

FIELDS: tuple[str, ...] = tuple(name for name in Profile.model_fields if name != "task_type_raw")
"""The names of all facts, in the order in which a person reads them."""


def _expected(name: str) -> str:
    """What a field takes, in words."""
    kind = FIELD_KINDS.get(name)
    if kind == "bool":
        return "true or false"
    unit = (Profile.model_fields[name].json_schema_extra or {}) if name in FIELD_KINDS else {}
    words = str(unit.get("unit", "")) if isinstance(unit, dict) else ""
    number = {"int": "a whole number", "float": "a number"}.get(kind or "", "a value")
    low = " of at least 0" if kind in ("int", "float") else ""
    return f"{number}{low}{f' ({words})' if words else ''}"


def parse_profile(facts: dict[str, Any]) -> Profile:
    """Validate facts from outside; `null` is unknown.

    Raises:
        UserInputError: `unknown_field` or `invalid_value`, naming the field and what is allowed.
    """
    unknown = [name for name in facts if name not in Profile.model_fields]
    if unknown:
        raise UserInputError(
            f"There is no fact named {unknown[0]!r}; the facts are: {', '.join(FIELDS)}.",
            code="unknown_field",
        )
    try:
        return Profile.model_validate({k: v for k, v in facts.items() if v is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "facts"
        allowed = FIELD_CHOICES.get(name)
        hint = f"one of {', '.join(allowed)}" if allowed else _expected(name)
        raise UserInputError(
            f"The fact {name!r} cannot be {first.get('input')!r:.80}: use {hint}."
        ) from error


class Provenance(BaseModel):
    """Where a fact comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Literal["message", "file", "form", "button", "trial", "assumed", "api"] = "api"
    """How the fact reached the bot; `assumed` was set by the bot and says so."""
    quote: str | None = None
    """The exact words that state it, when it was read from a message or a file."""
    file: str | None = None
    """Name of the file that states it, when it was read from one."""
    said_by: str | None = None
    """Slack user id, or `None` outside Slack."""
    said_at: datetime | None = None
    """Aware UTC time of the statement."""
    permalink: str | None = None
    """Link to the message that states it."""
    certain: bool = True
    """False when the words hedge ("maybe", "I think about")."""


class KnownFact(BaseModel):
    """One known field of a profile with its provenance."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    """A field of `Profile`."""
    value: Any
    """The value, valid for that field."""
    provenance: Provenance = Provenance()
    """Who said it, where and in which words."""
