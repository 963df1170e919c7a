"""What is told in numbers: volumes, sizes in tokens, waits, money and time.

The fields are `requests_per_month`, `prompt_tokens` with `output_tokens` and `dynamic_tokens`,
`latency_target_ms`, `budget_usd` with `monthly_budget_usd`, and `time_to_ship_weeks`. The phrases
stand in `requests`, `prompt_tokens`, `latency`, `budget` and `time_to_ship`. The other modules of a
field make values of what its phrases find, or read what several numbers or sentences make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.reading.clauses import Sentence
from bot.reading.facts.load import (
    budget,
    latency,
    latency_relative,
    prompt_tokens,
    prompt_tokens_totals,
    requests,
    requests_per_head,
    time_to_ship,
)
from bot.reading.finding import Finding
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    requests.add_rules,
    prompt_tokens.add_rules,
    latency.add_rules,
    time_to_ship.add_rules,
    budget.add_rules,
)
"""What adds the rules of each module."""

READERS: tuple[Callable[[list[Sentence]], Iterable[Finding]], ...] = (
    prompt_tokens_totals.read_prompt_totals,
    latency_relative.read_relative_waits,
    requests_per_head.read_per_head,
)
"""What reads values that several numbers or sentences make."""
