"""Further wordings of volumes, targets in time, launch dates, prompt sizes and budgets."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_T = "second|minute|hour|day|night|week|month|quarter|year|weekday|workday|shift|fortnight"
_PROMPT = (
    "prompt|prompts|instructions|system_prompt|header|preamble|prefix|boilerplate|static_part|"
    "fixed_part|fixed_bit|static_bit|constant_part|unchanging_part|template"
)


def add_rules(book: RuleBook) -> None:
    """Add further rules for fields that hold a number."""
    _volumes(book)
    _one_by_one(book)
    _grown(book)
    _latency(book)
    _launch(book)
    _prompt(book)
    _budget(book)


def _volumes(book: RuleBook) -> None:
    lists = {"T": _T}
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
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "requests_per_month",
        "users",
        "# ..2 , each ..4 @ ..3 per|a|each|every|/ {T}",
        lists=lists,
        strength=4,
        free=True,
    )


_CALLS = "request|call|query|message|ticket|question|email|prompt|order"
_ONE_PER = {"second": 2_592_000, "minute": 43_200, "hour": 720}


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


def _latency(book: RuleBook) -> None:
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


def _launch(book: RuleBook) -> None:
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


def _prompt(book: RuleBook) -> None:
    lists = {"P": _PROMPT}
    book.add(
        "prompt_tokens",
        None,
        """
        token|tokens|tok .,8 trimmed|cut|shrunk|slimmed|reduced|squeezed|got|grew|grown|swelled|
            bloated|condensed ..3 to|down_to|up_to #
        tokenizer|tokeniser|tiktoken|token_counter ..1 says|counts|gives|reports|shows|: ..1 #
        {P} .,8 trimmed|cut|shrunk|slimmed|reduced|condensed ..3 to|down_to # ..1 token|tokens|tok
        token count|length|size of ..4 {P}|part ..1 :|is|= ..1 #
        fixed|static|constant|unchanging|cached|invariant part|bit|portion|prefix|header|block
            ..3 #
        """,
        lists=lists,
        strength=5,
        unreal=True,
    )
    book.add(
        "prompt_tokens",
        None,
        """
        prompt|instructions|preamble ..3 swollen|grown|ballooned|bloated|expanded ..1 to #
        prompt|instructions|preamble ..1 comes_to|adds_up_to|totals|clocks_in_at|occupies|eats|
            burns|measures ..1 #
        """,
        strength=3,
    )


def _budget(book: RuleBook) -> None:
    book.add(
        "budget_usd",
        "money",
        """
        squeeze|wangle|wrangle|scrape|muster|scrounge|cough|stump ..4 $#
        $# ..1 upfront|up_front|for_everything|for_the_whole_thing|for_the_lot|for_it_all
        # upfront|up_front|for_everything|for_the_whole_thing|for_the_lot|for_it_all
        upfront|up_front #
        not|no a? cent|penny|dime more? $#
        not|no a? cent|penny|dime more? #
        $# to play|work|experiment with
        # to play|work|experiment with
        """,
        strength=3,
        free=True,
    )
    book.add(
        "budget_usd",
        "money",
        "gave|given|granted|handed|allotted us|me|my_team|our_team|the_project $#",
        strength=5,
    )
    book.add(
        "budget_usd",
        0.0,
        """
        budget .,4 zero dollars|euros|usd|bucks|pounds|cents|money
        budget ? .,2 zero|none
        zero budget
        """,
        strength=3,
        free=True,
    )
