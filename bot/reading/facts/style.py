"""Strictness of form, tone and house rules."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `style_or_format_strictness`."""
    _strict(book)
    _loose(book)
    _enforced(book)
    _left_open(book)


def _strict(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "high",
        """
        must|has_to|have_to|needs_to|need_to|should parse|validate|compile|conform|be_valid|
            follow_the
        must|has_to|have_to|needs_to|need_to ..2 parse|validate|compile|be_valid|conform|match
        in|stay|stays|keep|keeps|break|breaks|breaking character
        per|following|against ..2 own|our|the ..1 schema|template|spec|style_guide|format
        or ..2 importer|parser|system|pipeline|it rejects|fails|breaks|chokes
        @ character|characters ..1 slot|limit|maximum|max|long
        limit of @ character*|words
        fit ..2 @ character*|words
        style|voice|tone|format|wording ..4 matters|counts|is_key|is_crucial ..1 a_lot|most|
            very_much|greatly|hugely
        @ digit|#x code|codes
        strict|rigid|tight|fixed|prescribed|mandatory|exact|precise ..1 schema|format|template|
            layout|json|style|form|structure|wording|syntax|phrases|tone|guidelines|output|spec
        template|format|schema|wording|style|tone|structure|phrases is|are ..2 prescribed|
            mandatory|strict|fixed|non_negotiable|exact|law|spot_on|crucial|very
        either ..1 runs|parses|compiles|works|valid or
        match|matches|follow|follows|follow* ..2 our|the|house|brand|company ..2 style|voice|tone|
            template|format|guide*|schema|exactly
        voice|tone|style|format ..3 spot on
        voice|tone|style|format|brand ..4 must|has_to|have_to|needs_to|need_to ..3 match|be|sound|
            fit|follow|stay
        in ..1 our ..1 style|tone|voice|format|template|dsl|syntax
        style of ..1 our
        exactly|precisely one_of|the|in|like|as|our ..2 format|template|schema|style|voice
        one of ..2 @ ..2 function|api calls|calls|functions|actions
        query|markup|domain_specific|proprietary|config|rule language
        own|proprietary|internal|custom ..1 language|grammar|syntax|notation
        valid|strict|exact|fixed|rigid|parseable|parsable|well_formed|strictly ..1 json|xml|
            schema|format|yaml|template|syntax|sql|structure|style|output|csv|fhir|hl7|layout
        own|proprietary|custom|internal|house|bespoke|in_house ..1 json|format|dsl|markup|schema|
            xml|query_language|template|language|syntax
        house|brand|corporate|company|strict|firm style|voice|tone|style_guide|guide|guidelines
        style guide|guides|guideline|guidelines|rules|sheet
        tone ..1 of ..1 voice
        brand ..1 voice|tone|guidelines
        own|exact|right|consistent|same|specific voice|voices|tone|style
        json|xml|fhir|schema|format|output ..3 must|has_to|exactly|strictly|validated|machine|
            downstream|parsed|always|100
        downstream|machine|code|parser|another_system ..4 parse*|consume*|ingest*|read|reads|break*
        strict|very_strict|picky|fussy|rigid|exacting ..3 about|on|with|format*|style|tone|
            wording|template*
        format|style|tone|wording|voice|form ..2 is|are ..1 strict|critical|crucial|essential|
            fixed|everything|rigid|sacred|non_negotiable|important|key|very|key
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
        """,
        strength=2,
    )
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        guidelines for the text
        format wobbles|drifts
        only the ..1 format wobbles
        some|roughly|more_or_less|loosely|mostly|fairly|reasonably|moderate|somewhat|
            semi ..2 consistent|format|structure|style|tone|template|structured|strict|formatted|
            strictness
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
        tone|style|format|wording|formatting|phrasing|form|layout|voice ..5 not|hardly|barely|
            never ..3 matter|important|critical|care|issue|concern|crucial|fussy|strict|picky
        tone|style|format|wording|formatting|phrasing ..1 can|may|could be whatever|anything|free|
            any|rough|sloppy
        as long as ..3 right|correct
        tone|style|format|wording|formatting|phrasing|layout ..2 is|are ..1 whatever|free|
            irrelevant|secondary|no_issue|flexible|optional|negligible
        tone|style|format|wording|formatting no|not|does|is ..2 issue|matter|important|matters|care
        sloppy|loose|rough ..1 formatting|format|style|wording ..1 is|ok|fine
        no|without special|particular|specific|strict|fixed ..1 format|style|tone|wording|formatting
        do not|never mind|care ..3 format*|style|tone|wording
        tone|style|format|wording|formatting|phrasing ..3 is|are ..2 irrelevant|secondary|free|
            flexible|whatever|unimportant|free_form|up_to|fine|ok
        no|not_have|without|zero ..3 style|format|tone|formatting|house ..1 requirement*|
            constraints|rules|guide|requirements|guidelines|needs|restrictions
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


def _enforced(book: RuleBook) -> None:
    """Form told by who rejects what breaks it."""
    book.add(
        "style_or_format_strictness",
        "high",
        """
        json|xml|yaml|csv|sql|fhir|markdown only|and_nothing_else|or_nothing
        one|a|single|even_a|any|over ..1 stray|misplaced|dangling|missing|extra ..1 token|
            comma|space|bracket|tag|brace|tab|semicolon|hyphen|dash|margin|indent|newline
        comma|bracket|space|tag|brace|quote|hyphen|dash strays|is_missing|is_misplaced|out_of_place
        over ..1 single|one|a ..2 comma|dash|hyphen|margin|capital|font|space
        parser|importer|validator|linter|compiler|gateway|loader|ingester ..2 rejects|bounces|
            refuses|chokes|dies|throws
        enum of @
        fixed width ,|file|format|record|columns|output
        no|zero|without freestyling|freestyle|improvising|improvisation|paraphrasing|deviations|
            deviation|liberties
        exact ..1 blocks|phrases|headings|verbs|terms|layout|wording|field_names
        voice|wording|tone|phrasing guide|manual|book ..3 @ pages|rules|page
        sound|sounds|sounding exactly|just|precisely like|as
        strict forms|headings|sections|templates|layouts
        never|no contractions|exclamation_marks|abbreviations ,|.|;
        """,
        strength=5,
        free=True,
    )
    book.add(
        "style_or_format_strictness",
        "high",
        "if ..4 output|sql|json|xml|file|it has even|just a|one ..2 bracket|comma|quote|typo|space",
        strength=5,
        free=True,
        unreal=True,
    )
    book.add(
        "style_or_format_strictness",
        "high",
        "brand|style|schema|tone|format|grammar police|cop|cops",
        strength=5,
    )


def _left_open(book: RuleBook) -> None:
    """Form of which a part is free, or that nobody minds."""
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        roughly|broadly|loosely|mostly|more_or_less ..2 house|our|brand|usual ..1 voice|tone|style|
            template|format
        template|templates .,8 tweak|tweaks|freely|loosely|ballpark
        keep|keeps ..1 headings|greeting|sections|structure|sign_off|order|template|skeleton .,9
            free|wild|freedom|open|whatever|flexible|up_to|loose|inside
        headings|sections|greeting|structure|order .,8 wording|rest|beyond ..4 free|wild|freedom|
            open|whatever|flexible|up_to|loose
        bit|little|slightly|fairly|somewhat formal|polished|tidy
        should|must|has_to|ought_to ..1 look|be decent|presentable|tidy|neat
        guide|guideline|guidelines|template ..1 is|are ..2 suggestion|recommendation|
            rough_guide|starting_point
        """,
        strength=6,
        free=True,
    )
    book.add(
        "style_or_format_strictness",
        "low",
        """
        any ..1 tone|shape|layout|look|wording|register|style|formatting ..3 works|fine|
            ok|goes|do|you_like|they_like
        , any tone|style|layout|format|wording
        looks|formatting|layout|styling|prettiness do|does not matter|count
        formatting|format|tone|style|layout|wording ,|;|:|.|is? who_cares|whatever
        format|form|layout|tone|style|wording ..1 is|are of no importance|consequence|interest
        anything readable|legible|understandable|halfway_readable
        that|it eats|swallows|takes|accepts anything|whatever|everything
        accept|accepts any ..1 wording
        emojis|emoji|slang|typos .,5 all_good|all_fine|welcome|no_problem|fine|allowed
        gateway|parser|importer|reader is ..1 forgiving|lenient|tolerant|relaxed
        however it|they likes|like|wants|want
        caps or no caps
        we|humans|clerks|editors clean|tidy|polish|reformat ..2 after|up ..2 by_hand|anyway
        """,
        strength=5,
        free=True,
    )
