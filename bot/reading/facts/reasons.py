"""Why the team asks: complaints told as a scene, and words that make one thing the reason."""

from __future__ import annotations

import re

from bot.reading.patterns import RuleBook

_THINGS = {
    "cost": "bill|bills|invoice|invoices|cost|costs|price|prices|spend|money|cents|margin|margins|"
    "tokens|token_bill|expensive|pricey|afford|fortune|opex|gpu_hours",
    "latency": "slow|slowness|sluggish|lag|laggy|lags|wait|waits|waiting|pause|delay|latency|"
    "spinner|spinning|spins|forever|dawdles|dawdling|speed|late|ages|seconds|fingers|ponders",
    "quality": "wrong|mistake|mistakes|error|errors|blunders|slips|sloppy|inaccurate|accurately|"
    "accuracy|quality|misreads|dumb|stupid|howlers|nonsense",
    "knowledge": "outdated|stale|out_of_date|blind_to|not_know|knows_nothing|know_nothing|"
    "never_heard|not_heard|never_met|not_met|never_read|not_read|never_seen|not_seen|repealed|"
    "old_ones|old_prices|old_rules|blank_stare|clue_about",
    "locality": "internet|wifi|wi_fi|offline|on_prem|on_premises|own_servers|own_walls|basement|"
    "border|sovereignty|residency|inside_the|within_the|our_walls|premises|cloud|locally|aboard|"
    "on_board",
}
"""Words of a complaint, for each of the reasons."""

_IS_REASON = (
    "what_hurts|what_bugs|what_bothers|what_must_stop|what_must_change|what_we_need|what_we_want|"
    "what_we_must|what_has_to|what_needs|what_drives|what_drove|what_pushes|what_brings|"
    "what_brought|why_we|why_i|why_you|why_this|the_itch|the_rub|the_ask|the_complaint|"
    "the_reason|the_motive|the_motivation|the_driver|the_goal|the_gripe|the_one_thing|"
    "our_itch|our_ask|our_complaint|our_reason|our_motive|"
    "our_motivation|our_driver|our_goal|our_gripe|our_beef|my_errand|my_gripe|"
    "my_beef|the_case|the_story"
)
_IS_REASON += "".join(
    f"|the_{only}_{noun}"
    for only in ("whole", "sole", "only", "entire", "main", "single")
    for noun in ("reason", "motive", "motivation", "gripe", "complaint", "goal", "point", "case",
                 "story", "ask", "problem", "issue")
)  # fmt: skip
_THEREFORE = (
    "this_thread|this_project|this_move|this_ticket|this_message|this_request|the_move|"
    "the_project|the_ticket|the_thread|the_request|the_question|us_asking|me_asking|we_are_here|"
    "i_am_here|here_i_am|here_we_are|we_ask|i_ask|we_want_out|our_question"
)
_NOT_IT = {
    "cost": "cost|costs|price|money|bill|expensive|pricey|budget|cash",
    "latency": "speed|latency|slow|slowness|waiting",
    "quality": "quality|accuracy|wrong|bad|dumb|stupid|mistakes|errors",
}
_USERS = (
    "users|customers|callers|people|reps|agents|traders|players|guests|patients|visitors|clients|"
    "shoppers|nurses|doctors|drivers|they|staff|viewers|students|buyers"
)


_DENIED = re.compile(
    r" (?:cost|costs|price|money|the bill|expense|speed|latency|quality|accuracy|privacy) "
    r"(?:is|are|was) (?:really |just )?not (?:really )?(?:the|a|an|our|any) "
    r"(?:real |main |big )?(?:issue|problem|concern|point|worry|reason|driver|question|matter) "
)
"""Where a sentence says of one reason that it is none."""


def denies_a_reason(text: str) -> bool:
    """Whether a sentence says what the reason is not, and nothing of what it is instead."""
    return _DENIED.search(text) is not None


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver`."""
    for value, things in _THINGS.items():
        _summed_up(book, value, things)
    _contrasts(book)
    _cost(book)
    _latency(book)
    _quality(book)
    _others(book)


def _summed_up(book: RuleBook, value: str, things: str) -> None:
    """A complaint that the writer then calls the reason: `it lags, that's the whole gripe`."""
    book.add(
        "main_driver",
        value,
        """
        {X} .,9 that|this|which is {R}
        {X} .,9 hence|thus|therefore|so ..1 {T}
        {X} .,9 is ..1 {R}
        {X} = ..5 this project|ticket|thread
        only|just|mainly|mostly ..1 {X} sting|stings|hurt|hurts|bites|matters
        """,
        lists={"X": things, "R": _IS_REASON, "T": _THEREFORE},
        strength=5,
        free=value in ("knowledge", "locality"),
    )


def _contrasts(book: RuleBook) -> None:
    """One complaint put in the place of another: `it isn't slow, it's dumb`."""
    for value, things in _NOT_IT.items():
        others = "|".join(words for name, words in _NOT_IT.items() if name != value)
        book.add(
            "main_driver",
            value,
            """
            not ..2 {O} ,|;|. it is|just ..3 {X}
            not ..2 {O} , but|just ..2 {X}
            not for|about ..1 {O} .,5 it is ..2 {X}
            """,
            lists={"X": things, "O": others},
            strength=5,
            free=True,
        )
    book.add(
        "main_driver",
        "cost",
        "not that it is wrong|bad|slow|dumb , it is ..2 we pay|spend",
        strength=5,
        free=True,
    )
    book.add(
        "main_driver",
        "latency",
        "not ..4 quality|money|cost|price .,4 answer|reply|it ..2 comes|arrives ..1 after|late",
        strength=5,
        free=True,
    )


def _cost(book: RuleBook) -> None:
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


def _latency(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "latency",
        """
        {U} hang|hangs|hung|bail|bails|leave|rage_quit|drop|walk_off|give_up|click_away ..9 pause|
            spinner|spins|loading|slow|sluggish|lags|wait|silence
        {U} ..2 will|would not wait
        by the time it|the_bot|the_model|the_answer|the_reply|the_response ..1 answers|replies|
            responds|arrives|comes|talks|speaks|finishes|loads|lands
        because|since|as it takes|took forever|ages|an_eternity
        it|reply|answer|response|model|bot takes|took forever|ages|an_eternity ,|and|or|so|while
        wheel|spinner ..2 spins|spinning|of_death|of_doom
        need|needs|want|wants|make|must_be|has_to_be ..2 snappier|snappy|quicker
        sluggish|dawdles|dawdling|laggy|snail|sloth
        only|just the lag|wait|latency|delay|slowness|pause
        cut|kill|halve|shave|shrink the|our|that ..1 lag|latency|wait|delay|pause
        ponders|thinks|mulls|chews|broods too|way_too|for_too ..1 long|slowly
        drum|drums|drumming|tap|tapping ..3 fingers|foot
        less than|under a? blink
        comes|arrives|lands|gets_there ..1 after the ..2 hung|left|gone|moved
        answer|answers|reply|replies ..1 come|comes|arrive|arrives too late
        """,
        lists={"U": _USERS},
        strength=5,
        free=True,
    )


def _quality(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "quality",
        """
        be right|correct|accurate more|way_more|much_more often
        want|wants|need|needs|ask|asks|: ..1 fewer|less blunders|mistakes|errors|howlers|slips|
            wrong_answers|goofs
        too many ..1 mistakes|errors|blunders|howlers|slips|misreads|wrong_answers|goofs ..5 get|
            gets|slip|reach|go|fewer|stop|customers|patients|users
        wrong|mistaken|off ..3 too|far_too|way_too often|frequently
        misreads|botches|bungles|garbles|misses|muddles too|far_too|way_too many|much|often
        roasted|mocked|laughed_at|slated ..5 silly|wrong|dumb|stupid|bad|false answers|replies
        fix ..1 accuracy|quality
        """,
        strength=5,
        free=True,
    )

    book.add("main_driver", "quality", "accuracy|quality please|pls", strength=5)


def _others(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "knowledge",
        """
        keeps ..1 not|never knowing our|the
        blind to our|the ..2 intranet|wiki|docs|products|rules|handbook|prices
        teach it our|about_our
        talks|talk|tells|tell|quotes|cites|quoting|telling|serves ..4 last_season's|last_season|
            last_year's|repealed|outdated|stale|expired|obsolete ..8 stop|fix|hurts|change
        model|its_knowledge|its_training stops|ends|ended|stopped at|in @ .,14 itch|reason|why|
            problem|hurts|rub
        not|never know|have_a_clue_about|heard_of our .,8 that_is_what|that_is_why|that_is_the|
            the_rub|the_itch
        need|needs|want|wants it to know our|the ..3 by heart
        """,
        strength=5,
        free=True,
    )
    book.add(
        "main_driver",
        "locality",
        """
        want|wants|insist|insists ..3 every|each|all ..1 byte|bytes|record|data inside|within|on|in
        says|said|rules|ruled|insists no ..1 byte|datum|data|record|bit|word crosses|leaves
        only buy|sign|use_it|go_live if ..2 thing|it|model ..1 sits|runs|lives|stays in|on
        kept|keep ..4 off anyone's|any|the|other_people's ..1 cloud|clouds .,4 no_other|only|sole|
            that_is
        """,
        strength=5,
        free=True,
    )
    book.add(
        "main_driver",
        "none",
        """
        nothing ..2 pushes|pushing|drives|driving|forces|forcing us|me
        no ..1 itch at_all|here|,
        we|i are|am ..1 only|just|merely|simply ..1 curious
        is ..1 simply|merely curious
        nothing is? wrong|broken ..1 , just|only curious
        """,
        strength=5,
        free=True,
    )
    book.add(
        "main_driver",
        "none",
        """
        if there was|were|is a|any ..1 reason .,7 ;|, there is none
        there is no actual|real problem|pain|itch|need
        """,
        strength=5,
        free=True,
        unreal=True,
    )
