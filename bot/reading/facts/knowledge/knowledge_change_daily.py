"""Facts that change daily or weekly, told without the name of a rhythm."""

from __future__ import annotations

from bot.reading.facts.knowledge.sources import SOURCES, SOURCES_AND_ROSTERS
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_change`."""
    _live_data(book)
    _new_versions_constantly(book)
    _rebuilt_each_night(book)
    _grows_while_we_work(book)
    _added_each_week(book)
    _live_feeds(book)


def _live_data(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "daily",
        """
        live data
        by the minute|hour
        breaking|today|tonight|yesterday|overnight news|event*|prices
        {S} change* constantly|all_the_time|hourly|during_the_day
        live|real_time|current|up_to_date ..1 prices|inventory|stock|availability|data|rates|feeds
        """,
        lists={"S": SOURCES},
        strength=2,
    )


def _new_versions_constantly(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "weekly",
        """
        new versions|releases constantly
        {S} ..5 new ..2 versions constantly|often|frequently
        """,
        lists={"S": SOURCES},
        strength=4,
    )


def _rebuilt_each_night(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "daily",
        """
        {S} ..2 rebuilt|regenerated|reloaded|exported|reimported every|each night|day|morning
        {S} ..2 rebuilt|regenerated|reloaded nightly|daily
        """,
        lists={"S": SOURCES},
        strength=3,
    )


def _grows_while_we_work(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "daily",
        """
        minute by minute
        new {N} by the hour|minute
        grows|growing|grow while|as ..3 work|works|type|translate|edit
        grows|growing|grow|filled|filling during|over|throughout ..2 day|shift
        hundreds|thousands|dozens of commits|merges|changes a|per|every|each day
        # ..1 new|added or|and withdrawn|removed|delisted|dropped ..2 each|every|a|per day
        come_and_go|comes_and_goes|replaced|overnight|changes|change|edited ..1 overnight|hourly|
            every_day|each_day|every_single_day|all_day|by_the_hour|several_times_a_day
        push|pushes|pushed|pushing ..4 all_day
        shift|shifts|shifting|move|moves|vary|varies during|over|throughout the day
        """,
        lists={"N": "tickets|cases|documents|docs|posts|articles|listings|entries|bulletins|notes"},
        strength=5,
    )


def _added_each_week(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "weekly",
        """
        adds|add|added|adding to it|them|this each|every week|sprint|few_days|couple_of_weeks
        extended|changed|amended|edited by ..2 whenever they|anyone|somebody ..1 like|likes|want|
            wants
        lag|lags|lagging behind ..8 weekly|every_week
        """,
        strength=4,
    )


def _live_feeds(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "daily",
        """
        feed is|ticks|, ..2 #ms
        {S} ..3 is|are live
        {S} ..6 never the same two days
        {S} .,6 already a different one|list
        """,
        lists={"S": SOURCES_AND_ROSTERS + "|feed"},
        strength=4,
        free=True,
    )
