"""Wrong answers that do little harm."""

from __future__ import annotations

from bot.reading.facts.risk.error_cost_words import ERRORS
from bot.reading.patterns import RuleBook

_FIXER = (
    "editor|editors|user|users|agent|agents|owner|owners|seller|sellers|engineer|engineers|"
    "adjuster|clerk|clerks|staff|reviewer|reviewers|customer|customers|people|folks|player|"
    "players|reader|readers|they|he|she|we|technician|driver|author|moderator|colleague|"
    "operator|nurse|nurses|someone|somebody|anyone|everyone|human|humans|manager|teacher|analyst|"
    "guest|guests|member|members|kid|kids|viewer|viewers|caller|doctor|clinician|student"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `error_cost`."""
    _harmless(book)
    _life_goes_on(book)
    _somebody_fixes_it(book)
    _cheap_mistakes(book)


def _harmless(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "low",
        """
        harmless|low_stakes|low_risk|no_big_deal|not_a_big_deal|no_biggie|trivial
        just|simply|gets|is|be ignored|discarded|thrown_away|skipped|dropped|dismissed
        nice to have
        costs|cost nothing
        nothing but time
        editor|editors|user|users|agent|agents|human|someone|people|reviewer|staff|they|author|
            authors|he|she fixes|fix|corrects|correct|edits|edit|adjusts|adjust|notices|overrides|
            tweaks|redoes|retries|ignores|smile|smiles|shrug|laugh|laughs|shrugs|reruns|
            dismisses ..3 it|that|them|and|in|,|.|;
        so be it
        smile and|, move
        fixes|fixed|corrected|sorted ..2 in ..1 #ms|seconds|minutes|moment
        low|tiny|small|minor|little|hardly_any|negligible|no_real consequence*|impact|harm|damage|
            risk
        if ..6 so_what|who_cares|no_one_cares|whatever
        no drama|harm|damage|consequences|stakes|big_deal|biggie|worries
        nobody|no_one gets hurt|cares|dies|notices
        no one ..2 gets|get|is|will|would|really|ever ..1 hurt|care|cares|notice|notices|mind|
            complain
        nothing terrible|bad|serious|dramatic|much|really ..1 happens|breaks|lost
        nothing terrible|dramatic|tragic|bad
        not ..2 critical|tragic|big_deal|drama|tragedy|serious|disaster|problem ..2 if|when
        just|only|simply|can|they|people|users|you ..2 retry|regenerate|ignore|edit|shrug|laugh|
            scroll|skip|correct|fix|dismiss|undo ..1 it|them|and|.|by
        mistakes|errors|typos|slips|wrong_answers ..2 are|is|cost ..2 cheap|harmless|fine|ok|okay|
            nothing|little|tolerable|acceptable|annoying_at_most|cosmetic|no_problem|trivial|
            small|minor
        forgiving|tolerant
        fun|funny ..3 if|when ..2 wrong
        if ..4 wrong ..4 just|simply|no_problem|nothing|shrug|retry|fine|ignore|laugh|whatever|ok|
            harmless
        not the? end of the world
        nothing ..1 bad|serious|terrible|breaks|happens|tragic|dramatic|critical
        nothing happens
        no harm|damage ..1 done|if|when|at|either|really
        no_one|none ..2 dies|cares|hurt|harmed|notices|complains|gets_hurt|minds|suffers
        rolls their eyes
        eye roll|eyeroll
        worst case ..6 eyes|laugh*|annoy*|shrug*|ignore*|edits|click*|skips|funny|silly|redo|
            delete*|try_again|giggle*|meh|smile*
        just|simply|only ..2 tweak*|edit|ignore|click|retry|annoying|regenerate|delete|fix|skip|
            try_again|an_annoyance|internal|for_fun
        people|users|they|you|editors|someone just|simply|can|will ..2 tweak|fix|ignore|correct|
            retry|edit|regenerate|skip|change|delete|shrug
        mistakes|errors|error|wrong|mistake|typos|misses|slips|mistakes ..3 cheap|fine|ok|okay|
            acceptable|tolerable|tolerated|easily_fixed|easy_to_fix|easily_corrected|
            do_not_matter|not_matter|no_problem|low|not_critical|not_a_problem|forgivable|minor
        mistakes|errors|misses do|does not|hardly matter|hurt
        corrected|fixed|caught|undone|edited|reverted by ..2 cardholder|user*|customer|editor*|
            people|reader*|employee*
        errors are corrected
        internal|fun|toy|hobby tool|project|only|dashboard ..3 nobody|no_one|just|only|low
        chart on slide
        mildly|slightly|bit|little|merely annoying|embarrassing|awkward
        low stakes|risk|impact
        cost of ..3 error*|mistake*|wrong ..4 low|small|zero|nothing|tiny|minimal|negligible
        easy|easily to? ..1 fix|correct|undo|spot|reversible|revert
        reversible
        """,
        strength=3,
        unreal=True,
        free=True,
    )


def _life_goes_on(book: RuleBook) -> None:
    """Harm told by what then happens to whom."""
    book.add(
        "error_cost",
        "low",
        """
        life goes on
        world keeps|would_keep|will_keep|keeps_on|does_not_stop turning|spinning
        sun still|will|also ..1 rises|rise|comes|shines|shine
        blast radius ..1 is ..1 tiny|small|nil|zero|minimal
        nothing|little|not_much hinges|depends|rides|hangs on it|this|that|them
        can|could ..1 always|simply|just|easily undo|revert|roll_back|rerun
        just|only a ..1 game|joke|toy|horoscope|meme|laugh|gimmick|bit_of_fun
        not|hardly ..1 saving lives
        mistake|mistakes|error|errors|slip|slips|blunder|blunders ..1 cost|costs|is|are ..1
            pennies|peanuts|next_to_nothing|cents
        slip|slips|mistake|mistakes|error|errors|wrong is|are ..1 a laugh|giggle|chuckle|joke
        vanish|vanishes|drown|drowns|disappear|disappears|average|averages ..1 in|out ..1 noise|
            crowd|mass
        it is low stakes
        , big deal
        """,
        strength=5,
        free=True,
        unreal=True,
    )


def _somebody_fixes_it(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "low",
        """
        {E} .,8 {F} ..2 fixes|fix|corrects|correct|notice|notices|spot|spots|catch|catches|shrug|
            shrugs|scroll|scrolls|ignore|ignores|grumble|grumbles|laugh|laughs|edits|retry|
            retries|regenerate|rephrase|reword|skip|skips|move_on|override|overrides|undo|just
        {E} .,6 is|are|gets|get|be ..2 caught|spotted|noticed|fixed|corrected|ironed_out|weeded_out
        {F} ..2 confirm|confirms|double_check|double_checks|review|reviews|check|checks|vet ..3
            so|and|, ..8 nuisance|annoyance|limited|caught|small|harmless|cheap
        nuisance|annoyance|inconvenience|hiccup ..2 and|no_more|at_most|nothing|but
        nothing ..1 worse|dramatic|tragic|serious|breaks|burns|lost|terrible
        no one dies|died|cares|hurt|bleeds|suffers|minds|notices
        hurts|harms no_one
        zero|no drama|harm|big_deal|biggie|tragedy|disaster|consequences|damage|sweat
        not ..2 dramatic|tragic|tragedy|the_end_of|a_catastrophe|a_disaster|a_drama|life_or_death
        damage|harm|risk ..2 is|are ..1 limited|small|low|minimal|negligible|contained|tiny
        loses|lose|costs|cost ..1 a_few|some|few|couple ..1 clicks|seconds|likes|views
        sells|sell|performs|converts a bit|little less|worse
        is|are just a|an bad|dull|odd|weird|silly|lame|boring
        shrug*|giggle*|chuckle*
        in ..2 clicks|click|seconds
        users|people|customers|they just scroll|ignore|retry|move|watch|rephrase
        low stakes|risk
        stakes are low|small|tiny|modest
        {E} .,4 no_harm|harmless|no_problem|whatever|who_cares|so_what|so_be_it|not_a_big_deal
        """,
        lists={"F": _FIXER, "E": ERRORS},
        strength=3,
        unreal=True,
        free=True,
    )


def _cheap_mistakes(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "low",
        """
        no_one going|will to? die|be_hurt|get_hurt
        mistakes|errors|slips are cheap|harmless
        wrong output ..2 gets? binned|discarded|thrown_away
        wrong|bad|lame ..3 costs nothing
        if ..3 is wrong|off|lame|bad ..1 players|users|people|we|they|readers ..1 laugh|shrug|
            scroll|delete
        """,
        strength=4,
        free=True,
        unreal=True,
    )
