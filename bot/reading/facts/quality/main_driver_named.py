"""Reasons for a change, whichever is named: by its words, as what bothers, or against another."""

from __future__ import annotations

import re

from bot.reading.patterns import RuleBook

_NAMED = {
    "cost": "invoice|bill|cost|costs|price|spend|money|tokens|token_bill|burn",
    "latency": "wait|waiting|latency|speed|slowness|response_time|response_times|lag|delay",
    "quality": "quality|accuracy|correctness|mistakes|errors|wrong_answers|answers_are_not_good|"
    "not_good_enough|not_accurate_enough",
    "locality": "firewall|own_servers|own_network|data_back|data_in_house|sovereignty|data_leaving",
}
"""What people name as the one thing that they want changed."""
_BOTHERS = {
    "cost": "bill|bills|invoice|invoices|cost|costs|price|prices|spend|money",
    "latency": "speed|latency|wait|waiting|slowness|lag",
    "quality": "quality|accuracy|answers|correctness|mistakes|errors",
}
_COMPLAINTS = {
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
_DENIED = re.compile(
    r" (?:cost|costs|price|money|the bill|expense|speed|latency|quality|accuracy|privacy) "
    r"(?:is|are|was) (?:really |just )?not (?:really )?(?:the|a|an|our|any) "
    r"(?:real |main |big )?(?:issue|problem|concern|point|worry|reason|driver|question|matter) "
)
"""Where a sentence says of one reason that it is none."""


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver`."""
    for value, things in _NAMED.items():
        _named(book, value, things)
    _trouble_with(book)
    _what_bothers(book)
    _fast_but_not_good_enough(book)
    for value, things in _COMPLAINTS.items():
        _summed_up(book, value, things)
    _contrasts(book)


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


def _trouble_with(book: RuleBook) -> None:
    frame = (
        "problem|issue|pain|complaint|worry|trouble|headache|bugs_us|bothers_us|bugs|bothers|"
        "keeps_me_up|hurts|concern"
    )
    lists = {"F": frame}
    book.add(
        "main_driver",
        "cost",
        """
        {F} ..1 is|: ..4 cost|costs|price|bill|invoice|finance|money|spend|tokens
        {F} ..1 with ..2 cost|costs|price|bill
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "main_driver",
        "latency",
        """
        {F} ..1 is|: ..4 latency|speed|slowness|slow|waiting|response_time
        only it thinks|takes|needs ..2 #ms
        """,
        lists=lists,
        strength=2,
    )


def _what_bothers(book: RuleBook) -> None:
    for value, things in _BOTHERS.items():
        book.add(
            "main_driver",
            value,
            """
            {X} is|are what|where ..2 hurts|bugs|annoys|kills|worries|bothers|stings|pinches|pains
            not ..1 what|the_thing|that ..2 hurts|bugs|annoys|worries|bothers ..2 ;|,|.|: ..2 {X} is
            """,
            lists={"X": things},
            strength=5,
            free=True,
        )


def _fast_but_not_good_enough(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "quality",
        """
        {X} ..1 fine|ok|okay|acceptable|no_issue|not_an_issue|not_a_problem .,10 not ..1 good|
            accurate|reliable|right|correct enough
        """,
        lists={"X": f"{_BOTHERS['cost']}|{_BOTHERS['latency']}|is"},
        strength=4,
        free=True,
    )


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


def denies_a_reason(text: str) -> bool:
    """Whether a sentence says what the reason is not, and nothing of what it is instead."""
    return _DENIED.search(text) is not None
