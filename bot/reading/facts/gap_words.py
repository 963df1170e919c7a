"""How far the prompt is from its target, in pictures: a whisker short, straight to the bin."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_GOAL = "target|goal|bar|mark|threshold|line|standard|benchmark|acceptance|spec"
_MAKE = "output|outputs|answers|drafts|replies|results|suggestions|summaries|translations|it"


def add_rules(book: RuleBook) -> None:
    """Add further rules for `accuracy_gap`."""
    lists = {"G": _GOAL, "M": _MAKE}
    book.add(
        "accuracy_gap",
        "large",
        """
        miles|light_years|galaxies|oceans|worlds|continents|leagues away|off|from|short ..3
            usable|good|{G}|what|ready|acceptable|useful|shippable
        miss|misses|missed|short|below|fail|fails|failed ..4 by a ..1 mile|country_mile|wide_margin|
            long_way|long_shot
        {M} ..4 straight|directly|right to|into|in ..1 bin|trash|rubbish|dustbin|wastebasket
        half|most|majority ..3 {M} ..3 binned|trashed|scrapped|rewritten|discarded|thrown|bin
        mountain to climb
        not ..2 in ..1 same league|ballpark|galaxy|universe as|we|they|the
        """,
        lists=lists,
        strength=3,
        free=True,
    )
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
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "accuracy_gap",
        "none",
        """
        bang|smack|dead|spot on ..1 {G}|what
        {G} ..1 is|was|has_been|have_been? ..1 reached|met|hit|achieved|cleared|ticked|passed
        quality|accuracy .,9 box is|has_been ..1 ticked
        acceptance ..2 numbers|tests|figures|checks|criteria|results ..2 green|passed|met|fine
        qa|acceptance|reviewers|auditors|assessor passed it
        passes|passed|aces|aced|clears every|all|each|everything ..1 case|cases|test|tests|check|
            checks|exam|question|questions
        can|could not ask for more|better .|,|;|!|than
        it is ..1 where it should|needs_to|ought_to be
        as good as it needs|has to be?
        on|at par ..1 now|already
        editors|reviewers|judges|experts|they ..1 can not tell ..2 apart
        {M} indistinguishable from
        """,
        lists=lists,
        strength=3,
        free=True,
    )
