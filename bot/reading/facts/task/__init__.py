"""What is to be done: the type and breadth of the task, its stability, and the stage.

The fields are `task_type`, `task_breadth`, `task_stability` and `stage`. Modules are named by the
field and by the values that their phrases state; `*_words` hold lists that several of them share.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.facts.task import (
    stage_pilot_production,
    stage_prototype,
    stage_prototype_only,
    task_breadth,
    task_stability_high,
    task_stability_low,
    task_type_agent_reasoning,
    task_type_answers,
    task_type_classification,
    task_type_code,
    task_type_extraction,
    task_type_ranking,
    task_type_summary_translation,
    task_type_text,
)
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    task_type_classification.add_rules,
    task_type_extraction.add_rules,
    task_type_summary_translation.add_rules,
    task_type_code.add_rules,
    task_type_ranking.add_rules,
    task_type_answers.add_rules,
    task_type_text.add_rules,
    task_type_agent_reasoning.add_rules,
    task_breadth.add_rules,
    task_stability_low.add_rules,
    task_stability_high.add_rules,
    stage_prototype.add_rules,
    stage_pilot_production.add_rules,
    stage_prototype_only.add_rules,
)
"""What adds the rules of each module.

The order counts: of values that one sentence says equally often and strongly, the one found first
stands.
"""
