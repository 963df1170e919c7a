"""Tasks whose input holds all that is needed."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_INPUTS = (
    "text|input|ticket|message|email|e_mail|mail|document|post|review|note|notes|transcript|"
    "report|contract|form|record|call|page|caption|pair|complaint|image|photo|letter|"
    "description|dish_text|story|article|log|chat|conversation|listing|application|request|"
    "prompt|section|abstract|comment|findings|file|invoice|receipt|scan|claim|utterance|item|"
    "clause|row|agreement|brief|recording|thread|essay|answer|submission|case|pdf|resume|cv|"
    "order|landing_page|attributes|source|snippet|diff|function|payload|alert|title|screenshot"
)
_HANDED_IN = (
    "input|file|article|report|text|letter|contract|contracts|treaty|treaties|clause|document|"
    "documents|transcript|message|messages|case_file|complaint|report_itself|request|prompt|"
    "ticket|email|record|event_record|note|notes|findings|listing|review|form|page|photo|caption|"
    "source|source_text|statement|remark|claim|application|alert|log|description|comment|post"
)
_HANDED = (
    "text|message|ticket|form|letter|email|mail|thread|screenshot|photo|page|invoice|contract|"
    "document|transcript|chart|note|record|input|report|log"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source`."""
    _all_in_the_text(book)
    _judged_from_the_input(book)
    _text_alone(book)
    _nothing_but_the_input(book)
    _speaks_for_itself(book)


def _all_in_the_text(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "none",
        """
        everything ..3 needed|need|needs|required|necessary|relevant is|sits|stands|comes in|
        everything|all is|comes|sits|stands in|inside|with the|each|every story|article|log|call|
            query|alert|finding|description|file|line|row|abstract|listing|cv|chat|conversation|
            image|photo|page|section|sentence|comment|case|order|bio
            inside|with the|each|every ..2 input|prompt|text|ticket|message|email|request|
            document|post|review|note|transcript|report|contract|form|record|itself|page|call|file
        everything ..6 in the input|prompt|text|ticket|message|email|request|document|post|review|
            note|transcript|report|contract|form|record|context|itself
        everything ..3 the|it|we|you ..2 needs|need|needed is|are ..2 in|inside|on|there|given|
            provided
        all|whole ..1 text|information|info|context|data|facts|content is|are ..1 in|inside|
            given the|there|each
        all ..2 in the input|prompt|text|ticket|message|email|request|document|clause|letter|
            letters|post|review|note|findings|transcript
        no|without|not_any|any ..2 lookup|lookups|look_ups|retrieval|external|outside|
            database ..1 needed|required|necessary|involved|data|knowledge|facts
        no|not ..1 need* ..3 outside|external|extra|additional|other
        nothing ..1 external|else ..1 needed|required|necessary|is|to
        comes with the request|input|ticket
        is|are in the ..1 clause|letter|ticket|message|email|text|post|note|review|request|
            transcript|itself|input
        from the alert|findings|text|message|ticket|letter|transcript|input data|section|itself|
            alone
        all ..4 need|needs|needed|required ..3 in the input|prompt|text|ticket|message|email|
            request|document|post|review|note|transcript|report|contract|form|itself
        in the input , nothing
        schema|text|information|data|context ..2 is|are|comes ..1 in|with the input|request|prompt
        all|everything you|we|it|one|the_model need* to|is
        text|ticket|input|document|email|post|message|note|report is all ..4 need*
        nothing ..2 to ..1 look|fetch|search|retrieve ..1 up
        nothing to look_up|look|retrieve|fetch|search
        no|without|any|not_need|not_needs|not_require ..1 external|outside|extra|additional|other|
            company|background|domain knowledge|data|facts|context|information|sources|info|
            lookups
        no ..1 lookup|lookups|retrieval needed|required|necessary
        not need ..2 look|looking up
        no need to look
        self contained
        input is|contains ..2 everything|all|self
        input ..2 full|complete|whole
        full input
        purely|only|just ..2 from|on ..1 the ..1 text|input|ticket|message|document|email|itself
        only|just ..2 look* at the ..1 text|input|ticket|message|document|email|itself
        decide* ..3 from the text|input|ticket|message|document|email alone|itself|only
        short text in
        are|is in the input
        """,
        strength=3,
        free=True,
    )


def _judged_from_the_input(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "none",
        """
        everything|all|whatever ..5 need|needs|needed|required|necessary|matters|relevant|
            used|know ..2 is|are|sits|stands|comes|lies|can_be ..4 in|inside|within|with|from|
            on ..3 {I}
        everything|all ..2 is|are|sits|comes|stands|stays ..2 in|inside|within|from ..2 {I}
        {I} ..3 contain|contains|hold|holds|has|have|includes|carries|gives|brings ..1 all|
            everything|whatever
        {I} ..3 is|are ..1 all|everything|the_only_thing ..4 need|needs|needed|look|see|know|goes|
            required|given|there|gets|matters|have
        {I} ..2 is|are the_only|only|the_sole ..1 input|source|thing|material|information
        {I} alone|itself decides|suffices|is_enough
        is|are all there is to
        that is all there is|one|you|we|it
        {I} needed is ..1 all? ..1 in
        only|just ..1 the {I} ..1 is|are ..1 needed|used|required|given
        nothing ..1 beyond|besides|outside|other_than|but|except ..1 the|that|its|what ..1 {I}
        no|without ..1 outside|external|further|extra|additional|other ..1 knowledge|
            information|info|lookup|context|facts|data|source|sources|material
        {I} ..1 is ..1 passed|handed|pasted|given in|along ..2 , .,4 all
        not ..2 depend|rely on ..2 anything|outside|external
        you ..2 judge|decide|tell|see ..2 from ..1 the {I}
        """,
        lists={"I": _INPUTS},
        strength=3,
        free=True,
    )


def _text_alone(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "none",
        """
        alone|itself suffices|is_enough|is_sufficient
        only the line|string|text|input|ticket|message|findings|image|post counts|matters|matter
        line|text|post|message|ticket|input|record|transcript|transcripts|resumes|cvs holds|hold|
            has|have|contains|contain everything|all_the_info|all_info|it_all
        headline|abstract|text|input|post|sentence|ticket|message is enough
        """,
        strength=3,
    )


def _nothing_but_the_input(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "none",
        """
        input is the? .,8 that_is_it|that_is_all|nothing_else|nothing_more|and_that
        nothing but the? ..1 {I} ..2 is|are|gets|matters|counts|needed|required
        generated|written|drafted|made|produced|answered|decided from the? ..2 {I} , nothing but
        nothing ..1 outside|beyond ..3 is|gets|ever|has_to ..2 consulted|needed|used|looked_at|
            involved|be_consulted|required
        is|are all ..1 the? model|llm|it|assistant ..1 sees|gets|is_given|needs|has|reads|need
        {I} ..2 is|are all it|the_model|you|we|one ..1 sees|gets|needs|need
        all ..1 needed|required|that_is_needed|that_it_needs|it_needs ..1 is|are|comes|sits ..2
            in|inside|on|within the ..2 {I}
        {I} contain|contains|hold|holds|carry|carries ..1 all|everything ..3 needed|need|needs|
            required|necessary
        {I} fits|fit|goes|go in whole|entirely|full
        go|goes|fits|fit in whole|entirely
        no|not|without|zero ..1 look_up|look_ups|lookup|lookups|outside_sources|outside_knowledge|
            outside_facts|reference_works
        everything|all needed|required|relevant|it_needs|we_need|you_need ..1 is|stands|sits ..1
            on|in the page|pages|file|case_file|form|sheet|screen
        everything is on the page|pages|form|sheet
        source text and ..3 carried over
        """,
        lists={"I": _HANDED_IN},
        strength=4,
        free=True,
    )


def _speaks_for_itself(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "none",
        """
        {H} ..1 carries|has|holds|contains all|everything|it_all
        {H} ..1 speaks for itself
        what ..1 needs|need ..2 is|sits|stands ..1 on|in ..2 {H}
        no|not|nothing ..1 looking|look|digging|dig ..1 anything|anywhere|elsewhere ..1 up|else
        no|zero knowledge|background|reference_material required|needed|involved
        not use|need any ..1 reference|background|outside material|knowledge|documents
        no|without retrieval , no|nor db|database|lookup|lookups|wiki|index|documents
        depends|hinges|goes only|purely|solely on what ..3 said|says|wrote|writes|typed|types
        always|all ..1 inside|in the ..1 {H} they|we|users|people|itself
        all it ever? ..1 has|needs to look|see|read
        one|single {H} at a time , nothing
        """,
        lists={"H": _HANDED},
        strength=5,
        free=True,
    )
