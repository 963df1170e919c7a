"""Reasons for a change: what the answers cost."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver`."""
    _bills(book)
    _what_hurts_is_the_bill(book)
    _moaning_about_the_bill(book)
    _not_wrong_but_paid_for(book)
    _cannot_afford_it(book)


def _bills(book: RuleBook) -> None:
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


def _what_hurts_is_the_bill(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "cost",
        """
        what hurts|kills|worries|bothers ..2 is ..2 bill|cost|costs|price|invoice
        only ..3 bugs|bothers|hurts|worries ..2 is ..3 bill|invoice|cost|costs|price
        """,
        strength=2,
    )


def _moaning_about_the_bill(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "cost",
        """
        moan*|complain*|whine*|grumble* about the bill|cost|costs|price|invoice
        cost|price|money is ..1 the|our only|main|one|single? reason
        """,
        strength=3,
    )


def _not_wrong_but_paid_for(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "cost",
        "not that it is wrong|bad|slow|dumb , it is ..2 we pay|spend",
        strength=5,
        free=True,
    )


def _cannot_afford_it(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "cost",
        """
        not|no_longer afford ..2 model|calls|tokens|api|price|prices|inference
        bleeds|burns|eats|leaks money|cash
        our|api|token|llm|openai|cloud|inference bill|invoice|spend ..2 went|goes|gone|jumped|
            climbed|crept|shot from|up|through
        margin|margins ..3 negative|gone|eaten|upside_down|squeezed|wafer_thin
        unit economics
        blow|blows|blew through ..3 cap|budget|limit
        blow|blows|blew through it by
        cap|ceiling|lid on ..3 api|token|llm|inference|model|openai ..1 spend|bill|cost|costs|budget
        every|each cent|penny ..3 counts|hurts|matters
        off|away_from the ..1 big|large|expensive|pricey|premium ..1 model ..3 cost|price|bill|cents
        save ..2 $# ..8 smaller|cheaper|tiny
        smaller|cheaper|tiny ..1 one|model did the ..1 job|trick
        cost ..1 per|of_a|of_each|of_every ..1 request|call|label|answer|chat ..4 problem|fight|
            issue|pain
        per request|call|token|label price|cost|costs ..8 problem|fight|issue|pain|hurts|kills
        api|token|inference|gpu ..1 bill|bills|spend|costs ..2 stings|sting|hurt|bites|ouch
        """,
        strength=5,
        free=True,
    )
