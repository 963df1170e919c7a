"""What makes the team want a change, and why outputs are wrong."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_THINGS = {
    "cost": "invoice|bill|cost|costs|price|spend|money|tokens|token_bill|burn",
    "latency": "wait|waiting|latency|speed|slowness|response_time|response_times|lag|delay",
    "quality": "quality|accuracy|correctness|mistakes|errors|wrong_answers|answers_are_not_good|"
    "not_good_enough|not_accurate_enough",
    "locality": "firewall|own_servers|own_network|data_back|data_in_house|sovereignty|data_leaving",
}
"""What people name as the one thing that they want changed."""


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver` and `failure_mode`."""
    for value, things in _THINGS.items():
        _named(book, value, things)
    _driver(book)
    _failure(book)


def _named(book: RuleBook, value: str, things: str) -> None:
    book.add(
        "main_driver",
        value,
        """
        what|thing|whatever ..1 hurts|bugs|annoys|kills|worries|bothers|drives|pains ..3 is ..3 {X}
        only|one|whole|sole|single|main|real reason|point|complaint|gripe ..3 is ..8 {X}
        only|one|whole|sole|single|main|real reason|point|complaint|gripe ..2 here : ..6 {X}
        {X} ..3 is ..2 only|one|sole complaint|gripe|reason|thing
        """,
        lists={"X": things},
        strength=3,
    )


def _driver(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "cost",
        """
        invoice|bill|cost|costs|price|spend|tokens|token_bill ..3 is|are|keeps|kills|too|has|
            became|becoming|gets|getting ..2 insane|killing|too_high|crazy|problem|issue|painful|
            ridiculous|exploding|unsustainable|out_of_hand|main|huge|pain|high|growing|expensive|
            kills|driver|fortune|eating
        invoice|bill|api_bill|cost|costs|spend explod*|hurts|hurt|kills|doubled|tripled|eats|
            balloon*|skyrocket*
        only|just|mainly price|cost|costs|bill|money is|hurts|matters
        price|cost|costs|bill|invoice|spend is|are ..2 trouble|problem|issue|pain|blocker|
            headache|obstacle|concern
        bill|cost|costs|invoice|spend ..1 doubled|tripled|exploded|grew|rose|soared
        cfo|finance|management ..4 down|cheaper|lower|reduce|cut|save
        must|has_to|needs_to cost ..2 nothing|less|cents|little
        margins ..2 thin
        it is|mostly|mainly|just|really|only|purely ..2 the ..1 bill|invoice|cost|costs|price|money
        bill|invoice|cost|costs|price|spend that|which ..1 hurts|kills|worries|matters|
            is_the_problem
        bill|invoice|cost|costs|spend|price ..2 would|will|gets|is|become|becomes|are|was|
            has_become ..1 too|way_too|unacceptably|prohibitively ..1 high|expensive|much|steep
        burning|burn|bleeding ..2 money|cash|budget|tokens
        expensive|costly at|for ..2 scale|volume|traffic|numbers
        cost per request|call|ticket|document ..3 too|must|is|has
        cheaper|smaller model|inference|setup|solution ..2 is|would|needed|wanted
        too expensive|pricey|costly
        calls cost a fortune
        cost|spend|bill|costs ..2 reduction|cutting|saving|savings
        cut|reduce|lower|bring_down|slash|halve|shrink|save|get_down ..4 cost|costs|bill|spend|
            invoice|token_bill|money
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            goal|pain|worry ..3 cost|costs|money|price|bill|spend
        cost ..3 main|biggest|primary|only|real|key ..1 driver|reason|issue|problem|concern|
            motivation|thing
        cheaper ..3 is|would|run|to|inference|model
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "latency",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain|goal|complaint ..3 latency|speed|slow|slowness|response_time
        latency|speed ..3 main|biggest|primary|only|real|key|the ..1 driver|reason|issue|problem|
            concern|motivation|thing|bottleneck|killer
        too|painfully|way_too slow
        latency kills|hurts|is_killing|is_the_problem|is_the_issue
        demands|demand ..2 under|below #ms
        people|users|customers|they|we ..2 leave|left|drop|churn|bounce ..4 slow
        too slow
        takes|took|is|are ..2 #ms|too_long ..3 too slow|long
        takes #ms .,8 #ms
        take|takes ..2 forever|ages|too_long .,6 only|main|sole complaint|gripe|problem|issue
        speed is ..2 problem|issue|concern|everything|key
        slow|slowness is|are ..2 problem|issue|complaint|main|killing
        complain* ..2 about ..2 speed|latency|waiting|slow*
        need* ..3 faster|quicker ..2 answers|responses|response|model|replies|inference
        faster ..2 is|would_be ..2 goal|point|need|aim
        have ..1 #ms ..1 in total
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "quality",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain|goal|complaint ..3 quality|accuracy|correctness|errors|mistakes|wrong|consistency
        quality|accuracy|correctness|consistency ..3 main|biggest|primary|only|real|
            key ..1 driver|reason|issue|problem|concern|motivation|thing|goal
        it|all|mainly|mostly|purely ..1 about ..1 quality|accuracy|correctness|consistency
        we|just want|need better|higher quality|accuracy
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "knowledge",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain ..3 knowledge|facts|outdated|stale|up_to_date|does_not_know|not_know
        it|model just|simply|still|really? does not know ..3 our|products|company|internal|facts
        knowledge ..3 main|biggest|primary|real|key ..1 driver|reason|issue|problem|gap
        """,
        strength=2,
    )
    book.add(
        "main_driver",
        "locality",
        """
        main|biggest|only|real|primary|key ..3 driver|reason|motivation|issue|problem|concern|
            pain ..3 privacy|data_residency|locality|on_prem|offline|residency|confidentiality|
            sovereignty
        privacy|data_residency|locality|residency|confidentiality|sovereignty ..3 main|biggest|
            primary|real|key|the ..1 driver|reason|issue|problem|concern
        has|must|needs to? run|work ..2 offline|on_device|on_the_device|locally
        """,
        strength=2,
    )


def _failure(book: RuleBook) -> None:
    book.add(
        "failure_mode",
        "bad_retrieval",
        """
        retriever|retrieval|search brings|returns|finds|fetches ..4 wrong|irrelevant|junk|noise
        needed passage ..2 not ..2 front
        """,
        strength=2,
        free=True,
    )
    book.add(
        "failure_mode",
        "wrong_format",
        """
        only the ..1 format wobbles|breaks|is_off|drifts
        json breaks|broken|invalid|does_not_parse|is_invalid
        output format wobbles|breaks|drifts
        """,
        strength=2,
        free=True,
    )
    book.add(
        "failure_mode",
        "ignores_context",
        """
        ignores ..2 passage|page|context|documents|doc|sources
        """,
        strength=2,
        free=True,
    )
