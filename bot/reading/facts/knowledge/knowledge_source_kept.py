"""Own facts, static or changing, told by who keeps changing them or that nobody touches them."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_PLACES = (
    "roster|rota|timetable|timetables|schedule|price_book|price_list|prices|tariffs|odds|fares|"
    "menu|menus|stock_levels|stock|inventory|availability|register|registry|watchlist|"
    "sanctions_list|ward_list|directory|circulars|bulletins|formulary|catalogue|catalog|"
    "chart_of_accounts|coverage_tables|guide|handbook|manual|manuals|wiki|rulebook|bylaws|"
    "dictionary|glossary|specs|spec|policies|docs|feed|sheet|spreadsheet|knowledge_base|plans|"
    "listings|rates|exchange_rates|stock_list|product_list"
)
_MOVES = (
    "reload*|refresh*|republish*|reissu*|swap*|rotat*|turns|overwrit*|wiped|wipes|scribbl*|"
    "fiddl*|tinker*|edits|replaces|replaced|sends|send|mail|mails|hands|publishes|drops"
)
_OFTEN = (
    "every|each|daily|weekly|monthly|hourly|nightly|overnight|fortnightly|quarterly|by_the_minute|"
    "by_the_second|by_the_hour|constantly|day_in|once_a_week|once_a_month|all_day"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source`."""
    _kept_on_the_move(book)
    _laminated(book)


def _kept_on_the_move(book: RuleBook) -> None:
    """Sources that somebody keeps changing."""
    book.add(
        "knowledge_source",
        "private_changing",
        """
        {P} ..3 {M} ..5 {W}
        {W} ..4 {M} ..4 {P}
        {P} ..3 live|up_to_the_minute
        {P} ..1 move|moves|change|changes|by the minute|second|hour
        {P} .,4 every @ minutes|seconds|hours
        new|revised|updated|fresh ..2 {P} ..4 {W}
        {W} ..4 new|revised|updated|fresh ..2 {P}
        {P} ..3 gets ..5 new ..1 entries|items|pages|words ..3 {W}|week|day|month
        {P} ..2 never the same
        used to be static , now
        """,
        lists={"P": _PLACES, "M": _MOVES, "W": _OFTEN},
        strength=5,
    )


def _laminated(book: RuleBook) -> None:
    """Sources that nobody touches."""
    book.add(
        "knowledge_source",
        "private_static",
        """
        {P}|codes|binder|scheme ..5 laminated|revision_locked|carved|engraved|out_of_print|
            read_only
        {P}|pdfs|binder|deck|slides .,4 same ..3 as_ever|for_years|for_decades|as_always|as_in
        {P}|binder|book|drawing|map ..6 no_one|nobody ..2 edits|touches|updates|changes|edited|
            touched
        {P}|pdfs|scans|archive|plans .,6 last edit|entry|edition|revision|update ..6 before|when|
            decades|years|@
        new|next edition|version|issue of ..2 {P}|codebook|code_book ..4 once_a_decade|
            every_decade|once_in_a_decade
        frozen|sealed|locked rulebook|handbook|manual|archive|catalogue|glossary|corpus|pdf
        """,
        lists={"P": _PLACES},
        strength=5,
        free=True,
    )
