"""Wrong answers that cost time, money or goodwill."""

from __future__ import annotations

from bot.reading.facts.risk.error_cost_words import ERRORS, SLIPS
from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `error_cost`."""
    _time_and_rework(book)
    _lost_afternoons(book)
    _late_or_refunded(book)
    _each_costs_something(book)
    _nothing_but_time(book)


def _time_and_rework(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "medium",
        """
        costs|cost|loses|wastes|means ..2 day|hour|hours|#ms|#w|time|rework|sale|sales|refund|
        miss|misses ..2 deadline|appointment|meeting|slot|delivery
        bad ..2 but ..5 repair|fix|correct|recover|repaired|fixed
        annoying but
        distort*|skew*|bias*|pollute*|corrupt* ..4 planning|statistics|figures|report*|data|
            forecast*|analysis|numbers
            a_complaint|a_ticket|delay|minutes
        costs|burns|burn|eats|wastes ..3 half|day|hour|afternoon|morning|time
        refund|refunds|reshipment|returns|credit_note|rebooking|callback
        awkward|embarrass*|uncomfortable
        wrong|bad|off|mistake*|error* ..4 = ..3 refund|rework|call|delay|$#
        $# each|per ..1 time|mistake|error|case
        wrong ..3 means|= ..4 extra|second|manual|new|another|truck|visit|call|delay|waiting|
            rework|work
        customers|clients|users|people ..2 get|are|will|would ..1 confused|annoyed|angry|upset|
            unhappy
        costs|cost ..4 #ms|#w|hour|hours|day|minutes|rework|time
        means|mean|get|gets|cause|causes|trigger|triggers ..3 complaint|complaints|escalation|
            escalations
        escalation|escalations|rework|reprints|returns|refund|refunds
        angry|unhappy|annoyed|upset|frustrated|confused customers|users|clients|people|customer|
            client
        makes|make|making ..3 angry|unhappy|annoyed|upset|frustrated|unhappy
        lose|loses|losing|lost|waste|wastes|wasted ..2 #ms|minutes|hours|half_an_hour|half_a_day|
            time|an_hour|a_day
        embarrass*
        slows|slow ..2 down ..2 team|people|process
        manual ..1 rework|correction|cleanup
        lost|lose|loses|losing ..1 sales|time|revenue|sale|hours|money|orders
        mislead*
        annoy|annoys|annoyed|irritat* ..3 honest|customers|users|people|clients|patients|staff|
            guests
        false flags|positives|alarms annoy|cost|waste|are
        needs to be decent|right|good|correct
        must|should|has ..2 be decent|reasonably|mostly
        rework
        support ticket|call|escalation
        unhappy|angry|upset customer*|user*|client*
        complain* ..2 customers|users
        customers|users|clients ..3 complain|annoyed|unhappy|angry|confused|churn
        some ..2 money|cost|damage|harm|pain
        moderate|medium ..2 cost|harm|risk|impact|damage|stakes
        human would|will|does|to curate|review|check
        invent stuff
        embarrassing|awkward
        costs us ..3 per|each|a
        """,
        strength=2,
        unreal=True,
    )


def _lost_afternoons(book: RuleBook) -> None:
    """Harm told by what then happens to whom."""
    book.add("error_cost", "medium", "stakes ..2 middling|moderate|medium|so_so|mid", strength=5)
    book.add(
        "error_cost",
        "medium",
        """
        lose|loses|lost|cost|costs ..4 afternoon|morning|evening|weekend|shift
        paged|drives|drive|trip|trips|miles|kilometres|kilometers|journey ..4 for nothing
        we|they|you say sorry
        lost commission|sale|booking
        """,
        strength=2,
        free=True,
        unreal=True,
    )


def _late_or_refunded(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "medium",
        """
        {E} .,12 half_an_hour|a_morning|an_hour|hours|a_day|days|an_afternoon|#ms|#w ..2
            late|lost|of|gone|wasted|while|later|down|extra
        {E} .,10 late|delayed|delay|rework|re_do|redo|redone|refund|refunds|voucher|apology|
            apologise|apologize|awkward|embarrass*|complaint|complaints|annoyed|angry|
            credit_note|reprint|return_shipment|truck_roll|rescheduled|recalculated|
            walk_it_back|costs_us|a_customer_lost|churn|unhappy|confus*|reopened|escalat*
        awkward|embarrassing|annoying|painful but ..1 fixable|repairable|recoverable|manageable|not
        wastes|costs|burns|sends ..5 a_morning|an_hour|half_an_hour|half_a_day|an_afternoon|a_day|
            somebody|wrong_path|days
        late by ..2 #w|#ms|days|day|hours|@
        get|gets ..2 letter from
        """,
        lists={"E": ERRORS},
        strength=2,
        unreal=True,
        free=True,
    )


def _each_costs_something(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "medium",
        """
        {E} ..3 cost|costs ..4 $# each|per|apiece|a|to|.
        {E} .,8 call_back|call_again|phone_call|second_letter|extra_work|do_it_again|resend|reship|
            second_visit
        """,
        lists={"E": SLIPS},
        strength=2,
        unreal=True,
    )


def _nothing_but_time(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "medium",
        "costs|cost time|minutes|hours , not|nothing more",
        strength=4,
        free=True,
    )
