"""Words that the rules on the stability of a task share."""

from __future__ import annotations

from bot.reading.facts.knowledge.rhythms import VERBS_OF_CHANGE

RULESET = (
    "taxonomy|labels|label|categories|category|classes|class|schema|rules|task|queues|guidelines|"
    "requirements|label_set|codes|intents|intent|topics|definitions|definition|policy|tree|format|"
    "fields|types|criteria|template|templates|spec|workflow|scheme|tags|scope|process|codebook|"
    "categorisation|instructions|task_definition|rubric|codings|ontology|brief|structure"
)
"""What makes up the rules of a task."""
REWORKED = (
    "label|labels|categor*|definition*|taxonom*|classes|scheme|intents|guideline*|template*|"
    "fields|attributes|attribute|schema|rubric|criteria|codes|departments|queues|topics|tags|"
    "style_book|style_guide|rules|rule|types|tiers|codebook|requirements|scope|spec|routes|"
    "teams|kinds|tree|format|layout|instructions|questionnaire|columns|scheme|grades|scale"
)
"""What is reworked in a rhythm."""
REWORKING = (
    VERBS_OF_CHANGE
    + "|shuffle*|reshuffle*|rework*|reorganise*|reorganize*|redefine*|invent|invents|"
    "merge*|split|splits|rename*|restructure*|rethink|redraw*|tweak*|extend*"
)
"""Verbs for changes of rules."""
DEFINES = (
    "layout|form|format|diff_format|diff_shape|shape|call_script|script|code_list|codes|clause_list"
    "|conventions|convention|structure|patterns|pattern_set|sentence_patterns|colours|colors|tags|"
    "tag_list|criteria|policy|classes|grammar|scheme|mapping|rules|doctrine|reasons|reason_list|"
    "types|class_list|grades|list|style_guide|voice|schema|fields|categories|harm_classes"
)
"""What defines the right answer: codes, criteria, layouts."""
DISPUTED = (
    "labels|label|categories|category|queues|queue|tags|fields|classes|codes|intents|taxonomy|"
    "spec|brief|rubric|guide|guidelines|rules|schema|template|topics|types"
)
"""What people argue over, merge and rename."""
