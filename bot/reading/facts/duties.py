"""What must be shown, kept in form, kept inside and obeyed, in further wordings."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_SPOT = (
    "page|pages|paragraph|paragraphs|clause|clauses|section|sections|sentence|source|sources|"
    "passage|passages|article|articles|document|documents|timestamp|timestamps|line|lines|"
    "chapter|spec|specs|reference|references|link|links|url|quote|quotes|footnote*|rule|rules|"
    "evidence|citation|citations|provision|provisions|authority|doc|docs"
)
_MUST = "must|has_to|have_to|needs_to|need_to|should|required|insist|insists|wants|want|demand*"


def add_rules(book: RuleBook) -> None:
    """Add rules for citations, strictness, regulation and where the system runs."""
    _citations(book)
    _style(book)
    _law(book)
    _place(book)


def _citations(book: RuleBook) -> None:
    lists = {"S": _SPOT, "M": _MUST}
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
        lists=lists,
        strength=2,
    )
    book.add(
        "citations_required",
        False,
        """
        not ..3 need|want|require|show|asked|care ..2 for|about? {S}
        no ..1 {S} ..1 needed|required|necessary|wanted
        no_one ..3 asks|asked|needs|wants|reads ..2 {S}
        {S} ..2 not|never ..2 asked|needed|required|wanted|necessary
        """,
        lists={"S": "sources|source|citations|citation|references|footnotes|provenance"},
        strength=3,
        free=True,
    )


def _style(book: RuleBook) -> None:
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
    book.add(
        "style_or_format_strictness",
        "low",
        """
        any wording|format|style|phrasing|tone|form ..2 is|will|works|goes ..1 ok|okay|fine|do|good
        no_one|not ..3 fussy|picky|particular|strict|precious
        only|just ..2 gist|meaning|substance|content|point ..1 matters|counts|.|,|needed
        gist ..2 is|will ..1 enough|fine|do
        wording|format|style|tone|phrasing|formatting ..2 up_to|free|irrelevant|secondary|whatever|
            not_important|loose|anything_goes
        however it|you|they likes|like|wants|want
        rough|plain|free_form|loose ..1 text|notes|wording|form|draft ..1 is|are|will ..1 fine|
            ok|enough|do
        """,
        strength=3,
        free=True,
    )
    book.add(
        "style_or_format_strictness",
        "medium",
        """
        moderately|fairly|reasonably|somewhat|more_or_less|medium|halfway strict|formal|
            consistent|structured|rigid
        some|light|loose|a_few|two_page ..1 tone|style|formatting|format ..1 guidelines|rules|
            guideline|guidance|conventions
        roughly|mostly|broadly ..2 template|format|structure|style|house_style
        """,
        strength=3,
    )


def _law(book: RuleBook) -> None:
    laws = (
        "pdpa|lgpd|pipeda|appi|gdpr|ccpa|cpra|hipaa|pci|sox|finra|mifid|fca|bafin|fda|ema|gxp|"
        "nis2|dora|sec|finma|mas|apra|ofcom|ofgem|faa|easa|hitech|glba|ferpa|popia|mdr|nhs|"
        "dsgvo|ai_act|data_protection|privacy_law|medical_secrecy|bank_secrecy|nerc|cqc|osha"
    )
    book.add(
        "regulated",
        True,
        """
        {L} ..4 applies|apply|governs|covers|cover|rules|registered|regulated|supervised|obviously|
            goes|reporting|audit|audits|audited|compliance|territory|scope|binding|laws
        under|subject_to|bound_by|falls_under ..2 {L}
        supervised|overseen|licensed|audited by ..3 regulator|authority|ministry|{L}|bank|state|
            government|commission
        regulator|supervisor|supervisory_authority|ombudsman ..2 supervises|oversees|audits|
            inspects|requires|wants|reviews|checks|asks
        must|need ..1 from|by|for regulatory
        """,
        lists={"L": laws},
        flip=False,
        strength=3,
    )
    book.add(
        "regulated",
        False,
        """
        not ..1 a? regulated|sensitive
        no ..1 regulator|regulation|regulations|compliance ..2 .|,|here|involved|to|cares|applies
        """,
        strength=4,
        free=True,
    )


def _place(book: RuleBook) -> None:
    home = (
        "data_centre|data_center|datacentre|datacenter|network|tenant|vpc|premises|building|"
        "perimeter|walls|firewall|infrastructure|hardware|servers|server|racks|machines|cluster|"
        "cloud_tenant|house|campus|site|hospital|basement"
    )
    book.add(
        "on_prem_required",
        True,
        """
        runs|run|stays|stay|hosted|remain|remains|kept|processed|live|operate|operated ..3 in|
            inside|within|on ..1 the|our|their|its|own|municipal|internal|company ..2 {H}
        not|nothing|never|no|none|neither ..4 leave|leaves|cross|crosses|exit|exits|escape|
            escapes|travel|go|goes ..3 {H}|out|outside|company|firm|country
        not ..2 allowed|permitted|supposed ..2 out|outside|to_leave
        only ..1 models|model|systems|software ..2 within|inside|in|on ..2 {H}
        must|have_to|has_to ..3 state_run|self_hosted|in_house|on_site|local|air_gapped|on_device
        may|can|must not ..1 be? sent|shipped|uploaded|transmitted|shared ..3 outside|external|
            out|third|provider|vendor|abroad|any
        no cloud
        local|offline only
        without|w_o|no connectivity|internet|network|connection
        everything ..3 in_house|on_site|on_prem|inside|offline
        """,
        lists={"H": home},
        strength=2,
        free=True,
    )
    book.add(
        "on_prem_required",
        False,
        """
        going|sending ..2 outside|out|cloud ..2 is|are ..1 allowed|fine|ok|okay|permitted
        no ..1 need|reason|requirement ..2 for|to ..2 in_house|on_prem|self_host|on_site|
            on_premise|local_hosting|own_servers|host
        fine|ok|okay|comfortable|happy|no_problem|not_mind|allowed|cleared ..4 cloud|
            external_apis|hosted|endpoint|saas|external_providers|outside_apis
        cloud|saas|hosted_models|external_apis|hosted_apis|cloud_api|api|apis|hosted_api ..2 is|are|
            would_be ..1 fine|ok|okay|allowed|approved|cleared|good|no_issue|no_problem|possible
        hosted|external ..3 under ..3 contract|agreement|baa|dpa|terms
        everything|we|all host|run|hosted|runs|live|lives ..3 on|in azure|aws|gcp|the_cloud
        """,
        strength=4,
        free=True,
    )
