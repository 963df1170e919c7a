"""The harm of a wrong answer."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `error_cost`."""
    _high(book)
    _low_medium(book)
    _told_by_scenes(book)


def _high(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "high",
        """
        could|can|may|might|would|will ..4 hurt|die|killed|kill|injured|harmed|sued|harm|death|
            injury|lawsuit*
        get hurt|sued|fined|killed|injured|fired
        cost|costs|lose|loses|losing us|them|me|you ..1 the|a|our|an|their ..1 client|customer|
            contract|deal|job|account|patient|licence|license|certification
        injure|injures|maim|kill|kills|poison|endanger* ..2 someone|people|patient*|workers|users|
            anyone|a|somebody|staff
        can|could|may|might|would ..2 injure|kill|endanger|harm|ruin|destroy|cost_lives|bankrupt|
            cause_harm|damage
        errors|mistakes|error|mistake|bug|failure can|could|may|might ..2 harm|hurt|kill|injure|
            ruin|cost_us
        is|are|be|get|gets|= ..2 pretty|really|very|quite|extremely bad|serious|severe|nasty|
            dangerous|ugly
        miss ..2 flight|cancer|tumor|tumour|diagnosis|surgery
        we ..2 would|could|can|will|get|be ..2 sued|fined|liable|prosecuted|in_court|lose_the
        cost|costs|costing us ..2 millions|million*|contract|license|licence|a_fortune
        very|extremely|dead serious
        wrong ..4 fatal|lethal|deadly|catastrophic|unacceptable|dangerous|disaster*|very_bad|
            really_bad|a_scandal
        scandal|recall|jail|prison|court
        someone|people|patient*|patients|lives|anybody|somebody|kids|workers ..4 hurt|die|dies|
            harmed|harm|at_risk|at_stake|injured|killed|suffer*
        lawsuit*|litigation|malpractice|liability|liable
        fine|fines|penalty|penalties ..3 from|of|by|if|up|per|regulator*
        regulator* ..3 fine*|sanction*|penal*
        million* ..2 fine*|damages|losses|penalt*
        life threatening|critical|or_death
        lives depend|at|are
        patient|clinical|product|public safety
        safety critical|relevant|issue
        patient|patients ..3 harm*|risk*|safety|danger
        catastroph*|disaster|disastrous|dangerous|fatal|lethal|nightmare
        very|extremely|super|really|insanely|hugely expensive|costly|serious|bad|severe if|when
        mistake*|error*|wrong_answer*|misses|failure*|miss|slip|slips ..4 very|extremely|really|
            super ..1 expensive|costly|serious|bad|painful|severe
        mistake*|error*|wrong ..4 serious|severe|expensive|costly|unacceptable|intolerable|
            not_acceptable|not_tolerated|cost_us_a_fortune|can_cost|costs_us|critical
        can not afford ..3 mistake*|error*|wrong|miss*|false
        zero|no tolerance|room ..2 error*|mistakes|wrong
        must|may not|never be wrong
        legal|serious|severe|criminal|regulatory|major consequences|trouble|exposure|damage|risk|
            liability|implications
        lose|loses|losing|lost ..3 licence|license|customers|patients|millions|trust|contract*|
            clients
        wrong ..2 dose|dosage|diagnosis|medication|payment*|payout*|advice
        promised money
        compliance is watching
        high stakes
        big deal
        goes straight to ..2 court|regulator*|patients
        reputational
        front_page|pr_disaster
        six|seven|eight figure|figures|digit
        @ figure|figures
        fat finger
        ruin|ruins|ruined
        means|mean|get|gets|= ..3 fines|lawsuit*|penalty|jail
        a|hefty|heavy|big|huge fine .|,|;|and|from|if|or
        = ..2 fines|fine|lawsuit
        court|prosecut*
        stakes ..2 high
        """,
        strength=2,
        unreal=True,
        free=False,
    )


def _low_medium(book: RuleBook) -> None:
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
    book.add(
        "error_cost",
        "medium",
        """
        costs|cost|loses|wastes|means ..2 day|hour|hours|#ms|#w|time|rework|sale|sales|refund|
        miss|misses ..2 deadline|appointment|meeting|slot|delivery
        bad ..2 but ..5 repair|fix|correct|recover|repaired|fixed
        annoying but
        distort*|skew*|bias*|pollute*|corrupt* ..4 planning|statistics|figures|report*|data|
            forecast*|analysis|numbers
            a_complaint|a_ticket|delay|minutes
        costs|burns|burn|eats|wastes ..3 half|day|hour|afternoon|morning|time
        refund|refunds|reshipment|returns|credit_note|rebooking|callback
        awkward|embarrass*|uncomfortable
        wrong|bad|off|mistake*|error* ..4 = ..3 refund|rework|call|delay|$#
        $# each|per ..1 time|mistake|error|case
        wrong ..3 means|= ..4 extra|second|manual|new|another|truck|visit|call|delay|waiting|
            rework|work
        customers|clients|users|people ..2 get|are|will|would ..1 confused|annoyed|angry|upset|
            unhappy
        costs|cost ..4 #ms|#w|hour|hours|day|minutes|rework|time
        means|mean|get|gets|cause|causes|trigger|triggers ..3 complaint|complaints|escalation|
            escalations
        escalation|escalations|rework|reprints|returns|refund|refunds
        angry|unhappy|annoyed|upset|frustrated|confused customers|users|clients|people|customer|
            client
        makes|make|making ..3 angry|unhappy|annoyed|upset|frustrated|unhappy
        lose|loses|losing|lost|waste|wastes|wasted ..2 #ms|minutes|hours|half_an_hour|half_a_day|
            time|an_hour|a_day
        embarrass*
        slows|slow ..2 down ..2 team|people|process
        manual ..1 rework|correction|cleanup
        lost|lose|loses|losing ..1 sales|time|revenue|sale|hours|money|orders
        mislead*
        annoy|annoys|annoyed|irritat* ..3 honest|customers|users|people|clients|patients|staff|
            guests
        false flags|positives|alarms annoy|cost|waste|are
        needs to be decent|right|good|correct
        must|should|has ..2 be decent|reasonably|mostly
        rework
        support ticket|call|escalation
        unhappy|angry|upset customer*|user*|client*
        complain* ..2 customers|users
        customers|users|clients ..3 complain|annoyed|unhappy|angry|confused|churn
        some ..2 money|cost|damage|harm|pain
        moderate|medium ..2 cost|harm|risk|impact|damage|stakes
        human would|will|does|to curate|review|check
        invent stuff
        embarrassing|awkward
        costs us ..3 per|each|a
        """,
        strength=2,
        unreal=True,
    )


def _told_by_scenes(book: RuleBook) -> None:
    """Harm told by what then happens to whom."""
    book.add(
        "error_cost",
        "high",
        """
        licence|license|permit|accreditation|certificate|charter is? on the line
        board|regulator|authority|authorities|inspector|inspectors|commission ..2 pull|pulls|
            revoke|revokes|shut|shuts|close|closes the|our|us ..1 plug|licence|license|permit|down
        can|could not be|get wrong|it_wrong|this_wrong|one_wrong|them_wrong ,|.|;|ever|here
        heads will|would|might|may|could roll
        lawsuit|court|prison|jail territory
        irreversible|irrevocable
        no_way|not|never ..1 undo|be_undone|be_reversed|be_taken_back|be_recalled|take_it_back
        end|ends|ending|wind|land|lands up? in|on ..1 prison|jail|hospital|morgue|court|casualty|
            intensive_care|the_er
        wrong .,6 plane|aircraft|bridge|dam|reactor|train|valve|crane
        """,
        strength=5,
        free=True,
        unreal=True,
    )
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
    book.add("error_cost", "medium", "stakes ..2 middling|moderate|medium|so_so|mid", strength=5)
    book.add(
        "error_cost",
        "medium",
        """
        lose|loses|lost|cost|costs ..4 afternoon|morning|evening|weekend|shift
        paged|drives|drive|trip|trips|miles|kilometres|kilometers|journey ..4 for nothing
        we|they|you say sorry
        lost commission|sale|booking
        """,
        strength=2,
        free=True,
        unreal=True,
    )
