"""Where training examples come from, how many are enough, and what they cost in days."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from bot.advisor.profile import Profile

TARGETS: dict[str, int] = {
    "classification": 300,
    "extraction": 300,
    "ranking": 500,
    "text_to_sql": 500,
    "qa": 500,
    "summarization": 500,
    "translation": 1000,
    "text_generation": 500,
    "chatbot": 500,
    "code_generation": 1000,
    "reasoning": 500,
    "agent": 1000,
    "other": 300,
}
"""Examples at which a pilot is credible: 200 to 500 for labels and fields, 500 for form and tone,
1,000 where a generator is taught (`numbers#azure-examples`, `numbers#classifier-labels`)."""

DISTILLATION_TARGET = 2000
"""Smallest set for teaching a small model what a large one does: 2,000 to 10,000 items."""

LABELS_PER_DAY = 150
"""Labels a person checks in a working day, at about three minutes each (assumed)."""

AGREEMENT_PERCENT = 85.0
"""Agreement of two labellers below which the definition is repaired first."""


class DataPlan(BaseModel):
    """How to get from the examples there are to those needed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    target: int
    """Examples at which a pilot is credible."""
    have: int
    """Usable examples now; 0 when unknown."""
    missing: int
    """Difference, not below 0."""
    sources: list[str]
    """Where to get them, cheapest and most honest first."""
    effort_days: float
    """Person-days of labelling and checking."""
    fix_labels_first: bool
    """True when two labellers agree too seldom for more data to help."""
    text: str
    """The plan in two or three sentences."""
    citations: list[str]
    """Passage ids."""


def data_plan(profile: Profile) -> DataPlan:
    """The data plan of one project; defined for every profile."""
    target = TARGETS[profile.task_type or "other"]
    if profile.main_driver in ("cost", "latency", "locality"):
        target = max(target, DISTILLATION_TARGET)
    have = profile.labelled_examples or 0
    missing = max(0, target - have)
    machine = profile.label_source == "teacher_or_verifier"
    checked = missing * (0.2 if machine else 1.0)
    agreement = profile.label_agreement_percent
    repair = agreement is not None and agreement < AGREEMENT_PERCENT
    sources = _sources(profile)
    return DataPlan.model_construct(
        target=target,
        have=have,
        missing=missing,
        sources=sources,
        effort_days=max(1.0, round(checked / LABELS_PER_DAY, 1)),
        fix_labels_first=repair,
        text=_words(target, have, missing, sources, repair=repair),
        citations=["plans#data-collection", "plans#prompt-baking", "cost#data-budget"],
    )


def _sources(profile: Profile) -> list[str]:
    found = []
    if profile.stage in ("pilot", "production") or profile.label_source == "logs":
        found.append("logged prompts and answers, trimmed and corrected")
    found.append("existing tickets and records")
    found.append("hard cases written by domain experts")
    if profile.label_source != "experts_only":
        found.append(
            "a permitted teacher model, with a filter and a human check of every fifth item"
        )
    found.append("variations of real cases, never of the test set")
    return found


def _words(target: int, have: int, missing: int, sources: list[str], *, repair: bool) -> str:
    if not missing:
        said = f"The {have:,} examples are enough for a pilot; put quality before more of them."
    else:
        said = (
            f"Collect {missing:,} more examples to reach {target:,}, in this order: "
            f"{'; '.join(sources)}."
        )
    if repair:
        said += " First repair the labelling rules: two people agree on too few cases."
    return said + " Record consent, licence, personal data, labeller and split with each item."
