"""Tasks that change, often or now and then."""

from __future__ import annotations

from bot.reading.facts.knowledge.rhythms import RHYTHMS
from bot.reading.facts.task.task_stability_words import (
    DEFINES,
    DISPUTED,
    REWORKED,
    REWORKING,
    RULESET,
)
from bot.reading.patterns import RuleBook

_KINDS = (
    "category|categories|class|classes|type|types|field|fields|code|codes|intent|intents|rule|"
    "rules|queue|queues|tag|tags"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_stability`."""
    _rules_change(book)
    _rules_change_slowly(book)
    _moving_goalposts(book)
    _kinds_may_be_added(book)
    _reworked_in_a_rhythm(book)
    _redefined(book)
    _argued_over(book)
    _partly_settled(book)


def _rules_change(book: RuleBook) -> None:
    often = (
        "daily|weekly|monthly|constantly|often|frequently|all_the_time|every|each|regularly|"
        "continuously|a_lot|by_the|once_a_month|still|several|biweekly|quickly|fast|permanently|"
        "sprint|twice|always|week|again"
    )
    book.add(
        "task_stability",
        "low",
        """
        taxonomy|labels|label_set|categories|classes|requirements|rules|schema|task|scope|
            definitions|guidelines|queues|intents|criteria|spec|tags|tree|codebook|topics|format|
            template|rubric|ontology|fields|types|codes ..3 change*|move*|moving|changing|evolv*|
            shift*|rewritten|updated|revised|tweaked|redefined|churn*|in_flux|reshuffled|added|
            adjusted|flip*|drift* ..2 {W}
        taxonomy|labels|categories|classes|requirements|schema|task|scope|definitions|intents|
            criteria|spec|rubric|label_set|codebook|ontology|fields ..2 keep*|still|constantly|
            always ..2 chang*|mov*|evolv*|shift*|growing|being|drift*|in_flux|flux|open|unclear|
            undefined|adding
            criteria|spec|label_set ..2 is|are ..2 not ..1 stable|final|fixed|settled|defined|
            clear|frozen
        taxonomy|labels|categories|classes|requirements|schema|task|scope|intents|criteria|
            spec ..2 is|are ..2 unstable|volatile|unclear|moving|fluid|changing|evolving|in_flux|
            tbd|undecided
        moving target
        {R}|structure|list|menu|catalogue|offering|product ..3 reshuffled|reorganised|reorganized|
            reworked|redesigned|restructured|rethought|replaced ..3 every|each|constantly|often|
            regularly|monthly|weekly|quarterly|all_the_time|after
        keep|keeps|kept ..1 changing|moving|shifting|adding|inventing|redefining|renaming ..4 {R}
        still|constantly|always ..1 changing|moving|evolving|shifting|in_motion|being_defined|
            being_discussed
        every week|month|sprint|release|few_weeks|other_week ..4 new|change*|another ..2 {R}
        add|adds|adding|added ..3 new ..1 {R} ..2 every|each|weekly|monthly|constantly|often
        in flux
        still ..2 figuring|defining|deciding|changing|evolving|debating|discussing ..3 what|task|
            labels|requirements|categories|scope|taxonomy
        new categories|labels|classes|intents|types|topics|fields|queues|tags|requirements|
            rules ..3 {W}
        not ..2 know yet|exactly what
        changes its|their mind
        change ..1 mind
        product|pm|pms|business|stakeholder*|management|client|boss ..3 change*|changing ..2 mind|
            spec|requirements|scope|it|rules|everything
        requirements ..2 change*|unclear|evolve|evolving|shift*
        {R} change*|move* {W}
        rules are rewritten
        """,
        lists={"R": RULESET, "W": often},
        strength=3,
        free=True,
    )


def _rules_change_slowly(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "medium",
        """
        {R} ..4 change*|updated|revised|adjusted|reviewed|tweaked|moves ..3 occasionally|
            now_and_then|quarterly|every_quarter|every_few_months|from_time_to_time|sometimes|
            twice_a_year|every_six_months|slowly|every_couple_of_months|each_quarter|
            once_a_quarter|half_yearly|each_season
        mostly|fairly|reasonably|relatively|more_or_less|somewhat|pretty|quite stable|fixed|settled
        bad actors adapt
        plan to refresh often
        occasional|minor|small changes|tweaks|updates|adjustments ..3 {R}
        new ..2 category|label|class|intent|queue|field|type ..1 now_and_then|occasionally|
            every_quarter|every_few_months|once_in_a_while|sometimes
        """,
        lists={"R": RULESET},
        strength=4,
        free=True,
    )


def _moving_goalposts(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "low",
        """
        goalposts|goal_posts move|moves|moved|shift|shifts|keep
        moving|moves|move|shifting the goalposts|goal_posts
        what counts as ..5 redefined|changes|shifts|moves|changed
        {R} ..3 reshuffled|redrawn|renamed|redone|rewritten|redefined ,? again
        {R}|question|questions ..6 keep|keeps mutating|morphing|shifting|drifting
        {R} ..4 being redefined|rewritten|redrawn as we speak
        brings|bring ..1 new ..1 rules|set|categories|criteria|labels .,8 lasts|every|each|again
        """,
        lists={"R": RULESET},
        strength=4,
        free=True,
    )


def _kinds_may_be_added(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "medium",
        """
        may|might|could ..2 bolt|add|split|gain|sprout|tack|merge ..5 {K}
        new ..1 {K} ..1 perhaps|maybe|possibly
        """,
        lists={"K": _KINDS},
        strength=5,
    )


def _reworked_in_a_rhythm(book: RuleBook) -> None:
    """The rhythm in which labels, rules and forms change."""
    book.add(
        "task_stability",
        "low",
        """
        {R} .,5 {V} ..4 {W}
        {V} ..2 new? {R} ..4 {W}
        {V} ..2 {R} ..2 every|each #w
        {R} .,4 {V} ..4 each|every|at_each|at_every ..1 planning|sprint|release|meeting|campaign|
            month|round|iteration|season
        {R} ..3 keep|keeps changing|moving|shifting|growing|evolving
        new|different {R} ..3 turn_up|come_up|pop_up|appear|all_the_time|every|each
        """,
        lists={"R": REWORKED, "V": REWORKING, "W": RHYTHMS["daily"] + "|" + RHYTHMS["weekly"]},
        strength=3,
        free=True,
    )


def _redefined(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "low",
        """
        {D} ..2 is|are a_living_thing|living_things|a_moving_target|moving_targets|in_flux
        {D}|themes|topics|questions ..2 is|are|get|gets new each|every time|round|year|quarter|
            season|month
        {D}|voice|brand_voice ..2 get|gets|is|are|being ..1 reworked|rewritten|redone|redrafted|
            renegotiated|redefined|reinvented ..1 every|each|this|all|right|now|again
        rewriting|redrafting|redefining ..1 the? them|it|{D} this|these|right|now
        adds|merges|splits|renames , ..1 adds|merges|splits|renames or|and
        """,
        lists={"D": DEFINES},
        strength=4,
        free=True,
    )


def _argued_over(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "low",
        """
        {R} come|comes and go|goes
        still|always ..1 argue|arguing|fight|fighting|haggle|haggling ..2 over|about what
        {R} ..2 merged|split|renamed , ..6 as|whenever|every|constantly
        {R} ..5 version|v @|#x|#v and counting
        brief|instructions|assignment ..4 flips|flip|changes|moves|shifts constantly|weekly|daily|
            every|all_the_time
        every|each season|year|quarter|month ..7 so do|does our|the {R}
        """,
        lists={"R": DISPUTED},
        strength=5,
        free=True,
    )


def _partly_settled(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "medium",
        """
        #%|half|most|two_thirds ..5 frozen|stable|fixed|settled|carved_in_stone|set_in_stone , ..1
            rest|half|other|others
        {R} ..5 #% frozen|stable|fixed|settled
        """,
        lists={"R": DISPUTED},
        strength=6,
        free=True,
    )
