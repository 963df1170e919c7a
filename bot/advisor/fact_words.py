"""Words people read for facts, their values and approaches; the only place that names facts."""

from __future__ import annotations

from typing import Any

from bot.advisor.profile import FIELD_KINDS, Approach
from bot.advisor.recommendation import Change

APPROACH: dict[Approach, str] = {
    Approach.PROMPTING: "Prompting",
    Approach.RAG: "Retrieval (RAG)",
    Approach.FINE_TUNING: "Fine-tuning",
    Approach.HYBRID: "Hybrid",
}
"""Name of each approach."""

FACT: dict[str, str] = {
    "task_type": "Task",
    "stage": "Stage",
    "labelled_examples": "Labelled examples",
    "requests_per_month": "Volume",
    "prompt_tokens": "Static prompt",
    "latency_target_ms": "Latency target",
    "accuracy_gap": "Accuracy gap",
    "prompt_attempts": "Prompting tried",
    "knowledge_source": "Knowledge needed",
    "knowledge_change": "Knowledge changes",
    "citations_required": "Citations required",
    "style_or_format_strictness": "Strictness of form",
    "task_stability": "Task stability",
    "task_breadth": "Breadth",
    "error_cost": "Harm of an error",
    "regulated": "Regulated",
    "on_prem_required": "Own network only",
    "weights_or_tuning_access": "Can tune a base",
    "gpu_access": "GPUs",
    "ml_expertise": "ML expertise",
    "budget_usd": "One-off budget",
    "time_to_ship_weeks": "Time to first users",
    "main_driver": "Main driver",
    "failure_mode": "What goes wrong",
    "success_metric": "Success metric",
    "evaluation_set_size": "Evaluation set",
    "prompt_score_percent": "Best prompt score",
    "target_score_percent": "Target score",
    "label_agreement_percent": "Label agreement",
    "label_source": "Source of labels",
    "feedback_type": "Feedback signal",
    "knowledge_share_percent": "Share needing facts",
    "corpus_tokens": "Reference material",
    "access_control": "Access per user",
    "domain_distance": "Language and format",
    "rules_writable": "Rules can be written",
    "needs_reasoning": "Needs reasoning",
    "dynamic_tokens": "Changing input",
    "output_tokens": "Answer length",
    "prompt_cacheable": "Prompt can be cached",
    "model_tier": "Model tier",
    "small_model_result": "Small model result",
    "model_churn": "Model changes",
    "base_lifetime_months": "Base model's life",
    "data_rights": "Right to train on data",
    "personal_data_erasure": "Erasure duty",
    "human_review": "Human review",
    "monthly_budget_usd": "Monthly budget",
}
"""Short name of each fact."""

_UNIT: dict[str, str] = {
    "labelled_examples": "",
    "requests_per_month": "requests a month",
    "prompt_tokens": "tokens",
    "dynamic_tokens": "tokens",
    "output_tokens": "tokens",
    "corpus_tokens": "tokens",
    "latency_target_ms": "ms (p95)",
    "time_to_ship_weeks": "weeks",
    "base_lifetime_months": "months",
    "evaluation_set_size": "cases",
}

_WORDS: dict[str, str] = {
    "qa": "question answering",
    "text_to_sql": "text to SQL",
    "model_knows": "common knowledge",
    "private_static": "own facts, stable",
    "private_changing": "own facts, changing",
}


def value_words(fact: str, value: Any) -> str:
    """A value as a person reads it, with its unit."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number_words(fact, value)
    if fact == "knowledge_source" and value == "none":
        return "all of it is in the input"
    return _WORDS.get(str(value), str(value).replace("_", " "))


def _number_words(fact: str, value: float) -> str:
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    if fact.endswith("_percent"):
        return f"{number}%"
    if fact.endswith("_usd"):
        return f"${number}" + (" a month" if fact.startswith("monthly") else "")
    unit = _UNIT.get(fact, "")
    return f"{number} {unit}".strip()


def percent(share: float) -> str:
    """A probability as people read it; nothing unknown is ever quite certain."""
    return "over 99%" if share >= 0.995 else f"{share * 100:.0f}%"


def change_line(change: Change) -> str:
    """One sentence of what would change the recommendation."""
    name = FACT[change.fact].lower() if FACT[change.fact] != "GPUs" else "GPUs"
    to = value_words(change.fact, change.to)
    other = APPROACH[change.approach]
    if change.direction and FIELD_KINDS[change.fact] in ("int", "float"):
        side = "at least" if change.direction == "at_least" else "at most"
        return f"If {name} were {side} {to}, I would say {other}."
    return f"If “{FACT[change.fact]}” were “{to}”, I would say {other}."
