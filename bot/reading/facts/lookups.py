"""What is looked up at run time, and tasks in which nothing is."""

from __future__ import annotations

from bot.reading.facts.knowledge import PRIVATE, SOURCES
from bot.reading.patterns import RuleBook

_INPUT = (
    "input|file|article|report|text|letter|contract|contracts|treaty|treaties|clause|document|"
    "documents|transcript|message|messages|case_file|complaint|report_itself|request|prompt|"
    "ticket|email|record|event_record|note|notes|findings|listing|review|form|page|photo|caption|"
    "source|source_text|statement|remark|claim|application|alert|log|description|comment|post"
)
_PULL = "pulled|fetched|looked_up|retrieved|queried|requested|read_live|loaded"


def add_rules(book: RuleBook) -> None:
    """Add rules for where the facts are that a task needs, and how fast they change."""
    _in_the_input(book)
    _looked_up(book)
    _rhythm(book)


def _in_the_input(book: RuleBook) -> None:
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
        lists={"I": _INPUT},
        strength=4,
        free=True,
    )


def _looked_up(book: RuleBook) -> None:
    lists = {"S": SOURCES, "P": _PULL}
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
        lists=lists,
        strength=4,
    )

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


def _rhythm(book: RuleBook) -> None:
    book.add(
        "knowledge_change",
        "daily",
        """
        minute by minute
        new {N} by the hour|minute
        grows|growing|grow while|as ..3 work|works|type|translate|edit
        grows|growing|grow|filled|filling during|over|throughout ..2 day|shift
        hundreds|thousands|dozens of commits|merges|changes a|per|every|each day
        # ..1 new|added or|and withdrawn|removed|delisted|dropped ..2 each|every|a|per day
        come_and_go|comes_and_goes|replaced|overnight|changes|change|edited ..1 overnight|hourly|
            every_day|each_day|every_single_day|all_day|by_the_hour|several_times_a_day
        push|pushes|pushed|pushing ..4 all_day
        shift|shifts|shifting|move|moves|vary|varies during|over|throughout the day
        """,
        lists={"N": "tickets|cases|documents|docs|posts|articles|listings|entries|bulletins|notes"},
        strength=5,
    )
    book.add(
        "knowledge_change",
        "weekly",
        """
        adds|add|added|adding to it|them|this each|every week|sprint|few_days|couple_of_weeks
        extended|changed|amended|edited by ..2 whenever they|anyone|somebody ..1 like|likes|want|
            wants
        lag|lags|lagging behind ..8 weekly|every_week
        """,
        strength=4,
    )
