"""Tasks that stay as they are."""

from __future__ import annotations

from bot.reading.facts.task.task_stability_words import (
    DEFINES,
    DISPUTED,
    REWORKED,
    REWORKING,
    RULESET,
)
from bot.reading.patterns import RuleBook

_STAYS = (
    "settled|frozen|final|fixed|ours|stays|untouched|unchanged|set|carved_in_stone|locked|closed"
)
_SETTER = (
    "decree|statute|law|doctrine|insurers|insurer|ministry|regulator|board|standard|contract|"
    "protocol|charter|treaty|scheme|norm|norms|government|court|act|association"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_stability`."""
    _rules_stay(book)
    _carved_in_stone(book)
    _not_reworked(book)
    _not_altered_for_ages(book)
    _given_from_outside(book)
    _nobody_touches_them(book)


def _rules_stay(book: RuleBook) -> None:
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
        lists={"R": RULESET},
        strength=2,
        free=True,
    )


def _carved_in_stone(book: RuleBook) -> None:
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
        lists={"R": RULESET},
        strength=5,
        free=True,
    )


def _not_reworked(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "high",
        """
        {R} ..4 {V} ..3 once|only ..1 in? ..1 a|every decade|ten_years|#w|few_years|blue_moon
        {R} .,4 not|never|hardly|rarely|no_one|none|nobody|neither ..3 {V}
        {R} ..2 is|are|stay|stays|was|remain ..2 fixed|stable|the_same|same|frozen|laid_down|
            settled|set|constant
        {R} .,3 last changed|touched|revised|updated|edited in|#y
        following|follow|under|by|with a|the|our stable|fixed|settled|frozen guideline*|scheme|
            rubric|taxonomy|template|definition*
        {R} ..4 since ..4 and|, ..2 will|remain|stay|stays
        {R} ..4 by law|decree|statute|regulation|the_standard|iso
        """,
        lists={"R": REWORKED, "V": REWORKING},
        strength=2,
        free=True,
    )


def _not_altered_for_ages(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "high",
        """
        not ..2 altered|amended|modified|edited|revised|rewritten ..2 since|in|for
        as old as
        for|over ..1 ages|decades|generations
        """,
        strength=2,
        free=True,
    )


def _given_from_outside(book: RuleBook) -> None:
    """What defines the answers is settled, or laid down by somebody else."""
    book.add(
        "task_stability",
        "high",
        """
        {D} ..2 is|are|stays|remains ..1 {S}
        layout|form|format|diff_format|diff_shape|shape|script|code_list|clause_list|scheme|
            grammar|pattern_set|schema stays|stay
        {D} ..2 not|never ..1 changed|moved|budged ..2 in|since|for ..3 ages|years|decades|first|
            #w|#y|launch
        {D} ..6 no|without change|changes|edit|edits since|in|for
        {D} ..3 been|stayed|remained ..1 stable|untouched|constant|the_same|unchanged
        {D} ..4 unchanged|untouched|frozen|fixed since|in|for
        {D} ..3 is|are|was|were ..1 fixed|set|given|prescribed|laid_down|dictated by ..2 {B}
        {D} ..1 come|comes|follow|follows from ..1 a|the ..1 {B}
        same ..1 {D} since|for|as|forever
        {D} ..2 seen|had one|a_single|two|@|no edit|edits|change|changes|revision ..1 in|since
        no more|others|further ..3 will|to be added|come
        list|catalogue was frozen
        """,
        lists={"D": DEFINES, "S": _STAYS, "B": _SETTER},
        strength=3,
        free=True,
    )


def _nobody_touches_them(book: RuleBook) -> None:
    book.add(
        "task_stability",
        "high",
        """
        no_one|nobody ..2 touches|touching|touch|dares ..2 {R}
        {R} .,7 untouchable
        {R} ..2 fixed|set|prescribed by ..1 hq|headquarters|treaty|union|head_office
        the task|extraction|job|classification itself does|has not ..1 change|move|changed|moved
        """,
        lists={"R": DISPUTED},
        strength=5,
        free=True,
    )
