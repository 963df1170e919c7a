"""Strictness of form and stability of the task."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_RULESET = (
    "taxonomy|labels|label|categories|category|classes|class|schema|rules|task|queues|guidelines|"
    "requirements|label_set|codes|intents|intent|topics|definitions|definition|policy|tree|format|"
    "fields|types|criteria|template|templates|spec|workflow|scheme|tags|scope|process|codebook|"
    "categorisation|instructions|task_definition|rubric|codings|ontology|brief|structure|it"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `style_or_format_strictness` and `task_stability`."""
    _strict(book)
    _loose(book)
    _stable(book)
    _unstable(book)


def _strict(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "high",
        """
        must|has_to|have_to|needs_to|need_to|should parse|validate|compile|conform|be_valid|follow ..3
        must|has_to|have_to|needs_to|need_to ..2 parse|validate|compile|be_valid|conform|match
        in|stay|stays|keep|keeps|break|breaks|breaking character
        per|following|against ..2 own|our|the ..1 schema|template|spec|style_guide|format
        or ..2 importer|parser|system|pipeline|it rejects|fails|breaks|chokes
        @ character|characters ..1 slot|limit|maximum|max|long
        limit of @ character*|words
        fit ..2 @ character*|words
        style|voice|tone|format|wording ..4 matters|counts|is_key|is_crucial ..1 a_lot|most|very_much|greatly|hugely
        @ digit|#x code|codes
        strict|rigid|tight|fixed|prescribed|mandatory|exact|precise ..1 schema|format|template|layout|json|style|form|structure|wording|syntax|phrases|tone|guidelines|output|spec
        template|format|schema|wording|style|tone|structure|phrases is|are ..2 prescribed|mandatory|strict|fixed|non_negotiable|exact|law|spot_on|crucial|very
        either ..1 runs|parses|compiles|works|valid or
        match|matches|follow|follows|follow* ..2 our|the|house|brand|company ..2 style|voice|tone|template|format|guide*|schema|exactly
        voice|tone|style|format ..3 spot on
        voice|tone|style|format|brand ..4 must|has_to|have_to|needs_to|need_to ..3 match|be|sound|fit|follow|stay
        in ..1 our ..1 style|tone|voice|format|template|dsl|syntax
        style of ..1 our
        exactly|precisely one_of|the|in|like|as|our ..2 format|template|schema|style|voice
        one of ..2 @ ..2 function|api calls|calls|functions|actions
        query|markup|domain_specific|proprietary|config|rule language
        own|proprietary|internal|custom ..1 language|grammar|syntax|notation
        valid|strict|exact|fixed|rigid|parseable|parsable|well_formed|strictly ..1 json|xml|schema|format|yaml|template|syntax|sql|structure|style|output|csv|fhir|hl7|layout
        own|proprietary|custom|internal|house|bespoke|in_house ..1 json|format|dsl|markup|schema|xml|query_language|template|language|syntax
        house|brand|corporate|company|strict|firm style|voice|tone|style_guide|guide|guidelines
        style guide|guides|guideline|guidelines|rules|sheet
        tone ..1 of ..1 voice
        brand ..1 voice|tone|guidelines
        own|exact|right|consistent|same|specific voice|voices|tone|style
        json|xml|fhir|schema|format|output ..3 must|has_to|exactly|strictly|validated|machine|downstream|parsed|always|100
        downstream|machine|code|parser|another_system ..4 parse*|consume*|ingest*|read|reads|break*
        strict|very_strict|picky|fussy|rigid|exacting ..3 about|on|with|format*|style|tone|wording|template*
        format|style|tone|wording|voice|form ..2 is|are ..1 strict|critical|crucial|essential|fixed|everything|rigid|sacred|non_negotiable|important|key|very|key
        wording|phrasing ..2 must|matters|exact|prescribed|approved
        literal quote
        short text in
        string out ,
        checked by parsing
        word for word|by
        to the letter
        controlled vocabulary|language
        legal|contract language|drafting|wording ..2 exact|precise|must
        breaking character
        invalid|malformed|broken ..2 json|output|xml|breaks
        breaks|break|crash* ..3 if|when ..4 format|json|schema|field
        schema exactly|strictly
        exactly ..2 our|the|this|one|that format|schema|template|style|json|layout
        """.replace("follow ..3\n", "follow_the\n"),
        strength=2,
    )
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        guidelines for the text
        format wobbles|drifts
        only the ..1 format wobbles
        some|roughly|more_or_less|loosely|mostly|fairly|reasonably|moderate|somewhat|semi ..2 consistent|format|structure|style|tone|template|structured|strict|formatted|strictness
        roughly ..2 same ..1 structure|format|style
        should sound ..2 like|professional|friendly|polite
        professional|polite|friendly|formal ..1 tone
        tone should
        polite
        light structure|template
        """,
        strength=2,
    )


def _loose(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "low",
        """
        tone|style|format|wording|formatting|phrasing|form|layout|voice ..5 not|hardly|barely|never ..3 matter|important|critical|care|issue|concern|crucial|fussy|strict|picky
        tone|style|format|wording|formatting|phrasing ..1 can|may|could be whatever|anything|free|any|rough|sloppy
        as long as ..3 right|correct
        tone|style|format|wording|formatting|phrasing|layout ..2 is|are ..1 whatever|free|irrelevant|secondary|no_issue|flexible|optional|negligible
        tone|style|format|wording|formatting no|not|does|is ..2 issue|matter|important|matters|care
        sloppy|loose|rough ..1 formatting|format|style|wording ..1 is|ok|fine
        no|without special|particular|specific|strict|fixed ..1 format|style|tone|wording|formatting
        do not|never mind|care ..3 format*|style|tone|wording
        tone|style|format|wording|formatting|phrasing ..3 is|are ..2 irrelevant|secondary|free|flexible|whatever|unimportant|free_form|up_to|fine|ok
        no|not_have|without|zero ..3 style|format|tone|formatting|house ..1 requirement*|constraints|rules|guide|requirements|guidelines|needs|restrictions
        not ..2 care ..4 style|format|tone|wording|looks|formatting|phrasing|how
        no_one|not cares ..4 style|format|tone|wording|looks|formatting|phrasing|how
        any format|style|form|wording|phrasing ..1 works|will|is|goes|ok|fine
        free text|form|format ..1 is|fine|ok|output|answer|answers
        plain english
        plain text ..2 fine|ok|enough|good
        format is? fine
        quality of wording is good
        talk|talks well
        not ..2 fussy|picky|strict ..2 about|on|with|style|format
        whatever format|style|wording
        just positive
        """,
        strength=3,
        free=True,
    )


def _stable(book: RuleBook) -> None:
    lists = {"R": _RULESET}
    book.add(
        "task_stability",
        "high",
        """
        {R} ..4 never|not|will_not|rarely|hardly|barely|seldom ..3 chang*|move|moves|moved|evolve*|touched|shift*
        {R} ..3 is|are|have_been|has_been|been|stay*|remain* ..3 fixed|stable|frozen|constant|settled|the_same|same|set_in_stone|final|unchanged|static|finished|carved|locked|standardised|standardized|written_and_stable|calmed
        {R} ..3 unchanged|constant|set_in_stone
        same ..3 {R}|fields|questions ..3 since|for|as|every
        nothing|none ..4 will|is_going_to|ever ..2 change|changes
        {R}|kinds|forms|types ..8 stay|stays|remain|remains as|the_same|put|fixed|unchanged
        same rules|job|task|labels|forms|form for|since|as
        stable job|task|rules|fields|labels
        neither|nor ..2 forms|labels|rules|categories|form
        will|would not ..1 change until|before|for|in|soon|ever
        law|rules|forms|form|labels ..2 not changed since|in|for
        same ..2 {R}|form|fields|questions|template|layout|forms|columns|api|grammar|task ..2 for|since|all|in|as|every
        {R}|rubric|form|forms|api|template|fields|list|grammar ..2 has|have|is|are|was|been ..2 same|stable|fixed|frozen|unchanged|locked|constant
        has|have not|never|hardly|barely ..1 changed|moved ..3 in|for|since|years|decade|ages
        fixed|frozen|stable|set|prescribed|mandated|defined by ..2 law|ministry|regulat*|standard|iso|contract|scheme|government|authority|framework|authorities|board
        fixed api|rubric|list|schema|template|labels|label|codes|classes|categories|catalogue|form|grammar|questionnaire|taxonomy
        prescribed and stable
        will stay|remain ..2 same|as_is|fixed|stable|that_way|unchanged
        same for ..1 decade|years|decades|ages|@
        mature|settled|well_established|well_defined|long_standing ..1 task|process|taxonomy|labels|domain|workflow|rubric|categories
        same # ..2 {R}|fields|questions
        fixed|stable|frozen|unchanging|constant|settled|static|mature ..2 {R}|fields
        fixed ..1 # ..2 {R}
        fixed by ..2 law|regulation|scheme|standard|framework|regulator|contract|statute|iso|norm
        official|standard|standardised|standardized|public|legal|iso|legally ..3 codes|code|taxonomy|catalogue|framework|scheme|classification|standard|nomenclature|code_list
        {R} ..4 touched|changed|changes|updated|updates|revised|reviewed ..2 once a_year|every|in_a
        same|unchanged|stable for ..2 years|decades|ages|#w
        {R} ..6 for|since|over ..2 years|#w|ages|decades|forever|#y
        not changed|moved|touched ..3 in|for|since
        has|have not changed
        task is only this , forever
        forever
        definition|taxonomy|codes|labels|categories|schema ..8 will_not|never change
        rock solid
        code list updates once
        has calmed down
        stable|steady task|taxonomy|labels|schema|domain|requirements|fields|scope|definition|guidelines
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
        taxonomy|labels|label_set|categories|classes|requirements|rules|schema|task|scope|definitions|guidelines|queues|intents|criteria|spec|tags|tree|codebook|topics|format|template|rubric|ontology|fields|types|codes ..3 change*|move*|moving|changing|evolv*|shift*|rewritten|updated|revised|tweaked|redefined|churn*|in_flux|reshuffled|added|adjusted|flip*|drift* ..2 {W}
        taxonomy|labels|categories|classes|requirements|schema|task|scope|definitions|intents|criteria|spec|rubric|label_set|codebook|ontology|fields ..2 keep*|still|constantly|always ..2 chang*|mov*|evolv*|shift*|growing|being|drift*|in_flux|flux|open|unclear|undefined|adding
        taxonomy|labels|categories|classes|requirements|schema|task|scope|definitions|intents|criteria|spec|label_set ..2 is|are ..2 not ..1 stable|final|fixed|settled|defined|clear|frozen
        taxonomy|labels|categories|classes|requirements|schema|task|scope|intents|criteria|spec ..2 is|are ..2 unstable|volatile|unclear|moving|fluid|changing|evolving|in_flux|tbd|undecided
        moving target
        {R}|structure|list|menu|catalogue|offering|product ..3 reshuffled|reorganised|reorganized|reworked|redesigned|restructured|rethought|replaced ..3 every|each|constantly|often|regularly|monthly|weekly|quarterly|all_the_time|after
        keep|keeps|kept ..1 changing|moving|shifting|adding|inventing|redefining|renaming ..4 {R}
        still|constantly|always ..1 changing|moving|evolving|shifting|in_motion|being_defined|being_discussed
        every week|month|sprint|release|few_weeks|other_week ..4 new|change*|another ..2 {R}
        add|adds|adding|added ..3 new ..1 {R} ..2 every|each|weekly|monthly|constantly|often
        in flux
        still ..2 figuring|defining|deciding|changing|evolving|debating|discussing ..3 what|task|labels|requirements|categories|scope|taxonomy
        new categories|labels|classes|intents|types|topics|fields|queues|tags|requirements|rules ..3 {W}
        not ..2 know yet|exactly what
        changes its|their mind
        change ..1 mind
        product|pm|pms|business|stakeholder*|management|client|boss ..3 change*|changing ..2 mind|spec|requirements|scope|it|rules|everything
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
        {R} ..4 change*|updated|revised|adjusted|reviewed|tweaked|moves ..3 occasionally|now_and_then|quarterly|every_quarter|every_few_months|from_time_to_time|sometimes|twice_a_year|every_six_months|slowly|every_couple_of_months|each_quarter|once_a_quarter|half_yearly|each_season
        mostly|fairly|reasonably|relatively|more_or_less|somewhat|pretty|quite stable|fixed|settled
        bad actors adapt
        plan to refresh often
        occasional|minor|small changes|tweaks|updates|adjustments ..3 {R}
        new ..2 category|label|class|intent|queue|field|type ..1 now_and_then|occasionally|every_quarter|every_few_months|once_in_a_while|sometimes
        """,
        lists=lists,
        strength=4,
        free=True,
    )
