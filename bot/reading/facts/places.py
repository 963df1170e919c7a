"""Where the needed facts stand, told by who changes them, or by what makes a look-up needless."""

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
_HANDED = (
    "text|message|ticket|form|letter|email|mail|thread|screenshot|photo|page|invoice|contract|"
    "document|transcript|chart|note|record|input|report|log"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source`."""
    _on_the_move(book)
    _in_hand(book)


def _on_the_move(book: RuleBook) -> None:
    """Sources that somebody keeps changing or that nobody touches."""
    lists = {"P": _PLACES, "M": _MOVES, "W": _OFTEN}
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
        lists=lists,
        strength=5,
    )
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
        lists=lists,
        strength=5,
        free=True,
    )


def _in_hand(book: RuleBook) -> None:
    """Tasks for which nothing need be looked up."""
    lists = {"H": _HANDED}
    book.add(
        "knowledge_source",
        "none",
        """
        {H} ..1 carries|has|holds|contains all|everything|it_all
        {H} ..1 speaks for itself
        what ..1 needs|need ..2 is|sits|stands ..1 on|in ..2 {H}
        no|not|nothing ..1 looking|look|digging|dig ..1 anything|anywhere|elsewhere ..1 up|else
        no|zero knowledge|background|reference_material required|needed|involved
        not use|need any ..1 reference|background|outside material|knowledge|documents
        no|without retrieval , no|nor db|database|lookup|lookups|wiki|index|documents
        depends|hinges|goes only|purely|solely on what ..3 said|says|wrote|writes|typed|types
        always|all ..1 inside|in the ..1 {H} they|we|users|people|itself
        all it ever? ..1 has|needs to look|see|read
        one|single {H} at a time , nothing
        """,
        lists=lists,
        strength=5,
        free=True,
    )
    book.add(
        "knowledge_source",
        "model_knows",
        """
        model|llm|thing|it just|simply|obviously|surely|already|clearly knows|swallowed|memorised|
            memorized ..2 ,|.|it|this|that|in|them|all
        in|from the|its weights anyway|already
        any|every ..1 big|large|decent|half_decent|modern|current model|llm does|knows|speaks|can|
            handles|will
        any|every llm can|knows|will|speaks
        model's|its|model own head|brain|memory ..1 is|are ..1 fine|enough|plenty
        no need for|of our|any ..1 own material|documents|docs|data
        needs|need no ..1 textbook|manual|docs|documents|material|wiki of ours
        wikipedia|encyclopaedia|encyclopedia|schoolbook grade|level|type|style|stuff|trivia
        model|llm was raised|brought_up on
        big|large|base|general model ..1 picked|soaked|learned|learnt up|about|in
        """,
        lists=lists,
        strength=5,
        free=True,
    )
