"""What the team has: models that can be tuned, GPUs, and people who know how.

The fields are `weights_or_tuning_access`, `gpu_access` and `ml_expertise`. Modules are named by the
field and by the values that their phrases state; `*_words` hold lists that several of them share.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.facts.team import (
    gpu_access,
    ml_expertise_none,
    ml_expertise_some,
    ml_expertise_strong,
    tuning_access_given,
    tuning_access_refused,
)
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    tuning_access_refused.add_rules,
    tuning_access_given.add_rules,
    gpu_access.add_rules,
    ml_expertise_some.add_rules,
    ml_expertise_none.add_rules,
    ml_expertise_strong.add_rules,
)
"""What adds the rules of each module.

The order counts: of values that one sentence says equally often and strongly, the one found first
stands.
"""
