"""Tasks that need the team's own facts: static ones, changing ones, or unsaid which."""

from __future__ import annotations

from bot.reading.facts.knowledge.sources import PRIVATE, SOURCES, SOURCES_AND_LISTINGS
from bot.reading.patterns import RuleBook

_STATIC_CODES = (
    "code_list|codes|code_table|coding_system|standard|textbook|textbooks|statute|spec|taxonomy|"
    "catalogue_of_codes|lore|bible|code|manual|manuals|glossary|terminology|archive|rulebook"
)
_PULL = "pulled|fetched|looked_up|retrieved|queried|requested|read_live|loaded"


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source` and `knowledge_change`."""
    _codes_that_stay(book)
    _documents_that_change(book)
    _asked_about_our_documents(book)
    _out_of_date(book)
    _kept_in_our_systems(book)
    _never_updated(book)
    _pulled_live(book)
    _too_large_for_the_prompt(book)


def _codes_that_stay(book: RuleBook) -> None:
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
        lists={"S": SOURCES, "C": _STATIC_CODES},
        strength=3,
        free=True,
    )


def _documents_that_change(book: RuleBook) -> None:
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
        lists={"S": SOURCES},
        strength=3,
    )


def _asked_about_our_documents(book: RuleBook) -> None:
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
        lists={"S": SOURCES},
        strength=1,
    )


def _out_of_date(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "private_changing",
        """
        stale|outdated|obsolete by|within|after
        recent|latest|newest|current ..2 {S}
        today {S}
        goes|go|gets|get out_of_date|stale|outdated
        """,
        lists={"S": SOURCES_AND_LISTINGS},
        strength=2,
    )


def _kept_in_our_systems(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "private_changing",
        """
        {S} ..2 live|lives|sit|sits|kept|stored|stands in|on|inside ..2 our|the|confluence|
            sharepoint|notion|wiki|drive|editor|database|system|git|repo|cms|crm|jira
        """,
        lists={"S": SOURCES_AND_LISTINGS},
        strength=2,
    )


def _never_updated(book: RuleBook) -> None:
    """Sources that nobody updates: where the facts live, and that they stay."""
    lists = {"S": SOURCES}
    for fact, value in (("knowledge_source", "private_static"), ("knowledge_change", "never")):
        book.add(
            fact,
            value,
            """
            {S} .,14 they|it never|rarely|hardly ..1 change*|updated
            handbook|manual|manuals|book printed|written ..3 since|ago|#y
            """,
            lists=lists,
            strength=3,
            free=True,
        )


def _pulled_live(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "private_changing",
        """
        live|real_time look_up|look_ups|lookup|lookups|queries
        has_to|have_to|must|needs_to|need_to ..1 be {P} ..2 from|out|at|in|live|every|per|fresh
        {P} ..3 at ..2 run_time|runtime|request_time|call_time|moment|query_time|every_call|
            each_call
        {S} .,6 we|and|so ..1 fetch|retrieve|look_up|pull ..2 it|them|the_current|the_list|
            the_latest
        live|current|up_to_date ..1 waiting_times|availability|stock|prices|fares|timetable|
            positions|balances|opening_hours|rates
        """,
        lists={"S": SOURCES, "P": _PULL},
        strength=4,
    )


def _too_large_for_the_prompt(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        PRIVATE,
        """
        list|graph|catalogue|catalog|glossary|ontology|taxonomy|library|memory|manual|corpus|codes|
            concepts|entries|skills|archive|docs|documents .,8 not ..1 go|fit|fits ..1 in|into ..2
            prompt|context|call|window
        far|way|much too many|large|big|long for ..1 prompt|context|window
        too many|large|big|long ..2 for ..1 prompt|prompts|context|window
        """,
        strength=4,
        free=True,
    )
