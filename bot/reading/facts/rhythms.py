"""Facts that move by the hour or not at all, in sayings rather than in the names of rhythms."""

from __future__ import annotations

from bot.reading.facts.knowledge import SOURCES
from bot.reading.patterns import RuleBook

_LISTS = (
    SOURCES + "|roster|rota|price_list|price_book|rate_card|rate_cards|menu|odds|quota_sheet|"
    "watchlist|ward_list|register|timetable|stock_list|inventory|chart_of_accounts|bulletins|"
    "promo_codes|fares|tariffs|grant_rules|specs|leaflets"
)
_WORKS = (
    "bible|scripture|canon_law|prayer_book|hymnal|rulebook|rule_book|statutes|statute|by_laws|"
    "constitution|corpus|archive|logbooks|price_book|handbook|encyclopedia|liturgy|treaty|scriptures"
)
_MOVES = (
    "reload*|overwritten|wiped|wipe|wipes|rewritten|republish*|swap*|change|changes|changed|"
    "move|moves|update*|fiddle*|scribble*|tinker*|rejig*|amend*|replace*|reissue*|revise*|turns_over"
    "|turn_over|refreshed|torn_up|rotate|rotates"
)
_OFTEN = {
    "daily": (
        "day_in_day_out|day_in|by_the_second|by_the_minute|before_breakfast|with_breakfast|"
        "each_evening|every_evening|between_every_call|between_calls|from_one_day_to_the_next|"
        "by_the_overnight|by_a_nightly|by_the_nightly|before_each_shift|at_every_handover|"
        "round_the_clock"
    ),
    "weekly": (
        "every_seven_days|each_seven_days|on_market_day|every_weekend|each_weekend|sprintly|"
        "every_sabbath|every_sunday|each_sunday|every_fortnight|once_a_fortnight"
    ),
    "monthly": (
        "each_full_moon|every_full_moon|each_lunar_month|every_lunar_month|with_each_moon|"
        "every_thirty_days|once_every_month|with_the_payroll|every_payday|once_a_month"
    ),
}


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_change`."""
    for value, words in _OFTEN.items():
        book.add(
            "knowledge_change",
            value,
            """
            {S} .,6 {M} ..4 {W}
            {W} ..4 {M} ..3 {S}
            {M} ..3 {S} ..3 {W}
            new|fresh ..3 {S} .,4 {W}
            """,
            lists={"S": _LISTS, "M": _MOVES, "W": words},
            strength=5,
        )
    book.add(
        "knowledge_change",
        "daily",
        """
        feed is|ticks|, ..2 #ms
        {S} ..3 is|are live
        {S} ..6 never the same two days
        {S} .,6 already a different one|list
        """,
        lists={"S": _LISTS + "|feed"},
        strength=4,
        free=True,
    )
    book.add(
        "knowledge_change",
        "never",
        """
        {K} ..3 not|never|hardly ..1 budge*|get_updates|been_touched|get_updated
        {K} ..2 not one|a comma|word|letter|line ..3 since
        {K} .,6 nothing gets|is|was ever? added|changed
        {K} .,8 same for years|decades|centuries|ages
        frozen|petrified|immutable {K}
        {K} ..2 is|are frozen|dead|petrified|closed_for_good
        set once per season|year|decade
        no_one|nobody has touched ..1 it? ..1 or will
        last entry when|in
        """,
        lists={"K": _WORKS},
        strength=5,
        free=True,
    )
