"""Form, tone and house rules that must be kept."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `style_or_format_strictness`."""
    _must_parse(book)
    _enforced(book)
    _to_the_comma(book)
    _parser_rejects(book)


def _must_parse(book: RuleBook) -> None:
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


def _to_the_comma(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "high",
        """
        to the comma|letter|character|dot|digit|word|millimetre
        hard|very_rigid|rigid|strict|iron limit|limits|rules|rule|constraints|requirement
        rules ..3 very? rigid|strict|hard|tight|absolute
        style book|bible|guide|manual ..8 reject*|must|follow*|strict*|law|per|long|mandatory
        followed|enforced|applied strictly|rigidly|religiously
        must|has_to|have_to|needs_to|need_to ..4 parse|parseable|parsable|parsed|validate|
            validates|compile|run_as|be_valid|match|exact|verbatim|follow|fit|comply|adhere
        else|otherwise|or ..4 rejects|reject|rejected|dropped|refuses|fails|breaks|bounces|
            falls_over|chokes|crashes|thrown_out
        max|maximum|at_most|under|up_to|limit ..2 #|ten|@ ..1 chars|characters|words|lines
        # ..1 chars|characters|words max|maximum|hard|limit|tops
        parser|importer|import|downstream|system|pipeline|catalogue|loader|erp|compiler ..5
            rejects|falls|reads_it|breaks|chokes|dies|crashes|refuses|bounces|fails
        tone|wording|style|voice|format|form|terminology|formulae ..6 prescribed|decided|fixed|
            mandated|laid_down|dictated|enforced|by_decree|sacred|non_negotiable
        exact|verbatim|precise wording|words|text|copy|quote|enum|schema|template|layout
        no paraphrase|deviation|deviations|exceptions ..2 .|,|allowed|;
        picky|fussy|pedantic|sticklers|obsessed
        house style|tone|voice|format|template
        either runs|compiles|works|parses|validates or
        """,
        strength=2,
    )


def _parser_rejects(book: RuleBook) -> None:
    book.add(
        "style_or_format_strictness",
        "high",
        """
        if|when|unless ..8 importer|parser|system|loader|pipeline|validator ..2 throws|rejects|
            refuses|drops|discards|returns|stops
        exactly|precisely # ..1 fields|lines|words|characters|sentences|bullets
        must ..2 look|read|sound|be ..2 exactly|identical|verbatim
        """,
        strength=2,
    )
