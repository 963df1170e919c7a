"""What goes in and what comes out: the task, its breadth and its rules, told without a name."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_PAPERS = (
    "drawings|plates|labels|scans|forms|invoices|receipts|photos|screenshots|documents|letters|"
    "contracts|pdfs|reports|notes|slips|certificates|statements"
)
_COPY = (
    "slogans|taglines|one_liners|barks|jokes|captions|toasts|headlines|blurbs|bedtime_stories|"
    "poems|limericks|product_names|birthday_cards|greeting_cards|horoscopes|verses"
)
_LEGAL = "tenders|tender|ndas|nda|bids|memos|motions|contracts|quotes|pleadings|grant_applications"
_CODE = (
    "terraform|ladder_logic|regexes|regex|bash|awk|cobol|ansible|kubernetes_yaml|shell_script|"
    "shell_scripts|one_liner|one_liners|excel_macros|vba"
)
_RULES = (
    "labels|label|categories|category|queues|queue|tags|fields|classes|codes|intents|taxonomy|"
    "spec|brief|rubric|guide|guidelines|rules|schema|template|topics|types"
)


def add_rules(book: RuleBook) -> None:
    """Add rules for `task_type`, `task_breadth` and `task_stability`."""
    _sorted_or_taken_out(book)
    _told_or_written(book)
    _put_in_order(book)
    _breadth(book)
    _stability(book)


def _sorted_or_taken_out(book: RuleBook) -> None:
    book.add(
        "task_type",
        "classification",
        """
        go|goes|sent|passed|forwarded|routed to the ..1 correct|right|proper desk|office|unit|
            counter|clerk|person|ward|shelf
        one tag|label|category|verdict|grade|class|flag per|for_each|for_every
        which of ..1 @ reasons|causes|desks|options|products|problems|faults|forms|species
        angry|happy|sad|positive|negative|urgent , ..2 or ..1 angry|happy|sad|neutral|calm|
            negative|positive
        each|every ..2 gets ..4 stars|grade|mark|verdict|tag|label|category|stamp
        flag|flags dodgy|suspicious|fraudulent|fake|risky|shady|bogus|abusive|offensive
        yes / no on|for|per|about|question
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "extraction",
        """
        each|every ..6 in|into its own column|field|cell|row
        need|needs the numbers|values|figures|dates|names|amounts ..2 in it|them|there
        pull|pulls|lift|lifts|read|reads|copy|copies ..4 off ..2 {P}
        read|reads ..2 and populate|populates|key|keys|enter|enters
        """,
        lists={"P": _PAPERS},
        strength=5,
    )


def _told_or_written(book: RuleBook) -> None:
    lists = {"T": _COPY, "L": _LEGAL, "C": _CODE}
    book.add(
        "task_type",
        "qa",
        """
        looks it up ..6 and tells|answers|says
        get|gets ..1 answers|answer rather|instead than|of links|documents|hits|pages
        type|types|ask|asks what they want|need to know
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "summarization",
        """
        tldr of|for|per
        squeezed|squeeze|squeezes|boiled|shrunk|shrink|shrinks|condensed|cut|trimmed|trims ..2 to|
            into @|a_few|a_handful_of ..1 lines|sentences|bullets|points
        shorten|shortens|shortening things|letters|articles|texts|reports|threads|judgments
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "text_generation",
        """
        cook|cooks|cooking|churn|churns|churning|dream|dreams|whip|whips|knock|knocks up|out ..3 {T}
        need|needs|want|wants|write|writes|invent|invents ..3 {T}
        draft|drafts|drafting ..2 {L}
        suggested|drafted|proposed reply|replies|answer|answers|response ..2 typed|ready|waiting|
            prepared|filled_in
        """,
        lists=lists,
        strength=5,
    )
    book.add(
        "task_type",
        "chatbot",
        """
        hold|holds|carry|carries a|the|long|whole|real ..1 conversation|conversations
        a_friend to talk|chat|gossip|speak with|to
        someone|something to chat|gossip|banter with
        to gossip|banter with
        banter|gossip with ..2 fans|guests|players|users|customers|residents
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "code_generation",
        """
        receive|receives|get|gets|spit|spits|emits|returns|writes|produces ..3 {C}
        {C} ..1 comes|come back|out
        {C} on demand
        code|ghost_text|text completion|completions in ..1 our|the|an ..1 editor|ide
        """,
        lists=lists,
        strength=5,
    )
    book.add(
        "task_type",
        "text_to_sql",
        """
        into|to|get|returns|writes a|the|one where clause
        into|to|get|returns|writes a|the|one select statement|query
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "reasoning",
        """
        logic|number puzzles|riddles
        """,
        strength=5,
    )
    book.add(
        "task_type",
        "translation",
        "put|puts|bring|brings|render|renders ..4 into|to ..1 @ ..1 languages|locales",
        strength=5,
    )


def _put_in_order(book: RuleBook) -> None:
    book.add(
        "task_type",
        "ranking",
        """
        stacked|stack|ordered|order|listed|sorted|sort|sorts|orders ..3 from ..1 most|best|worst|
            risky|riskiest|highest|strongest|urgent|likely ..1 to|down
        worst|best|riskiest|hottest|strongest|likeliest ..2 at|on the? top
        pick|picks|choose|chooses the one that|which is ..1 best|least|most|closest
        """,
        strength=5,
    )


def _breadth(book: RuleBook) -> None:
    book.add(
        "task_breadth",
        "narrow",
        """
        only|just one|a_single kind|sort|type of ..1 request|question|input|thing|letter|form
        scope = ..4 , period|full_stop|nothing
        tightly|strictly|narrowly limited|confined|restricted to
        no|not ..3 swiss army
        """,
        strength=5,
        free=True,
    )
    book.add(
        "task_breadth",
        "several",
        """
        each its|is_its|with_its own task|job
        @ ..1 steps per|for_each|for_every ..1 article|document|ticket|item|case|letter|file
        """,
        strength=5,
        free=True,
    )
    book.add(
        "task_breadth",
        "broad",
        """
        there is no scope|fence|limit|boundary
        anything|everything a ..2 would|could|might be handed|asked|given|get|ask
        everything|anything under the sun
        @ ..1 prompts for @ ..1 purposes|jobs|uses
        """,
        strength=4,
    )


def _stability(book: RuleBook) -> None:
    lists = {"R": _RULES}
    book.add(
        "task_stability",
        "low",
        """
        {R} come|comes and go|goes
        still|always ..1 argue|arguing|fight|fighting|haggle|haggling ..2 over|about what
        {R} ..2 merged|split|renamed , ..6 as|whenever|every|constantly
        {R} ..5 version|v @|#x|#v and counting
        brief|instructions|assignment ..4 flips|flip|changes|moves|shifts constantly|weekly|daily|
            every|all_the_time
        every|each season|year|quarter|month ..7 so do|does our|the {R}
        """,
        lists=lists,
        strength=5,
        free=True,
    )
    book.add(
        "task_stability",
        "high",
        """
        no_one|nobody ..2 touches|touching|touch|dares ..2 {R}
        {R} .,7 untouchable
        {R} ..2 fixed|set|prescribed by ..1 hq|headquarters|treaty|union|head_office
        the task|extraction|job|classification itself does|has not ..1 change|move|changed|moved
        """,
        lists=lists,
        strength=5,
        free=True,
    )
    book.add(
        "task_stability",
        "medium",
        """
        #%|half|most|two_thirds ..5 frozen|stable|fixed|settled|carved_in_stone|set_in_stone , ..1
            rest|half|other|others
        {R} ..5 #% frozen|stable|fixed|settled
        """,
        lists=lists,
        strength=6,
        free=True,
    )
