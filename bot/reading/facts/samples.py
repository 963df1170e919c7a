"""Held-out tests, rights, review, and where further labels come from."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

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


def add_rules(book: RuleBook) -> None:
    """Add the rules for tests, rights, erasure, review and sources of labels."""
    _tests(book)
    _other(book)


def _tests(book: RuleBook) -> None:
    lists = {"N": NOUNS}
    book.add(
        "evaluation_set_size",
        None,
        """
        # ..3 test cases|set|questions|examples|items|queries|prompts|samples
        # ..3 held|hold out|back
        # ..3 eval|evaluation|benchmark|validation|regression cases|set|questions|examples|items|
            queries|samples|prompts
        eval|evaluation|test|benchmark|validation|regression|golden set|suite ..3 of|has|with|is|
            : ..2 #
        test ..1 on # ..2 {N}
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "evaluation_set_size",
        0,
        """
        no ..2 eval|evaluation|test|benchmark|validation set|suite|cases|harness|dataset
        no ..1 evals
        not have ..2 eval|evals|evaluation|test|benchmark ..1 set|suite|cases|harness
        """,
        strength=2,
        free=True,
    )


def _other(book: RuleBook) -> None:
    book.add(
        "data_rights",
        False,
        """
        not allowed|permitted to train
        not|never ..3 train|training|fine_tune|tune on ..2 it|them|customer|client|their|that|
            this|our|user|patient
        models must not be? trained
        not have ..2 right*|consent|permission ..3 train|use
        no ..1 right*|consent|permission ..4 train*
        """,
        strength=2,
        free=True,
    )
    book.add(
        "data_rights",
        True,
        """
        allowed|permitted|cleared|free|consent|licence|rights ..1 to train|tune on
        legal|contract* ..3 allows|lets|cleared|okayed ..2 train*|tun*
        own ..2 rights ..3 data|content|text
        """,
        strength=2,
    )
    book.add(
        "personal_data_erasure",
        True,
        """
        right to be forgotten|erasure
        erasure|deletion requests|request|duty
        delete ..4 on|upon|when|if request|asked|ask|they
        must|have_to|need_to|can_ask_us_to|obliged_to delete|erase ..4 data|user|customer|personal
        """,
        strength=2,
    )
    book.add(
        "human_review",
        True,
        """
        human|person|lawyer|doctor|nurse|clinician|agent|editor|expert|someone|operator|analyst|
            radiologist|pharmacist|reviewer ..3 review*|approv*|check*|sign*|read*|look|
            looks ..3 every|each|all|before
        lawyers|doctors|nurses|clinicians|agents|editors|experts|analysts|radiologists|humans|
            people|translators|reviewers|staff ..2 review|approve|check|sign|read|look ..2 every|
            each|all|before
        humans? in|on the loop
        human in the loop
        always|every|all|each ..3 reviewed|checked|approved|signed_off by ..2 human|person|lawyer|
            doctor|nurse|clinician|agent|editor|expert|staff|analyst
        nothing|none ..3 without ..2 review|approval|human|sign
        """,
        strength=2,
    )
    book.add(
        "label_source",
        "logs",
        """
        logs|clicks|corrections|telemetry ..3 give|provide|yield|as ..2 labels
        labels from|come ..2 logs|clicks|production|usage|telemetry
        """,
        strength=2,
    )
    book.add(
        "label_source",
        "experts_only",
        """
        only|just ..2 experts|doctors|lawyers|clinicians|specialists|oncologists ..3 label|annotate
        labelling|labeling|annotation ..2 needs|requires|takes ..2 experts|doctors|lawyers|
            clinicians|specialists
        """,
        strength=2,
    )
    book.add(
        "label_source",
        "none",
        """
        no_one ..2 will|can|wants|has_time ..2 label|annotate|labelling
        no ..2 money|budget|time|capacity for|to annotat*|label*
        not|never get|have any more? labels
        """,
        strength=2,
        free=True,
    )
