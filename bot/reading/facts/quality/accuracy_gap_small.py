"""Answers that nearly reach the target."""

from __future__ import annotations

from bot.reading.facts.quality.accuracy_gap_words import GOAL
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `accuracy_gap`."""
    _almost_there(book)
    _points_short(book)
    _misses_by_points(book)
    _a_whisker_short(book)
    _gap_narrow(book)


def _almost_there(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "small",
        """
        almost|nearly|very_nearly|quite_nearly there|at_target|good_enough|ok
        close to ..2 target|goal|what|bar|there|good_enough
        pretty|quite|very|really|fairly close
        just|slightly|bit|little|tad|shade|marginally|hair|fraction|touch below|short|under|off|
            behind
        not quite there|enough|good_enough|at|what
        almost|nearly|close_to ..1 good|perfect|there|enough|acceptable|ok|target
        okay|ok|good ish
        okay_ish|so_so_but|decent_but|nearly_perfect
        only|just ..2 @ points|percent|pp|percentage
        a|one little|bit|touch|notch|hair short|below|under|off|to_go|better|missing
        needs ..2 slight|small|little improvement|bump|push
        minor|small|few issues|errors|mistakes|glitches ..2 left|remain|only
        few|couple|some|two|three|one|@ points|percent|pp|percentage_points ..1 short|below|under|
            off|away|to_go|missing
        small|minor|tiny|slight gap|shortfall
        last few ..2 points|percent|pp
        final few ..2 points|percent
        only ..2 few|couple ..2 points|percent
        """,
        strength=3,
        free=True,
    )


def _points_short(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "small",
        """
        almost|nearly|close_to|just_short_of|just_under|just_below|within_a_hair ..2 there|bar|
            target|goal|threshold|good_enough|line|what
        just|slightly|hair|whisker|touch|tad|bit|little below|short|under|shy
        a|few|couple|two|three|four|five of? ..1 points|percent|pp short|below|shy|missing|off|
            under|to_go
        """,
        strength=3,
        free=True,
    )


def _misses_by_points(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "small",
        """
        misses|missing|lacks ..1 @ points|pts|pp|percent ..4 insist*|want*|need*|require*
        """,
        strength=3,
    )


def _a_whisker_short(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "small",
        """
        one|half|single|a point|percent|pp shy|short|off|below|under|away
        within a? whisker|hair|inch|spitting_distance|touching_distance|striking_distance|a_point
        whisker|inch|hair|gnat ..3 {G}|short|away|below|off
        so|very|tantalisingly|painfully|agonisingly near|close ..1 to? ..1 the|our {G}
        stone throw from|away
        """,
        lists={"G": GOAL},
        strength=3,
        free=True,
    )


def _gap_narrow(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "small",
        """
        small|slight|tiny|narrow accuracy|quality gap
        accuracy|quality|the|our gap ..3 is|remains|stays ..1 small|slight|tiny|narrow
        """,
        strength=5,
    )
