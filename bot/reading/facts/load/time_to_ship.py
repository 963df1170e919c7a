"""The time until first users, said as a span or a date."""

from __future__ import annotations

from bot.reading.facts.load.time_to_ship_dates import MONTHS
from bot.reading.patterns import RuleBook

_SHIP = (
    "ship|shipping|launch|launching|live|release|deliver|delivery|deadline|demo|go_live|rollout|"
    "roll_out|users|mvp|production|deploy|first_version|v1|done|ready|finished|something|running|"
    "working|it|finish|start|pilot|customers|due|up|prototype|beta"
)
_LAUNCH = (
    "launch|launches|launching|go_live|goes_live|going_live|release|rollout|roll_out|delivery|"
    "deadline|ship|shipping|live|opening|cutover|in_production|in_users_hands"
)
_MONTH_WORDS = "|".join(MONTHS)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `time_to_ship_weeks`."""
    _spans(book)
    _dates(book)
    _spans_from_today(book)
    _before_a_feast(book)
    _days_of_months(book)
    _given_so_long(book)
    _launch_dates(book)
    _time_to_market(book)


def _spans(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "span",
        """
        {S} ..6 in|within ..1 #w
        in|within ..1 #w ..1 we|it|from
        {S} ..2 is|are ..1 #w away|out|off|from
        #w ..1 to ..1 ship|launch|go|deliver|release|deploy|build|get|production|demo|do|finish|
            live|show|prove|put
        #w ..1 until|till|before|left|deadline|timeline|away|remaining
        have|has|got|give|gives|given|gave ..3 #w
        so|that_is|means ..1 #w
        opening|opens|starts|start|starting ..2 in #w
        #w to ..2 production|launch|users
        deadline|timeline|launch|release|timeframe|target|go_live|ship|eta|due ..4 #w
        need|needs|want|wants|expect|expects|must|should|aim|aiming|plan|hope ..8 in|within ..1 #w
        in|within #w
        """,
        lists={"S": _SHIP},
        strength=3,
        free=True,
    )


def _dates(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        by|before|until|end_of|in|during|due|for ..3 q1|q2|q3|q4
        end|start|beginning|middle|mid|close of ..1 q1|q2|q3|q4|{M}|month|quarter|year|week
        by|before|until|till|due|on|deadline|live|launch ..3 #d
        by|before|until|due|deadline|deadline_is ..3 {M}
        in|during|for|mid|early|late|end {M}
        by|before|until|in|during|for|this|within next|this|the_end_of|end_of|end_of_the|
            end_of_this|end_of_next ..1 month|quarter|year|week|sprint
        {S} ..3 next|this month|quarter|week|sprint|year
        by|before|until|till christmas|xmas|summer|easter|new_year|year_end|eoy|eom|eoq
        {L} ..2 is|:|on|for|;|planned|set|scheduled|due|fixed|in|target|by ..3 {M}
        {L} ..2 q1|q2|q3|q4
        # ..1 {M} ..3 is|is_when|launch|go_live|deadline|opening
        #x {M} ..3 is|is_when|launch|go_live|deadline|opening
        {M} #|#x is ..2 fixed|when|deadline|launch|go_live|date|hard
        board|boss|sales|legal|they|it|we|date|deadline|launch ..2 moved|pushed|pulled|shifted ..2
            to|until ..1 {M}
        mid|by_mid ..1 year
        by|before|for|until|till|ready halloween|black_friday|thanksgiving|mid_year|midyear
        on|by|before # {M}
        #|#x {M} #y ..1 is|when|launch
        by|before|on|until|till|due tomorrow|monday|tuesday|wednesday|thursday|friday
        """,
        lists={"S": _SHIP, "M": _MONTH_WORDS, "L": _LAUNCH},
        strength=2,
        free=True,
    )


def _spans_from_today(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "span",
        """
        #w from|starting today|now|here
        #w ..1 away|from_now|from_today
        first|initial use|users|customers|version|release ..2 in|within|after #w
        """,
        strength=3,
        free=True,
    )


def _before_a_feast(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        by|before the? ..1 christmas|xmas|easter|summer|new_year
        """,
        strength=2,
        free=True,
    )


def _days_of_months(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        on|by|before|for|until ..2 # {M}
        first|start|beginning|end of {M}
        """,
        lists={
            "M": "january|february|march|april|may|june|july|august|september|october|november|"
            "december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
        },
        strength=3,
        free=True,
    )


def _given_so_long(book: RuleBook) -> None:
    book.add("time_to_ship_weeks", "span", "been|were|was told|given #w", strength=3, free=True)


def _launch_dates(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        the week after next
        a|one month|week|quarter|year from today|now
        q1|q2|q3|q4|h1|h2 launch|go_live|rollout|roll_out|release|delivery|deadline|target
        launch|rollout|roll_out|release|delivery|deadline|target|go_live|ship|live|due|by|in|
            for|before ..2 h1|h2
        h1|h2 ..4 launch|rollout|roll_out|release|delivery|deadline|target|go_live
        eoy|eom|eoq|year_end ..1 is|as|: ..2 cutoff|deadline|target|date|due|limit|latest
        cutoff|deadline|due|launch|release|go_live|rollout ..2 eoy|eom|eoq|year_end
        """,
        strength=3,
        free=True,
    )


def _time_to_market(book: RuleBook) -> None:
    book.add(
        "time_to_ship_weeks",
        "span",
        """
        time to market|launch|ship|production|release ..3 #w
        first users|customers|testers|release|version ..2 #w ..1 from|away|out
        """,
        strength=3,
        free=True,
    )
