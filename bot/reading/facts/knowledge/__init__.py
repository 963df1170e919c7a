"""The facts that a task needs: where they live, how fast they change, who may see them.

The fields are `knowledge_source`, `knowledge_change`, `citations_required`, `corpus_tokens` and
`access_control`. Modules are named by the field and by the values that their phrases state;
`sources` and `rhythms` hold lists that several of them share.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.reading.facts.knowledge import (
    citations_required,
    corpus,
    knowledge_change_daily,
    knowledge_change_never,
    knowledge_change_rhythms,
    knowledge_source_kept,
    knowledge_source_model_knows,
    knowledge_source_none,
    knowledge_source_private,
)
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    knowledge_source_kept.add_rules,
    knowledge_source_none.add_rules,
    knowledge_source_model_knows.add_rules,
    knowledge_source_private.add_rules,
    knowledge_change_rhythms.add_rules,
    knowledge_change_daily.add_rules,
    knowledge_change_never.add_rules,
    citations_required.add_rules,
    corpus.add_rules,
)
"""What adds the rules of each module.

The order counts: of values that one sentence says equally often and strongly, the one found first
stands.
"""
