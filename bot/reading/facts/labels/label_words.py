"""Words that the rules on labelled examples share."""

from __future__ import annotations

NOUNS = (
    "example*|pair*|sample*|record*|row*|item*|ticket*|case*|email*|mail*|document*|doc|docs|"
    "review*|sentence*|message*|chat*|conversation*|dialog*|transcript*|summary|summaries|report*|"
    "post*|bio*|line*|contract*|clause*|invoice*|image*|article*|entry|entries|question*|query|"
    "queries|q&a*|triple*|instance*|point*|datapoint*|annotation*|label*|call*|comment*|note*|"
    "utterance*|letter*|claim*|resume*|cv*|snippet*|answer*|description*|page*|form*|translation*|"
    "segment*|completion*|input*|product*|photo*|receipt*|prompt*|transaction*|paragraph*|"
    "function*|judg*|order*|memo*|file*|reply|replies|tuple*|one|ones|demonstration*|text*|listing*|"
    "filing*|passage*|abstract*|complaint*|string*|spreadsheet*|response*|scenario*|diff*|"
    "statement*|log*|tweet*|incident*|alert*|solution*|outcome*|decision*|job*"
)
"""Things that can carry a label."""
LABELS = (
    "labels|annotations|label_column|label_field|labelled_data|labeled_data|training_data|"
    "training_set|training_material|training_examples|training_pairs|gold_data|gold_set|"
    "gold_labels|ground_truth|annotated_data|labelled_examples|labelled_set"
)
"""Names of labels and of labelled data."""
