"""Answers that are far from the target."""

from __future__ import annotations

from bot.reading.facts.quality.accuracy_gap_words import GOAL, OUTPUT
from bot.reading.patterns import RuleBook

_MODEL = (
    "model|models|prompt|prompts|prompting|llm|gpt|claude|gemini|llama|output|outputs|results|"
    "result|answers|quality|it|accuracy|bot|baseline|responses|performance|they|version|draft|"
    "drafts|zero_shot|few_shot|attempt|attempts|replies|suggestions|translations|summaries|code|api"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `accuracy_gap`."""
    _useless(book)
    _not_usable(book)
    _miles_away(book)
    _gap_wide(book)


def _useless(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "large",
        """
        useless|unusable|garbage|rubbish|terrible|awful|horrible|dreadful|abysmal|hopeless|
            unacceptable|disastrous
        far ..1 from ..1 usable|good|perfect|enough|acceptable|ready|target|what
        nowhere near
        not ..2 usable|ready|there|acceptable|cut_it|good_enough|do_the_job|up_to_standard
        not ..1 cut it|the_mustard
        every|each second|third|fourth|other ..3 wrong|off|fails|useless|rubbish|bad
        reject|rejects|rejected ..3 most|half|#%|many|a_lot
        rewrote|rewrite|rewrites|redo|redid|fix|discard|discarded|throw ..3 most|half|nearly_all|
            almost_all|everything|majority ..1 of?
        ignore|ignores|ignored|miss|misses|missed|forget|forgets|violate|violates|breaks ..2 our|
            mandatory|the|required|house|half ..2 template|phrases|style|rules|format|schema|
            guidelines|terminology|instructions|constraints|flags
        hallucinat*|invent*|made_up|makes_up|make_up|making_up ..4 half|flags|functions|apis|
            facts|things|stuff|rules|numbers|names|clauses|citations|articles|products|prices|
            fields|codes|parts|dosages|policies|cases|columns|tables|answers|details|sources|
            paragraphs|sections
        keeps|kept|often|frequently|constantly|regularly ..2 hallucinat*|inventing|invents|making|
            getting ..3 wrong|things
        is|are|was|were|looks|results ..2 bad|poor|terrible|awful|horrible|weak|disappointing|
            mediocre|underwhelming|hopeless
        performs|perform|performed|works|does|did ..2 bad|badly|poorly|terribly|horribly|awfully
        not|never ..3 in ..1 our ..1 style|voice|tone|format
        wrong|incorrect ..3 too often|much|frequently|many
        large|big|wide|huge gap
        too many errors|mistakes|false|wrong|hallucinations
        mediocre|underwhelming|lousy|hit_or_miss|hit_and_miss
        not ..1 understand|get|grasp|handle|follow|know ..3 jargon|domain|abbreviations|
            terminology|slang|systems|language|dialect|terms|lingo
        nowhere near|close
        way|far|miles|well|clearly|much|significantly|considerably off|below|under|short|worse|
            behind
        far from good|usable|enough|what|acceptable|ready|there|our|the
        clearly ..2 below|not|worse
        too low|inaccurate|unreliable|many_errors|many_mistakes
        near|basically|practically|almost guessing|random|chance
        no better than ..2 random|chance|coin|guessing
        coin flip|toss
        not ..2 good_enough|usable|acceptable|reliable_enough|accurate_enough|up_to_scratch|
            up_to_par|satisfactory
        not ..3 even close
        so so
        {M} ..4 struggle*|choke*|fails|failed|failing|flop*|mess|bad|poor|poorly|disappointing|weak
        {M} ..4 invent*|hallucinat*|made_up|makes_up|making_up|fabricat*
        {M} ..3 wrong most|in_most|half|often|a_lot|all
        wrong ..2 most|half of|the
        gets|got ..4 wrong ..3 often|time|half|most|third|too
        not understand ..3 our|internal|jargon|domain|it|what
        not|never ..2 get|got there
        can not|never ..2 tell ..5 from
        in most of the? cases
        ignores|ignored ..4 instructions|rules|format|guidelines|page|context
        nonsense|gibberish|drivel|bogus
        coin toss|flip
        wrong page|passage|document|chapter
        wrong answers all|most|too|often
        main complaint
        bad|poor|low|weak|disappointing ..1 results|quality|accuracy|output|outputs|performance|
            answers
        laugh at
        big|huge|large|wide|massive|serious ..2 gap
        quality ..4 bad|poor|insufficient|lacking|not_there|disappointing|too_low|terrible
        misses|miss ..2 most|half|too_many
        nobody|no_one would|can|could use|trust|ship
        we|i can not|not ship|use|trust ..2 it|this|that
        not convincing|impressed|impressive
        sucks|crap|crappy
        """,
        lists={"M": _MODEL},
        strength=2,
        free=True,
    )


def _not_usable(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "large",
        """
        unusable|useless|unshippable|unpublishable
        not|never|nor|neither ..2 useful|usable|shippable|launchable|publishable|acceptable|
            good_enough|presentable|fit_for
        nowhere near
        below ..1 the|our baseline|bar|minimum
        far|way|miles|long_way from|off|below|short
        plausible|utter|complete|pure|total|absolute rubbish|nonsense|garbage|junk
        rated|called|judged|considered|deemed ..5 generic|useless|unusable|poor|bad|wrong
        only|maybe|barely|about|recall|gets ..2 a|one third|quarter|fifth|tenth ..2 of|right|
            correct|usable
        wrong ..3 most|half|majority of
        misses ..8 one|every|out_of ..3 four|three|five|two|fourth|third|#
        most|majority|half of ..5 wrong|generic|unusable|useless|rejected|thrown|off|rewritten
        invent|invents ones|things|stuff|cases|codes ..3 not exist
        """,
        strength=3,
        free=True,
    )


def _miles_away(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "large",
        """
        miles|light_years|galaxies|oceans|worlds|continents|leagues away|off|from|short ..3
            usable|good|{G}|what|ready|acceptable|useful|shippable
        miss|misses|missed|short|below|fail|fails|failed ..4 by a ..1 mile|country_mile|wide_margin|
            long_way|long_shot
        {M} ..4 straight|directly|right to|into|in ..1 bin|trash|rubbish|dustbin|wastebasket
        half|most|majority ..3 {M} ..3 binned|trashed|scrapped|rewritten|discarded|thrown|bin
        mountain to climb
        not ..2 in ..1 same league|ballpark|galaxy|universe as|we|they|the
        """,
        lists={"G": GOAL, "M": OUTPUT},
        strength=3,
        free=True,
    )


def _gap_wide(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "large",
        """
        large|big|huge|wide|substantial accuracy|quality gap
        accuracy|quality|the|our gap ..3 is|remains|stays ..1 large|big|huge|wide|substantial
        """,
        strength=5,
    )
