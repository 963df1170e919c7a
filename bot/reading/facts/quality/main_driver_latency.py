"""Reasons for a change: how long the answers take."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_USERS = (
    "users|customers|callers|people|reps|agents|traders|players|guests|patients|visitors|clients|"
    "shoppers|nurses|doctors|drivers|they|staff|viewers|students|buyers"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `main_driver`."""
    _slowness(book)
    _not_quality_but_lateness(book)
    _users_hang_up(book)


def _slowness(book: RuleBook) -> None:
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


def _not_quality_but_lateness(book: RuleBook) -> None:
    book.add(
        "main_driver",
        "latency",
        "not ..4 quality|money|cost|price .,4 answer|reply|it ..2 comes|arrives ..1 after|late",
        strength=5,
        free=True,
    )


def _users_hang_up(book: RuleBook) -> None:
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
