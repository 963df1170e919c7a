"""Words that the rules on tuning share."""

from __future__ import annotations

TUNING = "tuning|fine_tuning|finetuning|finetune|fine_tune|ft"
"""Tuning, as a noun."""
TUNING_METHODS = "tuning|fine_tuning|finetuning|fine_tune|finetune|sft|dpo|rft"
"""Tuning with its methods, as what a provider offers."""
