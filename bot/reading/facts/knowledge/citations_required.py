"""Whether answers must show their sources."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_SPOT = (
    "page|pages|paragraph|paragraphs|clause|clauses|section|sections|sentence|source|sources|"
    "passage|passages|article|articles|document|documents|timestamp|timestamps|line|lines|"
    "chapter|spec|specs|reference|references|link|links|url|quote|quotes|footnote*|rule|rules|"
    "evidence|citation|citations|provision|provisions|authority|doc|docs"
)
_MUST = "must|has_to|have_to|needs_to|need_to|should|required|insist|insists|wants|want|demand*"
_SIGNS = (
    "footnote|footnotes|citation|citations|sources|references|refs|provenance|attribution|"
    "bibliography|hyperlinks"
)
_PLACE = "page|paragraph|clause|section|article|passage|line|chapter|rule|guideline|source"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `citations_required`."""
    _must_cite(book)
    _no_citations(book)
    _carry_their_source(book)
    _nobody_asks_for_sources(book)
    _click_through(book)
    _with_page_or_url(book)
    _chapter_and_verse(book)
    _sources_are_clutter(book)


def _must_cite(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        must|should|has_to|have_to|needs_to|need_to|to|answers|always|please|and ..2 cite
        citing|citation|citations|footnote*
        show|shows|name|names|list|display|give|gives ..4 policy|document|rule|page|paragraph|
            article|message|passage|clause|section|manual ..2 it|used|behind|from
        links|link|reference|references|pointer|pointers|footnote|footnotes ..1 to ..3 page*|
            paragraph*|section*|source*|document*|article*|passage*|clause*|doc|docs|manual*|line*
        answer|answers ..2 plus|and|with|including ..2 clause|paragraph|page|source|passage|link|
            sources|links|section|reference|references
        plus the clause|paragraph|page|source|passage|link|section|reference
        paragraph|page|source|passage|article|section|clause|document shown|displayed|attached|
            linked|quoted|named|given
        with ..2 references|reference to
        come|comes with ..1 sources|source|references|links
        see where ..8 from
        show|shows|display|include|name|give ..3 page|paragraph|passage|section|clause|source|
            article|link
        with|plus|and ..1 links|link|sources|source|references|citations|page_numbers|quotes|
            footnotes
        where ..2 came|comes|comes_from|it_is|got from
        must|has_to|need_to|needs_to|should|want ..3 source*|reference*|cite*|citation*|prove|
            evidence
        verifiable|verify|verified|checkable ..3 source*|against|answer*
        quote|quotes|literal_quote|link* ..3 source*|passage*|paragraph*|clause*|document*|page*|
            article*
        literal|exact|verbatim quote|quotes|quotation
        show|shows|see|know|say|state|prove|give|name|reference ..4 where ..4 from|came|come|
            found|is
        show|shows|name|names|give|provide|list|reference|include ..3 source|sources|references|
            paragraph
        with|include|including|needs|need|require*|must|should ..3 source|sources|references
        point|points|link|links|refer|refers ..2 to|back_to|at ..2 source*|message*|document*|
            page*|passage*|paragraph*|clause*|article*|section*
        traceable|traceability|provenance|attribution|sourced
        trace* ..2 back|to
        """,
        flip=False,
        strength=2,
    )


def _no_citations(book: RuleBook) -> None:
    book.add(
        "citations_required",
        False,
        """
        no|without|not_need|not_require|not_needed ..2 citations|sources|references|citation|
            footnotes
        citations|sources ..2 not needed|required|necessary|matter|important
        no_one ..2 needs|cares|asks|wants ..3 source*|citation*|where
        """,
        strength=3,
        free=True,
    )


def _carry_their_source(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        carry|carries|name|names|cite|cites|point|points|link|links|show|shows|give|gives|quote|
            quotes|include|includes|reference|references|attach|state|states|display|bring|
            accompanied|supported|backed|replies|reply|answers|see|with|come|comes ..4 {S} ..3
            it|used|from|behind|relied|came|comes|that_justifies|justifies|supports|drawn|taken|
            they|each|under|below
        {M} ..6 cite|cited|footnoted|footnote|sourced|referenced|traceable|attributed|carry ..4
            source|sources|paragraph|page|passage|clause|to|back|with
        {M} ..3 name|cite|point|link|carry|quote|include|show|list|attach|mention|give ..4 {S}
        each|every answer|sentence|statement|claim|reply|line|value ..1 must|has_to|have_to|
            needs_to|should ..1 carry|point|name|bear|show|give|state|cite ..4 number|clause|
            paragraph|page|section|source|reference|document
        want|wants|need|needs|insist|insists|demand|demands ..3 number|page|reference|paragraph|
            link|source beside|under|next_to|behind|below|with the|each|every ..1 answer|reply
        no ..2 reference|source|citation|footnote ..5 no release|go|launch|launching|deal|rollout
        footnoted|cited|linked|traced|attributed to ..3 {S}
        under|below|beside|next_to|behind every|each|the answer|reply|claim|statement
        every|each answer|statement|claim|number|figure|sentence|fact|proposition|reply ..4
            with|its|a|the ..2 {S}
        so ..2 people|folks|users|they|we|anyone can ..1 check|verify|look_it_up
        where ..2 it|that|this|answer|each ..1 came|comes|stands|is_written|is_from
        without ..1 a|the? {S} ..5 worthless|useless|unacceptable|not|no_use|ignored
        """,
        lists={"S": _SPOT, "M": _MUST},
        strength=2,
    )


def _nobody_asks_for_sources(book: RuleBook) -> None:
    book.add(
        "citations_required",
        False,
        """
        not ..3 need|want|require|show|asked|care ..2 for|about? {S}
        {S} ..1 need|needs not
        no ..1 {S} ..1 needed|required|necessary|wanted
        no_one ..3 asks|asked|needs|wants|reads ..2 {S}
        {S} ..2 not|never ..2 asked|needed|required|wanted|necessary
        """,
        lists={"S": "sources|source|citations|citation|references|footnotes|provenance"},
        strength=3,
        free=True,
    )


def _click_through(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        click|jump|clicks ..2 through|straight|back|to ..3 passage|source|page|document|paragraph|
            original|spot|place
        see|check|verify|know where ..4 from|stands|found
        prove|proves|back_up|backs_up|support|supports ..4 answer|claim|statement ..2 with
        """,
        strength=2,
    )


def _with_page_or_url(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        come|comes|reply|answer ..2 with ..1 page|doc|document|source url|link|reference
        sentence|claim|statement tied|linked to a|the ..1 case|source|page|document|passage
        plus the sentence|passage|line|quote ..5 backs|supports|proves
        source reference|references
        references please
        want ..1 to see the ..1 page|source|paragraph|section
        """,
        flip=False,
        strength=2,
    )


def _chapter_and_verse(book: RuleBook) -> None:
    book.add(
        "citations_required",
        True,
        """
        quote|cite|give|chapter|want|wants|demand*|insist* ..2 chapter and verse
        no source|citation|reference|link|footnote , ..1 no answer|reply|output
        answer|answers|reply without ..2 hyperlink|link|source|citation|reference ..1 is|are|counts
            ..1 a? bug|useless|worthless|rejected|thrown_out|invalid
        answer|answers|reply|sentence plus|with|and ..1 hyperlink|hyperlinks|url|page_no|page_number
        {G} yes|mandatory|compulsory|obligatory|non_negotiable|a_must|are_a_must|is_a_must
        link ..1 it|them every_time|always|each_time
        if it|they can|does|do not say|name|tell|show|state which {P}
        must|has_to|have_to|should|needs_to say|name|tell|state which {P}
        evidence ..2 attached|next_to|beside|alongside|underneath
        auditable|traceable down|back to ..3 line|row|page|ledger|clause|entry
        lands|land|jump|jumps|goes|taken ..1 on|to|straight_to ..1 the exact|very|right page|
            passage|paragraph|section|line
        points|point at|to ..1 the|a ..1 guideline|ticket|regulation|standard|manual ..2 it|that ..1
            took|got|came|comes|used
        ticket|document|page|case|paragraph number ..3 lifted|took|taken|copied ..4 from
        """,
        lists={"G": _SIGNS, "P": _PLACE},
        strength=5,
        free=True,
    )


def _sources_are_clutter(book: RuleBook) -> None:
    book.add(
        "citations_required",
        False,
        """
        drop|skip|lose|ditch|omit ..1 the|all|any {G}
        {G} :|;|, no|nope|nah|none|pah|never|please_no
        {G} ..1 would|will|only|just|is|are ..2 clutter*|irrelevant|pointless|overkill|superfluous|
            unnecessary|distract*
        {G} clutter*|distract*
        {G} is|are not ..1 a? thing|topic|requirement|need
        not bother ..2 {G}
        leave|leaving ..1 the {G} out|to|away
        {G} ..3 no_one|nobody|noone|never ..2 click*|reads|opens|opened|cared
        {G} ..8 had_them taken|ripped|thrown out
        without {G} is|are fine|ok|okay
        """,
        lists={"G": _SIGNS},
        strength=5,
    )
