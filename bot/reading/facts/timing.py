"""The latency target and the time until first users."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.reading.finding import Finding
from bot.reading.patterns import Match, RuleBook
from bot.reading.tokens import word_set

_SUBJECT = (
    "answer*|repl*|respon*|latency|p95|p99|p50|result*|suggestion*|prediction*|completion*|"
    "round_trip|turnaround|inference|output*|p90"
)
_OK = (
    "ok|okay|fine|acceptable|enough|good|tolerable|tops|max|maximum|target|budget|sla|slo|"
    "limit|cap|makes_no_difference|is_plenty|or_less|no_problem|latency|at_most|p95|p99"
)
_SHIP = (
    "ship|shipping|launch|launching|live|release|deliver|delivery|deadline|demo|go_live|rollout|"
    "roll_out|users|mvp|production|deploy|first_version|v1|done|ready|finished|something|running|"
    "working|it|finish|start|pilot|customers|due|up|prototype|beta"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sep sept", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH_WORDS = "|".join(_MONTHS)
_PAST = word_set(
    "burned burnt wasted invested moved changed touched revised evolved refreshed "
    "ago last past took taken previous since spent already history old every each ran lasted "
    "retention earlier been prior first_half"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `latency_target_ms` and `time_to_ship_weeks`."""
    _latency(book)
    _ship(book)


def _latency(book: RuleBook) -> None:
    lists = {"S": _SUBJECT, "OK": _OK}
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
        we|users|they|editor|editors|team|customers have|need|want|demand|demands|expect|tolerate|
            accept|require|wait ..5 #ms
        have|only ..1 #ms in total
        #ms is what
        #ms ..4 allows|allowed|permitted|tolerated
        #ms to first ..1 word|token|result|answer
        sub #ms
        need|needs|want|must|target|goal ..6 #ms ..1 p95|latency|response|answers|answer|replies|
            end_to_end|or_less|max
        wait|waiting ..3 #ms
        get|got ..1 #ms ..1 at|in|total|max|tops
        in #ms or less
        show|appear|appears|answer|respond|reply|come|come_back|return ..3 in #ms
        show|appear|appears|answer|respond|reply|come|come_back|return ..2 within|under #ms
                """,
        lists=lists,
        strength=3,
        free=True,
    )


def _ship(book: RuleBook) -> None:
    lists = {"S": _SHIP, "M": _MONTH_WORDS}
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
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "time_to_ship_weeks",
        "date",
        """
        by|before|until|end_of|in|during|due|for ..3 q1|q2|q3|q4
        end|start|beginning|middle|mid|close of ..1 q1|q2|q3|q4|{M}|month|quarter|year|week
        by|before|until|due|on|deadline|live|launch ..3 #d
        by|before|until|due|deadline|deadline_is ..3 {M}
        in|during|for|mid|early|late|end {M}
        by|before|until|in|during|for|this|within next|this|the_end_of|end_of|end_of_the|
            end_of_this|end_of_next ..1 month|quarter|year|week|sprint
        {S} ..3 next|this month|quarter|week|sprint|year
        by|before christmas|xmas|summer|easter|new_year|year_end|eoy|eom|eoq
        by|before|until|on|due tomorrow|monday|tuesday|wednesday|thursday|friday
        """,
        lists=lists,
        strength=2,
        free=True,
    )


def read_latency(match: Match) -> Iterator[Finding]:
    """The target in ms, unless the words tell of today's latency or of a background job."""
    quantity = match.quantity
    if quantity is None:
        return
    words = [u.text for u in match.sentence.units[max(0, match.first - 4) : match.last + 3]]
    explicit = any(
        w
        in (
            "<",
            "under",
            "below",
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
             "measured", "was", "were", "spends", "spend", "ago"}  # fmt: skip
    if not explicit and any(w in today for w in words):
        return
    if any(
        w in ("took", "took", "currently", "was", "ago", "retrain", "label", "downtime")
        for w in words
    ):
        return
    value = quantity.high if quantity.high is not None else quantity.value
    if value >= 1:
        yield Finding.of(match, "latency_target_ms", round(value), low=quantity.low, high=value)


def read_span(match: Match) -> Iterator[Finding]:
    """Weeks until first users from a time span; months count 52/12 weeks, rounded down."""
    quantity = match.quantity
    if quantity is None:
        return
    units = match.sentence.units
    around = [u.text for u in units[max(0, match.first - 3) : min(len(units), match.last + 4)]]
    if any(word in _PAST for word in around):
        return
    led = [u.text for u in units[max(0, match.number_at - 6) : match.number_at]]
    if "#" in led and led[-1:] in (["in"], ["within"]):
        return
    after = [u.text for u in units[match.number_at + 1 : match.number_at + 3]]
    if after and after[0] in ("of", "old", "worth", "trial", "warranty", "later", "data", "delay"):
        return
    value = quantity.value
    whole = float(int(value + 1e-9)) if value >= 1 else round(value, 2)
    yield Finding.of(match, "time_to_ship_weeks", whole, low=quantity.low, high=quantity.high)


def read_date(match: Match, today: date | None) -> Iterator[Finding]:
    """Weeks from `today` to a named date, rounded; nothing without `today` or for a past date."""
    if today is None:
        return
    units = match.sentence.units
    words = [u.text for u in units[match.first : min(len(units), match.last + 2)]]
    before = [u.text for u in units[max(0, match.first - 4) : match.first]]
    if any(w in ("since", "changed", "last", "updated", "started", "from") for w in before):
        return
    goal = _written_date(match) or _goal(words, today, _year(match))
    day = _day(match)
    if goal is not None and day and 1 <= day <= 28:
        goal = goal.replace(day=day)
    if goal is not None and goal >= today:
        weeks = (goal - today).days / 7
        yield Finding.of(
            match, "time_to_ship_weeks", float(round(weeks)) if weeks >= 1 else round(weeks, 2)
        )


def _written_date(match: Match) -> date | None:
    """The date of `2027-01-15` in the words of the match."""
    for unit in match.sentence.units[match.first : match.last + 1]:
        if unit.text == "#d" and unit.quantity is not None:
            return date.fromordinal(int(unit.quantity.value))
    return None


def _day(match: Match) -> int:
    """The day beside the month's name (`1 June`, `June 15th`); 0 without one."""
    units = match.sentence.units
    at = next((i for i in range(match.first, match.last + 1) if units[i].text in _MONTHS), -1)
    for i in (at - 1, at + 1, at - 2):
        if 0 <= i < len(units) and at >= 0:
            quantity = units[i].quantity
            if quantity is not None and units[i].text in ("#", "#x") and quantity.value <= 31:
                return int(quantity.value)
    return 0


def _year(match: Match) -> int | None:
    for unit in match.sentence.units[match.last : match.last + 3]:
        if unit.text == "#y" and unit.quantity is not None:
            return int(unit.quantity.value)
    return None


def _goal(words: list[str], today: date, year: int | None) -> date | None:
    """The date meant: the end of a period, the first of a month unless `end` is said."""
    late = any(w in ("end", "close", "until", "in", "during", "late", "for") for w in words)
    for word in words:
        if word in ("q1", "q2", "q3", "q4"):
            return _quarter_end(int(word[1]), today, year)
        if word in _MONTHS and not (
            word == "may"
            and words[0] not in ("by", "before", "in", "end", "until", "due", "on", "deadline")
        ):
            return _month_day(_MONTHS[word], today, year, late)
    text = " ".join(words)
    named = {"christmas": (12, 24), "xmas": (12, 24), "new year": (12, 31), "year end": (12, 31),
             "eoy": (12, 31), "summer": (6, 21), "easter": (4, 5)}  # fmt: skip
    for name, (month, day) in named.items():
        if name in text:
            goal = date(today.year, month, day)
            return goal if goal >= today else date(today.year + 1, month, day)
    return _relative(words, today)


def _relative(words: list[str], today: date) -> date | None:
    step = 1 if "next" in words else 0
    if "month" in words or "eom" in words:
        return _month_end(today.year, today.month + step)
    if "quarter" in words or "eoq" in words:
        return _month_end(today.year, ((today.month - 1) // 3 + step) * 3 + 3)
    if "year" in words:
        return date(today.year + step, 12, 31)
    if "sprint" in words:
        return today + timedelta(weeks=2 + 2 * step)
    if "week" in words:
        return today + timedelta(days=6 - today.weekday() + 7 * step)
    if "tomorrow" in words:
        return today + timedelta(days=1)
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday")):
        if name in words:
            return today + timedelta(days=(number - today.weekday()) % 7)
    return None


def _month_end(year: int, month: int) -> date:
    """The last day of a month; a month above 12 runs into the next year."""
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def _quarter_end(quarter: int, today: date, year: int | None) -> date:
    goal = _month_end(year or today.year, quarter * 3)
    if goal < today and year is None:
        goal = _month_end(today.year + 1, quarter * 3)
    return goal


def _month_day(month: int, today: date, year: int | None, late: bool) -> date:
    chosen = year or (today.year if month >= today.month else today.year + 1)
    return _month_end(chosen, month) if late else date(chosen, month, 1)
