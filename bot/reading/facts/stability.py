"""Whether the task stays as it is."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_RULESET = (
    "taxonomy|labels|label|categories|category|classes|class|schema|rules|task|queues|guidelines|"
    "requirements|label_set|codes|intents|intent|topics|definitions|definition|policy|tree|format|"
    "fields|types|criteria|template|templates|spec|workflow|scheme|tags|scope|process|codebook|"
    "categorisation|instructions|task_definition|rubric|codings|ontology|brief|structure"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_stability`."""
    _stable(book)
    _unstable(book)
    _told_in_pictures(book)


def _stable(book: RuleBook) -> None:
    lists = {"R": _RULESET}
    book.add(
        "task_stability",
        "high",
        """
        {R} ..4 never|not|will_not|rarely|hardly|barely|seldom ..3 chang*|move|moves|moved|
            evolve*|touched|shift*
        {R} ..3 is|are|have_been|has_been|been|stay*|remain* ..3 fixed|stable|frozen|constant|
            settled|the_same|same|set_in_stone|final|unchanged|static|finished|carved|locked|
            standardised|standardized|written_and_stable|calmed
        {R} ..3 unchanged|constant|set_in_stone
        same ..3 {R}|fields|questions ..3 since|for|as|every
        nothing|none ..4 will|is_going_to|ever ..2 change|changes
        {R}|kinds|forms|types ..8 stay|stays|remain|remains as|the_same|put|fixed|unchanged
        same rules|job|task|labels|forms|form for|since|as
        stable job|task|rules|fields|labels
        neither|nor ..2 forms|labels|rules|categories|form
        will|would not ..1 change until|before|for|in|soon|ever
        law|rules|forms|form|labels ..2 not changed since|in|for
        same ..2 {R}|form|fields|questions|template|layout|forms|columns|api|grammar|task ..2 for|
            since|all|in|as|every
        {R}|rubric|form|forms|api|template|fields|list|grammar ..2 has|have|is|are|was|
            been ..2 same|stable|fixed|frozen|unchanged|locked|constant
        has|have not|never|hardly|barely ..1 changed|moved ..3 in|for|since|years|decade|ages
        fixed|frozen|stable|set|prescribed|mandated|defined by ..2 law|ministry|regulat*|standard|
            iso|contract|scheme|government|authority|framework|authorities|board
        fixed api|rubric|list|schema|template|labels|label|codes|classes|categories|catalogue|
            form|grammar|questionnaire|taxonomy
        prescribed and stable
        will stay|remain ..2 same|as_is|fixed|stable|that_way|unchanged
        same for ..1 decade|years|decades|ages|@
        mature|settled|well_established|well_defined|long_standing ..1 task|process|taxonomy|
            labels|domain|workflow|rubric|categories
        same # ..2 {R}|fields|questions
        fixed|stable|frozen|unchanging|constant|settled|static|mature ..2 {R}|fields
        fixed ..1 # ..2 {R}
        fixed by ..2 law|regulation|scheme|standard|framework|regulator|contract|statute|iso|norm
        official|standard|standardised|standardized|public|legal|iso|legally ..3 codes|code|
            taxonomy|catalogue|framework|scheme|classification|standard|nomenclature|code_list
        {R} ..4 touched|changed|changes|updated|updates|revised|reviewed ..2 once a_year|every|in_a
        same|unchanged|stable for ..2 years|decades|ages|#w
        {R} ..6 for|since|over ..2 years|#w|ages|decades|forever|#y
        not changed|moved|touched ..3 in|for|since
        has|have not changed
        task is only this , forever
        last ..1 edit|edited|change|changed|update|updated|revised|touched ..1 #y
        charts|chart|structure|lists|questions|columns|routes|products|steps|menu is|are|stay|
            stays|remain|remains ..1 stable|fixed|frozen|unchanged|static
        is|are|stay|stays|remain|remains ..1 stable|frozen|unchanged ,|.|;|and|over|for
        same ..2 job|task|work|process|rules every|each|since|for
        definition|taxonomy|codes|labels|categories|schema ..8 will_not|never change
        rock solid
        code list updates once
        has calmed down
        stable|steady task|taxonomy|labels|schema|domain|requirements|fields|scope|definition|
            guidelines
        set in stone
        knowledge is textbook
        """,
        lists=lists,
        strength=2,
        free=True,
    )


def _unstable(book: RuleBook) -> None:
    often = (
        "daily|weekly|monthly|constantly|often|frequently|all_the_time|every|each|regularly|"
        "continuously|a_lot|by_the|once_a_month|still|several|biweekly|quickly|fast|permanently|"
        "sprint|twice|always|week|again"
    )
    lists = {"R": _RULESET, "W": often}
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
        lists=lists,
        strength=3,
        free=True,
    )
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
        lists=lists,
        strength=4,
        free=True,
    )


_KINDS = (
    "category|categories|class|classes|type|types|field|fields|code|codes|intent|intents|rule|"
    "rules|queue|queues|tag|tags"
)


def _told_in_pictures(book: RuleBook) -> None:
    lists = {"R": _RULESET, "K": _KINDS}
    book.add(
        "task_stability",
        "high",
        """
        {R} .,4 carved|cast|etched|engraved in stone|granite|bronze|concrete
        carved|cast|etched|engraved in stone|granite|bronze|concrete .,4 {R}
        {R} ..3 not|never ..2 budged|renumbered|renamed|reshuffled|redrawn|wavered since|in|for
        what the|our bot|model|it ..1 does ..1 stays|remains put|the_same|unchanged
        what we ..2 do|ask|want ..3 does_not|never|will_not change
        doing|done|asking|asked this|that|the_same|exact|this_exact ..3 since|for_years|for_decades
        same ..1 question|questions|task|triage|job|check ..6 years|decades|generations
        """,
        lists=lists,
        strength=5,
        free=True,
    )
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
        lists=lists,
        strength=4,
        free=True,
    )
    book.add(
        "task_stability",
        "medium",
        """
        may|might|could ..2 bolt|add|split|gain|sprout|tack|merge ..5 {K}
        new ..1 {K} ..1 perhaps|maybe|possibly
        """,
        lists=lists,
        strength=5,
    )
