"""Held-out tests."""

from __future__ import annotations

from bot.reading.facts.labels.label_words import NOUNS
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `evaluation_set_size`."""
    _held_out(book)
    _no_tests(book)


def _held_out(book: RuleBook) -> None:
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
        lists={"N": NOUNS},
        strength=3,
    )


def _no_tests(book: RuleBook) -> None:
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
