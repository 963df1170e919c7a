"""Where facts live and how fast they change, composed of sources, verbs and rhythms."""

from __future__ import annotations

from bot.reading.facts.knowledge import SOURCES
from bot.reading.patterns import RuleBook

_PLACES = (
    SOURCES + "|sheet|sheets|annex*|bulletin*|circular*|advisor*|brochure|timetable*|"
    "commentary|directive*|fares|fare|recipes|menus|datasheet*|specification*|price|prices|"
    "handbook*|memos|notice*|products|promotion*|promos|parts|roster*|chart|charts|filings|"
    "levels|versions|release_notes|circulars|schedules|case_law|precedents|legislation|deals|"
    "listing*|portfolio|assortment|range|rulebook|tariff*|wording_library|product_lines|"
    "inventory|incidents|updates|videos|episodes|knowledge_articles|leaflets|"
    "monographs|compendium|encyclopedia|dictionary|glossary|memo"
)
_VERBS = (
    "update*|updating|amend*|revise*|revising|replace*|replacing|swap*|refresh*|rewrite*|"
    "rewritten|edit|edits|edited|publish*|push|pushes|pushed|add|adds|added|ship|ships|release*|"
    "ingest*|land|lands|arrive*|appear*|change|changes|changed|changing|come|comes|issue*|"
    "reissue*|rotate*|renew*|move|moves|sync*|upload*|drop|drops|post|posts|posted|adjust*|"
    "reprint*|reload*|republish*|grow|grows|overhaul*|modif*|alter*|turn_over|turns_over|"
    "touch|touches|bring_out|brings_out|imported|roll_out|put_out|puts_out|get_new|gets_new"
)
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_RHYTHMS = {
    "daily": (
        "every_day|each_day|every_night|each_night|every_single_day|every_working_day|"
        "each_working_day|every_morning|each_morning|daily|hourly|nightly|every_hour|"
        "each_hour|overnight|constantly|continuously|all_day|all_the_time|by_the_hour|"
        "by_the_day|by_the_minute|several_times_a_day|every_few_hours|every_business_day|"
        "every_weekday|every_evening|#_times_a_day|twice_a_day|once_a_day|from_day_to_day|"
        "every_minute|every_shift|each_shift|round_the_clock|around_the_clock|every_few_minutes"
    ),
    "weekly": (
        "every_week|each_week|every_single_week|weekly|once_a_week|twice_a_week|"
        "every_few_days|every_other_day|every_two_weeks|every_other_week|fortnightly|"
        "every_fortnight|biweekly|each_sprint|every_sprint|every_couple_of_days|"
        "per_week|week_by_week|several_times_a_week|twice_a_month|"
        + "|".join(f"every_{d}|each_{d}|on_{d}s" for d in _DAYS.split("|"))
    ),
    "monthly": (
        "every_month|each_month|once_a_month|monthly|every_quarter|each_quarter|quarterly|"
        "once_a_quarter|a_few_times_a_year|several_times_a_year|twice_a_year|per_month|"
        "every_few_weeks|every_few_months|every_couple_of_months|every_other_month|"
        "each_season|every_season|per_quarter|month_by_month|every_six_months|each_term"
    ),
    "never": (
        "every_year|each_year|once_a_year|yearly|annually|only_yearly|every_few_years|"
        "once_a_decade|once_in_a_decade|every_decade|every_other_year|per_year|once_per_year"
    ),
}
_INPUT = (
    "text|input|ticket|message|email|e_mail|mail|document|post|review|note|notes|transcript|"
    "report|contract|form|record|call|page|caption|pair|complaint|image|photo|letter|"
    "description|dish_text|story|article|log|chat|conversation|listing|application|request|"
    "prompt|section|abstract|comment|findings|file|invoice|receipt|scan|claim|utterance|item|"
    "clause|row|agreement|brief|recording|thread|essay|answer|submission|case|pdf|resume|cv|"
    "order|landing_page|attributes|source|snippet|diff|function|payload|alert|title|screenshot"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `knowledge_source`, `knowledge_change` and `task_stability`."""
    _change(book)
    _rules_of_the_task(book)
    _input_only(book)
    _known(book)


def _change(book: RuleBook) -> None:
    for value, words in _RHYTHMS.items():
        lists = {"S": _PLACES, "V": _VERBS, "W": words}
        book.add(
            "knowledge_change",
            value,
            """
            {S} .,5 {V} ..4 {W}
            {V} ..4 {S} ..4 {W}
            {W} ..2 {V} ..3 {S}
            {S} .,5 {W} {V}
            new|fresh|updated|revised ..2 {S} ..3 {W}
            {S} ..2 {W} new|fresh
            {W} , ..3 {S} ..2 {V}
            """,
            lists=lists,
            strength=3,
        )
    lists = {"S": _PLACES, "V": _VERBS}
    book.add(
        "knowledge_change",
        "every",
        """
        {S} .,5 {V} ..4 every|each #w
        {V} ..4 {S} ..4 every|each #w
        every|each #w ..2 {V} ..3 {S}
        {S} ..2 every|each #w
        """,
        lists=lists,
        strength=3,
    )
    book.add(
        "knowledge_change",
        "never",
        """
        {S} .,8 is|are|stay|stays ..1 fixed|frozen|unchanged|immutable forever|for_good
        {S} .,6 no_one|never|not|nothing|hardly|rarely|none ..3 {V} ..2 it|them|since|for|again|
            anymore|any_more|.
        {S} .,6 no_longer|never|not|hardly|rarely|will_not ..2 change|changes|changed|changing|
            updated|revised|touched|amended|move|edited
        {S} ..5 written|printed|published|finalised|finalized|finished ..3 #y|once ..6 never|
            no_one|not|since
        {S} .,4 is|are|stay|stays|remain|remains|was|were ..2 fixed|frozen|closed|complete|final|
            finalised|finalized|set_in_stone|static|finished|immutable|archived ..1 for_good|
            forever|and|.|,|;|since|now|material
        fixed|frozen|closed|static|finished|immutable ..1 archive|corpus|collection|edition|set_of
        """,
        lists=lists,
        strength=3,
        free=True,
    )


_RULES = (
    "label|labels|categor*|definition*|taxonom*|classes|scheme|intents|guideline*|template*|"
    "fields|attributes|attribute|schema|rubric|criteria|codes|departments|queues|topics|tags|"
    "style_book|style_guide|rules|rule|types|tiers|codebook|requirements|scope|spec|routes|"
    "teams|kinds|tree|format|layout|instructions|questionnaire|columns|scheme|grades|scale"
)


def _rules_of_the_task(book: RuleBook) -> None:
    """The rhythm in which labels, rules and forms change: the stability of the task."""
    moves = (
        _VERBS + "|shuffle*|reshuffle*|rework*|reorganise*|reorganize*|redefine*|invent|invents|"
        "merge*|split|splits|rename*|restructure*|rethink|redraw*|tweak*|extend*"
    )
    lists = {"R": _RULES, "V": moves, "W": _RHYTHMS["daily"] + "|" + _RHYTHMS["weekly"]}
    book.add(
        "task_stability",
        "low",
        """
        {R} .,5 {V} ..4 {W}
        {V} ..2 new? {R} ..4 {W}
        {V} ..2 {R} ..2 every|each #w
        {R} .,4 {V} ..4 each|every|at_each|at_every ..1 planning|sprint|release|meeting|campaign|
            month|round|iteration|season
        {R} ..3 keep|keeps changing|moving|shifting|growing|evolving
        new|different {R} ..3 turn_up|come_up|pop_up|appear|all_the_time|every|each
        """,
        lists=lists,
        strength=3,
        free=True,
    )
    book.add(
        "task_stability",
        "high",
        """
        {R} ..4 {V} ..3 once|only ..1 in? ..1 a|every decade|ten_years|#w|few_years|blue_moon
        {R} .,4 not|never|hardly|rarely|no_one|none|nobody|neither ..3 {V}
        {R} ..2 is|are|stay|stays|was|remain ..2 fixed|stable|the_same|same|frozen|laid_down|
            settled|set|constant
        {R} .,3 last changed|touched|revised|updated|edited in|#y
        following|follow|under|by|with a|the|our stable|fixed|settled|frozen guideline*|scheme|
            rubric|taxonomy|template|definition*
        {R} ..4 since ..4 and|, ..2 will|remain|stay|stays
        {R} ..4 by law|decree|statute|regulation|the_standard|iso
        """,
        lists={"R": _RULES, "V": moves},
        strength=2,
        free=True,
    )


def _input_only(book: RuleBook) -> None:
    lists = {"I": _INPUT}
    book.add(
        "knowledge_source",
        "none",
        """
        everything|all|whatever ..5 need|needs|needed|required|necessary|matters|relevant|
            used|know ..2 is|are|sits|stands|comes|lies|can_be ..4 in|inside|within|with|from|
            on ..3 {I}
        everything|all ..2 is|are|sits|comes|stands|stays ..2 in|inside|within|from ..2 {I}
        {I} ..3 contain|contains|hold|holds|has|have|includes|carries|gives|brings ..1 all|
            everything|whatever
        {I} ..3 is|are ..1 all|everything|the_only_thing ..4 need|needs|needed|look|see|know|goes|
            required|given|there|gets|matters|have
        {I} ..2 is|are the_only|only|the_sole ..1 input|source|thing|material|information
        {I} alone|itself decides|suffices|is_enough
        is|are all there is to
        that is all there is|one|you|we|it
        {I} needed is ..1 all? ..1 in
        only|just ..1 the {I} ..1 is|are ..1 needed|used|required|given
        nothing ..1 beyond|besides|outside|other_than|but|except ..1 the|that|its|what ..1 {I}
        no|without ..1 outside|external|further|extra|additional|other ..1 knowledge|
            information|info|lookup|context|facts|data|source|sources|material
        {I} ..1 is ..1 passed|handed|pasted|given in|along ..2 , .,4 all
        not ..2 depend|rely on ..2 anything|outside|external
        you ..2 judge|decide|tell|see ..2 from ..1 the {I}
        """,
        lists=lists,
        strength=3,
        free=True,
    )


def _known(book: RuleBook) -> None:
    book.add(
        "knowledge_source",
        "model_knows",
        """
        anything|things|stuff|what|nothing ..1 a|any|every|an ..3 would|could|does ..1 know
        model|models|llm|llms|it|gpt|they ..3 know|knows ..1 them|it|all|this|enough|well|
            everything
        model|models|llm|llms|they|it obviously|clearly|already|surely|certainly know|knows
        school|high_school|grade_school|undergraduate|textbook ..1 maths|math|physics|level|
            knowledge|grammar|arithmetic|algebra|chemistry
        no ..1 company|internal|proprietary|private|secret|in_house ..1 info|information|data|
            knowledge|facts|documents|details
        nothing ..1 company|internal|proprietary|private|secret|in_house
        any|every model|llm|one|body ..2 knows
        general|common|basic|world|everyday ..1 knowledge|sense|wisdom
        public|well_known|widely_known knowledge|facts|libraries|languages|frameworks
        models ..3 trained on|with ..3 already
        """,
        strength=4,
        free=True,
    )
    lists = {"S": _PLACES}
    book.add(
        "knowledge_source",
        "private_changing",
        """
        stale|outdated|obsolete by|within|after
        recent|latest|newest|current|today ..2 {S}
        goes|go|gets|get out_of_date|stale|outdated
        """,
        lists=lists,
        strength=2,
    )
    book.add(
        "knowledge_source",
        "private_changing",
        """
        {S} ..2 live|lives|sit|sits|kept|stored|stands in|on|inside ..2 our|the|confluence|
            sharepoint|notion|wiki|drive|editor|database|system|git|repo|cms|crm|jira
        """,
        lists=lists,
        strength=2,
    )
