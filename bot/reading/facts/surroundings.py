"""Further wordings of where the facts live and of how the system will run."""

from __future__ import annotations

from bot.reading.facts.knowledge import SOURCES
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add rules for knowledge, citations, stage, speed, volume, money and duties."""
    _knowledge(book)
    _operation(book)


def _knowledge(book: RuleBook) -> None:
    lists = {"S": SOURCES}
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
    book.add(
        "knowledge_change",
        "daily",
        """
        {S} ..2 rebuilt|regenerated|reloaded|exported|reimported every|each night|day|morning
        {S} ..2 rebuilt|regenerated|reloaded nightly|daily
        """,
        lists=lists,
        strength=3,
    )
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


def _operation(book: RuleBook) -> None:
    book.add(
        "stage",
        "pilot",
        """
        as a trial|pilot|beta right_now|now|rn|currently|today
        trial|test ..6 with real|actual users|residents|customers|students|patients
        """,
        strength=3,
    )
    book.add(
        "stage",
        "prototype",
        """
        not deployed anywhere|yet
        pure experiment|research
        """,
        strength=3,
        free=True,
    )
    book.add("stage", "production", "our ..2 production tool|system", strength=3)
    book.add(
        "latency_target_ms",
        None,
        """
        may|can|should only? take ..1 #ms max|tops|at_most|maximum|or_less
        to|must be|answer there|back ..1 in|within #ms
        """,
        strength=3,
        free=True,
    )
    book.add(
        "requests_per_month",
        "rate",
        "# requests|calls|tickets|messages|queries|documents|emails last|this|past month|week|year",
        strength=3,
        free=True,
    )
    book.add("time_to_ship_weeks", "span", "been|were|was told|given #w", strength=3, free=True)
    book.add(
        "budget_usd",
        "money",
        "approved|signed_off|granted|earmarked|released|allotted ..2 $#",
        strength=3,
        free=True,
    )
    book.add(
        "on_prem_required",
        True,
        """
        own data_centre|data_center|datacentre|datacenter|servers only
        must not go to any|a|the ..3 api|cloud|vendor|provider
        """,
        strength=3,
        free=True,
    )
    book.add(
        "regulated",
        False,
        "hipaa|gdpr|sox|fda|pci|regulation|regulations do|does not ..1 apply|matter|concern|affect",
        strength=4,
        free=True,
    )
    book.add("regulated", False, "no privacy drama|concerns|issues|problem", strength=4, free=True)
