"""Where further labels come from, and whether the data may be trained on."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `data_rights` and `label_source`."""
    _rights(book)
    _sources(book)


def _rights(book: RuleBook) -> None:
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


def _sources(book: RuleBook) -> None:
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
