"""Labelled examples: how many there are, of which kind, and where more come from.

The fields are `labelled_examples`, whose phrases stand in `counts*` and `none*`,
`evaluation_set_size`, `label_source` and `data_rights`. `checks` tells which numbers near the word
for labels count something else; `per_class`, `alone` and `totals` read what no single phrase tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.reading.clauses import Sentence
from bot.reading.facts.labels import (
    alone,
    counts,
    counts_by_work,
    evaluation_set,
    none,
    none_by_work,
    per_class,
    source_and_rights,
    totals,
)
from bot.reading.finding import Finding
from bot.reading.patterns import RuleBook

RULES: tuple[Callable[[RuleBook], None], ...] = (
    counts.add_rules,
    counts_by_work.add_rules,
    none.add_rules,
    none_by_work.add_rules,
    evaluation_set.add_rules,
    source_and_rights.add_rules,
)
"""What adds the rules of each module."""

READERS: tuple[Callable[[list[Sentence]], Iterable[Finding]], ...] = (
    per_class.read_labels_per_head,
    alone.read_labels_alone,
    totals.read_label_totals,
)
"""What reads values that several numbers or sentences make."""
