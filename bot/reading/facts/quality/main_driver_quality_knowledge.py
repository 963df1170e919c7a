"""Reasons for a change: what the answers get wrong or do not know."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver`."""
    _quality_named(book)
    _knowledge_named(book)
    _too_many_mistakes(book)
    _blind_to_our_facts(book)


def _quality_named(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "quality",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain|goal|complaint ..3 quality|accuracy|correctness|errors|mistakes|wrong|consistency
        quality|accuracy|correctness|consistency ..3 main|biggest|primary|only|real|
            key ..1 driver|reason|issue|problem|concern|motivation|thing|goal
        it|all|mainly|mostly|purely ..1 about ..1 quality|accuracy|correctness|consistency
        we|just want|need better|higher quality|accuracy
        """,
        strength=2,
    )


def _knowledge_named(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "knowledge",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain ..3 knowledge|facts|outdated|stale|up_to_date|does_not_know|not_know
        it|model just|simply|still|really? does not know ..3 our|products|company|internal|facts
        knowledge ..3 main|biggest|primary|real|key ..1 driver|reason|issue|problem|gap
        """,
        strength=2,
    )


def _too_many_mistakes(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "quality",
        """
        be right|correct|accurate more|way_more|much_more often
        want|wants|need|needs|ask|asks|: ..1 fewer|less blunders|mistakes|errors|howlers|slips|
            wrong_answers|goofs
        too many ..1 mistakes|errors|blunders|howlers|slips|misreads|wrong_answers|goofs ..5 get|
            gets|slip|reach|go|fewer|stop|customers|patients|users
        wrong|mistaken|off ..3 too|far_too|way_too often|frequently
        misreads|botches|bungles|garbles|misses|muddles too|far_too|way_too many|much|often
        roasted|mocked|laughed_at|slated ..5 silly|wrong|dumb|stupid|bad|false answers|replies
        fix ..1 accuracy|quality
        """,
        strength=5,
        free=True,
    )
    book.add("main_driver", "quality", "accuracy|quality please|pls", strength=5)


def _blind_to_our_facts(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "knowledge",
        """
        keeps ..1 not|never knowing our|the
        blind to our|the ..2 intranet|wiki|docs|products|rules|handbook|prices
        teach it our|about_our
        talks|talk|tells|tell|quotes|cites|quoting|telling|serves ..4 last_season's|last_season|
            last_year's|repealed|outdated|stale|expired|obsolete ..8 stop|fix|hurts|change
        model|its_knowledge|its_training stops|ends|ended|stopped at|in @ .,14 itch|reason|why|
            problem|hurts|rub
        not|never know|have_a_clue_about|heard_of our .,8 that_is_what|that_is_why|that_is_the|
            the_rub|the_itch
        need|needs|want|wants it to know our|the ..3 by heart
        """,
        strength=5,
        free=True,
    )
