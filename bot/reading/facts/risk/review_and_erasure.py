"""Whether people check the answers, and whether personal data must be deleted."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `personal_data_erasure` and `human_review`."""
    _erasure(book)
    _review(book)


def _erasure(book: RuleBook) -> None:
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


def _review(book: RuleBook) -> None:
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
