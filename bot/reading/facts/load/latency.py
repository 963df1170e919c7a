"""The latency target."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bot.reading.facts.users import USERS
from bot.reading.finding import Finding
from bot.reading.patterns import Match, RuleBook

_SUBJECT = (
    "answer*|repl*|respon*|latency|p95|p99|p50|result*|suggestion*|prediction*|completion*|"
    "round_trip|turnaround|inference|output*|p90"
)
_OK = (
    "ok|okay|fine|acceptable|enough|good|tolerable|tops|max|maximum|target|budget|sla|slo|"
    "limit|cap|makes_no_difference|is_plenty|or_less|no_problem|latency|at_most|p95|p99"
)
_SLOW = 600_000
"""From ten minutes on, the time of a batch job is no answer's."""
_BATCH = frozenset(("batch", "nightly", "overnight", "job", "backfill"))


def add_rules(book: RuleBook) -> None:
    """Add the rules for `latency_target_ms`."""
    _limits(book)
    _users_hang_up(book)
    _may_take(book)
    _acceptable_waits(book)
    _patience(book)


def _limits(book: RuleBook) -> None:
    book.add(
        "latency_target_ms",
        None,
        """
        <|under|below|within|sub ..1 #ms
        less|faster|quicker|lower|better|more than #ms
        at most #ms
        max|maximum|limit|up_to ..3 #ms
        latency|p95|p99|p90|p50|sla|slo ..2 :|target|budget|goal|of|=|sla|slo|requirement|must|
            should|needs|need|limit|;|( ..5 #ms
        p95|p99|p90|p50 #ms
        #ms ..1 p95|p99|p90|p50
        #ms ..2 latency|response_time|sla|slo ..1 target|budget|goal|sla|limit|requirement|needed|
            required
        #ms ..1 budget
        {S} ..4 in|within|under|below|inside ..2 #ms
        {S} ..2 must|should|has_to|have_to|needs_to|need_to|may ..4 #ms
        {S} ..2 in #ms
        #ms ..1 is|are|would_be ..1 {OK}
        #ms ..8 makes no difference
        #ms {OK}
        aim|aiming|aims at|for ..1 #ms
        we|users|they|editor|editors|team|customers have|need|want|demand|demands|expect|tolerate|
            accept|require|wait ..5 #ms
        have|only ..1 #ms in total
        #ms is what
        #ms ..4 allows|allowed|permitted|tolerated
        #ms to first ..1 word|token|result|answer
        sub #ms
        agreed ..1 on|to|at? #ms
        need|needs|want|must|target|goal ..6 #ms ..1 p95|latency|response|answers|answer|replies|
            end_to_end|or_less|max
        wait|waiting ..3 #ms
        get|got ..1 #ms ..1 at|in|total|max|tops
        in #ms or less
        show|appear|appears|answer|respond|reply|come|come_back|return ..3 in #ms
        show|appear|appears|answer|respond|reply|come|come_back|return ..2 within|under #ms
        demands|demand|leaves|leave|gives|give|gave|allows|allow|grants|tolerates|tolerate|accepts|
            wants|expects ..2 us|them|it|me|for? ..1 #ms
        can|will|would|may|might ..2 wait|take|last ..2 #ms
        #ms ..2 at_the_outside|at_the_most|all_in|in_total|tops|or_bust|max|not_one_more|not_more
        #ms , not ..2 more
        #ms ..2 is|are ..3 dream|ceiling|limit|cap|budget|maximum|deadline|bar|goal|line|allowance
        budget|ceiling|cap|allowance per|for|of ..4 #ms
        #ms ..1 per|a|each ..3 is|are|would_be ..1 {OK}
        #ms ..2 wait|delay is|are|would ..3 {OK}
        #ms wait|delay ..2 no_drama|nothing|acceptable|okay|ok|fine
        ok|okay|fine|happy|comfortable|good with ..1 #ms
        close|leave|quit|hang_up|abandon|give_up ..5 after ..1 #ms
        wait|waiting|patience|patient ..2 #ms is|of|at ..1 {OK}|nothing|most
        anything|everything ..1 over|above|slower_than|longer_than|beyond|past ..1 #ms
        not|no more|longer|slower than ..1 #ms
        sla|slo|contract|spec|requirement ..2 reads|says|states|is ..2 #ms
        #ms , ..1 end_to_end|all_in|tops|max|door_to_door
        can|could stand|live_with|bear|stomach ..1 #ms
        #ms ..6 is|are ..2 requirement|ask|aim|deal|rule
        go|goes|come|comes|get|drop|bring ..1 down to ..8 #ms
        time|times out ..2 after ..1 #ms
                """,
        lists={"S": _SUBJECT, "OK": _OK},
        strength=3,
        free=True,
    )


def _users_hang_up(book: RuleBook) -> None:
    book.add(
        "latency_target_ms",
        None,
        """
        {C} ..2 hang_up|leave|give_up|drop_off|bounce|lose_patience|click_away|swipe_away ..2 #ms
        answer|reply|response ..2 time|times ..4 #ms
        patience ..3 #ms
        """,
        lists={"C": USERS},
        strength=3,
    )


def _may_take(book: RuleBook) -> None:
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


def _acceptable_waits(book: RuleBook) -> None:
    book.add(
        "latency_target_ms",
        None,
        """
        #ms ..6 is|are|would_be|will_be ..1 ok|okay|fine|acceptable|tolerable|good_enough|
            alright|plenty
        """,
        strength=2,
        free=True,
    )


def _patience(book: RuleBook) -> None:
    book.add(
        "latency_target_ms",
        None,
        """
        #ms of patience
        patience ..2 of|for ..2 #ms
        bail|bails|hang_up|hangs_up|abandon|abandons|drop_off|drops_off|walk_away|click_away|
            lose_interest|give_up|gives_up|get_nervous ..4 after ..1 #ms
        threshold|ceiling|limit|deadline|cap|cutoff|target|budget ..7 at|of|to|is|was|stays ..1 #ms
        target|goal|limit|threshold ..6 is|was|: #ms
        must|should|has_to|have_to|needs_to|need_to not? ..1 be? back|there|done|answered|
            returned ..2 #ms
        not|no more|longer than ..1 #ms
        if|when|once .,6 takes|needs|lasts|is ..1 more|longer|slower than ..1 #ms
        in|within #ms .,5 or it_is|we|they|it useless|worthless|pointless|too_late|lose|leave|void
        anything|everything #ms is|feels|will|would|and|means|gets
        anything|everything ..1 over|above|beyond|past|slower_than|longer_than #ms is|feels|will|
            would|and|means|gets
        #ms ..2 pain_threshold|hard_limit|hard_cap|hard_ceiling|upper_bound|upper_limit
        """,
        strength=5,
        free=True,
    )


_CLAUSE_ENDS = frozenset((",", ";", "(", "but", "and", "while", "whereas"))
"""Behind these, the words tell of another time: `below 800 ms, currently 2.4 s`."""


def read_latency(match: Match) -> Iterator[Finding]:
    """The target in ms, unless the words tell of today's latency or of a background job."""
    quantity = match.quantity
    if quantity is None:
        return
    units = match.sentence.units
    behind = [u.text for u in units[match.last + 1 : match.last + 3]]
    behind = list(itertools.takewhile(lambda word: word not in _CLAUSE_ENDS, behind))
    words = [u.text for u in units[max(0, match.first - 4) : match.last + 1]] + behind
    explicit = any(
        w
        in (
            "<",
            "under",
            "below",
            "south",
            "should",
            "target",
            "must",
            "within",
            "sla",
            "slo",
            "need",
            "ok",
            "fine",
            "max",
            "tops",
            "may",
        )
        for w in words
    )
    today = {"took", "takes", "take", "taking", "currently", "today", "now", "observed", "averages",
             "measured", "was", "were", "spends", "spend", "ago", "average"}  # fmt: skip
    if not explicit and any(w in today for w in words):
        return
    if any(
        w in ("took", "currently", "ago", "retrain", "label", "downtime")
        or (w == "was" and "target" not in words)
        for w in words
    ):
        return
    value = quantity.high if quantity.high is not None else quantity.value
    if value >= _SLOW and not _BATCH.isdisjoint(u.text for u in match.sentence.units):
        return
    if value >= 1:
        yield Finding.of(match, "latency_target_ms", round(value), low=quantity.low, high=value)
