"""One-off and monthly budgets."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.clauses import Sentence
from bot.reading.facts.misleading import is_denied
from bot.reading.finding import Finding
from bot.reading.patterns import Match, RuleBook
from bot.reading.tokens import word_set

_MONTHLY = frozenset(("month", "monthly", "mo"))
_SPENT = word_set(
    "spent bill paid cost costs invoice revenue fine fines saves lose paying charges quote "
    "quoted worth raised"
)
"""Words that make an amount something other than a budget."""
_BILLED = word_set("invoice invoiced overdue lose lost fined raised revenue saves")
_TOKENS = frozenset(("token", "tokens", "tok", "toks"))
"""What a context budget is counted in."""


def add_rules(book: RuleBook) -> None:
    """Add the rules for `budget_usd`."""
    _amounts(book)
    _no_money(book)
    _approved_or_corrected(book)
    _signed_off(book)
    _scraped_together(book)
    _zero(book)


def _amounts(book: RuleBook) -> None:
    book.add(
        "budget_usd",
        "money",
        """
        budget|funding|funds|cap|ceiling|money ..6 $#
        $# ..4 budget|funding|grant|to_spend|total|in_total|all_in|one_off|for_the_project|
            for_this|available|cap|max|tops|for_training|for_it|approved|left|to_work|allocated
        have|got|has|spend|spending|up_to|max|allocated|approved|given|gave|allow|afford|secured|
            invest|only|with ..4 $#
        budget ..4 #
        # ..1 budget
        capex|funding|seed_money|lump_sum|kitty|ring_fenced|ringfenced|one_off|purse|war_chest ..5
            $#
        capex|funding|seed_money|lump_sum|kitty|ring_fenced|ringfenced|purse|war_chest ..5 #
        $# ..2 in|from|out_of the ..1 kitty|pot|purse|war_chest|petty_cash
        # ..2 in|from|out_of the ..1 kitty|pot|purse|war_chest|petty_cash
        $# ..2 ring_fenced|ringfenced|earmarked|set_aside
        # ..2 ring_fenced|ringfenced|earmarked|set_aside ..2 for
        $# .,3 to_be_used_once|one_time|one_off|used_once|as_a_lump_sum
        # .,2 to_be_used_once|one_off|as_a_lump_sum
        throw|throws|threw|put_up|puts_up|freed|frees ..2 $# ..3 at_it|at_this|for_it|for_this|,
        throw|throws|threw ..2 # ..1 at it|this
        $# a|per|/|every|each month
        $# monthly
        # a|per|/ month for running|inference|running_it|hosting
        """,
        strength=3,
        free=True,
    )


def _no_money(book: RuleBook) -> None:
    book.add(
        "budget_usd",
        0.0,
        """
        no|zero|without ..1 budget|funding
        no money .|,|;|!|at_all|left|whatsoever|available
        budget :|is|= zero|none|nil
        not have|got any|a real|dedicated|separate|training|project|proper? budget|money
        not have|got ..2 dime|cent|penny|nickel
        """,
        strength=2,
        free=True,
    )


def _approved_or_corrected(book: RuleBook) -> None:
    book.add(
        "budget_usd",
        "money",
        """
        sorry|actually|correction|rather .,10 $#
        between $#
        approved|granted|gave|released|signed_off|earmarked|allotted ..3 # .,5 dollars|usd|bucks
        """,
        strength=3,
        free=True,
    )


def _signed_off(book: RuleBook) -> None:
    book.add(
        "budget_usd",
        "money",
        "approved|signed_off|granted|earmarked|released|allotted ..2 $#",
        strength=3,
        free=True,
    )


def _scraped_together(book: RuleBook) -> None:
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
        "money",
        "our|my|the_project's|the_team's share|part|slice|portion ..6 is|: ..1 $#",
        strength=6,
    )


def _zero(book: RuleBook) -> None:
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


def is_spent(sentence: Sentence, at: int) -> bool:
    """Whether an amount is that of a bill or a loss, and no budget."""
    return not _BILLED.isdisjoint(u.text for u in sentence.units[max(0, at - 7) : at])


def read_money(match: Match) -> Iterator[Finding]:
    """A budget in dollars; euros, pounds and francs are taken at face value, as uncertain.

    An amount per month is a monthly ceiling when the words say budget, else what is spent today,
    which is no fact of the profile.
    """
    quantity = match.quantity
    units = match.sentence.units
    if quantity is None or is_denied(match.sentence, match.number_at):
        return
    after = [u.text for u in units[match.number_at + 1 : match.number_at + 4]]
    before = [u.text for u in units[max(0, match.number_at - 7) : match.number_at]]
    per = bool(after) and after[0] in ("/", "per", "a", "each", "every", "monthly", "apiece", "an")
    ceiling = any(
        w in ("running", "budget", "cap", "ceiling", "max", "limit", "afford", "most")
        for w in before + after
    )
    if per:
        if ceiling and any(w in _MONTHLY for w in after):
            yield Finding.of(match, "monthly_budget_usd", quantity.value)
        return
    if any(w in ("monthly",) for w in before):
        if ceiling:
            yield Finding.of(match, "monthly_budget_usd", quantity.value)
        return
    if _SPENT.intersection(before) or after[:1] == ["last"] or _TOKENS.intersection(after):
        return
    if units[match.number_at].text == "#" and per and not ceiling:
        return
    if match.rule.strength >= 3 and units[match.number_at].text == "#" and quantity.value < 100:
        return
    scale = scale_of(match.sentence, match.number_at)
    low, high = (
        None if bound is None else bound * scale for bound in (quantity.low, quantity.high)
    )
    yield Finding.of(match, "budget_usd", float(quantity.value) * scale, low=low, high=high)


_FEW_DOLLARS, _THOUSAND = 500, 1000
_SAME_SUM = 10


def scale_of(sentence: Sentence, at: int) -> float:
    """1000 for the 30 of `15k each, so 30 in total`; else 1."""
    units = sentence.units
    quantity = units[at].quantity
    if units[at].text != "#" or quantity is None or not 0 < quantity.value < _FEW_DOLLARS:
        return 1.0
    before = [u.quantity.value for u in units[max(0, at - _SAME_SUM) : at] if u.quantity]
    in_thousands = any(v >= _THOUSAND and v % _THOUSAND == 0 for v in before)
    total = any(
        u.text in ("total", "all", "together", "altogether") for u in units[at + 1 : at + 3]
    )
    return float(_THOUSAND) if in_thousands and total else 1.0
