"""How often and by which verbs things change: words for facts and for tasks."""

from __future__ import annotations

VERBS_OF_CHANGE = (
    "update*|updating|amend*|revise*|revising|replace*|replacing|swap*|refresh*|rewrite*|"
    "rewritten|edit|edits|edited|publish*|push|pushes|pushed|add|adds|added|ship|ships|release*|"
    "ingest*|land|lands|arrive*|appear*|change|changes|changed|changing|come|comes|issue*|"
    "reissue*|rotate*|renew*|move|moves|sync*|upload*|drop|drops|post|posts|posted|adjust*|"
    "reprint*|reload*|republish*|grow|grows|overhaul*|modif*|alter*|turn_over|turns_over|"
    "touch|touches|bring_out|brings_out|imported|roll_out|put_out|puts_out|get_new|gets_new"
)
"""Verbs for changes of a document."""
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
RHYTHMS = {
    "daily": (
        "every_day|each_day|every_night|each_night|every_single_day|every_working_day|"
        "each_working_day|every_morning|each_morning|daily|hourly|nightly|every_hour|"
        "each_hour|overnight|constantly|continuously|all_day|all_the_time|by_the_hour|"
        "by_the_day|by_the_minute|several_times_a_day|every_few_hours|every_business_day|"
        "every_weekday|every_evening|#_times_a_day|twice_a_day|once_a_day|from_day_to_day|"
        "every_minute|every_shift|each_shift|round_the_clock|around_the_clock|every_few_minutes"
    ),
    "weekly": (
        "every_week|each_week|every_single_week|weekly|once_a_week|twice_a_week|"
        "every_few_days|every_other_day|every_two_weeks|every_other_week|fortnightly|"
        "every_fortnight|biweekly|each_sprint|every_sprint|every_couple_of_days|"
        "per_week|week_by_week|several_times_a_week|twice_a_month|"
        + "|".join(f"every_{d}|each_{d}|on_{d}s" for d in _DAYS.split("|"))
    ),
    "monthly": (
        "every_month|each_month|once_a_month|monthly|every_quarter|each_quarter|quarterly|"
        "once_a_quarter|a_few_times_a_year|several_times_a_year|twice_a_year|per_month|"
        "every_few_weeks|every_few_months|every_couple_of_months|every_other_month|"
        "each_season|every_season|per_quarter|month_by_month|every_six_months|each_term"
    ),
    "never": (
        "every_year|each_year|once_a_year|yearly|annually|only_yearly|every_few_years|"
        "once_a_decade|once_in_a_decade|every_decade|every_other_year|per_year|once_per_year"
    ),
}
"""Words for how often, for each value of `knowledge_change`."""
