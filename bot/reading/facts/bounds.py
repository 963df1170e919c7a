"""Regulation, and where the system must run."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `regulated` and `on_prem_required`."""
    _regulated(book)
    _on_prem(book)


def _regulated(book: RuleBook) -> None:
    book.add(
        "regulated",
        True,
        """
        hipaa|sox|sarbanes|finra|mifid|basel|fda|ema|gxp|gmp|pci|pci_dss|ferpa|glba|dora|bafin|
            fca|itar|fedramp|solvency|cfr|coppa|aml|kyc|phi|nis2|mdr|21_cfr|gdpr|ccpa|part_11|
            iso_13485|ehr|hitrust|sec_filings
        ai act
        regulated
        regulator|regulators|regulatory|supervisory|auditors|auditor
        compliance uses|watching|requires|officer|team|wants|demands|must|needs|department|
            reviews|rules
        medical|patient|health|clinical|hospital|healthcare data|records|record|notes|device|
            devices|charts|files|reports|information|letters|setting|use|documentation
        bank ,|.|;|:|and|with|so|we|where|here
        a|our|the|retail|private|investment|regional|large|small|big ..1 bank
        hospital|hospitals|banks|insurer|insurers|insurance|pharma|pharmaceutical|fintech|
            pharmacy|pharmacovigilance
        banking|financial|credit|lending|mortgage|securities|trading industry|sector|services|
            regulation*|advice|product|products|institution|decisions|institute
        special category|personal health|sensitive_personal data
        under|subject_to|covered_by|bound_by ..2 audit|supervision|oversight|privilege|secrecy|
            regulation|regulations|gdpr
        attorney client|privilege
        legal ..1 hold|privilege
        government|defense|defence|military|classified|aviation|nuclear ..2 data|agency|
            contractor|client|information|customer|documents|safety|regulation
        hard rules from legal
        """,
        flip=False,
        strength=1,
    )
    book.add(
        "regulated",
        True,
        """
        hipaa|sox|finra|fda|gxp|pci|gdpr|phi|bafin|mifid|ferpa|fca ..2 appl*|rules|compliance|
            compliant|data|regulated|scope|covered|audit*|agreement|matters|territory|everywhere
        under|subject_to|covered_by|regulated_by|falls_under ..2 hipaa|sox|gdpr|fda|finra|pci|
            bafin|fca|mifid|ema|basel
        heavily|highly|tightly|strictly|fully|are|is|in_a|a|we|very regulated
        audited|auditable_by|supervised|regulator|regulators|regulator_insists
        regulator* insists|requires|demands|wants|audits|checks|wants|looks|would|expects|asks
        patient data|records|notes|information
        prescribed|required|mandated|fixed by ..2 law|regulator*|regulation|ministry|fda|
            authority|authorities
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
        deidentified|is_anonymised|is_anonymized|fully_anonymised|are_anonymised
        no|not|without|zero ..3 hipaa|gdpr|compliance|pii|personal_data|sensitive_data|sensitive|
            phi|patient_data|confidential
        no ..1 compliance
        public|open data only|anyway
        privacy is sorted
        nothing|not sensitive|confidential|personal
        """,
        strength=4,
        free=True,
    )


def _on_prem(book: RuleBook) -> None:
    data = (
        "data|it|they|anything|nothing|information|documents|records|text|that|content|"
        "notes|files|pii|code|stuff|everything|logs|transcripts|messages"
    )
    out = (
        "leave|leaves|leaving|exit|go_outside|go_out_of|go_to|be_sent|be_sent_to|go_into|"
        "touch|get_out_of|sent_to|sent_outside|reach"
    )
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
        {D} ..1 must|has|have|needs|should|to ..2 stay|remain|live|be_kept|be_processed|
            run ..3 in|inside|within|on|in_house|local|here ..3 {P}
        stay|stays|remain|remains|kept|keep ..5 in_house|on_prem|on_site|onsite|on_premise|
            on_premises|behind_the_firewall|inside_our|inside_the|within_our|local
        air gapped|gap
        closed|isolated|segregated|separate|disconnected ..1 network|environment|system|site
        no outside|external|outbound calls|access|connection|connections|traffic
        inside|within ..2 hospital|company|bank|corporate|plant|factory|own|internal|ministry|
            agency network|datacenter|data_center|data_centre|infrastructure|walls
        everything|all|it on|inside ..1 our own servers|hardware|machines|network
        intranet|internal_network|lan|local_network only
        own servers|hardware ..1 only|,
        not one|single|a_single ..1 byte|word|line|bit|record|document ..3 leaves|goes|may|can|
            leave|go
        own machines|servers|hardware|data_center|data_centre|datacenter|boxes|racks ..2 only|
            next|because|required|and_nowhere
        only|must|has_to|have_to|runs|run|stay|stays ..3 on our own machines|servers|hardware|
            boxes|infrastructure
        , on our own machines|servers|hardware|boxes|infrastructure
        has|have|must|needs to ..1 run ..1 inside|within|on|in ..1 the|our|own|their
        stays|stay|remain|remains in|inside|within our|the|their
        no vendor*|third_parties|third_party ..2 see*|touch*|get*|access|allowed
        security|legal|client|clients|customers|contracts ..3 forbid*|ban*|prohibit*|do_not_allow|
            not_allow ..4 cloud|external|hosted|outside|openai|apis|api|sending|third
        stays|stay|remains|kept|keep ..3 on|in|inside|within ..3 server*|network|premises|
            building|datacenter|data_center|data_centre|house|infrastructure|hospital|vpc|country|
            tenant|perimeter|machines
        runs|run|running|deployed|deploy|works ..3 on ..3 local|own|our|edge|embedded|device|
            head_unit|handheld|tablet*|laptop*|robot|phone*|vehicle|raspberry|factory|ship|
            plant ..1 server*|hardware|machine*|box*|unit|device*|computer*|it|without|,|.
        without|no internet|network|connection|connectivity|cloud
        can not|not|never ..2 be used there|here
        only ..2 use ..2 models ..3 hosted|running|run ..2 own|our|vpc|in_house|internally
        host* ..1 models|everything|it|llms|them internally|ourselves|in_house|locally
        hosted|processed|kept inside|within|in the country|our|house
        not allow ..3 data|documents|it|them|files to leave
        confidential ..4 can|must|not|host|stay
        self hosted|hosting|host
        local server|machine|model|models|only|deployment|inference
        not ..2 allowed|permitted|approved|cleared ..2 to use ..3 cloud|openai|hosted|external|
            apis|chatgpt
        hosted models are|is not
        hosted ..1 models ..3 not allowed|permitted|an_option
        airgapped
        on prem|premise|premises|site ..2 only|required|mandatory|necessary|must|deployment|
            needed|is_a_must
        must|has_to|have_to|needs|need|required|only|forced ..5 on prem|premise|premises|device|site
        must|has_to|have_to|needs_to|need_to|required|only|runs|run|will|deploy* ..4 locally|
            offline|on_our_own|in_house|self_hosted|on_our_hardware|on_our_servers
        no|not_use|not_allowed|without|forbids|forbidden|banned|bans|prohibited ..3 cloud|
            external_apis|external_api|saas|third_party_apis|external_services|public_apis|
            hosted_models|hosted_model|hosted_apis|public_cloud|cloud_apis|openai|internet|
            external_calls
        cloud|hosted|external|saas|apis|api|openai ..4 is|are|not ..2 out_of_the_question|
            forbidden|banned|a_no_go|no_go|prohibited|not_allowed|not_an_option|off_the_table|
            off_limits|allowed_here
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
        cloud|hosted|apis|saas|azure|aws|openai ..4 is|are|would_be ..2 fine|ok|okay|allowed|
            acceptable|no_problem|approved|cleared|permitted
        fine|ok|okay|happy with ..3 cloud|hosted|api|apis|saas
        can|may|free_to|could use|go|run ..4 cloud|hosted|api|apis|openai|saas
        no|not need|requirement|need|required|needed ..4 on_prem|self_host|on_premise|on_premises|
            self_hosting
        not need|have ..3 on_prem|self_host|on_premise|run_locally|stay_in_house|on_site
        hosted gpt*|claude|model ..6 under ..2 hipaa|agreement|contract|dpa|baa
        using it is allowed
        data can|may leave|go
        """,
        strength=4,
        free=True,
    )
