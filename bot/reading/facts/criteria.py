"""What defines the answers of a task, such as codes, criteria and layouts: stays it or moves it."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_DEFINES = (
    "layout|form|format|diff_format|diff_shape|shape|call_script|script|code_list|codes|clause_list"
    "|conventions|convention|structure|patterns|pattern_set|sentence_patterns|colours|colors|tags|"
    "tag_list|criteria|policy|classes|grammar|scheme|mapping|rules|doctrine|reasons|reason_list|"
    "types|class_list|grades|list|style_guide|voice|schema|fields|categories|harm_classes"
)
_STAYS = (
    "settled|frozen|final|fixed|ours|stays|untouched|unchanged|set|carved_in_stone|locked|closed"
)
_SETTER = (
    "decree|statute|law|doctrine|insurers|insurer|ministry|regulator|board|standard|contract|"
    "protocol|charter|treaty|scheme|norm|norms|government|court|act|association"
)


def add_rules(book: RuleBook) -> None:
    """Add rules for `task_stability`."""
    lists = {"D": _DEFINES, "S": _STAYS, "B": _SETTER}
    book.add(
        "task_stability",
        "high",
        """
        {D} ..2 is|are|stays|remains ..1 {S}
        layout|form|format|diff_format|diff_shape|shape|script|code_list|clause_list|scheme|
            grammar|pattern_set|schema stays|stay
        {D} ..2 not|never ..1 changed|moved|budged ..2 in|since|for ..3 ages|years|decades|first|
            #w|#y|launch
        {D} ..6 no|without change|changes|edit|edits since|in|for
        {D} ..3 been|stayed|remained ..1 stable|untouched|constant|the_same|unchanged
        {D} ..4 unchanged|untouched|frozen|fixed since|in|for
        {D} ..3 is|are|was|were ..1 fixed|set|given|prescribed|laid_down|dictated by ..2 {B}
        {D} ..1 come|comes|follow|follows from ..1 a|the ..1 {B}
        same ..1 {D} since|for|as|forever
        {D} ..2 seen|had one|a_single|two|@|no edit|edits|change|changes|revision ..1 in|since
        no more|others|further ..3 will|to be added|come
        list|catalogue was frozen
        """,
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "task_stability",
        "low",
        """
        {D} ..2 is|are a_living_thing|living_things|a_moving_target|moving_targets|in_flux
        {D}|themes|topics|questions ..2 is|are|get|gets new each|every time|round|year|quarter|
            season|month
        {D}|voice|brand_voice ..2 get|gets|is|are|being ..1 reworked|rewritten|redone|redrafted|
            renegotiated|redefined|reinvented ..1 every|each|this|all|right|now|again
        rewriting|redrafting|redefining ..1 the? them|it|{D} this|these|right|now
        adds|merges|splits|renames , ..1 adds|merges|splits|renames or|and
        """,
        lists=lists,
        strength=4,
        free=True,
    )
