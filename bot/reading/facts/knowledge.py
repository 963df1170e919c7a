"""Where the needed facts live."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

SOURCES = (
    "docs|doc|document|documents|documentation|wiki|wikis|confluence|notion|sharepoint|policy|"
    "policies|handbook|handbooks|manual|manuals|catalogue|catalogues|catalog|catalogs|"
    "knowledge_base|knowledge_bases|knowledgebase|intranet|articles|guidelines|procedures|sops|"
    "sop|faq|faqs|database|databases|inventory|prices|pricing|price_list|contracts|regulations|"
    "guidance|guidance_documents|reports|help_centre|macros|laws|rulings|standards|papers|cases|specs|rules|playbook|playbooks|runbooks|runbook|schema|schemas|codebase|news|messages|"
    "content|data|product_data|stock|files|library|archive|corpus|facts|knowledge|material|"
    "tariffs|tariff|formulary|formularies|statutes|briefing_papers|papers|filings|literature|texts|lore|listings|terms|pages|drive|protocols|formulary|releases|changelog|tables|"
    "help_center|help_centre|index|documents_base|information|info|feed|offers|menu|schedule|"
    "schedules|rates|plans|docs_base|kb|api|apis|repo|guides|brochures|law|laws"
)
"""Places where facts live."""

PRIVATE = "private"
"""Own facts of which nobody says how they change: no value of the profile, see `settle`."""

_STATIC_CODES = (
    "code_list|codes|code_table|coding_system|standard|textbook|textbooks|statute|spec|taxonomy|"
    "catalogue_of_codes|lore|bible|code|manual|manuals|glossary|terminology|archive|rulebook"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source`."""
    _source(book)
    _private(book)


def _source(book: RuleBook) -> None:
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
    book.add(
        "knowledge_source",
        "model_knows",
        """
        common|general|world|public|everyday|basic ..1 knowledge|sense|facts
        model|models|it|gpt|llm already|seem*|seemed ..2 know*|understand|understands
        seem*|seemed to understand|know
        model|models|it|gpt|llm know*|understand* ..3 already|enough|topic|domain|well|notes
        nothing ..2 the? model|models|llm ..2 not know
        nothing|not ..1 company|domain|business specific
        no ..1 company|domain|proprietary|internal|private|special specific? knowledge|facts|data|
            info
        no ..1 specialist|secret|insider knowledge
        plain|everyday|ordinary english|language
        any model knows|would
        """,
        strength=2,
        free=True,
    )


def _private(book: RuleBook) -> None:
    lists = {"S": SOURCES, "C": _STATIC_CODES}
    book.add(
        "knowledge_source",
        "private_static",
        """
        {C} ..4 never|not|rarely|hardly|barely ..2 chang*|updat*|mov*|touch*
        {C} ..4 is|are ..2 fixed|frozen|stable|static|finished|final|closed
        fixed|static|frozen|unchanging|closed|finished ..2 {C}
        fixed|static|frozen|closed|finite ..3 set|collection|corpus|library|archive of ..3 {S}
        {S} ..3 never|not|rarely|hardly|barely|seldom ..2 chang*|updat*|mov*
        {S} ..3 is|are|has|have ..3 fixed|frozen|stable|static|finished|final|closed|settled|calmed
        {S} ( @? ..3 ) ..2 never|not|rarely|hardly|barely|seldom ..2 chang*|updat*|mov*
        knowledge is ..2 textbook|static|stable|fixed|frozen
        official ..3 code*|catalogue|catalog|standard|taxonom*|nomenclature
        historical|archived ..2 {S}
        catalogue|catalog|table|list|code* ..8 updates|updated|revised|changes once|
            every ..3 year|years|few_years|decade
        code|list|catalogue updates once
        {S} .,8 which|that|they is|are ..1 fixed|frozen|final .,6 forever|for_good|for_ever|
            publication|once_published
        """,
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "knowledge_source",
        "private_changing",
        """
        {S} ..6 change*|updat*|grow*|move*|revis*|refresh*|rewritten|edited|moving|
            rebuilt|regenerated|
            evolv* ..3 daily|weekly|monthly|hourly|constantly|often|frequently|every|each|
            regularly|all_the_time|continuously|now_and_then|slowly|by_the|nightly|a_lot|several|
            once_a|twice|@
        {S} ..2 are|is|get|gets ..2 updated|changed|revised|edited|rewritten|refreshed|
            republished|reissued
        {S} ..2 chang*|grow*|evolv*|moves|shift*
        {S} .,3 kept|keep|stay current|up_to_date|fresh
        {S} ..3 get|gets|has|have|with ..2 new ..3 versions|entries|pages|releases|docs|items|
            products
        new|fresh ..2 {S} ..3 daily|weekly|monthly|every|each|arrive|come|appear|land|added
        new pieces|docs|documents|articles|pages|products|items|filings|cases|entries|releases|
            versions ..2 come|arrive|appear|land|added|get
        live|current|fresh|latest|up_to_date|real_time ..2 {S}
        depends|depend|relies on live|current|fresh|up_to_date
        users expect ..2 current|latest
        recent|latest|breaking|current news|events
        things|events ..2 happened after
        after ..3 cut_off|cutoff|training
        {S} ..4 changing|moving|shifting
        changing ..2 {S}
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "knowledge_source",
        PRIVATE,
        """
        answer*|based|grounded|look*|search*|questions|ask*|chat ..4 from|over|on|in|about|
            against|using ..3 our|internal|company|their|the ..2 {S}
        answer*|answers out_of ..3 {S}
        know|knows|knowing about ..2 collection|products|company|catalogue|lore|menu|rules
        our|internal|company|own|private|proprietary ..2 wiki|confluence|sharepoint|intranet|
            handbook|knowledge_base|docs|policies|documentation|help_center|runbooks|
            policy_documents|manuals|product_catalogue|catalogue|procedures|help_articles|
            hr_policies|help_pages
        help|support|knowledge articles|pages
        product|tariff|price|customer|inventory|policy|knowledge|parts|rules|drug|recipe|
            reference|internal|company|our database|databases|catalogue|catalog|db|wiki
        facts|answers|rules|information|it|everything|knowledge|that sit|sits|live|lives|is|are|
            stored|kept ..2 in|on ..2 confluence|sharepoint|notion|wiki|drive|database|jira|
            zendesk|handbook|manuals|pdfs|docs|intranet|system|documentation
        pages|thousands|hundreds|@ ..1 of ..2 docs|documentation|manuals|policies|pages|wiki|pdfs
        our|company|internal|own ..2 rules|prices|tours|tariffs|products|policies|menu|stock|
            procedures|regulations
        knowledge base|bases
        not understand ..2 internal|our ..1 systems|terms|jargon
        lives|live|sit|sits|stored|stands in ..3 confluence|sharepoint|notion|wiki|drive|
            google_drive|intranet|jira|zendesk|salesforce|servicenow|guru|gitbook
        documents are found by search
        """,
        lists=lists,
        strength=1,
    )
