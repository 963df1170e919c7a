"""Requests per month, in numbers with a period."""

from __future__ import annotations

from bot.reading.facts.load.requests_checks import USES
from bot.reading.patterns import RuleBook

_PERIODS = (
    "second|sec|s|minute|min|hour|h|day|night|d|week|month|quarter|year|weekday|workday|shift|"
    "annum|sprint|fortnight"
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|morning|evening|weekend"
_ADVERBS = "daily|nightly|weekly|monthly|hourly|yearly|annually|quarterly"
_RATES = "rps|qps|tps|rpm|qpm|rpd"
PER_USER_NOUNS = (
    "user|users|agents|people|employees|customers|doctors|nurses|lawyers|analysts|reps|"
    "staff|advisors|engineers|developers|clinicians|students|teachers|operators"
)
EACH_OF = (
    "shops|stores|branches|clerks|drivers|sites|clinics|schools|dispatchers|moderators|editors|"
    "sellers|members|workers|recruiters|adjusters|underwriters|technicians|planners|offices|"
    "warehouses|hospitals|hotels|traders|brokers|officers|translators|tenants"
)
"""Who can also have a volume, where it is said to be that of each."""
_ASKS = (
    "ask|asks|asking|send|sends|sending|submit|submits|make|makes|write|writes|use|uses|run|runs|"
    "call|calls|query|queries|do|does|need|needs|translate|translates|draft|drafts"
)
"""What people do so many times a day, each of them where it is a few times."""
_T = "second|minute|hour|day|night|week|month|quarter|year|weekday|workday|shift|fortnight"
_CALLS = "request|call|query|message|ticket|question|email|prompt|order"
_ONE_PER = {"second": 2_592_000, "minute": 43_200, "hour": 720}


def add_rules(book: RuleBook) -> None:
    """Add the rules for `requests_per_month`."""
    _per_period(book)
    _per_user(book)
    _few_times_per_head(book)
    _handled_last_month(book)
    _requests_last_month(book)
    _average_over_a_period(book)
    _each_of_so_many(book)
    _one_by_one(book)
    _grown(book)


def _per_period(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "rate",
        """
        # ..5 per|a|an|each|every|/|on_a|in_a|in_an ..1 working|business|calendar|single|week|
            average|typical|normal|slow|quiet|ordinary|usual|regular|good {T}
        # ..5 per|a|an|each|every|/ {T}
        # ..4 {A}
        # {R}
        {A} ..5 # requests|calls|tickets|documents|docs|emails|queries|items|reviews|invoices|
            messages|chats|reports|claims|transactions|records|questions
        {A} ..3 volume|load|traffic|batch|run|job|exercise ..5 #
        {A} ..1 total|count|number|amount ..6 #
        volume|traffic|load|throughput|usage :|is|of|=|runs_at|around|at|; ..1 # ..2 per|a|/|
            each {T}
        # in|over ..1 peak|a|one|the {T}
        # ..1 per|a|an|each|every open|opening|office|business {T}
        # ..4 every|each ..1 {D}
        # ..3 , every|each {T}|{D}
        # ..3 on|per weekdays|workdays
        every {D}|{T} : ..3 #
        # requests|calls|queries|predictions|messages|tickets|chats|documents|docs|emails|
            invocations|lookups ..3 in ..3 january|february|march|april|june|july|august|
            september|october|november|december|last_month
        # ..2 every #w|#ms
        every|each {D} ..5 # ..2 documents|docs|pdfs|files|records|rows|filings|tickets|emails|
            items|reports|claims|letters|messages|pages|transcripts|invoices
        over|in|within|during a|one|each|every {T} it|that|we|they|this ..4 #
        {V} ..2 # times a|per|each|every {T}
        once|twice a|per|each|every {T} ,? we|they|it ..1 {V}|process|send|push|score|feed ..2 #
        """,
        lists={"T": _PERIODS, "A": _ADVERBS, "R": _RATES, "D": _DAYS, "V": USES},
        strength=3,
        free=True,
    )


def _per_user(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "users",
        """
        # {U} ..3 , ..2 @ ..3 per|a|each|every|/ {T}
        # {U} ..6 @ ..3 each|apiece ..1 per|a|every|/ {T}
        # ..1 {E} each ..2 @ ..3 per|a|every|/ {T}
        # ..1 {E} ..4 @ ..3 each|apiece ..1 per|a|every|/ {T}
        # ..1 {E} , each|every ..4 @ ..3 per|a|each|every|/ {T}
        # ..3 ,|;|( ..2 @ ..2 each|apiece|a_head|per_head ..1 per|a|an|every|/ {T}
        # ..3 x ..1 @ ..4 per|a|an|each|/ {T}
        each|every of ..2 # {E} ..3 @ ..3 per|a|each|every|/ {T}
        """,
        lists={"T": _PERIODS, "U": PER_USER_NOUNS, "E": f"{PER_USER_NOUNS}|{EACH_OF}"},
        strength=4,
        free=True,
    )


def _few_times_per_head(book: RuleBook) -> None:
    """`800 lawyers ask about 3 questions a day`."""
    book.add(
        "requests_per_month",
        "askers",
        "# ..1 {E} who|that|which? {V} ..2 @ ..3 per|a|each|every|/ {T}",
        lists={"T": _T, "E": f"{PER_USER_NOUNS}|{EACH_OF}", "V": _ASKS},
        strength=4,
        free=True,
    )


def _handled_last_month(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "rate",
        """
        # ..4 in|within #w
        last|past|this year|month|week|quarter ..5 processed|handled|received|got|saw|had|did|
            answered|served|translated|closed|sent|dealt|registered ..3 #
        # ..1 request|call|ticket|document|query|message|event|hit|email|question|order|requests|
            calls|documents|messages|events every|per|each #ms
        one|a request|call|ticket|document|query|message|event|hit|email|question|order ..1 every|
            per|each #ms
        """,
        strength=3,
        free=True,
    )


def _requests_last_month(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "rate",
        "# requests|calls|tickets|messages|queries|documents|emails last|this|past month|week|year",
        strength=3,
        free=True,
    )


def _average_over_a_period(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "rate",
        """
        average|mean|typical|total ..2 over|for|across the|a|one? {T} ..1 is|: ..2 #
        run|pass|batch|job|sweep per|a|every|each {T} over|on|for|with|across ..5 #
        month end ..2 :|=|is|means|brings ..1 #
        each|every night|morning|evening #
        daily|weekly|monthly :|= ..1 #
        # times a|per|each|every {T}
        on any|a|an|most|average|normal|typical given|normal|typical|average|ordinary|busy {T} .,8 #
        every|each day|week|month|night we|i|they|the_team ..1 need|get|receive|process|handle|
            write|send|produce|answer|publish|translate|draft|review|sort ..2 #
        once|twice a|per|every {T} ..1 for|per|in|at each|every ..3 #
        """,
        lists={"T": _T},
        strength=3,
        free=True,
    )


def _each_of_so_many(book: RuleBook) -> None:
    book.add(
        "requests_per_month",
        "users",
        "# ..2 , each ..4 @ ..3 per|a|each|every|/ {T}",
        lists={"T": _T},
        strength=4,
        free=True,
    )


def _one_by_one(book: RuleBook) -> None:
    """`one request a second`: the number is a word that is no quantity."""
    for period, monthly in _ONE_PER.items():
        book.add(
            "requests_per_month",
            monthly,
            f"one|a|single {_CALLS} a|an|per|every|each|/ {period}",
            strength=3,
        )


def _grown(book: RuleBook) -> None:
    """`from 20k a day to 85k a day`: the second rate is today's."""
    book.add(
        "requests_per_month",
        "rate",
        "from @ ..2 a|per|/ {T} to|up_to # ..2 a|per|/ {T}",
        lists={"T": _T},
        strength=5,
        free=True,
    )
