"""What a wrong answer does, and what law, place and house rules demand.

The fields are `error_cost`, `regulated`, `on_prem_required`, `style_or_format_strictness`,
`human_review` and `personal_data_erasure`. Modules are named by the field and by the values that
their phrases state; `*_words` hold lists that several of them share.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.facts.risk import (
    error_cost_high,
    error_cost_low,
    error_cost_medium,
    on_prem_required,
    on_prem_waived,
    regulated,
    review_and_erasure,
    strictness_high,
    strictness_low_medium,
)
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    error_cost_high.add_rules,
    error_cost_medium.add_rules,
    error_cost_low.add_rules,
    regulated.add_rules,
    on_prem_required.add_rules,
    on_prem_waived.add_rules,
    strictness_high.add_rules,
    strictness_low_medium.add_rules,
    review_and_erasure.add_rules,
)
"""What adds the rules of each module.

The order counts: of values that one sentence says equally often and strongly, the one found first
stands.
"""
