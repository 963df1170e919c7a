"""How fast the facts change, composed of sources, verbs and rhythms."""

from __future__ import annotations

from bot.reading.facts.knowledge.rhythms import RHYTHMS, VERBS_OF_CHANGE
from bot.reading.facts.knowledge.sources import SOURCES, SOURCES_AND_LISTINGS, SOURCES_AND_ROSTERS
from bot.reading.patterns import RuleBook

CUSTOM = 1
"""Strength of `it changes weekly`, which may also be said of the task; see `settle`."""
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
    _changes(book)
    _sources_change(book)
    _in_sayings(book)


def _changes(book: RuleBook) -> None:
    often = {
        "daily": "by_the_hour|by_the_day|every_couple_of_hours|day_by_day|daily|hourly|"
        "constantly|nightly|every_day|each_day|by_the_minute|every_minute|"
        "every_hour|all_day|minute_by_minute|several_times_a_day|every_night|intraday|all_the_time|"
        "every_few_hours|continuously|in_real_time|every_morning|overnight|permanently",
        "weekly": "by_the_week|week_by_week|weekly|every_week|each_week|once_a_week|every_sprint|"
        "each_sprint|every_other_week|"
        "every_two_weeks|biweekly|twice_a_month|every_couple_of_weeks|every_few_days|"
        "every_monday|every_tuesday|every_wednesday|every_thursday|every_friday|every_sunday|"
        "every_saturday|fortnightly|a_few_times_a_month|with_every_sprint",
        "monthly": "each_semester|every_semester|each_term|every_term|each_season|every_season|"
        "monthly|several_times_a_year|quarterly_releases|every_month|each_month|"
        "once_a_month|quarterly|every_quarter|each_quarter|"
        "once_a_quarter|slowly|every_few_weeks|"
        "every_few_months|every_couple_of_months|a_few_times_a_year|each_release|"
        "every_release|twice_a_year|every_six_months",
        "never": "every_january|once_per_year|yearly_at_most|once_every_few_years|"
        "every_few_years|yearly|annually|once_a_year|every_decade|"
        "every_year|each_year|once_in_a_blue_moon|every_other_year",
    }
    periods = {
        "daily": "day|hour",
        "weekly": "week|sprint",
        "monthly": "month|quarter",
        "never": "year",
    }
    for value, words in often.items():
        named = {"S": SOURCES, "W": words, "P": periods[value]}
        book.add(
            "knowledge_change",
            value,
            """
            change|changes|changing|updates|updated ..1 {W}
            different|new ..2 {W}
            """,
            lists=named,
            strength=CUSTOM,
        )
        book.add(
            "knowledge_change",
            value,
            """
            {S}|sheet|file ..4 overwrit*|reshuffl*|reload*|regenerat*|redone|reissu*|
                swap*|reprint*|rebuilt|replac*|refresh* ..3 {W}
            {W} ..2 new|fresh ..2 sheet|file|list|edition|{S} ..1 drops|lands|arrives|comes|is
            {S} ..8 turn*|churn*|rotat*|replac*|renew*|amend*|adjust*|publish*|fluctuat*|varies|
                vary|
                change*|updat*|grow*|move*|revis*|refresh*|rewritten|edited|rotate*|evolv*|
                reissued|synced|added|new|come ..4 {W}
            {S} ..4 {W} ..1 change*|updat*|refresh*
            new|fresh {S}|pieces|items|papers|filings|cases|entries|rules|laws|versions ..3 come|
                comes|arrive|arrives|land|added|appear|published|released ..2 {W}
            {S}|filings|rules|laws|cases|papers|regulations come|comes|arrive|land ..1 in {W}
            come|comes in {W}
            {W} ..1 updated|changing|refreshed|updates|changes|refresh|rewritten ..3 {S}
            {S} change*|updat*|refresh* {W}
            facts|knowledge|content|information|stuff|it that? ..2 change*|updat*|rewritten ..4 {W}
            {S} is|are {W}
            {S} {W}
        {S} ..4 change*|updat*|rewritten|revised|refreshed|edited|replaced .,7 {W}
            {S} ..1 which|that ..1 grow|change|get|gets|are|is ..6 {W}
            {S} , which|that ..8 {W}
            {S} ..3 move|moves|moving ..1 {W}
            {W} ..2 new {S}
            {S} .,8 grow*|added|new|additions|change*|updat* ..5 @|few|some|several|dozen|
                hundred ..2 a|per|each|every {P}
            {S} .,6 few|some|several|couple|@ ..1 additions|updates|changes|edits|revisions a|per|
                each|every {P}
            """,
            lists=named,
            strength=3,
        )


def _sources_change(book: RuleBook) -> None:
    for value, words in RHYTHMS.items():
        lists = {"S": SOURCES_AND_LISTINGS, "V": VERBS_OF_CHANGE, "W": words}
        book.add(
            "knowledge_change",
            value,
            """
            {S} .,5 {V} ..4 {W}
            {V} ..4 {S} ..4 {W}
            {W} ..2 {V} ..3 {S}
            {S} .,5 {W} {V}
            new|fresh|updated|revised ..2 {S} ..3 {W}
            {S} ..2 {W} new|fresh
            {W} , ..3 {S} ..2 {V}
            """,
            lists=lists,
            strength=3,
        )
    book.add(
        "knowledge_change",
        "every",
        """
        {S} .,5 {V} ..4 every|each #w
        {V} ..4 {S} ..4 every|each #w
        every|each #w ..2 {V} ..3 {S}
        {S} ..2 every|each #w
        """,
        lists={"S": SOURCES_AND_LISTINGS, "V": VERBS_OF_CHANGE},
        strength=3,
    )


def _in_sayings(book: RuleBook) -> None:
    """Rhythms in sayings rather than by their names."""
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
            lists={"S": SOURCES_AND_ROSTERS, "M": _MOVES, "W": words},
            strength=5,
        )
