"""How good the answers are, what was tried, and why a change is wanted.

The fields are `accuracy_gap`, with the scores of which it is the difference, `prompt_attempts`,
`main_driver` and `failure_mode`. Modules are named by the field and by the values that their
phrases state; `*_words` hold lists that several of them share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.reading.clauses import Sentence
from bot.reading.facts.quality import (
    accuracy_gap_large,
    accuracy_gap_none,
    accuracy_gap_small,
    failure_mode,
    main_driver_cost,
    main_driver_latency,
    main_driver_locality_none,
    main_driver_named,
    main_driver_quality_knowledge,
    prompt_attempts_exhausted,
    prompt_attempts_none,
    prompt_attempts_some,
    score_pairs_bare,
    scores,
)
from bot.reading.finding import Finding
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    accuracy_gap_small.add_rules,
    accuracy_gap_large.add_rules,
    accuracy_gap_none.add_rules,
    prompt_attempts_none.add_rules,
    prompt_attempts_some.add_rules,
    prompt_attempts_exhausted.add_rules,
    main_driver_named.add_rules,
    main_driver_cost.add_rules,
    main_driver_latency.add_rules,
    main_driver_quality_knowledge.add_rules,
    main_driver_locality_none.add_rules,
    failure_mode.add_rules,
)
"""What adds the rules of each module.

The order counts: of values that one sentence says equally often and strongly, the one found first
stands.
"""

READERS: tuple[Callable[[list[Sentence]], Iterable[Finding]], ...] = (
    scores.read_scores,
    score_pairs_bare.read_gap_pairs,
    score_pairs_bare.read_missed_by,
)
"""What reads values that several numbers or sentences make."""
