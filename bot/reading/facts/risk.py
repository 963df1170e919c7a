"""Harm of errors, regulation, and where the system must run."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `error_cost`, `regulated` and `on_prem_required`."""
    _high(book)
    _low_medium(book)
    _regulated(book)
    _on_prem(book)


def _high(book: RuleBook) -> None:
    book.add(
        "error_cost",
        "high",
        """
        could|can|may|might|would|will ..4 hurt|die|killed|kill|injured|harmed|sued|harm|death|injury|lawsuit*
        get hurt|sued|fined|killed|injured|fired
        injure|injures|maim|kill|kills|poison|endanger* ..2 someone|people|patient*|workers|users|anyone|a|somebody|staff
        can|could|may|might|would ..2 injure|kill|endanger|harm|ruin|destroy|cost_lives|bankrupt|cause_harm|damage
        errors|mistakes|error|mistake|bug|failure can|could|may|might ..2 harm|hurt|kill|injure|ruin|cost_us
        pretty|really|very|quite|extremely bad|serious|severe|nasty|dangerous|ugly
        miss ..2 flight|trip|deadline|cancer|tumor|tumour|diagnosis|surgery
        we ..2 would|could|can|will|get|be ..2 sued|fined|liable|prosecuted|in_court|lose_the
        cost|costs|costing us ..2 millions|million*|contract|license|licence|$#|a_fortune
        very|extremely|dead serious
        wrong ..4 fatal|lethal|deadly|catastrophic|unacceptable|dangerous|disaster*|very_bad|really_bad|a_scandal
        scandal|recall|jail|prison|court
        someone|people|patient*|patients|lives|anybody|somebody|kids|workers ..4 hurt|die|dies|harmed|harm|at_risk|at_stake|injured|killed|suffer*
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
        very|extremely|super|really|insanely|hugely expensive|costly|serious|bad|severe ..2
        mistake*|error*|wrong_answer*|misses|failure*|miss|slip|slips ..4 very|extremely|really|super ..1 expensive|costly|serious|bad|painful|severe
        mistake*|error*|wrong ..4 serious|severe|expensive|costly|unacceptable|intolerable|not_acceptable|not_tolerated|cost_us_a_fortune|can_cost|costs_us|critical
        can not afford ..3 mistake*|error*|wrong|miss*|false
        zero|no tolerance|room ..2 error*|mistakes|wrong
        must|may not|never be wrong
        legal|serious|severe|criminal|regulatory|major consequences|trouble|exposure|damage|risk|liability|implications
        lose|loses|losing|lost ..3 licence|license|customers|patients|millions|trust|contract*|clients
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
        a|hefty|heavy|big|huge ..1 fine .|,|;|and|from|if|or
        = ..2 fines|fine|lawsuit
        court|prosecut*
        stakes ..2 high
        """.replace("severe ..2\n", "severe if|when\n"),
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
        editor|editors|user|users|agent|agents|human|someone|people|reviewer|staff|they|author|authors|he|she fixes|fix|corrects|correct|edits|edit|adjusts|adjust|notices|overrides|tweaks|redoes|retries|ignores|smile|smiles|shrug|laugh|laughs|shrugs|reruns|dismisses ..3 it|that|them|and|in|,|.|;
        so be it
        smile and|, move
        fixes|fixed|corrected|sorted ..2 in ..1 #ms|seconds|minutes|moment
        shrug*|chuckle*|giggle*|laugh*
        low|tiny|small|minor|little|hardly_any|negligible|no_real consequence*|impact|harm|damage|risk
        if ..6 so_what|who_cares|no_one_cares|whatever
        no drama|harm|damage|consequences|stakes|big_deal|biggie|worries
        nobody|no_one gets hurt|cares|dies|notices
        no one ..2 gets|get|is|will|would|really|ever ..1 hurt|care|cares|notice|notices|mind|complain
        nothing terrible|bad|serious|dramatic|much|really ..1 happens|breaks|lost
        nothing terrible|dramatic|tragic|bad
        not ..2 critical|tragic|big_deal|drama|tragedy|serious|disaster|problem ..2 if|when
        just|only|simply|can|they|people|users|you ..2 retry|regenerate|ignore|edit|shrug|laugh|scroll|skip|correct|fix|dismiss|undo ..1 it|them|and|.|by
        mistakes|errors|typos|slips|wrong_answers ..2 are|is|cost ..2 cheap|harmless|fine|ok|okay|nothing|little|tolerable|acceptable|annoying_at_most|cosmetic|no_problem|trivial|small|minor
        lol
        forgiving|tolerant
        fun|funny ..3 if|when ..2 wrong
        if ..4 wrong ..4 just|simply|no_problem|nothing|shrug|retry|fine|ignore|laugh|whatever|ok|harmless
        not the? end of the world
        nothing ..1 bad|serious|terrible|breaks|happens|tragic|dramatic|critical
        nothing happens
        no harm|damage ..1 done|if|when|at|either|really
        no_one|none ..2 dies|cares|hurt|harmed|notices|complains|gets_hurt|minds|suffers
        rolls their eyes
        eye roll|eyeroll
        worst case ..6 eyes|laugh*|annoy*|shrug*|ignore*|edits|click*|skips|funny|silly|redo|delete*|try_again|giggle*|meh|smile*
        just|simply|only ..2 tweak*|edit|ignore|click|retry|annoying|regenerate|delete|fix|skip|try_again|an_annoyance|internal|for_fun
        people|users|they|you|editors|someone just|simply|can|will ..2 tweak|fix|ignore|correct|retry|edit|regenerate|skip|change|delete|shrug
        mistakes|errors|error|wrong|mistake|typos|misses|slips|mistakes ..3 cheap|fine|ok|okay|acceptable|tolerable|tolerated|easily_fixed|easy_to_fix|easily_corrected|do_not_matter|not_matter|no_problem|low|not_critical|not_a_problem|forgivable|minor
        mistakes|errors|misses do|does not|hardly matter|hurt
        corrected|fixed|caught|undone|edited|reverted by ..2 cardholder|user*|customer|editor*|people|reader*|employee*
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
        costs|cost|loses|wastes|means ..2 day|hour|hours|#ms|#w|time|rework|sale|sales|refund|a_complaint|a_ticket|delay|minutes
        costs|burns|burn|eats|wastes ..3 half|day|hour|afternoon|morning|time
        refund|refunds|reshipment|returns|credit_note|rebooking|callback
        awkward|embarrass*|uncomfortable
        wrong|bad|off|mistake*|error* ..4 = ..3 refund|rework|call|delay|$#
        $# each|per ..1 time|mistake|error|case
        wrong ..3 means|= ..4 extra|second|manual|new|another|truck|visit|call|delay|waiting|rework|work
        customers|clients|users|people ..2 get|are|will|would ..1 confused|annoyed|angry|upset|unhappy
        costs|cost ..4 #ms|#w|hour|hours|day|minutes|rework|time
        means|mean|get|gets|cause|causes|trigger|triggers ..3 complaint|complaints|escalation|escalations
        escalation|escalations|rework|reprints|returns|refund|refunds
        angry|unhappy|annoyed|upset|frustrated|confused customers|users|clients|people|customer|client
        makes|make|making ..3 angry|unhappy|annoyed|upset|frustrated|unhappy
        lose|loses|losing|lost|waste|wastes|wasted ..2 #ms|minutes|hours|half_an_hour|half_a_day|time|an_hour|a_day
        embarrass*
        slows|slow ..2 down ..2 team|people|process
        manual ..1 rework|correction|cleanup
        lost|lose|loses|losing ..1 sales|time|revenue|sale|hours|money|orders
        mislead*
        annoy|annoys|annoyed|irritat* ..3 honest|customers|users|people|clients|patients|staff|guests
        false flags|positives|alarms ..4
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
        """.replace("alarms ..4\n", "alarms annoy|cost|waste|are\n"),
        strength=2,
        unreal=True,
    )


def _regulated(book: RuleBook) -> None:
    book.add(
        "regulated",
        True,
        """
        hipaa|sox|sarbanes|finra|mifid|basel|fda|ema|gxp|gmp|pci|pci_dss|ferpa|glba|dora|bafin|fca|itar|fedramp|solvency|cfr|coppa|aml|kyc|phi|nis2|mdr|21_cfr|gdpr|ccpa|part_11|iso_13485|ehr|hitrust|sec_filings
        ai act
        regulated
        regulator|regulators|regulatory|supervisory|auditors|auditor
        compliance uses|watching|requires|officer|team|wants|demands|must|needs|department|reviews|rules
        medical|patient|health|clinical|hospital|healthcare data|records|record|notes|device|devices|charts|files|reports|information|letters|setting|use|documentation
        hospital|hospitals|bank|banks|insurer|insurers|insurance|pharma|pharmaceutical|fintech|pharmacy|pharmacovigilance
        banking|financial|credit|lending|mortgage|securities|trading industry|sector|services|regulation*|advice|product|products|institution|decisions|institute
        special category|personal health|sensitive_personal data
        under|subject_to|covered_by|bound_by ..2 audit|supervision|oversight|privilege|secrecy|regulation|regulations|gdpr
        attorney client|privilege
        legal ..1 hold|privilege
        government|defense|defence|military|classified|aviation|nuclear ..2 data|agency|contractor|client|information|customer|documents|safety|regulation
        hard rules from legal
        """,
        flip=False,
        strength=1,
    )
    book.add(
        "regulated",
        True,
        """
        hipaa|sox|finra|fda|gxp|pci|gdpr|phi|bafin|mifid|ferpa|fca ..2 appl*|rules|compliance|compliant|data|regulated|scope|covered|audit*|agreement|matters|territory|everywhere
        under|subject_to|covered_by|regulated_by|falls_under ..2 hipaa|sox|gdpr|fda|finra|pci|bafin|fca|mifid|ema|basel
        heavily|highly|tightly|strictly|fully|are|is|in_a|a|we|very regulated
        audited|auditable_by|supervised|regulator|regulators|regulator_insists
        regulator* insists|requires|demands|wants|audits|checks|wants|looks|would|expects|asks
        patient data|records|notes|information
        prescribed|required|mandated|fixed by ..2 law|regulator*|regulation|ministry|fda|authority|authorities
        data protection officer|law|authority|impact
        ethics board|committee|approval
        phi|hipaa|gdpr|sox|finra
        regulated industry|domain|sector|data|market|environment|product|business|space|field
        """,
        flip=False,
        strength=3,
    )
    book.add(
        "regulated",
        False,
        """
        not|un|nothing|no|non|hardly ..1 regulated|regulation|regulatory|regulations|regulator
        unregulated
        de identified|identification
        deidentified|anonymised|anonymized
        no|not|without|zero ..3 hipaa|gdpr|compliance|pii|personal_data|sensitive_data|sensitive|phi|patient_data|confidential
        no ..1 compliance
        public|open data only|anyway
        privacy is sorted
        nothing|not sensitive|confidential|personal
        """,
        strength=4,
        free=True,
    )


def _on_prem(book: RuleBook) -> None:
    data = "data|it|they|anything|nothing|information|documents|records|text|that|content|notes|files|pii|code|stuff|everything|logs|transcripts|messages"
    out = "leave|leaves|leaving|exit|go_outside|go_out_of|go_to|be_sent|be_sent_to|go_into|touch|get_out_of|sent_to|sent_outside|reach"
    place = (
        "server*|network|building|premises|house|perimeter|vpc|cloud|country|hospital|firewall|"
        "infrastructure|datacenter|datacentre|environment|infra|site|data_center|data_centre|us|"
        "bank|cloud_account|walls|third_part*|outside|vendor*|eu|company|campus|tenant|device|openai|provider*|public_cloud|api*|office|intranet|org|machines|lab|plant|ship|vessel|laptop|firm"
    )
    lists = {"D": data, "O": out, "P": place}
    book.add(
        "on_prem_required",
        True,
        """
        not|never|nothing|no|none|must_not|may_not|forbidden ..4 {O} ..4 {P}
        not|never|nothing|cannot leave*
        {D} ..1 must|has|have|needs|should|to ..2 stay|remain|live|be_kept|be_processed|run ..3 in|inside|within|on|in_house|local|here ..3 {P}
        stay|stays|remain|remains|kept|keep ..5 in_house|on_prem|on_site|onsite|on_premise|on_premises|behind_the_firewall|inside_our|inside_the|within_our|local
        air gapped|gap
        not one|single|a_single ..1 byte|word|line|bit|record|document ..3 leaves|goes|may|can|leave|go
        own machines|servers|hardware|data_center|data_centre|datacenter|boxes|racks ..2 only|next|because|required|and_nowhere
        only|must|has_to|have_to|runs|run|stay|stays ..3 on our own machines|servers|hardware|boxes|infrastructure
        , on our own machines|servers|hardware|boxes|infrastructure
        has|have|must|needs to ..1 run ..1 inside|within|on|in ..1 the|our|own|their
        stays|stay|remain|remains in|inside|within our|the|their
        no vendor*|third_parties|third_party ..2 see*|touch*|get*|access|allowed
        security|legal|client|clients|customers|contracts ..3 forbid*|ban*|prohibit*|do_not_allow|not_allow ..4 cloud|external|hosted|outside|openai|apis|api|sending|third
        stays|stay|remains|kept|keep ..3 on|in|inside|within ..3 server*|network|premises|building|datacenter|data_center|data_centre|house|infrastructure|hospital|vpc|country|tenant|perimeter|machines
        runs|run|running|deployed|deploy|works ..3 on ..3 local|own|our|edge|embedded|device|head_unit|handheld|tablet*|laptop*|robot|phone*|vehicle|raspberry|factory|ship|plant ..1 server*|hardware|machine*|box*|unit|device*|computer*|it|without|,|.
        without|no internet|network|connection|connectivity|cloud
        can not|not|never ..2 be used there|here
        only ..2 use ..2 models ..3 hosted|running|run ..2 own|our|vpc|in_house|internally
        host* ..1 models|everything|it|llms|them internally|ourselves|in_house|locally
        hosted|processed|kept inside|within|in the country|our|house
        not allow ..3 data|documents|it|them|files to leave
        confidential ..4 can|must|not|host|stay
        self hosted|hosting|host
        local server|machine|model|models|only|deployment|inference
        not ..2 allowed|permitted|approved|cleared ..2 to use ..3 cloud|openai|hosted|external|apis|chatgpt
        hosted models are|is not
        hosted ..1 models ..3 not allowed|permitted|an_option
        airgapped
        on prem|premise|premises|site ..2 only|required|mandatory|necessary|must|deployment|needed|is_a_must
        must|has_to|have_to|needs|need|required|only|forced ..5 on prem|premise|premises|device|site
        must|has_to|have_to|needs_to|need_to|required|only|runs|run|will|deploy* ..4 locally|offline|on_our_own|in_house|self_hosted|on_our_hardware|on_our_servers
        no|not_use|not_allowed|without|forbids|forbidden|banned|bans|prohibited ..3 cloud|external_apis|external_api|saas|third_party_apis|external_services|public_apis|hosted_models|hosted_model|hosted_apis|public_cloud|cloud_apis|openai|internet|external_calls
        cloud|hosted|external|saas|apis|api|openai ..4 is|are|not ..2 out_of_the_question|forbidden|banned|a_no_go|no_go|prohibited|not_allowed|not_an_option|off_the_table|off_limits|allowed_here
        hosted models are not allowed
        cloud ..3 not ..1 allowed|option|permitted|possible
        on prem|premise|premises
        self hosted|host|hosting only|required|is_required|mandatory|must
        own data center|datacenter|centre
        no internet ..1 access|connection|connectivity|on
        without internet
        runs|run|running|works|work|must ..3 offline|without_connection|disconnected
        clinic|customer|user|player laptops|laptop|machine|device|machines|devices
        runs|run|running on ..4 laptops|laptop|machine|device|phones|phone|devices|edge|premises
        force* us ..3 use ..3 host
        we|you must host
        inside|in|within our|the own? vpc|network|cloud_account|data_center|datacenter|firewall
        data residency|sovereignty
        behind ..2 firewall
        """,
        lists=lists,
        strength=2,
        free=True,
    )
    book.add(
        "on_prem_required",
        False,
        """
        cloud|hosted|apis|saas|azure|aws|openai ..4 is|are|would_be ..2 fine|ok|okay|allowed|acceptable|no_problem|approved|cleared|permitted
        fine|ok|okay|happy with ..3 cloud|hosted|api|apis|saas
        can|may|free_to|could use|go|run ..4 cloud|hosted|api|apis|openai|saas
        no|not need|requirement|need|required|needed ..4 on_prem|self_host|on_premise|on_premises|self_hosting
        not need|have ..3 on_prem|self_host|on_premise|run_locally|stay_in_house|on_site
        hosted gpt*|claude|model ..6 under ..2 hipaa|agreement|contract|dpa|baa
        using it is allowed
        data can|may leave|go
        """,
        strength=4,
        free=True,
    )
