"""Why outputs are wrong: what is retrieved, the form, or ignored context."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `failure_mode`."""
    _wrong_passages(book)
    _wrong_format(book)
    _ignored_context(book)


def _wrong_passages(book: RuleBook) -> None:
    book.add(
        "failure_mode",
        "bad_retrieval",
        """
        retriever|retrieval|search brings|returns|finds|fetches ..4 wrong|irrelevant|junk|noise
        needed passage ..2 not ..2 front
        """,
        strength=2,
        free=True,
    )


def _wrong_format(book: RuleBook) -> None:
    book.add(
        "failure_mode",
        "wrong_format",
        """
        only the ..1 format wobbles|breaks|is_off|drifts
        json breaks|broken|invalid|does_not_parse|is_invalid
        output format wobbles|breaks|drifts
        """,
        strength=2,
        free=True,
    )


def _ignored_context(book: RuleBook) -> None:
    book.add(
        "failure_mode",
        "ignores_context",
        """
        ignores ..2 passage|page|context|documents|doc|sources
        """,
        strength=2,
        free=True,
    )
