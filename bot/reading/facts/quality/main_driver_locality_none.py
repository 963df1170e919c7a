"""Reasons for a change: where the system runs; and having no reason."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver`."""
    _place_named(book)
    _data_stay_inside(book)
    _only_curious(book)


def _place_named(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "locality",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain ..3 privacy|data_residency|locality|on_prem|offline|residency|confidentiality|
            sovereignty
        privacy|data_residency|locality|residency|confidentiality|sovereignty ..3 main|biggest|
            primary|real|key|the ..1 driver|reason|issue|problem|concern
        has|must|needs to? run|work ..2 offline|on_device|on_the_device|locally
        """,
        strength=2,
    )


def _data_stay_inside(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "locality",
        """
        want|wants|insist|insists ..3 every|each|all ..1 byte|bytes|record|data inside|within|on|in
        says|said|rules|ruled|insists no ..1 byte|datum|data|record|bit|word crosses|leaves
        only buy|sign|use_it|go_live if ..2 thing|it|model ..1 sits|runs|lives|stays in|on
        kept|keep ..4 off anyone's|any|the|other_people's ..1 cloud|clouds .,4 no_other|only|sole|
            that_is
        """,
        strength=5,
        free=True,
    )


def _only_curious(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "none",
        """
        nothing ..2 pushes|pushing|drives|driving|forces|forcing us|me
        no ..1 itch at_all|here|,
        we|i are|am ..1 only|just|merely|simply ..1 curious
        is ..1 simply|merely curious
        nothing is? wrong|broken ..1 , just|only curious
        """,
        strength=5,
        free=True,
    )
    book.add(
        "main_driver",
        "none",
        """
        if there was|were|is a|any ..1 reason .,7 ;|, there is none
        there is no actual|real problem|pain|itch|need
        """,
        strength=5,
        free=True,
        unreal=True,
    )
