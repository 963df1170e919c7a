"""Harm told by its consequence, and the distance to the target told in words."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_FIXER = (
    "editor|editors|user|users|agent|agents|owner|owners|seller|sellers|engineer|engineers|"
    "adjuster|clerk|clerks|staff|reviewer|reviewers|customer|customers|people|folks|player|"
    "players|reader|readers|they|he|she|we|technician|driver|author|moderator|colleague|"
    "operator|nurse|nurses|someone|somebody|anyone|everyone|human|humans|manager|teacher|analyst|"
    "guest|guests|member|members|kid|kids|viewer|viewers|caller|doctor|clinician|student"
)
_ERR = (
    "wrong|mistake*|error*|miss|misses|missed|slip|slips|is_off|incorrect|bad|false|"
    "misroute*|misread|misfiled|misclassif*|mislabel*|mistransl*|misquote*|mislead*|faulty|poor|"
    "dull|inaccurate|fails|failure|garbled|clumsy|broken|goes_wrong"
)


def add_rules(book: RuleBook) -> None:
    """Add rules for `error_cost` and `accuracy_gap`."""
    _low(book)
    _more_harm(book)
    _gap(book)


def _low(book: RuleBook) -> None:
    lists = {"F": _FIXER, "E": _ERR}
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
        lists=lists,
        strength=3,
        unreal=True,
        free=True,
    )


def _more_harm(book: RuleBook) -> None:
    lists = {"E": _ERR}
    book.add(
        "error_cost",
        "medium",
        """
        {E} .,12 half_an_hour|a_morning|an_hour|hours|a_day|days|an_afternoon|#ms|#w ..2
            late|lost|of|gone|wasted|while|later|down|extra
        {E} .,10 late|delayed|delay|rework|re_do|redo|redone|refund|refunds|voucher|apology|
            apologise|apologize|awkward|embarrass*|complaint|complaints|annoyed|angry|
            credit_note|reprint|return_shipment|truck_roll|rescheduled|recalculated|
            walk_it_back|costs_us|a_customer_lost|churn|unhappy|confus*|reopened|escalat*
        awkward|embarrassing|annoying|painful but ..1 fixable|repairable|recoverable|manageable|not
        wastes|costs|burns|sends ..5 a_morning|an_hour|half_an_hour|half_a_day|an_afternoon|a_day|
            somebody|wrong_path|days
        late by ..2 #w|#ms|days|day|hours|@
        get|gets ..2 letter from
        """,
        lists=lists,
        strength=2,
        unreal=True,
        free=True,
    )
    book.add(
        "error_cost",
        "high",
        """
        {E} .,12 judge|court|lawsuit|sued|fraud|investigation|fined|penalt*|denied|millions|
            real_money|patient|patients|er|emergency|evacuat*|die|dies|death|injur*|hurt|disaster|scandal|
            licence|license|licensing|prison|recall|recalled|jail|harmed|poison*|explo*|
            liable|liability|regulator|front_page|deport*|overdose*|allerg*|collaps*|unsafe|
            crash|ground*|shut_down|shuts_down|outage|lives|safety|bankrupt*
        {E} ..8 move|moves|moved a|the trade|market|markets
        in front of a? judge|court|regulator|jury|tribunal
        real money
        honour|honor ..1 it|that|the
        take|takes|bring|brings|knock|knocks ..2 down ..6 coverage|network|grid|line|plant|
            service|town|production|system
        patient|patients|child|children|worker|workers|passenger|passengers|people|someone ..3
            harmed|hurt|injured|killed|die|dies|er|hospitalised|suffer|suffers
        professional|legal|regulatory|financial|reputational disaster|ruin|catastrophe|nightmare
        expose* ..4 to|for millions|lawsuits|fines|claims|liability|prosecution
        fraud|criminal|malpractice|negligence investigation|charge|charges|claim|case|suit
        mistranslated evacuation|dosage|warning
        you can imagine
        cost|costs|lose|loses|lost ..3 lives|licence|license|the_licence|the_deal|millions
        very|extremely|really expensive|costly|dangerous|serious
        """,
        lists=lists,
        strength=3,
        unreal=True,
    )


def _gap(book: RuleBook) -> None:
    book.add(
        "accuracy_gap",
        "none",
        """
        above|over|beats|exceeds|better_than|past|at|meets|matches|where|hits|reaches|clears|
            within ..2 what|bar|level|target|goal|threshold|line ..2 we|they|policy|product|
            management|board|asked|wanted|set|needed|need|hoped|agreed|promised|wants|
            was|is|required|expected
        right ..1 where ..3 want|wants|wanted|need|needs|should
        quality|accuracy|output|answers|result|results ..4 at|where the|we|policy|it ..1 level|
            want|wanted|need|wants|should
        product|team|business|reviewers|customers|users|management|everyone|folks|stakeholders|
            editors ..2 is|are|were|had ..1 happy|satisfied|content|pleased|delighted|fine|
            no_complaint|no_complaints|celebrating
        happy|fine|content|satisfied with ..2 quality|results|that|output|answers|accuracy|it
        no ..1 complaint|complaints
        good enough
        passes|passed|cleared ..2 acceptance|bar|review|threshold
        quality|accuracy ..1 is ..1 solved|not_the|no_issue|fine|good|great|done|there
        done on quality
        is ..1 not ..1 the quality|accuracy
        """,
        strength=2,
    )
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
    book.add(
        "accuracy_gap",
        "small",
        """
        almost|nearly|close_to|just_short_of|just_under|just_below|within_a_hair ..2 there|bar|
            target|goal|threshold|good_enough|line|what
        just|slightly|hair|whisker|touch|tad|bit|little below|short|under|shy
        a|few|couple|two|three|four|five of? ..1 points|percent|pp short|below|shy|missing|off|
            under|to_go
        """,
        strength=3,
        free=True,
    )
